package import Digest
import SiteContent
package import SitePlanning
package import ZipArchives

extension Renderer {
    /// Equal fingerprints promise equal bytes.
    package func fingerprint(of pack: PackModel, with page: PageModel) -> Digest {
        var digester = Digester()
        digester.update(fingerprint(of: SheetModel(of: page)))
        digester.update([pack.path, pack.licence])
        for file in pack.files {
            digester.update(file.path.string)
            digester.update(file.digest)
        }
        return digester.finalize()
    }

    /// The ZIP file, whose folder is named like the page: what is in it first, then the licence, the lesson and the rest.
    ///
    /// The day of its files is the day on which the page was last checked.
    package func archive(_ pack: PackModel, with page: PageModel) throws(ZipError) -> [UInt8] {
        let names = pack.files.map { String($0.path.name) }
        let files =
            [
                (PackModel.contentsName, contents(of: page, files: names)),
                (PackModel.licenceName, pack.licence + "\n"),
                (page.lessonName, lesson(page)),
            ].map { (name: $0, bytes: Array($1.utf8)) } + zip(names, pack.files).map { (name: $0, bytes: $1.bytes) }
        return try zipArchive(
            of: files.map { ArchivedFile(path: "\(page.route.slug)/\($0.name)", bytes: $0.bytes) },
            year: page.reviewed.year,
            month: page.reviewed.month,
            day: page.reviewed.day
        )
    }

    private func contents(of page: PageModel, files: [String]) -> String {
        let words = language(of: page).words
        let lines = [
            page.title,
            "",
            words.filled("pack_from", ["address": address(of: page)]),
            words.filled("pack_checked", ["day": words.day(page.reviewed)]),
            words.filled("pack_check_again", ["day": words.day(page.reviewBy)]),
            "",
            words["pack_holds"],
            "- \(page.lessonName): \(words["pack_lesson"])",
            "- \(PackModel.licenceName): \(words["pack_licence"])",
        ]
        return (lines + files.map { "- \($0)" }).map { $0 + "\n" }.joined()
    }

    /// The sheet as a file of its own, which leads to the site by full addresses and to the files that lie beside it.
    ///
    /// In rendered HTML a quotation mark behind `href=` is markup: those of texts are escaped.
    private func lesson(_ page: PageModel) -> String {
        let body = renderBody(of: page) { String(SourcePath($0).name) }
        return render(SheetModel(of: page), in: "pack", body: body)
            .replacing("href=\"/", with: "href=\"\(base)/")
    }
}

extension Words {
    /// “34 KB”, “1.2 MB”: rounded up, as a download is told.
    func size(ofBytes count: Int) -> String {
        let kilobytes = (count + 1023) / 1024
        guard kilobytes >= 1024 else { return filled("size_kilobytes", ["count": String(kilobytes)]) }
        let tenths = (kilobytes * 10 + 1023) / 1024
        return filled("size_megabytes", ["count": "\(tenths / 10).\(tenths % 10)"])
    }
}
