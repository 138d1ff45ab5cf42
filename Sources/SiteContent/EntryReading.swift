import CommonMark
import Digest

/// What a file's folder says of it, before the file is opened.
struct EntryIdentity: Equatable {
    let stem: String
    let language: String
    let kind: String
    /// The folder that names the group of a priority, or the campaign of an update.
    let parent: String?
}

/// Reads one Markdown file with its front matter.
///
/// - Parameter again: Gives the bytes of the file once more, so that the entry need not keep its text.
/// - Returns: nil where a fault leaves no entry; every fault is in `problems` in any case.
package func readEntry(
    _ file: SourceFile,
    settings: SiteSettings,
    again: (@Sendable () -> [UInt8])? = nil,
    problems: inout [Diagnostic]
) -> Entry? {
    let path = file.path.string
    guard let identity = EntryIdentity(of: file.path, settings: settings) else {
        problems.append(.unknownFolder(path))
        return nil
    }
    if !identity.stem.utf8.allSatisfy(\.isAddressByte),
        let character = identity.stem.first(where: { !$0.isAddressCharacter })
    {
        problems.append(.fileName(file.path, holding: character))
        return nil
    }
    guard file.isUTF8 else {
        problems.append(.notUTF8(path, bytes: file.bytes))
        return nil
    }
    guard let parts = FileParts(file.bytes) else {
        problems.append(FileParts.beginWithFence(file.bytes) ? .unendedFrontMatter(path) : .noFrontMatter(path))
        return nil
    }
    let bodyBytes = Array(file.bytes[parts.text...])
    var textAgain: (@Sendable () -> (bytes: [UInt8], firstLine: Int))?
    if let again { textAgain = { textBehindFrontMatter(of: again()) } }
    let body = Document(parsing: bodyBytes, firstLine: parts.firstLineOfText, again: textAgain)
    problems += body.faults.map { Diagnostic(fault: $0, in: path) }
    let node: YAMLNode?
    do {
        node = try YAMLNode.read(file.bytes[parts.frontMatter], in: path, firstLine: 2)
    } catch {
        problems.append(error)
        return nil
    }
    var reader = RecordReader(
        node ?? .record([], Place(line: 1)),
        keys: FrontMatterKeys.keys(of: identity.kind),
        calling: name(of: identity.kind)
    )
    let frontMatter = FrontMatter(&reader)
    let kind = Kind(identity, &reader)
    problems += reader.problems.map { $0.diagnostic(in: path) }
    // An entry with faults is not published, but its links and names are checked with all the others, as far as its
    // text was parsed.
    guard let frontMatter, let kind, body.faults.allSatisfy({ $0.kind == .rawHTML }) else { return nil }
    return Entry(
        source: file.path,
        stem: identity.stem,
        language: identity.language,
        frontMatter: frontMatter,
        kind: kind,
        body: body,
        digest: file.digest,
        textDigest: Digest(of: bodyBytes)
    )
}

/// What follows the front matter of a file that has some, and the line on which that begins.
package func textBehindFrontMatter(of file: [UInt8]) -> (bytes: [UInt8], firstLine: Int) {
    FileParts(file).map { (Array(file[$0.text...]), $0.firstLineOfText) } ?? ([], 1)
}

/// Where a file's front matter lies, between two lines of three hyphens, and its text behind them.
private struct FileParts {
    let frontMatter: Range<Int>
    let text: Int
    let firstLineOfText: Int

    init?(_ file: [UInt8]) {
        var lines = LineReader(file)
        guard let first = lines.next(), file[first].isFence else { return nil }
        let start = lines.position
        var number = 1
        while let line = lines.next() {
            number += 1
            guard file[line].isFence else { continue }
            frontMatter = start..<line.lowerBound
            text = lines.position
            firstLineOfText = number + 1
            return
        }
        return nil
    }

    static func beginWithFence(_ file: [UInt8]) -> Bool {
        var lines = LineReader(file)
        return lines.next().map { file[$0].isFence } ?? false
    }
}

/// Lines without their ends, and where the next one begins.
private struct LineReader {
    private let bytes: [UInt8]
    private(set) var position: Int

