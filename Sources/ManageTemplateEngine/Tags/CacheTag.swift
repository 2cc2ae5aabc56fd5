import ManageGroundwork

/// Keeps rendered parts of pages for `{% cache %}`.
public protocol FragmentCache: Sendable {
  /// The part of a key, or nil where there is none or its time has passed.
  func fragment(for key: String) -> String?

  /// Keeps a part for a number of seconds, or for good.
  func store(_ fragment: String, for key: String, seconds: Int?)
}

/// `{% cache 500 sidebar user.id using="default" %}…{% endcache %}`: an engine has one cache, of that name.
final class CacheNode: Node {
  private let timeout: FilterExpression
  private let name: String
  private let variants: [FilterExpression]
  private let cacheName: FilterExpression?
  private let nodes: NodeList

  init(
    timeout: FilterExpression, name: String, variants: [FilterExpression], cacheName: FilterExpression?,
    nodes: NodeList
  ) {
    self.timeout = timeout
    self.name = name
    self.variants = variants
    self.cacheName = cacheName
    self.nodes = nodes
  }

  static func compile(_ parser: Parser, _ token: Token) throws -> any Node {
    let nodes = try parser.parse(until: ["endcache"])
    _ = try parser.nextToken()
    var words = try token.words()
    guard words.count >= 3 else {
      throw TemplateError(.syntax, "''\(words[0])'' tag requires at least 2 arguments.")
    }
    let isNamed = words.count > 3 && words.last?.hasPrefix("using=") == true
    let cacheName = isNamed ? words.removeLast().dropFirst("using=".count) : nil
    return CacheNode(
      timeout: try parser.expression(words[1]), name: words[2],
      variants: try words.dropFirst(3).map(parser.expression),
      cacheName: try cacheName.map { try parser.expression(String($0)) }, nodes: nodes)
  }

  func render(into renderer: inout Renderer) throws {
    let timeout = try timeout.value(&renderer)
    guard timeout.isNull || timeout.integer != nil else {
      let message = "\"cache\" tag got a non-integer timeout value: \(timeout.representation())"
      throw TemplateError(.syntax, message)
    }
    if let cacheName = try cacheName?.value(&renderer), cacheName.text != "default" {
      throw TemplateError(.syntax, "Invalid cache name specified for cache tag: \(cacheName.representation())")
    }
    let variants = try variants.map { try $0.value(&renderer).text }
    let key = "\(name):" + variants.map { PercentEncoding.component.encode($0) }.joined(separator: ":")
    guard let cache = renderer.engine.fragments else { return try nodes.render(into: &renderer) }
    if let fragment = cache.fragment(for: key) { return renderer.write(html: fragment) }
    let fragment = try renderer.capture { renderer in try nodes.render(into: &renderer) }
    cache.store(fragment, for: key, seconds: timeout.integer)
    renderer.write(html: fragment)
  }
}
