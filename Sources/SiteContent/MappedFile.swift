package import ByteCoding
import Glibc

/// A file as the memory that the system keeps it in: what is not looked at is not read.
///
/// Through it nothing is changed, so that any thread may look at it. Who writes into the file itself, or shortens it, says
/// why no one that looks is harmed.
package final class MappedFile: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer

    package var count: Int { bytes.count }

    /// - Parameter name: What a failure calls the file.
    package init(_ path: String, calling name: String? = nil) throws(FileFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFailure(path: name ?? path, action: "open it", code: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else {
            throw FileFailure(path: name ?? path, action: "look at it", code: errno)
        }
        let size = Int(status.st_size)
        guard size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
            throw FileFailure(path: name ?? path, action: "read it", code: errno)
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
    }

    /// Lends the bytes, which are gone with the file: the compiler lets a value go after its last use, and a pointer is none.
    package func read<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        defer { extendLifetime(self) }
        return body(bytes)
    }

    /// Elements as this machine holds them, which keep the file as long as they are.
    ///
    /// - Parameter range: Inside the file; begins where such an element may lie.
    package func list<Element: BitwiseCopyable & Sendable>(_ range: Range<Int>) -> HeldList<Element> {
        HeldList(UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: Element.self), keptBy: self)
    }

    /// All bytes, which keep the file as long as they are.
    package var all: HeldList<UInt8> { list(0..<count) }

    deinit { if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) } }
}
