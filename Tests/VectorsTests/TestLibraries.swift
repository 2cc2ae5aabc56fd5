@testable import ManageTemplateEngine

/// The tag libraries of Django's own tests.
enum TestLibraries {
  /// The library of a Python module.
  static func library(_ module: String) -> Library {
    switch module.split(separator: ".").last {
    case "custom": .custom
    case "inclusion": .inclusion
    case "testtags": .echoes
    case "echo": .echo
    case "bad_tag": .failing
    case "tag_27584": .broken
    default: Library()
    }
  }

  /// What the tests' tags that show their arguments answer: their name and `Expected result`.
  typealias Answer = @Sendable (TagArguments, borrowing Renderer, _ content: String) -> String

  /// The tags in all their forms, by name.
  static let answers: [(name: String, parameters: TagParameters, answer: Answer)] = [
    ("no_params", [], { _, _, _ in "" }),
    ("one_param", ["arg"], { arguments, _, _ in ": \(arguments.shown("arg"))" }),
    ("explicit_no_context", ["arg"], { arguments, _, _ in ": \(arguments.shown("arg"))" }),
    ("no_params_with_context", [], { _, renderer, content in " (context value: \(renderer.shownValue))\(content)" }),
    (
      "params_and_context", ["arg"],
      { arguments, renderer, content in " (context value: \(renderer.shownValue))\(content): \(arguments.shown("arg"))"
      }
    ),
    ("two_params", ["one", "two"], { arguments, _, content in "\(content): \(arguments.shown("one", "two"))" }),
    ("keyword_only_param", [.keyword("kwarg")], { arguments, _, content in "\(content): \(arguments.shown("kwarg"))" }),
    (
      "keyword_only_default", [.keyword("kwarg", 42)],
      { arguments, _, content in "\(content): \(arguments.shown("kwarg"))" }
    ),
    (
      "one_default", ["one", .optional("two", "hi")],
      { arguments, _, content in "\(content): \(arguments.shown("one", "two"))" }
    ),
    (
      "unlimited_args", ["one", .optional("two", "hi"), .rest],
      { arguments, _, content in "\(content): \(arguments.shown("one", "two", rest: true))" }
    ),
    ("only_unlimited_args", [.rest], { arguments, _, content in "\(content): \(arguments.shown(rest: true))" }),
    (
      "unlimited_args_kwargs", ["one", .optional("two", "hi"), .rest, .namedRest],
      { arguments, _, content in
        let named = arguments.keywords.dropFirst(2).map { "\($0.name)=\($0.value.text)" }
        return "\(content): \(arguments.shown("one", "two", rest: true)) / \(named.joined(separator: ", "))"
      }
    ),
  ]
}

extension TagArguments {
  /// The values of these names and then the further ones.
  fileprivate func shown(_ names: String..., rest: Bool = false) -> String {
    (names.map { self[$0]?.text ?? "" } + (rest ? positional.map(\.text) : [])).joined(separator: ", ")
  }
}

extension Renderer {
  fileprivate var shownValue: String { value(named: "value")?.text ?? "" }
}

extension Library {
  /// Tags that show their words.
  fileprivate static var echoes: Library {
    var library = Library()
    for name in ["echo", "other_echo"] {
      library.tag(name) { _, token in TextNode(token.contents.words.dropFirst().joined(separator: " ")) }
    }
    library.filter("upper") { .string($0.text.uppercased()) }
    return library
  }

  /// A tag that shows its argument.
  fileprivate static var echo: Library {
    var library = Library()
    library.simpleTag("echo2", ["arg"]) { arguments, _ in arguments["arg"] ?? nil }
    return library
  }

  /// A block tag that compiles, and fails when it is rendered.
  fileprivate static var broken: Library {
    var library = Library()
    library.simpleBlockTag("badtag", []) { _, _, _ in throw TemplateError(.syntax, "error") }
    return library
  }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Tags that fail.
  fileprivate static var failing: Library {
    var library = Library()
    library.tag("badtag") { _, _ in throw Failure(description: "I am a bad tag") }
    library.simpleTag("badsimpletag") { _, _ in throw Failure(description: "I am a bad simpletag") }
    return library
  }
}
