/// Resolves the character references of HTML.
enum HTMLEntities {
  /// The names of the characters from U+00A0 to U+00FF, in order.
  private static let latin = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
    para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
    thorn yuml
    """
  /// Those that need no semicolon.
  private static let legacy: [Substring: String] = {
    var names: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
    for (offset, name) in latin.split(separator: " ").enumerated() {
      names[name] = Unicode.Scalar(UInt32(0xA0 + offset)).map { String($0) }
    }
    return names
  }()
  private static let others: [Substring: String] = [
    "apos": "'", "hellip": "…", "mdash": "—", "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "bull": "•", "euro": "€", "trade": "™", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "hearts": "♥",
    "minus": "−", "ne": "≠", "le": "≤", "ge": "≥", "infin": "∞", "thinsp": "\u{2009}", "ensp": "\u{2002}",
  ]
  private static let longestName = 32

  /// The text with `&amp;`, `&#39;`, `&#x27;` and the like as the characters that they stand for.
  static func unescape(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[rest.index(after: start)...]
      let name = rest.prefix(longestName).prefix { $0 == "#" || $0.isASCII && ($0.isLetter || $0.isNumber) }
      if let (character, length) = character(name, isClosed: rest.dropFirst(name.count).first == ";") {
        result += character
        rest = rest.dropFirst(length)
      } else {
        result += "&"
      }
    }
    return result + rest
  }

  /// What a name at the front stands for, and the length of the reference behind its `&`.
  private static func character(_ name: Substring, isClosed: Bool) -> (String, length: Int)? {
    if name.hasPrefix("#") { return scalar(name.dropFirst()).map { ($0, name.count + (isClosed ? 1 : 0)) } }
    if isClosed, let character = legacy[name] ?? others[name] { return (character, name.count + 1) }
    for length in stride(from: name.count, to: 1, by: -1) {
      if let character = legacy[name.prefix(length)] { return (character, length) }
    }
    return nil
  }

  private static func scalar(_ digits: Substring) -> String? {
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init).map { String($0) }
  }
}
