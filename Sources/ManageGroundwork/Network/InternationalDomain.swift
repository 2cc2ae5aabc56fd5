import Foundation

/// Names of hosts with letters of any script (IDNA 2008: RFC 5890 to 5893).
package enum InternationalDomain {
  /// The greatest length in bytes that is looked at: no name of a host is as long, whatever its script.
  private static let maximumBytes = 1024

  /// The name as DNS has it: `한국.kr` is `xn--3e0b707e.kr`. Nil where DNS can't have it.
  ///
  /// Capital letters become small ones and compatible forms the usual ones first, as UTS #46 maps them. Marks,
  /// letters and digits of every script pass, whatever their neighbours; joiners and symbols don't.
  package static func ascii(_ domain: String) -> String? {
    guard domain.utf8.count <= maximumBytes else { return nil }
    let mapped = domain.lowercased().precomposedStringWithCompatibilityMapping.lowercased()
    let labels = mapped.unicodeScalars.split(omittingEmptySubsequences: false) {
      ".\u{3002}".unicodeScalars.contains($0)
    }
    var encoded: [String] = []
    for label in labels {
      guard let label = ascii(label: Array(label)) else { return nil }
      encoded.append(label)
    }
    let name = encoded.joined(separator: ".")
    return HostName.isValid(name) ? name : nil
  }

  private static func ascii(label: [Unicode.Scalar]) -> String? {
    if label.allSatisfy(\.isASCII) { return String(String.UnicodeScalarView(label)) }
    guard label.allSatisfy(isAllowed), label.first?.isMark == false, label.first != "-", label.last != "-" else {
      return nil
    }
    return "xn--" + Punycode.encode(label)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar.isASCIIAlphanumeric || scalar.isMark { return true }
    return switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: !scalar.isASCII
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
