import Foundation
import ManageTemplateEngine

/// The template engine, compared with Django's own and Jinja2, with the same templates and data.
enum TemplateBenchmarks {
  private static let packages = ["Django==6.1.3", "Jinja2==3.1.6"]
  private static let duration = Duration.seconds(3)

  static func run() async throws {
    try renderMemory().report()
    try await renders()
    try compile().report()
    try await throughput().report()
  }

  /// What the peers' script prints: by engine and page.
  private typealias Results = [String: [String: Result]]

  private struct Result: Decodable {
    let microseconds: Double
    let output: String
  }

  private struct Page {
    let name: String
    let title: String
    let template: String
    let data: TemplatePages
  }

  private static let pages = [
    Page(name: "list", title: "list of 25 rows", template: "list.html", data: .short),
    Page(name: "forum", title: "forum's list, 35 KB", template: "forum/list.html", data: .long),
  ]

  /// Our engine and its peers by turns.
  private static func renders() async throws {
    let python = try await PythonPeer("templates", packages: packages)
    for page in pages {
      let data = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID()).json")
      try page.data.json().write(to: data)
      defer { try? FileManager.default.removeItem(at: data) }

      let template = try page.data.engine.template(named: page.template)
      let values = page.data.values
      let before = try Stopwatch.microseconds(for: duration) { _ = try page.data.engine.render(template, values) }
      let peers: Results = try await python.run(
        "Benchmarks/Templates/Peers/render.py", [TemplatePages.folder, data.path, "3"])
      let after = try Stopwatch.microseconds(for: duration) { _ = try page.data.engine.render(template, values) }

      let ours = 1e6 / min(before, after)
      for (peer, goal) in [("jinja2", 6.0), ("django", 20.0)] {
        guard let result = peers[peer]?[page.name] else { continue }
        try Benchmark(
          name: "render the \(page.title)", ours: ours, unit: "renders/s", against: peer,
          theirs: 1e6 / result.microseconds, goal: .atLeast(goal)
        ).report()
      }
      if peers["django"]?[page.name]?.output != (try page.data.engine.renderText(template, values)) {
        Benchmarks.say("warning: Django renders \(page.template) differently")
      }
    }
  }

  /// A template of 300 lines, against the limit of a millisecond.
  private static func compile() throws -> Benchmark {
    let engine = TemplatePages.short.engine
    let source = try String(contentsOfFile: TemplatePages.folder + "/django/list.html", encoding: .utf8)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let long = Array(repeating: source, count: (300 + lines - 1) / lines).joined()
    let ours = try Stopwatch.microseconds(for: duration) { _ = try engine.compile(long) }
    return Benchmark(
      name: "compile 300 lines", ours: ours, unit: "µs", against: "limit", theirs: 1000, goal: .atMost(1))
  }

  /// One compiled template on two threads, against one.
  private static func throughput() async throws -> Benchmark {
    var best = (one: 0.0, two: 0.0)
    for _ in 0..<3 {
      best.one = max(best.one, try await rate(tasks: 1))
      best.two = max(best.two, try await rate(tasks: 2))
    }
    return Benchmark(
      name: "render on two threads", ours: best.two, unit: "renders/s", against: "one thread", theirs: best.one,
      goal: .atLeast(1.8))
  }

  /// The renders a second of so many tasks together.
  private static func rate(tasks: Int) async throws -> Double {
    let count = 20_000
    let start = ContinuousClock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<tasks { group.addTask { try render(count) } }
      try await group.waitForAll()
    }
    return Double(count * tasks) / ((ContinuousClock.now - start) / .seconds(1))
  }

  private static func render(_ count: Int) throws {
    let engine = TemplatePages.short.engine
    let template = try engine.template(named: "list.html")
    // As for requests: the template is shared, the rows are each task's own.
    let values = TemplatePages(25).values
    for _ in 0..<count { _ = try engine.render(template, values) }
  }

  /// What the process grows by for a page of 8 MB, against the page's size.
  private static func renderMemory() throws -> Benchmark {
    let engine = Engine(loader: DictionaryLoader([:]))
    let template = try engine.compile("{% for row in rows %}<p>{{ row }}</p>{% endfor %}")
    let row = TemplateValue.string(String(repeating: "책", count: 300))
    let values: Values = ["rows": .array(Array(repeating: row, count: 9_000))]
    let base = PeakMemory.megabytes
    let size = try engine.render(template, values).count
    return Benchmark(
      name: "memory of a page of 8 MB", ours: PeakMemory.megabytes - base, unit: "MB", against: "page",
      theirs: Double(size) / 1e6, goal: .atMost(3))
  }
}
