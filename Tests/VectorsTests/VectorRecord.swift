import Foundation
import ManageGroundwork

@testable import ManageKit

/// One of Django's answers.
struct VectorRecord: Sendable {
  let object: JSONObject

  var id: String { string("id") }

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
