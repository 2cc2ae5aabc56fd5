import ManageTemplateEngine
import Synchronization
import Testing

private final class CountingLoader: TemplateLoader {
  private let loads = Mutex(0)
  var count: Int { loads.withLock { $0 } }

  func load(_ name: String) -> String? {
    loads.withLock { $0 += 1 }
    return "{{ x }}"
  }
}

@Suite("Engine")
struct EngineTests {
  @Test("a template is compiled once, or for each render in development")
  func caching() throws {
    for (caches, expected) in [(true, 1), (false, 2)] {
      let loader = CountingLoader()
      let engine = Engine(loader: loader, options: Options(cachesTemplates: caches))
      for _ in 0..<2 { #expect(try engine.render("a", ["x": 1]) == Array("1".utf8)) }
      #expect(loader.count == expected)
    }
  }

  @Test("a template from a string needs no loader")
  func compile() throws {
    let engine = Engine(loader: DictionaryLoader([:]))
    #expect(try engine.renderText(engine.compile("{{ x }}"), ["x": "é"]) == "é")
    #expect(throws: TemplateError.self) { try engine.template(named: "none") }
  }
}
