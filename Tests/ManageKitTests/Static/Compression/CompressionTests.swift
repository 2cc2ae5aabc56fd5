import CManageZlib
import Testing

@testable import ManageKit

struct CompressionTests {
  private static let text = Array(String(repeating: "body { color: red; }\n", count: 200).utf8)

  private static func gunzipped(_ bytes: [UInt8], size: Int) -> [UInt8] {
    var stream = z_stream()
    inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    var bytes = bytes
    return [UInt8](unsafeUninitializedCapacity: size) { output, count in
      bytes.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        inflate(&stream, Z_FINISH)
      }
      count = output.count - Int(stream.avail_out)
    }
  }

  @Test("decompressed, gzip is the text again, and the same bytes each time, without time, name and system")
  func gzip() throws {
    let compressed = try #require(Gzip.compress(Self.text))
    #expect(compressed.count < Self.text.count / 10)
    #expect(compressed.prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    #expect(Self.gunzipped(compressed, size: Self.text.count) == Self.text)
    #expect(Gzip.compress(Self.text) == compressed)
  }

  @Test("Brotli at its best is smaller than fast")
  func brotli() throws {
    let text = Array(try Repository.read("README.md").utf8)
    let best = try #require(Brotli.compress(text, quality: .best))
    let fast = try #require(Brotli.compress(text, quality: .fast))
    #expect(best.count < fast.count && fast.count < text.count)
  }

  @Test("output that isn't smaller by 5 % is dropped")
  func notWorthIt() {
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(Gzip.compress(noise) == nil && Brotli.compress(noise, quality: .best) == nil)
  }

  @Test("few bytes are compressed at best, many fast")
  func quality() {
    #expect(Brotli.Quality(total: 1 << 20) == .best && Brotli.Quality(total: 1 << 20 + 1) == .fast)
  }
}
