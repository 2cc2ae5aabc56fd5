import ManageKit

/// A post as its author writes it.
@Form
struct PostForm {
  /// The most code points of a text.
  static let longestContent = 20_000

  @Input(CharField(maximumLength: 30).label("Title").attributes(["autofocus": true]))
  let title: String
  @Input(TypedChoiceField([.option("", "None")]) { Int($0) }.label("Category"))
  let category: Int?
  @Input(
    CharField(maximumLength: longestContent).label("Text").widget(Textarea()).attributes(["rows": "14"])
      .help("Plain text: addresses become links, and words such as #swift become tags."))
  let content: String
  @Input(CharField(maximumLength: 200).label("Tags").help("More tags, such as #swift #server.").optional)
  let tagHelp: String

  /// The tags that the text and the field of tags name.
  var tags: [String] { Tag.names(in: tagHelp, content) }
}

/// A comment or an answer as its author writes it.
@Form
struct CommentForm {
  @Input(CharField(maximumLength: 300).label("Comment").widget(Textarea()))
  let content: String
}

/// The reason for which a user reports a post.
@Form
struct ReportForm {
  @Input(CharField(maximumLength: 300).label("Reason").widget(Textarea()))
  let reason: String
}
