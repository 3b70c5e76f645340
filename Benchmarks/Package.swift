// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "linli-benchmarks",
  dependencies: [
    .package(name: "linli", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Phases of the matching question, one benchmark each: `swift package benchmark`.
    .executableTarget(
      name: "MatchingBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "Linli", package: "linli"),
        .product(name: "LinliGLPK", package: "linli"), .product(name: "LinliLP", package: "linli"),
      ],
      path: "Benchmarks/MatchingBenchmarks", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Phases of the roster question.
    .executableTarget(
      name: "RosterBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "Linli", package: "linli"),
        .product(name: "LinliGLPK", package: "linli"), .product(name: "LinliLP", package: "linli"),
      ],
      path: "Benchmarks/RosterBenchmarks", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // The siting question, and invented location problems of each published family.
    .executableTarget(
      name: "SitingBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "Linli", package: "linli"),
        .product(name: "LinliGLPK", package: "linli"), .product(name: "LinliLP", package: "linli"),
      ],
      path: "Benchmarks/SitingBenchmarks", plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Whole sessions on seeded perturbed copies of Qingyang Street, with the programs for other solvers.
    .executableTarget(
      name: "WholeSessions",
      dependencies: [
        .product(name: "Linli", package: "linli"), .product(name: "LinliGLPK", package: "linli"),
        .product(name: "LinliLP", package: "linli"),
      ]),
  ]
)
