import ManageKit
import ManageTesting
import Testing

struct ContactPageTests {
  private let form = ["name": "김민수", "email": "minsu@example.com", "message": "안녕하세요,\r\n2 < 4 & 8?"]

  @Test("a message becomes a mail to the owner, whose answer goes to the visitor")
  func sends() async throws {
    try await PortfolioSite.withSite(["DEBUG_CONTACT_EMAIL": "owner@example.com"]) { site in
      let client = site.client()
      try await client.get("/contact/")
      let answer = try await client.post("/contact/", form: form)
      #expect(answer.status == 302 && answer.location == "/contact/")
      #expect(try await client.get("/contact/").text.contains("고맙습니다. 메시지를 보냈습니다."))
      let outbox = try await site.outbox
      let mail = try #require(outbox.first)
      #expect(outbox.count == 1 && mail.to == [EmailAddress("owner@example.com")])
      #expect(mail.replyTo == [EmailAddress("minsu@example.com")])
      #expect(mail.subject == "noname2048 문의 페이지에서 온 메시지")
      #expect(mail.text == "김민수 <minsu@example.com>\n\n안녕하세요,\r\n2 < 4 & 8?\n")
    }
  }

  @Test("without an address for it, mail goes to the site's sender")
  func sender() async throws {
    try await PortfolioSite.withSite(["DEBUG_DEFAULT_FROM_EMAIL": "민수 <site@example.com>"]) { site in
      let client = site.client()
      try await client.get("/contact/")
      try await client.post("/contact/", form: form)
      #expect(try await site.outbox.map(\.to) == [[EmailAddress("site@example.com", name: "민수")]])
    }
  }

  @Test(
    "a form that isn't right sends nothing, and keeps what was typed",
    arguments: [
      ("name", ""), ("message", " "), ("email", "minsu"), ("email", "a@example.com\r\nBcc: b@example.com"),
      ("email", String(repeating: "a", count: 65) + "@example.com"), ("name", String(repeating: "a", count: 101)),
      ("message", String(repeating: "a", count: 5001)),
    ])
  func refuses(field: String, value: String) async throws {
    try await PortfolioSite.withSite { site in
      let client = site.client()
      try await client.get("/contact/")
      let page = try await client.post("/contact/", form: form.merging([field: value]) { $1 })
      #expect(page.status == 200 && page.text.contains("id=\"id_\(field)_error\""))
      #expect(page.text.contains(field == "name" ? "minsu@example.com" : "김민수"))
      #expect(try await site.outbox.isEmpty)
    }
  }

  @Test("a name with line breaks adds no header")
  func lineBreaks() async throws {
    try await PortfolioSite.withSite { site in
      let client = site.client()
      try await client.get("/contact/")
      let name = ["name": "Minsu\r\nBcc: everybody@example.com"]
      #expect(try await client.post("/contact/", form: form.merging(name) { $1 }).status == 302)
      let outbox = try await site.outbox
      let mail = try #require(outbox.first)
      #expect(mail.recipients.map(\.address) == ["webmaster@localhost"] && mail.headers.isEmpty)
    }
  }

  @Test("a user need not repeat who they are")
  func user() async throws {
    try await PortfolioSite.withSite { site in
      let client = site.client()
      try await client.get("/accounts/signup/")
      let signup = [
        "username": "minsu", "email": "minsu@example.com", "first_name": "Minsu", "last_name": "Kim",
        "password1": "Kimchi-jjigae-42", "password2": "Kimchi-jjigae-42",
      ]
      try await client.post("/accounts/signup/", form: signup)
      let page = try await client.get("/contact/").text
      #expect(page.contains("value=\"Minsu Kim\"") && page.contains("value=\"minsu@example.com\""))
    }
  }

  @Test("another site can't send, and nobody can send without end")
  func limits() async throws {
    try await PortfolioSite.withSite { site in
      let client = site.client()
      #expect(try await client.post("/contact/", form: form, csrf: false).status == 403)
      try await client.get("/contact/")
      for _ in 0..<10 { #expect(try await client.post("/contact/", form: form).status == 302) }
      let refused = try await client.post("/contact/", form: form)
      #expect(refused.status == 429 && refused.header("Retry-After") != nil)
      #expect(try await site.outbox.count == 10)
    }
  }
}
