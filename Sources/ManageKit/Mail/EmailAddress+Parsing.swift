import ManageGroundwork

extension EmailAddress {
  /// Reads `minsu@example.com`, `Minsu <minsu@example.com>` or `"Kim, Minsu" <minsu@example.com>`, as a setting or a
  /// command line holds it; nil where it is none of these.
  public init?(parsing text: String) {
    let text = text.trimmingWhitespace()
    guard (try? HeaderText.check(text, in: "")) != nil else { return nil }
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      self.init(text)
      guard (try? ascii(in: "")) != nil else { return nil }
      return
    }
    var name = String(text[..<open]).trimmingWhitespace()
    if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
    self.init(String(text[text.index(after: open)...].dropLast()), name: name)
    guard (try? ascii(in: "")) != nil else { return nil }
  }
}
