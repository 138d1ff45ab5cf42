import Digest
import SiteContent

/// Of the program itself: a program that was built anew renders every page anew.
///
/// The linker leaves a hash of all that it links in a note of the file (`--build-id`), so that not the whole file need be
/// read at every start; without one, the file's own bytes are taken.
func programDigest() throws -> Digest {
    let file = try MappedFile("/proc/self/exe", calling: "the program")
    return file.read { Digest(of: buildIdentity(in: $0) ?? $0) }
}

/// The linker's note in a 64-bit ELF file (https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html).
private func buildIdentity(in file: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    func number<Number: FixedWidthInteger>(_: Number.Type, at place: Int) -> Int? {
        guard place >= 0, place <= file.count - MemoryLayout<Number>.size else { return nil }
        return Int(exactly: Number(littleEndian: file.loadUnaligned(fromByteOffset: place, as: Number.self)))
    }
    let elf: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1]
    guard file.starts(with: elf), let headers = number(UInt64.self, at: 32), let size = number(UInt16.self, at: 54),
        let count = number(UInt16.self, at: 56)
    else { return nil }
    for header in 0..<count {
        let place = headers + header * size
        guard number(UInt32.self, at: place) == 4, var note = number(UInt64.self, at: place + 8),
            let length = number(UInt64.self, at: place + 32)
        else { continue }
        let end = min(file.count, note + length)
        while note + 12 <= end, let name = number(UInt32.self, at: note), let bytes = number(UInt32.self, at: note + 4),
            let kind = number(UInt32.self, at: note + 8)
        {
            let start = note + 12 + (name + 3) / 4 * 4
            if kind == 3, name == 4, bytes > 0, start + bytes <= end {
                return UnsafeRawBufferPointer(rebasing: file[start..<start + bytes])
            }
            note = start + (bytes + 3) / 4 * 4
        }
    }
    return nil
}
