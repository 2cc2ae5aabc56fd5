import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

/// What Django 6.1's `ManifestStaticFilesStorage` made of its own test trees, next to what this makes of them.
///
/// Where they differ, this is right and Django isn't:
/// - a circle of references has names, where Django gives up;
/// - modules' imports always follow, which Django does only where its storage is told to;
/// - `%2F.txt` is a name as any other, where Django decodes it to a folder and a name without a stem.
@Suite(.enabled(if: DjangoManifest.isAvailable, "MANAGE_VECTORS names the folder of Django's recorded results"))
struct DjangoManifestTests {
  private func collect(_ input: String) async throws -> (CollectedFiles, [String: [UInt8]]) {
    try await withInput(input) { folder in
      let files = try await folder.collect()
      let contents = try files.files.map { ($0.publishedPath, try $0.content()) }
      return (files, Dictionary(uniqueKeysWithValues: contents))
    }
  }

  private func withInput<T>(_ input: String, _ body: (TemporaryFolder) async throws -> T) async throws -> T {
    try await TemporaryFolder.with { folder in
      for (path, bytes) in DjangoManifest.input(input) { try folder.write(bytes, to: "static/\(path)") }
      return try await body(folder)
    }
  }

  @Test(
    "names are Django's, and so are the contents that are rewritten",
    arguments: DjangoManifest.cases { $0["manifest"] != nil })
  func names(record: DjangoManifest.Case) async throws {
    let (files, contents) = try await collect(record.input)
    let manifest = try #require(files.manifest)
    #expect(manifest.paths.count == record.paths.count)
    for (path, expected) in record.paths where !record.differs(path) {
      #expect(manifest.paths[path] == expected)
    }
    for (path, expected) in record.rewritten where !record.differs(path) {
      #expect(contents[path].map { String(decoding: $0, as: UTF8.self) } == String(decoding: expected, as: UTF8.self))
    }
    if record.followsModules || record.input != "project" {
      #expect(manifest.paths.count(where: { record.paths[$0.key] != $0.value }) == (record.input == "project" ? 1 : 0))
    } else {
      #expect(manifest.paths["cached/module.js"] != record.paths["cached/module.js"])
    }
  }

  @Test("a manifest's hash is Django's", arguments: DjangoManifest.cases { $0["manifest"] != nil })
  func hash(record: DjangoManifest.Case) throws {
    let text = record.manifest.serialized()
    let manifest = try StaticManifest(parsing: Array(text.utf8), name: "staticfiles.json")
    #expect(manifest.hash == record.manifest.object?["hash"]?.string)
    #expect(manifest.paths == record.paths && manifest.files.isEmpty && !manifest.isPublished)
  }

  @Test(
    "pages name files as in Django, with the URL encoded", arguments: DjangoManifest.cases { $0["manifest"] != nil })
  func urls(record: DjangoManifest.Case) throws {
    let manifest = try StaticManifest(parsing: Array(record.manifest.serialized().utf8), name: "staticfiles.json")
    let statics = HashedStaticURLs(prefix: "/static/", manifest: manifest)
    for (name, expected) in record.urls where name != "test/%2F.txt" {
      #expect((try? statics.staticURL(for: name))?.removingPercentEncoding == expected, "\(name)")
    }
    #expect(throws: Never.self) {
      if record.input == "project" { _ = try statics.staticURL(for: "test/%2F.txt") }
    }
  }

  @Test("everything that Django fails at fails, except circles", arguments: DjangoManifest.cases { $0["error"] != nil })
  func failures(record: DjangoManifest.Case) async throws {
    try await withInput(record.input) { folder in
      let failure = await folder.collectFailure()
      switch record.input {
      case "faulty":
        let file = folder.path(of: "static/faulty.css")
        let missing = MissingReference(file: file, line: 1, url: "missing.css", path: "missing.css")
        #expect(failure == .missingReferences([missing]))
      case "nonutf8": #expect(failure == .notUTF8(path: folder.path(of: "static/nonutf8.css"), offset: 3))
      default: #expect(record.input == "loop" && failure == nil)
      }
    }
  }
}

/// The recorded trees and results.
enum DjangoManifest {
  struct Case: Sendable, CustomTestStringConvertible {
    fileprivate let object: JSONObject

    var input: String { object["input"]?.string ?? "" }
    var followsModules: Bool { object["support_js_module_import_aggregation"]?.bool == true }
    var manifest: JSONValue { object["manifest"] ?? .null }
    var paths: [String: String] { DjangoManifest.texts(manifest.object?["paths"]) }
    var rewritten: [String: [UInt8]] { DjangoManifest.files(object["rewritten"]) }
    var testDescription: String { "\(input)\(followsModules ? " with modules" : "")" }

    /// Names, with nil for an error.
    var urls: [(name: String, url: String?)] {
      (object["urls"]?.array ?? []).map { ($0.object?["name"]?.string ?? "", $0.object?["url"]?.string) }
    }

    /// Whether the result for a path differs from Django's on purpose.
    func differs(_ path: String) -> Bool {
      path == "test/%2F.txt" || (!followsModules && path == "cached/module.js")
    }
  }

  static var isAvailable: Bool { !document.isEmpty }

  static func cases(_ isIncluded: (JSONObject) -> Bool) -> [Case] {
    (document["cases"]?.array ?? []).compactMap(\.object).filter(isIncluded).map(Case.init)
  }

  static func input(_ name: String) -> [String: [UInt8]] {
    files(document["inputs"]?.object?[name])
  }

  fileprivate static func texts(_ value: JSONValue?) -> [String: String] {
    Dictionary((value?.object ?? [:]).map { ($0.key, $0.value.string ?? "") }) { first, _ in first }
  }

  fileprivate static func files(_ value: JSONValue?) -> [String: [UInt8]] {
    texts(value).mapValues { Array(Data(base64Encoded: $0) ?? Data()) }
  }

  private static let document: JSONObject = {
    let named = ProcessInfo.processInfo.environment["MANAGE_VECTORS"]
    let folder = named ?? "\(Repository.path)/../shared/vectors"
    let data = FileManager.default.contents(atPath: "\(folder)/django-manifest-static.json")
    return data.flatMap { try? JSONValue(parsing: Array($0)).object } ?? [:]
  }()
}
