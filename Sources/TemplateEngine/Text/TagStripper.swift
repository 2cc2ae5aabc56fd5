/// Takes HTML tags and comments out of text.
///
/// The result isn't safe HTML: it's escaped like any other text.
enum TagStripper {
  /// Stripping can leave new tags behind; as in Django no more often than this.
  private static let maximumPasses = 50

  static func text(_ text: String) -> String {
    var text = text
    for _ in 0..<maximumPasses where text.utf8.contains(UInt8(ascii: "<")) {
      let stripped = stripped(text)
      guard stripped.utf8.count < text.utf8.count else { break }
      text = stripped
    }
    return text
  }

  private static func stripped(_ text: String) -> String {
    var tokenizer = HTMLTokenizer(text)
    var result: [UInt8] = []
    while let token = tokenizer.next() {
      if case .text(let range) = token { result += tokenizer.bytes[range] }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
