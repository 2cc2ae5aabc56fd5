/// The migrations, templates, static files and translations that an app brings, compiled into the binary.
///
/// The plugin `ManageResources` makes them of a target's folder `Resources`, so that a binary runs anywhere with nothing
/// next to it:
///
///     // Package.swift
///     .target(name: "Books", dependencies: […], exclude: ["Resources"],
///       plugins: [.plugin(name: "ManageResources", package: "manage")])
///
///     // Sources/Books/Resources/templates/books/list.html, …/migrations/books/0001_initial.sql, …
///     App("books", resources: .embedded())
///
/// In an executable target it takes the package's own `migrations/`, `templates/`, `static/` and `locale/`, which belong
/// to the site: `Site([…], resources: .embedded())`.
public struct Resources: Sendable {
  /// The files by their path, such as `templates/books/list.html`.
  package let files: [String: EmbeddedFile]

  /// No files.
  public static let none = Resources([])

  /// Files by their path; those below `folder` alone, where one is named, by the path below that.
  public init(_ files: [(path: StaticString, content: EmbeddedFile)], in folder: String = "") {
    let start = folder.isEmpty ? "" : folder + "/"
    self.files = Dictionary(
      files.compactMap { path, content in
        let path = path.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
        return path.hasPrefix(start) ? (String(path.dropFirst(start.count)), content) : nil
      },
      uniquingKeysWith: { $1 })
  }

  /// The names of the folders in `migrations/`: the apps whose tables these migrations make.
  var migrationLabels: Set<String> {
    Set(
      files.keys.compactMap { path in
        let parts = path.split(separator: "/")
        return parts.count == 3 && parts[0] == "migrations" ? String(parts[1]) : nil
      })
  }
}
