import ArgumentParser
import ManageGroundwork

/// Reads a command line.
struct CommandLineParser {
  let groups: [(name: String, commands: [any Command.Type])]

  /// The result of parsing a command line.
  enum Outcome {
    /// With lines about options that do nothing.
    case invocation(any AnyInvocation, notes: [String])
    /// Help, the version, or a completion script.
    case text(String)
    case failure(CommandError)
  }

  func parse(_ arguments: [String]) -> Outcome {
    CommandTree.$groups.withValue(groups) {
      let moved = Self.movingCommandFirst(arguments)
      let (arguments, notes) = DjangoOptions(command: moved.first).removed(from: moved)
      do {
        try checkName(arguments)
        var command = try CommandTree.parseAsRoot(arguments)
        if let invocation = command as? any AnyInvocation { return .invocation(invocation, notes: notes) }
        // ArgumentParser's own commands, such as help, throw what they have to say.
        try command.run()
        return .text(CommandTree.helpMessage())
      } catch let error as CommandError {
        return .failure(error)
      } catch {
        return outcome(of: error, arguments)
      }
    }
  }

  /// Puts the command before the options of every command, which may stand on either side of it.
  private static func movingCommandFirst(_ arguments: [String]) -> [String] {
    // The shell's name that follows isn't a command.
    if arguments.first == "--generate-completion-script" { return arguments }
    var index = arguments.startIndex
    while index < arguments.endIndex, arguments[index].hasPrefix("-") {
      index += GlobalOptions.takingValue.contains(arguments[index]) ? 2 : 1
    }
    guard index < arguments.endIndex, index > 0 else { return arguments }
    return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
  }

  /// Finds a mistyped command, also as what `manage help` is asked about.
  private func checkName(_ arguments: [String]) throws {
    let words = arguments.prefix { !$0.hasPrefix("-") }
    guard let name = words.first == "help" ? words.dropFirst().first : words.first else { return }
    let names = groups.flatMap(\.commands).map { $0.name } + ["help"]
    guard !names.contains(name) else { return }
    let nearest = Suggestion.nearest(to: name, in: names).map { "did you mean '\($0)'? " } ?? ""
    throw CommandError(
      "unknown command '\(name)'", hint: nearest + "'manage help' lists the commands", exitCode: .usage)
  }

  private func outcome(of error: any Error, _ arguments: [String]) -> Outcome {
    guard CommandTree.exitCode(for: error) != .success else {
      return .text(CommandTree.fullMessage(for: error))
    }
    let name = arguments.first.flatMap { $0.hasPrefix("-") ? nil : " " + $0 } ?? ""
    return .failure(
      CommandError(CommandTree.message(for: error), hint: "see 'manage help\(name)'", exitCode: .usage))
  }
}
