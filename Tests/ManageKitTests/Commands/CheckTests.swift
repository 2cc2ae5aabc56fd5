import Foundation
import ManageTesting
import Testing

@testable import ManageKit

@Suite("manage check")
struct CheckTests {
  @Test("a site without mistakes passes")
  func passes() async throws {
    try await TemporaryFolder.with(["templates/home.html": "{% if user %}{{ user.name|upper }}{% endif %}"]) { folder in
      let output = try await ManageBinary.run("check", in: folder.path)
      #expect(output.exitCode == 0)
      #expect(output.stdout == "System check identified no issues.\n")
    }
  }

  @Test("every mistake of every template is shown, with its place, its line and the fix")
  func everyMistake() async throws {
    let files = [
      "templates/forum/list.html": "<ul>\n  {{ name|uper }}\n{% iff %}</ul>",
      "templates/home.html": "{% if user %}hello",
      "templates/good.html": "{{ fine }}", "templates/.hidden.html": "{% nothing %}",
    ]
    try await TemporaryFolder.with(files) { folder in
      let output = try await ManageBinary.run("check", "--tag", "templates", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("error: forum/list.html:2:3: Invalid filter: 'uper' (templates.E001)"))
      #expect(output.stdout.contains("      {{ name|uper }}\n      ^\n  hint: did you mean 'upper'?"))
      #expect(output.stdout.contains("error: forum/list.html:3:1: Invalid block tag on line 3: 'iff'"))
      #expect(output.stdout.contains("error: home.html:1:1: "))
      #expect(output.stdout.hasSuffix("System check identified 3 issues.\n"))
    }
  }

  @Test("--json is one document")
  func json() async throws {
    try await TemporaryFolder.with(["templates/home.html": "{% nothing %}"]) { folder in
      let output = try await ManageBinary.run("check", "--json", in: folder.path)
      let document = try #require(try JSONSerialization.jsonObject(with: Data(output.stdout.utf8)) as? [String: Any])
      let messages = try #require(document["messages"] as? [[String: Any]])
      #expect(output.exitCode == 1)
      #expect(document["ok"] as? Bool == false)
      #expect(messages.map { $0["id"] as? String } == ["templates.E001"])
      #expect(messages.map { $0["place"] as? String } == ["home.html:1:1"])
    }
  }

  @Test("a template that is not UTF-8 is named")
  func notUTF8() async throws {
    try await TemporaryFolder.with { folder in
      try folder.write("", to: "templates/other.html")
      try Data([0xFF, 0xFE]).write(to: URL(filePath: folder.path(of: "templates/home.html")))
      let output = try await ManageBinary.run("check", in: folder.path)
      #expect(output.exitCode == 1)
      #expect(output.stdout.contains("error: home.html: it can't be read as UTF-8 text"))
    }
  }

  @Test("--list-tags lists, and a mistyped tag is bad usage with the nearest")
  func tags() async throws {
    try await TemporaryFolder.with { folder in
      let list = try await ManageBinary.run("check", "--list-tags", in: folder.path)
      let mistyped = try await ManageBinary.run("check", "--tag", "template", in: folder.path)
      #expect(list.stdout.split(separator: "\n").contains("templates"))
      #expect(mistyped.exitCode == 64)
      #expect(mistyped.stderr == "error: no check has the tag 'template'\nhint: did you mean 'templates'?\n")
    }
  }
}
