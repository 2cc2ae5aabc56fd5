import Foundation

/// One figure next to a peer's or a limit, from the same run.
struct Benchmark {
  /// What the ratio of the two figures should reach.
  enum Goal {
    case atLeast(Double)
    case atMost(Double)
  }

  /// What was done.
  let name: String
  /// Our figure.
  let ours: Double
  /// What the figures count: `µs`, `renders/s`, `MB`.
  let unit: String
  /// Whom it is compared with.
  let against: String
  /// The peer's figure in the same unit.
  let theirs: Double
  /// Nil where the ratio is only shown.
  var goal: Goal?

  /// Ours to theirs.
  var ratio: Double { ours / theirs }

  /// Whether the goal is reached; nil without one.
  var isReached: Bool? {
    switch goal {
    case .atLeast(let least): ratio >= least
    case .atMost(let most): ratio <= most
    case nil: nil
    }
  }

  /// Prints the row as one line of JSON.
  func report() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
  }
}

extension Benchmark: Encodable {
  private enum CodingKeys: String, CodingKey {
    case name, ours, unit, against, theirs, ratio, goal
    case isReached = "ok"
  }

  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(name, forKey: .name)
    try row.encode(ours.rounded(toPlaces: 3), forKey: .ours)
    try row.encode(unit, forKey: .unit)
    try row.encode(against, forKey: .against)
    try row.encode(theirs.rounded(toPlaces: 3), forKey: .theirs)
    try row.encode(ratio.rounded(toPlaces: 3), forKey: .ratio)
    try row.encode(goal?.description, forKey: .goal)
    try row.encode(isReached, forKey: .isReached)
  }
}

extension Benchmark.Goal: CustomStringConvertible {
  var description: String {
    switch self {
    case .atLeast(let least): ">= \(least)"
    case .atMost(let most): "<= \(most)"
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = pow(10, Double(places))
    return (self * scale).rounded() / scale
  }
}
