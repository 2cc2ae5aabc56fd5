import ArgumentParser
import Foundation

/// How many tests run at once.
enum TestWidth: ExpressibleByArgument {
  case automatic
  case count(Int)

  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
    } else {
      guard let count = Int(argument) else { return nil }
      self = .count(count)
    }
  }

  var count: Int {
    switch self {
    // Tests mostly wait for a process or a database; with more at once than the machine can serve, their time limits say
    // nothing.
    case .automatic: 2 * ProcessInfo.processInfo.activeProcessorCount
    case .count(let count): count
    }
  }

  var defaultValueDescription: String { "auto" }
}
