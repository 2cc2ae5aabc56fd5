import SwiftSyntaxMacrosGenericTestSupport
import Testing

/// Expects that `@Model(arguments)` refuses a struct of these members with `message`, at `line` and `column` of the
/// whole source (the first member stands on line 3), and that the fix-it, where there is one, makes `fixed` of them.
func expectRefusal(
  of members: String, _ message: String, line: Int = 3, column: Int = 3, fix: String? = nil, fixed: String? = nil,
  arguments: String = #""forum_post""#, fixedArguments: String? = nil,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let fixIts = fix.map { [FixItSpec(message: $0)] } ?? []
  let fixedMembers = fixed ?? (fixedArguments == nil ? nil : members)
  expectExpansion(
    of: model(members, arguments: arguments), structure(members.withoutMarkers),
    diagnostics: [DiagnosticSpec(message: message, line: line, column: column, fixIts: fixIts)],
    fixed: fixedMembers.map { model($0, arguments: fixedArguments ?? arguments) }, sourceLocation: sourceLocation)
}

private func model(_ members: String, arguments: String) -> String {
  "@Model(\(arguments))\n" + structure(members)
}

private func structure(_ members: String) -> String {
  let lines = members.split(separator: "\n").map { "  \($0)\n" }
  return "struct Post {\n" + lines.joined() + "}"
}

extension String {
  /// The members as they stand once the field macros are expanded, to nothing.
  fileprivate var withoutMarkers: String {
    replacing(#/@(ID|Field|References|CreatedAt|UpdatedAt)(\([^()]*(\([^()]*\))?[^()]*\))? /#, with: "")
  }
}
