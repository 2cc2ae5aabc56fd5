/// The process environment over a `.env` file, each value with its source.
///
/// Empty counts as absent, so that an empty variable of the process doesn't hide a line of `.env`.
public struct SiteEnvironment: Sendable {
  /// The site's root, below which relative paths lie.
  public let root: String
  /// The `.env` file; without entries if there is none.
  public let file: DotEnvFile
  private let process: [String: Secret]
  private let fileEntries: [String: DotEnvFile.Entry]

  /// Puts `process` over `file`.
  public init(root: String, process: [String: String], file: DotEnvFile = DotEnvFile(text: "")) {
    self.root = root
    self.file = file
    self.process = process.mapValues { Secret($0) }
    fileEntries = Dictionary(file.entries.map { ($0.name, $0) }) { _, last in last }
  }

  /// Reads `.env` in `root`, which may be missing, or the file that `--env-file` names, which may not.
  ///
  /// - Parameter envFile: a path, relative to the working directory.
  /// - Throws: `SettingsError.fileMissing` or `.fileUnreadable`.
  public static func load(
    root: String, envFile: String? = nil, process: [String: String]
  ) throws(SettingsError) -> SiteEnvironment {
    let path = envFile ?? TextFile.resolve(".env", below: root)
    do throws(TextFile.Failure) {
      let text = try TextFile(path: path)
      let file = DotEnvFile(name: envFile ?? ".env", bytes: text.bytes, isExposed: text.isExposed)
      return SiteEnvironment(root: root, process: process, file: file)
    } catch {
      if error.isFolder, envFile == nil {
        // Docker makes a folder where a file that is to be mounted is missing.
        let problem = CheckMessage(.folder, ".env is a folder", hint: "delete it, or mount a file there")
        return SiteEnvironment(root: root, process: process, file: DotEnvFile(name: ".env", problem: problem))
      }
      if !error.isMissing { throw .fileUnreadable(path: path, reason: error.reason) }
      if envFile != nil { throw .fileMissing(path: path) }
      return SiteEnvironment(root: root, process: process)
    }
  }

  /// The same, where these values count as the process's.
  func overriding(_ values: [String: String]) -> SiteEnvironment {
    SiteEnvironment(root: root, process: process.mapValues { $0.reveal() }.merging(values) { $1 }, file: file)
  }

  /// The variables that `manage` reads before `.env`, or that are another standard's.
  private static let processOnly: Set = ["MANAGE_ROOT", "NO_COLOR", "TERM"]

  /// Lines of `.env` that set variables which count in the process alone.
  var processOnlyProblems: [CheckMessage] {
    file.entries.filter { Self.processOnly.contains($0.name) }.map { entry in
      CheckMessage(
        .processOnly, key: entry.name, "\(entry.name) counts in the process environment alone",
        hint: "set it where manage is started, and delete the line", source: .file(name: file.name, line: entry.line))
    }
  }

  /// Every name that is set, to nothing too.
  public var names: Set<String> {
    Set(process.keys).union(fileEntries.keys)
  }

  /// The value that counts, which is empty only if no source has another, and where it stands.
  public func lookup(_ name: String) -> (value: Secret, source: ValueSource)? {
    let variable = process[name].map { (value: $0, source: ValueSource.environment) }
    let line = fileEntries[name].map { (value: $0.value, source: ValueSource.file(name: file.name, line: $0.line)) }
    let found = [variable, line].compactMap(\.self)
    return found.first { !$0.value.reveal().isEmpty } ?? found.first
  }

  /// A line of `.env` whose value the process environment hides with a different one.
  func shadowedSource(of name: String) -> ValueSource? {
    guard let variable = process[name]?.reveal(), let entry = fileEntries[name], !variable.isEmpty,
      variable != entry.value.reveal()
    else { return nil }
    return .file(name: file.name, line: entry.line)
  }
}
