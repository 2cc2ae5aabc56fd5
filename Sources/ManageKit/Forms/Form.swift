/// A form whose properties are the values that somebody entered: there is none before they have been checked. The macro
/// `@Form` writes everything that it asks for.
///
///     @Form
///     struct BookForm {
///       @Input(CharField(maximumLength: 200)) let title: String
///       @Input(IntegerField(minimum: 1)) let pages: Int?
///     }
public protocol Form: Sendable {
  /// The fields, as the page shows them.
  associatedtype Fields: FormFields

  /// The values that were entered; throws for one that is missing.
  init(_ values: CleanedFields<Fields>) throws(InvalidField)

  /// Finds what is wrong with several fields together, once each of them has been cleaned. Nothing by default.
  static func check(_ values: inout CleanedFields<Fields>)
}

extension Form {
  /// Nothing is wrong with them together.
  public static func check(_ values: inout CleanedFields<Fields>) {}
}

/// The fields of a form, of which a request may change a copy, such as its choices.
public protocol FormFields: Sendable {
  /// The fields as they were declared.
  static var standard: Self { get }

  /// The fields with the names under which they are sent, in their order.
  var named: [(name: String, field: any FormField)] { get }

  /// The name of a field.
  static func name(of field: PartialKeyPath<Self>) -> String?
}

/// A field whose value can't be had.
public struct InvalidField: Error {
  /// The name under which the field is sent.
  public let name: String
  /// What is wrong with its value.
  public let mistakes: InvalidValues
}
