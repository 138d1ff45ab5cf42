import ByteCoding

/// A mention of an asset that is not there.
package struct MissingAsset: Equatable, Sendable {
    /// In bytes from the start of the text.
    package let offset: Int
    package let problem: String
    package let remedy: String
}

/// The text with every `/assets/NAME` written under the name that `asset` gives, which holds its hash.
///
/// For templates and style sheets alike. `https://example.org/assets/a.css` is someone else's and left alone.
package func fillAssets(_ text: String, asset: (String) -> String?) -> (text: String, missing: [MissingAsset]) {
    let folder = Array("/assets/".utf8)
    let bytes = Array(text.utf8)
    var filled: [UInt8] = []
    var missing: [MissingAsset] = []
    var position = 0
    while let start = bytes.firstOffset(of: folder, from: position) {
        let nameStart = start + folder.count
        filled.append(contentsOf: bytes[position..<nameStart])
        position = nameStart
        guard start == 0 || !isPathByte(bytes[start - 1]) else { continue }
        let name = String(decoding: bytes[nameStart...].prefix(while: isPathByte), as: UTF8.self)
        position += name.utf8.count
        if let hashed = asset(name) {
            filled.append(contentsOf: hashed.utf8)
        } else if name.isEmpty {
            let remedy = "Write the whole name here: it is looked up once, not page by page."
            missing.append(MissingAsset(offset: start, problem: "“/assets/” without a name", remedy: remedy))
        } else {
            let remedy = "Put “\(name)” into the theme's assets, or mend its name."
            missing.append(MissingAsset(offset: start, problem: "there is no asset “\(name)”", remedy: remedy))
        }
    }
    filled.append(contentsOf: bytes[position...])
    return (String(decoding: filled, as: UTF8.self), missing)
}

private func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "/"):
        true
    default: false
    }
}
