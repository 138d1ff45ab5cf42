import Foundation
import SiteContent
import SiteRendering

/// Draws a picture as PNG with the program of librsvg: the same drawing and fonts give the same bytes.
///
/// - Throws: ``DrawingFailure``, or what Foundation says of the machine.
func draw(_ picture: SharePicture, by program: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "noticeboard-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (drawing, drawn) = (folder.appending(path: "picture.svg"), folder.appending(path: "picture.png"))
    try Data(picture.svg.utf8).write(to: drawing)
    let size = ["--width", "\(SharePicture.width)", "--height", "\(SharePicture.height)"]
    let ended = try runProgram(program, size + ["--output", drawn.path, drawing.path])
    if ended.isMissing { throw DrawingFailure.notInstalled(program) }
    guard ended.status == 0 else { throw DrawingFailure.refused(ended.told) }
    return try readFile(drawn.path)
}

enum DrawingFailure: Error, Equatable, CustomStringConvertible {
    case notInstalled(String)
    case refused(String)

    var description: String {
        switch self {
        case .notInstalled(let program):
            """
            the share pictures cannot be drawn, because the program \(program) is not installed. Install it with \
            “apt-get install librsvg2-bin fonts-dejavu-core”, or take “share_pictures” out of content/site.yaml.
            """
        case .refused(let words):
            "theme/templates/share-picture.mustache does not make a drawing that can be drawn: \(words)"
        }
    }
}
