import NIOCore
import Testing

@testable import ManageKit

@Suite("FormData of multipart/form-data")
struct FormDataMultipartTests {
  private func read(_ body: String) -> FormData? {
    let body = ByteBuffer(string: body.replacing("\n", with: "\r\n"))
    return HeaderParameters("multipart/form-data; boundary=XYZ").flatMap { FormData(multipart: body, contentType: $0) }
  }

  private func part(_ disposition: String, _ value: String) -> String {
    "--XYZ\nContent-Disposition: form-data; \(disposition)\n\n\(value)\n"
  }

  @Test("text parts are fields, in their order")
  func fields() {
    let form = read(
      part("name=\"title\"", "김치 & +%41") + part("name=\"tag\"", "a") + part("name=tag", "b") + "--XYZ--\n")
    #expect(form?["title"] == "김치 & +%41")
    #expect(form?.all("tag") == ["a", "b"])
  }

  @Test("a value keeps its own line ends and empty lines")
  func lines() {
    #expect(read(part("name=\"content\"", "one\n\ntwo\n") + "--XYZ--")?["content"] == "one\r\n\r\ntwo\r\n")
  }

  @Test("files are passed over")
  func files() {
    let form = read(part("name=\"file\"; filename=\"a.png\"", "bytes") + part("name=\"title\"", "t") + "--XYZ--")
    #expect(form?["file"] == nil)
    #expect(form?["title"] == "t")
  }

  @Test(
    "a damaged body is no form",
    arguments: [
      "", "--XYZ", "nothing", "--XYZ\nContent-Disposition: form-data; name=a\n\nno end\n",
      "--XYZ\nContent-Disposition: form-data\n\nno name\n--XYZ--", "--XYZ\nno empty line\n--XYZ--",
    ])
  func damaged(body: String) {
    #expect(read(body) == nil)
  }

  @Test("a boundary counts only at the start of a line, and may be followed by spaces")
  func boundaries() {
    #expect(read(part("name=a", "1--XYZ") + "--XYZ--")?["a"] == "1--XYZ")
    #expect(read("--XYZ \t\nContent-Disposition: form-data; name=a\n\n1\n--XYZ--")?["a"] == "1")
  }

  @Test("a thousand fields are enough")
  func manyFields() {
    let fields = { (count: Int) in read(String(repeating: part("name=a", "1"), count: count) + "--XYZ--") }
    #expect(fields(1000)?.all("a").count == 1000)
    #expect(fields(1001) == nil)
  }

  @Test("a hundred files are enough where none is taken")
  func manyFiles() {
    let files = { (count: Int) in
      read(String(repeating: part("name=a; filename=b", "1"), count: count) + "--XYZ--")
    }
    #expect(files(100) != nil)
    #expect(files(101) == nil)
  }
}
