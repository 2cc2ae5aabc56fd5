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

  private static func invocation<Arguments: Command>(of _: Arguments.Type) -> any ParsableCommand.Type {
    Invocation<Arguments>.self
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

/// Any invocation, with its command's type erased.
protocol AnyInvocation: ParsableCommand {
  associatedtype Arguments: Command
  var command: Arguments { get }
  var global: GlobalOptions { get }
}

extension Invocation: AnyInvocation {}
