import Foundation
import SiteContent

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
        if try await runCurl(["--disable", "--version"]).isMissing { throw CurlIsMissing() }
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
            let ended = try await runCurl(arguments + ["--url", url.absoluteString])
            let words = ended.printed.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard ended.status == 0, words.count == 2, let status = Int(words[0]) else {
                return .failure(ended.reason ?? "no answer")
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

/// On a thread of its own: those that run tasks are few, and wait for no one.
private func runCurl(_ arguments: [String]) async throws -> EndedProgram {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try runProgram("curl", arguments) }) }
    }
}

extension EndedProgram {
    /// What curl told of a failure, without its own name and number; nil where it told nothing.
    fileprivate var reason: String? {
        // “curl: (6) Could not resolve host: …”
        told.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: ") ", maxSplits: 1).last.map(String.init)
    }
}
