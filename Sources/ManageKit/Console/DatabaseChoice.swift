import ArgumentParser

/// Which database a command is about.
struct DatabaseChoice: ParsableArguments, Sendable {
  @Option(help: "The database: there is only 'default'.")
  var database = "default"

  func validate() throws {
    guard database == "default" else { throw ValidationError("there is no database '\(database)', only 'default'") }
  }
}
