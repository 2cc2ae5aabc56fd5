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
    var isEscaped = false
    for byte in format.utf8 {
      let letter = Unicode.Scalar(byte)
      if isEscaped {
        text.append(byte)
        isEscaped = false
      } else if letter == "\\" {
        isEscaped = true
      } else if let part = Part(letter) {
        guard date.kind != (part == .time ? .date : .time) else { return nil }
        if part == .time {
          date.writeTime(letter, to: &text, context)
        } else {
          date.writeDate(letter, to: &text, context)
        }
      } else {
        text.append(byte)
      }
    }
    if isEscaped { text.append(UInt8(ascii: "\\")) }
    return String(decoding: text, as: UTF8.self)
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
