/// The words behind `blocktranslate`.
struct BlockTranslateOptions: Sendable {
  let tag: String
  private(set) var assignments: [Assignment] = []
  private(set) var counter: Assignment?
  private(set) var context: FilterExpression?
  private(set) var isTrimmed = false
  private(set) var variable: String?

  init(_ words: [String], _ parser: Parser) throws {
    tag = words[0]
    var rest = words.dropFirst()
    var seen: Set<String> = []
    while let option = rest.popFirst() {
      guard seen.insert(option).inserted else {
        throw TemplateError(.syntax, "The \(option.pythonRepresentation) option was specified more than once.")
      }
      try take(option, &rest, parser)
    }
  }

  private mutating func take(_ option: String, _ rest: inout ArraySlice<String>, _ parser: Parser) throws {
    switch option {
    case "with":
      assignments = try Self.assignments(&rest, parser)
      guard !assignments.isEmpty else {
        throw TemplateError(.syntax, "\"with\" in '\(tag)' tag needs at least one keyword argument.")
      }
    case "count":
      let counters = try Self.assignments(&rest, parser)
      guard counters.count == 1 else {
        throw TemplateError(.syntax, "\"count\" in '\(tag)' tag expected exactly one keyword argument.")
      }
      counter = counters[0]
    case "context":
      guard let expression = try? rest.popFirst().map(parser.expression) else {
        throw TemplateError(.syntax, "\"context\" in '\(tag)' tag expected exactly one argument.")
      }
      context = expression
    case "trimmed": isTrimmed = true
    case "asvar": variable = try TranslateNode.argument(&rest, of: option, tag)
    default: throw TemplateError(.syntax, "Unknown argument for '\(tag)' tag: \(option.pythonRepresentation).")
    }
  }

  private static func assignments(_ rest: inout ArraySlice<String>, _ parser: Parser) throws -> [Assignment] {
    let assignments = try Assignment.parse(&rest, parser)
    return assignments.isEmpty ? try Assignment.parseOldForm(&rest, parser) : assignments
  }
}
