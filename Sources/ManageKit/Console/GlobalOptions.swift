public import ArgumentParser

/// The options that every command takes, as Django's do.
struct GlobalOptions: ParsableArguments, Sendable {
  @Option(help: "The site's folder; MANAGE_ROOT or the working directory by default.", completion: .directory)
  var root: String?

  @Option(help: "The profile: \(Profile.allCases.map(\.rawValue).joined(separator: ", ")).")
  var settings: Profile?

  @Option(help: "The file to read instead of .env.", completion: .file())
  var envFile: String?

  @Option(
    name: [.customShort("v", allowingJoined: true), .long],
    help: "How much to say: 0 only errors, 1 normal, 2 more, 3 everything.")
  var verbosity = 1

  @Flag(help: "Never color the output.")
  var noColor = false

  @Flag(help: "Color the output even when it isn't a terminal.")
  var forceColor = false

  @Flag(help: "Show an error in full.")
  var traceback = false

  /// The options whose value is the next argument.
  static let takingValue: Set = ["--root", "--settings", "--env-file", "--verbosity", "-v", "--pythonpath"]

  func validate() throws {
    guard (0...3).contains(verbosity) else { throw ValidationError("--verbosity takes 0, 1, 2 or 3") }
  }
}

extension Profile: ExpressibleByArgument {
  /// Takes a Django site's module of settings too, such as `mysite.settings.product`, by its last part.
  public init?(argument: String) {
    self.init(rawValue: argument.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? "")
  }
}

extension NameSpecification {
  /// Both spellings of Django's option.
  static let noInput: NameSpecification = [.customLong("noinput"), .customLong("no-input")]
}

extension CheckMessage.Level: ExpressibleByArgument {
  /// Takes the level in capitals too, as Django's commands do.
  public init?(argument: String) {
    self.init(rawValue: argument.lowercased())
  }
}
