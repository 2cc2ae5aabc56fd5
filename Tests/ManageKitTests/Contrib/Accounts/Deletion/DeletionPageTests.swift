import Foundation
import ManageCurlClient
import ManageTesting
import Testing

@testable import ManageKit

struct DeletionPageTests {
  private let path = "/accounts/delete/"

  @Test(
    "the password closes the account: nobody logs in, its sessions end, its name stays taken",
    arguments: TestDatabase.available)
  func deletion(dialect: Dialect) async throws {
    try await TestSite.with(dialect) { site in
      try await site.database.addUser("minsu")
      let (client, elsewhere) = (try await site.client(of: "minsu"), try await site.client(of: "minsu"))
      #expect(try await client.get(path).text.contains("after 30 days"))
      let wrong = try await client.post(path, form: ["password": "wrong"])
      #expect(wrong.status == 200 && wrong.text.contains("The password is wrong."))
      #expect(try await site.database.user("minsu").isActive)

      let answer = try await client.post(path, form: ["password": TestSite.password])
      #expect(answer.status == 302 && answer.location == "/")
      #expect(answer.header("Clear-Site-Data") == "\"cache\", \"storage\"")
      #expect(try await client.get("/").text.contains("It will be deleted in 30 days."))
      #expect(try await !client.isLoggedIn)
      #expect(try await !elsewhere.isLoggedIn)
      #expect(try await UserSession.all.count(in: site.database) == 0)
      await #expect(throws: NotLoggedIn.self) { try await site.client(of: "minsu") }
      #expect(try await User.isTaken(username: "minsu", in: site.database))
      #expect(try await Deletion.all.count(in: site.database) == 1)
    }
  }

  @Test("without the password nothing happens")
  func withoutPassword() async throws {
    try await TestSite.with { site in
      try await site.database.addUser("minsu")
      let client = try await site.client(of: "minsu")
      try await client.get(path)
      #expect(try await client.post(path, form: ["password": ""]).text.contains("This field is required."))
      #expect(try await client.post(path, form: ["password": TestSite.password], csrf: false).status == 403)
      #expect(try await client.isLoggedIn)
    }
  }
}
