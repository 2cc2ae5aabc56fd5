import Foundation
import ManageTemplateEngine

/// The pages that are rendered, and what they show.
struct TemplatePages: Sendable {
  static let folder = "Benchmarks/Templates/Pages"
  /// How many posts the forum's page has, for its 35 KB.
  private static let longList = 50

  let engine: Engine
  private let posts: [Post]

  private struct Post: Encodable {
    let id: Int
    let title: String
    let author: String
    let likes: Int
    let summary: String
    let createdAt: Date

    private enum CodingKeys: String, CodingKey {
      case id, title, author, likes, summary
      case createdAt = "created_at"
    }
  }

  private struct Document: Encodable {
    let title = "제목 & more"
    let user = ["name": "김민수"]
    let posts: [Post]
  }

  init(_ count: Int) {
    posts = (0..<count).map { number in
      Post(
        id: number, title: "제목 <\(number)> & \"more\"", author: "author\(number)", likes: number,
        summary: "오늘 읽은 책에 대한 짧은 글입니다. A summary of the post with 한글, \(number).",
        createdAt: Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3661))
    }
    engine = Engine(loader: PageLoader(folder: Self.folder + "/django"), urls: PageURLs())
  }

  static let short = TemplatePages(25)
  static let long = TemplatePages(longList)

  /// The data for the peers.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(Document(posts: posts))
  }

  /// The same data for our engine.
  var values: Values {
    let document = Document(posts: posts)
    let rows: [TemplateValue] = posts.map { post in
      [
        "id": .int(post.id), "title": .string(post.title), "author": .string(post.author), "likes": .int(post.likes),
        "summary": .string(post.summary), "created_at": post.createdAt.templateValue,
      ]
    }
    return [
      "title": .string(document.title), "user": ["name": .string(document.user["name"] ?? "")], "posts": .array(rows),
    ]
  }
}

/// Templates in a folder.
private struct PageLoader: TemplateLoader {
  let folder: String

  func load(_ name: String) throws -> String? {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }
}

/// The addresses of the pages.
private struct PageURLs: URLResolver {
  func url(
    named name: String, arguments: [TemplateValue], keywordArguments: [(String, TemplateValue)]
  ) -> String? {
    switch name {
    case "home": "/"
    case "login": "/accounts/login/"
    case "logout": "/accounts/logout/"
    case "post": "/forum/posts/\(arguments[0].text)/"
    case "likes": "/forum/posts/\(arguments[0].text)/likes/"
    default: nil
    }
  }
}
