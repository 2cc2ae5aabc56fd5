import Foundation
import Synchronization

/// The system's zone database, asked for names such as `CET`: Foundation's on Linux often knows only `GMT+1`.
enum SystemZones {
  private static let folder = "/usr/share/zoneinfo/"
  private static let files = Mutex<[String: ZoneFile?]>([:])

  /// The zone's abbreviation at a time in seconds since 1970, or nil where the database doesn't say.
  static func abbreviation(of identifier: String, at time: Int, isDaylightSaving: Bool) -> String? {
    let file = files.withLock { files in
      if let file = files[identifier] { return file }
      let file = read(identifier)
      files[identifier] = .some(file)
      return file
    }
    return file?.abbreviation(at: time, isDaylightSaving: isDaylightSaving)
  }

  private static func read(_ identifier: String) -> ZoneFile? {
    guard !identifier.contains("..") else { return nil }
    return FileManager.default.contents(atPath: folder + identifier).flatMap { ZoneFile(Array($0)) }
  }
}

/// A compiled zone file of version 2 or later (RFC 8536).
private struct ZoneFile: Sendable {
  private let bytes: [UInt8]
  private let counts: [Int]
  private let start: Int

  init?(_ bytes: [UInt8]) {
    guard bytes.count > 44, bytes.starts(with: "TZif".utf8), bytes[4] >= UInt8(ascii: "2") else { return nil }
    let first = Self.counts(bytes, at: 0)
    let second = 44 + first[3] * 5 + first[4] * 6 + first[5] + first[2] * 8 + first[1] + first[0]
    guard second + 44 <= bytes.count else { return nil }
    counts = Self.counts(bytes, at: second)
    start = second + 44
    guard start + counts[3] * 9 + counts[4] * 6 + counts[5] <= bytes.count else { return nil }
    self.bytes = bytes
  }

  func abbreviation(at time: Int, isDaylightSaving: Bool) -> String? {
    let (transitions, types, letters) = (counts[3], counts[4], counts[5])
    let last = (0..<transitions).last { signed(start + $0 * 8) <= time }
    if last == transitions - 1 || transitions == 0 { return footerNames.dropFirst(isDaylightSaving ? 1 : 0).first }
    let type = last.map { Int(bytes[start + transitions * 8 + $0]) } ?? 0
    let names = start + transitions * 9 + types * 6
    let name = names + Int(bytes[start + transitions * 9 + type * 6 + 5])
    return String(decoding: bytes[name..<names + letters].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The names of standard and daylight saving time in the rule for all later times, such as `CET-1CEST,…`.
  private var footerNames: [String] {
    let footer = bytes.dropLast().reversed().prefix { $0 != UInt8(ascii: "\n") }.reversed()
    let zone = String(decoding: footer, as: UTF8.self).prefix { $0 != "," }
    guard zone.contains("<") else { return zone.split { !$0.isLetter }.map(String.init) }
    return zone.split(separator: "<").compactMap { part in part.split(separator: ">").first.map(String.init) }
  }

  /// The header's counts: isutc, isstd, leap, transitions, types and letters.
  private static func counts(_ bytes: [UInt8], at offset: Int) -> [Int] {
    (0..<6).map { index in
      bytes[(offset + 20 + index * 4)..<(offset + 24 + index * 4)].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private func signed(_ offset: Int) -> Int {
    Int(Int64(bitPattern: bytes[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) }))
  }
}
