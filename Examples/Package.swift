// swift-tools-version: 6.2

import PackageDescription

// Sites that use ManageKit as any package does: by its products, with plain imports.
let package = Package(
  name: "Examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "manage", path: "..")],
  targets: [
    .executableTarget(name: "manage", dependencies: ["Books", .product(name: "ManageKit", package: "manage")]),
    .target(
      name: "Books",
      dependencies: [.product(name: "ManageKit", package: "manage")],
      exclude: ["Resources"],
      plugins: [.plugin(name: "ManageResources", package: "manage")]
    ),
    .testTarget(
      name: "BooksTests",
      dependencies: ["Books", "manage", .product(name: "ManageTesting", package: "manage")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
