public import ManageTemplateEngine

extension WebContext {
  /// A text in the language of the page, for a message that the next page shows:
  ///
  ///     context.session.addMessage(.success, context.translate("Welcome, %(name)s.", ["name": user.username]))
  ///
  /// The catalogues have it as it stands here; a number stands in it as `%(name)d`.
  public func translate(_ message: String, _ values: [String: any TemplateValueConvertible] = [:]) -> String {
    TranslatableText(message, values).text(in: language, by: engine.translations)
  }
}
