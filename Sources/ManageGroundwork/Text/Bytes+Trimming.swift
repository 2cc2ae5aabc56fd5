extension BidirectionalCollection<UInt8> {
  /// The bytes without ASCII's white space at their ends.
  package func trimmingASCIIWhitespace() -> SubSequence {
    let head = drop { $0.isASCIIWhitespace }
    guard let last = head.lastIndex(where: { !$0.isASCIIWhitespace }) else { return head[head.endIndex...] }
    return head[...last]
  }

  /// Whether the bytes are those of a text.
  package func equals(_ text: some StringProtocol) -> Bool {
    elementsEqual(text.utf8)
  }
}
