import type {
  Bound,
  CommissionPlan,
  Commissions,
  Market,
  PlanFindings,
  Policy,
  Sale,
  Simulated,
} from "./documents/index.js";
import { loader } from "./machine.js";
import type { PlanHandle } from "./native/types.js";
import { answered, plain, text } from "./rejected.js";

/** A commission plan. */
export class Plan {
  readonly #handle: PlanHandle;

  /**
   * Reads and checks a plan.
   *
   * @throws {Rejected} when it is no plan, is not sound, or can pay more than its cap
   */
  constructor(plan: CommissionPlan | string) {
    this.#handle = plain(() => new loader.module.Plan(text(plan)));
  }

  /**
   * What a sale pays, and why.
   *
   * @throws {Rejected} when it is no sale, or cannot be paid for
   */
  pay(sale: Sale | string): Commissions {
    return answered(() => this.#handle.pay(text(sale)));
  }

  /** The most that the plan can pay, and what attains it. */
  get bound(): Bound {
    return answered(() => this.#handle.bound());
  }

  /**
   * What a policy says of the plan: that of mainland China where none is given. It labels, and never says "lawful".
   *
   * @throws {Rejected} when it is no policy
   */
  lint(policy?: Policy | string): PlanFindings {
    return answered(() => this.#handle.lint(policy === undefined ? undefined : text(policy)));
  }

  /**
   * What the plan comes to in a market that a seed makes up.
   *
   * @throws {Rejected} when it is no market, or cannot be paid for
   */
  simulate(market: Market | string): Simulated {
    return answered(() => this.#handle.simulate(text(market)));
  }

  /** Gives the memory back now; otherwise the garbage collector does some day. The object is of no use afterwards. */
  free(): void {
    this.#handle.free();
  }
}
