// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "manage",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "manage", targets: ["manage"]),
    .library(name: "ManageKit", targets: ["ManageKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .executableTarget(name: "manage", dependencies: ["ManageKit"]),
    .target(
      name: "ManageKit",
      dependencies: [
        "CZlib",
        "CurlClient",
        "PostgresClient",
        "TemplateEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      exclude: ["Security/common-passwords.txt"],
      plugins: ["EmbedFiles"]
    ),

    // The leaves: each could be a package of its own and knows nothing of ManageKit.
    .target(name: "TemplateEngine"),
    .target(
      name: "PostgresClient",
      dependencies: ["CPostgres", .product(name: "Logging", package: "swift-log")]
    ),
    .target(name: "CurlClient", dependencies: ["CCurl"]),

    // Module maps of the system's C libraries.
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
    ),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
    ),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),

    // Puts migrations/, templates/ and static/ into the binary.
    .executableTarget(name: "embed"),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"]),

    .testTarget(
      name: "ManageKitTests",
      dependencies: [
        "CurlClient",
        "ManageKit",
        "manage",
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Storage/botocore-signatures.json"]
    ),
    .testTarget(name: "TemplateEngineTests", dependencies: ["TemplateEngine"]),
    .testTarget(name: "PostgresClientTests", dependencies: ["PostgresClient"]),
    .testTarget(name: "CurlClientTests", dependencies: ["CurlClient"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if Context.environment["CI"] != nil {
    target.swiftSettings?.append(.treatAllWarnings(as: .error))
  }
}
