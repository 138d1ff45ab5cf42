import SiteBuilding
import SiteTesting
import Testing

struct RandomEditTests {
    /// Eighteen changes each, some of them two or three at once.
    @Test(arguments: [UInt64](1...4))
    func leaveWhatACleanBuildWouldWrite(seed: UInt64) throws {
        var random = RandomSite(seed: seed)
        let site = try Building(random.site)
        try site.build()
        for step in 1...9 {
            for _ in 0...step % 3 { random.change() }
            site.options.now = random.now
            try site.build(random.site)
            let found = try site.differencesFromACleanBuild()
            try #require(found == [], "seed \(seed), step \(step), after \(random.history)")
            if step.isMultiple(of: 4) { #expect(try site.build().isUnchanged) }
        }
        #expect(Set(random.history).count > 8)
    }
}
