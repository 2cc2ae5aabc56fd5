extension String {
  /// Whether two names have the same bytes: the quickest test that short names differ.
  @inline(__always)
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && self == other
  }
}
