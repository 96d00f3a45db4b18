import Foundation
import Keytill
import XCTest

@testable import SwiftShop

final class SwiftShopTests: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("keytill-\(UUID())")

    override func tearDown() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func open() throws -> KeyShop {
        KeyShop(store: try Store(folder, begin: KeyShop.begin))
    }

    func testASaleThatIsAskedForAgainIsAnsweredAgain() throws {
        let shop = try open()
        XCTAssertEqual(try shop.stock(["A-1", "A-2", "A-1"], batch: "b-1"), 2)
        let sold = try shop.sell("r-1", 1)
        XCTAssertEqual(sold.keys, ["A-1"])
        XCTAssertEqual(try shop.sell("r-1", 1).keys, sold.keys)
        XCTAssertEqual(try shop.shelf(), 1)
        XCTAssertThrowsError(try shop.sell("r-2", 2)) { XCTAssertEqual(($0 as? Rejected)?.code, "stock.insufficient") }
        XCTAssertEqual(try open().store.shop.digest(), try shop.store.shop.digest())
    }

    func testARecordWhoseWriteNeverEndedIsCutOffAndTheRestStays() throws {
        let journal = folder.appendingPathComponent("journal")
        let shop = try open()
        _ = try shop.stock(["A-1", "A-2"], batch: "b-1")
        let (digest, length) = (try shop.store.shop.digest(), try Data(contentsOf: journal).count)
        _ = try shop.sell("r-1", 1)
        try Data(contentsOf: journal).prefix(length + 7).write(to: journal)
        let again = try open()
        XCTAssertEqual(again.store.damage?.code, "journal.torn")
        XCTAssertEqual(try again.store.shop.digest(), digest)
        XCTAssertEqual(try Data(contentsOf: journal).count, length)
        XCTAssertEqual(try again.sell("r-1", 1).keys, ["A-1"])
        XCTAssertNil(try open().store.damage)
    }

    func testWhateverWasSaidToBeSoldIsThereAfterKill9() throws {
        var told: [String: String] = [:]
        var receipt = 0
        for round in 0..<4 {
            let program = try Terminal(folder)
            XCTAssertTrue(try program.next().hasPrefix("ready with "), "round \(round)")
            let keys = (0..<100).map { "K-\(round)-\($0)" }.joined(separator: " ")
            program.ask("stock b-\(round) \(keys)")
            XCTAssertEqual(try program.next(), "stocked b-\(round) 100")
            // The one that was asked for when the program was killed is asked for again.
            if receipt > 0 { program.ask("sell r-\(receipt) 1") }
            for _ in 0..<60 + 10 * round {
                receipt += 1
                program.ask("sell r-\(receipt) 1")
            }
            // It is killed in the middle of its work: some answers have come, others never will.
            var answers = try (0..<25).map { _ in try program.next() }
            answers += program.kill()
            for words in answers.map({ $0.split(separator: " ").map(String.init) }) {
                XCTAssertEqual(words.first, "sold", "\(words)")
                if let before = told[words[1]] { XCTAssertEqual(before, words[4]) }
                told[words[1]] = words[4]
            }
        }
        XCTAssertGreaterThan(told.count, 90)
        XCTAssertEqual(Set(told.values).count, told.count, "a key was sold twice")
        let shop = try open()
        for (receipt, key) in told {
            XCTAssertEqual(try shop.store.shop.order(receipt).stage, .fulfilled)
            XCTAssertEqual(try shop.sell(receipt, 1).keys, [key])
        }
        let sold = 400 - (try shop.shelf())
        XCTAssertTrue((told.count...receipt).contains(sold), "\(sold) keys went, \(told.count) were told")
        XCTAssertNil(try shop.store.shop.check())
    }
}

/// The program said nothing more.
private struct Ended: Error {}

/// The shop as a program of its own.
private final class Terminal {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var untold = Data()

    init(_ folder: URL) throws {
        #if os(macOS)
            let bundle = try XCTUnwrap(Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") })
            let built = bundle.bundleURL.deletingLastPathComponent()
        #else
            let built = Bundle.main.bundleURL
        #endif
        process.executableURL = built.appendingPathComponent("SwiftShop")
        process.arguments = [folder.path]
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
    }

    func ask(_ line: String) {
        input.fileHandleForWriting.write(Data("\(line)\n".utf8))
    }

    /// The next line that it says.
    func next() throws -> String {
        while true {
            if let end = untold.firstIndex(of: UInt8(ascii: "\n")) {
                defer { untold = Data(untold[untold.index(after: end)...]) }
                return String(decoding: untold[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { throw Ended() }
            untold += more
        }
    }

    /// SIGKILL: the program has no chance to do anything more. Gives what it said before.
    func kill() -> [String] {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        var rest: [String] = []
        while let line = try? next() { rest.append(line) }
        return rest
    }
}
