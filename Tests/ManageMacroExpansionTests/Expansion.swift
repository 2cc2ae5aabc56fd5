import ManageMacroExpansion
import SwiftDiagnostics
import SwiftParser
import SwiftSyntax
import SwiftSyntaxBuilder
import SwiftSyntaxMacroExpansion
import SwiftSyntaxMacros
import SwiftSyntaxMacrosGenericTestSupport
import Testing

private let macros: [String: MacroSpec] = [
  "Model": MacroSpec(type: ModelExpansion.self, conformances: ["ManageKit.Model"]),
  "ID": MacroSpec(type: FieldExpansion.self),
  "Field": MacroSpec(type: FieldExpansion.self),
  "References": MacroSpec(type: FieldExpansion.self),
  "CreatedAt": MacroSpec(type: FieldExpansion.self),
  "UpdatedAt": MacroSpec(type: FieldExpansion.self),
  "Form": MacroSpec(type: FormExpansion.self, conformances: ["ManageKit.Form"]),
  "Input": MacroSpec(type: InputExpansion.self),
]

/// What the macros make of `source`, on one line, with single spaces.
func expansion(of source: String) -> String {
  let file = Parser.parse(source: source)
  let context = BasicMacroExpansionContext(
    sourceFiles: [file: .init(moduleName: "Site", fullFilePath: "Site.swift")])
  let expanded = file.expand(
    macroSpecs: macros,
    contextGenerator: {
      BasicMacroExpansionContext(sharingWith: context, lexicalContext: $0.allMacroLexicalContexts())
    },
    indentationWidth: .spaces(2))
  for diagnostic in context.diagnostics { Issue.record("\(diagnostic.message)") }
  return expanded.description.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Expands the macros of `source`, and records every difference from what is expected.
func expectExpansion(
  of source: String, _ expanded: String, diagnostics: [DiagnosticSpec] = [], fixIts: [String]? = nil,
  fixed: String? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  assertMacroExpansion(
    source, expandedSource: expanded, diagnostics: diagnostics, macroSpecs: macros, applyFixIts: fixIts,
    fixedSource: fixed, indentationWidth: .spaces(2)
  ) { failure in
    Issue.record("\(failure.message)", sourceLocation: sourceLocation)
  }
}
