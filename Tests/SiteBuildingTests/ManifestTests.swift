import Digest
import SiteBuilding
import SiteChecking
import Testing

struct ManifestTests {
    private static let digests = (1...7).map { Digest(of: [$0]) }
    private static let text = """
        noticeboard manifest 3
        generation\t7
        search\t\(digests[6])
        next\t1796083200
        spare\tassets/a.svg\t\(digests[2])\t\(digests[3])\t0
        file\tb/index.html\t\(digests[0])\t\(digests[1])\t12\t3\t4
        record\t/a/\t\(digests[5])
        record\t/b/\t\(digests[4])
        answer\ten\tfly tip\t/b/\t/a/
        answer\tur\txyzzy
        apart\tsafe\tsafety

        """

    @Test func saysWhatIsPublished() throws {
        let manifest = try #require(Manifest(text: Self.text))
        #expect(manifest.generation == 7)
        #expect(manifest.searchSetup == Self.digests[6])
        #expect(manifest.nextChange == 1_796_083_200)
        #expect(manifest.files.keys.sorted() == ["assets/a.svg", "b/index.html"])
        #expect(manifest.files["assets/a.svg"]?.isCurrent == false)
        #expect(manifest.files["b/index.html"]?.isCurrent == true)
        #expect(manifest.files["b/index.html"]?.size == 12)
        #expect(manifest.files["b/index.html"]?.twins == [3, 4])
        #expect(
            manifest.answers.found == [
                AskedPhrase("fly tip", language: "en"): ["/b/", "/a/"], AskedPhrase("xyzzy", language: "ur"): [],
            ]
        )
        #expect(manifest.answers.wordsApart == [["safe", "safety"]])
        #expect(manifest.records == ["/a/": Self.digests[5], "/b/": Self.digests[4]])
    }

    @Test func isWrittenAsItIsReadInTheOrderOfItsPaths() {
        #expect(Manifest(text: Self.text)?.text == Self.text)
        #expect(Manifest(text: Manifest().text) == Manifest())
    }

    @Test(arguments: [
        "", "\n", "noticeboard manifest 1\ngeneration\t1\n", "noticeboard manifest 3\ngeneration\tone\n",
        "noticeboard manifest 3\ngeneration\t1", "noticeboard manifest 3\nfile\ta\n",
        "noticeboard manifest 3\nfile\ta\tx\ty\t1\n", "noticeboard manifest 3\nfeather\ta\n",
        "noticeboard manifest 3\nrecord\t/a/\t0\n", "noticeboard manifest 3\nnext\tsoon\n",
    ])
    func isNoneWhereItCannotBeTrusted(text: String) {
        #expect(Manifest(text: text) == nil)
    }

    @Test func isNoneWhereverItIsCutInTwo() {
        let text = Self.text
        for length in 0..<text.utf8.count where text.utf8.dropFirst(length).first != UInt8(ascii: "\n") {
            let part = String(text.utf8.prefix(length))!
            #expect(part.hasSuffix("\n") || Manifest(text: part) == nil)
        }
    }

    @Test func decidesOnStepsByWhatDiffers() {
        let (old, new) = (Digest(of: [1]), Digest(of: [2]))
        #expect(
            buildSteps(
                planned: ["new": new, "changed": new, "same": old],
                published: ["changed": old, "same": old, "gone": old]
            ) == [.write("changed"), .delete("gone"), .write("new"), .keep("same")]
        )
        #expect(buildSteps(planned: [:], published: [:]) == [])
    }
}
