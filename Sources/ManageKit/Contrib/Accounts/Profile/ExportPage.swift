import HTTPTypes
import Hummingbird
import ManageGroundwork

/// `/accounts/export/`: all that the site keeps about a user, as a file.
struct ExportPage: Sendable {
  let site: SiteContext

  /// The user's own row, without the password, and the rows of theirs that the apps name, by their tables.
  func show(_ request: Request, _ context: WebContext, _ user: User) async throws -> any Reply {
    var tables = JSONObject()
    for data in site.personalData {
      let rows = try await data.rows(ofUser: user.id, from: context.database)
      tables[data.table] = .array((tables[data.table]?.array ?? []) + rows)
    }
    var headers = HTTPFields.neverCached
    headers[.contentDisposition] = ContentDisposition(isAttachment: true, fileName: "my-data.json").headerValue
    return JSONReply(.object(tables), headers: headers)
  }
}