    /// Begins behind the mark with which some programs start a file.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: "\u{FEFF}".utf8) ? 3 : 0
    }

    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        defer { position = min(end + 1, bytes.count) }
        return position..<end
    }
}

extension ArraySlice<UInt8> {
    /// `---`, perhaps followed by blanks or a carriage return.
    fileprivate var isFence: Bool {
        starts(with: "---".utf8) && dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
    }
}

extension Character {
    /// Capital letters are let through: addresses are made of small ones.
    fileprivate var isAddressCharacter: Bool {
        isASCII && (isLetter || isNumber) || self == "-" || self == "_" || self == "/"
    }
}

extension UInt8 {
    /// As ``Character/isAddressCharacter``, for the first look at names that nearly always hold nothing else.
    fileprivate var isAddressByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
            UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}

extension EntryIdentity {
    /// Nil where the folder is none that holds entries.
    init?(of path: SourcePath, settings: SiteSettings) {
        let (whole, code) = path.split(languages: settings.languages.lazy.map(\.code))
        guard whole.hasPrefix("content/") else { return nil }
        let stem = String(Substring(whole.utf8.dropFirst("content/".utf8.count)))
        let parts = stem.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
        let language = code ?? settings.defaultLanguage.code
        func identity(_ kind: String, parent: String? = nil) -> EntryIdentity {
            EntryIdentity(stem: stem, language: language, kind: kind, parent: parent)
        }
        switch (parts.first, parts.count) {
        case ("pages", 2...): self = identity("page")
        case ("report", 2) where parts[1] == "index", ("priorities", 2) where parts[1] == "index",
            ("achievements", 2) where parts[1] == "index", ("campaigns", 2) where parts[1] == "index",
            ("schools", 2) where parts[1] == "index":
            self = identity("page")
        case ("report", 2): self = identity("reporting-route")
        case ("priorities", 3): self = identity("priority", parent: parts[1])
        case ("achievements", 2): self = identity("achievement")
        case ("campaigns", 3) where parts[2] == "index": self = identity("campaign", parent: parts[1])
        case ("campaigns", 4) where parts[2] == "updates": self = identity("campaign-update", parent: parts[1])
        case ("schools", 2): self = identity("education-resource")
        default: return nil
        }
    }
}

/// A kind as a person would name it, for diagnostics.
func name(of kind: String) -> String {
    switch kind {
    case "page": "a page"
    case "reporting-route": "a reporting route"
    case "priority": "a priority"
    case "achievement": "an achievement"
    case "campaign": "a campaign"
    case "campaign-update": "a campaign update"
    default: "an education resource"
    }
}

extension FrontMatter {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = FrontMatterKeys
        let title = reader.required(Keys.title)
        let summary = reader.required(Keys.summary)
        let owner = reader.required(Keys.owner)
        let reviewed = reader.required(Keys.reviewed)
        let reviewBy = reader.required(Keys.reviewBy)
        isSensitive = reader.value(Keys.sensitive) ?? false
        findableBy = reader.value(Keys.findableBy) ?? []
        publish = reader.value(Keys.publish)
        expires = reader.value(Keys.expires)
        isDraft = reader.value(Keys.draft) ?? false
        aliases = reader.value(Keys.aliases) ?? []
        facts = reader.value(Keys.facts) ?? []
        audience = (reader.value(Keys.audience) ?? []).map(\.value)
        place = reader.place
        if let reviewed, let reviewBy, reviewBy.value < reviewed.value {
            reader.add(
                RecordProblem(
                    place: reviewBy.place,
                    problem: "“review_by” (\(reviewBy.value)) comes before “reviewed” (\(reviewed.value))",
                    remedy: "Give the next review a later date than the last one."
                )
            )
        }
        if let publish, let expires, expires <= publish {
            reader.add(
                RecordProblem(
                    place: reader.place,
                    problem: "“expires” is not later than “publish”, so the page would never be seen",
                    remedy: "Give it a later day or time, or take one of the two out."
                )
            )
        }
        guard let title, let summary, let owner, let reviewed, let reviewBy else { return nil }
        self.title = title
        self.summary = summary
        self.owner = owner.value
        self.reviewed = reviewed
        self.reviewBy = reviewBy
    }
}

