import Glibc
import Parallel
package import SiteChecking
package import SiteContent

/// Diagnostics with the lines of the files as they are now.
package func tell(_ diagnostics: [Diagnostic], below root: String) throws(FileFailure) -> [ToldDiagnostic] {
    Findings(diagnostics, in: try sourceFiles(named: diagnostics, below: root)).told
}

/// The files whose lines the diagnostics name; some name a file that is yet to be made.
package func sourceFiles(named diagnostics: [Diagnostic], below root: String) throws(FileFailure) -> [SourceFile] {
    let names = Set(diagnostics.filter { $0.place != nil }.map(\.file)).sorted()
    return try inParallel(names) { name in
        Result { () throws(FileFailure) -> SourceFile? in
            do throws(FileFailure) {
                return SourceFile(path: SourcePath(name), bytes: try readFile("\(root)/\(name)", calling: name))
            } catch {
                guard error.code == ENOENT else { throw error }
                return nil
            }
        }
    }.map { file throws(FileFailure) in try file.get() }.compactMap(\.self)
}
