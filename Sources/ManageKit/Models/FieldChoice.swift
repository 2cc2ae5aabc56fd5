/// One of the values that a field may have, and what people call it.
public struct FieldChoice: Sendable, Hashable {
  /// The column's type.
  public let value: DatabaseValue
  /// The text that people read.
  public let label: LocalizedText

  /// A value under a label.
  public init(_ value: some FieldValue, label: LocalizedText) {
    self.value = value.databaseValue
    self.label = label
  }
}

extension FieldValue where Self: RawRepresentable & CaseIterable, RawValue: FieldValue {
  /// All cases, labelled by their names: `inProgress` is `In progress`.
  public static var choices: [FieldChoice] {
    allCases.map { value in
      let words = "\(value)".words
      return FieldChoice(value, label: LocalizedText(words.prefix(1).uppercased() + words.dropFirst()))
    }
  }
}
