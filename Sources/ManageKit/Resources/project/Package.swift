// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "Project",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "manage", path: "../../../..")
  ],
  targets: [
    // The site's command: it names the apps.
    .executableTarget(
      name: "manage",
      dependencies: ["Project", .product(name: "ManageKit", package: "manage")],
      plugins: [.plugin(name: "ManageResources", package: "manage")]
    ),
    // The site's apps, one folder each.
    .target(name: "Project", dependencies: [.product(name: "ManageKit", package: "manage")]),
    .testTarget(
      name: "ProjectTests",
      dependencies: ["Project", "manage", .product(name: "ManageTesting", package: "manage")]
    ),
  ]
)
