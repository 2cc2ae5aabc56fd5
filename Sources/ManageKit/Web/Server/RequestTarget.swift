import ManageGroundwork

/// What a request is about: `/path?query`, or `http://host/path?query`, or the `*` of OPTIONS (RFC 9112, section 3.2).
struct RequestTarget {
  /// The scheme and the host with its port, where the target names them.
  let origin: (scheme: String, authority: String)?
  /// The path and query, as they were sent.
  let path: String

  init(_ bytes: UnsafeRawBufferPointer.SubSequence) throws(RequestFault) {
    guard let first = bytes.first, bytes.allSatisfy(Self.isTargetCharacter) else { throw .target }
    if first == UInt8(ascii: "/") || bytes.elementsEqual([UInt8(ascii: "*")]) {
      origin = nil
      path = String(decoding: bytes, as: UTF8.self)
      return
    }
    guard let scheme = ["http", "https"].first(where: { Self.has(scheme: $0, bytes) }) else { throw .target }
    let rest = bytes.dropFirst(scheme.utf8.count + 3)
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    guard Self.isAuthority(rest[..<end]) else { throw .target }
    origin = (scheme, String(decoding: rest[..<end], as: UTF8.self))
    let path = String(decoding: rest[end...], as: UTF8.self)
    self.path = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
  }

  /// A name or an address, and perhaps a port: no user, and none of the characters that only nonsense has.
  static func isAuthority(_ bytes: UnsafeRawBufferPointer.SubSequence) -> Bool {
    let isAddress = bytes.first == UInt8(ascii: "[")
    let end =
      isAddress
      ? bytes.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
      : bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    guard let end, end > bytes.startIndex else { return false }
    let (host, port) = (bytes[..<end], bytes[end...])
    let isHost =
      isAddress
      ? host.count > 3
        && host.dropFirst().dropLast().allSatisfy { $0.hexadecimalDigitValue != nil || isAddressMark($0) }
      : host.allSatisfy { $0.isASCIIAlphanumeric || isNameMark($0) }
    return isHost
      && (port.isEmpty
        || port.first == UInt8(ascii: ":") && port.count <= 6 && port.dropFirst().allSatisfy(\.isASCIIDigit))
  }

  private static func has(scheme: String, _ bytes: UnsafeRawBufferPointer.SubSequence) -> Bool {
    let start = bytes.prefix(scheme.utf8.count + 3)
    return start.dropLast(3).equalsIgnoringCase(scheme) && start.suffix(3).elementsEqual("://".utf8)
  }

  /// Visible ASCII, without the `#` of fragments, which no client sends.
  private static func isTargetCharacter(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#")
  }

  private static func isAddressMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") }

  private static func isNameMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

extension Collection<UInt8> {
  /// Whether these are the bytes of an ASCII text, which is in small letters, with letters of any case.
  func equalsIgnoringCase(_ text: String) -> Bool {
    elementsEqual(text.utf8) { $0 == $1 || $0.isASCIILetter && $0 | 0x20 == $1 }
  }
}
