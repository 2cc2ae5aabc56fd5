import ManageTemplateEngine
import Testing

@testable import ManageKit

struct FormTests {
  private func bound(_ text: String) throws -> Form {
    var form = Form([
      FormField("username", label: "Username", maximumLength: 5),
      FormField("nickname", label: "Nickname", isRequired: false),
    ])
    form.bind(try #require(FormData(urlEncoded: Array(text.utf8))))
    return form
  }

  @Test("a form takes the values sent under its fields' names")
  func bind() throws {
    let form = try bound("username=minsu&nickname=m&other=1")
    #expect(form.isValid && form["username"] == "minsu" && form["nickname"] == "m" && form["other"] == "")
  }

  @Test("a required field that is empty or missing makes it invalid; others may be")
  func required() throws {
    for text in ["", "username=", "username=++"] {
      let form = try bound(text)
      #expect(!form.isValid)
      #expect(form.fields[0].errors == ["This field is required."] && form.fields[1].errors.isEmpty)
    }
  }

  @Test("an error of a field or of the whole makes it invalid")
  func errors() throws {
    var form = try bound("username=minsu")
    form.addError("That name is taken.", to: "username")
    #expect(!form.isValid && form.fields[0].errors == ["That name is taken."])
    form = try bound("username=minsu")
    form.nonFieldErrors = ["Try again."]
    #expect(!form.isValid)
    form = try bound("username=minsu")
    form.addError("nobody reads this", to: "nothing")
    #expect(form.isValid)
  }

  @Test("a page shows the fields and the errors, escaped")
  func template() throws {
    var form = try bound("username=%3Cb%3E")
    form.nonFieldErrors = ["Try & try again."]
    let engine = Engine(
      loader: DictionaryLoader([
        "form.html": """
        {% for error in form.non_field_errors %}{{ error }}{% endfor %}\
        {% for field in form.fields %}|{{ field.name }}={{ field.value }}{% endfor %}
        """
      ]))
    let html = String(decoding: try engine.render("form.html", ["form": form.templateValue]), as: UTF8.self)
    #expect(html == "Try &amp; try again.|username=&lt;b&gt;|nickname=")
  }
}