extension Kind {
    fileprivate init?(_ identity: EntryIdentity, _ reader: inout RecordReader) {
        typealias Keys = FrontMatterKeys
        switch identity.kind {
        case "page":
            let lists = (reader.value(Keys.lists) ?? []).compactMap { ListKind(rawValue: $0.value) }
            self = .page(Page(lists: lists, structure: reader.elements(Keys.structure)))
        case "reporting-route":
            guard let route = ReportingRoute(&reader) else { return nil }
            self = .reportingRoute(route)
        case "priority":
            let group = Placed(identity.parent ?? "", at: reader.place)
            self = .priority(Priority(group: group, order: reader.value(Keys.order) ?? 100))
        case "achievement":
            let priority = reader.value(Keys.priority)
            guard let period = reader.required(Keys.period) else { return nil }
            self = .achievement(Achievement(priority: priority, period: period.value))
        case "campaign":
            let hashtag = reader.value(Keys.hashtag)
            let priorities = reader.value(Keys.priorities) ?? []
            guard let status = reader.required(Keys.status).flatMap({ Campaign.Status(rawValue: $0.value) })
            else { return nil }
            self = .campaign(Campaign(status: status, hashtag: hashtag?.value, priorities: priorities))
        case "campaign-update":
            guard let update = CampaignUpdate(&reader, folder: identity.parent ?? "") else { return nil }
            self = .campaignUpdate(update)
        default:
            guard let resource = EducationResource(&reader) else { return nil }
            self = .educationResource(resource)
        }
    }
}

extension StructurePart {
    init?(_ reader: inout RecordReader) {
        let title = reader.required(FrontMatterKeys.structureTitle)
        let bodies = reader.required(FrontMatterKeys.bodies)
        guard let title, bodies != nil else { return nil }
        self.title = title.value
        self.bodies = reader.elements(FrontMatterKeys.bodies)
    }
}

extension StructurePart.Body {
    init?(_ reader: inout RecordReader) {
        let fact = reader.required(FrontMatterKeys.fact)
        let does = reader.required(FrontMatterKeys.does)
        guard let fact, let does else { return nil }
        self.fact = fact
        self.does = does.value
    }
}

extension ReportingRoute {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = FrontMatterKeys
        let urgency = reader.required(Keys.urgency).flatMap { Urgency(rawValue: $0.value) }
        let choice = reader.required(Keys.choice)
        let order = reader.required(Keys.order)
        let contacts = reader.required(Keys.contacts)
        priorities = reader.value(Keys.priorities) ?? []
        guard let urgency, let choice, let order, let contacts else { return nil }
        self.urgency = urgency
        self.choice = choice.value
        self.order = order
        self.contacts = contacts
    }
}

extension CampaignUpdate {
    fileprivate init?(_ reader: inout RecordReader, folder: String) {
        typealias Keys = FrontMatterKeys
        let campaign = reader.required(Keys.campaign)
        let date = reader.required(Keys.date)
        source = reader.value(Keys.source)
        if let campaign, campaign.value != folder {
            reader.add(
                RecordProblem(
                    place: campaign.place,
                    problem: "“campaign” is “\(campaign.value)”, but the file lies in the folder of “\(folder)”",
                    remedy: "Write “campaign: \(folder)”, or move the file."
                )
            )
        }
        guard let campaign, let date else { return nil }
        self.campaign = campaign
        self.date = date
    }
}

extension EducationResource {
    fileprivate init?(_ reader: inout RecordReader) {
        typealias Keys = FrontMatterKeys
        let keyStages = reader.required(Keys.keyStages)
        let minutes = reader.required(Keys.minutes)
        let topics = reader.required(Keys.topics)
        let format = reader.required(Keys.format)
        priorities = reader.value(Keys.priorities) ?? []
        let safeguarding = reader.required(Keys.safeguarding)
        let contacts = reader.required(Keys.contacts)
        files = reader.value(Keys.files) ?? []
        guard let keyStages, let minutes, let topics, let format, let safeguarding, let contacts else { return nil }
        self.keyStages = keyStages.map(\.value)
        self.minutes = minutes
        self.topics = topics.map(\.value)
        self.format = format.value
        self.safeguarding = safeguarding.value
        self.contacts = contacts
    }
}
