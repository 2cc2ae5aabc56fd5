import ManageTesting
import Testing

@testable import ManageKit
@testable import manage

@Suite("The command line")
struct CommandLineTests {
  @Test("the options of every command stand before or after the command")
  func optionsStandOnEitherSide() async throws {
    try await TemporaryFolder.with { folder in
      for arguments in [["--root", folder.path, "migrate"], ["migrate", "--root", folder.path]] {
        let output = try await ManageBinary.run(arguments, in: "/")
        #expect(output.exitCode == 0)
        #expect(folder.contains("db.sqlite3"))
      }
    }
  }

  @Test("the root is --root, else MANAGE_ROOT, else the working directory")
  func rootIsChosen() async throws {
    try await TemporaryFolder.with { given in
      try await TemporaryFolder.with { variable in
        let environment = ["MANAGE_ROOT": variable.path]
        let first = try await ManageBinary.run("migrate", "--root", given.path, in: "/", environment: environment)
        #expect(first.exitCode == 0 && given.contains("db.sqlite3") && !variable.contains("db.sqlite3"))
        let second = try await ManageBinary.run("migrate", in: "/", environment: environment)
        #expect(second.exitCode == 0)
        #expect(variable.contains("db.sqlite3"))
      }
      try await ManageBinary.run("migrate", "--root", "\(given.path)/gone", in: "/")
        .expectFailure(1, "does not exist", hint: "MANAGE_ROOT")
      try given.write("", to: "file")
      try await ManageBinary.run("migrate", "--root", "\(given.path)/file", in: "/")
        .expectFailure(1, "the site's folder '\(given.path)/file' is a file", hint: "MANAGE_ROOT")
    }
  }

  @Test("--version prints the version alone")
  func printsVersion() async throws {
    let output = try await ManageBinary.run("--version", in: "/")
    #expect(output.exitCode == 0)
    #expect(output.stdout == "\(Version.current)\n")
    #expect(output.stderr.isEmpty)
  }

  @Test("help lists every command, grouped by app", arguments: [["help"], ["--help"], []])
  func listsCommands(arguments: [String]) async throws {
    let output = try await ManageBinary.run(arguments, in: "/")
    #expect(output.exitCode == 0)
    let site = Manage.site
    for command in site.commands { #expect(output.stdout.contains("\n  \(command.name)"), "\(command.name)") }
    for group in site.commandGroups { #expect(output.stdout.contains("\n\(group.name.uppercased()) ")) }
  }

  @Test("help explains a command, with its own options and those of every command", arguments: [true, false])
  func explainsCommand(asOption: Bool) async throws {
    let output = try await ManageBinary.run(asOption ? ["migrate", "--help"] : ["help", "migrate"], in: "/")
    #expect(output.exitCode == 0)
    #expect(output.stdout.contains("--fake-initial") && output.stdout.contains("--traceback"))
  }

  @Test("a mistyped command suggests the nearest", arguments: ["migrat", "help migrat", "-v 2 mirgate"])
  func suggestsCommand(line: String) async throws {
    try await ManageBinary.run(line.split(separator: " ").map(String.init), in: "/")
      .expectFailure(64, "unknown command", hint: "did you mean 'migrate'?")
  }

  @Test(
    "what is called wrongly exits with 64",
    arguments: [
      "migrate --bogus", "-v 7 migrate", "--settings staging migrate", "runserver 99999999", "runserver po_rt:",
      "check-env --fail-level none", "sqlmigrate accounts", "migrate --fake --fake-initial", "migrate --wait soon",
    ])
  func refusesBadUsage(line: String) async throws {
    try await ManageBinary.run(line.split(separator: " ").map(String.init), in: "/")
      .expectFailure(64, "", hint: "manage help")
  }

  @Test("color is for terminals, unless --force-color asks for it, and NO_COLOR or --no-color forbid it")
  func colorsOnDemand() async throws {
    try await TemporaryFolder.with { folder in
      let plain = try await ManageBinary.run("showmigrations", in: folder.path)
      #expect(!plain.stdout.contains("\u{1B}["))
      let forced = try await ManageBinary.run("showmigrations", "--force-color", in: folder.path)
      #expect(forced.stdout.contains("\u{1B}["))
      let forbidden = try await ManageBinary.run(
        "showmigrations", "--no-color", in: folder.path, environment: ["NO_COLOR": "1"])
      #expect(forbidden.stdout == plain.stdout)
    }
  }

  @Test("a missing or unreadable --env-file is one line")
  func explainsMissingEnvFile() async throws {
    try await TemporaryFolder.with { folder in
      try await ManageBinary.run("migrate", "--env-file", "gone.env", in: folder.path)
        .expectFailure(1, "gone.env: no such file", hint: "--env-file")
      try await ManageBinary.run("migrate", "--env-file", ".", in: folder.path).expectFailure(1, "can't be read")
    }
  }

  @Test("a command names all the settings that it lacks at once, and the command that explains them")
  func namesMissingSettings() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("migrate", "--settings", "product", in: folder.path)
      output.expectFailure(1, "PRODUCT_POSTGRES_DB_HOST", hint: "check-env --settings product --for migrate")
      #expect(output.stderr.contains("PRODUCT_POSTGRES_DB_PASSWORD"))
      #expect(!output.stderr.contains("S3") && !output.stderr.contains("SECRECT"))
    }
  }

  @Test("--traceback keeps the error and its exit code")
  func showsErrorInFull() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run("sqlmigrate", "nothing", "0001", "--traceback", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stderr.hasPrefix("error: "))
    }
  }

  @Test("completion scripts name the commands", arguments: ["bash", "zsh", "fish"])
  func generatesCompletion(shell: String) async throws {
    let output = try await ManageBinary.run("--generate-completion-script", shell, in: "/")
    #expect(output.exitCode == 0)
    #expect(output.stdout.contains("showmigrations"))
  }
}
