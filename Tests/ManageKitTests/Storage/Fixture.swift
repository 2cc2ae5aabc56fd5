import Foundation

/// A JSON file of examples beside these tests.
struct Fixture<Example: Decodable>: Decodable {
  let cases: [Example]

  static func cases(_ name: String) throws -> [Example] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "\(name).json")
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file)).cases
  }
}
