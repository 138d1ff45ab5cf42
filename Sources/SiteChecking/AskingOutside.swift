package import SiteContent

/// How much other sites may be asked in one go.
package struct OutsideBounds: Sendable {
    package var addresses = 200
    package var time = Duration.seconds(120)
    /// Between two questions to the same host.
    package var pause = Duration.seconds(1)
    /// Hosts that are asked at the same time; each is asked one question at a time.
    package var hosts = 4
    /// Days for which a good answer is believed.
    package var memory = 30

    package init() {}
}

/// One answer of a web server: its status and, where it sends elsewhere, the address.
package enum WebAnswer: Equatable, Sendable {
    case status(Int, location: String?)
    case failure(String)
}

/// Asks for an address with a method, HEAD or GET, and follows nothing.
package typealias Ask = @Sendable (_ address: String, _ method: String) async -> WebAnswer

/// Asks other sites for their pages: politely, within bounds, and not again for what is known.
///
/// - Parameters:
///   - remembered: Earlier answers; those about pages that were there are believed for a while.
///   - ask: Puts one question. No other part of the program asks anything of other sites.
/// - Returns: One answer for each address that was asked now or is remembered, in the order of the addresses.
package func askOutside(
    _ addresses: [String],
    remembered: [OutsideAnswer],
    today: Day,
    bounds: OutsideBounds = OutsideBounds(),
    ask: @escaping Ask
) async -> [OutsideAnswer] {
    let known = Dictionary(remembered.map { ($0.address, $0) }, uniquingKeysWith: { _, last in last })
    let due = addresses.filter { address in
        guard let answer = known[address] else { return true }
        let age = today.daysSinceEpoch - answer.asked.daysSinceEpoch
        return answer.kind != .there || age > bounds.memory || age < 0
    }.prefix(bounds.addresses)
    let hosts = Dictionary(grouping: due, by: { host(of: $0) }).sorted { $0.key < $1.key }.map(\.value)
    let end = ContinuousClock.now + bounds.time
    var answers = known
    await withTaskGroup(of: [OutsideAnswer].self) { group in
        var waiting = hosts[...]
        func askNext() {
            guard let addresses = waiting.popFirst() else { return }
            group.addTask { await askHost(addresses, until: end, today: today, pause: bounds.pause, ask: ask) }
        }
        for _ in 0..<bounds.hosts { askNext() }
        while let found = await group.next() {
            for answer in found { answers[answer.address] = answer }
            askNext()
        }
    }
    return addresses.compactMap { answers[$0] }
}

/// One after the other; what was not asked when the time is up has no answer.
private func askHost(
    _ addresses: [String],
    until end: ContinuousClock.Instant,
    today: Day,
    pause: Duration,
    ask: Ask
) async -> [OutsideAnswer] {
    var answers: [OutsideAnswer] = []
    for address in addresses {
        guard ContinuousClock.now < end else { break }
        if !answers.isEmpty {
            do { try await Task.sleep(for: pause) } catch { break }
        }
        answers.append(OutsideAnswer(address, await answer(of: address, ask: ask), asked: today))
    }
    return answers
}

/// Follows where a page has moved, at most five times.
private func answer(of address: String, ask: Ask) async -> OutsideAnswer.Kind {
    var current = address
    var isForGood = true
    for _ in 0...5 {
        var answer = await ask(current, "HEAD")
        // Servers that do not know HEAD, or turn away programs that use it, are asked as a browser would.
        if case .status(let code, _) = answer, code >= 400, code != 404, code != 410 {
            answer = await ask(current, "GET")
        }
        switch answer {
        case .failure(let words): return .unclear(words)
        case .status(404, _), .status(410, _): return .gone
        case .status(200..<300, _): return current != address && isForGood ? .moved(to: current) : .there
        case .status(let code, let location?) where (300..<400).contains(code):
            isForGood = isForGood && (code == 301 || code == 308)
            current = resolve(location, from: current)
        case .status(let code, _): return .unclear("status \(code)")
        }
    }
    return .unclear("sent on more than five times")
}

private func host(of address: String) -> String {
    let rest = address.drop { $0 != "/" }.drop { $0 == "/" }
    return String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }).lowercased()
}

/// Where a server sends on to, which may leave out the host.
private func resolve(_ location: String, from address: String) -> String {
    if location.hasPrefix("https://") || location.hasPrefix("http://") { return location }
    let scheme = address.hasPrefix("http://") ? "http:" : "https:"
    if location.hasPrefix("//") { return scheme + location }
    let path = location.hasPrefix("/") ? location : "/" + location
    return "\(scheme)//\(host(of: address))\(path)"
}

/// Answers as a file keeps them from one check to the next: a line for each, parted by tabs.
package struct RememberedAnswers {
    package let all: [OutsideAnswer]

    package init(_ all: [OutsideAnswer]) { self.all = all }

    /// Leaves out lines that it cannot read: what they said is asked again.
    package init(text: String) {
        all = text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 4, let day = Day(parts[0]) else { return nil }
            let kind: OutsideAnswer.Kind
            switch parts[1] {
            case "there": kind = .there
            case "gone": kind = .gone
            case "moved": kind = .moved(to: parts[3])
            case "unclear": kind = .unclear(parts[3])
            default: return nil
            }
            return OutsideAnswer(parts[2], kind, asked: day)
        }
    }

    package var text: String {
        all.map { answer in
            let (kind, more) =
                switch answer.kind {
                case .there: ("there", "")
                case .gone: ("gone", "")
                case .moved(let new): ("moved", new)
                case .unclear(let words): ("unclear", words)
                }
            return "\(answer.asked)\t\(kind)\t\(answer.address)\t\(more.filter { $0 != "\t" && !$0.isNewline })\n"
        }.joined()
    }
}
