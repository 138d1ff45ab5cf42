/// What a template may name, declared once: the declaration gives the template its values, the check of the theme its
/// shape and a fingerprint its bytes.
///
/// ```swift
/// struct Crumb: TemplateModel {
///     let title: String
///     static let fields: Fields<Crumb> = [.text("title") { $0.title }]
/// }
/// ```
@usableFromInline
package protocol TemplateModel: Sendable {
    /// A `static let`: it is read for every record that is fed to a fingerprint.
    static var fields: Fields<Self> { get }
}

/// What stands behind a name in a template.
package enum Shape: Sendable {
    /// Escaped where it is printed. Empty text is false in a section.
    case text
    /// Printed as it is, with `{{{name}}}` only. Empty HTML is false in a section.
    case html
    /// For sections only; it has no words.
    case flag
    /// Absent is false in a section. The type stands for its own fields, so a record may hold its like.
    case record(any TemplateModel.Type)
    /// Empty is false in a section.
    case list(any TemplateModel.Type)
}

@usableFromInline
package struct Field<Model>: Sendable {
    package let name: String
    let reading: Reading

    package var shape: Shape { reading.shape }

    @inlinable
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(name: name, reading: .text { value($0.record(Model.self)) })
    }

    @inlinable
    package static func html(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(name: name, reading: .html { value($0.record(Model.self)) })
    }

    @inlinable
    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name: name, reading: .flag { value($0.record(Model.self)) })
    }

    @inlinable
    package static func record<Child: TemplateModel>(
        _ name: String,
        _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        let records = Records(type: Child.self) { address, body in
            guard let child = value(address.record(Model.self)) else {
                return body(RecordRow(UnsafeBufferPointer<Child>(start: nil, count: 0)))
            }
            withUnsafePointer(to: child) { body(RecordRow(UnsafeBufferPointer(start: $0, count: 1))) }
        }
        return Field(name: name, reading: .record(records))
    }

    @inlinable
    package static func list<Child: TemplateModel>(
        _ name: String,
        _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        let records = Records(type: Child.self) { address, body in
            value(address.record(Model.self)).withUnsafeBufferPointer { body(RecordRow($0)) }
        }
        return Field(name: name, reading: .list(records))
    }

    @usableFromInline
    init(name: String, reading: Reading) {
        self.name = name
        self.reading = reading
    }
}

/// The fields of one model, in the order in which they are declared.
@usableFromInline
package struct Fields<Model>: Sendable, ExpressibleByArrayLiteral {
    package let all: [Field<Model>]
    let readings: [Reading]
    private let places: [String: Int]

    @usableFromInline
    package init(arrayLiteral fields: Field<Model>...) { self.init(fields) }

    /// For models that share some of their fields with others.
    package init(_ fields: [Field<Model>]) {
        all = fields
        readings = fields.map(\.reading)
        places = Dictionary(zip(fields.map(\.name), fields.indices)) { first, _ in
            preconditionFailure("\(Model.self) declares “\(fields[first].name)” twice")
        }
    }

    subscript(_ name: String) -> Field<Model>? { places[name].map { all[$0] } }
}

extension TemplateModel {
    static func shape(of name: String) -> Shape? { fields[name]?.shape }
    static func reading(of name: String) -> Reading? { fields[name]?.reading }

    static var fieldNames: [String] { fields.all.map(\.name) }

    /// Visits every value below this one in declared order, so that a model can be hashed.
    ///
    /// Lengths and counts come before what they count: two models feed the same bytes only if they are equal in every
    /// field. The buffer is valid during the call only.
    package func feed(into sink: (UnsafeRawBufferPointer) -> Void) {
        withAddress { Self.feed($0, into: sink) }
    }

    private static func feed(_ address: RecordAddress, into sink: (UnsafeRawBufferPointer) -> Void) {
        for reading in fields.readings {
            switch reading {
            case .text(let value), .html(let value):
                var text = value(address)
                text.withUTF8 { utf8 in
                    feedCount(utf8.count, into: sink)
                    sink(UnsafeRawBufferPointer(utf8))
                }
            case .flag(let value):
                feedCount(value(address) ? 1 : 0, into: sink)
            case .record(let records), .list(let records):
                records.read(address) { row in
                    feedCount(row.count, into: sink)
                    for index in 0..<row.count { records.type.feed(row[index], into: sink) }
                }
            }
        }
    }
}

private func feedCount(_ count: Int, into sink: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(of: UInt64(count).littleEndian, sink)
}
