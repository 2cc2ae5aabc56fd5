import Foundation
import ManageGroundwork
import Testing

@testable import ManageKit

/// What Django answered, recorded one JSON object a line; in the folder `MANAGE_VECTORS`, else `../shared/vectors`
/// next to the package.
enum Vectors {
  static let absence: Comment = "Django's recorded answers are not on this machine; MANAGE_VECTORS names their folder"

  static var areAvailable: Bool { folder != nil }

  /// All records of a file.
  static func records(_ file: String) throws -> [VectorRecord] {
    guard let folder else { return [] }
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      VectorRecord(object: try JSONValue(parsing: String(line)).object ?? JSONObject())
    }
  }

  private static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["MANAGE_VECTORS"].map { URL(filePath: $0) }
    let found = named ?? packageRoot?.deletingLastPathComponent().appending(path: "shared/vectors")
    return found.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }()

  private static let packageRoot: URL? = {
    var folder = URL(filePath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) { return folder }
    }
    return nil
  }()
}
