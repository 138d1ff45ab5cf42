import SiteCommands

await runNoticeboard()
