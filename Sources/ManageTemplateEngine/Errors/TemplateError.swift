/// A mistake in a template, and its place.
public struct TemplateError: Error, Sendable, CustomStringConvertible {
  /// The kind of mistake.
  public enum Kind: Sendable, Hashable {
    /// The template isn't well formed.
    case syntax
    /// No loader knows a template of that name.
    case missingTemplate
    /// A variable has no value, and something needs it.
    case missingVariable
    /// No route has that name, or none fits its arguments.
    case noReverseMatch
    /// Templates include or extend each other without an end.
    case recursion
    /// A tag or filter failed while it rendered.
    case render
  }

  /// The kind of mistake.
  public let kind: Kind
  /// The template's name, nil for one made from a string.
  public internal(set) var template: String?
  /// The line of the tag, from one.
  public internal(set) var line: Int?
  /// The column of the tag, from one.
  public internal(set) var column: Int?
  /// The problem, in Django's words where Django has them.
  public let message: String
  /// How to fix it, where that's known.
  public let hint: String?
  /// The line of the template with a caret below the tag.
  public internal(set) var excerpt: String?

  /// Makes an error without a place; the parser or the renderer adds that.
  public init(_ kind: Kind, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.hint = hint
  }

  /// One line: `forum/list.html:3:7: Invalid filter: 'uper': did you mean 'upper'?`.
  public var description: String {
    let place = line.map { line in "\(template ?? "<template>"):\(line):\(column ?? 1): " } ?? ""
    return place + message + (hint.map { ": " + $0 } ?? "")
  }

  /// An error of any type as one of a template's.
  init(_ error: any Error) {
    self = error as? TemplateError ?? TemplateError(.render, "\(error)")
  }

  /// The same error with its place, unless it has one.
  func located(_ position: Position, in source: Source) -> TemplateError {
    guard line == nil else { return self }
    var error = self
    error.template = source.name
    error.line = position.line
    error.column = position.column
    error.excerpt = source.excerpt(at: position)
    return error
  }
}
