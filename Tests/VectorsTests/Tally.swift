import Foundation
import Synchronization
import Testing

/// How many records of a file passed, by category.
struct Tally {
  private struct Count {
    var passed = 0
    var total = 0
  }

  /// The name under which the total is printed, such as `django-templates`.
  let name: String
  /// Reported next to the total, and not part of it.
  var beside: Set<String> = []
  private var counts: [String: Count] = [:]
  private var failures: [String] = []
  private var excuses: [String: Int] = [:]
  private var unexcused: [String] = []

  init(_ name: String, beside: Set<String> = []) {
    self.name = name
    self.beside = beside
  }

  /// Counts a record; a failure is excused where a rule says why it can't pass.
  mutating func add(_ id: String, in category: String, passed: Bool, excuse: String?) {
    counts[category, default: Count()].total += 1
    if passed {
      counts[category, default: Count()].passed += 1
    } else if !beside.contains(category) {
      failures.append(id)
      if let excuse { excuses[excuse, default: 0] += 1 } else { unexcused.append(id) }
    }
  }

  /// Prints the totals, adds the failing ids to the report, and fails for those that no rule excuses.
  func report() {
    let own = counts.filter { !beside.contains($0.key) }.values
    print("\(name): \(own.reduce(0) { $0 + $1.passed })/\(own.reduce(0) { $0 + $1.total })")
    for category in beside.sorted() {
      if let count = counts[category] { print("\(name) \(category): \(count.passed)/\(count.total)") }
    }
    for (category, count) in counts.sorted(by: { $0.key < $1.key }) where !beside.contains(category) {
      print("  \(category) \(count.passed)/\(count.total)")
    }
    for (excuse, count) in excuses.sorted(by: { $0.key < $1.key }) { print("  not possible: \(count) \(excuse)") }
    for id in failures { print("  failed: \(id)") }
    Report.add(failures)
    #expect(unexcused.isEmpty, "\(name): no rule says why these differ from Django")
  }
}

/// The file named by `MANAGE_VECTORS_REPORT`, which gets the failing ids of all suites, one a line.
enum Report {
  private static let ids = Mutex<[String]>([])

  static func add(_ failures: [String]) {
    guard let path = ProcessInfo.processInfo.environment["MANAGE_VECTORS_REPORT"] else { return }
    ids.withLock { ids in
      ids += failures
      try? Data(ids.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: path))
    }
  }
}
