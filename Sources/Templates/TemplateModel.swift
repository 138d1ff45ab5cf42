/// What a template may name, declared once: the declaration gives the template its values, the check of the theme its
/// shape and a fingerprint its bytes.
///
/// ```swift
/// struct Crumb: TemplateModel {
///     let title: String
///     static let fields: Fields<Crumb> = [.text("title") { $0.title }]
/// }
/// ```
package protocol TemplateModel: Sendable {
    /// A `static let`: it is read for every tag that is rendered.
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

package struct Field<Model>: Sendable {
    enum Reading: Sendable {
        case text(@Sendable (Model) -> String)
        case html(@Sendable (Model) -> String)
        case flag(@Sendable (Model) -> Bool)
        case record(any TemplateModel.Type, @Sendable (Model) -> (any TemplateModel)?)
        case list(any TemplateModel.Type, @Sendable (Model) -> [any TemplateModel])
    }

    package let name: String
    let reading: Reading

    package var shape: Shape {
        switch reading {
        case .text: .text
        case .html: .html
        case .flag: .flag
        case .record(let type, _): .record(type)
        case .list(let type, _): .list(type)
        }
    }

    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(name: name, reading: .text(value))
    }

    package static func html(_ name: String, _ value: @escaping @Sendable (Model) -> String) -> Field {
        Field(name: name, reading: .html(value))
    }

    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Field {
        Field(name: name, reading: .flag(value))
    }

    package static func record<Child: TemplateModel>(
        _ name: String,
        _ value: @escaping @Sendable (Model) -> Child?
    ) -> Field {
        Field(name: name, reading: .record(Child.self) { value($0) })
    }

    package static func list<Child: TemplateModel>(
        _ name: String,
        _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Field {
        Field(name: name, reading: .list(Child.self) { value($0) })
    }
}

/// The fields of one model, in the order in which they are declared.
package struct Fields<Model>: Sendable, ExpressibleByArrayLiteral {
    package let all: [Field<Model>]
    private let places: [String: Int]

    package init(arrayLiteral fields: Field<Model>...) { self.init(fields) }

    /// For models that share some of their fields with others.
    package init(_ fields: [Field<Model>]) {
        all = fields
        places = Dictionary(zip(fields.map(\.name), fields.indices)) { first, _ in
            preconditionFailure("\(Model.self) declares “\(fields[first].name)” twice")
        }
    }

    subscript(_ name: String) -> Field<Model>? { places[name].map { all[$0] } }
}

extension TemplateModel {
    static func shape(of name: String) -> Shape? { fields[name]?.shape }

    static var fieldNames: [String] { fields.all.map(\.name) }

    /// Visits every value below this one in declared order, so that a model can be hashed.
    ///
    /// Lengths and counts come before what they count: two models feed the same bytes only if they are equal in every
    /// field. The buffer is valid during the call only.
    package func feed(into sink: (UnsafeRawBufferPointer) -> Void) {
        for field in Self.fields.all {
            switch field.reading {
            case .text(let value), .html(let value):
                var text = value(self)
                text.withUTF8 { utf8 in
                    feedCount(utf8.count, into: sink)
                    sink(UnsafeRawBufferPointer(utf8))
                }
            case .flag(let value):
                feedCount(value(self) ? 1 : 0, into: sink)
            case .record(_, let value):
                let record = value(self)
                feedCount(record == nil ? 0 : 1, into: sink)
                record?.feed(into: sink)
            case .list(_, let value):
                let list = value(self)
                feedCount(list.count, into: sink)
                for item in list { item.feed(into: sink) }
            }
        }
    }
}

private func feedCount(_ count: Int, into sink: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(of: UInt64(count).littleEndian, sink)
}
