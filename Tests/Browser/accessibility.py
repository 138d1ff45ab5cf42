"""axe-core on every page, narrow and wide, light and dark, with scripts and without."""

import importlib.resources

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# All rules, best practices too. Contrast is held to level AAA, which passes AA, in both schemes of colours; nothing else
# depends on them, and no colour depends on scripts.
RUN = """async (look) => {
  const contrast = {"color-contrast": {enabled: false}, "color-contrast-enhanced": {enabled: look !== "structure"}};
  // Selectors are a quarter of the time; the beginning of an element's HTML tells where it is as well.
  const told = {resultTypes: ["violations"], preload: false, selectors: false};
  const found = await axe.run(document, look === "contrast"
    ? {...told, runOnly: ["color-contrast-enhanced"]}
    : {...told, rules: contrast});
  return [found.testEngine.version, found.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html.slice(0, 80))])];
}"""
LOOKS = {True: (("light", "everything"), ("dark", "contrast")), False: (("light", "structure"),)}
WIDTHS = (320, 1280)
# Sheets are made of what other pages have, by one template, and are for paper: each look at one width is enough.
SHEET_WIDTHS = {"everything": 320, "contrast": 1280, "structure": 1280}


def check(browser, address, paths, findings):
    """Returns axe's version and how many times it looked."""
    looked = 0
    version = ""
    for scripts in (True, False):
        context = browser.new_context()
        if not scripts:
            # The page's own script is kept away; axe itself is one, put in by the driver.
            context.route("**/*.js", lambda route: route.abort())
        page = context.new_page()
        for path in paths:
            page.goto(address + path)
            page.evaluate(AXE)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                for scheme, look in LOOKS[scripts]:
                    if path.endswith("/print/") and SHEET_WIDTHS[look] != width:
                        continue
                    page.emulate_media(color_scheme=scheme)
                    version, violations = page.evaluate(RUN, look)
                    looked += 1
                    place = f"{path} at {width} px, {scheme}, {'with' if scripts else 'without'} scripts"
                    for rule, words, targets in violations:
                        findings.add("axe", place, f"{rule}: {words}: {', '.join(targets[:5])}")
        context.close()
    return version, looked
