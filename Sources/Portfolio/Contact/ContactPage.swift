import ManageKit

/// `/contact/`
struct ContactPage: Sendable {
  let owner: EmailAddress

  /// Shows the form.
  func show(_ request: Request, _ context: WebContext) -> Page {
    page(context.emptyForm(ContactForm.self, fields: ContactForm.Fields(for: context.user)))
  }

  /// Mails the message to the owner, whose reply goes to the visitor.
  func submit(_ request: Request, _ context: WebContext) async throws -> any Reply {
    var form = try await context.receivedForm(ContactForm.self)
    guard let contact = form.validate() else { return page(form) }
    let values = ["name": contact.name, "email": contact.email, "message": contact.message]
    // No header holds what the visitor typed, except for the address, which was checked.
    var mail = try await context.email("contact/email/message", values: values, to: [owner])
    mail.replyTo = [EmailAddress(contact.email)]
    try await context.sendMail(mail)
    context.session.addMessage(.success, context.translate("Thank you. Your message is on its way."))
    return Redirect(toRoute: "contact")
  }

  private func page(_ form: BoundForm<ContactForm>) -> Page {
    Page("contact/contact.html", ["form": form], headers: .neverCached)
  }
}
