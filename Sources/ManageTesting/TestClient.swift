import Foundation
public import HTTPTypes
import ManageCurlClient
import ManageGroundwork

/// A browser without a screen: it keeps cookies, and posts the CSRF token of the page that it saw last.
///
///     let client = TestClient(site.url)
///     try await client.get("/accounts/login/")
///     let page = try await client.post("/accounts/login/", form: ["username": "minsu", "password": "…"])
///     #expect(page.location == "/")
public actor TestClient {
  /// The cookies that it would send.
  public private(set) var cookies: [String: String] = [:]
  private let url: String
  private let language: String?
  private var token: String?
  private let http = HTTPClient()

  /// A client of the site at `url`, without a final slash; `language` is the one that it asks for, such as `en`.
  public init(_ url: String, language: String? = nil) {
    self.url = url
    self.language = language
  }

  /// Asks for a page.
  @discardableResult
  public func get(_ path: String, headers: [String: String] = [:], following: Bool = false) async throws -> TestPage {
    try await send(.get, path, headers: headers, following: following)
  }

  /// Asks for the head of a page.
  public func head(_ path: String, headers: [String: String] = [:]) async throws -> TestPage {
    try await send(.head, path, headers: headers)
  }

  /// Posts a form, with the CSRF token of the last page that held one, else the cookie's, unless `csrf` is false.
  @discardableResult
  public func post(
    _ path: String, form: [String: String] = [:], csrf: Bool = true, headers: [String: String] = [:],
    following: Bool = false
  ) async throws -> TestPage {
    var form = form
    if csrf, form["csrfmiddlewaretoken"] == nil { form["csrfmiddlewaretoken"] = token ?? cookies["csrftoken"] }
    let encoding = PercentEncoding.form
    let body = form.map { "\(encoding.encode($0))=\(encoding.encode($1))" }.joined(separator: "&")
    let headers = ["Content-Type": "application/x-www-form-urlencoded"].merging(headers) { _, given in given }
    return try await send(.post, path, headers: headers, body: Array(body.utf8), following: following)
  }

  /// Sends anything.
  ///
  /// - Parameter following: whether to ask for the page that a redirect names, and so on, ten times at most.
  public func send(
    _ method: HTTPRequest.Method, _ path: String, headers: [String: String] = [:], body: [UInt8] = [],
    following: Bool = false
  ) async throws -> TestPage {
    var page = try await exchange(method, path, headers, body)
    var redirects = 0
    while following, page.isRedirect, let location = page.location, redirects < 10 {
      page = try await exchange(.get, location, headers.filter { $0.key != "Content-Type" }, [])
      redirects += 1
    }
    return page
  }

  /// Sets a cookie, or removes it.
  public func setCookie(_ name: String, _ value: String?) {
    cookies[name] = value
  }

  private func exchange(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], _ body: [UInt8]
  ) async throws -> TestPage {
    var fields = HTTPClient.Headers(headers.map { (name: $0, value: $1) })
    if !cookies.isEmpty, fields["Cookie"] == nil {
      fields["Cookie"] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
    }
    if let language, fields["Accept-Language"] == nil { fields["Accept-Language"] = language }
    let target = path.hasPrefix("/") ? url + path : path
    guard let method = HTTPClient.Request.Method(rawValue: method.rawValue) else {
      throw UnsupportedMethod(method: method)
    }
    let page = TestPage(try await http.send(HTTPClient.Request(method, target, headers: fields, body: body)))
    for cookie in page.cookies { cookies[cookie.name] = cookie.isExpired ? nil : cookie.value }
    token = page.csrfToken ?? token
    return page
  }
}

/// A method that the client can't send.
public struct UnsupportedMethod: Error {
  /// The method.
  public let method: HTTPRequest.Method
}
