import Foundation
import ManageGroundwork

/// Writes each message into a file of its own, which mail programs open: `FOLDER/20261130-224218-….eml`.
struct FileEmailBackend: EmailBackend {
  let folder: String

  func send(_ message: EmailMessage, to recipients: [EmailAddress]) async throws -> [EmailRefusal] {
    let content = Data(try message.encoded())
    let name = Self.name(of: message)
    try await BlockingCall.run { [folder] in
      let manager = FileManager.default
      try manager.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      let path = "\(folder)/\(name)"
      try content.write(to: URL(filePath: path), options: .atomic)
      try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    return []
  }

  /// A try to send the message again writes the same file.
  private static func name(of message: EmailMessage) -> String {
    let time = (message.date ?? Date()).formatted(
      .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
        .timeSeparator(.omitted).dateTimeSeparator(.standard))
    return "\(time)-\(message.messageID?.prefix { $0 != "@" } ?? "").eml"
  }
}
