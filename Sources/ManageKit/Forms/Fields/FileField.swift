public import ManageTemplateEngine

/// A field whose value is a file.
public protocol UploadField: FormField {
  /// The most code points of the file's name.
  var maximumNameLength: Int? { get set }
  /// Whether a file without content will do.
  var allowsEmptyFile: Bool { get set }
}

extension UploadField {
  public var defaultWidget: any Widget { ClearableFileInput() }

  /// The messages of files.
  public var messages: [String: TranslatableText] {
    [
      "invalid": "No file was submitted. Check the encoding type on the form.",
      "missing": "No file was submitted.",
      "empty": "The submitted file is empty.",
      "contradiction": "Please either submit a file or check the clear checkbox, not both.",
      "invalid_image":
        "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
    ]
  }

  func received(_ raw: TemplateValue) throws(InvalidValues) -> FormFile? {
    guard !raw.isEmptyValue else { return nil }
    guard case .object(let object) = raw, let file = object as? FormFile else { throw mistake("invalid") }
    let length = file.name.unicodeScalars.count
    if let most = maximumNameLength, length > most { throw tooLong(length, most) }
    guard !file.name.isEmpty else { throw mistake("invalid") }
    guard allowsEmptyFile || file.size > 0 else { throw mistake("empty") }
    return file
  }

  private func tooLong(_ length: Int, _ most: Int) -> InvalidValues {
    let text = TranslatableText(
      "Ensure this filename has at most %(max)d character (it has %(length)d).",
      plural: "Ensure this filename has at most %(max)d characters (it has %(length)d).", count: most,
      ["max": most, "length": length])
    return InvalidValues(
      InvalidValue(
        code: "max_length", message: options.messages["max_length"].map { text.replacingMessage(by: $0) } ?? text))
  }

  public func clean(
    _ raw: TemplateValue, initial: TemplateValue, _ locale: FormLocale
  ) throws(InvalidValues) -> TemplateValue {
    var raw = raw
    if case .object(let object) = raw, object is ContradictoryFile { throw mistake("contradiction") }
    if case .bool(false) = raw {
      // The box that clears the file was ticked.
      guard options.isRequired else { return false }
      raw = .null
    }
    if !raw.isTruthy, initial.isTruthy { return initial }
    let value = try converted(raw, locale)
    try validate(value, locale)
    try check(value)
    return value
  }

  public func bound(_ raw: TemplateValue, initial: TemplateValue) -> TemplateValue { initial }

  public func hasChanged(from initial: TemplateValue, to raw: TemplateValue, _ locale: FormLocale) -> Bool {
    !options.isDisabled && !raw.isNull
  }
}

/// A file.
public struct FileField: UploadField {
  public typealias Value = FormFile

  public var options = FieldOptions()
  public var maximumNameLength: Int?
  public var allowsEmptyFile: Bool

  /// A file with a name of limited length, in code points.
  public init(maximumNameLength: Int? = nil, allowsEmptyFile: Bool = false) {
    self.maximumNameLength = maximumNameLength
    self.allowsEmptyFile = allowsEmptyFile
  }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    try received(raw).map { .object($0) } ?? .null
  }

  /// The new file; nil where there is none.
  public func value(of cleaned: TemplateValue) -> FormFile? {
    if case .object(let file as FormFile) = cleaned { file } else { nil }
  }
}

/// An image, told by its content and the extension of its name.
public struct ImageField: UploadField {
  public typealias Value = FormImage

  public var options = FieldOptions()
  public var maximumNameLength: Int?
  public var allowsEmptyFile = false
  /// The formats that it takes.
  public var formats: Set<ImageFormat>

  /// An image in one of these formats.
  public init(formats: Set<ImageFormat> = Set(ImageFormat.allCases), maximumNameLength: Int? = nil) {
    self.formats = formats
    self.maximumNameLength = maximumNameLength
  }

  public var formatValidators: [FormValidator] { [.fileExtension(formats.flatMap(\.fileExtensions).sorted())] }

  public func converted(_ raw: TemplateValue, _ locale: FormLocale) throws(InvalidValues) -> TemplateValue {
    guard let file = try received(raw) else { return .null }
    do throws(ImageError) { _ = try ImageFile(file.bytes, formats: formats) } catch { throw mistake("invalid_image") }
    return .object(file)
  }

  public func attributes(for widget: any Widget) -> TemplateDictionary {
    var attributes = TemplateDictionary()
    if widget.needsMultipart, widget.options.attributes["accept"] == nil { attributes["accept"] = .string("image/*") }
    return attributes
  }

  /// The new image; nil where there is none.
  public func value(of cleaned: TemplateValue) -> FormImage? {
    guard case .object(let file as FormFile) = cleaned else { return nil }
    return (try? ImageFile(file.bytes, formats: formats)).map { FormImage(name: file.name, content: $0) }
  }
}

extension ImageFormat {
  /// The extensions of files in this format.
  fileprivate var fileExtensions: [String] {
    self == .jpeg ? ["jpeg", "jpg"] : [rawValue]
  }
}
