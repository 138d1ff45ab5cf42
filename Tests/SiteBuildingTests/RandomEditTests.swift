import SiteBuilding
import SiteTesting
import Testing

struct RandomEditTests {
    /// Eighteen changes each, some of them two or three at once. With NOTICEBOARD_RANDOM_SITES=28 there are 504.
    @Test(arguments: RandomSite.seeds(usually: 4))
    func leaveWhatACleanBuildWouldWrite(seed: UInt64) throws {
        var random = RandomSite(seed: seed)
        let site = try Building(random.site)
        try site.build()
        for step in 1...9 {
            for _ in 0...step % 3 { random.change() }
            site.options.now = random.now
            try site.harmCache(at: step)
            try site.build(random.site)
            let found = try site.differencesFromACleanBuild()
            try #require(found == [], "seed \(seed), step \(step), after \(random.history)")
            if step.isMultiple(of: 3) {
                #expect(try site.build().isUnchanged)
                #expect(try site.differencesFromACleanBuild() == [])
            }
        }
        #expect(Set(random.history).count > 8)
    }
}

extension Building {
    /// What may become of the cache between two builds: it goes, or a part, or it is damaged, or another program's.
    fileprivate func harmCache(at step: Int) throws {
        let files = try output.contents(of: "site/cache")
        switch step % 6 {
        case 1: try files.keys.forEach { try output.delete("site/cache/\($0)") }
        case 2: if files["sources"] != nil { try output.delete("site/cache/sources") }
        case 3:
            for (name, bytes) in files {
                var damaged = bytes
                damaged[bytes.count * 2 / 3] ^= 0x20
                try output.write("site/cache/\(name)", damaged)
            }
        case 4:
            for (name, bytes) in files { try output.write("site/cache/\(name)", Array(bytes.prefix(bytes.count / 2))) }
        case 5: for name in files.keys { try output.write("site/cache/\(name)", "a cache of another version\n") }
        default: break
        }
    }
}
