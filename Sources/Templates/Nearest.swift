/// The declared name that a mistyped one was probably meant to be; nil when none is near.
///
/// Near is at most a third of the letters changed, added, left out or swapped with the next, and always one.
func nearest(to name: String, in names: some Sequence<String>) -> String? {
    let allowed = max(1, name.count / 3)
    let near = names.map { (distance: editDistance(name, $0), name: $0) }.filter { $0.distance <= allowed }
    return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// Optimal string alignment: Levenshtein's distance in which two neighbours that changed places count once.
private func editDistance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var rows = [Array(0...b.count)]
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var least = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, rows[i - 1][j - 1] + 1) }
            row.append(least)
        }
        rows.append(row)
    }
    return rows[a.count][b.count]
}
