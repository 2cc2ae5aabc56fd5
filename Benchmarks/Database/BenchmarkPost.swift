import Foundation
import ManageKit

/// A row of twelve columns, as a forum's posts have them.
@Model("bench_post")
struct BenchmarkPost {
  @ID(generated: false) var id: Int
  @Field(max: 100) var title: String
  var content: String
  @Field(max: 100) var slug: String
  @Field(column: "author_id") var author: Int
  @Field(column: "category_id") var category: Int?
  var views: Int
  var likes: Int
  var isActive: Bool
  var score: Double
  var createdAt: Date
  var updatedAt: Date
}

extension BenchmarkPost {
  static let table = "bench_post"
  static let columnNames = schema.columns.map(\.name)

  /// So many posts after an id, in their order.
  static func following(_ count: Int) -> Prepared<BenchmarkPost, Int> {
    prepared { (id: Parameter<Int>) in BenchmarkPost.filter { $0.id > id }.order { $0.id.ascending }.limit(count) }
  }

  static func createTable(in dialect: Dialect) -> SQL {
    let timestamp = dialect == .sqlite ? "datetime" : "timestamptz"
    return SQL(
      unsafe: """
        CREATE TABLE \(table) (id integer PRIMARY KEY, title varchar(100) NOT NULL, content text NOT NULL,
          slug varchar(100) NOT NULL, author_id integer NOT NULL, category_id integer NULL, views integer NOT NULL,
          likes integer NOT NULL, is_active boolean NOT NULL, score double precision NOT NULL,
          created_at \(timestamp) NOT NULL, updated_at \(timestamp) NOT NULL)
        """)
  }

  /// The values of the posts with these ids, the same in each run.
  static func rows(_ ids: ClosedRange<Int64>) -> [[DatabaseValue]] {
    let start = Date(timeIntervalSince1970: 1_780_000_000)
    return ids.map { id in
      [
        .integer(id), .text("A post about the number \(id), and 한글"),
        .text(String(repeating: "Lorem ipsum dolor sit amet. ", count: 4)), .text("a-post-about-\(id)"),
        .integer(id % 97), id.isMultiple(of: 3) ? .null : .integer(id % 11), .integer(id * 7 % 1000), .integer(id % 50),
        .bool(!id.isMultiple(of: 5)), .double(Double(id) / 8), .timestamp(start + Double(id) * 61.25),
        .timestamp(start + Double(id) * 97.5),
      ]
    }
  }
}
