import ManageGroundwork

extension Library {
  mutating func addHTMLFilters() {
    filter("safe", isSafe: true) { .safe($0.text) }
    filter("escape", isSafe: true) { .safe($0.escapedText) }
    filter("force_escape", isSafe: true) { .safe(HTMLEscape.escape($0.text)) }
    filter("escapejs") { .safe(JavaScriptEscape.text($0.text)) }
    filter("json_script", arity: 0...1, isSafe: true) { value, id, _ in .safe(try JSONText.script(value, id: id)) }
    filter("striptags", isSafe: true) { value in
      // Text that no tag can be taken out of is shown as it is rather than not at all.
      (try? TagStripper.text(value.text)).map { .string($0) } ?? .safe(HTMLEscape.escape(value.text))
    }
    filter("urlencode", arity: 0...1) { value, safe, _ in
      let safe = try safe.flatMap { $0.isNull ? nil : try $0.textArgument(of: "urlencode") }
      return .string(PercentEncoding(keeping: safe ?? "/").encode(value.text))
    }
    filter("iriencode", isSafe: true) { .string(PercentEncoding.iri.encode($0.text)) }
    filter("truncatechars_html", arity: 1...1, isSafe: true) { value, length, context in
      guard let length = try length?.wholeArgument(of: "truncatechars_html") else { return value.asString }
      return .string(HTMLTruncation(truncation: Truncation(context)).characters(of: value.text, to: length))
    }
    filter("truncatewords_html", arity: 1...1, isSafe: true) { value, length, _ in
      guard let length = try length?.wholeArgument(of: "truncatewords_html") else { return value.asString }
      return .string(HTMLTruncation(truncation: Truncation(mark: " …")).words(of: value.text, to: length))
    }
    filter("linenumbers", arity: 0...0, isSafe: true) { value, _, context in
      .safe(LineBreaks.numbered(value.text, escapes: context.autoescape && !value.isSafe))
    }
    filter("urlize", arity: 0...0, isSafe: true) { value, _, context in
      .safe(context.urlizer(limit: nil, value).html(value.text))
    }
    filter("urlizetrunc", arity: 1...1, isSafe: true) { value, limit, context in
      guard let limit = try limit?.wholeArgument(of: "urlizetrunc") else {
        throw TemplateError(.render, "'urlizetrunc' needs a whole number")
      }
      return .safe(context.urlizer(limit: limit, value).html(value.text))
    }
    filter("linebreaks", arity: 0...0, isSafe: true) { value, _, context in
      .safe(LineBreaks.paragraphs(value.text, escapes: context.autoescape && !value.isSafe))
    }
    filter("linebreaksbr", arity: 0...0, isSafe: true) { value, _, context in
      .safe(LineBreaks.lines(value.text, escapes: context.autoescape && !value.isSafe))
    }
  }
}

extension FilterContext {
  fileprivate func urlizer(limit: Int?, _ value: TemplateValue) -> Urlizer {
    let scheme = engine.options.urlizeAssumesHTTPS ? "https" : "http"
    return Urlizer(
      limit: limit, isSafe: value.isSafe, escapes: autoescape, scheme: scheme, relation: engine.options.linkRelation)
  }
}
