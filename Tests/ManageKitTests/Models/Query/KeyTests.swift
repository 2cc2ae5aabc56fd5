import Foundation
import ManageGroundwork
import ManageTesting
import Testing

@testable import ManageKit

@Suite("Keys that are no integers", .timeLimit(.minutes(5)))
struct KeyTests {
  @Model("folder")
  struct Folder {
    @ID var id: UUID
    var name: String
    @References(Folder.self, onDelete: .restrict) var parent: Self.ID?
  }

  @Model("note")
  struct Note {
    @ID var id: CalendarDate
    @References(Folder.self, onDelete: .cascade) var folder: Folder.ID
  }

  @Model("line")
  struct Line {
    @ID @Field(digits: 6, places: 3) var id: Decimal
    @References(Note.self, onDelete: .cascade) var note: Note.ID
  }

  @Model("word")
  struct Word {
    @ID @Field(max: 20) var id: String
    @References(Line.self, onDelete: .cascade) var line: Line.ID?
    @References(Word.self, onDelete: .cascade) var stem: Self.ID?
  }

  private static let graph = ModelGraph([Folder.self, Note.self, Line.self, Word.self])
  private static let (root, child, other) = (UUID(), UUID(), UUID())
  // The syllable and its letters, which Swift takes for equal.
  private static let (composed, decomposed) = ("감", "\u{1100}\u{1161}\u{11B7}")

  private func with(_ dialect: Dialect, _ body: (Database, CalendarDate) async throws -> Void) async throws {
    let day = try #require(CalendarDate("2026-05-31"))
    try await TestDatabase.withDatabase(dialect) { database async throws in
      for schema in [Folder.schema, Note.schema, Line.schema, Word.schema] { try await schema.create(in: database) }
      try await Folder.insert(
        [
          Folder.Draft(id: Self.root, name: "root"), Folder.Draft(id: Self.child, name: "child", parent: Self.root),
          Folder.Draft(id: Self.other, name: "other"),
        ], into: database)
      try await Note.insert(Note.Draft(id: day, folder: Self.other), into: database)
      try await Line.insert([1.5, 2].map { Line.Draft(id: $0, note: day) }, into: database)
      try await Word.insert(
        [
          Word.Draft(id: Self.composed, line: 1.5), Word.Draft(id: Self.decomposed, line: 1.5),
          Word.Draft(id: "감나무", stem: Self.decomposed), Word.Draft(id: "loose"),
        ], into: database)
      try await body(database.bound { $0.models = Self.graph }, day)
    }
  }

  @Test("rows that reference a row go with it, whatever the keys are", arguments: TestDatabase.available)
  func cascade(dialect: Dialect) async throws {
    try await with(dialect) { database, _ async throws in
      let deleted = try await Folder.filter { $0.name == "other" }.delete(from: database)
      #expect(deleted == ["folder": 1, "note": 1, "line": 2, "word": 3])
      #expect(try await Word.all.select { $0.id }.fetch(from: database) == ["loose"])
    }
  }

