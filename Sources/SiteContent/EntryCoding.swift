package import ByteCoding
package import CommonMark
package import Digest

extension Place: ByteCodable {
    package init(from reader: inout ByteReader) { self.init(line: reader.number(), column: reader.number()) }

    package func write(to writer: inout ByteWriter) {
        writer.append(line)
        writer.append(column)
    }
}

extension Placed: ByteCodable where Value: ByteCodable {
    package init(from reader: inout ByteReader) {
        let value = Value(from: &reader)
        self.init(value, at: Place(from: &reader))
    }

    package func write(to writer: inout ByteWriter) {
        value.write(to: &writer)
        place.write(to: &writer)
    }
}

extension Day: ByteCodable {
    package init(from reader: inout ByteReader) { self.init(daysSinceEpoch: reader.number()) }
    package func write(to writer: inout ByteWriter) { writer.append(daysSinceEpoch) }
}

extension LocalMoment: ByteCodable {
    package init(from reader: inout ByteReader) { self.init(day: Day(from: &reader), minute: reader.number()) }

    package func write(to writer: inout ByteWriter) {
        day.write(to: &writer)
        writer.append(minute)
    }
}

extension HistoricDate: ByteCodable {
    package init(from reader: inout ByteReader) { self = HistoricDate(reader.text()) ?? .unknown }
    package func write(to writer: inout ByteWriter) { writer.append(iso) }
}

extension Digest: ByteCodable {
    package init(from reader: inout ByteReader) { self.init(halves: (reader.fixed(), reader.fixed())) }

    package func write(to writer: inout ByteWriter) {
        writer.append(fixed: halves.high)
        writer.append(fixed: halves.low)
    }
}

extension Language: ByteCodable {
    package init(from reader: inout ByteReader) {
        code = reader.text()
        name = reader.text()
        direction = Direction(from: &reader)
        stemmer = String?(from: &reader)
        locale = String?(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(code)
        writer.append(name)
        direction.write(to: &writer)
        stemmer.write(to: &writer)
        locale.write(to: &writer)
    }
}

extension Language.Direction: ByteCodable {}
extension Contact.Status: ByteCodable {}
extension Channel.Means: ByteCodable {}
extension ReportingRoute.Urgency: ByteCodable {}
extension Campaign.Status: ByteCodable {}

extension Chart: ByteCodable {
    package init(from reader: inout ByteReader) {
        form = Form(from: &reader)
        figure = reader.text()
        number = reader.number()
    }

    package func write(to writer: inout ByteWriter) {
        form.write(to: &writer)
        writer.append(figure)
        writer.append(number)
    }
}

extension Heading: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(level: reader.number(), text: reader.text(), id: reader.text(), line: reader.number())
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(level)
        writer.append(text)
        writer.append(id)
        writer.append(line)
    }
}

extension Link: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(
            index: reader.number(),
            destination: reader.text(),
            title: reader.text(),
            text: reader.text(),
            line: reader.number(),
            column: reader.number(),
            isImage: Bool(from: &reader),
            standsAlone: Bool(from: &reader)
        )
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(index)
        writer.append(destination)
        writer.append(title)
        writer.append(text)
        writer.append(line)
        writer.append(column)
        isImage.write(to: &writer)
        standsAlone.write(to: &writer)
    }
}

extension Diagnostic: ByteCodable {
    package init(from reader: inout ByteReader) {
        self.init(
            reader.number() == 1 ? .error : .warning,
            file: reader.text(),
            at: Place?(from: &reader),
            problem: reader.text(),
            remedy: reader.text(),
            rule: String?(from: &reader),
            words: String?(from: &reader)
        )
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(severity == .error ? 1 : 0)
        writer.append(file)
        place.write(to: &writer)
        writer.append(problem)
        writer.append(remedy)
        rule.write(to: &writer)
        words.write(to: &writer)
    }
}

extension ExceptionComment: ByteCodable {
    package init(from reader: inout ByteReader) {
        file = SourcePath(reader.text())
        place = Place(from: &reader)
        rule = reader.text()
        reason = reader.text()
        let (start, end) = (reader.number(), reader.number())
        lines = start..<max(start, end)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(file.string)
        place.write(to: &writer)
        writer.append(rule)
        writer.append(reason)
        writer.append(lines.lowerBound)
        writer.append(lines.upperBound)
    }
}

