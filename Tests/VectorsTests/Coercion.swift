import Foundation

@testable import ManageKit
@testable import ManageTemplateEngine

/// One of Python's types that recorded fields make of a text.
struct Coercion {
  let function: @Sendable (String) -> TemplateValue?

  init(_ name: String?) {
    switch name {
    case "int": function = { TemplateValue.string($0).wholeNumber?.value }
    case "float": function = { TemplateValue.string($0).floating.map { .double($0) } }
    case "bool": function = { .bool(!$0.isEmpty) }
    // A decimal that isn't one raises an exception that no field catches.
    case "Decimal": function = { DecimalNumber($0).map { .decimal($0) } }
    default: function = { .string($0) }
    }
  }
}
