internal import CXapian

/// A failure reported by the Xapian library.
package struct XapianError: Error, Equatable {
    package enum Code: Sendable {
        case invalidArgument
        case notFound
        case wrongVersion
        case cannotOpen
        case locked
        case modified
        case corrupt
        case database
        case outOfMemory
        case other
    }

    package let code: Code

    /// Xapian's own words, unedited.
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }
}

extension XapianError: CustomStringConvertible {
    package var description: String { "Xapian: \(message)" }
}

/// Turns the border's result into a thrown error, and frees its message.
func check(_ result: cxapian_result) throws(XapianError) {
    defer { cxapian_free(result.message) }
    guard let code = XapianError.Code(result.status) else { return }
    throw XapianError(code: code, message: result.message.map { String(cString: $0) } ?? "no message")
}

extension XapianError.Code {
    /// Nil when the status is success.
    fileprivate init?(_ status: cxapian_status) {
        switch status {
        case .ok: return nil
        case .invalid_argument: self = .invalidArgument
        case .not_found: self = .notFound
        case .wrong_version: self = .wrongVersion
        case .cannot_open: self = .cannotOpen
        case .locked: self = .locked
        case .modified: self = .modified
        case .corrupt: self = .corrupt
        case .database: self = .database
        case .out_of_memory: self = .outOfMemory
        case .other: self = .other
        }
    }
}
