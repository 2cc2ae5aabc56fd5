/// What a tag remembers from one of its turns to the next within one render of a template.
enum NodeState: Sendable {
  /// The number of turns of a `cycle`.
  case turn(Int)
  /// What an `ifchanged` saw last, and in which run of a loop.
  case seen(TemplateValue, run: Int)
}
