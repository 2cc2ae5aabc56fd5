extension Library {
  /// Django's tags and filters.
  public static let standard: Library = {
    var library = Library()
    library.addStructureTags()
    library.addOutputTags()
    library.addTextFilters()
    library.addHTMLFilters()
    library.addListFilters()
    library.addNumberFilters()
    library.addLogicFilters()
    library.addDateFilters()
    library.addHumanizeFilters()
    library.addTranslationTags()
    return library
  }()

  private mutating func addStructureTags() {
    tag("cache", CacheNode.compile)
    tag("ifchanged", IfChangedNode.compile)
    tag("autoescape", ScopedNode.autoescape)
    tag("block", BlockNode.compile)
    tag("comment", CommentTag.compile)
    tag("extends", ExtendsNode.compile)
    tag("filter", FilterNode.compile)
    tag("for", ForNode.compile)
    tag("if", IfNode.compile)
    tag("include", IncludeNode.compile)
    tag("load", LoadTag.compile)
    tag("partial", PartialNode.compile)
    tag("partialdef", PartialDefTag.compile)
    tag("spaceless", SpacelessNode.compile)
    tag("verbatim", VerbatimTag.compile)
    tag("get_current_timezone", CurrentValueNode.compile { .string($0.zoneName) })
    tag("localtime", ScopedNode.switching(\.usesTimeZones))
    tag("timezone", ScopedNode.timeZone)
    tag("with", WithNode.compile)
  }

  private mutating func addOutputTags() {
    tag("debug", DebugNode.compile)
    tag("get_media_prefix", PrefixNode.compile(\.mediaPrefix))
    tag("get_static_prefix", PrefixNode.compile(\.staticPrefix))
    tag("lorem", LoremNode.compile)
    tag("regroup", RegroupNode.compile)
    tag("widthratio", WidthRatioNode.compile)
    simpleTag("csp_nonce_attr", [.optional("media")]) { arguments, renderer in
      guard arguments["media"]?.isTruthy != true else { throw TemplateError(.render, "Forms have no media to show") }
      guard let nonce = renderer.value(named: "csp_nonce"), nonce.isTruthy else { return .safe("") }
      return .safe("nonce=\"\(HTMLEscape.escape(nonce.text))\"")
    }
    simpleTag("querystring") { try QueryStringTag.string($0, &$1) }
    tag("csrf_token", CSRFTokenNode.compile)
    tag("cycle", CycleNode.compile)
    tag("firstof", FirstOfNode.compile)
    tag("now", NowNode.compile)
    tag("resetcycle", ResetCycleNode.compile)
    tag("static", StaticNode.compile)
    tag("templatetag", TemplateTagTag.compile)
    tag("url", URLNode.compile)
  }
}
