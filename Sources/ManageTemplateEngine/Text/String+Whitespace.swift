import ManageGroundwork

extension StringProtocol {
  /// The words between white space, as Python's `split()` gives them.
  var words: [String] {
    Substring(self).unicodeScalars.split { $0.isPythonWhitespace }.map { String($0) }
  }
}
