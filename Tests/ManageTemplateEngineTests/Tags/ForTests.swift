import ManageTemplateEngine
import Testing

@Suite("For")
struct ForTests {
  @Test("a loop goes through the elements, or shows 'empty'")
  func elements() throws {
    let source = "{% for x in xs %}{{ x }},{% empty %}none{% endfor %}"
    #expect(try rendered(source, ["xs": [1, 2, 3]]) == "1,2,3,")
    #expect(try rendered(source, ["xs": []]) == "none")
    #expect(try rendered(source) == "none")
    #expect(try rendered("{% for x in xs reversed %}{{ x }}{% endfor %}", ["xs": [1, 2, 3]]) == "321")
  }

  @Test("forloop shows the loop's position")
  func forloop() throws {
    let names = "counter counter0 revcounter revcounter0 first last length".split(separator: " ")
    for (name, expected) in zip(names, ["1 2 ", "0 1 ", "2 1 ", "1 0 ", "True False ", "False True ", "2 2 "]) {
      #expect(try rendered("{% for x in 'ab' %}{{ forloop.\(name) }} {% endfor %}") == expected)
    }
  }

  @Test("parentloop is the loop around")
  func parentloop() throws {
    let source = "{% for x in 'ab' %}{% for y in 'cd' %}{{ forloop.parentloop.counter }}{{ y }}{% endfor %}{% endfor %}"
    #expect(try rendered(source) == "1c1d2c2d")
  }

  @Test("pairs are unpacked, and a dictionary's items keep their order")
  func unpacking() throws {
    let source = "{% for key, value in x.items %}{{ key }}={{ value }};{% endfor %}"
    #expect(try rendered(source, ["x": ["b": 1, "a": 2]]) == "b=1;a=2;")
    #expect(failure("{% for a, b in x %}{% endfor %}", ["x": [[1, 2, 3]]])?.kind == .render)
  }

  @Test("the loop's variables end with it")
  func scope() throws {
    #expect(try rendered("{% for x in 'ab' %}{% endfor %}{{ x }}{{ forloop }}", ["x": "outer"]) == "outer")
  }

  @Test("a number can't be gone through")
  func number() {
    #expect(failure("{% for x in 5 %}{% endfor %}")?.kind == .render)
  }
}
