import ArgumentParser

/// For how long a command waits for its database.
struct DatabasePatience: ParsableArguments, Sendable {
  @Option(help: "For how many seconds to try again while the database can't be reached.")
  var waitForDatabase: Int?

  /// Nil where nothing is said.
  var wait: Duration? { waitForDatabase.map { .seconds($0) } }

  func validate() throws {
    guard waitForDatabase.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--wait-for-database must be 0 or more seconds")
    }
  }
}
