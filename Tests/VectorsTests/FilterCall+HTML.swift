@testable import ManageKit
@testable import ManageTemplateEngine

extension FilterCall {
  /// Functions of `html`.
  func html(_ name: String) throws -> TemplateValue? {
    switch name {
    case "escape": return .safe(HTMLEscape.escape(try first.text))
    case "conditional_escape": return .safe(try first.escapedText)
    case "escapejs": return .safe(JavaScriptEscape.text(try first.text))
    case "json_script": return .safe(try JSONText.script(first, id: argument(1, "element_id")))
    case "linebreaks": return .string(LineBreaks.paragraphs(try first.text, escapes: isEscaping))
    case "strip_tags": return .string(try TagStripper.text(first.text))
    case "strip_spaces_between_tags": return .string(SpacelessNode.joined(try first.text))
    case "smart_urlquote": return .string(URLQuoting.quote(try firstText))
    case "urlize": return .string(urlizer.html(try first.text))
    case "format_html":
      return try HTMLFormat.html(first.text, Array(arguments.dropFirst()), named: named)
    case "format_html_join":
      let rows = try arguments[2].elements() ?? []
      return try HTMLFormat.html(arguments[1].text, joining: rows, separator: first)
    case "avoid_wrapping": return .string(try first.text.replacing(bytes: " ", with: "\u{a0}"))
    default: return nil
    }
  }

  private var isEscaping: Bool { argument(1, "autoescape")?.isTruthy ?? false }

  private var urlizer: Urlizer {
    let scheme = engine.options.urlizeAssumesHTTPS ? "https" : "http"
    return Urlizer(
      limit: argument(1, "trim_url_limit")?.integer, isSafe: arguments.first?.isSafe ?? false,
      escapes: argument(3, "autoescape")?.isTruthy ?? false, scheme: scheme,
      relation: argument(2, "nofollow")?.isTruthy == true ? "nofollow" : nil)
  }
}
