import Foundation

extension Command {
    /// A command: what makes it unique, when it is asked for, and what is asked.
    ///
    /// ```swift
    /// Command("c-1", at: now, .registerCustomer(customer: "ann"))
    /// ```
    public init(_ id: CommandKey, at: Date, _ body: Body, trace: String? = nil, expectedVersion: String? = nil) {
        self.init(id: id, at: at, body: body)
        (self.trace, self.expectedVersion) = (trace, expectedVersion)
    }
}

extension CommandKey: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self = .text(text) }
}

extension Done {
    /// Where the order of the command stands; nothing where the reply is of another kind.
    public var order: OrderReply? {
        if case .order(let reply) = reply { reply } else { nil }
    }
}
