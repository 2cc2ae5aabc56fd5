import ArgumentParser

/// The lowest severity that makes a check fail.
enum FailLevel: String, ExpressibleByArgument, CaseIterable {
  case warning, error
}
