extension UInt8 {
  /// `0` to `9`
  @inlinable
  package var isASCIIDigit: Bool { self &- 48 < 10 }

  /// `a` to `z` and `A` to `Z`
  @inlinable
  package var isASCIILetter: Bool { (self | 0x20) &- 97 < 26 }

  @inlinable
  package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// A space, or a tab, line feed, vertical tab, form feed or carriage return.
  @inlinable
  package var isASCIIWhitespace: Bool { self == 0x20 || self &- 9 < 5 }

  /// A capital letter of ASCII as a small one; another byte as it is.
  @inlinable
  package var lowercasedASCII: UInt8 { self &- 65 < 26 ? self | 0x20 : self }

  /// The number that a hexadecimal digit of either case stands for.
  @inlinable
  package var hexadecimalDigitValue: UInt8? {
    if isASCIIDigit { return self &- 48 }
    let letter = (self | 0x20) &- 97
    return letter < 6 ? letter + 10 : nil
  }
}

extension Unicode.Scalar {
  @inlinable
  package var isASCIIAlphanumeric: Bool { isASCII && UInt8(truncatingIfNeeded: value).isASCIIAlphanumeric }
}
