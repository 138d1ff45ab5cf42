// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A stage of the pipeline, or a wrapper around foreign code: it may import what it names here and nothing else.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name)] + dependencies,
        swiftSettings: strict
    )
}

/// Links Swift's own libraries into the released program, and into those that are measured beside it: the machine that
/// serves needs no Swift, and the program starts in two thirds of the time, for finding its way in twelve libraries took
/// the rest. The build identity tells one build of the program from another without reading all of it. With the allocator
/// jemalloc a full build takes two thirds of the time that it takes with the C library's, which Xapian's many small trees
/// wear out.
let released = [
    "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
    "-Xlinker", "--build-id=sha1", "-ljemalloc",
]

let package = Package(
    name: "noticeboard",
    products: [.executable(name: "noticeboard", targets: ["noticeboard"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // Foreign code. Each C module has exactly one Swift client.
        .systemLibrary(
            name: "CCommonMark",
            pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXapianLibrary", pkgConfig: "xapian-core", providers: [.apt(["libxapian-dev"])]),
        .target(name: "CXapian", dependencies: ["CXapianLibrary"], linkerSettings: [.linkedLibrary("xapian")]),
        .target(name: "CTreeArena", dependencies: ["CCommonMark"]),
        .target(name: "CByteSearch"),
        stage("ByteCoding", ["CByteSearch"]),
        stage("CommonMark", ["CCommonMark", "CTreeArena", "ByteCoding"]),
        stage("Compression", ["CDeflate", "CBrotli"]),
        stage("Digest", ["CXXHash"]),
        stage("Parallel"),
        stage("QRCodes", ["CQREncode"]),
        stage("Templates", ["ByteCoding"]),
        stage("Xapian", ["CXapian"]),
        stage("YAML", ["CYAML"]),
        stage("ZipArchives", ["CZip"]),

        // The pipeline, in order. Each stage may import only the ones above it.
        stage("SiteContent", ["ByteCoding", "CommonMark", "Digest", "Parallel", "YAML"]),
        stage("SitePlanning", ["ByteCoding", "SiteContent", "CommonMark", "Digest", "Parallel"]),
        stage("SiteChecking", ["ByteCoding", "SitePlanning", "SiteContent", "CommonMark", "Digest", "Parallel"]),
        stage(
            "SiteRendering",
            [
                "SitePlanning", "SiteContent", "CommonMark", "Templates", "ByteCoding", "Digest", "QRCodes",
                "ZipArchives",
            ]
        ),
        stage("SiteSearch", ["ByteCoding", "Parallel", "Xapian"]),
        stage("SiteResults", ["SiteSearch", "Templates"]),
        stage(
            "SiteBuilding",
            [
                "SiteRendering", "SiteChecking", "SitePlanning", "SiteContent", "CommonMark", "SiteSearch",
                "SiteResults", "Templates", "Compression", "Digest", "Parallel", "ByteCoding",
            ]
        ),

        // The endpoint starts with no content on the machine: it knows the index, not the site's sources.
        stage(
            "SiteServing",
            [
                "SiteSearch", "SiteResults", "Templates",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        // A site while it is being written: what was built, in the browser, with what is wrong.
        stage(
            "SitePreviewing",
            [
                "SiteServing", "SiteRendering", "SiteResults", "SiteSearch", "SiteChecking", "SitePlanning",
                "SiteContent",
                "Templates",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        stage(
            "SiteCommands",
            [
                "SiteBuilding", "SitePreviewing", "SiteServing", "SiteResults", "SiteSearch", "SiteChecking",
                "SitePlanning",
                "SiteContent",
                "Digest", "Parallel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .executableTarget(
            name: "noticeboard",
            dependencies: ["SiteCommands"],
            swiftSettings: strict,
            linkerSettings: [.unsafeFlags(released, .when(configuration: .release))]
        ),

        // A query alone, without HTTP, for scripts/benchmark.
        .executableTarget(
            name: "search-benchmark",
            dependencies: ["SiteResults", "SiteSearch"],
            path: "Benchmarks/Search",
            swiftSettings: strict,
            linkerSettings: [.unsafeFlags(released, .when(configuration: .release))]
        ),
        // Pages alone, made and not written, and the index alone.
        .executableTarget(
            name: "part-benchmark",
            dependencies: [
                "SiteBuilding", "SiteRendering", "SitePlanning", "SiteContent", "SiteSearch", "CommonMark", "Digest",
                "Parallel",
            ],
            path: "Benchmarks/Parts",
            swiftSettings: strict,
            linkerSettings: [.unsafeFlags(released, .when(configuration: .release))]
        ),

        // For tests alone.
        stage("SiteTesting"),
        tests(of: "ByteCoding"),
        tests(of: "CommonMark"),
        tests(of: "Compression", ["CDeflate", "CBrotli"]),
        tests(of: "Digest"),
        tests(of: "QRCodes"),
        // What templates must print is told by the library.
        tests(of: "Templates", ["ByteCoding", "SiteTesting", .product(name: "Mustache", package: "swift-mustache")]),
        tests(of: "Xapian", ["SiteTesting"]),
        tests(of: "YAML"),
        tests(of: "ZipArchives"),
        tests(of: "SiteContent", ["CommonMark", "Digest"]),
        tests(of: "SitePlanning", ["SiteContent", "CommonMark", "Digest"]),
        tests(of: "SiteChecking", ["SitePlanning", "SiteContent", "CommonMark", "Digest", "SiteTesting"]),
        tests(
            of: "SiteRendering",
            ["SitePlanning", "SiteContent", "CommonMark", "Templates", "Digest", "SiteResults", "SiteTesting"]
        ),
        tests(of: "SiteSearch", ["Xapian", "SiteTesting"]),
        tests(of: "SiteResults", ["SiteSearch", "Templates"]),
        tests(
            of: "SiteBuilding",
            [
                "SiteChecking", "SiteRendering", "SitePlanning", "SiteContent", "SiteSearch", "SiteResults",
                "Compression", "CBrotli",
                "CDeflate",
                "Digest",
                "SiteTesting",
            ]
        ),
        tests(
            of: "SiteServing",
            [
                "SiteSearch", "SiteResults",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        tests(
            of: "SitePreviewing",
            [
                "SiteServing", "SiteRendering", "SiteResults", "SiteSearch", "SitePlanning", "SiteContent",
                "SiteTesting",
                "Templates", "Digest",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
