extension String {
  /// `createdAt` is `created_at`, `userID` is `user_id`, `htmlURLPath` is `html_url_path`.
  var snakeCased: String {
    let characters = Array(self)
    var result = ""
    for (index, character) in characters.enumerated() {
      if character.isUppercase, index > 0, characters[index - 1] != "_" {
        let endsWord = !characters[index - 1].isUppercase
        let startsWord = index + 1 < characters.count && characters[index + 1].isLowercase
        if endsWord || startsWord { result += "_" }
      }
      result += character.lowercased()
    }
    return result
  }
}
