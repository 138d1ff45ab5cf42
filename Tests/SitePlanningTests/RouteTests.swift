import SiteContent
import SitePlanning
import Testing

struct RouteTests {
    @Test(arguments: [
        ("content/pages/index.md", "", "/"),
        ("content/pages/a-z.md", "", "/a-z/"),
        ("content/pages/about/index.md", "", "/about/"),
        ("content/pages/about/sources.md", "", "/about/sources/"),
        ("content/pages/about/sources.ur.md", "", "/ur/about/sources/"),
        ("content/pages/index.ur.md", "", "/ur/"),
        ("content/pages/About/Us.md", "", "/about/us/"),
        ("content/report/index.md", "", "/report/"),
        ("content/report/hate-crime.md", route, "/report/hate-crime/"),
        ("content/report/hate-crime.en.md", route, "/report/hate-crime/"),
        ("content/report/hate-crime.ur.md", route, "/ur/report/hate-crime/"),
        ("content/priorities/safe/litter.md", "", "/priorities/litter/"),
        ("content/priorities/safe/litter.ur.md", "", "/ur/priorities/litter/"),
        ("content/achievements/bags.md", "period: 2016", "/achievements/bags/"),
        ("content/campaigns/tidy/index.md", "status: running", "/campaigns/tidy/"),
        ("content/schools/allies.md", resource, "/schools/allies/"),
    ])
    func aFileHasOneAddress(path: String, more: String, address: String) {
        let (plan, problems) = plan([path: entry("A", more)])
        #expect(problems == [])
        #expect(plan?.pages.first { $0.source.string == path }?.route == Route(address))
    }

    @Test func anUpdateLiesBelowItsCampaign() {
        let (plan, problems) = plan([
            "content/campaigns/tidy/index.md": entry("Tidy", "status: running"),
            "content/campaigns/tidy/updates/launch.md": entry("Launch", "campaign: tidy\ndate: 2016"),
        ])
        #expect(problems == [])
        #expect(plan?.pages.map(\.route.path) == ["/", "/campaigns/tidy/", "/campaigns/tidy/updates/launch/"])
    }

    @Test(arguments: [
        ("/", "index.html", nil), ("/a/", "a/index.html", "/"), ("/a/b/", "a/b/index.html", "/a/"),
    ])
    func anAddressHasAFileAndAPageAbove(path: String, file: String, parent: String?) {
        #expect(Route(path).outputFile == file)
        #expect(Route(path).parent?.path == parent)
    }

    @Test(arguments: [
        (["content/pages/report.md", "content/report/index.md"], "/report/"),
        (["content/pages/about.md", "content/pages/about/index.md"], "/about/"),
        (["content/pages/About.md", "content/pages/about.md"], "/about/"),
        (["content/pages/about.en.md", "content/pages/about.md"], "/about/"),
        (["content/priorities/kind/litter.md", "content/priorities/safe/litter.md"], "/priorities/litter/"),
        (["content/pages/ur/about.md", "content/pages/about.ur.md"], "/ur/about/"),
    ])
    func twoFilesWithOneAddressAreTold(files: [String], address: String) {
        let (_, problems) = plan(Dictionary(uniqueKeysWithValues: files.map { ($0, entry("A")) }))
        let sorted = files.sorted()
        #expect(
            problems == [
                "\(sorted[1]): error: published at \(address), as is \(sorted[0]). Rename one of them: capital letters make no difference in an address."
            ]
        )
    }

    @Test func threeFilesWithOneAddressAreToldTogether() {
        let (_, problems) = plan([
            "content/pages/a.md": entry("A"), "content/pages/A.md": entry("A"), "content/pages/a/index.md": entry("A"),
        ])
        #expect(
            problems == [
                "content/pages/a.md: error: published at /a/, as is content/pages/A.md, content/pages/a/index.md. Rename one of them: capital letters make no difference in an address."
            ]
        )
    }

    @Test func aDraftMayHaveTheAddressOfWhatItReplaces() {
        let (_, problems) = plan([
            "content/pages/about.md": entry("A"), "content/pages/about/index.md": entry("A", "draft: true"),
        ])
        #expect(problems == [])
    }

    @Test func formerAddressesLeadToThePage() {
        let (plan, problems) = plan([
            "content/pages/about.md": entry("About", "aliases: [/who-we-are/, /Old/Team, /page_1.html]"),
            "content/pages/about.ur.md": entry("ہم", "aliases: [/ur/old/]"),
        ])
        #expect(problems == [])
        #expect(plan?.redirects.map(\.from.path) == ["/old/team/", "/page_1.html/", "/ur/old/", "/who-we-are/"])
        #expect(plan?.redirects.map(\.to.path) == ["/about/", "/about/", "/ur/about/", "/about/"])
        #expect(plan?.redirects.map(\.title) == ["About", "About", "ہم", "About"])
    }

    @Test(arguments: [
        "about/", "/", "//other.example/", "/a b/", "/a/../b/", "https://www.example.org/a/", "/ä/", "/a?b",
    ])
    func whatIsNoAddressIsNoFormerAddress(alias: String) {
        let (_, problems) = plan(["content/pages/a.md": entry("A", "aliases: [\"\(alias)\"]")])
        #expect(
            problems == [
                "content/pages/a.md:7:11: error: “\(alias)” is no address of this site. Write it as /old/address/, in small letters, figures and hyphens."
            ]
        )
    }

    @Test(arguments: [
        ("/b/", "/b/", "content/pages/b.md"), ("/B", "/b/", "content/pages/b.md"), ("/a/", "/a/", "content/pages/a.md"),
    ])
    func aFormerAddressMustBeFree(alias: String, address: String, owner: String) {
        let (_, problems) = plan([
            "content/pages/a.md": entry("A", "aliases: [\"\(alias)\"]"), "content/pages/b.md": entry("B"),
        ])
        #expect(
            problems == [
                "content/pages/a.md:7:11: error: the former address \(address) is in use by \(owner). Take it out of “aliases” of one of them."
            ]
        )
    }

    @Test func twoPagesCannotHaveOneFormerAddress() {
        let (_, problems) = plan([
            "content/pages/a.md": entry("A", "aliases: [/old/]"), "content/pages/b.md": entry("B", "aliases: [/Old/]"),
        ])
        #expect(
            problems == [
                "content/pages/b.md:7:11: error: the former address /old/ is in use by a page at /a/. Take it out of “aliases” of one of them."
            ]
        )
    }
}
