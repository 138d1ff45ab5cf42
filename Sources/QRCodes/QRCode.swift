import CQREncode
import Glibc

/// The squares of a QR code, by rows; true is dark. The margin of four light squares is not among them.
package struct QRCode: Equatable, Sendable {
    package let rows: [[Bool]]

    /// The smallest code that holds the text and is still read when about an eighth of it is dirty.
    package init(_ text: String) throws(QRCodeError) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { throw QRCodeError(code: errno) }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        // The lowest bit says dark; the others say what the square is for.
        rows = (0..<width).map { row in (0..<width).map { code.pointee.data[row * width + $0] & 1 == 1 } }
    }

    /// A drawing with its margin, of one unit a square, dark on light in every colour scheme.
    package var svg: String {
        let size = rows.count + 8
        var path = ""
        for (y, row) in rows.enumerated() {
            var x = 0
            while x < row.count {
                let run = row[x...].prefix { $0 }.count
                if run > 0 { path += "M\(x + 4) \(y + 4)h\(run)v1h-\(run)z" }
                x += max(run, 1)
            }
        }
        return
            "<svg viewBox=\"0 0 \(size) \(size)\" width=\"\(size)\" height=\"\(size)\" shape-rendering=\"crispEdges\""
            + " aria-hidden=\"true\" focusable=\"false\">"
            + "<path fill=\"#fff\" d=\"M0 0h\(size)v\(size)H0z\"/><path fill=\"#000\" d=\"\(path)\"/></svg>"
    }
}

/// The text does not fit into the largest code (2,331 bytes), or memory is short.
package struct QRCodeError: Error, Equatable, CustomStringConvertible {
    package let code: Int32

    package var description: String { "no QR code could be made: \(String(cString: strerror(code)))" }
}
