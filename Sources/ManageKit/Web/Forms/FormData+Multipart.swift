import ManageGroundwork
import NIOCore

extension FormData {
  /// Reads the text fields of `multipart/form-data` (RFC 7578), which browsers' `FormData` sends; nil where it is
  /// damaged, a value is not UTF-8, or there are more than 1,000 fields or 100 files. Files are skipped.
  init?(multipart body: ByteBuffer, contentType: HeaderParameters) {
    self.init()
    guard var parser = MultipartParser(contentType: contentType) else { return nil }
    parser.feed(body)
    var (name, value, count, files) = (ClientText?.none, [UInt8](), 0, 0)
    while let event = try? parser.next() {
      switch event {
      case .head(let head): (name, value) = (head.fileName == nil ? head.name : nil, [])
      case .content(let bytes): value += bytes
      case .end:
        guard let field = name else {
          files += 1
          guard files <= UploadLimits.standardFiles else { return nil }
          continue
        }
        count += 1
        guard count <= Self.maximumFields, let text = ClientText(validating: value) else { return nil }
        append(text, to: field)
      case .finished: return
      }
    }
    return nil
  }
}