extension FrontMatter: ByteCodable {
    package init(from reader: inout ByteReader) {
        let (title, summary) = (reader.text(), reader.text())
        let (reviewed, reviewBy) = (Day(from: &reader), Day(from: &reader))
        self.title = Placed(title, at: Place(from: &reader))
        self.summary = Placed(summary, at: Place(from: &reader))
        self.reviewed = Placed(reviewed, at: Place(from: &reader))
        self.reviewBy = Placed(reviewBy, at: Place(from: &reader))
        owner = reader.text()
        isSensitive = Bool(from: &reader)
        findableBy = Array(from: &reader)
        publish = LocalMoment?(from: &reader)
        expires = LocalMoment?(from: &reader)
        isDraft = Bool(from: &reader)
        aliases = Array(from: &reader)
        facts = Array(from: &reader)
        audience = Array(from: &reader)
        place = Place(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title.value)
        writer.append(summary.value)
        reviewed.value.write(to: &writer)
        reviewBy.value.write(to: &writer)
        writeFace(to: &writer)
    }

    /// All but what the title, the summary and the days of reviews say; where they stand is with it.
    func writeFace(to writer: inout ByteWriter) {
        for place in [title.place, summary.place, reviewed.place, reviewBy.place] { place.write(to: &writer) }
        writer.append(owner)
        isSensitive.write(to: &writer)
        findableBy.write(to: &writer)
        publish.write(to: &writer)
        expires.write(to: &writer)
        isDraft.write(to: &writer)
        aliases.write(to: &writer)
        facts.write(to: &writer)
        audience.write(to: &writer)
        place.write(to: &writer)
    }
}

extension StructurePart: ByteCodable {
    package init(from reader: inout ByteReader) {
        title = reader.text()
        bodies = Array(from: &reader)
    }

    package func write(to writer: inout ByteWriter) {
        writer.append(title)
        bodies.write(to: &writer)
    }
}

extension StructurePart.Body: ByteCodable {
    package init(from reader: inout ByteReader) {
        fact = Placed(from: &reader)
        does = reader.text()
    }

    package func write(to writer: inout ByteWriter) {
        fact.write(to: &writer)
        writer.append(does)
    }
}

extension Kind: ByteCodable {
    package init(from reader: inout ByteReader) {
        switch reader.number() {
        case 0:
            self = .page(
                Page(lists: [String](from: &reader).compactMap(ListKind.init), structure: Array(from: &reader))
            )
        case 1:
            self = .reportingRoute(
                ReportingRoute(
                    urgency: ReportingRoute.Urgency(rawValue: reader.text()) ?? .standard,
                    choice: reader.text(),
                    order: reader.number(),
                    contacts: Array(from: &reader),
                    priorities: Array(from: &reader)
                )
            )
        case 2: self = .priority(Priority(group: Placed(from: &reader), order: reader.number()))
        case 3: self = .achievement(Achievement(priority: Placed?(from: &reader), period: reader.text()))
        case 4:
            self = .campaign(
                Campaign(
                    status: Campaign.Status(rawValue: reader.text()) ?? .unknown,
                    hashtag: String?(from: &reader),
                    priorities: Array(from: &reader)
                )
            )
        case 5:
            self = .campaignUpdate(
                CampaignUpdate(
                    campaign: Placed(from: &reader),
                    date: Placed(from: &reader),
                    source: Placed?(from: &reader)
                )
            )
        default:
            self = .educationResource(
                EducationResource(
                    keyStages: Array(from: &reader),
                    minutes: reader.number(),
                    topics: Array(from: &reader),
                    format: reader.text(),
                    priorities: Array(from: &reader),
                    safeguarding: reader.text(),
                    contacts: Array(from: &reader),
                    files: Array(from: &reader)
                )
            )
        }
    }

    package func write(to writer: inout ByteWriter) {
        switch self {
        case .page(let page):
            writer.append(0)
            page.lists.map(\.rawValue).write(to: &writer)
            page.structure.write(to: &writer)
        case .reportingRoute(let route):
            writer.append(1)
            writer.append(route.urgency.rawValue)
            writer.append(route.choice)
            writer.append(route.order)
            route.contacts.write(to: &writer)
            route.priorities.write(to: &writer)
        case .priority(let priority):
            writer.append(2)
            priority.group.write(to: &writer)
            writer.append(priority.order)
        case .achievement(let achievement):
            writer.append(3)
            achievement.priority.write(to: &writer)
            writer.append(achievement.period)
        case .campaign(let campaign):
            writer.append(4)
            writer.append(campaign.status.rawValue)
            campaign.hashtag.write(to: &writer)
            campaign.priorities.write(to: &writer)
        case .campaignUpdate(let update):
            writer.append(5)
            update.campaign.write(to: &writer)
            update.date.write(to: &writer)
            update.source.write(to: &writer)
        case .educationResource(let resource):
            writer.append(6)
            resource.keyStages.write(to: &writer)
            writer.append(resource.minutes)
            resource.topics.write(to: &writer)
            writer.append(resource.format)
            resource.priorities.write(to: &writer)
            writer.append(resource.safeguarding)
            resource.contacts.write(to: &writer)
            resource.files.write(to: &writer)
        }
    }
}
