package import ByteCoding
import SiteContent

extension Route: ByteCodable {
    package init(from reader: inout ByteReader) {
        let path = reader.text()
        // Damaged bytes are told by the reader; what they give need only be some route.
        self.init(path.hasPrefix("/") && path.hasSuffix("/") ? path : "/")
    }

    package func write(to writer: inout ByteWriter) { writer.append(path) }
}

extension ContactModel: ByteCodable {
    package init(from reader: inout ByteReader) {
        id = reader.text()
        name = reader.text()
        use = reader.text()
        status = Contact.Status(from: &reader)
        isAgeUnknown = Bool(from: &reader)
        channels = Array(from: &reader)
        note = String?(from: &reader)
        owner = reader.text()
        source = reader.text()
        checked = Day(from: &reader)
        pages = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(id)
        writer.append(name)
        writer.append(use)
        status.write(to: &writer)
        isAgeUnknown.write(to: &writer)
        channels.write(to: &writer)
        note.write(to: &writer)
        writer.append(owner)
        writer.append(source)
        checked.write(to: &writer)
        pages.write(to: &writer)
    }
}

extension ChannelModel: ByteCodable {
    package init(from reader: inout ByteReader) {
        means = Channel.Means(from: &reader)
        value = reader.text()
        href = reader.text()
        label = String?(from: &reader)
        note = String?(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        means.write(to: &writer)
        writer.append(value)
        writer.append(href)
        label.write(to: &writer)
        note.write(to: &writer)
    }
}

extension Item: ByteCodable {
    package convenience init(from reader: inout ByteReader) {
        self.init(
            title: reader.text(),
            route: Route(from: &reader),
            summary: reader.text(),
            kindName: reader.text(),
            language: Language?(from: &reader),
            date: HistoricDate?(from: &reader),
            choice: String?(from: &reader),
            urgency: ReportingRoute.Urgency?(from: &reader),
            status: Campaign.Status?(from: &reader),
            lesson: Lesson?(from: &reader)
        )
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        route.write(to: &writer)
        writer.append(summary)
        writer.append(kindName)
        language.write(to: &writer)
        date.write(to: &writer)
        choice.write(to: &writer)
        urgency.write(to: &writer)
        status.write(to: &writer)
        lesson.write(to: &writer)
    }
}

extension Item.Lesson: ByteCodable {
    package init(from reader: inout ByteReader) {
        keyStages = Array(from: &reader)
        minutes = reader.number()
        topics = Array(from: &reader)
        format = reader.text()
    }

    package func write(to writer: inout ByteWriter) {
        keyStages.write(to: &writer)
        writer.append(minutes)
        topics.write(to: &writer)
        writer.append(format)
    }
}

extension Crumb: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        route = Route(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        route.write(to: &writer)
    }
}

extension Translation: ByteCodable {
    package init(from reader: inout ByteReader) {
        language = Language(from: &reader)
        route = Route(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        language.write(to: &writer)
        route.write(to: &writer)
    }
}

extension FeedLink: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        path = reader.text()
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        writer.append(path)
    }
}

extension PlanNotice: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        period = reader.text()
        href = reader.text()
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        writer.append(period)
        writer.append(href)
    }
}

extension SourceNote: ByteCodable {
    package init(from reader: inout ByteReader) {
        number = reader.number()
        id = reader.text()
        statement = reader.text()
        isGarbled = Bool(from: &reader)
        href = reader.text()
        chart = Chart?(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(number)
        writer.append(id)
        writer.append(statement)
        isGarbled.write(to: &writer)
        writer.append(href)
        chart.write(to: &writer)
    }
}
