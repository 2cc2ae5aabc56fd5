import ManageGroundwork

/// The part of a file that a `Range` header asks for (RFC 9110, section 14).
enum ByteRange: Equatable {
  /// All of it: there is no range, or none that can be read, or several at once, which a server may ignore.
  case whole
  /// The bytes from the first to the last, counted from 0.
  case part(ClosedRange<Int>)
  /// Nothing of the file lies within the range.
  case unsatisfiable

  /// Enough for two numbers of 64 bits, in bytes.
  private static let maximumLength = 64

  /// Reads `bytes=2-4`, `bytes=2-` and `bytes=-3` for a file of `size` bytes.
  init(_ header: ClientText?, of size: Int) {
    guard let text = try? header?.string(maximumBytes: Self.maximumLength),
      let match = text.wholeMatch(of: /bytes=([0-9]*)-([0-9]*)/)
    else {
      self = .whole
      return
    }
    switch (Self.number(match.1), Self.number(match.2)) {
    case (nil, nil): self = .whole
    case (nil, let length?): self = length > 0 && size > 0 ? .part(max(0, size - length)...(size - 1)) : .unsatisfiable
    case (let first?, let last?) where last < first: self = .whole
    case (let first?, let last):
      self = first < size ? .part(first...min(last ?? .max, size - 1)) : .unsatisfiable
    }
  }

  /// A number too large for any file stands for the largest one.
  private static func number(_ digits: Substring) -> Int? {
    digits.isEmpty ? nil : Int(digits) ?? .max
  }
}
