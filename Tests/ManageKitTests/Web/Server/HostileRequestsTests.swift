import Foundation
import ManageTesting
import NIOCore
import Testing

@testable import ManageKit

@Suite("Hostile requests")
struct HostileRequestsTests {
  @Test("each gets the answers that it may get, and then the end of the connection")
  func corpus() async throws {
    let requests = try HostileRequest.all()
    try await LiveSite.with(Site([.accounts]), root: "/nonexistent") { site async throws in
      let answers = try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (index, request) in requests.enumerated() {
          group.addTask { (index, try await RawConnection.exchange(request.bytes, with: site.url)) }
        }
        return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
      }
      for (index, request) in requests.enumerated() {
        let answer = answers[index] ?? ""
        #expect(request.isAnswered(by: answer), "\(request.name): \(answer.prefix(80)) (\(answer.utf8.count) bytes)")
      }
    }
  }

  @Test("a request split at any byte is understood as one that comes at once")
  func split() throws {
    for request in try HostileRequest.all() where request.bytes.count < 2000 {
      let whole = Self.outcome(of: [request.bytes[...]])
      for index in request.bytes.indices.dropFirst() {
        let outcome = Self.outcome(of: [request.bytes[..<index], request.bytes[index...]])
        #expect(outcome == whole, "\(request.name), split at \(index)")
      }
    }
  }

  /// The targets, whole bodies and fault that the parser makes of bytes.
  private static func outcome(of pieces: [ArraySlice<UInt8>]) -> String {
    var parser = RequestParser(limits: .standard)
    var (text, body, isInBody) = ("", "", false)
    for piece in pieces {
      parser.feed(.init(bytes: piece))
      do throws(RequestFault) {
        while true {
          if isInBody {
            while let bytes = try parser.nextPiece() { body += String(buffer: bytes) }
            guard parser.isBodyComplete else { break }
            (text, body, isInBody) = (text + body, "", false)
          }
          guard let head = try parser.nextHead() else { break }
          text += "\n\(head.request.path ?? "") \(head.keepsAlive) \(head.framing) "
          isInBody = true
        }
      } catch {
        return text + "\n\(error)"
      }
    }
    return text
  }
}
