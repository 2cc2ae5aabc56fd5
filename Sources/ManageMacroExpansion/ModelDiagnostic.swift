import SwiftDiagnostics
import SwiftSyntax

/// Reasons why a declaration can't be a model.
enum ModelDiagnostic: Error, Hashable {
  case notStruct(String)
  case generic
  case emptyName(String)
  case nameTooLong(String, Int)
  case notLiteral(String)
  case noKey
  case secondKey(String)
  case reserved(String)
  case keyTakesID(String)
  case constant(String)
  case pattern
  case missingType(String)
  case unsupportedType(String, String)
  case replacedType(String, String)
  case nestedOptional(String)
  case optionalKey(String)
  case duplicateColumn(String, String, String)
  case maxOnOther(String, String)
  case digitsOnOther(String, String)
  case emptyText(String, String)
  case noChoices(String)
  case sameChoice(String, String)
  case longChoice(String, String, String)
  case validatorOnOther(String, String, String)
  case shownSecret(String)
  case timestampOnOther(String, String)
  case unknownProperty(String, String)
  case notAType(String)
  case notAKey(String, String)
  case listOfKeys(String)
  case setNullOnRequired(String)
  case setDefaultWithoutDefault(String)
  case conflictingMarkers(String, String)
  case markerOutsideModel(String)
  case formNotStruct
  case genericForm
  case inputOutsideForm
  case missingInput(String)
}

extension ModelDiagnostic: DiagnosticMessage {
  var message: String {
    switch self {
    case .notStruct(let kind): "a model is a struct; this is \(kind)"
    case .generic: "a model can't be generic: its table is one"
    case .emptyName(let what): "the name of \(what) is empty"
    case .nameTooLong(let name, let length):
      "'\(name)' has \(length) bytes; PostgreSQL cuts names of more than 63"
    case .notLiteral(let what): "the name of \(what) must be plain text: a macro can't see values or escapes"
    case .noKey: "a model needs a key: mark one property with @ID"
    case .secondKey(let first): "a model has one key, and '\(first)' is it; use indexes: [.unique(…)] for more"
    case .reserved(let name):
      "'\(name)' is a member of every model or column; name the property otherwise, its column by @Field(column:)"
    case .keyTakesID(let key): "'id' is the key of every model, and here '\(key)' is marked with @ID"
    case .constant(let name): "'\(name)' would have the same value in every row; make it a var, or static"
    case .pattern: "a model's property is declared by one name"
    case .missingType(let name): "the type of '\(name)' must be written out: a macro sees only the text"
    case .unsupportedType(let name, let why): "'\(name)' can't be a column: \(why)"
    case .replacedType(let type, let replacement): "no column holds '\(type)'; use '\(replacement)'"
    case .nestedOptional(let name): "'\(name)' can be null in one way only"
    case .optionalKey(let name): "the key '\(name)' can't be null"
    case .duplicateColumn(let name, let other, let column):
      "'\(name)' and '\(other)' are both the column '\(column)'"
    case .maxOnOther(let name, let type): "max: limits text, and '\(name)' is '\(type)'"
    case .digitsOnOther(let name, let type): "digits: and places: are of a Decimal, and '\(name)' is '\(type)'"
    case .emptyText(let label, let name): "\(label): of '\(name)' is empty; leave it out"
    case .noChoices(let name): "choices: leaves '\(name)' no value"
    case .sameChoice(let name, let choice): "choices: of '\(name)' has \(choice) twice"
    case .longChoice(let name, let choice, let max): "'\(name)' has no room for the choice \(choice): max: is \(max)"
    case .validatorOnOther(let validator, let name, let type):
      ".\(validator) checks \(validator == "minimumLength" ? "text" : "numbers"), and '\(name)' is '\(type)'"
    case .shownSecret(let name): "'\(name)' is a Secret, which nobody sees; leave out 'secret: false'"
    case .timestampOnOther(let marker, let type): "@\(marker) fills in a Date, not '\(type)'"
    case .unknownProperty(let name, let model): "'\(model)' has no column for a property '\(name)'"
    case .notAType(let text): "@References takes a model's type, such as User.self, not '\(text)'"
    case .notAKey(let name, let target): "'\(name)' holds the key of a '\(target)': its type is '\(target).ID'"
    case .listOfKeys(let target):
      "a column holds one key; for several make a model of its own that references both and '\(target)'"
    case .setNullOnRequired(let name): "onDelete: .setNull makes '\(name)' null, which its type doesn't allow"
    case .setDefaultWithoutDefault(let name): "onDelete: .setDefault needs a value of '\(name)' to fall back to"
    case .conflictingMarkers(let first, let second): "@\(first) and @\(second) can't be on one property"
    case .markerOutsideModel(let marker): "@\(marker) belongs on a property of a struct with @Model"
    case .formNotStruct: "a form is a struct"
    case .genericForm: "a form can't be generic: its fields are the same for all"
    case .inputOutsideForm: "@Input belongs on a property of a struct with @Form"
    case .missingInput(let name): "nothing asks for '\(name)': give it a field by @Input, or make it computed"
    }
  }

  var severity: DiagnosticSeverity { .error }

  var diagnosticID: MessageID {
    MessageID(domain: "ManageMacros", id: "\(self)".prefix { $0 != "(" }.description)
  }

  func at(_ node: some SyntaxProtocol, fix: FixIt? = nil) -> Diagnostic {
    Diagnostic(node: node, message: self, fixIts: fix.map { [$0] } ?? [])
  }
}
