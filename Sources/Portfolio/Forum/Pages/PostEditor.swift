import Foundation
import ManageKit

/// `/forum/posts/new/` and `/forum/posts/ID/edit/`: writes posts.
enum PostEditor {
  /// The empty form.
  static func showNew(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let categories = try await CategoryTree.load(from: context.database)
    return page(context.emptyForm(PostForm.self, fields: .offering(categories)), of: nil)
  }

  /// Adds the post, under its author's name.
  static func submitNew(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let categories = try await CategoryTree.load(from: context.database)
    var form = try await context.receivedForm(PostForm.self, fields: .offering(categories))
    guard let entry = form.validate() else { return page(form, of: nil) }
    let draft = Post.Draft(
      title: entry.title, content: entry.content, lastAddress: context.origin.ip, author: user.id,
      category: entry.category, categoryName: categories.name(of: entry.category),
      authorName: String(String.UnicodeScalarView(user.username.unicodeScalars.prefix(30))))
    do {
      let id = try await context.database.transaction { connection in
        try await ForumLimit.posts.check(user.id, in: connection)
        let post = try await Post.insert(draft, into: connection)
        try await complete(post.id, entry, by: user, from: context.origin.ip, in: connection)
        return post.id
      }
      return Redirect(toRoute: "post", ["id": id])
    } catch let error as TooMuchWritten {
      form.addError(error.mistake)
      return error.refusing(page(form, of: nil))
    }
  }

  /// The form with the post in it.
  static func showEdit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let post = try await Post.visible(in: context, to: .edit, by: user)
    let tags = try await Post.tags.of(post).order { $0.name.ascending }.select { $0.name }
      .fetch(from: context.database)
    // Tags that the text names itself come from there again.
    let own = Tag.names(in: post.content)
    var fields = PostForm.Fields.offering(try await CategoryTree.load(from: context.database))
    fields.title = fields.title.initial(post.title)
    fields.category = fields.category.initial(post.category)
    fields.content = fields.content.initial(post.content)
    fields.tagHelp = fields.tagHelp.initial(tags.filter { !own.contains($0) }.map { "#\($0)" }.joined(separator: " "))
    return page(context.emptyForm(PostForm.self, fields: fields), of: post)
  }

  /// Writes the post again.
  static func submitEdit(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    let post = try await Post.visible(in: context, to: .edit, by: user)
    let categories = try await CategoryTree.load(from: context.database)
    var form = try await context.receivedForm(PostForm.self, fields: .offering(categories))
    guard let entry = form.validate() else { return page(form, of: post) }
    try await context.database.transaction { connection in
      try await Post.lock(post.id, in: connection)
      try await Post.filter { $0.id == post.id }.update(in: connection) {
        $0.title = entry.title
        $0.content = entry.content
        $0.category = entry.category
        $0.categoryName = categories.name(of: entry.category)
        $0.lastAddress = context.origin.ip
      }
      try await complete(post.id, entry, by: user, from: context.origin.ip, in: connection)
    }
    return Redirect(toRoute: "post", ["id": post.id])
  }

  /// Writes what stands in other tables: the tags and the address.
  private nonisolated(nonsending) static func complete(
    _ post: Post.ID, _ entry: PostForm, by user: User, from address: IPAddress?, in connection: Connection
  ) async throws {
    try await Tag.set(entry.tags, of: post, in: connection)
    guard let address else { return }
    try await PostAddress.insert(PostAddress.Draft(address: address, post: post, user: user.id), into: connection)
  }

  private static func page(_ form: BoundForm<PostForm>, of post: Post?) -> Page {
    Page("forum/edit.html", ["form": form, "post": post], headers: .neverCached)
  }
}

extension PostForm.Fields {
  /// The fields with a choice for each category.
  fileprivate static func offering(_ categories: CategoryTree) -> Self {
    var fields = standard
    fields.category.choices = categories.choices
    return fields
  }
}
