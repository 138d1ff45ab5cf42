import SiteContent
import SitePlanning
import Templates

/// A figure of the ledger as a drawing, with the words that say the same.
struct ChartView: TemplateModel {
    let chart: Chart
    let statement: String
    let words: Words

    static let fields: Fields<ChartView> = [
        .html("drawing") { $0.chart.drawing },
        .text("figure") { $0.chart.figure },
        .text("statement") { $0.statement },
        .text("key") { $0.words.filled("chart_\($0.chart.form.rawValue)", ["figure": $0.chart.figure]) },
    ]
}

extension Chart {
    /// Squares in rows of ten, those of the figure filled: for the eye alone, as the words beside it say all.
    fileprivate var drawing: String {
        let whole = form == .share ? 100 : number
        let (width, height) = (min(whole, 10) * 10, (whole + 9) / 10 * 10)
        return "<svg viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\" aria-hidden=\"true\""
            + " focusable=\"false\"><path fill=\"currentColor\" d=\"\(squares(0..<number, inset: 1))\"/>"
            + (number < whole
                ? "<path fill=\"none\" stroke=\"currentColor\" d=\"\(squares(number..<whole, inset: 1.5))\"/>" : "")
            + "</svg>"
    }

    private func squares(_ range: Range<Int>, inset: Double) -> String {
        let side = (10 - 2 * inset).formatted
        return range.map { place in
            let (x, y) = (Double(place % 10 * 10) + inset, Double(place / 10 * 10) + inset)
            return "M\(x.formatted) \(y.formatted)h\(side)v\(side)h-\(side)z"
        }.joined()
    }
}

extension Double {
    /// Without a fraction where it has none.
    fileprivate var formatted: String { self == rounded() ? String(Int(self)) : String(self) }
}

/// A part of the partnership's structure.
struct StructureView: TemplateModel {
    let part: StructureModel
    let words: Words

    struct Body: TemplateModel {
        let body: StructureModel.Body
        let words: Words

        static let fields: Fields<Body> = [
            .text("name") { $0.body.name },
            .text("does") { $0.body.does },
            .text("source") { String($0.body.source) },
            .text("source_mark") { $0.words.filled("source_mark", ["number": String($0.body.source)]) },
        ]
    }

    static let fields: Fields<StructureView> = [
        .text("title") { $0.part.title },
        .list("bodies") { view in view.part.bodies.map { Body(body: $0, words: view.words) } },
    ]
}

/// A priority and what belongs to it, on the map of priorities.
struct BranchView: TemplateModel {
    let branch: PriorityBranch
    let words: Words

    static let fields: Fields<BranchView> = [
        .text("title") { $0.branch.priority.title },
        .text("href") { $0.branch.priority.route.path },
        .text("summary") { $0.branch.priority.summary },
        .list("routes") { view in view.branch.routes.map { ItemView(item: $0, words: view.words) } },
        .list("campaigns") { view in view.branch.campaigns.map { ItemView(item: $0, words: view.words) } },
        .list("resources") { view in view.branch.resources.map { ItemView(item: $0, words: view.words) } },
    ]
}
