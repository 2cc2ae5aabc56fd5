import Testing

@testable import ManageKit

@Suite("Zlib")
struct ZlibTests {
  @Test("bytes come back, from none to more than the first guess", arguments: [0, 1, 5000, 1_000_000])
  func roundTrip(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 1000) }
    #expect(Zlib.decompress(try #require(Zlib.compress(bytes))) == bytes)
  }

  @Test("damaged and cut bytes are refused")
  func damaged() throws {
    let compressed = try #require(Zlib.compress(Array(repeating: 7, count: 100)))
    #expect(Zlib.decompress([]) == nil)
    #expect(Zlib.decompress([1, 2, 3]) == nil)
    #expect(Zlib.decompress(Array(compressed.dropLast())) == nil)
  }

  @Test("nothing is inflated beyond the limit")
  func bomb() throws {
    let bomb = try #require(Zlib.compress(Array(repeating: 0, count: Zlib.limit + 1)))
    #expect(Zlib.decompress(bomb) == nil)
  }
}
