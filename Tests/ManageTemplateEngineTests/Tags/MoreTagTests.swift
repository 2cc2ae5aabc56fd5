import Foundation
import ManageTemplateEngine
import Synchronization
import Testing

private final class MemoryCache: FragmentCache {
  private let fragments = Mutex<[String: String]>([:])

  func fragment(for key: String) -> String? { fragments.withLock { $0[key] } }

  func store(_ fragment: String, for key: String, seconds: Int?) {
    fragments.withLock { $0[key] = fragment }
  }
}

@Suite("Tags of lists, numbers and times")
struct MoreTagTests {
  @Test("ifchanged shows a value where it differs from the last turn's, again in each loop")
  func ifChanged() throws {
    let source = "{% for x in xs %}{% ifchanged x.0 %}{{ x.0 }}{% else %}-{% endifchanged %}{% endfor %}"
    #expect(try rendered(source, ["xs": [[1], [1], [2], [1]]]) == "1-21")
    let body = "{% for x in xs %}{% for y in x %}{% ifchanged %}{{ y }}{% endifchanged %}{% endfor %}{% endfor %}"
    #expect(try rendered(body, ["xs": [[1, 1], [1, 2, 2]]]) == "112")
  }

  @Test("regroup puts neighbours with something in common together")
  func regroup() throws {
    let posts: Values = ["posts": [["c": "a", "n": 1], ["c": "a", "n": 2], ["c": "b", "n": 3]]]
    let source =
      "{% regroup posts by c as groups %}{% for g in groups %}{{ g.grouper }}{% for p in g.list %}{{ p.n }}{% endfor %}"
      + ";{% endfor %}{% for name, list in groups %}{{ name }}{{ list|length }}{% endfor %}"
    #expect(try rendered(source, posts) == "a12;b3;a2b1")
  }

  @Test("widthratio rounds a share of a width")
  func widthRatio() throws {
    #expect(try rendered("{% widthratio 175 200 100 %}{% widthratio a 0 100 %}", ["a": 1]) == "880")
    #expect(try rendered("{% widthratio 1 3 100 as w %}<{{ w }}>") == "<33>")
    #expect(failure("{% widthratio 1 2 'x' %}")?.message == "widthratio final argument must be a number")
  }

  @Test("querystring changes the request's query and escapes it")
  func queryString() throws {
    let values: Values = ["request": ["GET": ["a": ["1", "2"], "b": ["x y"]]]]
    #expect(try rendered("{% querystring b=None c='é' %}", values) == "?a=1&amp;a=2&amp;c=%C3%A9")
    #expect(try rendered("{% querystring %}", values) == "?a=1&amp;a=2&amp;b=x+y")
    #expect(failure("{% querystring x %}", ["x": nil])?.message.contains("requires mappings") == true)
  }

  @Test("lorem begins with the common words, and ends")
  func lorem() throws {
    #expect(try rendered("{% lorem 3 w %}") == "lorem ipsum dolor")
    #expect(try rendered("{% lorem 2 p %}").hasPrefix("<p>Lorem ipsum dolor sit amet, consectetur"))
    #expect(try rendered("{% lorem 999999999 w random %}").split(separator: " ").count == 1000)
  }

  @Test("prefixes come from the options")
  func prefixes() throws {
    var options = Options()
    options.staticPrefix = "/s/"
    #expect(try rendered("{% get_static_prefix %}{% get_media_prefix as m %}{{ m }}", options: options) == "/s//media/")
  }

  @Test("debug shows the variables, escaped, in development alone")
  func debug() throws {
    #expect(try rendered("{% debug %}", ["x": "<"]) == "")
    #expect(try rendered("{% debug %}", ["x": "<"], options: Options(debug: true)).contains("&#x27;&lt;&#x27;"))
  }

  @Test("cache keeps a part of a page, apart for each of its variants")
  func cache() throws {
    let engine = Engine(loader: DictionaryLoader([:]), fragments: MemoryCache())
    let template = try engine.compile("{% load cache %}{% cache 60 part key %}{{ x }}{% endcache %}")
    #expect(try engine.renderText(template, ["x": 1, "key": "a"]) == "1")
    #expect(try engine.renderText(template, ["x": 2, "key": "a"]) == "1")
    #expect(try engine.renderText(template, ["x": 2, "key": "b"]) == "2")
  }

  @Test("zones: a tag for a part of the page, filters for a value")
  func zones() throws {
    let values: Values = ["d": Date(timeIntervalSince1970: 0).templateValue]
    let source = "{{ d|time:'H' }}{% timezone 'Asia/Seoul' %}{{ d|time:'H' }}{{ d|utc|time:'H' }}{% endtimezone %}"
    #expect(try rendered(source, values) == "000900")
    #expect(try rendered("{{ d|timezone:'Asia/Seoul'|date:'H' }}", values) == "09")
    let seoul = Options(timeZone: TimeZone(identifier: "Asia/Seoul") ?? .gmt)
    #expect(try rendered("{% localtime off %}{{ d|time:'H' }}{% endlocaltime %}", values, options: seoul) == "00")
    #expect(try rendered("{% get_current_timezone as z %}{{ z }}", options: seoul) == "Asia/Seoul")
  }

  @Test("an engine has one cache, whose name is default")
  func cacheName() throws {
    #expect(try rendered("{% cache 1 part using='default' %}a{% endcache %}") == "a")
    let messages = ["name", "'unknown'"].map { failure("{% cache 1 part using=\($0) %}a{% endcache %}")?.message }
    #expect(messages == ["''", "'unknown'"].map { "Invalid cache name specified for cache tag: \($0)" })
  }

  @Test("csp_nonce_attr takes no more than a form's media, of which there are none")
  func nonce() throws {
    let nonce: Values = ["csp_nonce": "n"]
    #expect(try rendered("{% csp_nonce_attr missing %}", nonce) == "nonce=\"n\"")
    let message = "'csp_nonce_attr' received too many positional arguments"
    #expect(failure("{% csp_nonce_attr a b %}")?.message == message)
    #expect(failure("{% csp_nonce_attr 'a' %}", nonce)?.kind == .render)
  }
}
