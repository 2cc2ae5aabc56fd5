extension StringProtocol {
  /// The text without Unicode's white space at its ends.
  package func trimmingWhitespace() -> String {
    trimmingScalars { $0.properties.isWhitespace }
  }

  /// The text without white space at its ends, as Python's `strip()`.
  package func trimmingPythonWhitespace() -> String {
    trimmingScalars { $0.isPythonWhitespace }
  }

  /// The text without ASCII's white space at its ends.
  package func trimmingASCIIWhitespace() -> String {
    trimmingScalars { $0.isASCII && UInt8(truncatingIfNeeded: $0.value).isASCIIWhitespace }
  }

  /// The text without the scalars of a kind at its ends.
  @inlinable
  package func trimmingScalars(_ isTrimmed: (Unicode.Scalar) -> Bool) -> String {
    let head = Substring(self).unicodeScalars.drop(while: isTrimmed)
    guard let last = head.lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return String(head[...last])
  }
}
