/// How much an upload may send.
public struct UploadLimits: Sendable, Equatable {
  /// Django's `DATA_UPLOAD_MAX_NUMBER_FILES`.
  static let standardFiles = 100

  /// The longest file, in bytes.
  public var file: Int
  /// The longest request, fields and files together, in bytes.
  public var total: Int
  /// The most files; 100 by default, as in Django.
  public var files: Int

  /// Limits; without `total`, a request has room for one file of full length and a form's fields.
  public init(file: Int, total: Int? = nil, files: Int = 100) {
    self.file = file
    self.total = total ?? file + FormParsing.maximumSize
    self.files = files
  }
}
