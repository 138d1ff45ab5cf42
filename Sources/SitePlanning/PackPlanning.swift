package import SiteContent

/// A resource as one file to take away: the lesson to print, what may be done with it, and what belongs to it.
package struct PackModel: Sendable {
    /// `/schools/being-an-ally/being-an-ally.zip`
    package let path: String
    /// What may be done with what is in it, in the site's words.
    package let licence: String
    /// What its front matter lists and its text links to, in the order of their paths.
    package let files: [SourceFile]

    package static let contentsName = "CONTENTS.txt"
    package static let licenceName = "LICENCE.txt"
}

extension PageModel {
    /// Of the lesson within its pack.
    package var lessonName: String { "\(route.slug).html" }
}

extension Planned {
    /// Nil where the site does not say what may be done with its resources, and for sensitive pages: what is
    /// downloaded stays on the device.
    func pack(linking links: [ResolvedLink], sources: SiteSources) -> PackModel? {
        guard case .educationResource(let resource) = entry.kind, let licence = sources.settings.resourceLicence,
            !frontMatter.isSensitive
        else { return nil }
        let listed = resource.files.compactMap { entry.source.resolving($0.value) }
        let linked = links.compactMap { if case .attachment(let name) = $0 { SourcePath(name) } else { nil } }
        let wanted = Set(listed + linked)
        return PackModel(
            path: "\(route.path)\(route.slug).zip",
            licence: licence,
            files: wanted.isEmpty ? [] : sources.attachments.filter { wanted.contains($0.path) }
        )
    }
}

/// Files that a resource lists but that are not there, or that no pack could hold.
func checkListedFiles(of resource: EducationResource, in entry: Entry, sources: SiteSources) -> [Diagnostic] {
    guard let first = resource.files.first else { return [] }
    let known = Set(sources.attachments.map { $0.path.relative(to: entry.source) })
    let missing = resource.files.filter { !known.contains($0.value) }
        .map { Diagnostic.unknown("file", $0, in: entry.source.string, among: known.sorted()) }
    let remedy: String
    if entry.frontMatter.isSensitive {
        remedy = "Take the files out: a sensitive page has no pack, because what is downloaded stays on the device."
    } else if sources.settings.resourceLicence == nil {
        remedy =
            "Say in content/site.yaml under “resource_licence” what may be done with resources: then they have packs."
    } else {
        return missing
    }
    let unused = Diagnostic(
        file: entry.source.string,
        at: first.place,
        problem: "“files” lists files for a pack, and this resource has none",
        remedy: remedy
    )
    return missing + [unused]
}

/// Two files of one name in a pack, also where only capital letters part them: some computers know no difference.
func checkPacks(_ pages: [PageModel], problems: inout [Diagnostic]) {
    for page in pages {
        guard let pack = page.pack else { continue }
        var seen = Set([PackModel.contentsName, PackModel.licenceName, page.lessonName].map { $0.lowercased() })
        for file in pack.files where !seen.insert(file.path.name.lowercased()).inserted {
            problems.append(
                Diagnostic(
                    file: page.source.string,
                    problem: "the pack of this resource would hold two files called “\(file.path.name)”",
                    remedy: "Give \(file.path) another name."
                )
            )
        }
    }
}
