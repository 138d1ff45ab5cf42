package import Digest
package import SiteContent
package import Templates

/// A theme that was read and checked: nothing in it can fail when a page is rendered.
package struct Theme: Sendable {
    /// Of every template, word and asset: a changed theme renders every page anew.
    package let digest: Digest
    package let assets: [Asset]
    private let templates: [String: TemplateSet]
    private let words: [String: Words]

    /// The templates with the words of a language in their places.
    package func templates(in language: String) -> TemplateSet { templates[language]! }
    package func words(in language: String) -> Words { words[language]! }
}

/// A file of the theme or beside an entry, under the name it is published by.
package struct Asset: Sendable {
    /// `site.css`.
    package let name: String
    /// `site.1b2c3d4e5f60.css`: new bytes have a new name, so a browser may keep the old ones for ever.
    package let publishedName: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let hash = String(Digest(of: bytes).description.prefix(12))
        let stem = name.prefix { $0 != "." }
        publishedName = "\(stem).\(hash)\(name.dropFirst(stem.count))"
    }

    package var address: String { "/assets/\(publishedName)" }
}

extension Theme {
    /// What the program renders, and the fields that each template may name.
    private static let expectations: [String: Expectation] = [
        "shell": .shell(ShellView.self, slots: SlotsView.self),
        "head": .model(HeadView.self),
        "languages": .model(LanguagesView.self),
        "contact-card": .model(ContactView.self),
        "redirect": .model(RedirectView.self),
        "home": .model(PlainPageView.self),
        "page": .model(PlainPageView.self),
        "reporting-route": .model(ReportingRouteView.self),
        "priority": .model(PriorityView.self),
        "achievement": .model(AchievementView.self),
        "campaign": .model(CampaignView.self),
        "campaign-update": .model(CampaignUpdateView.self),
        "education-resource": .model(EducationResourceView.self),
        "sheet": .model(SheetView.self),
        "pack": .model(SheetView.self),
        "share-picture": .model(SharePictureView.self),
        "webmanifest": .model(WebManifestView.self),
    ]

    /// Reads the files below `theme/`; nil where there is a fault.
    ///
    /// `others` are the templates that other parts of the program render, with their fields; `problems` tells every
    /// fault of every template, asset and file of words.
    package init?(
        _ files: [SourceFile],
        languages: [Language],
        expecting others: [String: Expectation],
        problems: inout [Diagnostic]
    ) {
        guard !files.isEmpty else {
            problems.append(.noTheme)
            return nil
        }
        let found = problems.count
        let isWrong = { (file: SourceFile) in file.isText && String(validating: file.bytes, as: UTF8.self) == nil }
        problems += files.filter(isWrong).map(Diagnostic.notUTF8)
        let texts = files.filter { $0.path.string.hasSuffix(".mustache") }
        let sources = texts.compactMap { TemplateSource($0, in: "theme/templates/") }
        let partials = texts.compactMap { TemplateSource($0, in: "theme/templates/partials/") }
        let assets = Self.assets(of: files, problems: &problems)
        let names = Dictionary(assets.map { ($0.name, $0.publishedName) }, uniquingKeysWith: { first, _ in first })
        let byPath = Dictionary(files.map { ($0.path.string, $0) }, uniquingKeysWith: { first, _ in first })

        var templates: [String: TemplateSet] = [:]
        var words: [String: Words] = [:]
        for language in languages {
            let path = "theme/strings/\(language.code).yaml"
            guard let file = byPath[path] else {
                problems.append(
                    Diagnostic(
                        file: path,
                        problem: "the words of \(language.name) are missing",
                        remedy: "Copy the file of another language and translate it."
                    )
                )
                continue
            }
            let strings = readStrings(file, problems: &problems)
            // A file that could not be read is one fault, not one for each of its words.
            guard !strings.isEmpty else { continue }
            for key in Words.required where strings[key] == nil {
                let near = nearest(to: key, among: strings.keys.filter { !Words.required.contains($0) }.sorted())
                problems.append(
                    Diagnostic(
                        file: path,
                        problem: "no words for “\(key)”",
                        remedy: near.map { "Did you mean that by “\($0)”?" } ?? "Add a line “\(key): …”."
                    )
                )
            }
            let plain = strings.mapValues(\.value)
            words[language.code] = Words(plain)
            do {
                templates[language.code] = try TemplateSet(
                    sources: sources,
                    partials: partials,
                    strings: plain,
                    asset: { names[$0] },
                    expecting: Self.expectations.merging(others) { ours, _ in ours }
                )
            } catch {
                problems += error.all.map(Diagnostic.init)
            }
        }
        problems += languages.prefix(1).compactMap { templates[$0.code].flatMap(webManifestFault) }
        for (language, set) in templates where language == languages[0].code {
            problems += set.unused.map { file in
                Diagnostic(.warning, file: file, problem: "nothing uses this template", remedy: "Delete it.")
            }
        }
        guard !problems[found...].contains(where: { $0.severity == .error }) else { return nil }
        var digester = Digester()
        for file in files {
            digester.update(file.path.string)
            digester.update(file.bytes)
        }
        digest = digester.finalize()
        self.assets = assets
        self.templates = templates
        self.words = words
    }

