import ManageGroundwork

/// Template names such as `"./row.html"`, relative to the template that they stand in.
enum RelativeName {
  /// The same words, with a relative name made absolute; quotes stay around it.
  static func resolve(_ word: String, in template: String?, mayBeItself: Bool = true) throws -> String {
    let path = word.trimmingScalars { $0 == "'" || $0 == "\"" }
    guard path.hasPrefix("./") || path.hasPrefix("../") else { return word }
    guard let template else {
      let message = "The relative path \(word) cannot be evaluated due to an unknown template origin."
      throw TemplateError(.syntax, message)
    }
    guard let name = join(path, to: template) else {
      let message = "The relative path '\(word)' points outside the file hierarchy that template '\(template)' is in."
      throw TemplateError(.syntax, message)
    }
    guard mayBeItself || name != template else {
      let message =
        "The relative path '\(word)' was translated to template name '\(template)', "
        + "the same template in which the tag appears."
      throw TemplateError(.syntax, message)
    }
    let isQuoted = word.first == word.last && path != word
    return isQuoted ? "\"\(name)\"" : name
  }

  /// The name that a path from a template's folder leads to; nil where it leads out of all folders.
  private static func join(_ path: String, to template: String) -> String? {
    var folders = template.split(separator: "/").dropLast().filter { $0 != "." }.map(String.init)
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        folders.append(String(part))
        continue
      }
      guard folders.popLast() != nil else { return nil }
    }
    return folders.joined(separator: "/")
  }
}
