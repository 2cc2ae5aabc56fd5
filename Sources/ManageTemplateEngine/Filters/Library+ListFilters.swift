extension Library {
  mutating func addListFilters() {
    filter("length") { .int($0.length ?? 0) }
    filter("first") { value in try value.entry(at: 0) ?? .string("") }
    filter("last", isSafe: true) { value in try value.entry(at: -1) ?? .string("") }
    filter("join", arity: 1...1, isSafe: true) { value, glue, context in
      guard let glue else { return value }
      guard context.autoescape else {
        let glue = try glue.textArgument(of: "join")
        guard let elements = try value.elements(), !value.isNull, elements.allSatisfy(\.isText) else { return value }
        return .safe(elements.map(\.text).joined(separator: glue))
      }
      guard let elements = try value.elements(), !value.isNull else { return value }
      return .safe(elements.map(\.escapedText).joined(separator: glue.escapedText))
    }
    filter("random", isSafe: true) { value in try value.elements()?.randomElement()?.forced() ?? .string("") }
    filter("safeseq", isSafe: true) { value in .array(try value.iterated.map { .safe($0.text) }) }
    filter("escapeseq", isSafe: true) { value in .array(try value.iterated.map { .safe($0.escapedText) }) }
    filter("dictsort") { value, key in try Sorting.sorted(value, by: key, isReversed: false) }
    filter("dictsortreversed") { value, key in try Sorting.sorted(value, by: key, isReversed: true) }
    filter("unordered_list", arity: 0...0, isSafe: true) { value, _, context in
      .safe(try NestedList(escapes: context.autoescape).html(value))
    }
    filter("slice", isSafe: true) { value, bounds in Slice(bounds.text)?.cut(value) ?? value }
  }
}

extension TemplateValue {
  /// The elements that a loop in Python visits; throws for a value without elements.
  var iterated: [TemplateValue] {
    get throws {
      guard !isNull, let elements = try elements() else {
        throw TemplateError(.render, "\(representation()) has no elements")
      }
      return elements
    }
  }

  /// The result of Python's `value[index]`; nil where a sequence is too short. Throws for a dictionary without such a
  /// key, and for what has no places.
  fileprivate func entry(at index: Int) throws -> TemplateValue? {
    switch try forced() {
    case .mapping(let mapping):
      if let value = try mapping.value(of: .int(index)) { return try value.forced() }
    case .sequence(let sequence) where !sequence.isIndexed: break
    case .string, .safe, .array, .object, .sequence:
      guard let elements = try elements() else { break }
      return try (index < 0 ? elements.last : elements.first)?.forced()
    default: break
    }
    throw TemplateError(.render, "\(representation()) has nothing at place \(index)")
  }

  /// Whether it is text.
  fileprivate var isText: Bool {
    if case .string? = (try? forced())?.unsafe { true } else { false }
  }

  /// Whether it is `None`.
  package var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

/// Python's `[start:stop:step]`.
private struct Slice {
  private let start: Int?
  private let stop: Int?
  private let step: Int

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var bounds: [Int?] = []
    for part in parts {
      let bound = try? TemplateValue.string(String(part)).wholeArgument(of: "slice")
      guard part.isEmpty || bound != nil else { return nil }
      bounds.append(bound)
    }
    guard bounds.count < 3 || bounds[2] != 0 else { return nil }
    start = bounds.count > 1 ? bounds[0] : nil
    stop = bounds.count > 1 ? bounds[1] : bounds[0]
    step = bounds.count > 2 ? bounds[2] ?? 1 : 1
  }

  func cut(_ value: TemplateValue) -> TemplateValue? {
    switch value {
    case .string(let text), .safe(let text):
      let scalars = Array(text.unicodeScalars)
      return .string(String(String.UnicodeScalarView(indices(scalars.count).map { scalars[$0] })))
    case .array(let elements): return .array(indices(elements.count).map { elements[$0] })
    case .object(let object):
      return object.templateElements.map { elements in .array(indices(elements.count).map { elements[$0] }) }
    case .sequence(let sequence) where sequence.isIndexed:
      if let range = sequence.sliced(places(sequence.count)) { return .sequence(range) }
      return (try? sequence.elements()).map { elements in
        .sequence(TemplateSequence(sequence.kind, indices(elements.count).map { elements[$0] }))
      }
    default: return nil
    }
  }

  private func indices(_ count: Int) -> [Int] {
    let (first, end, step) = places(count)
    return Array(stride(from: first, to: end, by: step))
  }

  /// Where to begin, where to end and how far to go at a time in a sequence of that length.
  private func places(_ count: Int) -> (first: Int, end: Int, step: Int) {
    let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
    func bounded(_ index: Int?, _ fallback: Int) -> Int {
      guard let index else { return fallback }
      return max(lowest, min(highest, index < 0 ? max(index, -count - 1) + count : index))
    }
    let first = bounded(start, step > 0 ? 0 : count - 1)
    let end = bounded(stop, step > 0 ? count : -1)
    return (first, end, max(-count - 1, min(count + 1, step)))
  }
}
