package import Digest

/// What one file of the site needs done. Paths are relative to the folder of pages.
package enum BuildStep: Equatable, Sendable {
    case write(String)
    case keep(String)
    case delete(String)
}

/// Decides what to do, by comparing what is planned with what is published, in the order of the paths.
///
/// - Parameter planned: By its path what each file is made from; nil for one that has to be made in any case.
package func buildSteps(planned: [String: Digest?], published: [String: Digest]) -> [BuildStep] {
    Set(planned.keys).union(published.keys).sorted().map { path in
        switch (planned[path], published[path]) {
        case (nil, _): .delete(path)
        case (let new??, let old?) where new == old: .keep(path)
        default: .write(path)
        }
    }
}
