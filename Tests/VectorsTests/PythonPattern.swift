import Foundation
import ManageGroundwork

@testable import ManageKit

/// A recorded pattern of Python's as ICU has it.
struct PythonPattern {
  let pattern: FormPattern

  init(_ json: JSONValue, flags: Int = 0) throws {
    let source = json.string ?? json.object?["$regex"]?.string ?? ""
    let flags = flags | (json.object?["flags"]?.int ?? 0)
    let isASCII = flags & 256 != 0
    let text = source.replacing("\\Z", with: "\\z")
      .replacing("\\w", with: isASCII ? "[A-Za-z0-9_]" : "[\\p{L}\\p{N}_]")
    pattern = try FormPattern(text, options: flags & 2 != 0 ? [.caseInsensitive] : [])
  }
}
