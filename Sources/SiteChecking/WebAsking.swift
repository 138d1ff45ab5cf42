import Foundation
import FoundationNetworking

/// Puts questions to web servers, under a name by which their owners can tell who asks.
///
/// Only “check --external” makes one: no build asks anything of another machine.
package final class WebAsking: Sendable {
    private let session: URLSession
    private let agent: String

    /// - Parameter seconds: How long one answer may take.
    package init(agent: String, seconds: Double = 20) {
        let settings = URLSessionConfiguration.ephemeral
        settings.timeoutIntervalForRequest = seconds
        settings.timeoutIntervalForResource = seconds
        settings.httpCookieStorage = nil
        settings.urlCache = nil
        session = URLSession(configuration: settings, delegate: StayingHere(), delegateQueue: nil)
        self.agent = agent
    }

    deinit { session.invalidateAndCancel() }

    package func ask(_ address: String, _ method: String) async -> WebAnswer {
        guard let url = URL(string: address) else { return .failure("the address cannot be read") }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue(agent, forHTTPHeaderField: "User-Agent")
        let asked = request
        return await withCheckedContinuation { continuation in
            let task = session.dataTask(with: asked) { _, response, error in
                if let response = response as? HTTPURLResponse {
                    let location = response.value(forHTTPHeaderField: "Location")
                    continuation.resume(returning: .status(response.statusCode, location: location))
                } else {
                    continuation.resume(returning: .failure(error?.localizedDescription ?? "no answer"))
                }
            }
            task.resume()
        }
    }
}

/// Follows no redirection: whether a page moved for good is what is asked.
private final class StayingHere: NSObject, URLSessionTaskDelegate {
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }
}
