/// Finds what a script refers to: the modules that it imports, by `import`, `export … from` and `import()`, the files
/// of `new URL('…', import.meta.url)`, its source map, and the list of chunks that Vite wrote into it.
///
/// As in Django, only modules named by a path (`./`, `../`, `/`) are files; others are names of an import map.
struct JavaScriptReferences {
  private var tokens: JavaScriptTokens
  private var isAfterDot = false
  private var isAfterDeclaration = false
  private var references: [Reference] = []

  /// The references of a script, in their order.
  static func find(in source: [UInt8]) -> [Reference] {
    var scanner = JavaScriptReferences(tokens: JavaScriptTokens(source))
    while let token = scanner.tokens.next() { scanner.read(token) }
    return scanner.references
  }

  private init(tokens: JavaScriptTokens) {
    self.tokens = tokens
  }

  private mutating func read(_ token: JavaScriptToken) {
    switch token.kind {
    case .comment: return readComment(token)
    case .name where !isAfterDot:
      if tokens.matches(token, "import") {
        readImport(token)
      } else if tokens.matches(token, "export") {
        readExport()
      } else if tokens.matches(token, "new") {
        readNewURL()
      } else if isAfterDeclaration, tokens.matches(token, "__vite__mapDeps") {
        readChunks(token)
      }
    default: break
    }
    isAfterDot = tokens.matches(token, ".")
    isAfterDeclaration = Self.declarations.contains { tokens.matches(token, $0) }
  }

  private mutating func readComment(_ token: JavaScriptToken) {
    let isLine = tokens.source[token.range].starts(with: "//".utf8)
    let text = tokens.source[token.range].dropFirst(2).dropLast(isLine ? 0 : 2)
    guard text.first == UInt8(ascii: "#"), let url = Reference.Form.sourceMapURL(in: text) else { return }
    references.append(Reference(form: isLine ? .sourceMapLine : .sourceMapBlock, range: token.range, url: url))
  }

  /// `import "…"`, `import … from "…"`, `import("…")`; `import.meta` is none.
  private mutating func readImport(_ keyword: JavaScriptToken) {
    var ahead = tokens
    let first = ahead.nextCode()
    if let url = tokens.text(of: first), let first {
      let range = keyword.range.lowerBound..<first.range.upperBound
      add(module: url, Reference(form: .importStatement, range: range, url: url))
    } else if tokens.matches(first, "(") {
      guard let argument = ahead.nextCode(), let url = tokens.text(of: argument) else { return }
      let after = ahead.nextCode()
      guard tokens.matches(after, ")") || tokens.matches(after, ",") else { return }
      add(module: url, Reference(form: .string, range: argument.range, url: url))
    } else {
      readFrom(first, &ahead)
    }
  }

  /// `export * from "…"`, `export { … } from "…"`; other exports name no module.
  private mutating func readExport() {
    var ahead = tokens
    let first = ahead.nextCode()
    if tokens.matches(first, "*") || tokens.matches(first, "{") { readFrom(first, &ahead) }
  }

  /// Goes over the names that are imported or exported to `from` and the module.
  private mutating func readFrom(_ first: JavaScriptToken?, _ ahead: inout JavaScriptTokens) {
    var token = first
    while let current = token {
      if tokens.matches(current, "{") {
        guard Self.skipNames(&ahead) else { return }
        token = ahead.nextCode()
        // Without a semicolon the next statement may begin here.
        guard tokens.matches(token, "from") else { return }
        continue
      } else if tokens.matches(current, "from") {
        let next = ahead.nextCode()
        if let url = tokens.text(of: next), let next {
          return add(module: url, Reference(form: .string, range: next.range, url: url))
        }
        token = next
        continue
      } else if current.kind == .string {
        // The name of what is exported: `export * as "a name" from …`.
      } else if tokens.matches(current, "import") || tokens.matches(current, "export") {
        // Neither is a name: another statement begins, which is read in its turn.
        return
      } else if current.kind != .name, !tokens.matches(current, "*"), !tokens.matches(current, ",") {
        return
      }
      token = ahead.nextCode()
    }
  }

  /// Goes to the end of `{ a, b as c, "d" as e }`; false if it is something else.
  private static func skipNames(_ ahead: inout JavaScriptTokens) -> Bool {
    while let token = ahead.nextCode() {
      if ahead.matches(token, "}") { return true }
      guard token.kind == .name || token.kind == .string || ahead.matches(token, ",") else { return false }
    }
    return false
  }

  /// `new URL("…", import.meta.url)`
  private mutating func readNewURL() {
    var ahead = tokens
    guard tokens.matches(ahead.nextCode(), "URL"), tokens.matches(ahead.nextCode(), "("),
      let argument = ahead.nextCode(), let url = tokens.text(of: argument)
    else { return }
    let rest: [StaticString] = [",", "import", ".", "meta", ".", "url"]
    guard rest.allSatisfy({ tokens.matches(ahead.nextCode(), $0) }) else { return }
    references.append(Reference(form: .string, range: argument.range, url: url))
  }

  private static let declarations: [StaticString] = ["const", "let", "var", "function"]
  /// Where the list stands at most, in tokens after its name.
  private static let chunkListDistance = 60

  /// `const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/a.js"])))=>…`, and the like of other versions: the
  /// first list that is assigned to something.
  private mutating func readChunks(_ name: JavaScriptToken) {
    var ahead = tokens
    var isAfterEquals = false
    for _ in 0..<Self.chunkListDistance {
      guard let token = ahead.nextCode() else { break }
      if isAfterEquals, tokens.matches(token, "[") {
        guard let chunks = Self.strings(&ahead) else { break }
        return references += chunks
      }
      isAfterEquals = tokens.matches(token, "=")
    }
    references.append(Reference(form: .chunkList, range: name.range, url: Reference.Form.unreadableChunkList))
  }

  /// The strings up to the end of a list; nil where it holds something else.
  private static func strings(_ ahead: inout JavaScriptTokens) -> [Reference]? {
    var chunks: [Reference] = []
    while let token = ahead.nextCode(), !ahead.matches(token, "]") {
      if ahead.matches(token, ",") { continue }
      guard let url = ahead.text(of: token) else { return nil }
      chunks.append(Reference(form: .chunk, range: token.range, url: url))
    }
    return chunks
  }

  private mutating func add(module url: String, _ reference: Reference) {
    if url.hasPrefix(".") || url.hasPrefix("/") { references.append(reference) }
  }
}
