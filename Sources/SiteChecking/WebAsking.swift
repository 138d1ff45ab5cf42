import Foundation

/// Puts questions to web servers with the program curl, under a name by which their owners can tell who asks.
///
/// Only “check --external” makes one: no build asks anything of another machine. Curl is a program of its own here, since
/// every start of this one would wait for its library and the twenty that it brings.
package struct WebAsking: Sendable {
    private let agent: String
    private let seconds: Double

    /// - Parameter seconds: How long one answer may take.
    /// - Throws: ``CurlIsMissing``, or what Foundation says of the machine.
    package init(agent: String, seconds: Double = 20) async throws {
        self.agent = agent
        self.seconds = seconds
        if try await run(["--disable", "--version"]).status == programIsMissing { throw CurlIsMissing() }
    }

    /// A redirection is told and not followed: whether a page moved for good is what is asked.
    package func ask(_ address: String, _ method: String) async -> WebAnswer {
        guard let url = URL(string: address) else { return .failure("the address cannot be read") }
        var arguments = [
            // The first, or the user's own settings would be read.
            "--disable", "--silent", "--show-error", "--globoff", "--proto", "=http,https", "--max-time", "\(seconds)",
            "--user-agent", agent, "--output", "/dev/null", "--write-out", "%{http_code} %{redirect_url}",
        ]
        arguments += method == "HEAD" ? ["--head"] : ["--request", method]
        do {
            let ended = try await run(arguments + ["--url", url.absoluteString])
            let words = ended.output.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard ended.status == 0, words.count == 2, let status = Int(words[0]) else {
                return .failure(ended.told.isEmpty ? "no answer" : ended.told)
            }
            return .status(status, location: words[1].isEmpty ? nil : String(words[1]))
        } catch {
            return .failure("\(error)")
        }
    }
}

package struct CurlIsMissing: Error, CustomStringConvertible {
    package let description = """
        the links to other sites cannot be checked, because the program curl is not installed. Install it with \
        “apt-get install curl”.
        """
}

/// What “env” ends with where there is no such program.
private let programIsMissing: Int32 = 127

/// What curl ended with, what it printed, and what it told of a failure, without its own name and number.
private func run(_ arguments: [String]) async throws -> (status: Int32, output: String, told: String) {
    let process = Process()
    let (output, words) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["curl"] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = words
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do {
            try process.run()
        } catch {
            continuation.resume(throwing: error)
        }
    }
    // “curl: (6) Could not resolve host: …”
    let told = text(words).trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ") ", maxSplits: 1)
    return (process.terminationStatus, text(output), told.last.map(String.init) ?? "")
}

/// All that was written; little enough here that no writer waits for a reader.
private func text(_ pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
}
