import ManageGroundwork
public import ManageTemplateEngine

/// A note that the next page shows once: "You have signed in."
public struct Message: Sendable, Equatable {
  /// How important it is; the raw values are Django's.
  public enum Level: Int, Sendable {
    case debug = 10
    case info = 20
    case success = 25
    case warning = 30
    case error = 40

    /// The name that a template uses as a class.
    var tag: String {
      switch self {
      case .debug: "debug"
      case .info: "info"
      case .success: "success"
      case .warning: "warning"
      case .error: "error"
      }
    }
  }

  /// How important it is.
  public var level: Level
  /// The message.
  public var text: String
}

extension Message: TemplateObject {
  /// `{{ message.tags }}`, `{{ message.level_tag }}`, `{{ message.level }}` and `{{ message.message }}`, as in Django.
  public func member(_ name: String) -> TemplateValue? {
    switch name {
    case "tags", "level_tag": .string(level.tag)
    case "level": .int(level.rawValue)
    case "message": .string(text)
    default: nil
    }
  }

  public var templateText: String { text }
}

extension Message: TemplateValueConvertible {
  public var templateValue: TemplateValue { .object(self) }
}

extension Session {
  /// Where Django's `SessionStorage` keeps messages, and in which form: a JSON text of
  /// `["__json_message", is_safe, level, text]`.
  private static let messagesKey = "_messages"
  private static let messageMark = "__json_message"

  /// Adds a note for the next page.
  public func addMessage(_ level: Message.Level, _ text: String) {
    let entry: JSONValue = .array([.string(Self.messageMark), .int(0), .int(level.rawValue), .string(text)])
    self[Self.messagesKey] = .string(JSONValue.array(storedMessages + [entry]).serialized())
  }

  /// The notes to show, which are then gone.
  func takeMessages() -> [Message] {
    let messages = storedMessages.compactMap(Self.message)
    if self[Self.messagesKey] != nil { self[Self.messagesKey] = nil }
    return messages
  }

  private var storedMessages: [JSONValue] {
    self[Self.messagesKey]?.string.flatMap { try? JSONValue(parsing: $0) }?.array ?? []
  }

  private static func message(_ value: JSONValue) -> Message? {
    guard let parts = value.array, parts.count >= 4, parts[0].string == messageMark, let text = parts[3].string
    else { return nil }
    return Message(level: parts[2].int.flatMap(Message.Level.init) ?? .info, text: text)
  }
}
