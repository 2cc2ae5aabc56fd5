import Foundation

/// The memory that this process holds now.
enum ResidentMemory {
  /// In megabytes, from `/proc` on Linux; elsewhere the most it ever held.
  static var megabytes: Double {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return PeakMemory.megabytes }
    return pages * Double(getpagesize()) / 1e6
  }
}
