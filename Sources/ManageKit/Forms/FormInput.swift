import ManageGroundwork
public import ManageTemplateEngine

/// The raw values that a form was sent: the one place where text from a client becomes a value to clean.
///
/// A name's values are looked up by the widgets alone; nothing here compares or searches them.
public struct FormInput: Sendable {
  /// The most bytes of a value that is a number, a date, a choice or anything else but free text.
  static let longestToken = 8192

  let data: FormData
  /// The files by the bytes of their fields' names.
  private(set) var files: [[UInt8]: [FormFile]] = [:]

  /// The fields that were sent.
  public init(_ data: FormData) {
    self.data = data
  }

  /// Adds a file that has been received for a field.
  mutating func append(_ file: FormFile, to name: ClientText) {
    files[Array(name.utf8), default: []].append(file)
  }

  /// The same files with other fields.
  func replacing(_ data: FormData) -> FormInput {
    var input = FormInput(data)
    input.files = files
    return input
  }

  /// Whether a field of this name was sent.
  public func contains(_ name: String) -> Bool { data[name] != nil }

  /// The last value of a field; `null` where none was sent.
  public func value(named name: String) -> TemplateValue { data[name].map(Self.value) ?? .null }

  /// All values of a field, in the order in which they came.
  public func values(named name: String) -> [TemplateValue] { data.all(name).map(Self.value) }

  /// Whether a file was sent under this name.
  public func containsFile(_ name: String) -> Bool { files[Array(name.utf8)]?.isEmpty == false }

  /// The last file of a field; `null` where none was sent.
  public func file(named name: String) -> TemplateValue { files[Array(name.utf8)]?.last.map { .object($0) } ?? .null }

  /// A text within the limit of a whole form; `null` for a longer one, which none is.
  private static func value(_ text: ClientText) -> TemplateValue {
    (try? text.string(maximumBytes: FormParsing.maximumSize)).map { .string($0) } ?? .null
  }
}
