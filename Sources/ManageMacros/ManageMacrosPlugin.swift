import SwiftCompilerPlugin
import SwiftSyntaxMacros

@main
struct ManageMacrosPlugin: CompilerPlugin {
  let providingMacros: [any Macro.Type] = [
    ModelMacro.self, FieldMacro.self, FormMacro.self, InputMacro.self,
  ]
}
