import ArgumentParser
import ManageGroundwork

/// `manage routes`: what answers which path.
struct Routes: Command {
  static let name = "routes"
  static let summary = "List the routes of the site."

  @Flag(help: "Print one JSON document.")
  var json = false

  func run(in context: CommandContext) {
    let routes = context.site.routes(settings: context.settings, logger: context.logger("routes"))
    if json {
      context.console.print(JSONValue.array(routes.map(\.json)).serialized())
    } else {
      print(routes.map(\.cells), on: context.console)
    }
  }

  /// Columns as wide as their widest cell.
  private func print(_ rows: [[String]], on console: Console) {
    let titles = ["METHOD", "PATH", "NAME", "APP", "HANDLER"]
    let widths = titles.indices.map { column in ([titles] + rows).map { $0[column].count }.max() ?? 0 }
    for row in [titles] + rows {
      let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
      console.print(cells.joined(separator: "  ").trimmingASCIIWhitespace())
    }
  }
}

extension Route {
  fileprivate var cells: [String] {
    [method.rawValue, "/" + pattern, name ?? "-", app, place]
  }

  fileprivate var json: JSONValue {
    .object([
      "method": .string(method.rawValue), "path": .string("/" + pattern), "name": name.map { .string($0) } ?? .null,
      "app": .string(app), "handler": .string(place),
    ])
  }
}
