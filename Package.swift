// swift-tools-version: 6.2

import CompilerPluginSupport
import PackageDescription

let package = Package(
  name: "manage",
  platforms: [.macOS(.v15)],
  products: [
    // No executable is a product: a package that depends on this one may have a target `manage` of its own.
    .library(name: "ManageKit", targets: ["ManageKit"]),
    .library(name: "ManageTesting", targets: ["ManageTesting"]),
    .plugin(name: "ManageResources", targets: ["ManageResources"]),
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
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
  ],
  targets: [
    // This package's own site.
    .executableTarget(name: "manage", dependencies: ["ManageKit", "Portfolio"], plugins: ["ManageResources"]),
    .target(name: "Portfolio", dependencies: ["ManageKit"]),

    .target(
      name: "ManageKit",
      dependencies: [
        "CManageArguments",
        "CManageBrotli",
        "CManageZlib",
        "ManageCurlClient",
        "ManageGroundwork",
        "ManageMacros",
        "ManagePostgresClient",
        "ManageTemplateEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      exclude: [
        "Contrib/Accounts/Resources", "Contrib/Mail/Resources", "Contrib/Sessions/Resources",
        "Contrib/Throttle/Resources", "Resources", "Security/Resources",
      ],
      plugins: ["ManageResources"]
    ),
    // What the tests of a site are written with.
    .target(
      name: "ManageTesting",
      dependencies: [
        "ManageCurlClient",
        "ManageGroundwork",
        "ManageKit",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]
    ),

    .macro(
      name: "ManageMacros",
      dependencies: [
        "ManageMacroExpansion",
        .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
      ]
    ),
    // What the macros make of a declaration.
    .target(
      name: "ManageMacroExpansion",
      dependencies: [
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftSyntaxBuilder", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
      ]
    ),

    // What several targets need: calendar, URLs, JSON, addresses, white space, waiting.
    .target(name: "ManageGroundwork"),

    // The leaves: each stands on the groundwork alone and knows nothing of ManageKit.
    .target(name: "ManageTemplateEngine", dependencies: ["ManageGroundwork"]),
    .target(
      name: "ManagePostgresClient",
      dependencies: ["CManagePostgres", "ManageGroundwork", .product(name: "Logging", package: "swift-log")]
    ),
    .target(name: "ManageCurlClient", dependencies: ["CManageCurl", "ManageGroundwork"]),

    // The arguments of the process, taken where the C library passes them.
    .target(name: "CManageArguments"),

    // Module maps of the system's C libraries.
    .systemLibrary(
      name: "CManagePostgres", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
    ),
    .systemLibrary(
      name: "CManageCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
    ),
    .systemLibrary(
      name: "CManageZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),

    .systemLibrary(
      name: "CManageBrotli", pkgConfig: "libbrotlienc",
      providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]
    ),

    // Compiles a target's resources into the binary.
    .executableTarget(name: "ManageEmbed"),
    .plugin(name: "ManageResources", capability: .buildTool(), dependencies: ["ManageEmbed"]),

    // In no product, so that a site that uses ManageKit never builds it.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CBareLibpq",
        "ManageKit",
        "ManagePostgresClient",
        "ManageTemplateEngine",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      path: "Benchmarks",
      exclude: ["Database/CBareLibpq", "Database/Peers", "Publish/Peers", "Templates/Pages", "Templates/Peers"]
    ),
    .target(name: "CBareLibpq", dependencies: ["CManagePostgres"], path: "Benchmarks/Database/CBareLibpq"),

    .testTarget(
      name: "ManageKitTests",
      dependencies: [
        "ManageCurlClient",
        "ManageGroundwork",
        "ManageKit",
        "ManageTesting",
        "Portfolio",
        "manage",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: [
        "Commands/django-options.json", "Mail/parse-messages.py", "Storage/aws-signatures.json",
        "Storage/botocore-presigned.json",
        "Storage/botocore-signatures.json",
        "Storage/images.json", "Web/Server/hostile-requests.txt",
      ]
    ),
    .testTarget(name: "PortfolioTests", dependencies: ["ManageKit", "ManageTesting", "Portfolio"]),
    .testTarget(
      name: "ManageMacroExpansionTests",
      dependencies: [
        "ManageMacroExpansion",
        .product(name: "SwiftSyntaxMacroExpansion", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacrosGenericTestSupport", package: "swift-syntax"),
      ]
    ),
    .testTarget(name: "ManageGroundworkTests", dependencies: ["ManageGroundwork"]),
    .testTarget(
      name: "VectorsTests", dependencies: ["ManageGroundwork", "ManageKit", "ManageTemplateEngine"],
      exclude: ["form-texts.json"]),
    .testTarget(
      name: "ManageTemplateEngineTests", dependencies: ["ManageGroundwork", "ManageTemplateEngine"],
      exclude: ["Fuzzing/corpus.txt"]),
    .testTarget(name: "ManagePostgresClientTests", dependencies: ["ManagePostgresClient"]),
    .testTarget(name: "ManageCurlClientTests", dependencies: ["ManageCurlClient"]),
  ],
  swiftLanguageModes: [.v6]
)

// The plugin that builds the documentation, which only `make docs` needs.
if Context.environment["MANAGE_DOCS"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

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
