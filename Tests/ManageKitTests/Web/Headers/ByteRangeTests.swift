import ManageGroundwork
import Testing

@testable import ManageKit

struct ByteRangeTests {
  @Test(
    "a range is the part of the file that it names",
    arguments: [
      ("bytes=2-4", 2...4), ("bytes=0-0", 0...0), ("bytes=7-", 7...9), ("bytes=7-99", 7...9), ("bytes=-3", 7...9),
      ("bytes=-99", 0...9), ("bytes=0-99999999999999999999", 0...9),
    ])
  func part(header: String, range: ClosedRange<Int>) {
    #expect(ByteRange(ClientText(header), of: 10) == .part(range))
  }

  @Test(
    "without a range that can be read it is the whole file",
    arguments: [
      nil, "", "bytes=", "bytes=-", "bytes=4-2", "bytes=a-b", "items=0-1", "bytes=0-1,3-4", "bytes=--1", "bytes=１-２",
    ])
  func whole(header: String?) {
    #expect(ByteRange(header.map { ClientText($0) }, of: 10) == .whole)
  }

  @Test("a range beyond the file can't be satisfied", arguments: ["bytes=10-", "bytes=50-60", "bytes=-0"])
  func unsatisfiable(header: String) {
    #expect(ByteRange(ClientText(header), of: 10) == .unsatisfiable)
    #expect(ByteRange("bytes=0-", of: 0) == .unsatisfiable && ByteRange("bytes=-1", of: 0) == .unsatisfiable)
  }
}
