import ManageMacroExpansion
import SwiftCompilerPlugin
import SwiftSyntaxMacros

// The compiler looks for a macro's type in the module of its plugin. The expansions are a module of their own: a test that
// depended on the plugin would have everything that is tested built twice, once for the compiler's machine.

final class ModelMacro: ModelExpansion {}
final class FieldMacro: FieldExpansion {}
final class FormMacro: FormExpansion {}
final class InputMacro: InputExpansion {}

@main
struct ManageMacrosPlugin: CompilerPlugin {
  let providingMacros: [any Macro.Type] = [
    ModelMacro.self, FieldMacro.self, FormMacro.self, InputMacro.self,
  ]
}
