import Foundation
import Testing

@testable import ManageKit

/// `images.json` holds images of 3 × 2 pixels that Pillow made.
@Suite("ImageFile")
struct ImageFileTests {
  struct Example: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let base64: String

    var testDescription: String { name }
    var bytes: [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }
    var format: ImageFormat? { ImageFormat.allCases.first { name.contains($0.rawValue) } }
  }

  private static let examples = (try? Fixture<Example>.cases("images")) ?? []

  @Test("an image is known by its content, with its size", arguments: examples)
  func known(example: Example) throws {
    let image = try ImageFile(example.bytes)
    #expect(image.format == example.format)
    #expect((image.width, image.height) == (3, 2))
  }

  @Test("an image that ends early is refused, wherever it ends", arguments: examples)
  func truncated(example: Example) {
    for count in 0..<example.bytes.count {
      #expect(throws: ImageError.self) { try ImageFile(Array(example.bytes.prefix(count))) }
    }
  }

  @Test("an image with something behind it is refused", arguments: examples)
  func polyglot(example: Example) {
    for tail in ["<?php phpinfo();", "PK\u{3}\u{4}", "\0", "<script>alert(1)</script>"] {
      #expect(throws: ImageError.self) { try ImageFile(example.bytes + tail.utf8) }
    }
  }

  @Test("an image with any byte changed is read or refused, never a crash", arguments: examples)
  func damaged(example: Example) {
    var refusals = 0
    for index in example.bytes.indices {
      for value: UInt8 in [0, 0x7F, 0x80, 0xFF] {
        var bytes = example.bytes
        bytes[index] = value
        do throws(ImageError) {
          let image = try ImageFile(bytes)
          #expect(image.format == example.format && image.bytes == bytes)
          #expect(image.width > 0 && image.height > 0 && image.width * image.height <= 50_000_000)
        } catch {
          refusals += 1
        }
      }
    }
    #expect(refusals > 0)
  }

  @Test("a GIF is as large as its largest frame, whatever its screen")
  func frames() throws {
    var gif = try #require(Self.examples.first { $0.name == "gif" }).bytes
    let frame = try #require(gif.firstIndex(of: 0x2C))
    gif.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFF, 0xFF, 0xFF, 0xFF])
    let image = try ImageFile(gif, maximumPixels: .max)
    #expect((image.width, image.height) == (65_535, 65_535))
    #expect(throws: ImageError.self) { try ImageFile(gif) }
  }

  @Test("a photograph may carry further ones, as cameras add them")
  func severalImages() throws {
    let photograph = try #require(Self.examples.first { $0.name == "jpeg" }).bytes
    let other = try #require(Self.examples.first { $0.name == "progressive jpeg" }).bytes
    #expect(try ImageFile(photograph + other).width == 3)
    #expect(throws: ImageError.trailingData(.jpeg)) { try ImageFile(photograph + other.dropLast()) }
  }

  @Test(
    "a file that isn't an image is refused, whatever its name",
    arguments: ["", "%PDF-1.7", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "BM1234", "GIF88a"])
  func foreign(text: String) {
    #expect(throws: ImageError.unknownFormat) { try ImageFile(Array(text.utf8)) }
  }

  @Test("a film isn't an image, though its file is built the same way")
  func film() {
    let bytes: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0] + [0, 0, 0, 8] + Array("mdat".utf8)
    #expect(throws: ImageError.damaged(.avif)) { try ImageFile(bytes) }
  }

  @Test("a format that isn't allowed is refused")
  func formats() throws {
    let gif = try #require(Self.examples.first { $0.name == "gif" }).bytes
    #expect(throws: ImageError.formatNotAllowed(.gif)) { try ImageFile(gif, formats: [.png, .jpeg]) }
  }

  @Test("few bytes that stand for too many pixels are refused")
  func bomb() throws {
    var png = try #require(Self.examples.first { $0.name == "png" }).bytes
    #expect(throws: ImageError.wrongSize(width: 3, height: 2, maximumPixels: 5)) {
      try ImageFile(png, maximumPixels: 5)
    }
    png.replaceSubrange(16..<24, with: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(throws: ImageError.self) { try ImageFile(png, maximumPixels: .max) }
  }

  @Test("an image that comes in pieces is read up to a limit")
  func pieces() async throws {
    let error = StorageError.objectTooLarge(key: "cover.png", limit: 2500)
    let pieces = Pieces(count: 5000, size: 1000)
    await #expect(throws: error) { try await ImageFile.read(pieces, called: "cover.png", limit: 2500) }
    #expect(pieces.taken.sum == 3)
  }
}
