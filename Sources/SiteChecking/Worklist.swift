package import SiteContent
import SitePlanning

/// Who has which pages and contacts to look at by when: the soonest first, and each person's together.
package struct Worklist: Equatable, Sendable {
    package struct Task: Equatable, Sendable {
        package let due: Day
        package let what: String
        package let file: String
    }

    package let owners: [(name: String, tasks: [Task])]

    package init(_ site: CheckedSite) {
        var tasks: [String: [Task]] = [:]
        for page in site.pages {
            let task = Task(due: page.model.reviewBy, what: page.model.title, file: page.file)
            tasks[page.model.owner, default: []].append(task)
        }
        for contact in site.sources.contacts.all where contact.status != .superseded {
            let due = Day(daysSinceEpoch: contact.checked.value.daysSinceEpoch + 180)
            let task = Task(due: due, what: "Contact: \(contact.name)", file: ContactsRegistry.path.string)
            tasks[site.sources.settings.owner, default: []].append(task)
        }
        let ordered = tasks.map { name, tasks in
            (name: name, tasks: tasks.sorted { ($0.due, $0.file, $0.what) < ($1.due, $1.file, $1.what) })
        }
        owners = ordered.sorted { ($0.tasks[0].due, $0.name) < ($1.tasks[0].due, $1.name) }
    }

    package static func == (a: Self, b: Self) -> Bool {
        a.owners.map(\.name) == b.owners.map(\.name) && a.owners.map(\.tasks) == b.owners.map(\.tasks)
    }

    /// For people: a paragraph for each owner; what is overdue on `today` says so.
    package func text(today: Day) -> String {
        owners.map { name, tasks in
            let lines = tasks.map { task in
                "  \(task.due)\(task.due < today ? " overdue" : "")  \(task.what)  (\(task.file))"
            }
            return ([name] + lines).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
