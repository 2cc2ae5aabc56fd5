import Foundation
import Testing

@testable import ManageKit

/// What Django answered, recorded one JSON object a line; in the folder `MANAGE_VECTORS`, else `../shared/vectors`
/// beside the package.
enum Vectors {
  static let absence: Comment = "Django's recorded answers are not on this machine; MANAGE_VECTORS names their folder"

  static var areAvailable: Bool { folder != nil }

  /// The records of `file` whose `kind` or `validator` is one of `kinds`.
  static func records(_ file: String, _ kinds: String...) -> [VectorRecord] {
    guard let folder, let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").compactMap { line in
      let kind = kinds.first { line.contains("\"kind\":\"\($0)\"") || line.contains("\"validator\":\"\($0)\"") }
      guard kind != nil, let object = try? JSONValue(parsing: String(line)).object else { return nil }
      return VectorRecord(object: object)
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

/// One of Django's answers.
struct VectorRecord: Sendable, CustomTestStringConvertible {
  let object: JSONObject

  var testDescription: String { string("id") }

  subscript(key: String) -> JSONValue { object[key] ?? .null }

  func string(_ key: String) -> String { self[key].string ?? "" }

  func int(_ key: String) -> Int { self[key].int ?? 0 }

  /// A time or duration in seconds.
  func seconds(_ key: String) -> Double? {
    switch self[key] {
    case .int(let int): Double(int)
    case .double(let double): double
    case .object(let tagged): tagged["$float"]?.string.flatMap(Double.init)
    default: nil
    }
  }

  func date(_ key: String) -> Date { Date(timeIntervalSince1970: seconds(key) ?? 0) }

  /// A value without the tags that tell Python's types apart.
  func value(_ key: String) -> JSONValue { Self.untagged(self[key]) }

  /// What is expected: a value, or nil and the name of an error.
  var expected: (value: JSONValue?, error: String?) {
    let expect = self["expect"].object
    return (expect?["value"].map(Self.untagged), expect?["error"]?.string)
  }

  func bytes(_ value: JSONValue?) -> [UInt8]? {
    value?.object?["$bytes"]?.string.flatMap { Data(base64Encoded: $0) }.map(Array.init)
  }

  private static func untagged(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): return .array(elements.map(untagged))
    case .object(let object):
      if let float = object["$float"]?.string.flatMap(Double.init) { return .double(float) }
      var result = JSONObject()
      for (key, value) in object { result[key] = untagged(value) }
      return .object(result)
    default: return value
    }
  }
}
