import Foundation
import XCTest

@testable import Keytill

/// What every build of keytill must do: `vectors/`.
final class VectorsTests: XCTestCase {
    func testEveryScenarioGivesTheSameRepliesRejectionsAndDigests() throws {
        for (_, all) in try scenarios() {
            try Scenario(all).run { _ in false }
            try Scenario(all).run { $0 % 3 == 2 }
        }
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
}

/// One scenario on its way through a shop.
final class Scenario {
    private let all: JSON
    private let name: String
    private var shop: Shop
    private var journal: Data

    init(_ all: JSON) throws {
        self.all = all
        name = all["name"]?.text ?? ""
        shop = try Shop(all["shop"]?.text ?? "", settings: (all["settings"] ?? [:]).read())
        journal = try shop.takeJournal()
    }

    /// Runs it to its end; a snapshot takes the shop's place after each step that `restored` names.
    func run(_ restored: (Int) -> Bool) throws {
        for (n, step) in (all["steps"]?.list ?? []).enumerated() {
            let at = "\(name), step \(n)"
            if let cart = step["quote"] {
                try expect(missing(step["expect"]!, quoted(cart)), "\(at): the quote")
            } else {
                try command(at, step)
            }
            if restored(n) { shop = try Shop.restore(shop.snapshot()) }
        }
        let overview = try shop.ask("shop")
        let end: JSON = [
            "digest": .text(try shop.digest()), "sequence": overview["sequence"]!, "journal_head": overview["journal_head"]!,
        ]
        try expect(end == all["final"] ? nil : "\(end)", "\(name) ends with ")
        try expect(shop.ask("check") == .null ? nil : "", "\(name): an invariant does not hold")
        let recovered = try Shop.recover(journal: journal)
        try expect(recovered.damage.map { "\($0)" }, "\(name): ")
        try expect(recovered.shop.digest() == shop.digest() ? nil : "", "\(name): another replay")
    }

    private func quoted(_ cart: JSON) throws -> JSON {
        do {
            let told = try shop.quoteJSON(cart.encoded())
            _ = try Wire.read(Quote.self, told)
            return try JSON(parsing: told)
        } catch let rejected as Rejected {
            return ["rejection": .text(rejected.code)]
        }
    }

    private func command(_ at: String, _ step: JSON) throws {
        let command = step["command"]!
        let told = try executed(at, command)
        for what in ["events", "reply", "answered_before", "rejection"] where step[what] != told[what] {
            throw Failure(description: "\(at): \(what) is \(String(describing: told[what])), not \(String(describing: step[what]))")
        }
        journal += try shop.takeJournal()
        for (what, wanted) in step["expect"]?.members ?? [:] {
            try expect(missing(wanted, look(what, wanted, told, command)), "\(at): \(what)")
        }
    }

    /// What the machine says to a command: the members that stand beside it in a scenario.
    private func executed(_ at: String, _ command: JSON) throws -> JSON {
        let before = try shop.digest()
        do {
            let text = try shop.executeJSON(command.encoded())
            let (told, done) = (try JSON(parsing: text), try Wire.read(Done.self, text))
            var outcome = ["reply": told["reply"], "notices": try shop.ask("notices")]
            outcome["events"] = done.answeredBefore ? nil : told["events"]
            outcome["answered_before"] = done.answeredBefore ? true : nil
            return .object(outcome.compactMapValues { $0 })
        } catch let rejected as Rejected {
            try expect(shop.digest() == before ? nil : "", "\(at): a rejection changed the state")
            try expect(rejected.localizedDescription == rejected.sentence ? nil : rejected.localizedDescription, "\(at): ")
            let params = JSON.object(rejected.params.mapValues(JSON.text))
            return ["rejection": ["code": .text(rejected.code), "params": params], "notices": []]
        }
    }

