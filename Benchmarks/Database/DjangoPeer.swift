import ManageKit

/// The same work by Django's ORM.
enum DjangoPeer {
  /// What is measured of ours.
  struct Works {
    let few, many, insertion: Turns.Work
  }

  /// Django's times in microseconds.
  private struct Times: Decodable {
    let few, many, insertion: Double
  }

  private static let packages = ["Django==6.1.3", "psycopg[binary]==3.3.9"]

  /// Prints the rows, without a goal; says so where Django can't be had.
  static nonisolated(nonsending) func compare(_ works: Works, name: String, arguments: [String]) async throws {
    let theirs: Times
    do {
      let python = try await PythonPeer("database", packages: packages)
      theirs = try await python.run("Benchmarks/Database/Peers/orm.py", arguments)
    } catch let error as PeerProcess {
      return Benchmarks.say("Django's ORM was not measured: \(error)")
    }
    let few = try await Turns.microseconds(for: .seconds(2), batch: 50, [works.few])[0]
    let rest = try await Turns.microseconds(for: .seconds(3), batch: 1, [works.many, works.insertion])
    for (work, ours, theirs) in [
      ("fetch 25 rows of 12 columns", few, theirs.few), ("fetch 10,000 rows of 12 columns", rest[0], theirs.many),
      ("insert 10,000 rows", rest[1], theirs.insertion),
    ] {
      try Benchmark(name: "\(name): \(work)", ours: ours, unit: "µs", against: "Django's ORM", theirs: theirs).report()
    }
  }
}
