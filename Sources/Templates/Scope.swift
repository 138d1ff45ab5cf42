/// The records around a place in a template: a name is the innermost record's that declares it.
struct Scope {
    struct Unknown: Error {
        let problem: String
        let remedy: String
    }

    let slots: (any TemplateModel.Type)?
    var records: [any TemplateModel.Type]

    func isSlot(_ name: String) -> Bool {
        guard let slots, !name.contains(".") else { return false }
        return slots.shape(of: name) != nil && !records.contains { $0.shape(of: name) != nil }
    }

    func shape(of name: String) -> Result<Shape, Unknown> {
        let parts = parts(of: name)
        guard let first = parts.first, var shape = start(first) else {
            return .failure(unknown(parts.first ?? name, among: slots.map { records + [$0] } ?? records))
        }
        for (index, part) in parts.enumerated().dropFirst() {
            let whole = parts[..<index].joined(separator: ".")
            guard case .record(let type) = shape else {
                return .failure(Unknown(problem: "“\(whole)” has no parts", remedy: "Only a record has."))
            }
            guard let inner = type.shape(of: part) else {
                return .failure(unknown(part, among: [type], of: whole))
            }
            shape = inner
        }
        return .success(shape)
    }

    /// Where the value of a name is read; nil for a name that has no shape here, and for a slot.
    func place(of name: String) -> Program.Place? {
        let parts = parts(of: name)
        guard
            let first = parts.first,
            let record = records.lastIndex(where: { $0.reading(of: first) != nil }),
            var reading = records[record].reading(of: first)
        else { return nil }
        for part in parts.dropFirst() {
            guard case .record(let held) = reading, let inner = held.type.reading(of: part) else { return nil }
            reading = held.part(inner)
        }
        return Program.Place(record: record, reading: reading)
    }

    private func start(_ name: String) -> Shape? {
        for record in records.reversed() {
            if let shape = record.shape(of: name) { return shape }
        }
        return slots?.shape(of: name)
    }

    private func unknown(_ name: String, among types: [any TemplateModel.Type], of whole: String? = nil) -> Unknown {
        let owner = whole.map { "“\($0)” has no field “\(name)”" } ?? "there is no field “\(name)” here"
        let prefix = whole.map { "\($0)." } ?? ""
        if let near = nearest(to: name, in: types.flatMap { $0.fieldNames }) {
            return Unknown(problem: owner, remedy: "Did you mean “\(prefix)\(near)”?")
        }
        let known = whole == nil ? records.last?.fieldNames ?? [] : types.flatMap { $0.fieldNames }
        return Unknown(problem: owner, remedy: "There are \(list(known.map { prefix + $0 })).")
    }
}

/// `campaign.title` names a part of a part.
private func parts(of name: String) -> [String] {
    name.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
}

/// `a, b and c`.
func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "none" }
    return names.dropLast().joined(separator: ", ") + " and " + last
}
