import Foundation
import HTTPTypes
import Hummingbird
import ManageGroundwork
import ManageTesting
import NIOCore
import Testing

@testable import ManageKit

@Suite("Uploads")
struct UploadsTests {
  private static let limits = UploadLimits(file: 100_000, total: 250_000, files: 3)
  private static let token = RoutedSite.csrf["X-CSRFToken"] ?? ""

  /// A site with pages that save what they get: all files, images alone, and one that takes no files.
  private func withSite(_ body: (RoutedSite, TemporaryFolder) async throws -> Void) async throws {
    try await TemporaryFolder.with { folder in
      let storage = FileSystemStorage(root: folder.path(of: "media"))
      try await RoutedSite.with(
        routes: { routing in
          routing.post("files/", uploads: Self.limits) { _, context in
            var names = [(context.form["title"] ?? "none").unboundedString]
            for try await file in context.files {
              names.append(try await storage.save(file, in: file.field.unboundedString))
            }
            return Response.text(
              (names + [(await context.files.fields["last"] ?? "none").unboundedString]).joined(separator: "|"))
          }
          routing.post("images/", uploads: Self.limits) { _, context in
            var names: [String] = []
            for try await file in context.files where file.field.equals("cover") {
              names.append(try await storage.save(try await file.image(), as: file.name))
            }
            return Response.text(names.joined(separator: "|"))
          }
          routing.post("late/", uploads: Self.limits) { _, context in
            var files: [UploadedFile] = []
            for try await file in context.files { files.append(file) }
            return Response.text(try await storage.save(files[0]))
          }
          routing.post("plain/") { _, context in
            var count = 0
            for try await _ in context.files { count += 1 }
            return Response.text("\((context.form["last"] ?? "none").unboundedString)|\(count)")
          }
        }, { try await body($0, folder) })
    }
  }

  private func files(in folder: TemporaryFolder) -> [String] {
    let media = folder.path(of: "media")
    let paths = FileManager.default.subpaths(atPath: media) ?? []
    return paths.filter { !FileManager.default.fileExists(atPath: "\(media)/\($0)/") }.sorted()
  }

  private func post(
    _ site: RoutedSite, _ path: String, _ body: [UInt8], headers: [String: String] = RoutedSite.csrf,
    declaresLength: Bool = true
  ) async throws -> TestPage {
    try await site.send(
      .post, path, headers: headers.merging(["Content-Type": MultipartBody.contentType]) { $1 }, body: body,
      declaresLength: declaresLength)
  }

