import Foundation

/// The folder of the package whose tests these are.
enum Repository {
  static let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized.path

  /// The text of one of its files.
  static func read(_ name: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(path)/\(name)"), encoding: .utf8)
  }
}
