import CZip
import Glibc

/// A file to be put into an archive.
package struct ArchivedFile: Sendable {
    /// With `/` between its folders: `being-an-ally/LICENCE.txt`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

/// The files as a ZIP archive, in their order: the same files and day give the same bytes.
///
/// Every file may be read by all and is dated noon of the day. The format knows the years from 1980 to 2107; other
/// days are written as of the nearest of these.
package func zipArchive(
    of files: [ArchivedFile],
    year: Int,
    month: Int,
    day: Int
) throws(ZipError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let output = zip_source_buffer_create(nil, 0, 0, &error) else { throw ZipError(&error) }
    // Closing the archive gives up one hold on the source, and what was written is read from it afterwards.
    zip_source_keep(output)
    defer { zip_source_free(output) }
    guard let archive = zip_open_from_source(output, ZIP_TRUNCATE, &error) else {
        zip_source_free(output)
        throw ZipError(&error)
    }
    let date = (min(max(year, 1980), 2107) - 1980) << 9 | month << 5 | day
    do throws(ZipError) {
        for file in files { try add(file, to: archive, date: UInt16(date)) }
        guard zip_close(archive) == 0 else { throw ZipError(zip_get_error(archive)) }
    } catch {
        zip_discard(archive)
        throw error
    }
    return try bytes(of: output)
}

private func add(_ file: ArchivedFile, to archive: OpaquePointer, date: UInt16) throws(ZipError) {
    // The library reads the bytes when the archive is closed, and frees them.
    guard let copy = malloc(max(file.bytes.count, 1)) else { throw ZipError(description: "memory is short") }
    file.bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, $0.count) } }
    guard let source = zip_source_buffer(archive, copy, UInt64(file.bytes.count), 1) else {
        free(copy)
        throw ZipError(zip_get_error(archive))
    }
    let added = zip_file_add(archive, file.path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard added >= 0 else {
        zip_source_free(source)
        throw ZipError(zip_get_error(archive))
    }
    let index = UInt64(added)
    let noon: UInt16 = 12 << 11
    let attributes: UInt32 = 0o100644 << 16
    guard zip_file_set_dostime(archive, index, noon, date, 0) == 0,
        zip_file_set_external_attributes(archive, index, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0,
        zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 9) == 0
    else { throw ZipError(zip_get_error(archive)) }
}

private func bytes(of source: OpaquePointer) throws(ZipError) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw ZipError(zip_source_error(source)) }
    defer { zip_source_close(source) }
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0 else { throw ZipError(zip_source_error(source)) }
    let size = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = max(Int(zip_source_read(source, buffer.baseAddress, UInt64(size))), 0)
    }
    guard bytes.count == size else { throw ZipError(zip_source_error(source)) }
    return bytes
}

/// What the library says was wrong: two files with one path, or memory that is short.
package struct ZipError: Error, Equatable, CustomStringConvertible {
    package let description: String

    init(description: String) { self.description = "no ZIP archive could be made: \(description)" }

    fileprivate init(_ error: UnsafeMutablePointer<zip_error_t>) {
        self.init(description: String(cString: zip_error_strerror(error)))
    }
}
