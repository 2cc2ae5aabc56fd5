/// A format of Django's `date` and `time` filters, such as `N j, Y`.
struct DateFormat: Sendable {
  private let format: String
  private let context: FilterContext

  /// Takes a format, or the name of one of the language's.
  init(_ format: String, in context: FilterContext) {
    self.format = format.hasSuffix("_FORMAT") ? context.formats.dateFormats[format] ?? format : format
    self.context = context
  }

  /// The date in this format; nil where the format asks a day for its time, or a time of day for its day.
  func textIfPossible(of date: CivilDate) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(32)
    let fits = forEachPiece { piece in
      switch piece {
      case .literal(let byte): text.append(byte)
      case .letter(let letter, .time):
        guard date.kind != .date else { return false }
        date.writeTime(letter, to: &text, context)
      case .letter(let letter, .date):
        guard date.kind != .time || letter == "c" || letter == "I" else { return false }
        date.writeDate(letter, to: &text, context)
      }
      return true
    }
    return fits ? String(decoding: text, as: UTF8.self) : nil
  }

  /// The text for a value that isn't a date: the format, in which letters that ask for a zone stand for nothing, and
  /// all others make it nothing as a whole.
  func text(for value: TemplateValue) -> String {
    if value.isNull || value.text.isEmpty { return "" }
    var text: [UInt8] = []
    let fits = forEachPiece { piece in
      switch piece {
      case .literal(let byte): text.append(byte)
      case .letter("e", _), .letter("O", _), .letter("T", _), .letter("Z", _): break
      case .letter: return false
      }
      return true
    }
    return fits ? String(decoding: text, as: UTF8.self) : ""
  }

  /// The time of day in this format; empty where the format asks for anything else.
  func timeText(of date: CivilDate) -> String {
    let fits = forEachPiece { piece in if case .letter(_, .date) = piece { false } else { true } }
    return fits ? text(of: date) : ""
  }

  private enum Piece {
    case literal(UInt8)
    case letter(Unicode.Scalar, Part)
  }

  /// Goes through the format up to a piece that doesn't fit; a backslash makes the next letter stand for itself, even
  /// one that a backslash stands before.
  private func forEachPiece(_ fits: (Piece) -> Bool) -> Bool {
    var isEscaped = false
    var last: UInt8?
    for byte in format.utf8 {
      defer { last = byte }
      let letter = Unicode.Scalar(byte)
      if !isEscaped, letter == "\\" {
        isEscaped = true
        continue
      }
      let part = last == UInt8(ascii: "\\") ? nil : Part(letter)
      guard fits(part.map { .letter(letter, $0) } ?? .literal(byte)) else { return false }
      isEscaped = false
    }
    return !isEscaped || fits(.literal(UInt8(ascii: "\\")))
  }

  /// The date in this format; empty where they don't fit together.
  func text(of date: CivilDate) -> String { textIfPossible(of: date) ?? "" }
}

/// Which half of a date a format's letter asks for.
private enum Part {
  case time, date

  init?(_ letter: Unicode.Scalar) {
    switch letter {
    case "a", "A", "e", "f", "g", "G", "h", "H", "i", "O", "P", "s", "T", "u", "Z": self = .time
    case "b", "c", "d", "D", "E", "F", "I", "j", "l", "L", "m", "M", "n", "N", "o", "r", "S", "t", "U", "w", "W", "y",
      "Y", "z":
      self = .date
    default: return nil
    }
  }
}
