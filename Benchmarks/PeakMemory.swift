import Foundation

/// The most memory that this process has held.
enum PeakMemory {
  /// In megabytes, from `getrusage`: kilobytes on Linux, bytes on macOS.
  static var megabytes: Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1e6
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1e3
    #endif
  }
}
