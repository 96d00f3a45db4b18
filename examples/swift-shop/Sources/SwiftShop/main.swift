// A shop at a terminal: `stock BATCH KEY…`, `sell RECEIPT QUANTITY`, `shelf`.

import Foundation
import Keytill

func answer(_ shop: KeyShop, _ line: String) -> String {
    let words = line.split(separator: " ").map(String.init)
    do {
        switch (words.first, words.count) {
        case ("stock", 3...):
            return "stocked \(words[1]) \(try shop.stock(Array(words.dropFirst(2)), batch: words[1]))"
        case ("sell", 3):
            guard let quantity = Int(words[2]) else { return "what? `\(words[2])` is no number" }
            let sold = try shop.sell(words[1], quantity)
            return "sold \(words[1]) \(sold.total) \(sold.keys.joined(separator: " "))"
        case ("shelf", 1):
            return "shelf \(try shop.shelf())"
        default:
            return "stock BATCH KEY… | sell RECEIPT QUANTITY | shelf"
        }
    } catch let rejected as Rejected {
        return "refused \(rejected)"
    } catch {
        // The journal could not be written: what lies in memory is ahead of it.
        FileHandle.standardError.write(Data("\(error.localizedDescription)\n".utf8))
        exit(1)
    }
}

setvbuf(stdout, nil, _IOLBF, 0)
let store = try Store(URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "shop"), begin: KeyShop.begin)
if let damage = store.damage { print("the journal's end was cut: \(damage.sentence)") }
print("ready with \(try KeyShop(store: store).shelf()) keys")
while let line = readLine() { print(answer(KeyShop(store: store), line)) }
