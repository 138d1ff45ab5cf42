package import ByteCoding

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

/// The fields of one model, in the order in which they are declared. A class, for each record that is fed takes them up.
@usableFromInline
package final class Fields<Model>: Sendable, ExpressibleByArrayLiteral {
    package let all: [Field<Model>]
    let readings: [Reading]
    private let places: [String: Int]

    @usableFromInline
    package convenience init(arrayLiteral fields: Field<Model>...) { self.init(fields) }

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

    /// Writes every value below this one in declared order, so that a model can be hashed.
    ///
    /// Lengths and counts come before what they count: two models give the same bytes only if they are equal in every
    /// field.
    package func feed(into writer: inout ByteWriter) {
        withAddress { Self.feed($0, into: &writer) }
    }

    private static func feed(_ address: RecordAddress, into writer: inout ByteWriter) {
        for reading in fields.readings {
            switch reading {
            case .text(let value), .html(let value): writer.append(value(address))
            case .flag(let value): writer.append(value(address) ? 1 : 0)
            case .record(let records), .list(let records):
                records.read(address) { row in
                    writer.append(row.count)
                    for index in 0..<row.count { records.type.feed(row[index], into: &writer) }
                }
            }
        }
    }
}
