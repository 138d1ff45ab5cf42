import ArgumentParser
import Foundation
import SiteBuilding
import SiteChecking
import SiteContent

/// Runs a command, and turns what went wrong into words on standard error and exit code 1.
///
/// - Parameter root: The site's folder, whose files the diagnostics name.
func reportingFailure(below root: String = ".", _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let found as Diagnostics {
        ProgressLine().clear()
        printError(try tell(found.all, below: root).text)
        printError(found.summary)
        throw ExitCode.failure
    } catch let error as ExitCode {
        throw error
    } catch let error as ValidationError {
        throw error
    } catch {
        ProgressLine().clear()
        printError("error: \(error)")
        throw ExitCode.failure
    }
}

func printError(_ line: String) { printError(Array(line.utf8)) }

/// - Parameter text: In UTF-8, without the end of its last line.
func printError(_ text: consuming [UInt8]) {
    text.append(UInt8(ascii: "\n"))
    FileHandle.standardError.write(Data(text))
}

/// The files that diagnostics may name, for their lines.
func sourceFiles(below root: String) throws(FileFailure) -> [SourceFile] {
    var files: [SourceFile] = []
    for folder in ["content", "seeds", "theme/assets", "theme/checks", "theme/strings", "theme/templates"]
    where FileManager.default.fileExists(atPath: "\(root)/\(folder)") {
        files += try readFolder(folder, below: root).files
    }
    return files
}

/// `1 page`, `2 pages`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? "\(noun)s")"
}

extension Diagnostics {
    fileprivate var summary: String {
        let warned = warnings.isEmpty ? "" : " and \(counted(warnings.count, "warning"))"
        return "\n\(counted(errors.count, "error"))\(warned). Nothing was written."
    }
}

extension BuildReport {
    /// What happened, in words for whoever ran the build.
    func words(verbose: Bool) -> String {
        var lines: [String] = []
        if verbose {
            lines += written.map { "  write \($0)" } + deleted.map { "  delete \($0)" }
            lines += indexed.map { "  index \($0)" } + unindexed.map { "  leave out of the index \($0)" }
        }
        let done = isDryRun ? "would be " : ""
        if isUnchanged {
            lines.append("Nothing changed: \(counted(kept, "file")) kept, nothing written.")
        } else {
            lines.append(
                "\(counted(written.count, "file")) \(done)written, \(kept) kept, \(deleted.count) \(done)deleted; "
                    + "\(counted(indexed.count, "page")) \(done)indexed\(isNewIndex ? " in a new index" : "")"
                    + "\(unindexed.isEmpty ? "" : ", \(unindexed.count) \(done)taken out")."
            )
        }
        lines.append(
            "\(counted(pageCount, "page")); \(statedFacts) of \(clearFacts) clear facts stated; "
                + "\(counted(told.count, "warning"))."
        )
        for contract in verbose ? reordered[...] : reordered.prefix(10) {
            lines.append(
                "The search for “\(contract.phrase.text)” now finds \(contract.now.inWords), before \(contract.before.inWords)."
            )
        }
        if reordered.count > 10, !verbose {
            lines.append("So do \(counted(reordered.count - 10, "more phrase")): --verbose names them all.")
        }
        if let nextChange {
            let moment = Date(timeIntervalSince1970: Double(nextChange)).formatted(.iso8601)
            lines.append("The next page is due to change at \(moment): build again then.")
        }
        return lines.joined(separator: "\n")
    }
}

extension [String] {
    fileprivate var inWords: String { isEmpty ? "nothing" : joined(separator: ", ") }
}

/// One line on a terminal that says how far a build is; nothing where the output is no terminal.
struct ProgressLine: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ progress: BuildProgress) {
        guard isTerminal else { return }
        switch progress {
        case .reading: write("Reading and checking")
        case .writing(let done, let all) where done % 50 == 0 || done == all: write("Writing file \(done) of \(all)")
        case .indexing(let done, let all) where done % 50 == 0 || done == all:
            write("Indexing page \(done) of \(all)")
        case .writing, .indexing: break
        }
    }

    func clear() { if isTerminal { write("") } }

    private func write(_ words: String) {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(words)".utf8))
    }
}
