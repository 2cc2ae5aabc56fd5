import ManageGroundwork
import Testing

@testable import ManageKit

@Suite("CSRFToken")
struct CSRFTokenTests {
  private let secret = "abcdefghijklmnopqrstuvwxyzABCDEF"

  @Test("a new secret has 32 letters and digits")
  func new() {
    let token = CSRFToken()
    #expect(token.secret.count == 32 && CSRFToken(cookie: ClientText(token.secret))?.secret == token.secret)
    #expect(token.secret != CSRFToken().secret)
  }

  @Test("a form carries 64 characters, others each time, and all match")
  func mask() throws {
    let token = try #require(CSRFToken(cookie: ClientText(secret)))
    let masked = (0..<50).map { _ in token.masked() }
    #expect(Set(masked).count == 50)
    #expect(masked.allSatisfy { $0.count == 64 && token.matches(ClientText($0)) && !$0.contains(secret) })
  }

  @Test("Django's shift: the mask's index is added to the secret's, modulo 62")
  func cipher() throws {
    let token = try #require(CSRFToken(cookie: ClientText(secret)))
    let mask = String(repeating: "b", count: 31) + "9"
    #expect(token.matches(ClientText(mask + "bcdefghijklmnopqrstuvwxyzABCDEFE")))
    #expect(!token.matches(ClientText(mask + "bcdefghijklmnopqrstuvwxyzABCDEFF")))
  }

  @Test("the plain secret matches too; nothing else does")
  func plain() throws {
    let token = try #require(CSRFToken(cookie: ClientText(secret)))
    #expect(token.matches(ClientText(secret)))
    let others = ["", String(secret.dropLast()), secret + "a", CSRFToken().secret, CSRFToken().masked()]
    for other in others + [String(repeating: "é", count: 16), String(repeating: "-", count: 64)] {
      #expect(!token.matches(ClientText(other)))
    }
  }

  @Test("a masked cookie of an old Django is unmasked; a damaged one is ignored")
  func cookies() throws {
    let token = try #require(CSRFToken(cookie: ClientText(secret)))
    #expect(CSRFToken(cookie: ClientText(token.masked()))?.secret == secret)
    for damaged in ["", "short", String(repeating: "a", count: 33), String(repeating: "$", count: 32)] {
      #expect(CSRFToken(cookie: ClientText(damaged)) == nil)
    }
  }
}
