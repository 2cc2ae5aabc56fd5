/// What people call a browser and the system that it runs on, such as "Firefox, Linux".
enum DeviceName {
  /// Of several, the first that the text has: others' names stand in the text too (MDN, "Browser detection using the
  /// user agent").
  private static let browsers = [
    ("KAKAOTALK", "KakaoTalk"), ("NAVER(", "NAVER"), ("Whale/", "Whale"), ("SamsungBrowser/", "Samsung Internet"),
    ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
  ]
  private static let systems = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"), ("Linux", "Linux"),
  ]

  /// The names that the text has; empty where it has none.
  static func make(fromUserAgent agent: String) -> String {
    [browsers, systems].compactMap { names in names.first { contains(agent, $0.0) }?.1 }.joined(separator: ", ")
  }

  private static func contains(_ text: String, _ word: String) -> Bool {
    Array(text.utf8).firstRange(of: Array(word.utf8)) != nil
  }
}
