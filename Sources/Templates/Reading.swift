/// What a field gives of a record, whatever the record's type.
///
/// A page prints some hundred fields of a dozen types. Asking for each by its name through `any TemplateModel` costs ten
/// times as much as all the rest of making the page: boxes, copies and look-ups of types. So a field is told where its
/// record lies and knows itself what lies there. Addresses are made in `Field`, which knows the type, and in
/// `withAddress`; a record lies still while what is made of it is printed or fed.
@usableFromInline
enum Reading: Sendable {
    case text(@Sendable (RecordAddress) -> String)
    case html(@Sendable (RecordAddress) -> String)
    case flag(@Sendable (RecordAddress) -> Bool)
    case record(Records)
    case list(Records)

    var shape: Shape {
        switch self {
        case .text: .text
        case .html: .html
        case .flag: .flag
        case .record(let records): .record(records.type)
        case .list(let records): .list(records.type)
        }
    }
}

/// The records that a field holds.
@usableFromInline
struct Records: Sendable {
    let type: any TemplateModel.Type
    /// Calls `body` once, with none where the field is empty.
    let read: @Sendable (RecordAddress, _ body: (RecordRow) -> Void) -> Void

    @usableFromInline
    init(
        type: any TemplateModel.Type,
        read: @escaping @Sendable (RecordAddress, _ body: (RecordRow) -> Void) -> Void
    ) {
        self.type = type
        self.read = read
    }

    /// A field of the record; where there is none, nothing that can be printed.
    func part(_ field: Reading) -> Reading {
        switch field {
        case .text(let value): .text { first(at: $0, else: "", value) }
        case .html(let value): .html { first(at: $0, else: "", value) }
        case .flag(let value): .flag { first(at: $0, else: false, value) }
        case .record(let inner): .record(part(inner))
        case .list(let inner): .list(part(inner))
        }
    }

    private func part(_ inner: Records) -> Records {
        Records(type: inner.type) { address, body in
            read(address) { row in
                if row.count == 0 { body(RecordRow(UnsafeBufferPointer<Never>(start: nil, count: 0))) }
                if row.count > 0 { inner.read(row[0], body) }
            }
        }
    }

    private func first<Value>(
        at address: RecordAddress,
        else nothing: Value,
        _ value: (RecordAddress) -> Value
    ) -> Value {
        var found = nothing
        read(address) { if $0.count > 0 { found = value($0[0]) } }
        return found
    }
}

/// Where a record lies, for as long as the call that was given it lasts.
@usableFromInline
struct RecordAddress {
    @usableFromInline let pointer: UnsafeRawPointer

    @inlinable
    init(_ pointer: UnsafeRawPointer) { self.pointer = pointer }

    /// `type` is that of what lies there.
    @inlinable
    func record<Model>(_ type: Model.Type) -> Model { pointer.assumingMemoryBound(to: type).pointee }
}

/// Records of one type, one behind the other.
@usableFromInline
struct RecordRow {
    private let first: UnsafeRawPointer?
    let count: Int
    private let stride: Int

    @usableFromInline
    init<Model>(_ records: UnsafeBufferPointer<Model>) {
        first = UnsafeRawPointer(records.baseAddress)
        count = records.count
        stride = MemoryLayout<Model>.stride
    }

    subscript(_ index: Int) -> RecordAddress { RecordAddress(first! + index * stride) }
}

extension TemplateModel {
    func withAddress<Result>(_ body: (RecordAddress) -> Result) -> Result {
        withUnsafePointer(to: self) { body(RecordAddress(UnsafeRawPointer($0))) }
    }
}
