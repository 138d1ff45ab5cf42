import ArgumentParser
import Foundation
import SiteContent

struct WriteSchemas: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write JSON Schemas, so that an editor completes and underlines as one types.",
        discussion: """
            One file for the front matter of each kind of page, and one each for content/site.yaml, \
            content/contacts.yaml, the ledger and the other lists. They are made from what the program itself reads by.
            """
    )

    @Argument(help: "Print this one alone: \(allSchemas.map(\.name).joined(separator: ", ")).")
    var name: String?

    @Option(help: ArgumentHelp("The folder to write them to.", valueName: "dir"))
    var output = "schemas"

    func validate() throws {
        guard let name, !allSchemas.contains(where: { $0.name == name }) else { return }
        let names = allSchemas.map(\.name).joined(separator: ", ")
        throw ValidationError("There is no schema “\(name)”. There are: \(names).")
    }

    func run() async throws {
        if let schema = allSchemas.first(where: { $0.name == name }) {
            print(schema.document, terminator: "")
            return
        }
        try await reportingFailure {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            for schema in allSchemas {
                let path = "\(output)/\(schema.fileName)"
                try Data(schema.document.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
                print(path)
            }
        }
    }
}
