import ManageGroundwork

/// Refuses passwords that many people have.
///
/// The list in `common-passwords.txt` is Django 6.1's: 19,640 passwords, created by Royce Williams
/// (gist.github.com/roycewilliams/226886fd01572964e1431ac8afc999ce), distributed with Django under its 3-clause BSD
/// licence, copyright Django Software Foundation and individual contributors.
public struct CommonPasswordValidator: PasswordValidator {
  private let list: String

  /// A list of one lower-case password a line.
  public init(list: String) {
    self.list = list
  }

  /// The rule as a sentence for a form.
  public var helpText: String { "Your password can’t be a commonly used password." }

  /// Throws `password_too_common`.
  ///
  /// Reads through the list: three milliseconds, fewer than building a set of it takes.
  public func validate(_ password: String, user: UserAttributes?) throws(InvalidValue) {
    let wanted = password.lowercased().trimmingPythonWhitespace()
    guard !wanted.isEmpty, contains(Array(wanted.utf8)) else { return }
    throw InvalidValue(code: "password_too_common", message: "This password is too common.")
  }

  private func contains(_ wanted: [UInt8]) -> Bool {
    list.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(wanted) }
  }
}
