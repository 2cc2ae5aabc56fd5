import Foundation
import HTTPTypes
import Hummingbird
import ManageGroundwork

/// The state of a static file by which browsers know whether theirs is still good (RFC 9110, section 13).
struct StaticFileVersion {
  let size: Int
  let modified: Date

  /// What was embedded is as old as the process.
  private static let start = Date()

  /// Nil where the file is gone.
  init?(_ file: StaticFile) {
    switch file.content {
    case .embedded(let embedded):
      (size, modified) = (embedded.data.count, Self.start)
    case .file(let path):
      // Attributes are those of a link itself, not of what it points to.
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try? FileManager.default.attributesOfItem(atPath: target)
      guard let size = attributes?[.size] as? Int, let date = attributes?[.modificationDate] as? Date else {
        return nil
      }
      (self.size, modified) = (size, date)
    }
  }

  var etag: String {
    let microseconds = Int(modified.timeIntervalSince1970 * 1_000_000)
    return HeaderValue.entityTag("\(String(microseconds, radix: 16))-\(String(size, radix: 16))")
  }

  /// The date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  var lastModified: String { HTTPDate.text(of: modifiedSecond) }

  /// Headers tell the time in whole seconds.
  private var modifiedSecond: Int { Int(modified.timeIntervalSince1970.rounded(.down)) }

  /// Whether the browser has this version, so that 304 is enough.
  func isKnown(to request: Request) -> Bool {
    if let tags = request.headers[.ifNoneMatch] {
      return HeaderValue.entityTags(in: tags).contains { tag in ["*", etag, "W/" + etag].contains { tag.equals($0) } }
    }
    let year = CivilDay(daysSinceEpoch: Int(Date().timeIntervalSince1970) / 86_400).year
    return request.headers[.ifModifiedSince].flatMap { HTTPDate.seconds(of: $0, currentYear: year) }
      .map { modifiedSecond <= $0 } ?? false
  }

  /// The part that is asked for; all of it where the browser's own part is of another version (`If-Range`).
  func range(for request: Request) -> ByteRange {
    let condition = request.headers[.ifRange]
    guard request.method == .get, condition.map({ $0.equals(etag) || $0.equals(lastModified) }) ?? true else {
      return .whole
    }
    return ByteRange(request.headers[.range], of: size)
  }
}
