import ArgumentParser
import Foundation
import Logging

extension Site {
  /// The commands that every site has, in the groups that the help shows.
  private static let builtIn: [(name: String, commands: [any Command.Type])] = [
    (
      "Site",
      [
        Check.self, CheckEnv.self, DocumentEnv.self, Routes.self, RunServer.self, StartApp.self, StartProject.self,
        Test.self,
      ]
    ),
    ("Database", [Migrate.self, ShowMigrations.self, SQLMigrate.self, SquashMigrations.self]),
    ("Static files", [CollectStatic.self, FindStatic.self]),
  ]

  var commandGroups: [(name: String, commands: [any Command.Type])] {
    Self.builtIn + apps.filter { !$0.commands.isEmpty }.map { ($0.name.capitalized, $0.commands) }
  }

  /// Every command of the site.
  var commands: [any Command.Type] {
    commandGroups.flatMap(\.commands)
  }

  /// Runs the command that the process was started with, and ends the process.
  public func main() async -> Never {
    OutputStreams.secure()
    exit(await run(process: ProcessInfo.processInfo.environment).rawValue)
  }

  /// Runs the process's command line and returns what the process is to exit with.
  private func run(process: [String: String]) async -> ExitStatus {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    let arguments: [String]
    do throws(CommandError) {
      arguments = try ProcessArguments.read()
    } catch {
      return report(error, on: Console(verbosity: 1, color: .automatic, environment: process))
    }
    switch CommandLineParser(groups: commandGroups).parse(arguments) {
    case .invocation(let invocation, let notes):
      let global = invocation.global
      let console = Console(verbosity: global.verbosity, color: global.color, environment: process)
      for note in notes { console.say(note) }
      return console.ending(with: await run(invocation, console, process))
    case .text(let text):
      let console = Console(verbosity: 1, color: .never, environment: process)
      console.print(text)
      return console.ending(with: .success)
    case .failure(let error):
      // The command line can't be read as a whole, but what it says of color can.
      let color = GlobalOptions.color(
        always: arguments.contains("--force-color"), never: arguments.contains("--no-color"))
      return report(error, on: Console(verbosity: 1, color: color, environment: process))
    }
  }

  private func report(_ error: CommandError, on console: Console) -> ExitStatus {
    console.report(error, inFull: false)
    return console.ending(with: error.exitCode)
  }

  private func run(
    _ invocation: some AnyInvocation, _ console: Console, _ process: [String: String]
  ) async -> ExitStatus {
    var console = console
    do {
      try validate()
      let context = try context(for: invocation, &console, process)
      try await invocation.command.run(in: context)
      return .success
    } catch let status as ExitStatus {
      return status
    } catch {
      console.report(error, inFull: invocation.global.traceback)
      return (error as? CommandError)?.exitCode ?? .failure
    }
  }

  /// The context of an invocation; `console` then names keys as they are in its profile.
  private func context<Arguments>(
    for invocation: some AnyInvocation<Arguments>, _ console: inout Console, _ process: [String: String]
  ) throws -> CommandContext {
    let (command, global) = (invocation.command, invocation.global)
    let root = try Self.root(global.root ?? process["MANAGE_ROOT"].flatMap { $0.isEmpty ? nil : $0 } ?? ".")
    let environment = try SiteEnvironment.load(root: root, envFile: global.envFile, process: process)
    for problem in environment.processOnlyProblems { console.warn("\(problem.place ?? ""): \(problem.message)") }
    let (profile, origin) = try Profile.selected(option: global.settings?.rawValue, environment: environment)
    console.keyNames = KeyNames(contract, in: profile)
    let settings = try Settings(
      profile: profile, environment: environment,
      requiring: command.requirements, optional: Arguments.servesPages ? self.settings : [],
      apps: apps.map(\.name), command: Arguments.name)
    return CommandContext(
      site: self, console: console, settings: settings, environment: environment, command: Arguments.name,
      profileOrigin: origin, databaseWait: invocation.databaseWait)
  }

  /// The site's folder. Throws `CommandError` where it is something else.
  private static func root(_ path: String) throws(CommandError) -> String {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !exists || !isFolder.boolValue else { return path }
    throw CommandError(
      "the site's folder '\(path)' \(exists ? "is a file" : "does not exist")",
      hint: "pass a different one with --root or MANAGE_ROOT")
  }
}

extension ExitStatus: Error {}

extension GlobalOptions {
  fileprivate var color: Console.ColorChoice {
    Self.color(always: forceColor, never: noColor)
  }

  fileprivate static func color(always: Bool, never: Bool) -> Console.ColorChoice {
    if never { .never } else if always { .always } else { .automatic }
  }
}
