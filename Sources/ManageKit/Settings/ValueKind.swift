import ManageGroundwork

/// The form of a value, and the complaint about one of another form.
///
///     extension ValueKind {
///       static let phone = ValueKind("phone") { $0.hasPrefix("+") ? nil : "is not a number such as +82212345678" }
///     }
public struct ValueKind: Sendable {
  private let name: String
  private let complaint: @Sendable (_ value: String, _ profile: Profile) -> String?

  /// A form.
  ///
  /// - Parameters:
  ///   - name: what tells it from others.
  ///   - complaint: what is wrong with a value, as the end of a sentence that starts with the key's name, and never any
  ///     part of the value; nil where it is right.
  public init(_ name: String, complaint: @escaping @Sendable (_ value: String) -> String?) {
    self.init(name) { value, _ in complaint(value) }
  }

  init(_ name: String, complaint: @escaping @Sendable (_ value: String, _ profile: Profile) -> String?) {
    self.name = name
    self.complaint = complaint
  }

  func complaint(about value: String, in profile: Profile) -> String? {
    complaint(value, profile)
  }
}

extension ValueKind: Equatable {
  /// Whether both have one name.
  public static func == (left: ValueKind, right: ValueKind) -> Bool {
    left.name == right.name
  }
}
