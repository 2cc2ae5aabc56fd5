/// A tag's memory from one of its turns to the next, within one render of a template.
enum NodeState: Sendable {
  /// The number of turns of a `cycle`.
  case turn(Int)
  /// The last value that an `ifchanged` saw, and in which run of a loop.
  case seen(TemplateValue, run: Int)
}
