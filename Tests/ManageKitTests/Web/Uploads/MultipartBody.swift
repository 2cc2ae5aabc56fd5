import Hummingbird
import NIOCore

@testable import ManageKit

/// A body of `multipart/form-data` as a browser makes it.
struct MultipartBody {
  static let contentType = "multipart/form-data; boundary=\(boundary)"
  static let boundary = "----formBoundary7MA4YWxk"

  private(set) var bytes: [UInt8] = []

  mutating func field(_ name: String, _ value: String) {
    part("name=\"\(name)\"", Array(value.utf8))
  }

  mutating func file(_ field: String, _ name: String, _ content: [UInt8], type: String = "text/plain") {
    part("name=\"\(field)\"; filename=\"\(name)\"", content, type: type)
  }

  mutating func part(_ parameters: String, _ content: [UInt8], type: String? = nil) {
    bytes += Self.head(parameters, type: type) + content + Array("\r\n".utf8)
  }

  /// The body with its last boundary.
  var finished: [UInt8] { bytes + Array("--\(Self.boundary)--\r\n".utf8) }

  static func head(_ parameters: String, type: String? = nil) -> [UInt8] {
    let type = type.map { "Content-Type: \($0)\r\n" } ?? ""
    return Array("--\(boundary)\r\nContent-Disposition: form-data; \(parameters)\r\n\(type)\r\n".utf8)
  }
}

/// A body that is made while it is read, and counts what was taken of it.
struct GeneratedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  var start: [UInt8] = []
  /// How many pieces of 64 KiB follow the start.
  var pieces: Int
  var end: [UInt8] = []
  let taken = Counter()

  static let pieceSize = 1 << 16

  struct AsyncIterator: AsyncIteratorProtocol {
    let body: GeneratedBody
    var index = -1

    mutating func next() async throws -> ByteBuffer? {
      defer { index += 1 }
      guard index <= body.pieces else { return nil }
      let buffer =
        switch index {
        case -1: ByteBuffer(bytes: body.start)
        case body.pieces: ByteBuffer(bytes: body.end)
        default: ByteBuffer(repeating: UInt8(ascii: "a"), count: GeneratedBody.pieceSize)
        }
      body.taken.add(buffer.readableBytes)
      return buffer
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(body: self) }
}
