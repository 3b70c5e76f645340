// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: strict imports, and a warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let collections: Target.Dependency = .product(name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "linli",
  products: [
    .library(name: "LinliLP", targets: ["LinliLP"]),
    .library(name: "LinliGLPK", targets: ["LinliGLPK"]),
    .library(
      name: "Linli",
      targets: ["LinliDomain", "LinliMatching", "LinliRostering", "LinliSiting", "LinliScenario", "LinliReport"]),
    .executable(name: "linli", targets: ["LinliCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The system's GLPK behind an error hook. Arrows point down only: see README, Layout.
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "LinliLP", swiftSettings: strict),
    .target(name: "LinliGLPK", dependencies: ["CGLPK", "LinliLP"], swiftSettings: strict),
    .target(name: "LinliDomain", dependencies: [collections], swiftSettings: strict),
    .target(name: "LinliMatching", dependencies: ["LinliDomain", "LinliLP", collections], swiftSettings: strict),
    .target(
      name: "LinliRostering",
      dependencies: [
        "LinliDomain", "LinliLP", collections, .product(name: "HeapModule", package: "swift-collections"),
      ], swiftSettings: strict),
    .target(name: "LinliSiting", dependencies: ["LinliDomain", "LinliLP", collections], swiftSettings: strict),
    .target(
      name: "LinliScenario",
      dependencies: [
        "LinliDomain", "LinliLP", "LinliMatching", "LinliRostering", "LinliSiting",
        .product(name: "Yams", package: "Yams"),
        collections,
      ],
      swiftSettings: strict),
    .target(
      name: "LinliReport",
      dependencies: ["LinliDomain", "LinliLP", "LinliMatching", "LinliRostering", "LinliScenario", "LinliSiting"],
      swiftSettings: strict),
    .executableTarget(
      name: "LinliCLI",
      dependencies: [
        "LinliGLPK", "LinliLP", "LinliMatching", "LinliReport", "LinliRostering", "LinliScenario", "LinliSiting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "LinliTestSupport", dependencies: ["LinliDomain", "LinliLP", "LinliMatching", "LinliRostering"],
      path: "Tests/LinliTestSupport", swiftSettings: strict),
    .testTarget(name: "LinliLPTests", dependencies: ["LinliLP", "LinliTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LinliGLPKTests", dependencies: ["CGLPK", "LinliGLPK", "LinliLP", "LinliTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LinliMatchingTests",
      dependencies: ["LinliDomain", "LinliGLPK", "LinliLP", "LinliMatching", "LinliScenario", "LinliTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LinliRosteringTests",
      dependencies: ["LinliDomain", "LinliGLPK", "LinliLP", "LinliRostering", "LinliScenario", "LinliTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LinliSitingTests",
      dependencies: ["LinliDomain", "LinliGLPK", "LinliLP", "LinliScenario", "LinliSiting", "LinliTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LinliScenarioTests",
      dependencies: [
        "LinliDomain", "LinliGLPK", "LinliLP", "LinliMatching", "LinliRostering", "LinliScenario", "LinliSiting",
        "LinliTestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "LinliReportTests",
      dependencies: [
        "LinliDomain", "LinliGLPK", "LinliLP", "LinliMatching", "LinliReport", "LinliRostering", "LinliScenario",
        "LinliTestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "LinliCLITests",
      dependencies: ["LinliCLI", "LinliGLPK", "LinliLP", "LinliRostering", "LinliTestSupport"], swiftSettings: strict),
  ]
)
