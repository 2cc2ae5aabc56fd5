import Foundation

/// A rule for what people enter into a field: Django's validators. Forms, the admin and the API ask it; an insert by
/// code doesn't.
public struct FieldValidator: Sendable {
  /// Django's code of the error, such as `min_value`.
  public let code: String
  /// The complaint about a value that it refuses.
  public let message: LocalizedText
  private let accepts: @Sendable (DatabaseValue) -> Bool

  /// A rule of one's own. Null is for the column to refuse, and never asked.
  public init(code: String, message: LocalizedText, accepts: @escaping @Sendable (DatabaseValue) -> Bool) {
    self.code = code
    self.message = message
    self.accepts = accepts
  }

  /// Whether a field may have this value.
  public func accepts(_ value: DatabaseValue) -> Bool { value == .null || accepts(value) }
}

extension FieldValidator {
  /// Numbers from this one on: Django's `MinValueValidator`.
  public static func minimum(_ limit: Int) -> FieldValidator {
    FieldValidator(code: "min_value", message: LocalizedText("Ensure this value is greater than or equal to \(limit)."))
    {
      $0.number.map { $0 >= Decimal(limit) } ?? false
    }
  }

  /// Numbers up to this one: Django's `MaxValueValidator`.
  public static func maximum(_ limit: Int) -> FieldValidator {
    FieldValidator(code: "max_value", message: LocalizedText("Ensure this value is less than or equal to \(limit).")) {
      $0.number.map { $0 <= Decimal(limit) } ?? false
    }
  }

  /// Texts of at least so many characters: Django's `MinLengthValidator`.
  public static func minimumLength(_ limit: Int) -> FieldValidator {
    FieldValidator(code: "min_length", message: LocalizedText("Ensure this value has at least \(limit) characters.")) {
      if case .text(let text) = $0 { text.unicodeScalars.count >= limit } else { false }
    }
  }
}

extension DatabaseValue {
  fileprivate var number: Decimal? {
    switch self {
    case .integer(let integer): Decimal(integer)
    case .double(let double): double.isFinite ? Decimal(double) : nil
    case .decimal(let decimal): decimal
    default: nil
    }
  }
}
