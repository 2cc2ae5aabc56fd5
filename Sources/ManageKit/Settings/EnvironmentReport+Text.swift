extension EnvironmentReport {
  /// The report for people: a line for each key, then the problems with their hints, then a count.
  ///
  /// Secrets appear as `set (secret, 56 characters)`, values of unknown and wrong keys not at all.
  public func lines() -> [String] {
    let width = keys.map(\.name.count).max() ?? 0
    return keys.map { $0.line(nameWidth: width) } + [""] + problems.flatMap(\.lines) + [summary]
  }

  private var summary: String {
    let count = { (level: CheckMessage.Level) in problems.count { $0.level == level } }
    let (errors, warnings) = (count(.error), count(.warning))
    return "\(profile.rawValue): \(errors) error\(errors == 1 ? "" : "s"), "
      + "\(warnings) warning\(warnings == 1 ? "" : "s")"
  }
}

extension KeyState {
  fileprivate func line(nameWidth: Int) -> String {
    let padding = String(repeating: " ", count: nameWidth - name.count + 2)
    let details = [detail.isEmpty ? nil : " (\(detail))", source.map { "  \($0)" }].compactMap(\.self).joined()
    return name + padding + state.rawValue + details
  }
}
