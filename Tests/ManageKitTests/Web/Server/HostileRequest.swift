import Foundation
import Testing

/// A line of `hostile-requests.txt`: bytes, and the statuses that may answer them.
struct HostileRequest: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  /// The allowed statuses of each answer, in order.
  let statuses: [[Int]]

  var testDescription: String { name }

  static func all() throws -> [HostileRequest] {
    try Repository.read("Tests/ManageKitTests/Web/Server/hostile-requests.txt").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(HostileRequest.init)
  }

  private init(line: Substring) throws {
    let parts = line.split(separator: " | ", maxSplits: 2)
    guard parts.count == 3 else { throw CocoaError(.fileReadCorruptFile) }
    statuses = parts[0].split(separator: " ").map { $0.split(separator: "/").compactMap { Int($0) } }
    name = String(parts[1])
    bytes = try Self.bytes(of: parts[2])
  }

  /// Undoes `\r`, `\n`, `\t`, `\\`, `\xHH` and `\{text*count}`.
  private static func bytes(of text: Substring) throws -> [UInt8] {
    var (bytes, rest) = ([UInt8](), text)
    while let character = rest.popFirst() {
      guard character == "\\", let escape = rest.popFirst() else {
        bytes += String(character).utf8
        continue
      }
      switch escape {
      case "r": bytes.append(13)
      case "n": bytes.append(10)
      case "t": bytes.append(9)
      case "x":
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      case "{":
        guard let end = rest.firstIndex(of: "}"), let star = rest[..<end].lastIndex(of: "*"),
          let count = Int(rest[star..<end].dropFirst())
        else { throw CocoaError(.fileReadCorruptFile) }
        let piece = try Self.bytes(of: rest[..<star])
        for _ in 0..<count { bytes += piece }
        rest = rest[end...].dropFirst()
      default: bytes += String(escape).utf8
      }
    }
    return bytes
  }

  /// Whether all that a server sent before it closed is one of the allowed answers to each request, in order.
  func isAnswered(by answer: String) -> Bool {
    let found = answer.matches(of: #/HTTP/1\.1 (\d\d\d) /#).compactMap { Int($0.output.1) }
    return found.count == statuses.count && zip(found, statuses).allSatisfy { $1.contains($0) }
  }
}
