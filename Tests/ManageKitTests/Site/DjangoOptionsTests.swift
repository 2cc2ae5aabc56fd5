import Foundation
import ManageTesting
import Testing

@testable import ManageKit
@testable import manage

/// The options of Django's commands, as they were recorded.
private struct RecordedOptions: Decodable {
  struct Option: Decodable {
    let names: [String]
    /// 0, 1 or ?.
    let values: String
    let example: String
  }

  let commands: [String: [Option]]

  static func read() throws -> RecordedOptions {
    let text = try Repository.read("Tests/ManageKitTests/Commands/django-options.json")
    return try JSONDecoder().decode(RecordedOptions.self, from: Data(text.utf8))
  }
}

@Suite("The options of Django's commands")
struct DjangoOptionsTests {
  private static let site = Manage.site
  /// Required arguments.
  private static let arguments = [
    "findstatic": ["a.css"], "sendtestemail": ["minsu@example.com"], "sqlmigrate": ["accounts", "0001"],
    "startapp": ["news"], "startproject": ["news"],
    "squashmigrations": ["accounts", "0001", "0002"],
  ]
  /// Values that mean something here, where the recorded example doesn't.
  private static let values = [
    "--database": "default", "--settings": "mysite.settings.product", "--fail-level": "CRITICAL", "-v": "2",
    "--verbosity": "2", "--email": "minsu@example.com",
  ]

  private func parse(_ arguments: [String]) -> CommandLineParser.Outcome {
    CommandLineParser(groups: Self.site.commandGroups).parse(arguments)
  }

  private func isAccepted(_ arguments: [String]) -> Bool {
    switch parse(arguments) {
    case .invocation: true
    case .text(let text): text == Version.current
    case .failure: false
    }
  }

  @Test(
    "each is accepted, by all its names, before and after the arguments",
    arguments: Manage.site.commands.map { $0.name })
  func accepted(command: String) throws {
    for option in try RecordedOptions.read().commands[command] ?? [] {
      for name in option.names {
        let value = Self.values[name] ?? option.example
        var forms: [[String]] = option.values == "1" ? [] : [[name]]
        if option.values != "0" {
          forms.append([name, value])
          if name.hasPrefix("--") { forms.append(["\(name)=\(value)"]) }
        }
        let arguments = Self.arguments[command] ?? []
        for form in forms {
          #expect(isAccepted([command] + arguments + form), "\(command) \(form)")
          guard option.values != "?" else { continue }
          #expect(isAccepted([command] + form + arguments), "\(command) \(form)")
        }
      }
    }
  }

  @Test("several letters stand in one argument")
  func clusters() {
    for arguments in [
      ["collectstatic", "-nl"], ["collectstatic", "-lcn"], ["collectstatic", "-cli", "*.scss"], ["test", "-rdb"],
      ["showmigrations", "-lp"], ["collectstatic", "-i*.scss"], ["test", "-bk", "login"],
    ] {
      #expect(isAccepted(arguments), "\(arguments)")
    }
  }

  @Test("a value that looks like one of them stays a value")
  func values() {
    guard case .invocation(let invocation, let notes) = parse(["findstatic", "--", "--pythonpath"]) else {
      Issue.record("not parsed")
      return
    }
    #expect((invocation.command as? FindStatic)?.paths == ["--pythonpath"] && notes.isEmpty)
  }

  @Test("a line on standard error names each that does nothing, and no other")
  func notes() async throws {
    try await TemporaryFolder.with { folder in
      let output = try await ManageBinary.run(
        "--pythonpath", "src", "migrate", "--no-input", "--skip-checks", "--run-syncdb", "--database=default",
        in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stderr == "--pythonpath does nothing here.\n--run-syncdb does nothing here.\n")
      let quiet = try await ManageBinary.run("migrate", "--run-syncdb", "-v", "0", in: folder.path)
      #expect(quiet.exitCode == 0 && quiet.stderr.isEmpty)
    }
  }

  @Test("an entrypoint that was written for a Django site runs as it is")
  func entrypoint() async throws {
    try await TemporaryFolder.with(["static/a.css": "", "static/.hidden": ""]) { folder in
      for line in [
        "migrate --no-input", "collectstatic --no-input --local -l", "migrate --settings=mysite.settings.test",
        "migrate --settings mysite.settings.development --no-input", "check --database default", "showmigrations -l",
        "showmigrations -p --database default", "collectstatic --local --no-default-ignore --noinput",
      ] {
        let output = try await ManageBinary.run(line.split(separator: " ").map(String.init), in: folder.path)
        #expect(output.exitCode == 0, "\(line): \(output.stderr)")
      }
      #expect(folder.files(below: "staticfiles").contains { $0.hasPrefix(".hidden.") })
      try await ManageBinary.run("migrate", "--settings", "mysite.settings.nonsense", in: folder.path)
        .expectFailure(64, "nonsense")
      try await ManageBinary.run("migrate", "--database", "other", in: folder.path)
        .expectFailure(64, "there is no database 'other', only 'default'")
    }
  }
}
