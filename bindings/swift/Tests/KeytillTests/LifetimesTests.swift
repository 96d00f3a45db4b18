import Foundation
import Keytill
import XCTest

final class LifetimesTests: XCTestCase {
    func testEightThreadsSendTenThousandCommandsEach() throws {
        let shop = try smallShop()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for n in 0..<100 {
                let commands = (0..<100).map { one in
                    Command("t-\(thread)-\(n)-\(one)", at: now, .registerCustomer(customer: "u-\(thread)-\(n * 100 + one)"))
                }
                let outcomes = try? shop.executeBatch(commands)
                XCTAssertEqual(outcomes?.filter { (try? $0.get()) != nil }.count, 100)
            }
        }
        XCTAssertEqual(try shop.overview().sequence, 80_005)
        XCTAssertNil(try shop.check())
    }

    func testOneShopAnswersReadersWhileItChanges() throws {
        let shop = try smallShop()
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for n in 0..<200 {
                if thread == 0 {
                    XCTAssertNotNil(try? shop.registerCustomer("u-\(n)", id: "c-\(n)", at: now))
                } else {
                    XCTAssertEqual(try? shop.quote(Cart("web", lines: ["card": 1], at: now)).total, 49)
                }
            }
        }
        XCTAssertEqual(try shop.customerIds(limit: 1000).rows.count, 200)
    }

    func testAHundredThousandShopsAndPricersLeaveNothingBehind() throws {
        let empty = try JSONEncoder().encode(PriceBook(id: "b", currency: "CNY", variants: []))
        let text = String(decoding: empty, as: UTF8.self)
        func round(_ times: Int) throws {
            for _ in 0..<times {
                _ = try Shop("demo", currency: "CNY")
                _ = try Pricer(parsing: text)
            }
        }
        try round(5_000)
        let before = try residentKilobytes()
        try round(50_000)
        let grown = try residentKilobytes() - before
        print("100 000 objects made and let go: \(grown) kB more")
        XCTAssertLessThan(grown, 25_000)
    }

    /// What the process holds in memory.
    private func residentKilobytes() throws -> Int {
        #if os(Linux)
            let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
            let line = try XCTUnwrap(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
            return try XCTUnwrap(Int(line.filter(\.isNumber)))
        #else
            var info = task_vm_info_data_t()
            var count = mach_msg_type_number_t(MemoryLayout<task_vm_info>.size / MemoryLayout<natural_t>.size)
            let told = withUnsafeMutablePointer(to: &info) { pointer in
                pointer.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
                    task_info(mach_task_self_, task_flavor_t(TASK_VM_INFO), $0, &count)
                }
            }
            XCTAssertEqual(told, KERN_SUCCESS)
            return Int(info.phys_footprint / 1024)
        #endif
    }
}
