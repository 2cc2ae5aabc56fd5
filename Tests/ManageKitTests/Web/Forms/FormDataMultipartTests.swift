import Testing

@testable import ManageKit

@Suite("FormData of multipart/form-data")
struct FormDataMultipartTests {
  private func read(_ body: String) -> FormData? {
    FormData(multipart: Array(body.replacing("\n", with: "\r\n").utf8), boundary: "XYZ")
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

  @Test(
    "the boundary stands in the content type",
    arguments: [
      ("multipart/form-data; boundary=XYZ", "XYZ"), ("Multipart/Form-Data; charset=utf-8; Boundary=\"X Z\"", "X Z"),
      ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("text/plain; boundary=XYZ", nil),
    ])
  func boundary(contentType: String, boundary: String?) {
    #expect(FormData.boundary(in: contentType) == boundary)
  }
}