  @Test("a row that restricts its own table's goes with it or keeps it", arguments: TestDatabase.available)
  func restrict(dialect: Dialect) async throws {
    try await with(dialect) { database, _ async throws in
      await #expect(throws: QueryError.protected(table: "folder", by: "folder", column: "parent_id")) {
        try await Folder.filter { $0.name == "root" }.delete(from: database)
      }
      #expect(try await Folder.all.count(in: database) == 3)
      let deleted = try await Folder.filter { $0.name.in(["root", "child"]) }.delete(from: database)
      #expect(deleted == ["folder": 2])
    }
  }

  @Test("relations are loaded by them", arguments: TestDatabase.available)
  func loading(dialect: Dialect) async throws {
    let notes = HasMany<Folder, Note.Columns>(\.folder)
    let lines = HasMany<Note, Line.Columns>(\.note)
    let words = HasMany<Line, Word.Columns>(\.line)
    let derived = HasMany<Word, Word.Columns>(\.stem)
    try await with(dialect) { database, day async throws in
      #expect(
        try await notes.load(for: Folder.all.fetch(from: database), from: database)[Self.other].map(\.id) == [day])
      let found = try await lines.load(for: Note.all.fetch(from: database), from: database) {
        $0.order { $0.id.ascending }
      }
      #expect(try found[day].map(\.id) == [1.5, 2])
      let loaded = try await words.load(for: Line.all.fetch(from: database), from: database)
      #expect(try loaded[Decimal(1.5)].count == 2)
      #expect(try loaded[2].isEmpty)
      let derivations = try await derived.load(for: Word.all.fetch(from: database), from: database)
      #expect(try derivations[Self.decomposed].map(\.id) == ["감나무"])
      #expect(try derivations[Self.composed].isEmpty)
    }
  }

  @Model("item")
  struct Item {
    @ID var id: UUID
    var label: String
    var price: Decimal?
    var address: IPAddress
  }

  @Test("pages meet every row once, by decimals, texts and addresses with ties", arguments: TestDatabase.available)
  func paging(dialect: Dialect) async throws {
    let orders: [(Item.Columns) -> [Ordering]] = [
      { [$0.price.ascending] }, { [$0.price.descending, $0.label.ascending] }, { [$0.label.descending] },
      { [$0.address.ascending] }, { [$0.address.descending, $0.price.ascending.nullsFirst] }, { _ in [] },
      { [$0.id.descending] },
    ]
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Item.schema.create(in: database)
      let addresses = ["10.0.0.9", "9.0.0.1", "::1", "fe80::1"]
      let labels = ["a", "B", "감", Self.decomposed]
      var items: [Item.Draft] = []
      for number in 0..<40 {
        let address = try #require(IPAddress(addresses[number / 3 % 4]))
        let price = number % 7 == 0 ? nil : Decimal(number % 5 * 30) / 4
        items.append(Item.Draft(id: UUID(), label: labels[number % 4], price: price, address: address))
      }
      try await Item.copy(items, into: database)
      for order in orders {
        let query = Item.order(order)
        let all = try await query.order { $0.id.ascending }.fetch(from: database)
        var seen: [Item] = []
        var page = try await query.page(after: nil, size: 7).fetch(from: database)
        while !page.isEmpty {
          seen += page
          page = try await query.page(after: page.last, size: 7).fetch(from: database)
        }
        #expect(seen.map(\.id) == all.map(\.id))
        #expect(seen.count == 40)
      }
    }
  }

  @Test("addresses are ordered by their numbers, IPv4 first", arguments: TestDatabase.available)
  func addresses(dialect: Dialect) async throws {
    let ordered = ["9.0.0.1", "10.0.0.2", "10.0.0.10", "255.0.0.1", "::1", "::ffff:1.2.3.4", "2001:db8::1", "fe80::"]
      .compactMap { IPAddress($0) }
    #expect(ordered.count == 8 && ordered.shuffled().sorted() == ordered)
    try await TestDatabase.withDatabase(dialect) { database async throws in
      try await Item.schema.create(in: database)
      let drafts = ordered.shuffled().map { Item.Draft(id: UUID(), label: "", address: $0) }
      try await Item.insert(
        drafts + drafts.prefix(2).map { Item.Draft(id: UUID(), label: "", address: $0.address) }, into: database)
      let distinct = Item.order { $0.address.ascending }.select { $0.address }.distinct()
      #expect(try await distinct.fetch(from: database) == ordered)
      let small = Item.filter { $0.address <= ordered[2] && $0.address > ordered[0] }.select { $0.address }.distinct()
      #expect(try await Set(small.fetch(from: database)) == Set(ordered[1...2]))
      let (least, greatest) = try await Item.all.aggregate(in: database) { ($0.address.min(), $0.address.max()) }
      #expect((least, greatest) == (ordered[0], ordered[7]))
      let between = Item.filter { $0.address.between(ordered[3], and: ordered[5]) }.select { $0.address }.distinct()
      #expect(try await between.count(in: database) == 3)
    }
  }
}
