import Foundation

/// `openssl s_server` with a certificate of its own for `localhost`.
final class OpenSSLServer {
  private static let program = "/usr/bin/openssl"

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

  let url: String
  /// The certificate's PEM file.
  let certificate: String
  private let folder: URL
  private let process = Process()

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (key, certificate) = (folder.appending(path: "key.pem").path, folder.appending(path: "cert.pem").path)
    try await Self.makeCertificate(key: key, certificate: certificate)

    let output = Pipe()
    process.executableURL = URL(filePath: Self.program)
    process.arguments = ["s_server", "-4", "-www", "-accept", "0", "-cert", certificate, "-key", key]
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.certificate = certificate
    url = "https://localhost:\(Self.port(in: output))"
  }

  func stop() {
    // The child inherits the blocked signals of the thread that started it, SIGTERM among them.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func makeCertificate(key: String, certificate: String) async throws {
    let request = Process()
    request.executableURL = URL(filePath: program)
    request.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
    ]
    request.standardError = FileHandle.nullDevice
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      request.terminationHandler = { _ in continuation.resume() }
      do { try request.run() } catch { continuation.resume(throwing: error) }
    }
  }

  /// Reads up to the line `ACCEPT 127.0.0.1:PORT`, which says that the server listens.
  private static func port(in output: Pipe) -> String {
    var text = ""
    while true {
      if let match = text.firstMatch(of: /ACCEPT .*:(\d+)\n/) { return String(match.1) }
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { return "" }
      text += String(decoding: piece, as: UTF8.self)
    }
  }
}
