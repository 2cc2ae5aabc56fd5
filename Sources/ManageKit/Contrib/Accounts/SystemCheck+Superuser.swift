extension SystemCheck {
  /// A password for the first administrator that the rules for new passwords refuse.
  static let superuserPassword = SystemCheck(tag: "security", with: .deploy) { context in
    let readings = KeyValues.read([.superuser], in: context.environment, profile: context.settings.profile)
      .flatMap(\.readings).filter(\.isUsable)
    let value = { (name: String) in readings.first { $0.key.name == name }?.value?.reveal() ?? "" }
    guard let reading = readings.first(where: { $0.key.name == "DJANGO_SUPERUSER_PASSWORD" }) else { return [] }
    let user = UserAttributes(username: value("DJANGO_SUPERUSER_NAME"), email: value("DJANGO_SUPERUSER_EMAIL"))
    return PasswordPolicy.site.problems(with: value(reading.key.name), user: user).map { problem in
      CheckMessage(
        .weakSuperuserPassword, key: reading.name, "\(reading.name) is weak: \(problem.message)",
        hint: "choose another; 'manage createsuperuser --update --noinput' gives it to an administrator who exists",
        source: reading.source)
    }
  }
}

extension CheckID {
  /// The first administrator's password is one that others guess.
  static let weakSuperuserPassword: CheckID = "accounts.E001"
}
