import ManageGroundwork

extension ValueKind {
  /// A bucket's name, as S3 and its likes allow it.
  static let bucket = ValueKind("bucket") { value in
    if let complaint = complaint(aboutQuotesOf: value) { return complaint }
    if value.hasPrefix("arn:") { return "is an ARN: write the bucket's name alone" }
    if value.contains("://") { return "is an address: write the bucket's name alone" }
    if value.contains("/") { return "has a path: write the bucket's name alone" }
    if let invisible = firstInvisible(in: value) { return "holds white space or an invisible character: \(invisible)" }
    return value.utf8.wholeMatches(3...255, allowing: "-._")
      ? nil : "is not a bucket's name: 3 to 63 letters, digits, dots and hyphens"
  }

  /// A region's name.
  static let region = ValueKind("region") { value in
    complaint(aboutQuotesOf: value)
      ?? (value.utf8.wholeMatches(1...64, allowing: "-")
        ? nil : "is not a region such as ap-northeast-2: letters, digits and hyphens")
  }

  /// An access key, its secret or a session token.
  static let accessKey = ValueKind("access key") { value in
    if let complaint = complaint(aboutQuotesOf: value) { return complaint }
    if let invisible = firstInvisible(in: value) { return "holds white space or an invisible character: \(invisible)" }
    return value.unicodeScalars.first { !$0.isASCII }.map { "holds \(codePoint($0)), which no access key has" }
  }

  /// The prefix of keys in the bucket: a path, outside `static/`.
  static let keyPrefix = ValueKind("key prefix") { value in
    let path = value.hasSuffix("/") ? value.dropLast() : value[...]
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard isWord(value), !value.contains("\\"), parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
      return "is not a path such as media/"
    }
    return parts.first == "static" ? "lies in static/, which everybody may read" : nil
  }
}

extension String.UTF8View {
  /// Whether it is of ASCII letters, digits and `others`, and of such a length.
  fileprivate func wholeMatches(_ length: ClosedRange<Int>, allowing others: String) -> Bool {
    length.contains(count) && allSatisfy { $0.isASCIIAlphanumeric || others.utf8.contains($0) }
  }
}
