/// The problems that an environment can have.
extension CheckID {
  /// A key that the profile, or the command asked about, requires is absent.
  static let missing: CheckID = "env.E001"
  /// The same, and it is set to nothing.
  static let empty: CheckID = "env.E002"
  /// A value has the wrong form, or a secret key is too weak for production.
  static let malformed: CheckID = "env.E003"
  /// A value is still that of the example.
  static let placeholder: CheckID = "env.E004"
  /// Some keys of a group that goes together are set, this one is not.
  static let halfSetGroup: CheckID = "env.E005"
  /// A key's two spellings have different values.
  static let spellingsDiffer: CheckID = "env.E006"
  /// A key and its `_FILE` are both set.
  static let valueAndFile: CheckID = "env.E007"
  /// The file that a `_FILE` key names can't be read.
  static let keyFileUnreadable: CheckID = "env.E008"
  /// A line of `.env` that is meant for the site has no `=`, a bad key or an unterminated quote.
  static let badLine: CheckID = "env.E009"
  /// A line of `.env` is not UTF-8.
  static let notUTF8: CheckID = "env.E010"
  /// `.env` is a folder.
  static let folder: CheckID = "env.E013"

  /// A key that only some commands need is absent.
  static let neededBySome: CheckID = "env.W001"
  /// A key with a known prefix that nothing reads.
  static let unknownKey: CheckID = "env.W002"
  /// The same, and it looks like a mistyped key.
  static let nearMiss: CheckID = "env.W003"
  /// A key stands in `.env` more than once; the last one wins.
  static let duplicate: CheckID = "env.W004"
  /// The process environment hides a different value in `.env`.
  static let shadowed: CheckID = "env.W005"
  /// Other users of the machine can read `.env`.
  static let loosePermissions: CheckID = "env.W006"
  /// Credentials and files would travel by plain HTTP.
  static let plainHTTP: CheckID = "env.W007"
  /// An option of a group that is not in use.
  static let unusedOption: CheckID = "env.W008"
  /// A line of `.env` that can't be read, and is another program's.
  static let foreignLine: CheckID = "env.W011"
  /// A line of `.env` sets a variable that counts in the process environment alone.
  static let processOnly: CheckID = "env.W012"

  /// A key is set by its corrected spelling, which is fine.
  static let correctedSpelling: CheckID = "env.I001"
}
