import Hummingbird
import ManageGroundwork
import ManageTemplateEngine
import ManageTesting
import Testing

@testable import ManageKit

struct MessageTests {
  @Test("messages are kept in the form that Django reads")
  func form() {
    let session = Session()
    session.addMessage(.success, "\"김치\" & rice")
    session.addMessage(.error, "no")
    #expect(
      session["_messages"]?.string
        == #"[["__json_message",0,25,"\"\uae40\uce58\" & rice"],["__json_message",0,40,"no"]]"#)
  }

  @Test("messages that Django wrote are read, whatever else is there")
  func readsDjango() {
    let session = Session()
    session["_messages"] = .string(
      #"[["__json_message", 0, 25, "done", "extra"], ["__json_message", 1, 77, "<b>own level</b>"], 5, ["x"]]"#)
    #expect(
      session.takeMessages() == [
        Message(level: .success, text: "done"), Message(level: .info, text: "<b>own level</b>"),
      ])
  }

  @Test("anything but messages shows nothing", arguments: [JSONValue.string("nonsense"), .int(1), .string("{}")])
  func garbage(value: JSONValue) {
    let session = Session()
    session["_messages"] = value
    #expect(session.takeMessages().isEmpty)
    #expect(session["_messages"] == nil)
  }

  @Test("messages are taken once, and a session without any isn't touched")
  func takenOnce() {
    let session = Session()
    #expect(session.takeMessages().isEmpty && !session.current.isModified)
    session.addMessage(.info, "hello")
    #expect(session.takeMessages() == [Message(level: .info, text: "hello")])
    #expect(session.takeMessages().isEmpty && session.current.data.isEmpty)
  }

  @Test("the next page that shows messages shows them, and only that one")
  func shownOnce() async throws {
    try await RoutedSite.with(
      templates: [
        "messages.html":
          "{% for message in messages %}[{{ message.tags }} {{ message.level }}: {{ message }}]{% endfor %}",
        "plain.html": "plain",
      ],
      routes: { routing in
        routing.get("add/") { _, context in
          context.session.addMessage(.success, "<done>")
          context.session.addMessage(.warning, "careful")
          return Redirect(to: "/messages/")
        }
        routing.get("plain/") { _, _ in Page("plain.html") }
        routing.get("messages/") { _, _ in Page("messages.html") }
      }
    ) { site in
      let cookie = try #require(try await site.send(.get, "/add/").cookies.first)
      let headers = ["Cookie": "sessionid=\(cookie.value)"]
      #expect(try await site.send(.get, "/plain/", headers: headers).text == "plain")
      let page = try await site.send(.get, "/messages/", headers: headers)
      #expect(page.text == "[success 25: &lt;done&gt;][warning 30: careful]")
      #expect(try await site.send(.get, "/messages/", headers: headers).text.isEmpty)
    }
  }
}