  @Test("files are saved as they come in, between fields")
  func files() async throws {
    try await withSite { site, folder in
      var body = MultipartBody()
      body.field("title", "김치")
      body.file("a", "one.txt", Array("first".utf8))
      body.field("middle", "m")
      body.file("b", "", [])
      body.file("b", #"C:\photos\say \"책\" .png"#, [1, 2, 13, 10])
      body.field("last", "x")
      let page = try await post(site, "/files/", body.finished)
      #expect(page.text == "김치|a/one.txt|b/say_책_.png|x")
      #expect(try folder.read("media/a/one.txt") == "first")
      #expect(try Data(contentsOf: URL(filePath: folder.path(of: "media/b/say_책_.png"))) == Data([1, 2, 13, 10]))
    }
  }

  @Test(
    "a body of 5 GB is read no further than the limit, and leaves nothing",
    arguments: [(limit: "a file's", start: 1), (limit: "the request's", start: 3)])
  func huge(limit: String, start: Int) async throws {
    try await withSite { site, folder in
      var form = MultipartBody()
      for index in 1..<start { form.file("f", "\(index).txt", [UInt8](repeating: 97, count: 99_000)) }
      let body = GeneratedBody(
        start: form.bytes + MultipartBody.head("name=f; filename=huge.bin"), pieces: 5 << 14)
      let request = site.request(
        .post, "/files/", headers: RoutedSite.csrf.merging(["Content-Type": MultipartBody.contentType]) { $1 },
        body: RequestBody(asyncSequence: body))
      let page = try await site.send(request)
      #expect(page.status == 413)
      #expect(body.taken.sum < Self.limits.total + 2 * GeneratedBody.pieceSize)
      #expect(files(in: folder) == (1..<start).map { "f/\($0).txt" })
    }
  }

  @Test("a body that says that it is too large isn't read at all")
  func declared() async throws {
    try await withSite { site, folder in
      let body = GeneratedBody(start: MultipartBody.head("name=f; filename=a"), pieces: 5 << 14)
      let headers = ["Content-Type": MultipartBody.contentType, "Content-Length": "5368709120"]
      let request = site.request(
        .post, "/files/", headers: RoutedSite.csrf.merging(headers) { $1 }, body: RequestBody(asyncSequence: body))
      let page = try await site.send(request)
      #expect(page.status == 413)
      #expect(body.taken.sum == 0)
      #expect(files(in: folder).isEmpty)
    }
  }

  @Test("a large file goes through in the pieces that come in, and is never held")
  func streaming() async throws {
    let (largest, total) = (Counter(), Counter())
    try await RoutedSite.with(
      routes: { routing in
        routing.post("count/", uploads: UploadLimits(file: 64 << 20)) { _, context in
          for try await file in context.files {
            for try await piece in file {
              largest.add(max(0, piece.count - largest.sum))
              total.add(piece.count)
            }
          }
          return Response.text("done")
        }
      },
      { site in
        var end = MultipartBody()
        end.field("last", "x")
        let body = GeneratedBody(
          start: MultipartBody.head("name=f; filename=a"), pieces: 1000, end: Array("\r\n".utf8) + end.finished)
        let headers = RoutedSite.csrf.merging(["Content-Type": MultipartBody.contentType]) { $1 }
        let request = site.request(.post, "/count/", headers: headers, body: RequestBody(asyncSequence: body))
        let page = try await site.send(request)
        #expect(page.text == "done")
        #expect(total.sum == 1000 * GeneratedBody.pieceSize)
        #expect(largest.sum <= GeneratedBody.pieceSize + 100)
      })
  }

  @Test("a body that breaks off leaves nothing", arguments: [1, 10, 60, 200, 1000])
  func truncated(missing: Int) async throws {
    try await withSite { site, folder in
      var body = MultipartBody()
      body.field("title", "t")
      body.file("f", "a.txt", [UInt8](repeating: 97, count: 5000))
      let finished = body.finished.dropLast(3)
      let page = try await post(site, "/files/", Array(finished.dropLast(missing)))
      #expect(page.status == 400)
      #expect(files(in: folder).filter { missing > 60 || $0 != "f/a.txt" }.isEmpty)
    }
  }

  @Test("without a CSRF token before the first file nothing is saved")
  func csrf() async throws {
    try await withSite { site, folder in
      let cookie = ["Cookie": RoutedSite.csrf["Cookie"] ?? ""]
      var file = MultipartBody()
      file.file("f", "a.txt", [1])
      var late = file
      late.field("csrfmiddlewaretoken", Self.token)
      for body in [file, late] {
        let page = try await post(site, "/files/", body.finished, headers: cookie)
        #expect(page.status == 403)
      }
      var wrong = MultipartBody()
      wrong.field("csrfmiddlewaretoken", String(Self.token.reversed()).replacing("k", with: "j"))
      wrong.file("f", "a.txt", [1])
      #expect(try await post(site, "/files/", wrong.finished, headers: cookie).status == 403)
      #expect(files(in: folder).isEmpty)

      var first = MultipartBody()
      first.field("csrfmiddlewaretoken", Self.token)
      first.file("f", "a.txt", [1])
      #expect(try await post(site, "/files/", first.finished, headers: cookie).status == 200)
      #expect(try await post(site, "/files/", file.finished).status == 200)
    }
  }

  @Test("an image is recognized by its content: an HTML page under an image's name is refused, and stored nowhere")
  func images() async throws {
    let jpeg = try #require(try Fixture<ImageFileTests.Example>.cases("images").first { $0.name == "jpeg" })
    try await withSite { site, folder in
      var page = MultipartBody()
      page.file("cover", "a.png", Array("<!doctype html><script>".utf8), type: "image/png")
      let refused = try await post(site, "/images/", page.finished)
      #expect(refused.status == 400)
      #expect(files(in: folder).isEmpty)
      var image = MultipartBody()
      image.file("other", "x.txt", [1])
      image.file("cover", "cover.php", jpeg.bytes, type: "text/html")
      #expect(try await post(site, "/images/", image.finished).text == "cover.jpg")
    }
  }

  @Test(
    "a file's name is made safe, and one of which nothing is left is refused",
    arguments: [
      ("../../etc/passwd", "f/passwd"), (#"..\\..\\boot.ini"#, "f/boot.ini"), ("a b?.txt", "f/a_b.txt"),
      ("???", nil), ("..", "none"), ("dir/", "none"), ("  ", "none"),
    ])
  func names(sent: String, saved: String?) async throws {
    try await withSite { site, _ in
      var body = MultipartBody()
      body.file("f", sent, [1])
      let page = try await post(site, "/files/", body.finished)
      #expect(page.status == (saved == nil ? 400 : 200))
      if let saved { #expect(page.text == (saved == "none" ? "none|none" : "none|\(saved)|none")) }
    }
  }

  @Test("too many files, too many fields and fields that are too large are refused")
  func counts() async throws {
    try await withSite { site, _ in
      var many = MultipartBody()
      for index in 1...4 { many.file("f", "\(index)", [1]) }
      let page = try await post(site, "/files/", many.finished)
      #expect(page.status == 400)
      var fields = MultipartBody()
      for _ in 1...1001 { fields.field("a", "") }
      #expect(try await post(site, "/files/", fields.finished).status == 400)
    }
    try await RoutedSite.with(
      routes: { $0.post("big/", uploads: UploadLimits(file: 10 << 20)) { _, _ in Response.text("") } },
      { site in
        var field = MultipartBody()
        field.field("a", String(repeating: "x", count: FormParsing.maximumSize))
        let page = try await post(site, "/big/", field.finished, declaresLength: false)
        #expect(page.status == 413)
      })
  }

  @Test("a file that is read after the next one was asked for is an error, not an empty file")
  func late() async throws {
    try await withSite { site, folder in
      var body = MultipartBody()
      body.file("f", "a.txt", [1])
      body.file("f", "b.txt", [2])
      let page = try await post(site, "/late/", body.finished)
      #expect(page.status == 500)
      #expect(files(in: folder).isEmpty)
    }
  }

  @Test("a route that takes no files gets all fields, and passes files over")
  func otherRoutes() async throws {
    try await withSite { site, _ in
      var body = MultipartBody()
      body.file("f", "a.txt", [1])
      body.field("last", "x")
      let page = try await post(site, "/plain/", body.finished)
      #expect(page.text == "x|0")
      #expect(try await site.post("/files/", form: "title=t").text == "t|none")
      let headers = RoutedSite.csrf.merging(["Content-Type": "multipart/form-data"]) { $1 }
      #expect(try await site.send(.post, "/files/", headers: headers, body: body.finished).status == 400)
    }
  }

  @Test(
    "a file is served with its name's type, and as mere bytes where a browser would run it",
    arguments: [
      ("a.png", "image/png"), ("a.pdf", "application/pdf"), ("a.txt", "text/plain; charset=utf-8"),
      ("a.mp4", "video/mp4"), ("a.html", "application/octet-stream"), ("a.svg", "application/octet-stream"),
      ("a.xml", "application/octet-stream"), ("a.js", "application/octet-stream"), ("a", "application/octet-stream"),
    ])
  func contentTypes(name: String, type: String) {
    #expect(PassiveContentType.of(name) == type)
  }
}
