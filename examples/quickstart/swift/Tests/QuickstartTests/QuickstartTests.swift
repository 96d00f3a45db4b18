import Foundation
import XCTest

@testable import Quickstart

final class QuickstartTests: XCTestCase {
    func testItRunsAndSaysWhatItsCommentsSay() throws {
        var told: [String] = []
        try Quickstart.run { told.append("\($0)") }
        XCTAssertEqual(Array(told.prefix(4)), ["1 line left out", "98 CNY", #"["AAAA-1111"]"#, #"["BBBB-2222"]"#])
        XCTAssertTrue(told.last?.contains("49.00") == true, "\(told)")
    }

    func testItIsWhatTheREADMEsShow() throws {
        let root = URL(fileURLWithPath: try XCTUnwrap(ProcessInfo.processInfo.environment["KEYTILL_ROOT"]))
        func read(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }
        let source = try read("examples/quickstart/swift/Sources/Quickstart/Quickstart.swift")
        let part = try XCTUnwrap(source.components(separatedBy: "// What the README shows:\n").last)
        let lines = try XCTUnwrap(part.components(separatedBy: "        // So far.").first).components(separatedBy: "\n")
        let shown = lines.map { String($0.dropFirst(8)) }.joined(separator: "\n").trimmingCharacters(in: .newlines)
        for name in ["README.md", "README.zh-CN.md"] {
            let blocks = try read(name).components(separatedBy: "```swift\n").dropFirst()
                .map { ($0.components(separatedBy: "```").first ?? "").trimmingCharacters(in: .newlines) }
            XCTAssertEqual(blocks, [shown], name)
        }
    }
}
