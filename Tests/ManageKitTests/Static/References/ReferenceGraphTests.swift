import Testing

@testable import ManageKit

struct ReferenceGraphTests {
  private func described(_ targets: [[Int]]) -> [String] {
    ReferenceGraph(targets: targets).components.map { "\($0.members) \($0.level)\($0.isCycle ? " circle" : "")" }
  }

  @Test("a file comes after those that it refers to, one level higher")
  func levels() {
    #expect(described([[1, 2], [2], [], [0]]) == ["[2] 0", "[1] 1", "[0] 2", "[3] 3"])
    #expect(described([[], [], []]) == ["[0] 0", "[1] 0", "[2] 0"])
    #expect(described([]) == [])
  }

  @Test("files that refer to each other are one, and so is a file that refers to itself")
  func circles() {
    #expect(described([[1], [2, 3], [0], []]) == ["[3] 0", "[0, 1, 2] 1 circle"])
    #expect(described([[0], [0]]) == ["[0] 0 circle", "[1] 1"])
    #expect(described([[1], [0], [3, 1], [2]]) == ["[0, 1] 0 circle", "[2, 3] 1 circle"])
  }

  @Test("a chain of 100,000 files works")
  func deep() {
    let count = 100_000
    let graph = ReferenceGraph(targets: (0..<count).map { $0 + 1 < count ? [$0 + 1] : [] })
    #expect(graph.components.count == count && graph.components.last?.level == count - 1)
  }
}
