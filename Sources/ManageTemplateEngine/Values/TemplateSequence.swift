/// A sequence that isn't a list: a tuple, a set, a range, bytes or a dictionary's view.
public struct TemplateSequence: Sendable {
  /// Which of Python's sequences it stands for.
  public enum Kind: Sendable, Hashable {
    case tuple, set, bytes
    /// A dictionary's `items`, `keys` or `values`.
    case view(String)
    case range(start: Int, stop: Int, step: Int)
  }

  /// More than this no page needs.
  private static let longestRange = 1_000_000

  /// Which of Python's sequences it stands for.
  public let kind: Kind
  private let stored: [TemplateValue]

  /// Makes a tuple or a set of elements, or bytes of their numbers.
  public init(_ kind: Kind, _ elements: [TemplateValue]) {
    self.kind = kind
    stored = elements
  }

  /// Makes the range from a number up to another, which is left out.
  public init(from start: Int, to stop: Int, by step: Int = 1) {
    kind = .range(start: start, stop: stop, step: step == 0 ? 1 : step)
    stored = []
  }

  /// Whether its elements have places.
  var isIndexed: Bool {
    switch kind {
    case .set, .view: false
    default: true
    }
  }

  /// The number of elements.
  public var count: Int {
    guard case .range(let start, let stop, let step) = kind else { return stored.count }
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    guard !overflow else { return (stop > start) == (step > 0) ? .max : 0 }
    guard distance != 0, (distance > 0) == (step > 0) else { return 0 }
    return Int((distance.magnitude - 1) / step.magnitude) + 1
  }

  /// The elements; throws a `TemplateError` for a range of more than a million.
  public func elements() throws -> [TemplateValue] {
    guard case .range(let start, _, let step) = kind else { return stored }
    guard count <= Self.longestRange else {
      throw TemplateError(.render, "A range of \(count) numbers is too long: \(Self.longestRange) are the most")
    }
    return (0..<count).map { .int(start + $0 * step) }
  }

  /// A part of a range, as Python cuts it; nil for another sequence, and for one too long.
  func sliced(_ places: (first: Int, end: Int, step: Int)) -> TemplateSequence? {
    guard case .range(let start, _, let step) = kind, count <= Self.longestRange else { return nil }
    return TemplateSequence(from: start + places.first * step, to: start + places.end * step, by: step * places.step)
  }

  /// Python's `repr()`.
  func representation(depth: Int) -> String {
    let parts = stored.map { $0.representation(depth: depth + 1) }
    switch kind {
    case .tuple: return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
    case .set: return parts.isEmpty ? "set()" : "{" + parts.joined(separator: ", ") + "}"
    case .view(let name): return "dict_\(name)([\(parts.joined(separator: ", "))])"
    case .bytes: return Self.representation(ofBytes: stored.compactMap(\.integer))
    case .range(let start, let stop, let step): return "range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))"
    }
  }

  /// The bytes, where it is a sequence of those.
  var bytes: [UInt8]? { kind == .bytes ? stored.compactMap { $0.integer.map { UInt8(truncatingIfNeeded: $0) } } : nil }

  private static func representation(ofBytes bytes: [Int]) -> String {
    let quote = bytes.contains(39) && !bytes.contains(34) ? "\"" : "'"
    return "b" + quote
      + bytes.map { byte in
        switch byte {
        case 10: "\\n"
        case 13: "\\r"
        case 9: "\\t"
        case 92: "\\\\"
        case 39 where quote == "'": "\\'"
        case 32..<127: String(UnicodeScalar(UInt8(byte)))
        default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      }.joined() + quote
  }
}
