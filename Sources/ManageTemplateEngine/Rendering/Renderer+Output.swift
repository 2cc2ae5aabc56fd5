extension Renderer {
  /// Writes bytes as they are: they must be HTML.
  @inline(__always)
  mutating func write(_ bytes: borrowing [UInt8]) {
    bytes.withUnsafeBufferPointer { output.append($0) }
  }

  /// Writes text as it is: it must be HTML.
  public mutating func write(html text: String) {
    output.append(text)
  }

  /// Writes a value as `{{ value }}` does: escaped, unless it's safe or autoescaping is off.
  public mutating func write(_ value: TemplateValue) {
    switch value {
    case .safe(let text): output.append(text)
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
      output.append(text)
    }
  }

  private mutating func write(_ number: Int) {
    guard number >= 0, number < 100 else { return output.append(String(number)) }
    let (tens, units) = number.quotientAndRemainder(dividingBy: 10)
    if tens > 0 { output.append(UInt8(ascii: "0") + UInt8(tens)) }
    output.append(UInt8(ascii: "0") + UInt8(units))
  }
}
