import Templates

/// What the preview adds to a page: what is wrong with the site's files, and the script that looks for a newer build.
struct PreviewPanel {
    let outcome: BuildOutcome
    /// Of the build that the page belongs to.
    let version: String
    /// Whether a build before this one is being shown.
    let hasSite: Bool

    /// Put at the beginning of a page's body.
    var html: String {
        """
        <link rel="stylesheet" href="\(PreviewFiles.style)"><script src="\(PreviewFiles.script)?\(version)" defer></script>
        \(words)
        """
    }

    /// Where there is no site to show.
    var page: String {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><title>Not built yet</title></head><body>
        \(html)
        </body></html>

        """
    }

    private var words: String {
        switch outcome {
        case .published(let warnings):
            guard !warnings.isEmpty else { return "" }
            return "<section class=\"noticeboard-preview\">\(folded(warnings))</section>"
        case .refused(let problems):
            let errors = problems.filter(\.isError)
            return """
                <section class="noticeboard-preview" role="alert"><h2>\(count(errors, "error")) to mend</h2>
                <p>\(shown)</p>
                \(list(errors))
                \(folded(problems.filter { !$0.isError }))
                </section>
                """
        case .failed(let words):
            return """
                <section class="noticeboard-preview" role="alert"><h2>The site could not be built</h2>
                <p>\(escaped(words))</p><p>\(shown)</p></section>
                """
        }
    }

    private var shown: String {
        hasSite
            ? "You see the site as it was before. This goes away by itself once the files are right."
            : "There is no site to show yet. It comes by itself once the files are right."
    }

    private func count(_ problems: [PreviewProblem], _ noun: String) -> String {
        problems.count == 1 ? "1 \(noun)" : "\(problems.count) \(noun)s"
    }

    private func list(_ problems: [PreviewProblem]) -> String {
        "<ol>\n" + problems.map(entry).joined(separator: "\n") + "\n</ol>"
    }

    /// A file with an error is missing for the rest, so that warnings beside errors are often about nothing.
    private func folded(_ warnings: [PreviewProblem]) -> String {
        guard !warnings.isEmpty else { return "" }
        let words =
            count(warnings, "warning") + (warnings.count == 1 ? ", which stops nothing" : ", which stop nothing")
        return "<details><summary>\(words)</summary>\n\(list(warnings))</details>"
    }

    private func entry(_ problem: PreviewProblem) -> String {
        let place = problem.file + (problem.line.map { ", line \($0)" } ?? "")
        var parts = ["<p><strong>\(escaped(place))</strong></p>"]
        if !problem.excerpt.isEmpty { parts.append("<pre>\(escaped(problem.excerpt))</pre>") }
        parts.append("<p>What is wrong: \(escaped(problem.problem)).</p>")
        if !problem.reason.isEmpty { parts.append("<p>Why it matters: \(escaped(problem.reason))</p>") }
        parts.append("<p>How to mend it: \(escaped(problem.remedy))</p>")
        return "<li>\(parts.joined())</li>"
    }
}

/// Where the gallery is.
package let galleryPath = PreviewFiles.gallery

/// The preview's own addresses. A site has none of them: no page's address has a part that begins with a dot.
enum PreviewFiles {
    static let version = "/.preview/version"
    static let script = "/.preview/reload.js"
    static let style = "/.preview/panel.css"
    static let gallery = "/.preview/gallery/"
    static let galleryStyle = "/.preview/gallery.css"

    /// Asks twice a second rather than holding a connection open: a page in every tab may ask, a program that was
    /// started anew is found again, and nothing is left hanging when the program ends.
    static let scriptText = """
        (function () {
          "use strict";
          var shown = document.currentScript.src.split("?")[1];
          function again() { setTimeout(ask, 500); }
          function ask() {
            if (document.hidden) return again();
            fetch("\(version)", { cache: "no-store" })
              .then(function (answer) { return answer.text(); })
              .then(function (newest) { if (newest === shown) again(); else location.reload(); })
              .catch(again);
          }
          again();
        })();

        """

    /// At the foot of the window and not in the page: the page keeps its layout, and the words are in sight wherever
    /// one was reading when it loaded anew.
    static let styleText = """
        .noticeboard-preview { position: fixed; inset: auto 0 0 0; z-index: 9; max-height: 50vh; overflow-y: auto; margin: 0; padding: 1rem; background: #fff3d6; color: #1a1a1a; border-top: .25rem solid #9c1022; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
        body:has(> .noticeboard-preview[role]) { padding-bottom: 50vh }
        body:has(> .noticeboard-preview:not([role])) { padding-bottom: 5rem }
        .noticeboard-preview h2 { margin: 0 0 .5rem; font-size: 1.25rem }
        .noticeboard-preview p { margin: 0 0 .25rem; max-width: 50rem }
        .noticeboard-preview ol { margin: 1rem 0 0; padding-left: 1.5rem }
        .noticeboard-preview li { margin: 0 0 1rem }
        .noticeboard-preview pre { margin: 0 0 .25rem; padding: .25rem .5rem; background: #fff; white-space: pre-wrap; font: .95rem/1.5 ui-monospace, monospace }
        .noticeboard-preview details[open] summary { margin-bottom: .5rem }
        .noticeboard-preview summary { min-height: 2.75rem; padding: .5rem 0; cursor: pointer; font-weight: 700 }
        @media print { .noticeboard-preview { display: none } }

        """
}
