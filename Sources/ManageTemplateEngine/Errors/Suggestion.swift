/// The known name that a mistyped one is nearest to.
enum Suggestion {
  /// `did you mean 'upper'?`, or nil where nothing is near.
  static func hint(for name: String, among known: some Sequence<String>) -> String? {
    let limit = max(1, min(name.count, 40) / 3)
    let near = known.map { (distance(name, $0), $0) }.filter { $0.0 <= limit }.min { $0 < $1 }
    return near.map { "did you mean '\($0.1)'?" }
  }

  /// The number of letters to add, drop, change or swap (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars.prefix(40))
    let right = Array(right.unicodeScalars.prefix(40))
    var rows = [Array(0...right.count)]
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      for (j, other) in right.enumerated() {
        var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { cost = min(cost, rows[i - 1][j - 1] + 1) }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
