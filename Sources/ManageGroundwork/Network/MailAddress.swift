/// The parts of mail addresses (RFC 5322, section 3.2.3).
package enum MailAddress {
  /// Django's limit (RFC 3696, erratum 1690), in scalars.
  package static let maximumLength = 320

  /// Whether it is atoms with full stops between them.
  package static func isDotAtom(_ localPart: some Collection<Unicode.Scalar>) -> Bool {
    localPart.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomCharacter) }
  }

  private static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCIIAlphanumeric || "-!#$%&'*+/=?^_`{}|~".unicodeScalars.contains(scalar)
  }
}
