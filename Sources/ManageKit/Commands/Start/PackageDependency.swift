import Foundation

/// Where a new site's package finds the package `manage`.
enum PackageDependency: Equatable {
  case path(String)
  case url(String)

  /// Reads `--package`; without it, the package that this executable was built in.
  init(_ option: String?, below folder: String) throws(CommandError) {
    guard let option else {
      self = .path(try Self.ownPackage())
      return
    }
    if option.contains("://") || option.hasPrefix("git@") {
      self = .url(option)
      return
    }
    let path = URL(filePath: TextFile.resolve(option, below: folder)).standardized.path
    guard Self.isManage(path) else {
      throw CommandError("'\(option)' does not hold the package 'manage'", hint: "pass its folder or its URL")
    }
    self = .path(path)
  }

  /// The line in `Package.swift`.
  var declaration: String {
    switch self {
    case .path(let path): ".package(name: \"manage\", path: \(path.debugDescription))"
    case .url(let url): ".package(url: \(url.debugDescription), from: \"\(Version.current)\")"
    }
  }

  /// The package's identity, by which targets name it: a URL's last part.
  var identity: String {
    switch self {
    case .path: "manage"
    case .url(let url):
      url.split(separator: "/").last.map { $0.hasSuffix(".git") ? String($0.dropLast(4)) : String($0) } ?? "manage"
    }
  }

  private static func ownPackage() throws(CommandError) -> String {
    let executable = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
      .path
    guard let build = executable.range(of: "/.build") else { throw unknownPackage }
    let path = String(executable[..<build.lowerBound])
    guard isManage(path) else { throw unknownPackage }
    return path
  }

  private static var unknownPackage: CommandError {
    CommandError(
      "this executable does not lie in the package 'manage', so the new site's package can't name it",
      hint: "pass its URL or its folder with --package")
  }

  private static func isManage(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/Package.swift")
      && FileManager.default.fileExists(atPath: path + "/Sources/ManageKit")
  }
}
