import ByteCoding
import Digest
import SiteBuilding
import SiteChecking
import SiteTesting
import Testing

extension Manifest {
    init?(text: String) { self.init(bytes: Array(text.utf8)) }

    func text() throws -> String {
        var bytes: [UInt8] = []
        try write { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}

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

    @Test func isWrittenAsItIsReadInTheOrderOfItsPaths() throws {
        #expect(try Manifest(text: Self.text)?.text() == Self.text)
        #expect(try Manifest(text: Manifest().text()) == Manifest())
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

    @Test("a line of many is found and replaced as in a manifest that is taken apart", arguments: 1...3)
    func linesAreReplaced(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var manifest = try #require(Manifest(text: Self.text))
        manifest.files["assets/a.svg"]?.isCurrent = true
        for number in 0..<300 {
            let path = "\(["a", "assets", "reports"].randomElement(using: &random)!)/\(random.next() % 9999)/index.html"
            manifest.files[path] = manifest.files["b/index.html"]
            manifest.files[path]?.fingerprint = Digest(of: [1, UInt8(number % 256)])
            manifest.records["/\(path)"] = Digest(of: [2, UInt8(number % 256)])
        }
        let before = try manifest.text()
        var text = ManifestText(HeldList(Array(before.utf8)))
        let frame = try #require(text.frame)
        #expect(frame.generation == 7 && frame.answers == manifest.answers)
        #expect(frame.files.isEmpty && frame.records.isEmpty)
        for (path, file) in manifest.files {
            #expect(text.holds(path, madeFrom: file.fingerprint))
            #expect(!text.holds(path, madeFrom: file.digest) && !text.holds(path + "x", madeFrom: file.fingerprint))
        }
        for (address, digest) in manifest.records {
            #expect(text.holds(record: address, digest) && !text.holds(record: address, Digest(of: [])))
        }
        for address in manifest.records.keys.sorted().shuffled(using: &random).prefix(20) {
            manifest.records[address] = Digest(of: [3])
            let isReplaced = text.replace(record: address, with: Digest(of: [3]))
            #expect(isReplaced)
        }
        var inPlace = Array(before.utf8)
        for (start, bytes) in try #require(text.linesInPlace) {
            inPlace.replaceSubrange(start..<start + bytes.count, with: bytes)
        }
        #expect(try String(decoding: inPlace, as: UTF8.self) == manifest.text())
        for path in manifest.files.keys.sorted().shuffled(using: &random).prefix(20) {
            manifest.files[path]?.size += 1_000_000
            let isReplaced = text.replace(path, with: manifest.files[path]!)
            #expect(isReplaced)
        }
        #expect(text.linesInPlace == nil)
        manifest.answers.wordsApart.append(["sign", "signal"])
        text.replace(manifest.answers)
        let holdsMore = text.replace("reports/none", with: manifest.files["b/index.html"]!)
        #expect(!holdsMore)
        var written: [UInt8] = []
        try text.write { written += $0 }
        #expect(try String(decoding: written, as: UTF8.self) == manifest.text())
    }

    @Test("a line is written over the old one where each word takes the room that it took")
    func linesAreReplacedInPlace() throws {
        let current = Self.text.replacing("spare", with: "file")
        func isInPlace(size: Int, twins: [Int]) throws -> Bool {
            var text = ManifestText(HeldList(Array(current.utf8)))
            var file = try #require(Manifest(text: current)?.files["b/index.html"])
            (file.fingerprint, file.size, file.twins) = (Self.digests[6], size, twins)
            let isReplaced = text.replace("b/index.html", with: file)
            try #require(isReplaced)
            return text.linesInPlace != nil
        }
        #expect(try isInPlace(size: 12, twins: [3, 4]))
        #expect(try isInPlace(size: 99, twins: [9, 9]))
        #expect(try !isInPlace(size: 1, twins: [23, 4]))
        #expect(try !isInPlace(size: 123, twins: [3, 4]))
        #expect(try !isInPlace(size: 12, twins: [345]))
    }

    @Test("answers are never written over the old ones: a line of them is none that is pending")
    func answersAreReplacedWhole() throws {
        var text = ManifestText(HeldList(Array(Self.text.replacing("spare", with: "file").utf8)))
        var answers = try #require(text.frame).answers
        answers.wordsApart = [["risky", "safety"]]
        text.replace(answers)
        #expect(text.linesInPlace == nil)
    }

    @Test("lines alone are not replaced where an asset waits to go, and in what is no manifest")
    func mayNotBeReplaced() {
        func frame(_ text: some Sequence<UInt8>) -> Manifest? { ManifestText(HeldList(Array(text))).frame }
        #expect(frame(Self.text.utf8) == nil)
        let current = Self.text.replacing("spare", with: "file")
        #expect(frame(current.utf8) != nil)
        #expect(frame(current.utf8.dropLast()) == nil)
        #expect(frame(current.utf8.dropFirst()) == nil)
        #expect(frame([]) == nil)
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
