import Foundation
import ManageGroundwork

@testable import ManageKit
@testable import ManageTemplateEngine

/// A recorded template and what it is rendered with.
struct TemplateRecord {
  let record: VectorRecord

  /// Compiles and renders the template.
  func outcome() -> Outcome {
    var outcome = Outcome(when: "compile")
    do {
      let template = try compiled()
      outcome.when = "render"
      outcome.output = try rendered(template)
    } catch {
      outcome.error = error as? TemplateError
    }
    return outcome
  }

  private let engine: Engine

  init(record: VectorRecord) {
    self.record = record
    var sources = (record["templates"].object ?? JSONObject()).map { ($0.key, $0.value.string ?? "") }
    sources.insert(("inclusion.html", "{{ result }}\n"), at: 0)
    var library = Library.standard
    for (name, module) in record["libraries"].object ?? JSONObject() {
      library.library(name, TestLibraries.library(module.string ?? name))
    }
    engine = Engine(
      loader: DictionaryLoader(Dictionary(sources, uniquingKeysWith: { $1 })), library: library,
      urls: Routes(urlconf: record.string("urlconf")), statics: StaticFolder(prefix: record.options.staticPrefix),
      translations: SiteTexts.translations, fragments: MemoryFragmentCache(), options: record.options)
  }

  private func compiled() throws -> Template {
    let name = record.string("name")
    guard record["inline"].bool == true else { return try engine.template(named: name) }
    return try engine.compile(record["templates"].object?[name]?.string ?? "")
  }

  private func rendered(_ template: Template) throws -> String {
    var renderer = Renderer(engine: engine, template: template, values: values)
    renderer.filterContext.activeTimeZone = record.activeZone
    try template.render(into: &renderer)
    return String(decoding: renderer.output.bytes, as: UTF8.self)
  }

  private var values: Values {
    let reader = RecordedValues(zone: record.zone)
    var values: Values = [:]
    for (name, value) in record["context"].object ?? JSONObject() { values[name] = reader.value(value) }
    if record["request"].object != nil { values["request"] = reader.value(record["request"]) }
    return values
  }
}

/// Reads a URL's query.
enum QueryReader {
  /// The keys in order, each with its values.
  static func pairs(_ query: String) -> [(key: String, values: [String])] {
    var pairs: [(key: String, values: [String])] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { PercentEncoding.decode($0, plusIsSpace: true) ?? "" }
      let value = sides.count > 1 ? sides[1] : ""
      if let index = pairs.firstIndex(where: { $0.key == sides[0] }) {
        pairs[index].values.append(value)
      } else {
        pairs.append((sides[0], [value]))
      }
    }
    return pairs
  }
}