    /// Every asset; style sheets and scripts last, since they name the others.
    private static func assets(of files: [SourceFile], problems: inout [Diagnostic]) -> [Asset] {
        let folder = "theme/assets/"
        let all = files.filter { $0.path.string.hasPrefix(folder) }
        func name(_ file: SourceFile) -> String { String(file.path.string.dropFirst(folder.count)) }
        let plain = all.filter { !$0.isText }.map { Asset(name: name($0), bytes: $0.bytes) }
        let names = Dictionary(plain.map { ($0.name, $0.publishedName) }, uniquingKeysWith: { first, _ in first })
        let texts = all.filter(\.isText).map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
            let filled = fillAssets(text) { names[$0] }
            problems += filled.missing.map { missing in
                Diagnostic(
                    file: file.path.string,
                    at: place(of: missing.offset, in: file.bytes),
                    problem: missing.problem,
                    remedy: missing.remedy
                )
            }
            return Asset(name: name(file), bytes: Array(filled.text.utf8))
        }
        return plain + texts
    }
}

/// The line and column of a byte.
private func place(of offset: Int, in bytes: [UInt8]) -> Place {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Place(line: line, column: String(decoding: before[start...], as: UTF8.self).count + 1)
}

extension TemplateSource {
    /// Nil where the file does not lie directly in `folder`.
    fileprivate init?(_ file: SourceFile, in folder: String) {
        let path = file.path.string
        guard path.hasPrefix(folder), !path.dropFirst(folder.count).contains("/") else { return nil }
        let name = path.dropFirst(folder.count).dropLast(".mustache".count)
        self.init(name: String(name), file: path, text: String(decoding: file.bytes, as: UTF8.self))
    }
}

extension SourceFile {
    /// Templates, style sheets and scripts: what names of assets are filled into.
    fileprivate var isText: Bool { [".mustache", ".css", ".js"].contains { path.string.hasSuffix($0) } }
}

extension Diagnostic {
    fileprivate static let noTheme = Diagnostic(
        file: "theme",
        problem: "the folder is empty, or not there",
        remedy: "Put the theme's templates, strings and assets there."
    )

    fileprivate static func notUTF8(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            file: file.path.string,
            problem: "the file is not UTF-8 text",
            remedy: "Save it again with the encoding UTF-8."
        )
    }

    fileprivate init(_ fault: TemplateFault) {
        self.init(
            file: fault.file,
            at: fault.line.map { Place(line: $0, column: fault.column ?? 1) },
            problem: fault.problem,
            remedy: fault.remedy
        )
    }
}
