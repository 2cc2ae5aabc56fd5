import Foundation

/// New files for a site or an app, made of the package in `Resources/project`, in which the target is called `Project`
/// and its one app `starter`.
struct Scaffold {
  /// How much of the package is written.
  enum Template {
    case project, app
  }

  let template: Template
  /// The target that holds the app.
  let module: String
  let app: ScaffoldName
  /// The path of the app's page.
  let path: String
  var dependency: PackageDependency?

  /// The texts by their paths.
  func files() -> [String: String] {
    let folder = "project/"
    let pairs = Resources.embedded().files.compactMap { path, file -> (String, String)? in
      guard path.hasPrefix(folder), let text = file.text, includes(path) else { return nil }
      return (filled(String(path.dropFirst(folder.count))).replacing("gitignore", with: ".gitignore"), filled(text))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private func includes(_ path: String) -> Bool {
    template == .project || path.contains("tarter")
  }

  /// The template's words, and what stands for them; of two that begin at one place the first counts.
  private var words: [(word: String, replacement: String)] {
    let package = dependency.map { dependency in
      [
        (".package(name: \"manage\", path: \"../../../..\")", dependency.declaration),
        ("package: \"manage\"", "package: \"\(dependency.identity)\""),
      ]
    }
    return [
      ("routing.get(\"starter/\"", "routing.get(\"\(path)\""), ("get(\"/starter/\"", "get(\"/\(path)\""),
      ("Starter", app.capitalized), ("starter", app.lowercased), ("Project", module),
    ] + (package ?? [])
  }

  /// Replaces all words at once, since a name may contain one of them: `Kickstarter`, `Projects`.
  private func filled(_ text: String) -> String {
    var (result, rest) = ("", text[...])
    while let next = words.compactMap({ word, replacement in rest.firstRange(of: word).map { ($0, replacement) } })
      .min(by: { $0.0.lowerBound < $1.0.lowerBound })
    {
      result += rest[..<next.0.lowerBound] + next.1
      rest = rest[next.0.upperBound...]
    }
    return result + rest
  }

  /// Writes all files, or none where one of them exists.
  func write(_ files: [String: String], to folder: String) throws {
    let places = files.map { (path: "\(folder)/\($0)", text: $1) }.sorted { $0.path < $1.path }
    if let taken = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) {
      throw CommandError("\(taken.path) already exists", hint: "choose another name or folder; nothing was written")
    }
    do {
      for (path, text) in places {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .withoutOverwriting)
      }
    } catch {
      throw CommandError("can't write to \(folder): \(error.localizedDescription)")
    }
  }
}
