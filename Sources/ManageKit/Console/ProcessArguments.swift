internal import CManageArguments

/// The arguments of the process.
enum ProcessArguments {
  /// Those after the program's name.
  ///
  /// Throws `CommandError` for a list without even that name, of which nothing is known, and for an argument that isn't
  /// UTF-8.
  static func read() throws(CommandError) -> [String] {
    var arguments: [String] = []
    for (number, argument) in all().enumerated() {
      guard let argument else { throw CommandError("argument \(number) is not UTF-8 text", exitCode: .usage) }
      arguments.append(argument)
    }
    // Linux puts an empty name into an empty list.
    guard let name = arguments.first, !name.isEmpty else {
      throw CommandError(
        "the process was started without arguments, not even the program's name",
        hint: "'manage help' lists the commands", exitCode: .usage)
    }
    return Array(arguments.dropFirst())
  }

  /// Nil stands for one that isn't UTF-8.
  private static func all() -> [String?] {
    var count: Int32 = 0
    guard let values = manage_arguments(&count) else { return CommandLine.arguments }
    return (0..<Int(count)).map { values[$0].flatMap { String(validatingCString: $0) } }
  }
}
