import Foundation

/// A made-up `static/` folder, the same at each making: styles and scripts that refer to each other, images, fonts.
struct StaticTree {
  let folder: URL
  private var random = SplitMix64(state: 1)

  /// How many files a site's folder has.
  static let countOfSite = 1130

  /// Makes a folder like a site's: 1,130 files, 16 MB, of which half is text.
  static func ofSite(in folder: URL) throws {
    var tree = StaticTree(folder: folder)
    try tree.write(420, "images/icons/icon%.svg") { $0.vector() }
    try tree.write(190, "images/photos/photo%.png") { $0.noise(4_000...44_000) }
    try tree.write(30, "images/large/cover%.avif") { $0.noise(20_000...120_000) }
    try tree.write(40, "fonts/face%.woff2") { $0.noise(12_000...48_000) }
    try tree.write(20, "data/words%.json") { $0.text(2_000...30_000) }
    try tree.write(70, "css/part%.css") { $0.style() }
    try tree.write(360, "js/module%.js") { $0.script($1) }
  }

  /// Makes a folder of many small files, a hundred to a folder.
  static func ofSmallFiles(_ count: Int, in folder: URL) throws {
    var tree = StaticTree(folder: folder)
    for first in stride(from: 0, to: count, by: 100) {
      try tree.write(min(100, count - first), "small\(first / 100)/file%.txt") { $0.text(200...900) }
    }
  }

  /// Makes `count` files; the per cent sign in their path becomes their number.
  private mutating func write(
    _ count: Int, _ path: String, _ content: (inout StaticTree, Int) -> Data
  ) throws {
    let parts = path.split(separator: "%", omittingEmptySubsequences: false)
    let parent = folder.appending(path: String(parts[0])).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: path.contains("/%") ? folder.appending(path: String(parts[0])) : parent, withIntermediateDirectories: true)
    for number in 0..<count {
      try content(&self, number).write(to: folder.appending(path: "\(parts[0])\(number)\(parts[1])"))
    }
  }

  private mutating func write(_ count: Int, _ path: String, _ content: (inout StaticTree) -> Data) throws {
    try write(count, path) { tree, _ in content(&tree) }
  }

  /// As little compressible as an image or a font.
  private mutating func noise(_ sizes: ClosedRange<Int>) -> Data {
    let count = Int.random(in: sizes, using: &random) / 8
    return Data((0..<count).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } })
  }

  private mutating func text(_ sizes: ClosedRange<Int>) -> Data {
    Data(("{\"words\": \"" + words(Int.random(in: sizes, using: &random)) + "\"}\n").utf8)
  }

  private mutating func vector() -> Data {
    let points = (0..<Int.random(in: 20...200, using: &random)).map { _ in
      "\(Int.random(in: 0...999, using: &random)).\(Int.random(in: 0...99, using: &random))"
    }
    return Data("<svg viewBox=\"0 0 999 999\"><path d=\"M\(points.joined(separator: " "))\"/></svg>\n".utf8)
  }

  private mutating func style() -> Data {
    var text = ""
    for rule in 0..<Int.random(in: 40...240, using: &random) {
      text += ".\(word())-\(rule) { color: #\(String(random.next() & 0xFFF, radix: 16)); margin: \(rule % 9)px; "
      text += rule % 7 == 0 ? "background: url(\"../images/icons/icon\(rule).svg\") }\n" : "display: flex }\n"
    }
    return Data(text.utf8)
  }

  /// A module that imports some of those of the layer below.
  private mutating func script(_ number: Int) -> Data {
    let layer = number / 45
    let imports = layer == 0 ? [] : [0, 7, 31].map { (layer - 1) * 45 + (number + $0) % 45 }
    var text = imports.map { "import { run as run\($0) } from \"./module\($0).js\";\n" }.joined()
    for part in 0..<Int.random(in: 20...215, using: &random) {
      text += "// \(words(40))\nexport function \(word())\(part)(value) {\n"
      text += "  return value.\(word()) ? \(word())(\"\(words(20))\") : value * \(part);\n}\n"
    }
    return Data((text + "export function run() {}\n").utf8)
  }

  private mutating func words(_ length: Int) -> String {
    var text = ""
    while text.utf8.count < length { text += word() + " " }
    return text
  }

  private mutating func word() -> String {
    Self.vocabulary[Int(random.next() % UInt64(Self.vocabulary.count))]
  }

  /// Some hundreds of words, so that text compresses to about a third as real text does.
  private static let vocabulary: [String] = {
    var random = SplitMix64(state: 2)
    return (0..<600).map { _ in
      let length = Int.random(in: 3...11, using: &random)
      return String((0..<length).map { _ in "etaoinshrdlucmfw".randomElement(using: &random) ?? "e" })
    }
  }()

  private init(folder: URL) {
    self.folder = folder
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
