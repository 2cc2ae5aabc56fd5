extension String {
  /// Whether two names are equal, which names of different lengths tell without a look at their letters.
  @inline(__always)
  func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && self == other
  }
}
