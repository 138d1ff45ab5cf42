import SiteTesting
import Testing

@testable import SitePreviewing

struct PreviewFolderTests {
    @Test func aPreviewMakesItsFolderAndMayComeBack() throws {
        let folder = try Folder()
        let preview = "\(folder.path)/preview"
        try claimPreviewFolder(preview, site: "\(folder.path)/site")
        try folder.write("preview/manifest", "of the preview's own build")
        try claimPreviewFolder(preview, site: "\(folder.path)/site")
        #expect(folder.exists("preview/preview"))
    }

    @Test(arguments: ["site", "site/", "../NAME/site", "elsewhere"])
    func aPreviewNeverWritesIntoAPublishedSite(name: String) throws {
        let folder = try Folder(["elsewhere/manifest": "of a build"])
        let here = folder.path.split(separator: "/").last.map(String.init) ?? ""
        let path = "\(folder.path)/\(name.replacing("NAME", with: here))"
        #expect(throws: FolderIsPublished(folder: path)) {
            try claimPreviewFolder(path, site: "\(folder.path)/site")
        }
        #expect(!folder.exists("site/preview"))
        #expect(!folder.exists("elsewhere/preview"))
    }
}
