import SiteContent

/// A page made to be printed, handed out or put up, with the same facts as the page that it stands for.
package struct SheetModel: Sendable {
    package let route: Route
    package let page: PageModel
    /// On the sheet of a page that lists the routes: all of them, with whom to contact.
    package let notices: [Notice]

    init(route: Route, page: PageModel, notices: [Notice]) {
        self.route = route
        self.page = page
        self.notices = notices
    }

    /// Of a page that is no list of routes.
    package init(of page: PageModel) { self.init(route: page.route.sheet, page: page, notices: []) }

    /// One route on a notice board.
    package struct Notice: Hashable, Sendable {
        package let item: Item
        package let contacts: [ContactModel]
    }
}

extension Planned {
    /// Where its sheet is, for the kinds of entry that are handed out or put up.
    ///
    /// Of pages these are the ones that list the routes, without the home page, which shows more than them.
    var sheet: Route? {
        switch entry.kind {
        case .reportingRoute, .campaign, .educationResource: route.sheet
        case .page(let page) where page.lists.contains(.reportingRoutes) && entry.stem != "pages/index": route.sheet
        default: nil
        }
    }
}

extension Route {
    fileprivate var sheet: Route { Route(path + "print/") }
}

/// The sheets of all pages that have one. A sheet where something else is published is a diagnostic.
func planSheets(_ pages: [PageModel], redirects: [Redirect], problems: inout [Diagnostic]) -> [SheetModel] {
    let byRoute = Dictionary(pages.map { ($0.route, $0) }, uniquingKeysWith: { first, _ in first })
    let former = Set(redirects.map(\.from))
    return pages.compactMap { page in
        guard let route = page.sheet else { return nil }
        if byRoute[route] != nil || former.contains(route) {
            problems.append(
                Diagnostic(
                    file: byRoute[route]?.source.string ?? page.source.string,
                    problem: "\(route) is where the printed sheet of \(page.source.string) is published",
                    remedy: "Give the page or the alias another name."
                )
            )
        }
        return SheetModel(route: route, page: page, notices: notices(on: page, byRoute))
    }
}

/// What the most urgent route says comes first, and is not said again under the others.
private func notices(on page: PageModel, _ byRoute: [Route: PageModel]) -> [SheetModel.Notice] {
    let items = page.lists.filter { $0.kind == .reportingRoutes }.flatMap(\.groups).flatMap(\.items)
    let all = items.compactMap { item -> SheetModel.Notice? in
        guard case .reportingRoute(_, _, let contacts, _, _) = byRoute[item.route]?.detail else { return nil }
        return SheetModel.Notice(item: item, contacts: contacts.filter { $0.status != .superseded })
    }
    let first = Set(all.first?.contacts.map(\.id) ?? [])
    return all.prefix(1)
        + all.dropFirst().map { notice in
            let own = notice.contacts.filter { !first.contains($0.id) }
            return SheetModel.Notice(item: notice.item, contacts: own.isEmpty ? notice.contacts : own)
        }
}
