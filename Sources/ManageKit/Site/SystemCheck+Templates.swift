import ManageTemplateEngine

extension SystemCheck {
  /// Compiles every template of the site, so that all mistakes show at once.
  static let templates = SystemCheck(tag: "templates") { context in
    let templates = try context.site.templates(root: context.root)
    let engine = templates.engine()
    return templates.loader.names().flatMap { name in
      do {
        return try engine.mistakes(inTemplateNamed: name).map { CheckMessage($0, template: name) }
      } catch {
        return [CheckMessage(error, template: name)]
      }
    }
  }
}

extension CheckMessage {
  fileprivate init(_ error: any Error, template: String) {
    let error = error as? TemplateError
    self.init(
      "templates.E001", error?.message ?? "it can't be read as UTF-8 text", hint: error?.hint,
      place: error?.place ?? template, excerpt: error?.excerpt)
  }
}

extension TemplateError {
  fileprivate var place: String? {
    guard let template, let line else { return nil }
    return "\(template):\(line):\(column ?? 1)"
  }
}