    /// What is to be compared with one member of an expectation.
    private func look(_ what: String, _ wanted: JSON, _ told: JSON, _ command: JSON) throws -> JSON {
        let clock = try shop.ask("shop")["clock"]!
        let at = JSON.number(max(clock.number ?? 0, command["at"]?.number ?? 0))
        func byId(_ read: (JSON) throws -> JSON) throws -> JSON {
            .object(
                Dictionary(uniqueKeysWithValues: try (wanted.members ?? [:]).keys.map { ($0, try read(.text($0))) }))
        }
        func stock(_ text: JSON) -> JSON {
            let parts = (text.text ?? "").split(separator: ":").map(String.init)
            return .object([parts[0]: .text(parts[1])])
        }
        switch what {
        case "rejection": return told["rejection"]?["code"] ?? .null
        case "params": return told["rejection"]?["params"] ?? .null
        case "reply": return told["reply"] ?? .null
        case "answered_before": return told["answered_before"] ?? false
        case "events": return told["events"]?.list.map { .list($0.map { .text($0.members!.keys.first!) }) } ?? .null
        case "notices": return told["notices"]!
        case "shop": return try shop.ask("balances")
        case "clock": return clock
        case "next_deadline": return try shop.nextDeadline().map { .number(try milliseconds($0)) } ?? .null
        case "customers": return try byId { try shop.ask("customer", ["customer": $0]) }
        case "network": return try byId { try shop.ask("network", ["customer": $0]) }
        case "attribution": return try byId { try shop.ask("attribution", ["customer": $0, "model": "linear", "at": clock]) }
        case "seats": return try byId { try shop.ask("seat", ["tree": "t", "customer": $0]) }
        case "stock": return try byId { try shop.ask("stock", ["variant": $0, "at": at]) }
        case "pools": return try byId { try shop.ask("pool_counts", ["pool": $0]) }
        case "quotas": return try byId { try shop.ask("quotas", ["of": stock($0), "at": at]) }
        case "outlook": return try byId { try shop.ask("outlook", ["of": stock($0), "at": at]) }
        case "previews": return try byId { try shop.ask("previews", ["variant": $0, "at": at]) }
        case "sells":
            return try byId { variant in
                let channels = (wanted[variant.text!]?.members ?? [:]).keys
                return .object(
                    Dictionary(
                        uniqueKeysWithValues: try channels.map {
                            ($0, try shop.ask("stock_for", ["variant": variant, "channel": .text($0), "at": at]))
                        }))
            }
        case "payments": return try byId { try shop.ask("payment", ["payment": $0]) }
        case "refunds": return try byId { try shop.ask("refund", ["refund": $0]) }
        case "orders":
            return try byId {
                _ = try shop.order($0.text!)
                return try shop.ask("order", ["order": $0])
            }
        case "partners": return try byId { try shop.ask("partner_shares", ["order": $0]) }
        case "suppliers":
            let all = try shop.ask("supplier_balances").list ?? []
            return try byId { id in all.first { $0["supplier"] == id }! }
        case "chain": return try byId { try shop.ask("chain", ["bonus": "chain", "customer": $0]) }
        case "explained":
            return try byId {
                let english = try shop.ask("explain", ["order": $0, "language": "english"])
                let chinese = try shop.ask("explain", ["order": $0, "language": "chinese"])
                return ["en": english["commission"]!, "zh": chinese["commission"]!, "agrees": english["commission_agrees"]!]
            }
        case "queue": return try shop.ask("fulfilment_queue", ["at": at])
        case "waiting": return try byId { try shop.ask("waiting_for", ["variant": $0]) }
        case "commission": return try byId { try shop.ask("commission", ["order": $0]) }
        case "keys":
            return try byId { .list(try shop.ask("keys_of", ["order": $0]).list!.map { $0["fingerprint"]! }) }
        default: throw Failure(description: "nothing is known of `\(what)` in an expectation")
        }
    }
}

private func expect(_ wrong: String?, _ what: String) throws {
    if let wrong { throw Failure(description: what + wrong) }
}

/// What is wanted must be there; objects may have more. Says where something is missing.
private func missing(_ wanted: JSON, _ got: JSON) -> String? {
    switch (wanted, got) {
    case (.object(let wanted), .object(let got)):
        for (name, value) in wanted {
            if let inside = missing(value, got[name] ?? .null) { return ".\(name)\(inside)" }
        }
        return nil
    case (.list(let wanted), .list(let got)) where wanted.count == got.count:
        for (n, value) in wanted.enumerated() {
            if let inside = missing(value, got[n]) { return "[\(n)]\(inside)" }
        }
        return nil
    default:
        return wanted == got ? nil : " is \(got.encoded()), not \(wanted.encoded())"
    }
}
