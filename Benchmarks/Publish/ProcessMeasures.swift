import Foundation

extension Stopwatch {
  /// The seconds that a process takes from its start to its end; throws its error if it fails.
  static func seconds(_ command: [String]) async throws -> Double {
    let start = ContinuousClock.now
    _ = try await PeerProcess.output(of: command[0], Array(command.dropFirst()))
    return (ContinuousClock.now - start) / .seconds(1)
  }
}

extension PeakMemory {
  /// In megabytes, the most that any process held which was started and has ended.
  static var megabytesOfProcesses: Double {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_CHILDREN, &usage)
      return Double(usage.ru_maxrss) / 1e6
    #else
      getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1e3
    #endif
  }
}
