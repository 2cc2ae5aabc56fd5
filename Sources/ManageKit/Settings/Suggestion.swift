/// The known word that is nearest to a mistyped one.
enum Suggestion {
  /// The nearest of `candidates`, at most `limit` edits away: by default a third of the word, at least one.
  static func nearest(to word: String, in candidates: some Sequence<String>, limit: Int? = nil) -> String? {
    let limit = limit ?? max(1, word.utf8.count / 3)
    return candidates.map { (distance(Array(word.utf8), Array($0.utf8)), $0) }
      .filter { $0.0 <= limit }.min { $0.0 < $1.0 }?.1
  }

  /// Damerau's distance with adjacent transpositions.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
