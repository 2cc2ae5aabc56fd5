extension Renderer {
  /// Writes bytes as they are: they must be HTML.
  @inline(__always)
  mutating func write(_ bytes: [UInt8]) {
    output.append(contentsOf: bytes)
  }

  /// Writes text as it is: it must be HTML.
  public mutating func write(html text: String) {
    output.append(contentsOf: text.utf8)
  }

  /// Writes a value as `{{ value }}` does: escaped, unless it's safe or autoescaping is off.
  public mutating func write(_ value: TemplateValue) {
    switch value {
    case .safe(let text): output.append(contentsOf: text.utf8)
    case .string(let text): writeText(text)
    case .int(let number) where !filterContext.groupsNumbers: write(number)
    case .lazy(let lazy): write((try? lazy.value()) ?? .null)
    default: writeText(filterContext.localizedText(value))
    }
  }

  private mutating func writeText(_ text: String) {
    if autoescape {
      HTMLEscape.append(text, to: &output)
    } else {
      output.append(contentsOf: text.utf8)
    }
  }

  private mutating func write(_ number: Int) {
    guard number >= 0, number < 10 else { return output.append(contentsOf: String(number).utf8) }
    output.append(UInt8(ascii: "0") + UInt8(number))
  }
}
