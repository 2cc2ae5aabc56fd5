import Dispatch
import Foundation
import Hummingbird
import ManageGroundwork
import ManageTesting
import Synchronization
import Testing

@testable import ManageKit

@Suite("Uploads over a socket")
struct UploadsOverSocketTests {
  /// What ended the last upload.
  private final class Outcome: Sendable {
    private let text = Mutex<String?>(nil)

    var ended: String? {
      get { text.withLock { $0 } }
      set { text.withLock { $0 = newValue } }
    }
  }

  private func withSite(_ body: @Sendable (String, TemporaryFolder, Outcome) async throws -> Void) async throws {
    try await TemporaryFolder.with { folder in
      let storage = FileSystemStorage(root: folder.path(of: "media"))
      let outcome = Outcome()
      try await RoutedSite.with(
        routes: { routing in
          routing.post("files/", uploads: UploadLimits(file: 1 << 20)) { _, context in
            do {
              var names: [String] = []
              for try await file in context.files { names.append(try await storage.save(file)) }
              outcome.ended = "saved"
              return Response.text(names.joined(separator: "|"))
            } catch {
              outcome.ended = "\(error)"
              throw error
            }
          }
        }, { site in try await site.serve { url in try await body(url, folder, outcome) } })
    }
  }

  private static func request(length: Int) -> [UInt8] {
    let headers = RoutedSite.csrf.merging([
      "Host": "localhost", "Connection": "close", "Content-Type": MultipartBody.contentType,
      "Content-Length": "\(length)",
    ]) { $1 }
    let lines = headers.map { "\($0): \($1)\r\n" }.joined()
    return Array("POST /files/ HTTP/1.1\r\n\(lines)\r\n".utf8)
  }

  @Test("a file is saved as it was sent")
  func saved() async throws {
    try await withSite { url, folder, _ in
      let content = [UInt8]((0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
      var body = MultipartBody()
      body.file("f", "a.bin", content)
      let answer = try await RawConnection.exchange(
        Self.request(length: body.finished.count) + body.finished, with: url)
      #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("a.bin"))
      #expect(try Data(contentsOf: URL(filePath: folder.path(of: "media/a.bin"))) == Data(content))
    }
  }

  @Test("a request that announces 5 GB is answered before its body comes")
  func announced() async throws {
    try await withSite { url, folder, _ in
      let answer = try await RawConnection.exchange(Self.request(length: 5 << 30), with: url)
      #expect(answer.hasPrefix("HTTP/1.1 413"))
      #expect(!folder.contains("media"))
    }
  }

  @Test("a visitor who leaves in the middle leaves nothing behind")
  func disconnected() async throws {
    try await withSite { url, folder, outcome in
      var body = MultipartBody()
      body.file("f", "a.bin", [UInt8](repeating: 97, count: 200_000))
      let port = try #require(URL(string: url)?.port.flatMap { UInt16(exactly: $0) })
      let sent = Self.request(length: 900_000) + body.bytes
      try await BlockingCall.run {
        let socket = try LoopbackSocket()
        try socket.connect(to: port)
        socket.send(sent)
        socket.close()
      }
      try await withTimeLimit(.seconds(60)) {
        while outcome.ended == nil { try await Task.sleep(for: .milliseconds(20)) }
      }
      #expect(outcome.ended != "saved")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "media")) == [])
    }
  }
}
