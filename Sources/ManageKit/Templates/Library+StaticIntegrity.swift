import ManageTemplateEngine

extension Library {
  /// Adds `{% static_integrity 'css/site.css' %}`: the attributes by which a browser takes a file only if it is the one
  /// that was collected (W3C's Subresource Integrity). In development, where nothing is collected, they are left out.
  mutating func addStaticIntegrity(_ statics: (any StaticResolver)?) {
    let collected = statics as? HashedStaticURLs
    simpleTag("static_integrity", ["path"]) { arguments, _ in
      let path = (arguments["path"] ?? .string("")).text
      guard let integrity = try collected?.integrity(of: path) else { return .safe("") }
      return .safe("integrity=\"\(integrity)\" crossorigin=\"anonymous\"")
    }
  }
}
