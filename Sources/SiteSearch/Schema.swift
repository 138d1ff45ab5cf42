/// How pages are laid out in the index.
enum Schema {
    /// Changed with anything that makes an old index answer wrongly: terms, values, data, scanning, field weights.
    static let version = 5

    /// The value slots.
    static let validFrom: UInt32 = 0
    static let validUntil: UInt32 = 1
    static let date: UInt32 = 2
    static let path: UInt32 = 3

    /// Words have no prefix: one posting list a word, in which a field counts by its weight.
    static let facetPrefix = "XF"
    static let languagePrefix = "L"
    static let suggestionPrefix = "XG"

    static let titlePrefix = "S"

    /// Two words that stand together are a term with a space, which no word holds.
    static let pairJoint = " "

    static let schemaKey = "schema"
    static let dictionaryKey = "dictionary"

    static func vocabularyKey(_ language: String) -> String { "words:" + language }

    /// `Q` and the path; of a long one its beginning and a hash, since a term holds 245 bytes.
    static func unique(_ path: String) -> String {
        let bytes = path.utf8
        guard bytes.count > 200 else { return "Q" + path }
        return "Q" + String(decoding: bytes.prefix(180), as: UTF8.self) + "#"
            + String(WordTable.hash(bytes), radix: 16) + String(WordTable.hash(bytes.reversed()), radix: 16)
    }

    static func facet(_ name: String, _ value: String) -> String { name + ":" + value }

    /// Eight bytes that compare as the seconds do.
    static func seconds(_ seconds: Int64) -> [UInt8] {
        let ordered = UInt64(bitPattern: seconds) ^ (1 << 63)
        return withUnsafeBytes(of: ordered.bigEndian) { Array($0) }
    }

    /// What must be equal for an index to be read or continued.
    static func stamp(_ configuration: SearchConfiguration, _ ranking: Ranking) -> String {
        let languages = configuration.languages.map { "\($0.code)=\($0.stemmer ?? "-")" }.joined(separator: ",")
        let weights = "\(ranking.title),\(ranking.phrase),\(ranking.heading),\(ranking.summary),\(ranking.body)"
        return "schema \(version); site \(configuration.version); languages \(languages); weights \(weights)"
    }
}
