// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is held to the same law: Swift 6, the coming language modes, no warnings.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The stages of the pipeline: they know the nouns below them, never each other.
let stages: [Target.Dependency] = ["Ingest", "Clean", "Segment", "Extract", "Load"]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: name,
    dependencies: dependencies + ["TestSupport"],
    exclude: exclude,
    swiftSettings: settings
  )
}

func library(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// The documentation's builder, which nothing else needs: `make docs` asks for it.
let documentation: [Package.Dependency] =
  Context.environment["ZHAI_DOCUMENTATION"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "zhai",
  products: [
    .executable(name: "zhai", targets: ["zhai"]),
    .library(name: "ZhaiLanguage", targets: ["Corpus", "Language", "Segment", "Extract"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ] + documentation,
  targets: [
    module("Corpus", []),
    module("Language", ["Corpus", "COpenCC"]),
    module("Markup", ["Corpus", "CUchardet"]),
    module("Ingest", ["Corpus", "Markup", .product(name: "Crypto", package: "swift-crypto")]),
    module("Clean", ["Corpus", "Language", "Markup"]),
    module("Segment", ["Corpus", "Language"]),
    module("Extract", ["Corpus", "Language"]),
    module(
      "Load",
      [
        "Corpus", "Language", "CXlsxWriter", "CArchive",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    module(
      "Pipeline",
      ["Corpus", "Language"] + stages + [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .executableTarget(
      name: "zhai",
      dependencies: [
        "Pipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "Corpus", "Language", "Segment", "Extract", "Load",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/Sources/Benchmark",
      swiftSettings: settings
    ),
    module("TestSupport", ["Corpus", "Language"] + stages + ["Pipeline"]),

    library("CLibXML2", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
    library("CArchive", pkgConfig: "libarchive", debian: "libarchive-dev"),
    library("CUchardet", pkgConfig: "uchardet", debian: "libuchardet-dev"),
    library("COpenCC", pkgConfig: "opencc", debian: "libopencc-dev"),
    library("CXlsxWriter", pkgConfig: "xlsxwriter", debian: "libxlsxwriter-dev"),

    tests("CorpusTests", ["Corpus"]),
    tests("LanguageTests", ["Language", "Corpus"]),
    tests("IngestTests", ["Ingest", "Corpus"]),
    tests("CleanTests", ["Clean", "Language", "Corpus"]),
    tests("SegmentTests", ["Segment", "Language", "Corpus"]),
    tests("ExtractTests", ["Extract", "Language", "Corpus"], exclude: ["Fixtures"]),
    tests("LoadTests", ["Load", "Corpus", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("PipelineTests", ["Pipeline", "Corpus", "Extract", "Segment"]),
    tests(
      "EndToEndTests",
      ["Corpus", "zhai", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Snapshots", "Fixtures"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
