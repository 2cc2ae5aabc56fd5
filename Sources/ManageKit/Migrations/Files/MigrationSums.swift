import Foundation
import ManageGroundwork

/// `migrations/manage.sum`: the checksum of each file of the site's folder, one a line, so that two branches that both
/// add a step to an app conflict.
///
///     5f0c…d1  forum/0001_initial.sql
struct MigrationSums: Equatable {
  static let fileName = "manage.sum"

  /// By `APP/FILE`.
  var checksums: [String: String]

  init(_ checksums: [String: String]) {
    self.checksums = checksums
  }

  /// The checksums of the files as they are. Throws `MigrationError.unreadable` and `notText`.
  init(of folder: MigrationFolder) throws {
    self.init(try folder.files.mapValues { try $0.source().checksum })
  }

  /// Reads the file; nil where it is missing. Throws `MigrationError.malformedSums` with the line.
  init?(in folder: URL) throws {
    guard let data = try? Data(contentsOf: folder.appending(path: Self.fileName)) else { return nil }
    checksums = [:]
    for (number, line) in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).enumerated() {
      let parts = line.split(separator: "  ", maxSplits: 1)
      guard parts.count == 2, parts[0].utf8.count == 64, parts[0].utf8.allSatisfy({ $0.hexadecimalDigitValue != nil })
      else { throw MigrationError.malformedSums(path: Self.path(in: folder), line: number + 1) }
      checksums[String(parts[1])] = String(parts[0])
    }
  }

  /// Writes the file, unless it is the same already.
  func write(in folder: URL) throws {
    guard (try? MigrationSums(in: folder)) != self else { return }
    do {
      try Data(text.utf8).write(to: folder.appending(path: Self.fileName), options: .atomic)
    } catch {
      throw MigrationError.unwritable(path: Self.path(in: folder), reason: error.localizedDescription)
    }
  }

  /// Where the files aren't what is noted here, as messages say it.
  func differences(from actual: MigrationSums) -> [String] {
    let names = Set(checksums.keys).union(actual.checksums.keys).sorted()
    return names.compactMap { name in
      switch (checksums[name], actual.checksums[name]) {
      case (nil, _?): "\(name) is not in it"
      case (_?, nil): "\(name) is gone"
      case (let noted, let found): noted == found ? nil : "\(name) was changed"
      }
    }
  }

  private var text: String {
    checksums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined()
  }

  static func path(in folder: URL) -> String { "\(folder.lastPathComponent)/\(fileName)" }
}
