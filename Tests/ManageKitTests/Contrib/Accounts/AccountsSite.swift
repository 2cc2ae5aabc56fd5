import ManageTesting

@testable import ManageKit

extension TestSite {
  /// The password of all users that tests add.
  static let password = "Kimchi-jjigae-42"

  /// A client in which the user has logged in.
  func client(of username: String, password: String = password) async throws -> TestClient {
    let client = client()
    try await client.get("/accounts/login/")
    let login = try await client.post("/accounts/login/", form: ["username": username, "password": password])
    guard login.status == 302 else { throw NotLoggedIn(status: login.status) }
    return client
  }
}

extension TestClient {
  /// Whether the site takes it for a user.
  var isLoggedIn: Bool {
    get async throws { try await get("/accounts/profile/").status == 200 }
  }
}

struct NotLoggedIn: Error {
  let status: Int
}
