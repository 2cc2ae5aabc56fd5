import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

/// Runs of combining marks, whose comparison as a `String` costs the square of their length. Each test takes minutes
/// where one slips through, and milliseconds where none does.
@Suite("Hostile text costs no more than other text", .timeLimit(.minutes(1)))
struct HostileTextTests {
  private static let marks = String(repeating: "\u{300}\u{316}", count: 25_000)
  private static let encoded = PercentEncoding.component.encode(marks)
  /// As much as the server takes of a head.
  private static let headMarks = String(repeating: "\u{300}\u{316}", count: 7_000)

  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      languages: ["en", "ko"],
      routes: { routing in
        routing.get("<str:a>-<slug:b>/<path:c>/", name: "page") { _, _ in Response.text("page") }
        routing.get("query/") { _, context in Response.text("\(context.query.names.count)") }
        routing.post("form/") { _, context in Response.text("\(context.form.names.count)") }
        routing.post("upload/", uploads: UploadLimits(file: 1 << 20)) { _, context in
          var count = 0
          for try await _ in context.files { count += 1 }
          return Response.text("\(count)")
        }
      }, body)
  }

  @Test(
    "in any header",
    arguments: [
      "Cookie", "Accept-Language", "Content-Type", "If-None-Match", "If-Match", "If-Modified-Since", "Range", "Referer",
      "Origin", "X-CSRFToken", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Request-ID",
    ])
  func header(name: String) async throws {
    try await withSite { site async throws in
      for value in [
        Self.headMarks, "sessionid=a; csrftoken=\(Self.headMarks); \(Self.headMarks)=1",
        "W/\"\(Self.headMarks)\", \(Self.headMarks)",
      ] {
        let headers = ["X-Forwarded-Proto": "https"].merging([name: value]) { $1 }
        #expect(try await site.send(.get, "/query/", headers: headers).status < 500)
        #expect(try await site.post("/form/", form: "a=1", headers: headers).status < 500)
      }
    }
  }

  @Test("in a path and a query")
  func target() async throws {
    try await withSite { site async throws in
      let short = String(Self.encoded.prefix(6000))
      #expect(try await site.send(.get, "/\(short)/\(short)").status == 414)
      #expect(try await site.send(.get, "/\(short)/").status == 404)
      #expect(try await site.send(.get, "/a-b/\(short)/").status == 200)
      #expect(try await site.send(.get, "/query/?\(short)=\(short.prefix(1500))").text == "1")
      #expect(try await site.send(.get, "/\(Self.encoded)").status == 414)
      #expect(try await site.send(.get, "/static/\(short)").status == 404)
    }
  }

  @Test("in the names and values of a form")
  func form() async throws {
    try await withSite { site async throws in
      #expect(try await site.post("/form/", form: "\(Self.encoded)=\(Self.encoded)").text == "1")
      let many = (0..<999).map { "\(Self.encoded.prefix(900))\($0)=" }.joined(separator: "&")
      #expect(try await site.post("/form/", form: many).text == "999")
    }
  }

  @Test("in the heads of a multipart form's parts")
  func multipart() async throws {
    try await withSite { site in
      let marks = String(Self.marks.unicodeScalars.prefix(3000))
      var body = MultipartBody()
      for _ in 0..<50 {
        body.part("name=\"\(marks)\"; \(marks)=1; filename*=utf-8''\(marks)", Array("x".utf8))
      }
      let headers = RoutedSite.csrf.merging(["Content-Type": MultipartBody.contentType]) { $1 }
      let page = try await site.send(.post, "/upload/", headers: headers, body: body.finished)
      #expect(page.status < 500)
    }
  }
}
