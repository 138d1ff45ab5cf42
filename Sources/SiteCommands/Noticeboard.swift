import ArgumentParser

/// The command line: each command reads its arguments, calls one function and reports.
///
/// Each says its name: to find it from the type's, the parser asks Swift's runtime what the type can do, and that
/// reads through all types of the program, a fifth of what “--help” took.
struct Noticeboard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "noticeboard",
        abstract: "Builds a public information site with its search, and serves both.",
        discussion: """
            Run it in the site's folder, the one that holds content/ and theme/, or name that folder with --root.

            To publish an update: write a file below content/, run “noticeboard build”, and look at it with \
            “noticeboard serve”. What is wrong with a file is told with its line and how to mend it.
            """,
        version: programVersion,
        subcommands: [
            Build.self, Serve.self, Preview.self, Check.self, Search.self, Gaps.self, WriteSchemas.self, Evaluate.self,
        ]
    )
}

/// Runs the command that the program was started with; does not return where it failed.
package func runNoticeboard() async { await Noticeboard.main() }

let programVersion = "0.1.0"
