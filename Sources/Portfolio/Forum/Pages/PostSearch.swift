import ManageKit

/// The words that posts are searched for, by the pairs of letters in them: `forum_bigrams` and its index on PostgreSQL,
/// the table `forum_bigram` on SQLite. Both know the rows that the Django site writes.
struct PostSearch: Sendable {
  private static let longestText = 300
  private static let maximumWords = 8
  /// The newest posts are read first: where a word is common, its hits are among them, and an index is of no use.
  private static let readFirst = 500

  /// The text that was typed.
  let text: String
  private let words: [String]

  /// Nil for a query without `q`, or with nothing in it.
  init?(_ query: FormData) throws {
    guard let text = try query["q"]?.string(maximumBytes: Self.longestText) else { return nil }
    self.text = text
    let parts = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
    words = parts.prefix(Self.maximumWords).map { String(String.UnicodeScalarView($0)) }
    if words.isEmpty { return nil }
  }

  /// Whether no word has a pair of letters to be found by.
  var isTooShort: Bool { pairs.isEmpty }

  /// The newest of `posts` that have all words in their title or text.
  func newest(_ count: Int, of posts: Query<Post, Post>, in database: Database) async throws -> [PostSummary] {
    guard !isTooShort else { return [] }
    if database.dialect == .postgres {
      let newest = Self.ordered(posts).limit(Self.readFirst).select { $0.id }
      let found = try await load(count, of: Post.filter { $0.id.in(newest) }, from: database)
      if found.count == count { return found }
    }
    return try await load(count, of: candidates(among: posts, for: database.dialect), from: database)
  }

  private func load(_ count: Int, of posts: Query<Post, Post>, from database: Database) async throws -> [PostSummary] {
    let found = words.reduce(posts) { posts, word in
      posts.filter { $0.title.contains(word, ignoringCase: true) || $0.content.contains(word, ignoringCase: true) }
    }
    return try await PostSummary.load(Self.ordered(found).limit(count), from: database).map(\.0)
  }

  /// Those that have all pairs of letters, by the index.
  private func candidates(among posts: Query<Post, Post>, for dialect: Dialect) -> Query<Post, Post> {
    switch dialect {
    case .sqlite:
      pairs.reduce(posts) { posts, pair in
        posts.filter {
          SQLExpression<Bool>(raw: "\($0.id) IN (SELECT post_id FROM forum_bigram WHERE pair = \(pair))")
        }
      }
    case .postgres:
      posts.filter {
        SQLExpression<Bool>(
          raw: "forum_bigrams(\($0.title) || ' ' || \($0.content)) @> forum_bigrams(\(words.joined(separator: " ")))")
      }
    }
  }

  /// The pairs of letters in the words, in ASCII's small letters.
  private var pairs: [String] {
    words.flatMap { word in
      let letters = Array(word.unicodeScalars)
      return zip(letters, letters.dropFirst()).map { first, second in
        String(String.UnicodeScalarView([first.asciiLowercased, second.asciiLowercased]))
      }
    }
  }

  private static func ordered(_ posts: Query<Post, Post>) -> Query<Post, Post> {
    posts.order { [$0.createdAt.descending, $0.id.descending] }
  }
}
