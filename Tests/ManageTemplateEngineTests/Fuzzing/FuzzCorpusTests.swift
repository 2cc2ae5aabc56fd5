import Foundation
import Testing

@Suite("Inputs that a fuzzer found")
struct FuzzCorpusTests {
  /// Inputs that together reach all code that the fuzzer has reached, one a line in base64; `make fuzz` adds to them.
  private static let corpus: [Data] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { Data(base64Encoded: String($0)) }
  }()

  @Test("every input ends, well or with an error", .timeLimit(.minutes(5)))
  func ends() {
    #expect(Self.corpus.count > 100)
    let rendered = Self.corpus.count { FuzzedRender($0).run() != nil }
    #expect(rendered > 0 && rendered < Self.corpus.count)
  }
}
