/// Which files refer to which: in what order they get their names, since a name depends on the names in its content.
struct ReferenceGraph {
  /// Files that refer to each other in a circle, or one file alone.
  struct Component: Sendable {
    let members: [Int]
    /// Whether its members need each other's names.
    let isCycle: Bool
    /// 0 if it refers to nothing outside, else one more than the highest that it refers to.
    let level: Int
  }

  /// The components, each after those that it refers to.
  private(set) var components: [Component] = []

  private let targets: [[Int]]
  private var order: [Int?]
  private var lowest: [Int]
  private var stack: [Int] = []
  private var isOnStack: [Bool]
  private var levels: [Int]
  private var count = 0

  /// Finds the strongly connected components of a graph of files: `targets[i]` are those that file `i` refers to.
  ///
  /// Tarjan's algorithm (SIAM Journal on Computing 1, 1972), with a list in place of recursion.
  init(targets: [[Int]]) {
    self.targets = targets
    order = Array(repeating: nil, count: targets.count)
    lowest = Array(repeating: 0, count: targets.count)
    isOnStack = Array(repeating: false, count: targets.count)
    levels = Array(repeating: 0, count: targets.count)
    for file in targets.indices where order[file] == nil { visit(from: file) }
  }

  private mutating func visit(from root: Int) {
    var path = [(file: root, next: 0)]
    enter(root)
    while let (file, next) = path.last {
      if next < targets[file].count {
        path[path.count - 1].next += 1
        let target = targets[file][next]
        if let position = order[target] {
          if isOnStack[target] { lowest[file] = min(lowest[file], position) }
        } else {
          enter(target)
          path.append((target, 0))
        }
      } else {
        path.removeLast()
        if let parent = path.last?.file { lowest[parent] = min(lowest[parent], lowest[file]) }
        if lowest[file] == order[file] { close(at: file) }
      }
    }
  }

  private mutating func enter(_ file: Int) {
    order[file] = count
    lowest[file] = count
    count += 1
    stack.append(file)
    isOnStack[file] = true
  }

  /// Takes the component that begins with `file` from the stack.
  private mutating func close(at file: Int) {
    var members: [Int] = []
    while let member = stack.popLast() {
      isOnStack[member] = false
      members.append(member)
      if member == file { break }
    }
    members.sort()
    let inside = Set(members)
    let outside = members.flatMap { targets[$0] }.filter { !inside.contains($0) }
    let level = (outside.map { levels[$0] }.max() ?? -1) + 1
    for member in members { levels[member] = level }
    let isCycle = members.count > 1 || targets[file].contains(file)
    components.append(Component(members: members, isCycle: isCycle, level: level))
  }
}
