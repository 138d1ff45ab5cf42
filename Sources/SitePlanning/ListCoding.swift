package import ByteCoding
import SiteContent

extension ListModel: ByteCodable {
    package init(from reader: inout ByteReader) {
        kind = ListKind(from: &reader)
        groups = Array(from: &reader)
        feed = String?(from: &reader)
        all = Bool(from: &reader) ? (Route(from: &reader), reader.number()) : nil
        var filters: [(String, [String])] = []
        for _ in 0..<reader.count() { filters.append((reader.text(), Array(from: &reader))) }
        self.filters = filters
    }

    package func write(to writer: inout ByteWriter) {
        kind.write(to: &writer)
        groups.write(to: &writer)
        feed.write(to: &writer)
        (all != nil).write(to: &writer)
        if let all {
            all.route.write(to: &writer)
            writer.append(all.count)
        }
        writer.append(filters.count)
        for (name, values) in filters {
            writer.append(name)
            values.write(to: &writer)
        }
    }
}

extension ListKind: ByteCodable {}

extension ListGroup: ByteCodable {
    package init(from reader: inout ByteReader) {
        heading = Heading(from: &reader)
        anchor = reader.text()
        note = String?(from: &reader)
        items = Array(from: &reader)
        facts = Array(from: &reader)
        contacts = Array(from: &reader)
        branches = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        heading.write(to: &writer)
        writer.append(anchor)
        note.write(to: &writer)
        items.write(to: &writer)
        facts.write(to: &writer)
        contacts.write(to: &writer)
        branches.write(to: &writer)
    }
}

extension ListGroup.Heading: ByteCodable {
    package init(from reader: inout ByteReader) {
        switch reader.number() {
        case 0: self = .words(reader.text())
        case 1: self = .named(reader.text())
        default: self = .none
        }
    }

    package func write(to writer: inout ByteWriter) {
        switch self {
        case .words(let words):
            writer.append(0)
            writer.append(words)
        case .named(let name):
            writer.append(1)
            writer.append(name)
        case .none: writer.append(2)
        }
    }
}

extension PriorityBranch: ByteCodable {
    package init(from reader: inout ByteReader) {
        priority = Item(from: &reader)
        routes = Array(from: &reader)
        campaigns = Array(from: &reader)
        resources = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        priority.write(to: &writer)
        for items in [routes, campaigns, resources] { items.write(to: &writer) }
    }
}

extension FactModel: ByteCodable {
    package init(from reader: inout ByteReader) {
        id = reader.text()
        statement = reader.text()
        isGarbled = Bool(from: &reader)
        figures = Array(from: &reader)
        names = Array(from: &reader)
        note = String?(from: &reader)
        publicNote = String?(from: &reader)
        pages = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(id)
        writer.append(statement)
        isGarbled.write(to: &writer)
        figures.write(to: &writer)
        names.write(to: &writer)
        note.write(to: &writer)
        publicNote.write(to: &writer)
        pages.write(to: &writer)
    }
}

extension FeedModel: ByteCodable {
    package init(from reader: inout ByteReader) {
        path = reader.text()
        site = reader.text()
        campaign = String?(from: &reader)
        home = Route(from: &reader)
        owner = reader.text()
        language = reader.text()
        entries = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(path)
        writer.append(site)
        campaign.write(to: &writer)
        home.write(to: &writer)
        writer.append(owner)
        writer.append(language)
        entries.write(to: &writer)
    }
}

extension FeedModel.Entry: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        route = Route(from: &reader)
        summary = reader.text()
        updated = Day(from: &reader)
        happened = HistoricDate(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        route.write(to: &writer)
        writer.append(summary)
        updated.write(to: &writer)
        happened.write(to: &writer)
    }
}
