import ArgumentParser

/// `manage` itself, as swift-argument-parser sees it: it knows command lines as a tree of static types, which this
/// fills with the site's commands.
struct CommandTree: ParsableCommand {
  /// The commands of the site whose command line is parsed, in the groups that the help shows.
  @TaskLocal static var groups: [(name: String, commands: [any Command.Type])] = []

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "manage", abstract: "Takes a site from an empty folder to production.", version: Version.current,
      groupedSubcommands: groups.map { group in
        CommandGroup(name: group.name, subcommands: group.commands.map { invocation(of: $0) })
      })
  }

  @OptionGroup(title: "Options of every command") var global: GlobalOptions

  private static func invocation<Arguments: Command>(of command: Arguments.Type) -> any ParsableCommand.Type {
    command.requirements.contains(.database) ? DatabaseInvocation<Arguments>.self : Invocation<Arguments>.self
  }
}

/// A command with the options that every command takes.
struct Invocation<Arguments: Command>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Arguments.name, abstract: Arguments.summary, discussion: Arguments.discussion)
  }

  @OptionGroup var command: Arguments
  @OptionGroup var global: GlobalOptions
}

/// A command with the options that every command takes, and those of every command that uses the database.
struct DatabaseInvocation<Arguments: Command>: ParsableCommand {
  static var configuration: CommandConfiguration { Invocation<Arguments>.configuration }

  @OptionGroup var command: Arguments
  @OptionGroup var choice: DatabaseChoice
  @OptionGroup var patience: DatabasePatience
  @OptionGroup var global: GlobalOptions
}

/// Any invocation, with its command's type erased.
protocol AnyInvocation<Arguments>: ParsableCommand {
  associatedtype Arguments: Command
  var command: Arguments { get }
  var databaseWait: Duration? { get }
  var global: GlobalOptions { get }
}

extension Invocation: AnyInvocation {
  var databaseWait: Duration? { nil }
}

extension DatabaseInvocation: AnyInvocation {
  var databaseWait: Duration? { patience.wait }
}
