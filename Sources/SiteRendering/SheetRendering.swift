package import Digest
import QRCodes
package import SitePlanning
import Templates

extension Renderer {
    /// Equal fingerprints promise equal bytes.
    package func fingerprint(of sheet: SheetModel) -> Digest {
        var digester = Digester()
        feedGround(of: sheet.page, in: setting(of: sheet.page), into: &digester)
        // The code is a function of the address, which is among the fields.
        digester.update(view(of: sheet, body: "", code: ""))
        return digester.finalize()
    }

    /// The sheet as a page that search engines leave out, in favour of the page that it stands for.
    package func render(_ sheet: SheetModel) -> [UInt8] {
        fill(
            sheet.page,
            in: setting(of: sheet.page),
            head: HeadView(isUnlisted: true, isSensitive: sheet.page.isSensitive),
            main: render(sheet, in: "sheet", body: renderBody(of: sheet.page))
        )
    }

    func render(_ sheet: SheetModel, in template: String, body: String) -> String {
        // An address too long for any code is printed in letters alone.
        let code = (try? QRCode(address(of: sheet.page)))?.svg ?? ""
        return language(of: sheet.page).templates.render(template, view(of: sheet, body: body, code: code))
    }

    private func view(of sheet: SheetModel, body: String, code: String) -> SheetView {
        var view = SheetView(page: sheet.page, body: body, words: language(of: sheet.page).words)
        view.address = address(of: sheet.page)
        view.code = code
        view.notices = sheet.notices
        return view
    }
}
