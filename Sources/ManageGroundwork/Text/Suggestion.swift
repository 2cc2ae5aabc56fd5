/// The known word that is nearest to a mistyped one.
package enum Suggestion {
  /// Longer words are compared by their start, since the comparison's cost is the product of both lengths.
  private static let maximumLength = 40

  /// The nearest of `candidates`, at most `limit` edits away: by default a third of the word, at least one.
  package static func nearest(to word: String, in candidates: some Sequence<String>, limit: Int? = nil) -> String? {
    let letters = Array(word.unicodeScalars.prefix(maximumLength))
    let limit = limit ?? max(1, letters.count / 3)
    return candidates.map { (distance(letters, Array($0.unicodeScalars.prefix(maximumLength))), $0) }
      .filter { $0.0 <= limit }.min { $0.0 < $1.0 }?.1
  }

  /// `did you mean 'upper'?`, or nil where nothing is near; the same whatever the order of `candidates`.
  package static func hint(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, in: candidates.sorted()).map { "did you mean '\($0)'?" }
  }

  /// The number of letters to add, drop, change or swap (optimal string alignment).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var distance = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          distance = min(distance, rows[i - 1][j - 1] + 1)
        }
        row.append(distance)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
