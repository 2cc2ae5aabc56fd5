import Testing

@testable import ManageKit
@testable import ManageTemplateEngine

/// Somebody who reads a form's pages.
enum Reader {
  /// A reader of a language, with the library's templates and texts.
  static func locale(_ language: String = "en") throws -> FormLocale {
    let engine = try Site([.accounts], languages: ["en", "ko"]).templates(root: "/nonexistent").engine()
    return FormLocale(engine: engine, language: language)
  }

  /// A body of `application/x-www-form-urlencoded` as a form gets it.
  static func input(_ body: String) throws -> FormInput {
    FormInput(try #require(FormData(urlEncoded: Array(body.utf8))))
  }
}
