public import ManageTemplateEngine

/// A file that a form sent, received in full.
public struct FormFile: Sendable, TemplateObject {
  /// The name that the sender gave it, without folders and made safe.
  public let name: String
  /// Its type according to the sender, which may be anything.
  public let contentType: String
  /// Its content.
  public let bytes: [UInt8]

  /// A file of this content.
  public init(name: String, contentType: String, bytes: [UInt8]) {
    self.name = name
    self.contentType = contentType
    self.bytes = bytes
  }

  /// Its length in bytes.
  public var size: Int { bytes.count }

  /// Its name.
  public var templateText: String { name }

  /// `name` and `size`; it has no `url`, for it is stored nowhere.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "name": .string(self.name)
    case "size": .int(size)
    default: nil
    }
  }
}

/// An image that a form sent, told by its content.
public struct FormImage: Sendable {
  /// The name that the sender gave it, without folders and made safe.
  public let name: String
  /// Its content.
  public let content: ImageFile
}

/// A file that is stored already, as a form shows it: its name and where it is found.
public struct CurrentFile: Sendable, TemplateObject {
  /// Its name in the storage.
  public let name: String
  /// Where a browser finds it.
  public let url: String

  /// A file that is stored under a name.
  public init(name: String, url: String) {
    self.name = name
    self.url = url
  }

  /// Its name.
  public var templateText: String { name }

  /// `name` and `url`.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "name": .string(self.name)
    case "url": .string(url)
    default: nil
    }
  }
}

/// A new file together with a ticked box that clears the old one.
struct ContradictoryFile: TemplateObject {
  func member(_ name: String) -> TemplateValue? { nil }
}

extension Storage {
  /// Saves a file that a form sent, and returns the name that it has.
  ///
  /// It is served as what its name says, and what a browser would run, such as a page, is served as mere bytes.
  public func save(_ file: FormFile, in folder: String = "") async throws -> String {
    try await save(file.bytes, as: file.name, in: folder, contentType: PassiveContentType.of(file.name))
  }

  /// Saves an image that a form sent as what it is, and returns the name that it has.
  public func save(_ image: FormImage, in folder: String = "") async throws -> String {
    try await save(image.content, as: image.name, in: folder)
  }
}
