public import ManageKit

extension App {
  /// The portfolio's pages about itself, and the files that browsers and search engines ask for.
  public static let home = App("home", settings: [.comments]) { routing, site in
    let about = AboutPage(comments: CommentService(site.settings))
    routing.get("", name: "home", sitemap: .page) { _, _ in Page("home/index.html") }
    routing.get("about/", name: "about", sitemap: .page, about.show)

    routing.post("i18n/setlang/", name: "set_language", csrfExempt: true, setLanguage)
    routing.get("sitemap.xml", name: "sitemap", sitemap)
    routing.get("robots.txt", name: "robots") { _, _ in
      Page("home/robots.txt", contentType: "text/plain; charset=utf-8")
    }
    routing.get("manifest.webmanifest", name: "manifest") { _, _ in
      Page("home/manifest.webmanifest", contentType: "application/manifest+json; charset=utf-8")
    }
  }
}
