import Foundation
import Testing

@testable import ManageKit

struct ConsoleTests {
  private let plain = Console(verbosity: 1, color: .never, environment: [:])
  private let colored = Console(verbosity: 1, color: .always, environment: ["NO_COLOR": "1"])

  private struct Odd: Error, CustomStringConvertible {
    let description: String
  }

  @Test("a failure is one line, and its hint a second")
  func failure() {
    #expect(plain.failure(CommandError("no such app"), inFull: false) == "error: no such app\n")
    #expect(
      plain.failure(CommandError("no such app", hint: "'manage showmigrations' lists them"), inFull: false)
        == "error: no such app\nhint: 'manage showmigrations' lists them\n")
  }

  @Test("line breaks within a message don't make it longer")
  func oneLine() {
    let error = Odd(description: "connection failed:\n\tno route\r\nto host\n")
    #expect(plain.failure(error, inFull: false) == "error: connection failed: \tno route to host\n")
    #expect(plain.failure(CommandError("a", hint: "b\nc"), inFull: false) == "error: a\nhint: b c\n")
  }

  @Test("keys have the profile's prefix, and an error of the system is told in words")
  func words() {
    var console = plain
    console.keyNames = KeyNames(Site([.accounts]).contract, in: .product)
    #expect(
      console.failure(CommandError("a", hint: "set S3_AWS_REGION or PRODUCT_S3_ENDPOINT_URL"), inFull: false)
        == "error: a\nhint: set PRODUCT_S3_AWS_REGION or PRODUCT_S3_ENDPOINT_URL\n")
    do {
      try "".write(toFile: "/nonexistent/file", atomically: false, encoding: .utf8)
    } catch {
      #expect(plain.failure(error, inFull: false) == "error: /nonexistent/file: no such file or directory\n")
    }
  }

  @Test("in full a failure shows more")
  func inFull() {
    let text = plain.failure(CommandError("no such app", hint: "look again"), inFull: true)
    #expect(text.hasPrefix("error: ") && text.contains("CommandError") && text.contains("no such app"))
    #expect(text.hasSuffix("hint: look again\n"))
  }

  @Test("settings that are missing come with the command that explains them")
  func settings() {
    let text = plain.failure(SettingsError.unknownProfile("staging", from: "--settings"), inFull: false)
    #expect(text.hasPrefix("error: ") && text.contains("staging") && text.split(separator: "\n").count <= 2)
  }

  @Test("text is colored where it may be")
  func styles() {
    #expect(plain.styled("OK", .green) == "OK" && !plain.isColored)
    #expect(colored.styled("OK", .green) == "\u{1B}[32mOK\u{1B}[0m" && colored.isColored)
    #expect(
      colored.failure(CommandError("a", hint: "b"), inFull: false)
        == "\u{1B}[31merror:\u{1B}[0m a\n\u{1B}[36mhint:\u{1B}[0m b\n")
  }

  @Test("color is for terminals that take escapes, where NO_COLOR is empty or not set")
  func automatic() {
    let color = Console.ColorChoice.automatic
    #expect(color.allows(environment: ["TERM": "xterm"], isTerminal: true))
    #expect(color.allows(environment: ["TERM": "xterm", "NO_COLOR": ""], isTerminal: true))
    #expect(!color.allows(environment: ["TERM": "xterm", "NO_COLOR": "1"], isTerminal: true))
    #expect(!color.allows(environment: ["TERM": "xterm", "NO_COLOR": "false"], isTerminal: true))
    #expect(!color.allows(environment: ["TERM": "xterm"], isTerminal: false))
    for environment in [[:], ["TERM": ""], ["TERM": "dumb"]] {
      #expect(!color.allows(environment: environment, isTerminal: true))
    }
  }

  @Test("color is on or off as asked")
  func chosen() {
    #expect(Console.ColorChoice.always.allows(environment: ["NO_COLOR": "1"], isTerminal: false))
    #expect(!Console.ColorChoice.never.allows(environment: [:], isTerminal: true))
  }
}
