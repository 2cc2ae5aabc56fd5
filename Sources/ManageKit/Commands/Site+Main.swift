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
    ("Database", [Migrate.self, ShowMigrations.self, SQLMigrate.self]),
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
    let arguments = Array(CommandLine.arguments.dropFirst())
    exit(await run(arguments, process: ProcessInfo.processInfo.environment).rawValue)
  }

  /// Runs a command line and returns what the process is to exit with.
  func run(_ arguments: [String], process: [String: String]) async -> ExitStatus {
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    let commandLine = CommandLineParser(groups: commandGroups)
    switch commandLine.parse(arguments) {
    case .invocation(let invocation): return await run(invocation, process: process)
    case .text(let text):
      print(text)
      return .success
    case .failure(let error):
      // The command line can't be read as a whole, but what it says of color can.
      let color = GlobalOptions.color(
        always: arguments.contains("--force-color"), never: arguments.contains("--no-color"))
      Console(verbosity: 1, color: color, environment: process).report(error, inFull: false)
      return error.exitCode
    }
  }

  private func run(_ invocation: some AnyInvocation, process: [String: String]) async -> ExitStatus {
    let global = invocation.global
    let console = Console(verbosity: global.verbosity, color: global.color, environment: process)
    do {
      try validate()
      let context = try context(for: invocation.command, global, console, process)
      try await invocation.command.run(in: context)
      return .success
    } catch let status as ExitStatus {
      return status
    } catch {
      console.report(error, inFull: global.traceback)
      return (error as? CommandError)?.exitCode ?? .failure
    }
  }

  private func context<Arguments: Command>(
    for command: Arguments, _ global: GlobalOptions, _ console: Console, _ process: [String: String]
  ) throws -> CommandContext {
    let root = global.root ?? process["MANAGE_ROOT"].flatMap { $0.isEmpty ? nil : $0 } ?? "."
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandError(
        "the site's folder '\(root)' does not exist", hint: "pass a different one with --root or MANAGE_ROOT")
    }
    let environment = try SiteEnvironment.load(root: root, envFile: global.envFile, process: process)
    for problem in environment.processOnlyProblems { console.warn("\(problem.place ?? ""): \(problem.message)") }
    let (profile, origin) = try Profile.selected(option: global.settings?.rawValue, environment: environment)
    let settings = try Settings(
      profile: profile, environment: environment,
      requiring: command.requirements, optional: Arguments.servesPages ? self.settings : [],
      apps: apps.map(\.name), command: Arguments.name)
    return CommandContext(
      site: self, console: console, settings: settings, environment: environment, command: Arguments.name,
      profileOrigin: origin)
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
