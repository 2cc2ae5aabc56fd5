import Hummingbird
import ManageGroundwork
import ManageTesting
import NIOCore
import Testing

@testable import ManageKit

struct FormParsingTests {
  private static let limit = 2_621_440

  private func withSite(_ body: (RoutedSite) async throws -> Void) async throws {
    try await RoutedSite.with(
      routes: { routing in
        routing.post("echo/") { request, context in
          let raw = try await request.body.collect(upTo: 1000)
          return Response.text("\((context.form["title"] ?? "none").unboundedString)|\(String(buffer: raw))")
        }
        routing.post("count/") { _, context in Response.text("\(context.form.all("a").count)") }
      }, body)
  }

  @Test("a form reaches the handler")
  func form() async throws {
    try await withSite { site in
      let page = try await site.post("/echo/", form: "title=%EA%B9%80%EC%B9%98+a%2Bb")
      #expect(page.text.hasPrefix("김치 a+b|"))
      let headers = RoutedSite.csrf.merging(["Content-Type": "Application/X-WWW-form-urlencoded; charset=utf-8"]) { $1 }
      #expect(try await site.post("/echo/", form: "title=a", headers: headers).text.hasPrefix("a|"))
    }
  }

  @Test("another body is left to the handler")
  func otherBody() async throws {
    try await withSite { site in
      let headers = RoutedSite.csrf.merging(["Content-Type": "application/json"]) { $1 }
      let page = try await site.post("/echo/", form: #"{"title":1}"#, headers: headers)
      #expect(page.text == #"none|{"title":1}"#)
    }
  }

  @Test("a form of more than 2.5 MB is refused with 413, whether it says so before or not", arguments: [true, false])
  func tooLarge(declaresLength: Bool) async throws {
    try await withSite { site in
      let fits = "a=" + String(repeating: "x", count: Self.limit - 2)
      let page = try await site.post("/count/", form: fits, declaresLength: declaresLength)
      #expect(page.text == "1")
      #expect(try await site.post("/count/", form: fits + "x", declaresLength: declaresLength).status == 413)
    }
  }

  @Test("a form of more than 1,000 fields is refused with 400")
  func tooManyFields() async throws {
    try await withSite { site in
      let form = Array(repeating: "a=1", count: 1000).joined(separator: "&")
      let page = try await site.post("/count/", form: form)
      #expect(page.text == "1000")
      #expect(try await site.post("/count/", form: form + "&a=1").status == 400)
    }
  }

  @Test("a form that can't be read is refused with 400", arguments: ["title=%ff", "%C3%28=1"])
  func unreadable(form: String) async throws {
    try await withSite { site in
      let page = try await site.post("/echo/", form: form)
      #expect(page.status == 400)
    }
  }
}
