import ManageGroundwork
import NIOCore
import Testing

@testable import ManageKit

@Suite("MultipartParser")
struct MultipartParserTests {
  /// A part with all of its content.
  private struct Part {
    var head: PartHead
    var content: [UInt8] = []
  }

  /// Feeds a body in pieces, and gathers its parts; nil where it has no end.
  private func parts(of body: [UInt8], piece: Int, contentType: String = MultipartBody.contentType) throws -> [Part]? {
    let header = try #require(HeaderParameters(ClientText(contentType)))
    var parser = try #require(MultipartParser(contentType: header))
    var parts: [Part] = []
    var rest = body[...]
    while true {
      switch try parser.next() {
      case .head(let head): parts.append(Part(head: head))
      case .content(let bytes):
        #expect(!bytes.isEmpty)
        parts[parts.count - 1].content += bytes
      case .end: break
      case .finished: return parts
      case nil:
        guard !rest.isEmpty else { return nil }
        parser.feed(ByteBuffer(bytes: rest.prefix(piece)))
        rest = rest.dropFirst(piece)
      }
    }
  }

  private func head(_ parameters: String) throws -> PartHead? {
    var body = MultipartBody()
    body.part(parameters, [])
    return try parts(of: body.finished, piece: .max)?.first?.head
  }

  @Test("parts come in their order, wherever the body is cut", arguments: [1, 2, 3, 7, 30, 64, .max])
  func cut(piece: Int) throws {
    // All that looks like a boundary, and isn't one.
    let tricky = Array("\r\n--\r\n----formBoundary\r\r\n\n----formBoundary7MA4YWxX--\r".utf8)
    var body = MultipartBody()
    body.field("title", "김치\r\n")
    body.file("a", "a.bin", tricky, type: "application/x-tricky")
    body.file("b", "b.txt", [])
    body.field("tag", "")
    let parts = try #require(try parts(of: body.finished, piece: piece))
    #expect(parts.map(\.head.name) == ["title", "a", "b", "tag"])
    #expect(parts.map(\.head.fileName) == [nil, "a.bin", "b.txt", nil])
    #expect(parts.map(\.content) == [Array("김치\r\n".utf8), tricky, [], []])
    #expect(parts[1].head.contentType == "application/x-tricky")
  }

  @Test("text before the first part and after the last is skipped", arguments: [1, .max])
  func preamble(piece: Int) throws {
    var body = MultipartBody()
    body.field("a", "1")
    let bytes = Array("This is a form.\r\n".utf8) + body.finished + Array("The end\r\n--x".utf8)
    #expect(try parts(of: bytes, piece: piece)?.map(\.content) == [[UInt8(ascii: "1")]])
    #expect(try parts(of: Array("--\(MultipartBody.boundary)--".utf8), piece: piece)?.isEmpty == true)
  }

  @Test("spaces behind a boundary, and other headers, don't matter")
  func padding() throws {
    let text = "--X \t\r\nX-Other: 1\r\ncontent-disposition : form-data; name=a\r\n\r\nv\r\n--X--"
    let parts = try parts(of: Array(text.utf8), piece: 1, contentType: "multipart/form-data; boundary=X")
    #expect(parts?.map(\.head.name) == ["a"])
  }

  @Test(
    "names and file names are read in all their forms",
    arguments: [
      (#"name="a"; filename="b.txt""#, "a", "b.txt"), ("name=a; filename=b.txt", "a", "b.txt"),
      (#"name="a;b"; filename="c; d.txt""#, "a;b", "c; d.txt"),
      (#"name="a\"b"; filename="say \"hi\".txt""#, #"a"b"#, #"say "hi".txt"#),
      (#"name="파일"; filename="책 표지.png""#, "파일", "책 표지.png"),
      (#"name=a; filename="x.png"; filename*=UTF-8''%EC%B1%85.png"#, "a", "책.png"),
      (#"name=a; filename*=iso-8859-1'en'%A3.txt"#, "a", "£.txt"),
      (#"name=a; filename="""#, "a", ""),
    ])
  func names(parameters: String, name: String, fileName: String) throws {
    let head = try head(parameters)
    #expect(head?.name == name && head?.fileName == fileName)
  }

  @Test(
    "a damaged body is refused, or has no end",
    arguments: [
      "--X\r\n\r\nno head\r\n--X--", "--X\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--X--",
      "--X\r\nContent-Disposition: attachment; name=a\r\n\r\nno form\r\n--X--",
      "--Xtra\r\nContent-Disposition: form-data; name=a\r\n\r\nv\r\n--X--", "", "--X", "nothing",
      "--X\r\nContent-Disposition: form-data; name=a\r\n\r\nv", "--X\r\nContent-Disposition: form-data; name=a\r\n",
      "--X\r\nContent-Disposition: form-data; name=a\r\n\r\nv\r\n--X", "--X\r\nContent-Disposition: form-data; name=a",
    ])
  func damaged(text: String) {
    let parts = try? parts(of: Array(text.utf8), piece: 5, contentType: "multipart/form-data; boundary=X")
    #expect(parts == nil)
  }

  @Test("a head without end, or not in UTF-8, is refused and not kept")
  func endlessHead() throws {
    let start = Array("--X\r\nContent-Disposition: form-data; name=".utf8)
    #expect(throws: UploadError.damaged("a part's head is too long")) {
      _ = try parts(
        of: start + [UInt8](repeating: 97, count: 9000), piece: 100, contentType: "multipart/form-data; boundary=X")
    }
    #expect(throws: UploadError.damaged("a part's head is not UTF-8")) {
      _ = try parts(
        of: start + [0xFF, 13, 10, 13, 10], piece: 100, contentType: "multipart/form-data; boundary=X")
    }
  }

  @Test(
    "only a form with a boundary of 1 to 70 characters can be read",
    arguments: [
      ("multipart/form-data; boundary=X", true), ("Multipart/Form-Data; charset=utf-8; Boundary=\"X; Y\"", true),
      ("multipart/form-data", false), ("multipart/form-data; boundary=", false),
      ("multipart/mixed; boundary=X", false),
      ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), false),
    ])
  func boundary(contentType: String, isForm: Bool) {
    let parser = HeaderParameters(ClientText(contentType)).flatMap { MultipartParser(contentType: $0) }
    #expect((parser != nil) == isForm)
  }
}
