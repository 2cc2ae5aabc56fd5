import ManageGroundwork

/// Refuses passwords that resemble what everybody may know of the user: each attribute, and each word in it.
public struct UserAttributeSimilarityValidator: PasswordValidator {
  private let attributes: [UserAttributes.Name]
  private let maxSimilarity: Double

  /// A validator of these attributes; a similarity of 1 means the same characters.
  public init(attributes: [UserAttributes.Name] = UserAttributes.Name.allCases, maxSimilarity: Double = 0.7) {
    self.attributes = attributes
    self.maxSimilarity = maxSimilarity
  }

  /// The rule as a sentence for a form.
  public var helpText: String { "Your password can’t be too similar to your other personal information." }

  /// Throws `password_too_similar` for the first attribute that the password resembles.
  public func validate(_ password: String, user: UserAttributes?) throws(InvalidValue) {
    guard let user else { return }
    let password = password.lowercased().unicodeScalars
    for name in attributes {
      let value = user[name].lowercased().unicodeScalars
      let words = value.split { !$0.isPythonWordCharacter }
      if (words + [value[...]]).contains(where: { resembles(password, $0) }) {
        throw InvalidValue(
          code: "password_too_similar", message: "The password is too similar to the \(name.rawValue).")
      }
    }
  }

  private func resembles(_ password: String.UnicodeScalarView, _ part: Substring.UnicodeScalarView) -> Bool {
    let (length, partLength) = (password.count, part.count)
    // A text ten times as long can't be similar enough (Django's `exceeds_maximum_length_ratio`).
    let isFarLonger = length >= 10 * partLength && Double(partLength) < maxSimilarity / 2 * Double(length)
    guard partLength > 0, !isFarLonger else { return false }
    return Self.quickRatio(password, part) >= maxSimilarity
  }

  /// `SequenceMatcher.quick_ratio` of Python's `difflib`: twice the characters in common, in any order, by all.
  static func quickRatio(_ first: some Collection<Unicode.Scalar>, _ second: some Collection<Unicode.Scalar>) -> Double
  {
    let total = first.count + second.count
    guard total > 0 else { return 1 }
    var available = Dictionary(second.map { ($0, 1) }, uniquingKeysWith: +)
    var matches = 0
    for scalar in first {
      guard let count = available[scalar], count > 0 else { continue }
      available[scalar] = count - 1
      matches += 1
    }
    return 2 * Double(matches) / Double(total)
  }
}
