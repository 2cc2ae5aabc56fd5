import ManageTemplateEngine
import Testing

@testable import ManageKit

@Suite("A field of JSON")
struct JSONTests {
  @Test("is written with sorted keys")
  func encoding() {
    #expect(JSON(Blog.Layout(columns: 2, tags: ["a/b"])).databaseValue == .text(#"{"columns":2,"tags":["a/b"]}"#))
    #expect(JSON(["b": 1, "a": 2]).databaseValue == .text(#"{"a":2,"b":1}"#))
  }

  @Test("refuses JSON of another shape, and text that isn't JSON", arguments: ["{}", "[1]", "nothing", ""])
  func otherShape(text: String) {
    #expect(JSON<Blog.Layout>.fromDatabaseValue(.text(text)) == nil)
  }

  @Test("has its value's members")
  func members() {
    var layout = JSON(Blog.Layout())
    layout.columns = 5
    #expect(layout.value.columns == 5)
    #expect(layout.tags.isEmpty)
  }

  @Test("is dictionaries and lists to a template")
  func templates() throws {
    struct Everything: Codable, Equatable {
      var number = 1.5, count = 2, flag = true, none: [Int?] = [nil, 1], text = "글"
    }
    let value = JSON(Everything()).templateValue
    #expect(value.text == "{'count': 2, 'flag': True, 'none': [None, 1], 'number': 1.5, 'text': '글'}")
  }
}
