import Foundation
import Testing

@testable import ManageKit

@Suite("EnvironmentReport's formats")
struct EnvironmentReportFormatTests {
  private let report = SettingsFixture.report(
    .product,
    SettingsFixture.product.merging(["PRODUCT_POSTGRES_DB_PORT": "54x2", "PRODUCT_FLAVOUR": "kimchi"]) { $1 })

  @Test("JSON has the contract's fields, null where there is nothing")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
    let document = try #require(object as? [String: Any])
    #expect(Set(document.keys) == ["profile", "ok", "problems", "keys"])
    #expect(document["profile"] as? String == "product")
    #expect(document["ok"] as? Bool == false)
    let problems = try #require(document["problems"] as? [[String: Any]])
    #expect(problems.allSatisfy { Set($0.keys) == ["id", "level", "key", "message", "hint", "source"] })
    #expect(problems.first?["id"] as? String == "env.E003")
    #expect(problems.first?["level"] as? String == "error")
    let keys = try #require(document["keys"] as? [[String: Any]])
    #expect(keys.allSatisfy { Set($0.keys) == ["name", "state", "source", "secret", "required_by"] })
    #expect(keys.first?["secret"] as? Bool == true)
    #expect(keys.contains { $0["state"] as? String == "default" && $0["source"] is NSNull })
  }

  @Test("no part of a secret, a wrong or an unknown value is in any format")
  func masked() throws {
    let text = try report.lines().joined(separator: "\n") + report.json() + "\(report)"
    let hidden = SettingsFixture.product.filter { name, _ in
      ["SECRE", "PASSWORD", "ACCESS_KEY"].contains(where: name.contains)
    }
    #expect(hidden.count == 5)
    for value in hidden.values { #expect(!text.contains(value.prefix(6))) }
    #expect(!text.contains("54x2"))
    #expect(!text.contains("kimchi"))
  }

  @Test("people read a line for each key, the problems with their hints, and a count")
  func text() {
    let lines = report.lines()
    #expect(lines.contains("PRODUCT_DJANGO_SECRECT_KEY                  set (secret)  environment"))
    #expect(lines.contains("PRODUCT_POSTGRES_DB_HOST                    set (db.example.com)  environment"))
    #expect(lines.contains("PRODUCT_POSTGRES_DB_NAME                    default (postgres)"))
    #expect(lines.contains("PRODUCT_POSTGRES_DB_PORT                    invalid  environment"))
    #expect(
      lines.contains("error: environment: PRODUCT_POSTGRES_DB_PORT is not a port from 1 to 65535 (env.E003)"))
    #expect(lines.contains("  hint: set PRODUCT_POSTGRES_DB_PORT: PostgreSQL's port; for example 5432"))
    #expect(lines.last == "product: 1 error, 1 warning")
  }

  @Test("control characters of a value don't reach the terminal")
  func control() {
    let report = SettingsFixture.report(.product, ["PRODUCT_POSTGRES_DB_USER": "a\u{1B}[31m"])
    #expect(!report.lines().joined().contains("\u{1B}"))
  }
}
