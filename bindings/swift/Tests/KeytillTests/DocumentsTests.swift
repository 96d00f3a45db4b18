import Foundation
import XCTest

@testable import Keytill

/// Every document of the scenarios, as a value and back.
final class DocumentsTests: XCTestCase {
    func testEveryCommandEventAndReplyComesBackAsItWas() throws {
        var commands: Set<String> = []
        var events: Set<String> = []
        var replies: Set<String> = []
        for (name, scenario) in try scenarios() {
            try compare(Settings.self, scenario["settings"] ?? [:], "\(name): settings")
            for (n, step) in (scenario["steps"]?.list ?? []).enumerated() {
                let at = "\(name), step \(n)"
                if let command = step["command"] {
                    try compare(Command.self, command, "\(at): the command")
                    commands.formUnion(command["body"]?.members?.keys.map { $0 } ?? [])
                }
                for event in step["events"]?.list ?? [] {
                    try compare(Event.self, event, "\(at): an event")
                    events.formUnion(event.members?.keys.map { $0 } ?? [])
                }
                if let reply = step["reply"] {
                    try compare(Reply.self, reply, "\(at): the reply")
                    replies.formUnion(reply.members?.keys.map { $0 } ?? [])
                }
                if let cart = step["quote"] { try compare(Cart.self, cart, "\(at): the cart") }
            }
        }
        print("\(commands.count) kinds of commands, \(events.count) of events, \(replies.count) of replies")
        XCTAssertGreaterThan(commands.count, 70)
        XCTAssertGreaterThan(events.count, 85)
        XCTAssertGreaterThan(replies.count, 12)
    }
}

/// Reads a document as a value, writes the value, and compares both.
func compare<T: Codable & Hashable>(_ type: T.Type, _ document: JSON, _ what: String) throws {
    do {
        let value = try document.read(type)
        let written = try Wire.text(value)
        XCTAssertEqual(try Wire.read(type, written), value, what)
        let difference = difference(document, try JSON(parsing: written))
        XCTAssertNil(difference, "\(what)\(difference ?? "")")
    } catch {
        XCTFail("\(what): \(error)")
    }
}

/// The scenarios by their names.
func scenarios() throws -> [(String, JSON)] {
    let root = URL(fileURLWithPath: ProcessInfo.processInfo.environment["KEYTILL_ROOT"] ?? "../../..")
    let folder = root.appendingPathComponent("vectors/scenarios")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }
        .sorted { $0.path < $1.path }
    XCTAssertGreaterThanOrEqual(files.count, 130)
    return try files.map { ($0.lastPathComponent, try JSON(parsing: String(contentsOf: $0, encoding: .utf8))) }
}

/// Where a document that was written differs from the one that was read. What is left out must be what is meant anyway; decimals
/// are compared by their worth.
private func difference(_ read: JSON, _ written: JSON) -> String? {
    switch (read, written) {
    case (.object(let read), .object(let written)):
        for (name, value) in read {
            if let other = written[name] {
                if let inside = difference(value, other) { return ".\(name)\(inside)" }
            } else if ![.null, .list([]), .bool(false), .number(0), .text(""), .text("0")].contains(value) {
                return ".\(name) is lost: \(value.encoded())"
            }
        }
        let more = Set(written.keys).subtracting(read.keys)
        return more.isEmpty ? nil : " has \(more) more"
    case (.list(let read), .list(let written)) where read.count == written.count:
        for (n, both) in zip(read, written).enumerated() {
            if let inside = difference(both.0, both.1) { return "[\(n)]\(inside)" }
        }
        return nil
    case (.text(let read), .text(let written)) where read != written:
        let same = if let one = try? Money(parsing: read), let other = try? Money(parsing: written) {
            one == other
        } else if let one = try? decimal(read), let other = try? decimal(written) {
            one == other
        } else {
            false
        }
        return same ? nil : " is `\(written)`, not `\(read)`"
    default:
        return read == written ? nil : " is \(written.encoded()), not \(read.encoded())"
    }
}
