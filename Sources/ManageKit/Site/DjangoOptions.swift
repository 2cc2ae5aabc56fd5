/// The options of Django's commands that have no meaning here: scripts that were written for a Django site pass them, and
/// run all the same.
struct DjangoOptions {
  private enum Value {
    case none, one
    /// A number may follow.
    case number
  }

  /// Those of each command, as Django 6.1's help shows them: their names, and the value that they take.
  private static let unused: [String: [String]] = [
    "collectstatic": ["-l --link"],
    "migrate": ["--run-syncdb"],
    "runserver": ["--nothreading"],
    "sendtestemail": ["--managers", "--admins"],
    "squashmigrations": ["--no-optimize", "--no-header", "--squashed-name VALUE"],
    "startapp": ["--template VALUE", "-e --extension VALUE", "-n --name VALUE", "-x --exclude VALUE"],
    "startproject": ["--template VALUE", "-e --extension VALUE", "-n --name VALUE", "-x --exclude VALUE"],
    "test": [
      "--testrunner VALUE", "-t --top-level-directory VALUE", "-p --pattern VALUE", "--shuffle [NUMBER]",
      "-r --reverse",
      "--debug-mode", "-d --debug-sql", "--tag VALUE", "--exclude-tag VALUE", "--pdb", "-b --buffer",
      "--no-faulthandler",
    ],
  ]
  /// Those of every command.
  private static let ofEveryCommand = ["--pythonpath VALUE", skippingChecks]
  /// Needs no word: no command runs the checks before it works.
  private static let skippingChecks = "--skip-checks"
  /// Options that take a value here, and may go without in Django.
  private static let defaults = ["test": ["--parallel": "auto"]]
  /// The letters of options with a value, which the rest of an argument is.
  private static let lettersWithValue = "vikpt"

  private let values: [Substring: Value]
  private let defaults: [String: String]

  init(command: String?) {
    let options = Self.ofEveryCommand + (command.flatMap { Self.unused[$0] } ?? [])
    let pairs = options.flatMap { option in
      let words = option.split(separator: " ")
      let value: Value = words.last == "VALUE" ? .one : words.last == "[NUMBER]" ? .number : .none
      return words.filter { $0.hasPrefix("-") }.map { ($0, value) }
    }
    values = Dictionary(pairs) { first, _ in first }
    defaults = command.flatMap { Self.defaults[$0] } ?? [:]
  }

  /// The arguments without these options, and a line for each that does nothing.
  func removed(from arguments: [String]) -> (arguments: [String], notes: [String]) {
    var (kept, notes, rest) = ([String](), [String](), arguments[...])
    while let argument = rest.popFirst() {
      guard argument != "--" else { return (kept + ["--"] + rest, notes) }
      if let value = defaults[argument], rest.first?.hasPrefix("-") ?? true {
        kept.append("\(argument)=\(value)")
      } else if let name = unusedName(argument) {
        if name == argument { skipValue(of: name, &rest) }
        if name != Self.skippingChecks { notes.append("\(name) does nothing here.") }
      } else {
        let (cluster, removed) = split(argument)
        if cluster != "-" { kept.append(cluster) }
        notes += removed.map { "-\($0) does nothing here." }
      }
    }
    return (kept, notes)
  }

  /// The name of the option that an argument is, where it is one of these.
  private func unusedName(_ argument: String) -> Substring? {
    let isLong = argument.hasPrefix("--")
    let name = isLong ? argument.prefix { $0 != "=" } : argument.prefix(2)
    guard let value = values[name], isLong || value == .one || name == argument else { return nil }
    return name
  }

  private func skipValue(of name: Substring, _ rest: inout ArraySlice<String>) {
    switch values[name] {
    case .one: _ = rest.popFirst()
    case .number where rest.first.map { Int($0) != nil } ?? false: _ = rest.popFirst()
    default: break
    }
  }

  /// Takes these options' letters out of several in one argument, such as `-nl`.
  private func split(_ argument: String) -> (cluster: String, removed: [Character]) {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument.count > 2 else { return (argument, []) }
    let letters = argument.dropFirst().prefix { !Self.lettersWithValue.contains($0) }
    let removed = letters.filter { values["-\($0)"] != nil }
    let kept = letters.filter { !removed.contains($0) } + argument.dropFirst(1 + letters.count)
    return ("-" + kept, Array(removed))
  }
}
