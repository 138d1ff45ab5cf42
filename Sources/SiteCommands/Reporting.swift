import ArgumentParser
import Foundation
import SiteBuilding
import SiteContent

/// Runs a command, and turns what went wrong into words on standard error and exit code 1.
func reportingFailure(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let found as Diagnostics {
        ProgressLine().clear()
        found.all.forEach { printError($0.description) }
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

func printError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// `1 page`, `2 pages`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

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
                + "\(counted(warnings.count, "warning"))."
        )
        if let nextChange {
            let moment = Date(timeIntervalSince1970: Double(nextChange)).formatted(.iso8601)
            lines.append("The next page is due to change at \(moment): build again then.")
        }
        return lines.joined(separator: "\n")
    }
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
