/// Template names such as `"./row.html"`, relative to the template that they stand in.
enum RelativeName {
  /// The same words, with a quoted relative name made absolute.
  static func resolve(_ word: String, in template: String?, mayBeItself: Bool = true) throws -> String {
    guard word.hasPrefix("\"./") || word.hasPrefix("\"../") || word.hasPrefix("'./") || word.hasPrefix("'../") else {
      return word
    }
    let name = String(word.dropFirst().dropLast())
    guard let template else { throw unknownOrigin(name) }
    let resolved = try resolve(path: name, in: template)
    guard mayBeItself || resolved != template else {
      let message =
        "The relative path '\(name)' was translated to template name '\(template)', "
        + "the same template in which the tag appears."
      throw TemplateError(.syntax, message)
    }
    return "\"\(resolved)\""
  }

  /// The name that a path stands for; paths that aren't relative are names already.
  static func resolve(path: String, in template: String?) throws -> String {
    guard path.hasPrefix("./") || path.hasPrefix("../") else { return path }
    guard let template else { throw unknownOrigin(path) }
    var folders = template.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        folders.append(String(part))
        continue
      }
      guard folders.popLast() != nil else {
        let message =
          "The relative path '\(path)' points outside the file hierarchy that template '\(template)' is in."
        throw TemplateError(.syntax, message)
      }
    }
    return folders.joined(separator: "/")
  }

  private static func unknownOrigin(_ path: String) -> TemplateError {
    let message = "The relative path '\(path)' cannot be evaluated due to an unknown template origin."
    return TemplateError(.syntax, message)
  }
}
