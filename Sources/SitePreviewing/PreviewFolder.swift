import Foundation

/// A folder that holds a published site, or may: a preview does not write there.
package struct FolderIsPublished: Error, Equatable, CustomStringConvertible {
    package let folder: String

    package var description: String {
        "\(folder) is for the published site. Name another folder with --output, or none."
    }
}

/// Makes a folder for previews and marks it as theirs, so that the next one may write there too.
///
/// - Parameter site: Where the site is published.
/// - Throws: ``FolderIsPublished`` where the folder is that one, or holds what a build wrote.
package func claimPreviewFolder(_ folder: String, site: String) throws {
    let mark = "\(folder)/preview"
    let files = FileManager.default
    let isOurs = files.fileExists(atPath: mark)
    guard absolute(folder) != absolute(site), isOurs || !files.fileExists(atPath: "\(folder)/manifest") else {
        throw FolderIsPublished(folder: folder)
    }
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("Written by noticeboard preview. Nothing here is published.\n".utf8).write(to: URL(filePath: mark))
}

private func absolute(_ folder: String) -> String {
    URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL.path
}
