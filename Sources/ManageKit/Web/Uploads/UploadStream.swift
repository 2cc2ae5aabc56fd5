import Hummingbird
import ManageGroundwork
import NIOCore

/// The body of a form with files, read part by part: fields are kept, files are lent out one after the other.
actor UploadStream {
  private let limits: UploadLimits
  private var body: RequestBody.AsyncIterator
  private var parser: MultipartParser
  private var received = 0
  /// The fields that have been read.
  private(set) var fields = FormData()
  private var fieldCount = 0
  private var fieldSize = 0
  private var fileCount = 0
  /// A file that begins, and that nobody has asked for yet.
  private var found: UploadedFile?
  /// How much the current file may still send; nil at its end.
  private var left: Int?
  private var isBusy = false
  /// The error that ended the reading, thrown again if reading goes on.
  private var failure: (any Error)?

  init(_ body: RequestBody, _ parser: MultipartParser, limits: UploadLimits) {
    self.body = body.makeAsyncIterator()
    self.parser = parser
    self.limits = limits
  }

  /// Reads up to the first file, or to the end.
  func fieldsBeforeFirstFile() async throws -> FormData {
    found = try await nextFile()
    return fields
  }

  /// The next file; what is left of the last one is skipped.
  func nextFile() async throws -> UploadedFile? {
    if let file = found {
      found = nil
      return file
    }
    return try await reading("") {
      while left != nil { _ = try await nextPiece() }
      while case .head(let head) = try await nextEvent() {
        if let file = try await begin(head) { return file }
      }
      return nil
    }
  }

  /// The next piece of a file's content; nil at its end.
  func nextPiece(of file: UploadedFile) async throws -> [UInt8]? {
    guard file.number == fileCount else { throw UploadError.passedOver(name: file.name) }
    return try await reading(file.name) { left == nil ? nil : try await nextPiece(called: file.name) }
  }

  /// Only one may read at once, and nobody after a failure.
  private func reading<T>(_ name: String, _ body: () async throws -> T) async throws -> T {
    if let failure { throw failure }
    guard !isBusy else { throw UploadError.passedOver(name: name) }
    isBusy = true
    defer { isBusy = false }
    do {
      return try await body()
    } catch {
      failure = error
      throw error
    }
  }

  /// A file, or nil for a field, which is kept.
  private func begin(_ head: PartHead) async throws -> UploadedFile? {
    guard let sent = head.fileName else {
      try await keepField(head.name)
      return nil
    }
    fileCount += 1
    guard fileCount <= limits.files else { throw UploadError.tooManyParts(limit: limits.files) }
    left = limits.file
    guard let name = try UploadedFile.safeName(sent) else {
      // No file was chosen.
      while left != nil { _ = try await nextPiece() }
      return nil
    }
    return UploadedFile(
      field: head.name, name: name, contentType: head.contentType, limit: limits.file, number: fileCount, stream: self)
  }

  private func keepField(_ name: ClientText) async throws {
    fieldCount += 1
    guard fieldCount <= FormData.maximumFields else { throw UploadError.tooManyParts(limit: FormData.maximumFields) }
    var value: [UInt8] = []
    fieldSize += name.utf8.count
    while case .content(let bytes) = try await nextEvent() {
      fieldSize += bytes.count
      guard fieldSize <= FormParsing.maximumSize else {
        throw UploadError.fieldsTooLarge(limit: FormParsing.maximumSize)
      }
      value += bytes
    }
    guard let text = ClientText(validating: value) else { throw UploadError.damaged("a field is not UTF-8") }
    fields.append(text, to: name)
  }

  private func nextPiece(called name: String = "") async throws -> [UInt8]? {
    guard case .content(let bytes) = try await nextEvent() else {
      left = nil
      return nil
    }
    let rest = (left ?? 0) - bytes.count
    guard rest >= 0 else { throw UploadError.fileTooLarge(name: name, limit: limits.file) }
    left = rest
    return bytes
  }

  private func nextEvent() async throws -> MultipartParser.Event {
    while true {
      if let event = try parser.next() { return event }
      var body = body
      guard let bytes = try await body.next(isolation: self) else { throw UploadError.damaged("it ends too early") }
      self.body = body
      received += bytes.readableBytes
      guard received <= limits.total else { throw UploadError.requestTooLarge(limit: limits.total) }
      parser.feed(bytes)
    }
  }
}
