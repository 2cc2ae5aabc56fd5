extension WebContext {
  /// The reader of the page.
  public var formLocale: FormLocale { FormLocale(engine: engine, language: language) }

  /// A form that nobody has filled in yet.
  public func emptyForm<Content: Form>(_ type: Content.Type, fields: Content.Fields = .standard) -> BoundForm<Content> {
    BoundForm(type, fields: fields, formLocale)
  }

  /// A form with what was sent, its files too; they are kept in memory, within the limits of the route.
  ///
  /// Throws `UploadError` above those limits.
  public func receivedForm<Content: Form>(
    _ type: Content.Type, fields: Content.Fields = .standard
  ) async throws -> BoundForm<Content> {
    BoundForm(type, fields: fields, input: try await formInput, formLocale)
  }

  /// What was sent.
  private var formInput: FormInput {
    get async throws {
      // A form without files may come in the encoding that has none, also to a route that takes them.
      guard files.mayCome else { return FormInput(form) }
      var received: [(UploadedFile, [UInt8])] = []
      for try await file in files { received.append((file, try await file.reduce(into: [UInt8]()) { $0 += $1 })) }
      var input = FormInput(await files.fields)
      for (file, bytes) in received {
        let type = (try? file.contentType.string(maximumBytes: 255)) ?? ""
        input.append(FormFile(name: file.name, contentType: type, bytes: bytes), to: file.field)
      }
      return input
    }
  }
}
