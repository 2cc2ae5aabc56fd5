import ManageGroundwork

/// Distinguishes a name that is meant for this site from those of other programs that share `.env`.
enum SiteName {
  private static let prefixes = Set(Profile.allCases.map(\.prefix)).sorted() + ["MANAGE_"]
  private static let stems = ["DEBUG", "PRODUCT", "PRODUCTION"]

  /// Whether `word` starts with a profile's prefix or with `MANAGE_`.
  static func isPrefixed(_ word: ArraySlice<UInt8>) -> Bool {
    prefixes.contains { word.starts(with: $0.utf8) }
  }

  /// Whether a line holds such a name, or starts with a near miss of one.
  static func isIn(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.split { !isNamePart($0) }
    return words.contains(where: isPrefixed) || words.first.map(isNearMiss) == true
  }

  private static func isNearMiss(_ word: ArraySlice<UInt8>) -> Bool {
    guard let end = word.firstIndex(of: UInt8(ascii: "_")), end - word.startIndex >= 4 else { return false }
    let stem = String(decoding: word[..<end], as: UTF8.self)
    return stem == stem.uppercased() && Suggestion.nearest(to: stem, in: stems, limit: 1) != nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte.isASCIIAlphanumeric
  }
}
