import ArgumentParser

/// From which level on what was found makes a check fail.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case warning, error
}
