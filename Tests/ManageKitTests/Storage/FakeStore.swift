import Foundation
import ManageCurlClient
import Synchronization

@testable import ManageKit

/// An HTTP server on a loopback port that answers as an S3 store in trouble would, one request to a connection.
final class FakeStore: Sendable {
  /// A request as it arrived.
  struct Request: Sendable {
    /// Such as `PUT /portfolio/key?uploads= HTTP/1.1`.
    let line: String
    /// Names in lowercase.
    let headers: [String: String]
    let body: [UInt8]
  }

  /// What is sent back: nil drops the connection.
  struct Reply: Sendable {
    var status = 200
    var headers: [String: String] = [:]
    var body = ""

    /// S3's document of an error.
    static func error(_ status: Int, _ code: String, _ more: String = "", headers: [String: String] = [:]) -> Reply {
      Reply(status: status, headers: headers, body: "<Error><Code>\(code)</Code><Message>m</Message>\(more)</Error>")
    }
  }

  private let descriptor: Int32
  private let port: UInt16
  private let answer: @Sendable (Request, _ number: Int) -> Reply?
  private let received = Mutex<[Request]>([])

  /// Runs a test with a store whose answers `answer` gives; requests are counted from 1.
  static func with(
    _ answer: @escaping @Sendable (Request, _ number: Int) -> Reply?, test: (FakeStore) async throws -> Void
  ) async throws {
    let store = try FakeStore(answer)
    defer { shutdown(store.descriptor, Int32(SHUT_RDWR)) }
    try await test(store)
  }

  var requests: [Request] { received.withLock { $0 } }

  /// A bucket of this store, whose requests are repeated without a pause.
  func bucket(region: String = "us-east-1", attempts: Int = 3) throws -> S3Bucket {
    try S3Bucket(settings(region: region), client: .init(), retry: S3RetryPolicy(attempts: attempts, base: .zero))
  }

  /// How to reach a bucket of this store.
  func settings(region: String = "us-east-1") -> S3Settings {
    S3Settings(
      accessKeyID: "keyid", secretAccessKey: Secret("keysecret"), bucket: "portfolio", region: region,
      endpoint: URL(string: "http://127.0.0.1:\(port)"))
  }

  private init(_ answer: @escaping @Sendable (Request, Int) -> Reply?) throws {
    self.answer = answer
    (descriptor, port) = try Self.listen()
    Thread { self.serve() }.start()
  }

  private func serve() {
    while case let connection = accept(descriptor, nil, nil), connection >= 0 {
      Thread {
        let handle = FileHandle(fileDescriptor: connection, closeOnDealloc: true)
        if let request = Self.read(handle) { self.reply(to: request, on: handle) }
      }.start()
    }
    close(descriptor)
  }

  private func reply(to request: Request, on handle: FileHandle) {
    let number = received.withLock { requests in
      requests.append(request)
      return requests.count
    }
    guard let reply = answer(request, number) else { return }
    let headers = reply.headers.map { "\($0): \($1)\r\n" }.joined()
    let head = "HTTP/1.1 \(reply.status) X\r\nConnection: close\r\nContent-Length: \(reply.body.utf8.count)\r\n"
    let text = head + headers + "\r\n" + (request.line.hasPrefix("HEAD") ? "" : reply.body)
    try? handle.write(contentsOf: Data(text.utf8))
  }

  private static func read(_ handle: FileHandle) -> Request? {
    var data = Data()
    while true {
      if let end = data.firstRange(of: Data("\r\n\r\n".utf8)) {
        let lines = String(decoding: data[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let fields = lines.dropFirst().map { $0.split(separator: ":", maxSplits: 1) }
        let headers = Dictionary(
          fields.map { ($0[0].lowercased(), $0.count > 1 ? $0[1].trimmingCharacters(in: .whitespaces) : "") }
        ) { first, _ in first }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        if data.count >= end.upperBound + length {
          let body = data[end.upperBound..<(end.upperBound + length)]
          return Request(line: String(lines.first ?? ""), headers: headers, body: Array(body))
        }
      }
      let more = handle.availableData
      if more.isEmpty { return nil }
      data += more
    }
  }

  /// A socket that takes connections.
  static func listen() throws -> (Int32, port: UInt16) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) | Foundation.listen(descriptor, 64) | getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }
}
