# Written by `cargo xtask documents` from the Rust types; do not edit.
"""Every document of keytill: what goes in, what comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, Optional, Union

from keytill._cart import Cart as Cart
from keytill._money import Money as Money
from keytill._value import Value


class AccruedLine(Value):
    """One line of commission."""

    promoter: str
    """Who earns."""

    line: int
    """The order's line, from 0."""

    bonus: int
    """The bonus, by its position in the plan, from 0."""

    tier: int
    """The tier, from 1."""

    amount: int
    """How much."""

    cut: int
    """How much more the rates would have paid, had the line's limit allowed."""

    frozen: Optional[bool] = None
    """Whether it does not vest before the promoter is a partner."""


class AdjustStock(Value, tag="adjust_stock"):
    """Adds to a counted stock, or takes from it what is not reserved."""

    variant: str
    """The variant."""

    by: int
    """How many more, or with a minus fewer."""


class AdjustWallet(Value, tag="adjust_wallet"):
    """Changes a wallet by hand, with a reason."""

    customer: str
    """Whose wallet."""

    by: Money
    """How much more, or with a minus less. A wallet never holds less than nothing."""

    who: str
    """Who does it, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""


class Adjustment(Value):
    """How a price is changed: first by percent, then by an amount. `{"percent": "-20"}` is 80 % of the price,
    `{"each": "25"}` a mark-up (加价) of 25.00 on every unit.
    """

    percent: Optional[Decimal] = None
    """So many percent more; −100 to 1 000 000. At most the book's `max_markup`, where it has one."""

    each: Optional[Decimal] = None
    """So much more on every unit, in major units; may be negative and finer than the currency. A price never falls
    below zero.
    """


class AffectedOrder(Value):
    """An order that has keys of a batch."""

    order: str
    """The order."""

    stage: Stage
    """Where it stands: placed is not paid yet, paid is not delivered yet."""

    keys: int
    """How many of its keys are of the batch."""


class AffectedOrders(Value):
    """A page of the orders that have keys of a batch."""

    orders: Sequence[AffectedOrder]
    """The orders, in the order of their first key. One whose keys lie far apart may stand in several pages."""

    next: Optional[int] = None
    """Where the next page begins; absent after the last."""

    archived: int = 0
    """How many of the page's keys were handed over to orders that are in the archive now, whose ids the machine does not
    know any more.
    """

    baskets: int = 0
    """How many of the page's keys baskets hold that are no orders yet."""


class AfterSale(Value):
    """What the shop promises after the sale of a variant. Orders keep what was promised when they were placed."""

    refund: Optional[RefundWindow] = None
    """Until when units that were handed over are refunded. Default: always."""

    warranty: Optional[Warranty] = None
    """Until when faulty units are exchanged; absent where they are not."""


class AlertLevels(Value):
    """When an alert is raised and cleared."""

    low: int
    """At so many units or fewer the stock is low."""

    clear: int
    """At so many or more it is well again; above `low`."""

    days: Optional[int] = None
    """Over how many days sales are averaged; 1 to 60, 14 if not given."""


class AnswersErased(Value, tag="answers_erased"):
    """What the buyer answered is forgotten."""

    order: str
    """The order."""


class AnswersView(Value):
    """What a buyer answered for one line of an order: personal data."""

    line: int
    """The order's line, from 0."""

    variant: str
    """What was bought."""

    answers: Sequence[FieldAnswer]
    """The answers."""


class Apart(Value):
    """What of an order's money is no revenue of the shop, and what the buyer gets back."""

    tax: int
    """Tax of lines, shipping and fee."""

    fee: int
    """The buyer's fee for the way to pay, without its tax."""

    rounding: int
    """What made the total a round sum."""

    cashback: int
    """What the buyer gets back in the wallet."""


class AppliedOffer(Value):
    """An offer that applied."""

    offer: str
    """The offer."""

    amount: Decimal
    """What it took off."""

    coupon: Optional[str] = None
    """The coupon that brought it."""

    unplaced: Optional[Decimal] = None
    """What it could not take, because lines have floors."""

    cashback: Optional[Decimal] = None
    """What the buyer gets back later."""


class ApproveWithdrawal(Value, tag="approve_withdrawal"):
    """Lets a withdrawal be paid that the plan wants approved."""

    withdrawal: str
    """The withdrawal."""

    by: str
    """Who approves it, for people: 1 to 400 bytes."""


class Archive(Value, tag="archive"):
    """Takes orders out of memory that came to an end long enough ago. The reply hands them over."""

    limit: Optional[int] = None
    """How many orders are looked at, at the most; absent for what the settings allow."""


class ArchiveSettings(Value):
    """When orders that came to an end may leave memory. Absent fields take the defaults that stand with them."""

    after: Optional[int] = None
    """How long after its end (completed, refunded, expired, cancelled) an order stays. Up to 3 660 days; default 90 days."""

    limit: Optional[int] = None
    """How many orders one `Archive` looks at, at the most. 1 to 100 000; default 1 000."""


class ArchivedOrder(Value):
    """An order that left memory."""

    order: str
    """The order."""

    bytes: str
    """It, and everything that belongs to it."""


class ArchivedReply(Value, tag="archived"):
    """The orders that left memory."""

    archived: int
    """How many left."""

    stay: int
    """How many were looked at and stay, because something of them is open; they are looked at again later."""

    more: bool
    """Whether more are due at the same time: archive again."""

    orders: Sequence[ArchivedOrder]
    """Those that left, to be kept before the record is. Given once: the reply to a command that is repeated has none."""


class AttributedTouch(Value):
    """A touch and its share of a customer."""

    at: int
    """When."""

    share: int
    """Its share in millionths; all of a customer's add up to one million."""

    channel: Optional[str] = None
    """In which channel."""

    promoter: Optional[str] = None
    """By whom, where it was somebody."""


class AttributionModelPosition(Value, tag="position"):
    """So much percent for the first and the last, the rest for those between; what nobody is there for is shared by
    those who are.
    """

    first: int
    """Percent of the first, 0 to 100."""

    last: int
    """Percent of the last, 0 to 100 less that of the first."""


class AttributionModelTimeDecay(Value, tag="time_decay"):
    """The later, the more: half as much for each half-life before the moment that is asked about, and between half-lives
    on a straight line.
    """

    half_life: int
    """After what time a touch counts half."""


class Audience(Value):
    """Whom a price list or a tier table is for: all that is named must be so.

    A customer's agreement beats every list without one; then a level beats every list without one; then a channel. The
    more specific list wins, not the cheaper.
    """

    customer: Optional[str] = None
    """One customer's agreement."""

    level: Optional[str] = None
    """Buyers of a level."""

    channel: Optional[str] = None
    """Orders from a channel."""


class AwaitedPart(Value):
    """AwaitedPart"""

    payment: str

    amount: Money


class AwaitedRefundView(Value):
    """A refund that the gateway has not confirmed yet."""

    refund: str

    parts: Sequence[AwaitedPart]
    """What goes to the source of which payment."""


class Backorder(Value):
    """How far a variant is sold without stock. Paid orders wait, and are filled in the order of their payment."""

    cap: int
    """How many units may be owed at a time, unpaid orders among them: 1 to 1 000 000 000."""

    due: Optional[int] = None
    """When the stock is expected: shown to buyers; what happens after it is the shop's setting."""


class BackorderOverdue(Value, tag="backorder_overdue"):
    """Stock that was promised did not come in time."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""


class BalancesView(Value):
    """What the shop owes a customer. A negative amount is a debt."""

    wallet: Money
    """In the wallet."""

    pending: Money
    """Commission that is not vested yet."""

    available: Money
    """Commission that may be withdrawn."""

    withdrawing: Money
    """Commission on its way out."""


class BatchMore(Value):
    """What a batch has that most have not."""

    priority: int = 0
    """Batches of a higher priority are sold first."""

    note: Optional[str] = None
    """A note for people."""

    previews: Sequence[ImportedPreview] = ()
    """What buyers see of its keys."""


class BatchQuarantined(Value, tag="batch_quarantined"):
    """A batch is in quarantine: none of its keys is sold."""

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    keys: int
    """How many of its available keys were taken out now."""

    by: str
    """Who asked."""

    reason: str
    """Why."""

    after: Optional[int] = None
    """Where the list of its orders in the reply begins, if not with the first."""


class BatchReleased(Value, tag="batch_released"):
    """A batch is in quarantine no longer."""

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    keys: int
    """How many of its keys went back now."""

    by: str
    """Who asked."""

    reason: str
    """Why."""


class BatchTerms(Value):
    """What is known of an import: who supplied the keys, what each cost, until when they are good."""

    id: str
    """The batch's id, unique in its pool."""

    imported_at: int
    """When it was imported."""

    supplier: Optional[str] = None
    """Who supplied it."""

    unit_cost: Optional[int] = None
    """What one key cost, in minor units of the shop's currency."""

    expires: Optional[int] = None
    """From when its unsold keys are not sold any more: at this moment they are expired."""

    priority: int = 0
    """Batches of a higher priority are sold first."""

    note: Optional[str] = None
    """A note for people."""


class BatchView(Value):
    """One import and what became of its keys."""

    terms: BatchTerms
    """What is known of it."""

    held: bool
    """Whether it is in quarantine."""

    counts: KeyCounts
    """How many of its keys are in each state."""


class BestCoupons(Value):
    """The coupons with which a cart costs the least."""

    codes: Sequence[str]
    """The coupons to put into the cart, in the order of the book; each of them changes what is to be paid."""

    quote: Quote
    """The cart with them, with a trace."""

    worked_out: int
    """How many offers were worked out, each on what one combination left of the cart."""

    is_proven: bool
    """Whether no other combination costs less, nor as much with better coupons. Where not, the work limit was reached
    first, and this is the best that was found.
    """


class Binary(Value, tag="binary"):
    """Pays what matches between two legs of the placement tree (双轨)."""

    percent: Decimal
    """The share of the matched volume, 0 to 100 percent."""

    pool_percent: Decimal
    """The largest share of the whole volume of the period that the bonus may pay, 0 to 100 percent; above it all are cut
    in proportion. A match counts once for everybody above, so nothing else bounds it.
    """

    ratio: Optional[int] = None
    """The units of the stronger leg that match one of the weaker, at least 1: 2 for 2:1."""

    cap: Optional[Decimal] = None
    """The most that one receiver has in a period, in major units; absent for any."""

    over_cap: Optional[OverCap] = None
    """What happens to volume beyond the cap."""

    carry: Optional[bool] = None
    """Whether volume that found no match counts in the next period."""

    eligible: Sequence[str] = ()
    """The levels whose promoters earn; empty for every promoter."""

    tree: Optional[str] = None
    """The placement tree; absent for the one that was opened first."""


class BindInviter(Value, tag="bind_inviter"):
    """Binds a customer who has no inviter to one."""

    customer: str
    """The customer."""

    inviter: str
    """Who invited."""


class BindingRules(Value):
    """Who may become a customer's inviter, and when. A `MoveCustomer` by the shop's own people is free of these rules."""

    touch: Optional[BindingTouch] = None
    """Which inviter counts. Default: the first."""

    when: Optional[BindingTime] = None
    """When a customer can be bound. Default: any time."""

    protection: Optional[int] = None
    """With `touch` last: for how long nobody else takes a customer who was bound. Up to 36 500 days; default none."""

    validity: Optional[int] = None
    """After what time a binding ends by itself, if it is not renewed; zero for never. Up to 36 500 days; default never."""

    fixed_by_order: Optional[bool] = None
    """With `touch` last: nobody takes a customer who has a paid order. Default: no."""


class BlockingBlock(Value, tag="block"):
    """They are."""

    reason: str
    """Why, for people; it stands in the trace of what they do not earn."""


class Bonus(Value):
    """A bonus (奖项): one rule that pays."""

    id: str
    """The id, unique in the plan."""

    kind: BonusKind
    """Whom it pays and how much."""

    base: Optional[Base] = None
    """What its percentages are taken of, where that is not the plan's base."""

    gate: Optional[Condition] = None
    """What a receiver's own figures must be: see `Figure`."""

    cap: Optional[BonusCap] = None
    """How much it pays at the most."""


class BonusCap(Value):
    """How much a bonus pays at the most. What is above is cut, and the shop keeps it. Amounts in major units."""

    per_line: Optional[Decimal] = None
    """To one receiver for one line."""

    per_order: Optional[Decimal] = None
    """To all receivers for one order."""

    per_person: Optional[PersonCap] = None
    """To one receiver in one period."""


class BonusView(Value):
    """BonusView"""

    bonus: str

    paid: Money


class Bound(Value):
    """The most that a plan can pay."""

    percent: str
    """The largest share of a line's base that percentages pay, in percent."""

    fixed_per_unit: str
    """The most that fixed amounts pay for one unit, in major units."""

    witness: str
    """What attains it, in words."""

    attained_percent: str
    """The share that the dearest sale which was found pays, in percent."""

    exact: bool
    """Whether that is the bound itself."""

    upline: Sequence[Optional[str]]
    """The levels above the buyer of that sale, nearest first."""

    product: Optional[str] = None


class BrushingFound(Value, tag="brushing_found"):
    """The buyer of an order is too close to the own inviter: the order counts for nobody's volume."""

    order: str
    """The order."""

    promoter: str
    """The inviter."""

    why: Exclusion
    """In what way they are close."""


class BrushingRules(Value):
    """Who counts as too close to a buyer. Devices and contacts are those that hosts tell with orders."""

    same_device: Optional[bool] = None
    """Who placed orders from the same device. Default: yes."""

    same_contact: Optional[bool] = None
    """Who placed orders with the same contact. Default: yes."""

    circular: Optional[bool] = None
    """Who has the buyer above, by inviters, seats or chains, so that each would earn of the other. Default: yes."""


class Bundle(Value, tag="bundle"):
    """Sets of units at one price. A unit counts for one part only; parts choose in their order, the dearest units first."""

    parts: Sequence[BundlePart]
    """What a set is made of; 1 to 16 parts."""

    price: Decimal
    """What one set costs, in major units, where that is lower."""

    times: Optional[int] = None
    """The most sets, 1 or more."""


class BundlePart(Value):
    """One part of a set."""

    lines: Condition
    """Of which lines."""

    units: int
    """How many units, 1 or more."""


class BuyGet(Value, tag="buy_get"):
    """Who buys so many units gets something off so many units of the target, the cheapest first.

    A unit that is bought for it is not given by it, and a unit that was given by one such offer counts for no other.
    """

    buy_units: int
    """How many units must be bought, 1 or more."""

    get_units: int
    """How many units are given for that, 1 or more."""

    off: Off
    """What comes off them."""

    buy: Optional[Condition] = None
    """Which lines count as bought."""

    times: Optional[int] = None
    """The most times, 1 or more."""

    all_or_nothing: bool = False
    """Whether nothing is given when fewer units are there than would be."""


class BuyerFacts(Value):
    """What conditions may ask about the buyer. The machine fills it from its own state."""

    level: Optional[str] = None
    """The buyer's level."""

    tags: Optional[Sequence[str]] = None
    """The buyer's tags, at most 256."""

    first_order: Optional[bool] = None
    """The buyer has no paid order yet."""

    score: Optional[int] = None
    """A score from outside."""

    counters: Optional[Sequence[CounterValue]] = None
    """Things counted, at most 256."""

    used: Optional[Sequence[OfferUse]] = None
    """What offers with a cap for each customer or a budget gave before, at most 10 000."""

    markups: Optional[Sequence[Decimal]] = None
    """What the sub-shops through which is sold add to every price, in percent, from the uppermost down; at most 10."""


class BuyerLimit(Value):
    """How many units one buyer may have over a time.

    What counts is the buyer's units in orders that were placed within the window and are paid, or may still be. Orders that
    expired or were cancelled count for nothing, and refunded units are given back.
    """

    units: int
    """How many units."""

    window: Optional[int] = None
    """Over how long up to now, in milliseconds; absent for ever."""


class CancelOrder(Value, tag="cancel_order"):
    """Gives up an order that is not paid."""

    order: str
    """The order."""


class Cap(Value):
    """How far an offer goes (上限). Amounts are in major units, zero or more; what is left out has no limit."""

    unit: Optional[Decimal] = None
    """The most that it takes off one unit, on the average of its line."""

    line: Optional[Decimal] = None
    """The most that it takes off one line."""

    order: Optional[Decimal] = None
    """The most that it takes off one order."""

    customer: Optional[Decimal] = None
    """The most that it takes off all orders of one customer. A guest gets nothing."""

    budget: Optional[Decimal] = None
    """The most that it takes off all orders of all customers."""

    units: Optional[int] = None
    """The most units of one order that it applies to, 1 or more: those of the earlier variants of the book first."""


class CarriedLegs(Value):
    """What a customer's legs keep for the next period."""

    customer: str
    """Whose."""

    bonus: int
    """The bonus, by its position in the plan, from 0."""

    left: int
    """The left leg, in minor units."""

    right: int
    """The right leg, in minor units."""


class CartLine(Value):
    """A variant and how many of it."""

    variant: str
    """The variant."""

    quantity: int
    """Units, 1 to 1 000 000."""

    picks: Optional[Sequence[PickedKey]] = None
    """The keys that the buyer picked (自选), one for each unit; absent where any will do."""


class CashRounding(Value):
    """The total in round sums (抹零)."""

    step: Decimal
    """The total becomes a multiple of this, in major units, above zero: 0.05, 0.1, 1."""

    rounding: Optional[RoundingMode] = None
    """Which neighbour."""

    methods: Sequence[str] = ()
    """Only where the cart names one of these; any payment, also none yet, when empty."""


class CashbackAmount(Value, tag="amount", bare=True):
    """So much, in major units."""

    value: Decimal


class CashbackPercent(Value, tag="percent", bare=True):
    """So many percent of what the target costs when the offer applies, 0 to 100."""

    value: Decimal


class CatalogBundlePart(Value):
    """A part of a bundle."""

    variant: str
    """What is in the bundle."""

    units: Optional[int] = None
    """How many of it: 1 to 1000."""

    share: Optional[int] = None
    """Its weight in the bundle's price, all units of it together: 1 to 1 000 000, on all parts or on none. Without
    weights the parts' list prices count, and where a part has none, their units.
    """


class CatalogFindingManyVariants(Value, tag="many_variants"):
    """So many variants that buyers do not choose well: more than seven."""

    product: str
    """The product."""

    count: int
    """How many it has."""


class CatalogFindingNoPrice(Value, tag="no_price"):
    """The price book in force has no price for it."""

    variant: str
    """The variant."""


class CatalogFindingNoStock(Value, tag="no_stock"):
    """No unit of it is there, and nobody can wait for one to be made."""

    variant: str
    """The variant."""


class CatalogFindingNotApproved(Value, tag="not_approved"):
    """It may not be sold before it is reviewed."""

    product: str
    """The product."""

    state: ReviewState
    """Where its review stands."""


class CatalogFindingOffEverywhere(Value, tag="off_everywhere"):
    """No channel sells it."""

    product: str
    """The product."""


class CategoryClaims(Value):
    """The claims of the products of one category."""

    category: str
    """The category."""

    rates: Sequence[LevelClaim]
    """What a level has a claim to; none for a category that pays nothing under this bonus."""


class CategoryRates(Value):
    """The rates of the products of one category."""

    category: str
    """The category."""

    tiers: Sequence[CommissionTier]
    """One rate for each depth; none for a category that pays nothing under this bonus."""

    level_rates: Sequence[LevelRate] = ()
    """Other rates for receivers of a level at one tier."""


class ChainMoved(Value, tag="chain_moved"):
    """An order changed who follows whom in the chain of a bonus."""

    order: str
    """The order."""

    bonus: str
    """The bonus."""

    buyer: str
    """Who bought."""

    moves: Sequence[Follows]
    """Who follows whom."""

    inviter: Optional[str] = None
    """Who brought a buyer who is new to the chain."""

    counted: Optional[str] = None
    """Whose recruits are one more."""

    promoted: Optional[str] = None
    """Who is a partner from now on; what was frozen of theirs vests as everything else."""


class ChainReward(Value):
    """What one relation is paid for a sale."""

    relation: ChainRelation
    """Who, seen from the buyer."""

    role: ChainRole
    """In which role."""

    rate: CommissionTier
    """How much."""


class ChainTwoPlusOne(Value, tag="chain_two_plus_one"):
    """The parameters of a chain 2+1."""

    rewards: Sequence[ChainReward]
    """What a sale pays, by relation and role."""

    threshold: Optional[int] = None
    """From how many recruits on an agent becomes a partner (≥, so that two who join at once are not missed). 1 to 1000."""

    follows: Optional[ChainFollows] = None
    """Whom a new partner follows."""

    left_behind: Optional[LeftBehind] = None
    """Which recruits a new partner leaves behind."""

    frozen_percent: Decimal = Decimal(0)
    """The share of an agent's rewards that is frozen until the agent is a partner, 0 to 100 percent."""

    repurchase: Optional[Repurchase] = None
    """What a further purchase of somebody who bought before does (复购)."""

    products: Sequence[str] = ()
    """The products that count; empty for all."""


class ChainView(Value):
    """Where somebody stands in the chain of a bonus."""

    partner: bool
    """Whether they are a partner."""

    recruits: int
    """How many of their recruits were counted."""

    leader: Optional[str] = None
    """Whom they follow; nobody for the top of an own team, or for one who is not in the chain."""


class Channel(Value):
    """A channel as the host describes it."""

    id: str
    """The channel's id."""

    names: Sequence[LocalText] = ()
    """Its name by language."""

    active: Optional[bool] = None
    """Whether it takes orders now."""

    auto_delivery: Optional[bool] = None
    """Whether a paid order may be delivered without a person (微信生态 forbids it for some goods)."""

    order_expiry: Optional[int] = None
    """How long an unpaid order keeps its reservations; the shop's setting where absent."""


class ChannelLanguage(Value):
    """The language of a channel's buyers."""

    channel: str
    """The channel."""

    language: str
    """The language tag, such as `zh-CN`."""


class ChannelPut(Value, tag="channel_put"):
    """A channel was added or replaced."""

    channel: Channel
    """The channel."""


class ChannelQuota(Value):
    """The share of one channel. It counts units that are reserved or delivered since the quota was put, less those that came
    back.
    """

    channel: str
    """The channel."""

    guaranteed: int = 0
    """Units that are kept for it. Default: none."""

    maximum: Optional[int] = None
    """The most that it may take; absent for no limit."""


class Charge(Value):
    """What something costs beside the lines."""

    total: int
    """What is to be paid for it."""

    tax: int
    """The tax within it."""


class ChargedBack(Value, tag="charged_back"):
    """A payer's bank took money of a payment back. What of it was in an order is told by the refund that follows."""

    payment: str
    """The payment."""

    chargeback: str
    """The gateway's id of the chargeback."""

    amount: int
    """How much in all."""

    spare: int
    """What of it waited for going back."""

    unpaid: int
    """What of it was kept for the order, which awaits the rest."""

    of_wallet: int
    """What of it is taken out of the payer's wallet."""

    lost: int
    """What of it was not there any more: the shop's loss."""

    order: Optional[str] = None
    """The order that the payment was made for."""

    wallet: Optional[str] = None
    """Whose wallet that is."""


class Citation(Value):
    """Where a rule is written."""

    document: str
    """The law, regulation or opinion."""

    paragraph: str
    """The paragraph."""


class ClaimGift(Value, tag="claim_gift"):
    """Claims a gift: it is delivered to the recipient."""

    claim: str
    """The hash of the code that somebody typed."""

    recipient: str
    """Who receives it."""

    order: Optional[str] = None
    """The order, where the one who claims names it: then a wrong code counts."""


class ClosePeriod(Value, tag="close_period"):
    """Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time."""

    period: int
    """The number of the period."""

    limit: Optional[int] = None
    """How many lines to pay at the most; the shop's limit of a tick where absent or larger."""


class CloseSession(Value, tag="close_session"):
    """Closes a session: its last answer is forgotten, and the client may open a new one."""

    client: str
    """The client."""


class Command(Value):
    """A command: who asks, when, and what."""

    id: CommandKey
    """What makes the command unique: the same key with the same body is answered as before and does nothing."""

    at: int
    """The moment it is asked for. Logical time never runs back: an earlier one takes the time of the last command."""

    body: Body
    """What is asked."""

    trace: Optional[str] = None
    """The host's id that follows a request through all systems; it stands in the record."""

    expected_version: Optional[str] = None
    """The version of the order or the stock that the command was made for: where it is at another, the command is refused."""


class Commission(Value):
    """One line of money for one sale."""

    promoter: str
    """Who earns."""

    line: int
    """The position of the line in the sale, from 0."""

    bonus: str
    """Under which bonus."""

    tier: int
    """The tier, from 1."""

    amount: Money
    """How much."""

    cut: Money
    """How much more it would be without the line's limit."""


class CommissionAccrued(Value, tag="commission_accrued"):
    """Commission is accrued."""

    order: str
    """The order."""

    plan: str
    """The plan."""

    lines: Sequence[AccruedLine]
    """The lines of commission."""


class CommissionPlan(Value):
    """A commission plan (分销方案) as the merchant writes it. Checked by `Plan::validate`, run after `Plan::compile`."""

    id: str
    """The version name, which events give with what they accrue: choose a new one for a new plan."""

    currency: str
    """The currency of every amount in the plan."""

    cap_percent: Decimal
    """The largest share of a line's base that all bonuses together may pay, 0 to 100 percent. A plan that can promise
    more is refused; what fixed amounts and rounding would add above it is cut, later payouts first.
    """

    bonuses: Sequence[Bonus]
    """The bonuses (奖项), paid in this order."""

    base: Optional[Base] = None
    """What percentages are taken of."""

    rounding: Optional[RoundingMode] = None
    """How a payout between minor units is settled. Each payout is rounded once."""

    vest_after: int = 0
    """How long after its order's completion a commission stays pending, in milliseconds (T+N)."""

    self_purchase: Optional[SelfPurchase] = None
    """Whether buyers earn from their own orders."""

    withdrawal: Optional[WithdrawalRules] = None
    """What a promoter may withdraw."""

    min_margin_percent: Optional[Decimal] = None
    """The least share of a price that must be left after the goods' cost and all that the plan can pay, 0 to 100 percent:
    a plan that could leave less of any variant whose cost the price book in force knows is not published. Absent for
    no such guard.
    """


class CommissionReversed(Value, tag="commission_reversed"):
    """Commission of refunded units is taken back."""

    order: str
    """The order."""

    lines: Sequence[ReversedLine]
    """How much of which line."""


class CommissionSupplierShare(Value, tag="supplier_share"):
    """Pays the suppliers of what is sold a share of each line (供货商分成). They are paid apart from promoters: what they are
    owed is pending until the order completes and nobody complains, then payable, and paid out by a settlement.
    """

    shares: Sequence[SupplierRate]
    """Who has what of which goods. A line goes to one of them: the one that names its product, else the one that names
    its category, else the one that names neither.
    """


class CommissionTier(Value):
    """What one depth earns."""

    percent: Decimal = Decimal(0)
    """The share, 0 to 100 percent, at most 6 decimals."""

    fixed: Optional[Decimal] = None
    """An amount for each unit sold, in major units, at most 4 decimals finer than the currency."""


class CommissionVested(Value, tag="commission_vested"):
    """An order's commission is vested: what is left of each line may be withdrawn."""

    order: str
    """The order."""

    shares: Sequence[Share]
    """How much for whom."""


class CommissionView(Value):
    """A line of commission."""

    promoter: str
    """Who earns."""

    line: int
    """The order's line, from 0."""

    bonus: str
    """The bonus."""

    tier: int
    """The tier, from 1."""

    amount: Money
    """How much was earned."""

    reversed: Money
    """How much of it was taken back."""

    vested: bool
    """Whether it may be withdrawn."""


class Commissions(Value):
    """What a sale pays."""

    commissions: Sequence[Commission]
    """By line, then bonus, then tier."""

    total: Money
    """The sum of what promoters have."""

    explanation: Sequence[str]
    """Why, one English sentence for each step."""

    explanation_zh: Sequence[str]
    """The same in Chinese."""

    partners: Sequence[PartnerCommission] = ()
    """What suppliers and the platform have, by line, then bonus."""


class Compared(Value):
    """Two plans on the same orders."""

    one: Simulated

    other: Simulated

    difference: Money


class Comparison(Value):
    """A number fact and what it is compared with."""

    fact: NumberFact
    """Which number."""

    value: Decimal
    """In major units where the fact is money; otherwise a whole number."""


class ComplaintOpened(Value, tag="complaint_opened"):
    """A buyer complains: the order does not complete meanwhile, and its suppliers are not paid."""

    order: str
    """The order."""

    reason: str
    """What is wrong."""


class ComplaintOverdue(Value, tag="complaint_overdue"):
    """A complaint was not answered in time."""

    order: str
    """The order."""


class ComplaintResolved(Value, tag="complaint_resolved"):
    """A complaint ended."""

    order: str
    """The order."""

    resolution: Resolution
    """How."""


class CompleteOrder(Value, tag="complete_order"):
    """Completes a fulfilled order before its time."""

    order: str
    """The order."""


class ConditionAll(Value, tag="all", bare=True):
    """Every one holds. At least one."""

    value: Sequence[Condition]


class ConditionAny(Value, tag="any", bare=True):
    """Some one holds. At least one."""

    value: Sequence[Condition]


class ConditionAtLeast(Value, tag="at_least", bare=True):
    """The number is the value or more."""

    value: Comparison


class ConditionAtMost(Value, tag="at_most", bare=True):
    """The number is the value or less."""

    value: Comparison


class ConditionEquals(Value, tag="equals", bare=True):
    """The number is the value."""

    value: Comparison


class ConditionFlag(Value, tag="flag", bare=True):
    """The flag is set."""

    value: FlagFact


class ConditionLessThan(Value, tag="less_than", bare=True):
    """The number is below the value."""

    value: Comparison


class ConditionMoreThan(Value, tag="more_than", bare=True):
    """The number is above the value."""

    value: Comparison


class ConditionNot(Value, tag="not", bare=True):
    """It does not hold. Also when the fact is not known: what cannot be tested does not hold."""

    value: Condition


class ConditionWindow(Value, tag="window", bare=True):
    """The moment lies in the window."""

    value: Window


class ConfigurePool(Value, tag="configure_pool"):
    """Says how a pool sells its keys: in place of all that was said before."""

    pool: str
    """The pool."""

    terms: PoolTerms
    """How it sells."""


class Consent(Value):
    """What a customer said about a use of data."""

    purpose: str
    """The use."""

    granted: bool
    """Whether it is allowed."""

    version: int
    """The version of the text that was agreed to."""

    at: int
    """When."""


class ConsentSet(Value, tag="consent_set"):
    """A customer said something about a use of data."""

    customer: str
    """The customer."""

    purpose: str
    """The use."""

    granted: bool
    """Whether it is allowed."""

    version: int
    """The version of the text that was agreed to."""


class ContentDownloaded(Value, tag="content_downloaded"):
    """Delivered content was downloaded."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    count: int
    """How often by now."""


class ContentReissued(Value, tag="content_reissued"):
    """Delivered content is given out anew: its downloads are counted from nothing."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    until: Optional[int] = None
    """Until when it may be downloaded; absent for ever."""


class ContentView(Value):
    """What may be downloaded for a line."""

    content: str
    """What is downloaded."""

    downloads: int
    """How often it was downloaded."""

    limit: Optional[int] = None
    """How often it may be in all; absent for no limit."""

    until: Optional[int] = None
    """Until when; absent for ever."""


class CostIncurred(Value, tag="cost_incurred"):
    """What keys cost that were handed over, less what faulty ones cost that came back."""

    order: str
    """The order."""

    shares: Sequence[ShopSupplierShare]
    """How much is owed to whom."""


class Counter(Value, tag="counter"):
    """Names a counter: what is counted, over which window."""

    name: str
    """What is counted, 1 to 64 printable ASCII characters."""

    window: int
    """Over how many milliseconds."""


class CounterValue(Value):
    """What a counter stands at."""

    name: str
    """What is counted."""

    window: int
    """Over how many milliseconds."""

    value: int
    """How many."""


class Coupon(Value):
    """Makes an offer a coupon (优惠券): it applies only to a cart that carries the code."""

    code: str
    """The code; unique in the book."""

    total_limit: Optional[int] = None
    """How often it may be used in all, 1 or more."""

    per_customer: Optional[int] = None
    """How often one customer may use it, 1 or more."""


class CustomerErased(Value, tag="customer_erased"):
    """A person was forgotten."""

    erased: Sequence[ErasedName]
    """The customer, and those who were merged into them."""


class CustomerMoved(Value, tag="customer_moved"):
    """A customer has another inviter, or none; everybody below moved along."""

    customer: str
    """The customer."""

    why: MoveReason
    """Why."""

    inviter: Optional[str] = None
    """The inviter since."""


class CustomerPlaced(Value, tag="customer_placed"):
    """A customer has a seat in a placement tree."""

    tree: str
    """The tree."""

    customer: str
    """The customer."""

    sponsor: Optional[str] = None
    """Who brought them; absent for the first."""

    above: Optional[str] = None
    """Under whom; absent for the first."""

    leg: Optional[int] = None
    """In which leg, from 0."""


class CustomerRegistered(Value, tag="customer_registered"):
    """A customer is registered."""

    customer: str
    """The customer."""

    promoter: bool
    """Whether the customer can earn commission."""

    inviter: Optional[str] = None
    """Who invited."""

    level: Optional[str] = None
    """The membership level."""


class CustomerView(Value):
    """A customer as the outside sees one."""

    customer: str
    """The customer."""

    promoter: bool
    """Whether the customer can earn commission."""

    directs: int
    """How many customers this one invited."""

    orders_paid: int
    """How many orders are paid and not fully refunded."""

    balances: BalancesView
    """What the shop owes."""

    inviter: Optional[str] = None
    """Who invited."""

    level: Optional[str] = None
    """The membership level."""


class CustomersMerged(Value, tag="customers_merged"):
    """A customer goes on as another."""

    customer: str
    """Who was merged."""

    into: str
    """Who goes on."""

    moved: MovedBalances
    """What moved from one to the other."""

    inviter: Optional[str] = None
    """The inviter of who goes on."""

    level: Optional[str] = None
    """The level of who goes on."""


class CustomersUnmerged(Value, tag="customers_unmerged"):
    """A merge was undone."""

    customer: str
    """Who had been merged."""

    from_: str
    """Who had gone on as both."""

    moved: MovedBalances
    """What moved back."""

    inviter: Optional[str] = None
    """The inviter of who had been merged."""

    survivors: Optional[str] = None
    """The inviter of who had gone on."""

    level: Optional[str] = None
    """The level of who had gone on."""


class Decided(Value):
    """What a command would do."""

    events: Sequence[Event]
    """The events; empty where nothing would happen."""


class Deliver(Value, tag="deliver"):
    """Delivers a paid order: everything that is owed, or units of some lines."""

    order: str
    """The order."""

    lines: Optional[Sequence[DeliverLine]] = None
    """Which units; absent for all that are owed."""

    parcel: Optional[SentParcel] = None
    """The parcel that they are in; needed where any of them is shipped."""


class DeliverLine(Value):
    """Units of one line."""

    line: int
    """The line's position in the order, from 0."""

    units: Optional[int] = None
    """How many units; absent for all that are owed."""


class DeliveredLine(Value):
    """One line of a delivery."""

    variant: str
    """What was bought."""

    quantity: int
    """How many units."""

    keys: Sequence[SealedKey]
    """The keys, sealed, in the order of the units; one for all units of a reusable key."""


class DeliveredUnits(Value):
    """Units of one line that are handed over."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""

    keys: Sequence[int]
    """The handles of their keys; empty where the stock has no keys."""

    parts: Optional[Sequence[PoolKeys]] = None
    """The keys of a line that has several pools; `keys` is empty then."""


class DeliveryFailed(Value, tag="delivery_failed"):
    """A delivery failed: nothing was handed over."""

    order: str
    """The order."""

    lines: Sequence[int]
    """Which lines, from 0; empty for all."""

    reason: str
    """Why."""

    failures: int
    """How often by now."""

    retry_at: Optional[int] = None
    """When it is tried again; absent where a person must look at it."""


class DeliveryRetryDue(Value, tag="delivery_retry_due"):
    """A delivery that failed is to be tried again."""

    order: str
    """The order."""


class Dividend(Value, tag="dividend"):
    """Shares a part of everything that was sold in the period among members (分红)."""

    pool_percent: Decimal
    """The pool: a share of the whole volume of the period, 0 to 100 percent."""

    members: Sequence[DividendMembers]
    """Who shares in it."""

    split: Optional[DividendSplit] = None
    """What is divided how."""


class DividendMembers(Value):
    """The members of one level."""

    level: str
    """The level."""

    share: Decimal
    """What each of them has: percent of the pool, or parts of it."""


class Done(Value):
    """A command that was done: what happened, and what to tell the one who asked."""

    events: Sequence[Event]
    """What happened; empty where nothing did."""

    reply: Reply
    """What to tell."""

    answered_before: bool
    """Whether this command was answered before and is only answered again."""

    sequence: Optional[int] = None
    """The number of its record; absent where nothing happened."""

    at: Optional[int] = None
    """The logical time of the record."""


class EffectAmountAcross(Value, tag="amount_across", bare=True):
    """So much off in all, in major units, spread in proportion to the amounts."""

    value: Decimal


class EffectAmountEach(Value, tag="amount_each", bare=True):
    """So much off every unit, in major units. For lines and units only."""

    value: Decimal


class EffectAmountPerLine(Value, tag="amount_per_line", bare=True):
    """So much off every line, in major units, whatever its quantity. For lines and units only."""

    value: Decimal


class EffectCashback(Value, tag="cashback", bare=True):
    """Money that the buyer gets back later (返现): it takes nothing off."""

    value: Cashback


class EffectFixedPrice(Value, tag="fixed_price", bare=True):
    """Every unit at this price, in major units, where that is lower. For lines and units only."""

    value: Decimal


class EffectPercent(Value, tag="percent", bare=True):
    """So many percent off, 0 to 100."""

    value: Decimal


class EffectSetTotal(Value, tag="set_total", bare=True):
    """All of the target together at this price (一口价), in major units, where that is lower."""

    value: Decimal


class EraseAnswers(Value, tag="erase_answers"):
    """Forgets what the buyer of an order answered to its forms."""

    order: str
    """The order."""


class EraseCustomer(Value, tag="erase_customer"):
    """Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
    stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.
    """

    customer: str
    """The customer."""


class ErasedName(Value):
    """An id that was forgotten, and what stands in its place."""

    customer: str
    """The id that was forgotten."""

    tombstone: str
    """The id since; it tells nothing of a person."""


class EveryAmount(Value, tag="every_amount"):
    """For every full amount of the target so much off: 10 off every full 100."""

    every: Decimal
    """The full amount, in major units, above zero."""

    off: Decimal
    """What comes off for each, in major units, zero or more."""

    times: Optional[int] = None
    """The most times, 1 or more."""


class ExplainedOrder(Value):
    """Why an order cost what it cost and paid whom it paid."""

    quote: Quote

    price_agrees: bool

    commission: Sequence[str]

    commission_agrees: bool

    text: str
    """The whole for people."""


class ExplainedPeriod(Value):
    """Why somebody earns what of a period."""

    period: int

    plan: str

    is_closed: bool
    """Whether it was closed; else this is what closing it now would come to."""

    amount: Money

    steps: Sequence[str]
    """One sentence for each bonus."""


class ExportKeys(Value, tag="export_keys"):
    """Takes keys out of the shop for good and gives them, sealed. The record says who asked and why."""

    pool: str
    """The pool."""

    count: int
    """How many, 1 to 10 000; all or none."""

    by: str
    """Who asked, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""

    batch: Optional[str] = None
    """Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold
    next.
    """


class ExportedKeys(Value, tag="exported"):
    """Keys that left the shop."""

    pool: str
    """The pool, to which they are sealed."""

    keys: Sequence[SealedKey]
    """The keys, sealed."""


class ExtendOrder(Value, tag="extend_order"):
    """Puts off the deadline of an unpaid order: the shop's setting says how long and how often."""

    order: str
    """The order."""


class ExtendReservation(Value, tag="extend_reservation"):
    """Puts off the end of a reservation: the shop's setting says how long and how often."""

    reservation: str
    """The reservation."""


class Field(Value):
    """One field of a key."""

    name: str
    """Its name: the column of a CSV file, the member of a JSON object, the label at delivery."""

    optional: bool = False
    """Whether it may be missing or empty. Never the first; behind all others in `Layout::Separated`."""

    min_length: Optional[int] = None
    """Fewest characters, if it is there."""

    max_length: Optional[int] = None
    """Most characters."""

    charset: Optional[Charset] = None
    """Which characters it may hold; any if not given."""

    also: str = ""
    """Further ASCII characters beside those of the charset, such as `-`."""


class FieldAnswer(Value):
    """What the buyer answers in one field."""

    field: str
    """The field."""

    value: str
    """What was answered."""


class FieldKindChoice(Value, tag="choice"):
    """One of several."""

    choices: Sequence[str]
    """1 to 100 of them, each once."""


class FieldKindNumber(Value, tag="number"):
    """A whole number."""

    min: Optional[int] = None
    """The least."""

    max: Optional[int] = None
    """The most."""


class FieldKindText(Value, tag="text"):
    """One line of text."""

    min_length: Optional[int] = None
    """The fewest characters; 1 where absent."""

    max_length: Optional[int] = None
    """The most characters, up to 500, which holds where absent."""


class Finding(Value):
    """What is wrong with a price book."""

    code: str
    """The stable code, such as `price.below_cost`."""

    severity: Severity
    """How bad it is."""

    params: Mapping[str, str]
    """What the sentence speaks of, by name."""

    english: str
    """The sentence in English."""

    chinese: str
    """The sentence in Chinese."""


class Flash(Value):
    """A flash sale (秒杀): while it lasts, at most so many units are sold, whatever the stock.

    Its price is an offer of the price book.
    """

    id: str
    """Its id: a flash sale that is put again under the same id goes on counting."""

    units: int
    """How many units."""

    window: Optional[Window] = None
    """While it lasts."""


class Floors(Value):
    """The lowest prices (底价) that tiers and offers may reach. What is cut back from one line of a discount on several
    goes to the others; what no line can take is reported, never lost.

    A list price below its floor is the merchant's word: it stays, and nothing comes off it.
    """

    cost: Optional[bool] = None
    """No unit below its cost. Variants without a cost have no such floor."""

    margin: Optional[Decimal] = None
    """The least margin in percent of the price, 0 to below 100: at 20 what costs 80.00 is sold for 100.00 or more."""


class Follows(Value):
    """Whom somebody follows from now on."""

    customer: str
    """Who."""

    leader: Optional[str] = None
    """Whom; nobody for the top of an own team."""


class FormField(Value):
    """A field that the buyer fills in for a manual service."""

    id: str
    """Its id, once in a form."""

    kind: FieldKind
    """What may be answered."""

    labels: Sequence[LocalText] = ()
    """What the buyer reads, by language."""

    required: Optional[bool] = None
    """Whether it must be answered."""


class FoundBy(Value):
    """By what an order is found."""

    contact: str
    """The contact."""

    secret: str
    """The secret that must come with it."""


class FulfilSettings(Value):
    """How orders are made good that wait. Absent fields take the defaults that stand with them."""

    minutes_per_rank: Optional[int] = None
    """By how many minutes of waiting each step of the buyer's level ranks an order earlier in the queue of those that wait
    for a person. 0 to 1 000 000; default 60.
    """

    deliver_parts: Optional[bool] = None
    """Whether an order that nobody is needed for is handed over in parts where a part of its stock is short, rather than
    whole once all is there. Default: no.
    """

    retry_after: Optional[int] = None
    """How long after a delivery that failed it is tried again. 1 s to 366 days; default 10 min."""

    most_failures: Optional[int] = None
    """After how many failures an order waits for a person. 1 to 1000; default 3."""

    patience: Optional[int] = None
    """How long after its payment an order waits for stock that no day is named for. Up to 366 days, 0 for not at all;
    absent, the default: for as long as it takes.
    """

    overdue: Optional[WhenOverdue] = None
    """What happens to units whose stock did not come by the day that was named, or within the patience."""

    answer_within: Optional[int] = None
    """How long a complaint may stay open before the shop decides for the buyer. 1 s to 366 days; absent, the default: for
    as long as it takes.
    """

    unanswered: Optional[WhenOverdue] = None
    """What happens to an order whose complaint was not answered in time; a refund ends the complaint."""


class FulfilmentBundle(Value, tag="bundle"):
    """By other variants. The bundle has no stock of its own, so its stock must be unlimited."""

    parts: Sequence[CatalogBundlePart]
    """What it is made of: 1 to 20 variants that are no bundles themselves."""


class FulfilmentContent(Value, tag="content"):
    """By something to download. The link is the host's: the machine knows what it leads to, and counts."""

    content: str
    """What is downloaded."""

    downloads: Optional[int] = None
    """How often each unit may be downloaded: 1 to 1 000 000; absent for no limit."""

    valid_for: Optional[int] = None
    """For how long after the delivery: at least a second; absent for ever."""


class FulfilmentManual(Value, tag="manual"):
    """By a person, who may ask the buyer for something first."""

    form: Sequence[FormField] = ()
    """What the buyer is asked: at most 20 fields."""


class FulfilmentMembership(Value, tag="membership"):
    """By a membership level for a period. Each unit gives one period; more of the same level extend it."""

    level: str
    """The level."""

    period: Optional[int] = None
    """For how long: 1 s to 36 600 days; absent for ever."""


class Gift(Value, tag="gift"):
    """Units of a variant for nothing."""

    variant: str
    """What is given; a variant of the book."""

    units: int
    """How many units, 1 or more."""

    for_each: Optional[int] = None
    """Given once for so many units of the target; once in all when left out. Gifts are not counted."""


class GiftClaimed(Value, tag="gift_claimed"):
    """A gift is claimed."""

    order: str
    """The order."""

    recipient: str
    """Who receives it."""


class GiftLapsed(Value, tag="gift_lapsed"):
    """Nobody claimed a gift in time."""

    order: str
    """The order."""


class GiftMissed(Value, tag="gift_missed"):
    """Somebody tried a wrong code."""

    order: str
    """The order."""


class GiftPrepared(Value, tag="gift_prepared"):
    """An order is a gift."""

    order: str
    """The order."""

    terms: GiftTerms
    """How it is claimed."""


class GiftTerms(Value):
    """What makes an order a gift."""

    claim: str
    """The hash of the code with which it is claimed."""

    expires_after: int
    """How long after its payment it may be claimed, in milliseconds: 1 s to 366 days."""

    message: Optional[str] = None
    """What the giver writes, for people: 1 to 400 bytes."""


class GiftView(Value):
    """A gift as the outside sees it."""

    state: GiftState
    """Where it stands."""

    attempts_left: int
    """How many wrong codes may still be tried."""

    expires: Optional[int] = None
    """Until when it may be claimed; absent before its payment."""

    recipient: Optional[str] = None
    """Who received it."""

    message: Optional[str] = None
    """What the giver wrote."""


class Given(Value):
    """Money that was given back without units."""

    of_lines: int
    """What of it was paid for lines: it lies in what is refunded of them."""

    beside: int
    """What of it was paid beside them, for shipping and fee."""


class GoodsNamed(Value):
    """Goods by product and by category; nothing named means all that nothing else names."""

    products: Optional[Sequence[str]] = None
    """Products."""

    categories: Optional[Sequence[str]] = None
    """Categories of products."""


class GoodsTake(Value):
    """What is kept of some goods."""

    rate: CommissionTier
    """How much."""

    goods: Optional[GoodsNamed] = None
    """Of which goods."""


class Grant(Value):
    """An offer with a code in its checked form, for a client that has the public form of the price book.

    With it the client's quotes are those of the whole book. It says what the coupon does, not how often it may be used:
    its uses are counted when the order is placed.
    """

    book: str
    """The digest of the price book that the offer stands in."""

    lane: str
    """Its lane."""

    after: int
    """How many open offers of the lane stand before it."""

    then: int
    """How many offers with a code stand between the last of these and it."""

    offer: Offer
    """The offer; its coupon without limits."""


class HoldOrder(Value, tag="hold_order"):
    """Holds a paid order for a person to look at. It keeps its stock."""

    order: str
    """The order."""

    reason: str
    """Why, for people: 1 to 400 bytes."""


class HoldReleased(Value, tag="hold_released"):
    """A person let a held order go on."""

    order: str
    """The order."""


class IdentityLinked(Value, tag="identity_linked"):
    """An identity has a customer, or none any more."""

    customer: str
    """The customer."""

    channel: str
    """The channel."""

    outside: str
    """What the channel calls the customer."""

    linked: bool
    """Whether it is the customer's now."""


class ImportKeys(Value, tag="import_keys"):
    """Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear."""

    pool: str
    """The pool."""

    batch: str
    """The batch, new in the pool."""

    keys: Sequence[SealedKey]
    """The keys."""

    supplier: Optional[str] = None
    """Who supplied it."""

    unit_cost: Optional[Decimal] = None
    """What one key cost, in major units of the shop's currency."""

    expires: Optional[int] = None
    """From when its keys are not sold any more."""

    priority: int = 0
    """Batches of a higher priority are sold first. Default: 0."""

    note: Optional[str] = None
    """A note for people, 1 to 400 bytes."""

    previews: Sequence[KeyPreview] = ()
    """What buyers may see of keys that they can pick, in the order of the keys."""


class ImportReport(Value):
    """What became of a key file, line by line. Holds nothing of a secret but first characters and lengths."""

    read: int
    """Lines that were read, blank ones and the header not counted: accepted and rejected ones."""

    blank: int
    """Blank lines passed over."""

    accepted: int
    """Lines that gave a key."""

    rejected: Sequence[RejectedLine]
    """Lines that gave none, in order."""


class ImportedKeys(Value, tag="imported"):
    """How an import went."""

    accepted: int
    """How many keys are in the pool now that were not before."""

    rejected: Sequence[RejectedKey]
    """The others, with the reason."""


class ImportedPreview(Value):
    """What buyers see of a key."""

    key: int
    """The key's position among those that were taken in, from 0."""

    preview: Preview
    """The preview and its premium."""


class InviterBound(Value, tag="inviter_bound"):
    """A customer has an inviter now."""

    customer: str
    """The customer."""

    inviter: str
    """Who invited."""


class JournalRecord(Value):
    """One command's events: the unit of the journal. It is kept whole or not at all.

    What is rarely there has the last numbers in CBOR, so that its absence takes no bytes.
    """

    sequence: int
    """Its number in the shop: 0 for the opening, then one more each time."""

    at: int
    """The logical time of the command."""

    events: Sequence[Event]
    """What happened."""

    asked_at: Optional[int] = None
    """The time that the command asked for, where logical time had run past it."""

    id: Optional[CommandKey] = None
    """The command's key; absent for the opening."""

    body: Optional[str] = None
    """The hash of what the command asked; absent for the opening."""

    trace: Optional[str] = None
    """The host's id that follows the request."""


class KeyCounts(Value):
    """How many keys are in each state. They always add up to those imported."""

    imported: int
    """All that were ever imported."""

    available: int
    """For sale, those of batches past their validity that no sweep has taken out yet among them."""

    reserved: int
    """Held for orders."""

    delivered: int
    """Handed over."""

    quarantined: int
    """Taken out of sale."""

    expired: int
    """Past their validity."""

    returned: int
    """Handed over and refunded."""

    exported: int
    """Taken out of the shop, sealed."""


class KeyFileReport(Value):
    """KeyFileReport"""

    keys: int
    """How many good keys there are."""

    report: ImportReport


class KeyFormat(Value):
    """How the key files of a pool look, declared once with the pool.

    What holds for every layout: the file is UTF-8, with or without a byte order mark; a line ends with LF, CRLF or CR;
    blank lines are passed over; white space (Unicode's) is trimmed from both ends of every field and nothing else is
    changed; a record is one line, so a broken line never swallows the next.
    """

    layout: Layout
    """How a line is cut into fields."""

    fields: Sequence[Field]
    """The fields of a key in canonical order, the first one required. One for `Layout::Code`."""

    max_line_bytes: Optional[int] = None
    """Longest line in bytes without its end; 1 to 16384. 4096 if not given."""

    max_lines: Optional[int] = None
    """Most lines that are read, blank ones and the header not counted; 1 to 10 million. 1 million if not given."""


class KeyPreview(Value):
    """What buyers may see of a key that they can pick (自选, 靓号)."""

    key: int
    """The key's position in the import, from 0."""

    preview: str
    """Public text, 1 to 100 bytes."""

    premium: Decimal = Decimal(0)
    """What the key costs on top of its variant's price, in major units of the shop's currency."""


class KeysExpired(Value, tag="keys_expired"):
    """Keys of a batch are past their validity and not sold any more."""

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    keys: int
    """How many."""


class KeysExported(Value, tag="keys_exported"):
    """Keys left the shop."""

    pool: str
    """The pool."""

    keys: Sequence[int]
    """Their handles."""

    by: str
    """Who asked."""

    reason: str
    """Why."""

    batch: Optional[str] = None
    """The batch that they were asked of."""


class KeysImported(Value, tag="keys_imported"):
    """A batch of keys is in a pool."""

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    keys: Sequence[SealedKey]
    """The keys that were taken in, in the order of their handles."""

    rejected: Sequence[RejectedKey]
    """The keys that were not, by position in the command."""

    supplier: Optional[str] = None
    """Who supplied it."""

    unit_cost: Optional[int] = None
    """What one key cost."""

    expires: Optional[int] = None
    """From when its keys are not sold any more."""

    more: Optional[BatchMore] = None
    """Its priority, its note and what buyers see of its keys, where it has any."""


class KeysRevealed(Value, tag="keys_revealed"):
    """Delivered keys were shown again."""

    order: str
    """The order."""

    by: str
    """Who asked."""

    reason: str
    """Why."""


class Ladder(Value, tag="ladder"):
    """A threshold ladder: the highest step that is reached, and nothing below the first."""

    by: LadderBy
    """What is measured."""

    steps: Sequence[LadderStep]
    """1 to 100 steps, thresholds ascending."""


class LadderStep(Value):
    """One step of a ladder."""

    from_: Decimal
    """From this on: major units where money is measured, whole where units are counted; zero or more."""

    off: Off
    """What it takes off."""


class Lane(Value):
    """Offers (优惠通道) that compete or stack. Lanes run in the order of the book; each sees the amounts after the one
    before.
    """

    id: str
    """Names the lane; unique in the book."""

    mode: LaneMode
    """How its offers meet."""

    offers: Sequence[Offer]
    """The offers."""


class LatePayment(Value):
    """What happens to a payment that comes too late. Nothing is lost: it buys the order after all, or becomes balance, or
    waits for a person.
    """

    reserve_again: Optional[bool] = None
    """Reserve again and go on, where stock and coupons allow. Default: yes."""

    otherwise: Optional[LateMoney] = None
    """What happens otherwise."""


class LatePaymentCredited(Value, tag="late_payment_credited"):
    """A payment came too late and is in the buyer's wallet."""

    order: str
    """The order."""

    payment: str
    """The payment."""

    amount: int
    """How much."""


class LayoutCsv(Value, tag="csv"):
    """Comma-separated values by RFC 4180, with a header that names the columns; columns that are no field are passed
    over. A quoted value may hold the delimiter and doubled quotes, but no line break.
    """

    delimiter: Optional[Delimiter] = None
    """What stands between the columns."""


class LayoutSeparated(Value, tag="separated"):
    """Fields with a separator between them, such as `account----password`."""

    separator: str
    """What stands between the fields."""

    last_takes_rest: bool = False
    """Whether the last field may hold the separator itself. Otherwise such a line is rejected."""


class LegOfSeat(Value):
    """A leg below a seat."""

    volume: Money
    """What the shop earned by the orders of everybody in the leg."""

    below: Optional[str] = None
    """Who sits there first."""


class Level(Value):
    """A membership level (等级) as the host defines it."""

    id: str
    """The id, which prices, plans and customers refer to."""

    rank: int
    """Where it stands among the others: the higher number is the higher level; equal ranks are peers."""

    names: Sequence[LevelName] = ()
    """Names by language, at most 32; may be empty."""

    terms: Optional[LevelTerms] = None
    """What it asks for, and what it gives; absent for a level that is only given or bought and opens nothing."""


class LevelChange(Value):
    """What a review found of one customer."""

    customer: str
    """The customer."""

    why: LevelWhy
    """Why."""

    level: Optional[str] = None
    """The level since."""


class LevelClaim(Value):
    """What a level has a claim to."""

    level: str
    """The level."""

    rate: CommissionTier
    """The claim."""


class LevelDifference(Value, tag="level_difference"):
    """Pays every jump of level on the way up (级差): each level has a claim on the whole line, and whoever has a larger claim
    than everybody below is paid the difference. What all receivers have together is the largest claim among them, never
    more: 8, 5, 10, 15 percent pay 15.
    """

    rates: Sequence[LevelClaim]
    """What a level has a claim to. A level that is not listed has none."""

    products: Sequence[ProductClaims] = ()
    """Other claims for a product, in place of `rates`."""

    combine: Optional[Combine] = None
    """What a claim with a percentage and a fixed amount is."""

    peer: Optional[Peer] = None
    """What those earn who stand above a receiver and have the same level (平级)."""

    ineligible: Optional[IneligibleClaim] = None
    """What happens to a claim whose holder may not earn."""

    above_buyer: bool = False
    """Whether the buyer's own claim counts as paid, because the buyer had it as a discount: only what is above it is
    paid.
    """

    max_depth: Optional[int] = None
    """How many steps above the buyer are looked at, 1 to 1000; absent for all."""

    categories: Optional[Sequence[CategoryClaims]] = None
    """Other claims for a category of products, in place of `rates`, for products without own ones."""


class LevelGiven(Value, tag="level_given"):
    """A customer has a level for a time."""

    customer: str
    """The customer."""

    level: str
    """The level."""

    until: int
    """Until when."""


class LevelName(Value):
    """A level's name in one language."""

    lang: str
    """Language tag such as `zh` or `en-GB`: 1 to 35 letters, digits or `-`, once per level."""

    text: str
    """What people read: 1 to 200 characters without control characters."""


class LevelOfMarket(Value):
    """LevelOfMarket"""

    level: str

    percent: int


class LevelPrice(Value):
    """At what price receivers of a level buy."""

    level: str
    """The level."""

    price: OwnPrice
    """The price."""

    product: Optional[str] = None
    """The product; absent for every product without a price of its own."""


class LevelPut(Value, tag="level_put"):
    """A level was added or replaced."""

    level: Level
    """The level."""


class LevelRate(Value):
    """What a receiver of a level earns at one tier, in place of the tier's own rate."""

    level: str
    """The receiver's level."""

    tier: int
    """The tier, counted from 1."""

    rate: CommissionTier
    """The rate."""


class LevelSet(Value, tag="level_set"):
    """A customer has another level."""

    customer: str
    """The customer."""

    level: Optional[str] = None
    """The level."""


class LevelTerms(Value):
    """What a level asks for, and what it gives."""

    reach: Optional[Condition] = None
    """Who holds this has the level from the next tick on; absent for a level that is only given or bought. Asked whenever
    a figure of the person changes; of everybody when this or a rank changed, and at the end of each period where it
    asks for days, windows or local time, so many with each tick as the shop's limit says.
    """

    keep: Optional[Condition] = None
    """Who reached the level keeps it while this holds, asked at the end of each period; absent for for ever."""

    grace: int = 0
    """For how many periods in a row `keep` may fail before the level is lost. 0 to 120; default 0."""

    products: Sequence[str] = ()
    """Products that are sold only to this level and those of at least its rank. At most 10 000."""

    sees_team: bool = False
    """Whether the host should show members their teams by name. Default: no."""


class LevelView(Value):
    """LevelView"""

    paid: Money

    level: Optional[str] = None
    """Null for those without a level."""


class LevelsReviewed(Value, tag="levels_reviewed"):
    """Levels were reviewed."""

    looked: int
    """How many whose figures had changed were looked at."""

    changes: Sequence[LevelChange]
    """What was found."""

    period: Optional[int] = None
    """The period whose end was reviewed."""

    upto: Optional[str] = None
    """Up to whom; absent where it was finished."""

    swept: Optional[str] = None
    """Up to whom everybody was looked at because what a level asks for had changed."""


class LineAnswers(Value):
    """What the buyer answers for one variant of the cart."""

    variant: str
    """What is bought, or a part of a bundle."""

    answers: Sequence[FieldAnswer]
    """The answers."""

    part_of: Optional[str] = None
    """The bundle that it is a part of."""


class LineKeys(Value):
    """The keys of one line."""

    line: int
    """The line's position in the order, from 0."""

    keys: Sequence[int]
    """Their handles."""

    parts: Optional[Sequence[PoolKeys]] = None
    """The keys of a line that has several pools; `keys` is empty then."""


class LineReasonColumnMissing(Value, tag="column_missing"):
    """The header names no such column; nothing of the file can be read."""

    column: str


class LineReasonControlCharacter(Value, tag="control_character"):
    """Holds a control character."""

    field: str


class LineReasonDuplicate(Value, tag="duplicate"):
    """The same key stood on an earlier line."""

    first_line: int


class LineReasonFieldCharset(Value, tag="field_charset"):
    """Holds a character outside its charset."""

    field: str


class LineReasonFieldCount(Value, tag="field_count"):
    """More or fewer fields than declared."""

    expected: int

    found: int


class LineReasonFieldEmpty(Value, tag="field_empty"):
    """A required field is empty after trimming."""

    field: str


class LineReasonFieldLength(Value, tag="field_length"):
    """Shorter or longer than declared."""

    field: str

    length: int


class LineReasonFieldMissing(Value, tag="field_missing"):
    """A required field is not there."""

    field: str


class LineReasonFieldTwice(Value, tag="field_twice"):
    """A JSON field or a CSV column stands twice."""

    field: str


class LineReasonInvisibleCharacter(Value, tag="invisible_character"):
    """Holds an invisible character."""

    field: str


class LineReasonKeyTooLong(Value, tag="key_too_long"):
    """All fields together are longer than a key may be."""


class LineReasonNotJson(Value, tag="not_json"):
    """Not one JSON object."""


class LineReasonNotText(Value, tag="not_text"):
    """A JSON field is a number, list or the like."""

    field: str


class LineReasonNotUtf8(Value, tag="not_utf8"):
    """Not UTF-8."""


class LineReasonOpenQuote(Value, tag="open_quote"):
    """A quoted CSV value does not end on its line."""


class LineReasonStrayQuote(Value, tag="stray_quote"):
    """A quote within an unquoted CSV value, or text behind a closing quote."""


class LineReasonTooLong(Value, tag="too_long"):
    """Longer than the format allows."""

    limit: int


class LineReasonTooManyLines(Value, tag="too_many_lines"):
    """The file has more lines than the format allows; this one and all after it were not read."""

    limit: int


class LinesTest(Value, tag="lines"):
    """The lines for which a condition holds, taken together."""

    lines: Condition
    """Which lines. Not again a test of lines."""

    units: Optional[int] = None
    """They have at least so many units; 1 or more."""

    amount: Optional[Decimal] = None
    """They cost at least so much, in major units."""


class LinkIdentity(Value, tag="link_identity"):
    """Says that a channel knows a customer by an identity."""

    customer: str
    """The customer."""

    channel: str
    """The channel."""

    outside: str
    """What the channel calls the customer; a keyed hash where that is a telephone number or an address."""


class LintSettings(Value):
    """What a lint goes by."""

    at: Optional[int] = None
    """What is over at this moment is told; nothing is over when left out."""

    most_units: Optional[int] = None
    """The most units of one line, of variants without a limit of their own; 1 000 000 when left out."""

    limits: Optional[Sequence[PurchaseLimit]] = None
    """Purchase limits of single variants."""

    most_variants: Optional[int] = None
    """The most variants of one product; 7 when left out."""

    channel_band: Optional[Decimal] = None
    """By how many percent of the lowest the prices of one variant on several channels may differ; 30 when left out."""


class ListedPrice(Value):
    """One variant's price in a list."""

    variant: str
    """The variant."""

    price: Decimal
    """For one unit, in major units, zero or more; may be finer than the currency."""

    minimum: Optional[Decimal] = None
    """The least that one unit may cost after all offers, in major units: it takes the place of the variant's own
    minimum.
    """


class Listing(Value):
    """What is other about a product on one channel. What is left out is as the product says. Prices are the price book's."""

    channel: str
    """The channel."""

    product: str
    """The product."""

    titles: Sequence[LocalText] = ()
    """Its title there, by language."""

    on: Optional[bool] = None
    """Whether it is sold there."""

    manual_delivery: bool = False
    """Whether a paid order of it there needs a person, even where the channel and the variant need none."""

    max_per_order: Optional[int] = None
    """The most units of a variant that may be bought there at a time."""


class ListingPut(Value, tag="listing_put"):
    """A channel shows a product otherwise."""

    listing: Listing
    """What is other."""


class LocalText(Value):
    """A name in one language."""

    lang: str
    """The language tag (BCP 47), such as `zh-CN`."""

    text: str
    """The text, 1 to 400 bytes."""


class LocalTime(Value, tag="local_time"):
    """Days and hours on a wall clock with a fixed offset. The day is that of the moment itself, also in hours that run past
    midnight.
    """

    utc_offset: int
    """How many minutes the clock is ahead of UTC: 480 in Beijing. From −720 to 840."""

    weekdays: Sequence[Weekday] = ()
    """On these days; none named means every day."""

    from_: Optional[str] = None
    """From this minute on; left out means from midnight."""

    until: Optional[str] = None
    """Until before this minute; left out means until midnight. Earlier than `from`: over midnight."""


class LookedAt(Value):
    """An order that came to an end and was looked at, to see whether it can leave memory."""

    order: str
    """The order."""

    seal: Optional[str] = None
    """The seal of the bytes that it left as; absent where it stays."""


class LookupFailed(Value, tag="lookup_failed"):
    """A lookup found nothing, which counts."""

    contact: str
    """The contact."""

    device: Optional[str] = None
    """The device that asked."""


class LookupOrders(Value, tag="lookup_orders"):
    """Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while."""

    contact: str
    """The contact that was named when the orders were placed, hashed by the host."""

    secret: str
    """The secret, sealed by the host (`seal_secret`)."""

    order: Optional[str] = None
    """Only this order."""

    device: Optional[str] = None
    """The device that asks, where the host knows one: its failures count together."""

    after: Optional[str] = None
    """Only orders older than this one: the last of the page before."""

    limit: Optional[int] = None
    """How many orders are listed. 1 to 100; default 20."""


class LookupSettings(Value):
    """How often lookups may fail. Absent fields take the defaults that stand with them."""

    per_contact: Optional[Rate] = None
    """For one contact. Default: 5, and one more every 10 minutes."""

    per_device: Optional[Rate] = None
    """From one device. Default: 20, and one more every minute."""


class MarginWarned(Value, tag="margin_warned"):
    """A plan or a price book was published that can leave less of a variant's price than the plan asks for."""

    variant: str
    """The first such variant."""

    price: int
    """Its lowest price."""

    cost: int
    """What it costs the shop."""

    most: int
    """The most that the plan can pay of it."""

    least: Decimal
    """How many percent of the price must be left."""


class Market(Value):
    """A market to be made up: see `MarketShape`, whose levels and amounts are written here as merchants write them."""

    seed: int

    people: int

    orders: int

    from_: Decimal

    to: Decimal

    tree: Optional[TreeShape] = None

    promoters: Optional[int] = None

    levels: Sequence[LevelOfMarket] = ()

    cost_percent: Optional[int] = None


class Membership(Value, tag="in"):
    """A text fact and the texts that it may be."""

    fact: SymbolFact
    """Which fact."""

    values: Sequence[str]
    """One or more ids."""


class MembershipEnded(Value, tag="membership_ended"):
    """The time of a level that was bought is over."""

    customer: str
    """The customer."""

    level: str
    """The level."""


class MembershipGranted(Value, tag="membership_granted"):
    """A customer has a level that was bought."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    customer: str
    """The customer."""

    level: str
    """The level."""

    from_: int
    """When what is granted begins: now, or when what was bought before ends."""

    endless: int
    """How many units without an end the customer has."""

    until: Optional[int] = None
    """When all that was bought of it ends; absent where only units without an end were."""


class MembershipTakenBack(Value, tag="membership_taken_back"):
    """A refund took back a level that was bought, or a part of its time."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    customer: str
    """The customer."""

    level: str
    """The level."""

    endless: int
    """How many units without an end are left."""

    until: Optional[int] = None
    """When what is left of it ends; it may be over."""


class MergeCustomers(Value, tag="merge_customers"):
    """Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
    means the survivor from now on.
    """

    customer: str
    """Who ends."""

    into: str
    """Who goes on."""


class MoneySettings(Value):
    """What happens to money that is not just what is to be paid. Whatever is set, nothing that was taken is lost."""

    exact_payments: Optional[bool] = None
    """Whether payments of any other amount than what is to be paid, and payments of orders that await none, are refused:
    for a host that books them elsewhere. Default: no, they are taken.
    """

    part_payments: Optional[bool] = None
    """Whether less than what is to be paid is kept for the order until the rest comes. Default: yes. Otherwise it is
    spare at once.
    """

    spare: Optional[SpareMoney] = None
    """Where money goes that buys nothing: what was paid too much, paid again, paid in part for an order that expired or
    was cancelled.
    """

    confirm_refunds: Optional[bool] = None
    """Whether a refund to the source is on its way until `SettleRefund` says how it ended. Default: no, the host sends
    the money first and records the refund then.
    """

    faulty_keys: Optional[FaultyKeys] = None
    """Who bears what faulty keys cost that were refunded or exchanged."""


class MoneySpared(Value, tag="money_spared"):
    """Money came that buys nothing: paid too much, paid again, paid for nothing that the shop knows."""

    payment: str
    """The payment; it may have paid for its order beside this."""

    amount: int
    """How much."""

    order: Optional[str] = None
    """The order that it was made for."""

    wallet: Optional[str] = None
    """In whose wallet it is; absent where it waits for going back."""


class MoveCustomer(Value, tag="move_customer"):
    """Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say."""

    customer: str
    """The customer."""

    inviter: Optional[str] = None
    """The new inviter; absent for none."""

    reason: str = ""
    """Why, for people."""


class MoveReasonAsked(Value, tag="asked"):
    """The shop's people asked for it."""

    reason: str = ""
    """Why, for people; may be empty."""


class MovedBalances(Value):
    """What moved from one customer's accounts to another's, in minor units; a debt is negative."""

    wallet: int
    """The wallet."""

    pending: int
    """Commission that is not vested."""

    available: int
    """Commission that may be withdrawn."""

    withdrawing: int
    """Commission on its way out."""


class NetworkView(Value):
    """A customer's place among people."""

    customer: str
    """The customer; after a merge, who goes on."""

    directs: int
    """How many customers this one invited."""

    orders_paid: int
    """How many orders are paid and not fully refunded."""

    own_volume: Money
    """What the shop earned by the customer's own delivered orders, less refunds."""

    period_volume: Money
    """The same in the current period."""

    standing: Standing
    """Whether the customer earns, and why not."""

    inviter: Optional[str] = None
    """Who invited."""

    level: Optional[str] = None
    """The membership level."""

    merged: Sequence[str] = ()
    """Those who were merged into this one."""

    directs_by_level: Sequence[tuple[str, int]] = ()
    """How many of them have which level, in the order of the levels; levels that none has are left out."""

    team_volume: Optional[Money] = None
    """What the shop earned by the orders of everybody below; absent while teams are not kept."""

    team_period_volume: Optional[Money] = None
    """What the shop earned by the orders of the customer and everybody below in this period; absent while no level asks."""

    team_count: Optional[int] = None
    """How many stand below; absent while teams are not kept."""

    blocked: Optional[str] = None
    """Why the customer is blocked."""

    sub_shop: bool = False
    """Whether the customer owns a sub-shop."""

    supplier: bool = False
    """Whether the customer speaks for a supplier."""

    identities: Sequence[tuple[str, str]] = ()
    """As whom channels know the customer."""

    consents: Sequence[Consent] = ()
    """What the customer said about uses of data."""

    levels: Sequence[PastLevelView] = ()
    """The last levels, the oldest first."""

    failed_periods: int = 0
    """For how many periods in a row the level was not kept."""


class NoticeValueCount(Value, tag="count", bare=True):
    """A number."""

    value: int


class NoticeValueMoney(Value, tag="money", bare=True):
    """An amount of money."""

    value: Money


class NoticeValueText(Value, tag="text", bare=True):
    """A text; perhaps a stranger's."""

    value: str


class NoticeValueTime(Value, tag="time", bare=True):
    """A moment."""

    value: int


class NoticeView(Value):
    """What is to be told, and its words where a language is named."""

    kind: NoticeKind
    """What is told."""

    recipient: Recipient
    """To whom."""

    language: str
    """The language of the channel's buyers."""

    params: Sequence[tuple[Param, NoticeValue]]
    """What it tells: the parameters of the kind, in their order."""

    channel: Optional[str] = None
    """The channel that it comes from, where there is one."""

    rendered: Optional[Rendered] = None


class Numbered(Value):
    """A numbered command of a session."""

    client: str
    """The client."""

    sequence: int
    """The number of the command, from 1: one past the last that did something. A command that was rejected or had
    nothing to do leaves its number free.
    """


class OffAmountAcross(Value, tag="amount_across", bare=True):
    """So much off in all, in major units, spread in proportion to the amounts."""

    value: Decimal


class OffAmountEach(Value, tag="amount_each", bare=True):
    """So much off every unit, in major units."""

    value: Decimal


class OffAmountPerLine(Value, tag="amount_per_line", bare=True):
    """So much off every line, in major units."""

    value: Decimal


class OffFixedPrice(Value, tag="fixed_price", bare=True):
    """Every unit at this price, in major units, where that is lower."""

    value: Decimal


class OffPercent(Value, tag="percent", bare=True):
    """So many percent off, 0 to 100."""

    value: Decimal


class Offer(Value):
    """A promotion or coupon rule (优惠)."""

    id: str
    """Names the offer; unique in the book. A coupon's uses are counted under this id across books."""

    target: Target
    """What it applies to."""

    effect: Effect
    """What it does."""

    when: Optional[Condition] = None
    """When it applies: facts of the order and the buyer."""

    cap: Optional[Cap] = None
    """How far it goes."""

    priority: int = 0
    """Higher comes first."""

    exclusive: Optional[Exclusive] = None
    """What it shuts out."""

    coupon: Optional[Coupon] = None
    """The code that a cart must carry for it."""

    currency: Optional[str] = None
    """The currency that its amounts are in; the book's when left out. An offer in which there is any sum of money, or
    that names a currency, applies to carts in that currency only.
    """


class OfferUse(Value):
    """What an offer took off earlier orders."""

    offer: str
    """The offer."""

    by_buyer: Decimal = Decimal(0)
    """Off the orders of this buyer, in major units."""

    in_all: Decimal = Decimal(0)
    """Off the orders of all buyers, in major units."""


class OpenComplaint(Value, tag="open_complaint"):
    """Opens a complaint about a delivered order."""

    order: str
    """The order."""

    reason: str
    """What is wrong, for people: 1 to 400 bytes."""


class OpenPlacementTree(Value, tag="open_placement_tree"):
    """Opens a placement tree."""

    tree: str
    """The tree, new in the shop; there are 8 at the most."""

    width: int
    """How many legs a seat has: 2 for a binary tree; 1 to 16."""

    depth: int = 0
    """How many levels below the sponsor somebody sits at the most; 0 for any, which is the default."""


class OpenPool(Value, tag="open_pool"):
    """Opens a pool (卡池) for keys of one format."""

    pool: str
    """The pool."""

    format: KeyFormat
    """How its key files are written."""


class OpenSession(Value, tag="open_session"):
    """Opens a session, in which a client numbers its commands from 1."""

    client: str
    """The client."""


class OrderCancelled(Value, tag="order_cancelled"):
    """An unpaid order was given up; its stock and coupons are free."""

    order: str
    """The order."""


class OrderCompleted(Value, tag="order_completed"):
    """An order is completed."""

    order: str
    """The order."""


class OrderDelivered(Value, tag="order_delivered"):
    """All of an order is delivered: the keys are those of the units that were still owed."""

    order: str
    """The order."""

    keys: Sequence[LineKeys]
    """The keys of each line, by handle."""

    revenue: int
    """What the shop earned by it."""

    apart: Optional[Apart] = None
    """What of its money is no revenue, and the buyer's cashback."""


class OrderExpired(Value, tag="order_expired"):
    """An unpaid order's time is over; its stock and coupons are free."""

    order: str
    """The order."""


class OrderExtended(Value, tag="order_extended"):
    """An unpaid order's deadline is put off."""

    order: str
    """The order."""

    wait: int
    """How long it waits from now on, in milliseconds."""


class OrderExtrasView(Value):
    """What an order has beside its lines."""

    shipping: Money
    """What shipping costs, with its tax."""

    fee: Money
    """What the buyer pays for the way to pay, with its tax."""

    tax: Money
    """The tax within everything."""

    rounding: Money
    """What made the total a round sum."""

    cashback: Money
    """What the buyer gets back with the delivery."""

    region: Optional[str] = None
    """Where it is taxed."""

    shipping_method: Optional[str] = None
    """How it is shipped."""


class OrderHeld(Value, tag="order_held"):
    """A payment came too late and its order waits for a person."""

    order: str
    """The order."""

    payment: str
    """The payment."""

    amount: int
    """How much."""


class OrderInReview(Value, tag="order_in_review"):
    """A paid order waits for a person; it keeps its stock."""

    order: str
    """The order."""

    reason: str
    """Why."""


class OrderLineView(Value):
    """A line of an order."""

    variant: str
    """What was bought."""

    product: str
    """The product that it belongs to."""

    quantity: int
    """How many."""

    total: Money
    """What was to be paid for the line, with its tax."""

    delivered_units: int
    """How many units were handed over, those among them that came back since."""

    refunded_units: int
    """How many units were refunded."""

    refunded: Money
    """What of it was refunded."""

    product_names: Sequence[LocalText] = ()
    """The product's name by language, as it was when the order was placed."""

    names: Sequence[LocalText] = ()
    """The variant's name by language, as it was when the order was placed."""

    part_of: Optional[str] = None
    """The bundle that it is a part of."""

    content: Optional[ContentView] = None
    """What may be downloaded, once it was handed over."""

    tax: Optional[Money] = None
    """The tax within it, where there is any."""

    gift_of: Optional[str] = None
    """The offer that gave it along, where it was not bought."""

    short_units: int = 0
    """How many units are owed for which no stock has come yet."""


class OrderMadeFindable(Value, tag="order_made_findable"):
    """An order is found by its contact and a secret."""

    order: str
    """The order."""

    found_by: FoundBy
    """The contact and the secret, hashed."""


class OrderPaid(Value, tag="order_paid"):
    """An order is paid."""

    order: str
    """The order."""

    amount: int
    """How much."""

    payment: Optional[str] = None
    """The payment; absent where nothing was to be paid."""


class OrderPlaced(Value, tag="order_placed"):
    """An order is placed; its stock and coupons are reserved."""

    order: str
    """The order."""

    channel: str
    """The channel."""

    first_order: bool
    """Whether it was priced as the buyer's first order."""

    book: str
    """The digest of the price book."""

    quoted_at: int
    """The moment that the price was made for."""

    lines: Sequence[PlacedLine]
    """The lines."""

    coupons: Sequence[str]
    """The coupons that it uses."""

    total: int
    """The price of everything."""

    wait: int
    """How long it waits for its payment, in milliseconds."""

    buyer: Optional[str] = None
    """The buyer; absent for a guest."""

    level: Optional[str] = None
    """The buyer's level."""

    payment_method: Optional[str] = None
    """How it will be paid, where the price depends on it."""

    extras: Optional[PlacedExtras] = None
    """What it has beside its lines, and where any line is taxed or given along."""


class OrderRefunded(Value, tag="order_refunded"):
    """Units of an order are refunded."""

    order: str
    """The order."""

    refund: str
    """The refund."""

    lines: Sequence[RefundedLine]
    """The units and what they were worth."""

    amount: int
    """How much in all."""

    to: RefundTo
    """Where the money went."""

    whole: bool
    """Whether nothing is left to refund."""

    apart: Optional[Apart] = None
    """What of the amount was no revenue, and the cashback that is taken back; of delivered orders."""

    notes: Optional[RefundNotes] = None
    """What is not so with most refunds."""


class OrderReply(Value, tag="order"):
    """Where an order stands after the command."""

    order: str
    """The order."""

    outcome: OrderOutcome
    """What became of it."""

    total: Money
    """The price of everything."""

    expires_at: Optional[int] = None
    """Until when it awaits its payment."""

    delivered: Sequence[DeliveredLine] = ()
    """What was handed over: the sealed keys."""


class OrderResized(Value, tag="order_resized"):
    """An unpaid order buys something else."""

    order: str
    """The order."""

    placed: OrderPlaced
    """The order as it is now; its deadline stays."""


class OrderRestored(Value, tag="order_restored"):
    """An order is back from the archive."""

    order: str
    """The order."""

    bytes: str
    """The bytes that it was archived as."""


class OrderView(Value):
    """An order as the outside sees it."""

    order: str
    """The order."""

    stage: Stage
    """Where it stands."""

    placed_at: int
    """When it was placed."""

    total: Money
    """The price of everything."""

    paid: Money
    """What was paid."""

    refunded: Money
    """What went back."""

    lines: Sequence[OrderLineView]
    """The lines."""

    channel: Optional[str] = None
    """The channel."""

    buyer: Optional[str] = None
    """The buyer; absent for a guest."""

    due: Optional[int] = None
    """When its expiry or completion is due."""

    parcels: Sequence[Parcel] = ()
    """The parcels that were sent, in their order."""

    extras: Optional[OrderExtrasView] = None
    """What it has beside its lines, where it has anything."""


class OrdersArchived(Value, tag="orders_archived"):
    """Orders left memory for the archive, or were looked at and stay."""

    orders: Sequence[LookedAt]
    """The orders, those first that came to an end first."""

    worth: Worth
    """What those that left are worth in the books."""


class Origin(Value):
    """Where an unpaid order or a reservation comes from."""

    contact: Optional[str] = None
    """What its buyer can be reached at, hashed by the host."""

    device: Optional[str] = None
    """The host's fingerprint of the device."""


class OriginNoted(Value, tag="origin_noted"):
    """An unpaid order is counted for the device and the contact that it comes from."""

    order: str
    """The order."""

    origin: Origin
    """Where it comes from."""


class OwnPricePercentOfList(Value, tag="percent_of_list", bare=True):
    """In percent of the list price, 0 to 100."""

    value: Decimal


class OwnPriceUnit(Value, tag="unit", bare=True):
    """For each unit, in major units, at most 4 decimals finer than the currency."""

    value: Decimal


class Page(Value):
    """A page of ids."""

    rows: Sequence[str]
    """The ids."""

    next: Optional[int] = None
    """Where the next page begins; absent after the last."""


class PaidFromWallet(Value, tag="paid_from_wallet"):
    """An order was paid from its buyer's wallet, whole or in part."""

    order: str
    """The order."""

    amount: int
    """How much."""


class Parcel(Value):
    """A parcel that was sent."""

    carrier: str
    """Who carries it."""

    tracking: str
    """The carrier's number for it."""

    lines: Sequence[ParcelLine]
    """What is in it."""

    sent_at: int
    """When it was sent."""

    arrived_at: Optional[int] = None
    """When it arrived, as far as that is known."""


class ParcelArrived(Value, tag="parcel_arrived"):
    """A parcel arrived."""

    order: str
    """The order."""

    parcel: int
    """Its position among the order's parcels, from 0."""


class ParcelLine(Value):
    """Units of one line in a parcel."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""


class ParcelSent(Value, tag="parcel_sent"):
    """A parcel with units of an order is on its way."""

    order: str
    """The order."""

    parcel: int
    """Its position among the order's parcels, from 0."""

    carrier: str
    """Who carries it."""

    tracking: str
    """The carrier's number for it."""

    lines: Sequence[ParcelLine]
    """What is in it."""


class PartPaid(Value, tag="part_paid"):
    """A part of what is to be paid for an order has come."""

    order: str
    """The order."""

    payment: str
    """The payment."""

    amount: int
    """How much."""


class PartnerBack(Value):
    """How much of such a share was taken back."""

    index: int
    """The position of the share among the order's, from 0."""

    amount: int
    """How much."""


class PartnerCommission(Value):
    """What a supplier or the platform has of one sale."""

    line: int
    """The position of the line in the sale, from 0."""

    bonus: str
    """Under which bonus."""

    amount: Money
    """How much."""

    cut: Money
    """How much more it would be without the line's limit."""

    supplier: Optional[str] = None
    """The supplier; absent for the platform."""


class PartnerPaid(Value):
    """What a supplier or the platform has of one line."""

    line: int
    """The position of the line in the order, from 0."""

    bonus: int
    """The position of the bonus in the plan, from 0."""

    amount: int
    """How much."""

    cut: int
    """How much more the rate would have paid, had the line's limit allowed."""

    supplier: Optional[str] = None
    """The supplier; nobody for the platform."""


class PartnerView(Value):
    """What a supplier or the platform has of an order's line."""

    line: int
    """The order's line, from 0."""

    bonus: str
    """The bonus."""

    amount: Money
    """How much."""

    reversed: Money
    """How much of it was taken back."""

    supplier: Optional[str] = None
    """The supplier; absent for the platform."""


class PartnersPaid(Value, tag="partners_paid"):
    """Suppliers and the platform have their shares of an order."""

    order: str
    """The order."""

    plan: str
    """By which plan."""

    lines: Sequence[PartnerPaid]
    """What they have, by line, then bonus."""


class PartnersReversed(Value, tag="partners_reversed"):
    """A refund took back what suppliers and the platform had of it."""

    order: str
    """The order."""

    lines: Sequence[PartnerBack]
    """How much of which share."""


class PartsSpared(Value, tag="parts_spared"):
    """What was paid in part for an order that came to nothing buys nothing."""

    order: str
    """The order."""

    from_wallet: int
    """What goes back into the buyer's wallet, from where it came."""

    parts: Sequence[PaymentPart]
    """What came by payments, and how much of each."""

    credited: bool
    """Whether that is in the buyer's wallet; otherwise it waits for going back."""


class PastLevelView(Value):
    """A level that a customer had from a moment on."""

    at: int
    """From when."""

    why: LevelWhy
    """Why."""

    level: Optional[str] = None
    """The level; absent for none."""


class PayFromWallet(Value, tag="pay_from_wallet"):
    """Pays an order from its buyer's wallet, whole or in part."""

    order: str
    """The order."""

    amount: Optional[Money] = None
    """How much, above zero; absent for all that is still to be paid."""


class PaymentMethod(Value):
    """A way to pay and its fee (手续费): percent of everything else that is to be paid, and a fixed part, within bounds."""

    id: str
    """Names it; unique in the book."""

    percent: Decimal = Decimal(0)
    """In percent, 0 to 100."""

    fixed: Decimal = Decimal(0)
    """In major units of the book's currency, zero or more."""

    minimum: Optional[Decimal] = None
    """The least fee, in major units."""

    maximum: Optional[Decimal] = None
    """The largest fee, in major units."""

    borne_by: Optional[BorneBy] = None
    """Who pays it."""

    when: Optional[Condition] = None
    """When it may be used: facts of the order after all offers."""

    rounding: Optional[RoundingMode] = None
    """How a fee between minor units is settled."""


class PaymentPart(Value):
    """So much of a payment."""

    payment: str
    """The payment."""

    amount: int
    """How much."""


class PaymentReturned(Value, tag="payment_returned"):
    """Money of a payment that buys nothing goes back."""

    payment: str
    """The payment."""

    refund: str
    """The refund."""

    amount: int
    """How much."""

    from_: ReturnFrom
    """From where."""

    to: RefundTo
    """Where to."""

    awaited: bool
    """Whether the gateway has still to confirm it."""

    wallet: Optional[str] = None
    """Whose wallet it comes from or goes to."""


class PaymentView(Value):
    """A payment as the outside sees it."""

    payment: str
    """The payment."""

    amount: Money
    """How much was paid."""

    spare: Money
    """What of it bought nothing and waits for going back."""

    returned: Money
    """What of it went back to its source, or is on its way there."""

    charged_back: Money
    """What of it the payer's bank took back."""

    order: Optional[str] = None
    """The order that it was made for."""

    wallet: Optional[str] = None
    """Whose wallet it went into, or some of it."""


class Peer(Value):
    """What those earn who stand above a receiver of the difference, have the same level, and below the next jump (平级)."""

    rate: CommissionTier
    """How much."""

    of: Optional[PeerBase] = None
    """What its percentage is taken of."""

    limit: Optional[int] = None
    """How many receivers at each level, 1 to 100."""


class PeopleSettings(Value):
    """How a shop treats its people. Absent fields take the defaults that stand with them."""

    binding: Optional[BindingRules] = None
    """Who may become a customer's inviter, and when."""

    max_depth: Optional[int] = None
    """How many customers may stand above one another. A registration, a binding and a move walk up so far at the most.
    1 to 1 000 000; default 1 000.
    """

    team_figures: Optional[bool] = None
    """Whether each order and each newcomer is counted for everybody above at once, so that a team's figures are read
    without a scan. Otherwise they are known only after a pass over everybody. Default: no; a level whose conditions
    ask for a team's figures turns it on.
    """

    period: Optional[Period] = None
    """The periods by which volumes are told apart. Default: calendar months of UTC+8."""

    dormant_after: Optional[int] = None
    """After how many days without an own delivered order a promoter is dormant; 0 for never. Up to 36 500; default 0."""

    unmerge_within: Optional[int] = None
    """How long a merge of customers can be undone. Up to 366 days; default 30 days."""

    touches: Optional[int] = None
    """How many of the last touches of a customer are kept. 0 to 64; default 0."""

    periods_kept: Optional[int] = None
    """For how many periods before the current one volumes are kept: so long a period can be closed after its end. A period
    beyond the first costs 17 to 34 bytes for each person who bought in it and again two periods later or after. 1 to
    120; default 3.
    """


class Period(Value):
    """The calendar periods (周期) by which volumes are told apart and levels are reviewed."""

    every: Optional[PeriodLength] = None
    """How long a period is. Default: a month."""

    utc_offset: Optional[int] = None
    """How many minutes the clock by which days begin is ahead of UTC: −840 to 840; default 480."""


class PeriodClosed(Value, tag="period_closed"):
    """A period is closed: what its bonuses pay is settled."""

    period: int
    """The period."""

    plan: str
    """The plan."""

    from_: int
    """When it began."""

    until: int
    """When it was over."""

    volume: int
    """What everybody bought in it."""

    lines: Sequence[PeriodLine]
    """Who earns what: by bonus, then by customer."""

    carries: Sequence[CarriedLegs]
    """What legs keep for the next period."""

    digest: str
    """The digest of the batch: of period, plan, volume and lines."""


class PeriodLine(Value):
    """What one promoter earns for a period."""

    promoter: str
    """Who earns."""

    bonus: int
    """The bonus, by its position in the plan, from 0."""

    volume: int
    """The volume that earns it."""

    amount: int
    """How much."""

    cut: Optional[int] = None
    """How much more the terms would have paid, had the bonus's pool held it; absent where nothing was cut."""


class PeriodPaid(Value, tag="period_paid"):
    """So many more lines of a closed period are paid."""

    period: int
    """The period."""

    lines: int
    """How many lines."""


class PeriodView(Value):
    """A period that was closed."""

    period: int
    """Its number."""

    from_: int
    """When it began."""

    until: int
    """When it ended; the moment itself is in the next one."""

    plan: str
    """The plan by which it was closed."""

    volume: Money
    """What everybody bought in it."""

    digest: str
    """The digest of its batch."""

    lines: int
    """How many lines the batch has."""

    paid: int
    """How many of them are paid."""

    amount: Money
    """What all lines come to."""


class PersonCap(Value):
    """How much one receiver has in one period."""

    amount: Decimal
    """How much, in major units."""

    period: int = 0
    """The length of the periods in milliseconds, counted from the epoch; zero for one period without end."""


class Pick(Value):
    """Some units of some lines. Units are ordered by what they cost now; those that cost the same stand in the order of
    the book.
    """

    lines: Optional[Condition] = None
    """Of which lines."""

    units: Optional[int] = None
    """How many units, 1 or more; all when left out."""

    skip: Optional[int] = None
    """How many units are passed over first."""


class PickedKey(Value):
    """A key that a buyer picked."""

    preview: str
    """What the buyer saw of it."""

    premium: Decimal = Decimal(0)
    """What it costs on top of the variant's price, in major units. The quote believes it; the machine does not."""


class PickedLine(Value):
    """A line whose keys the buyer picked."""

    line: int
    """The line's position in the order, from 0."""

    premium: int
    """What its keys cost on top of the variant's price, before offers."""


class PlaceCustomer(Value, tag="place_customer"):
    """Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays."""

    tree: str
    """The tree."""

    customer: str
    """Who is seated."""

    sponsor: Optional[str] = None
    """Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody."""

    leg: Optional[int] = None
    """In which leg of the sponsor's seat, from 0; absent for any."""


class PlaceOrder(Value, tag="place_order"):
    """Places an order at the price that the buyer saw."""

    order: str
    """The order, new in the shop."""

    cart: Cart
    """What is bought, by whom, where, and the moment that the price was made for. Level and first order are the
    machine's own knowledge: what the cart says of them is not believed.
    """

    book: str
    """The digest of the price book that made the price."""

    total: Money
    """The total that the buyer saw."""

    contact: Optional[str] = None
    """What the buyer can be reached at, hashed by the host: unpaid orders are counted by it, and an order is found by it."""

    device: Optional[str] = None
    """The host's fingerprint of the device, opaque: unpaid orders are counted by it."""

    lookup_secret: Optional[str] = None
    """What opens the order to whoever knows the contact too, sealed by the host."""

    answers: Optional[Sequence[LineAnswers]] = None
    """What the buyer answers to the forms of manual services; absent where nothing is asked."""

    reservation: Optional[str] = None
    """A reservation whose units the order takes over; it keeps what the order does not buy."""

    gift: Optional[GiftTerms] = None
    """Makes it a gift: whoever claims it receives it."""


class PlacedExtras(Value):
    """What an order has beside its lines. With all lines it adds up to the order's total."""

    region: Optional[str] = None
    """Where it is taxed."""

    shipping_method: Optional[str] = None
    """How it is shipped."""

    shipping: Optional[Charge] = None
    """What shipping costs."""

    fee: Optional[Charge] = None
    """What the buyer pays for the way to pay."""

    rounding: int = 0
    """What makes the total a round sum; negative where something was taken off."""

    cashback: int = 0
    """What the buyer gets back with the delivery."""

    uses: Sequence[PlacedUse] = ()
    """What offers with a cap for the customer or a budget gave to this order, and before."""

    picked: Sequence[PickedLine] = ()
    """The lines whose keys the buyer picked, and what these cost on top."""


class PlacedLine(Value):
    """One line of a placed order."""

    variant: str
    """What was bought."""

    quantity: int
    """How many."""

    list: int
    """The line at list price."""

    total: int
    """What is to be paid for the line, with its tax."""

    keys: Sequence[int]
    """The handles of the reserved keys; empty where the stock has no keys."""

    tax: Optional[int] = None
    """The tax within `total`, where there is any."""

    gift_of: Optional[str] = None
    """The offer that gives it along. Gifts cost nothing and stand behind what was bought."""

    parts: Optional[Sequence[PoolKeys]] = None
    """The reserved keys of a variant that has several pools; `keys` is empty then."""

    terms: Optional[PlacedTerms] = None
    """How it is made good, where that is more than handing over its stock."""


class PlacedPart(Value):
    """The bundle that a line is a part of."""

    bundle: str
    """What was bought."""

    cart_line: int
    """Which line of the quote it was, from 0: the parts of one line stand together."""

    bundles: int
    """How many bundles were bought."""


class PlacedTerms(Value):
    """How a line is made good, where that is more than handing over its stock."""

    kind: FulfilmentKind
    """How it is fulfilled."""

    part_of: Optional[PlacedPart] = None
    """The bundle that it is a part of."""

    answers: Sequence[FieldAnswer] = ()
    """What the buyer answered: personal data."""

    short_units: int = 0
    """How many units have no stock yet."""


class PlacedUse(Value):
    """What an offer whose amounts are remembered gave."""

    offer: str
    """The offer."""

    by_buyer: int
    """To the buyer before this order."""

    in_all: int
    """To all buyers before this order."""

    taken: int
    """To this order; nothing where it was used up."""


class PlacementTreeOpened(Value, tag="placement_tree_opened"):
    """A placement tree is open."""

    tree: str
    """The tree."""

    width: int
    """How many legs a seat has."""

    depth: int
    """How many levels below the sponsor somebody sits at the most; 0 for any."""


class PlanFinding(Value):
    """One thing that a policy found."""

    concern: Concern
    """What."""

    stance: Stance
    """What the policy says of it."""

    parameter: str
    """The parameter that causes it, as the document writes it."""

    citations: Sequence[Citation]
    """Where it is written."""

    english: str
    """The finding for people."""

    chinese: str
    """The same in Chinese."""

    bonus: Optional[str] = None
    """The bonus; nothing where it is about the plan as a whole."""

    found: Optional[Decimal] = None
    """The number that was found, where there is one."""

    above: Optional[Decimal] = None
    """The number above which it is found."""


class PlanFindings(Value):
    """What a policy found in a plan."""

    policy: str
    """The policy."""

    findings: Sequence[PlanFinding]
    """What was found, the gravest first."""


class PlanPublished(Value, tag="plan_published"):
    """A plan pays commission from now on."""

    plan: CommissionPlan
    """The plan."""

    overridden: Optional[PolicyOverride] = None
    """Who published it although the shop's policy refuses it, and why."""


class PlanSettings(Value):
    """What plans are held against before they are published."""

    policy: Optional[PolicyChoice] = None
    """The policy."""

    margin_guard: Optional[MarginGuard] = None
    """What happens to a plan or a price book that leaves less of a price than the plan's `min_margin_percent`. Default: it is
    refused.
    """

    brushing: Optional[BrushingRules] = None
    """Who counts as too close to a buyer (刷单): they earn nothing of the order, and where the buyer's own inviter does, the
    order counts for nobody's volume. Absent: nobody.
    """


class Policy(Value):
    """What a plan is held against (政策): rules as data, so that another country's or a host's own can be given in place of
    the default, `Policy::mainland_china`.
    """

    id: str
    """The version name, which findings give."""

    rules: Sequence[PolicyRule]
    """The rules, at most 100, looked at in this order."""


class PolicyChoiceOwn(Value, tag="own", bare=True):
    """Another one."""

    value: Policy


class PolicyOverride(Value):
    """Who publishes a plan that the shop's policy refuses, and why."""

    by: str
    """Who, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""


class PolicyRule(Value):
    """One concern and what the policy says of it."""

    concern: Concern
    """What is looked for."""

    stance: Stance
    """What is said where it is found."""

    above: Decimal = Decimal(0)
    """Above what number it is found: depths paid, or percent; nothing for concerns that have none."""

    citations: Sequence[Citation] = ()
    """Where it is written."""


class PoolConfigured(Value, tag="pool_configured"):
    """A pool sells its keys in another way."""

    pool: str
    """The pool."""

    terms: PoolTerms
    """How."""


class PoolKeys(Value):
    """Keys of one of several pools."""

    pool: str
    """The pool."""

    keys: Sequence[int]
    """The handles of its keys."""


class PoolOpened(Value, tag="pool_opened"):
    """A pool is open."""

    pool: str
    """The pool."""

    format: KeyFormat
    """The format of its key files."""


class PoolStock(Value):
    """What a pool has for a variant, perhaps for other variants too."""

    pool: str
    """The pool."""

    available: int
    """How many of its keys can be sold now."""

    reserved: int
    """How many are held for orders."""


class PoolTerms(Value):
    """How a pool sells its keys."""

    selection: Optional[Selection] = None
    """Which key is sold next."""

    picked_only: bool = False
    """Whether its keys are sold only to buyers who pick them by their previews."""


class PoolView(Value):
    """A pool with its counts."""

    pool: str

    imported: int
    """All that were ever imported."""

    available: int
    """For sale, those of batches past their validity that no sweep has taken out yet among them."""

    reserved: int
    """Held for orders."""

    delivered: int
    """Handed over."""

    quarantined: int
    """Taken out of sale."""

    expired: int
    """Past their validity."""

    returned: int
    """Handed over and refunded."""

    exported: int
    """Taken out of the shop, sealed."""


class Preview(Value):
    """What buyers see of a key."""

    text: str
    """Public text, 1 to 100 bytes."""

    premium: int
    """What the key costs on top of its variant's price, in minor units."""


class PreviewView(Value):
    """Keys that are for sale and look alike."""

    preview: str
    """What buyers see."""

    premium: Money
    """What picking one costs on top of the variant's price."""

    keys: int
    """How many there are."""

    pool: str
    """Their pool."""


class PriceBook(Value):
    """The whole pricing document (价目书) of a shop in one currency. Published whole; checked by
    `Pricer::new`.
    """

    id: str
    """Names this version of the book."""

    currency: str
    """The currency of every amount in it."""

    variants: Sequence[PricedVariant]
    """What can be bought; at most 100 000."""

    rounding: Optional[Rounding] = None
    """How amounts between minor units are settled."""

    allocation: Optional[AllocationRule] = None
    """Who gets the odd minor units when a discount is spread over lines, or a line over its units."""

    lists: Sequence[PriceList] = ()
    """Prices for some buyers; at most 10 000 lists and 1 000 000 prices."""

    tiers: Sequence[TierTable] = ()
    """Prices by quantity; at most 100 000 tables."""

    lanes: Sequence[Lane] = ()
    """Offers, in the order in which their lanes run; at most 100 lanes and 10 000 offers."""

    floors: Optional[Floors] = None
    """The lowest prices that tiers and offers may reach."""

    taxes: Optional[Taxes] = None
    """How taxes are computed."""

    shipping: Sequence[ShippingMethod] = ()
    """Ways to ship; at most 100. A cart may name one of them."""

    payment_methods: Sequence[PaymentMethod] = ()
    """Ways to pay, with their fees; at most 100. Where there are any, a cart may name none but these."""

    cash_rounding: Optional[CashRounding] = None
    """Whether the total is made a round sum."""

    max_markup: Optional[Decimal] = None
    """The largest `percent` of any list's adjustment (加价上限)."""

    public_of: Optional[str] = None
    """In a public form: the digest of the whole book that it was made from."""


class PriceBookPublished(Value, tag="price_book_published"):
    """A price book makes the prices from now on."""

    book: PriceBook
    """The price book."""

    digest: str
    """Its digest."""


class PriceDifference(Value, tag="price_difference"):
    """Pays every drop of the price at which receivers buy themselves (差价): whoever buys at a lower price than everybody
    below has the difference to the lowest price so far, first to what the buyer paid.
    """

    prices: Sequence[LevelPrice]
    """The prices of levels. A level without a price earns nothing."""

    ineligible: Optional[IneligibleClaim] = None
    """What happens to the difference of one who may not earn."""

    max_depth: Optional[int] = None
    """How many steps above the buyer are looked at, 1 to 1000; absent for all."""


class PriceList(Value):
    """Unit prices (价目表) for one audience. The more specific audience wins, not the lower price."""

    id: str
    """Names the list; unique in the book."""

    audience: Optional[Audience] = None
    """Whom it is for; everyone when left out."""

    prices: Sequence[ListedPrice] = ()
    """The prices."""

    window: Optional[Window] = None
    """When it holds; always when left out. Of two lists for one audience, the one with a window wins while it is open;
    two open windows over one variant are refused.
    """

    currency: Optional[str] = None
    """The currency of its prices; the book's when left out. A cart in another currency is priced by lists in it alone."""

    adjustment: Optional[Adjustment] = None
    """Prices of the variants that have none in the list: the next less specific price, changed."""


class PricedVariant(Value):
    """A variant (规格) with its default price."""

    variant: str
    """The variant; unique in the book."""

    product: str
    """The product that it is a variant of."""

    price: Decimal
    """For one unit, in major units, zero or more; may be finer than the currency."""

    category: Optional[str] = None
    """Its category."""

    tags: Sequence[str] = ()
    """What filters may ask for; at most 64."""

    cost: Optional[Decimal] = None
    """What one unit costs the shop, in major units."""

    minimum: Optional[Decimal] = None
    """The least that one unit may cost after all offers, in major units: the minimum advertised price."""

    tax: Optional[str] = None
    """The category that it is taxed by; the book's default when left out."""


class Product(Value):
    """A product as the host describes it: what is listed, with its variants."""

    id: str
    """The product's id."""

    variants: Sequence[Variant]
    """What can be bought: 1 to 1000 variants."""

    names: Sequence[LocalText] = ()
    """Its name by language."""

    category: Optional[str] = None
    """The category it belongs to."""

    tags: Sequence[str] = ()
    """Tags, at most 100."""


class ProductClaims(Value):
    """The claims of one product."""

    product: str
    """The product."""

    rates: Sequence[LevelClaim]
    """What a level has a claim to; none for a product that pays nothing under this bonus."""


class ProductPut(Value, tag="product_put"):
    """A product was added or replaced."""

    product: Product
    """The product."""


class ProductRates(Value):
    """The rates of one product."""

    product: str
    """The product."""

    tiers: Sequence[CommissionTier]
    """One rate for each depth; none for a product that pays nothing under this bonus."""

    level_rates: Sequence[LevelRate] = ()
    """Other rates for receivers of a level at one tier."""


class ProductReviewed(Value, tag="product_reviewed"):
    """A product is reviewed."""

    product: str
    """The product."""

    state: ReviewState
    """Where it stands."""

    by: str
    """Who says so."""

    reason: Optional[str] = None
    """Why."""


class PublishPlan(Value, tag="publish_plan"):
    """Publishes a commission plan: orders delivered from now on pay by it."""

    plan: CommissionPlan
    """The plan."""

    override_policy: Optional[PolicyOverride] = None
    """Publishes it although the shop's policy refuses it. The record says who and why."""


class PublishPriceBook(Value, tag="publish_price_book"):
    """Publishes a price book: from now on it makes the prices."""

    book: PriceBook
    """The price book."""


class PurchaseLimit(Value):
    """How many units of a variant one order may have."""

    variant: str
    """The variant."""

    most: int
    """The most units."""


class PutChannel(Value, tag="put_channel"):
    """Adds a channel, or replaces it."""

    channel: Channel
    """The channel."""


class PutLevel(Value, tag="put_level"):
    """Adds a membership level, or replaces it."""

    level: Level
    """The level."""


class PutListing(Value, tag="put_listing"):
    """Says what is other about a product on a channel, or replaces it."""

    listing: Listing
    """The listing."""


class PutProduct(Value, tag="put_product"):
    """Adds a product with its variants, or replaces it."""

    product: Product
    """The product."""


class PutQuotas(Value, tag="put_quotas"):
    """Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away."""

    of: StockName
    """The stock."""

    quotas: Sequence[ChannelQuota]
    """The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is
    not listed takes of what nobody has a guarantee for.
    """

    afresh: bool = False
    """Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs."""


class PutReusableKey(Value, tag="put_reusable_key"):
    """Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted."""

    variant: str
    """The variant."""

    key: SealedKey
    """The key, sealed."""

    limits: Optional[ReusableLimits] = None
    """How often it may be sold."""


class PutSale(Value, tag="put_sale"):
    """Sets the limits of a variant's sale, or replaces them."""

    sale: SaleLimits
    """The limits."""


class PutStockAlert(Value, tag="put_stock_alert"):
    """Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
    watched.
    """

    of: StockName
    """The stock."""

    levels: Optional[AlertLevels] = None
    """When it is raised and cleared."""


class PutSubShop(Value, tag="put_sub_shop"):
    """Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
    add. What they add is paid by the plan's bonus for sub-shops.
    """

    channel: str
    """The channel."""

    owner: str
    """Its owner, who must have the role of one."""

    markup_percent: Decimal
    """What it adds to that price, in percent, within the limits of the plan in force."""

    upstream: Optional[str] = None
    """The sub-shop at whose price it buys; the shop itself where absent."""


class PutTemplates(Value, tag="put_templates"):
    """Sets the texts of notices, all at once."""

    templates: Templates
    """The texts."""


class QuarantineBatch(Value, tag="quarantine_batch"):
    """Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
    on with what is left and with the list.
    """

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    by: str
    """Who asked, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""

    after: Optional[int] = None
    """Where the list of orders goes on: what the reply before told as `next`."""

    limit: Optional[int] = None
    """How many keys to take out at the most; the shop's `tick_limit` where absent or larger."""


class QuarantinedBatch(Value, tag="quarantined"):
    """A batch in quarantine."""

    keys: int
    """How many available keys were taken out now."""

    more: bool
    """Whether some are left, which are not sold either: ask again."""

    affected: AffectedOrders
    """The orders that have keys of it."""


class QueuedOrder(Value):
    """An order that waits for a person."""

    order: str
    """The order."""

    stage: Stage
    """Where it stands."""

    since: int
    """When it was paid."""

    priority: int
    """Its priority, in minutes: the higher, the earlier."""

    failures: int
    """How often its delivery failed."""

    level: Optional[str] = None
    """The buyer's level when it was placed."""


class QuotaView(Value):
    """The share of a channel and what is left of it."""

    channel: str
    """The channel."""

    guaranteed: int
    """Units that are kept for it."""

    taken: int
    """What it took since the quota was put, less what came back."""

    available: int
    """What it may take now."""

    maximum: Optional[int] = None
    """The most that it may take."""


class QuotasPut(Value, tag="quotas_put"):
    """A stock is shared out among channels."""

    of: StockName
    """The stock."""

    quotas: Sequence[ChannelQuota]
    """The shares."""

    afresh: bool
    """Whether all counts begin at nothing."""


class Quote(Value):
    """A price with its parts. Amounts are decimals in `currency`."""

    book: str
    """The price book's id."""

    digest: str
    """The price book's digest."""

    currency: str
    """The currency of all its amounts."""

    at: int
    """The moment that it was made for."""

    channel: str
    """Where it comes from."""

    codes: Sequence[str]
    """The coupons of the cart."""

    lines: Sequence[QuoteLine]
    """The lines, in the order of the cart."""

    subtotal: Decimal
    """All lines at list prices."""

    discount: Decimal
    """What the lines cost less than that."""

    total: Decimal
    """What is to be paid."""

    offers: Sequence[AppliedOffer]
    """The offers that applied."""

    buyer: Optional[str] = None
    """Who buys; nobody for a guest."""

    level: Optional[str] = None
    """The buyer's level."""

    payment_method: Optional[str] = None
    """How it will be paid."""

    region: Optional[str] = None
    """Where it is taxed."""

    shipping: Optional[QuotedShipping] = None
    """What shipping costs."""

    is_tax_inclusive: Optional[bool] = None
    """Whether the lines' totals have the tax within; absent where nothing is taxed."""

    tax: Optional[Decimal] = None
    """All taxes; absent where nothing is taxed."""

    taxes: Sequence[QuotedTax] = ()
    """The taxes by category."""

    fee: Optional[QuotedFee] = None
    """What the way to pay costs."""

    cash_rounding: Optional[Decimal] = None
    """What made the total a round sum."""

    gifts: Sequence[QuotedGift] = ()
    """What offers give along."""

    trace: Sequence[Step] = ()
    """Why, step by step; absent where only the price was asked for."""


class QuoteLine(Value):
    """A line of a quote."""

    variant: str
    """The variant."""

    quantity: int
    """How many units."""

    unit_price: Decimal
    """What one unit costs at list price."""

    list: Decimal
    """What all units cost at list price."""

    discount: Decimal
    """What the line costs less than that."""

    order_discount: Decimal
    """What of the discount is the line's share of offers on the whole order."""

    total: Decimal
    """What the line costs."""

    tax: Optional[Decimal] = None
    """Its tax."""


class QuotedFee(Value):
    """What the way to pay costs."""

    method: str
    """The way to pay."""

    amount: Decimal
    """The fee."""

    borne_by: BorneBy
    """Who pays it."""

    tax: Optional[Decimal] = None
    """Its tax."""


class QuotedGift(Value):
    """What an offer gives along."""

    variant: str
    """The variant."""

    quantity: int
    """How many units."""

    worth: Decimal
    """What they cost otherwise."""

    offer: str
    """The offer."""


class QuotedShipping(Value):
    """What shipping costs."""

    method: str
    """The way to ship."""

    list: Decimal
    """At list price."""

    discount: Decimal
    """What it costs less than that."""

    total: Decimal
    """What it costs."""

    tax: Optional[Decimal] = None
    """Its tax."""


class QuotedTax(Value):
    """The tax of a category."""

    category: str
    """The category."""

    percent: Decimal
    """Its rate."""

    net: Decimal
    """What is taxed, without the tax."""

    tax: Decimal
    """The tax."""


class Rate(Value):
    """How often something may be tried."""

    tokens: int
    """How many tries a full bucket allows at once."""

    every: int
    """After how long one try comes back."""


class ReachSettings(Value):
    """How long stock may be held without being paid, and by whom. Absent fields take the defaults that stand with them."""

    max_unpaid_per_device: Optional[int] = None
    """How many unpaid orders and reservations one device may have open. 1 to 10 000; default 5."""

    max_unpaid_per_contact: Optional[int] = None
    """How many unpaid orders and reservations one contact may have open. 1 to 10 000; default 5."""

    guests_named: Optional[bool] = None
    """Whether a guest must name a device or a contact. Default: no."""

    scarce_units: Optional[int] = None
    """A variant with so many units available, or fewer, is scarce. 0 to 1 000 000 000; default 0: none is."""

    scarce_percent: Optional[int] = None
    """A variant is scarce too where so many percent of what is not sold yet, or fewer, are available. 0 to 100; default 0."""

    scarce_wait: Optional[int] = None
    """How long an order of anything scarce waits for its payment, where that is shorter. 1 s to 366 days; default 5 min."""

    reservation_wait: Optional[int] = None
    """How long stock is held without an order at the most. 1 s to 366 days; default 10 min."""

    extension: Optional[int] = None
    """How long from now an unpaid order or a reservation is held once it is extended. 1 s to 366 days; default 15 min."""

    max_extensions: Optional[int] = None
    """How often each may be extended. 0 to 1 000; default 3."""

    longest_wait: Optional[int] = None
    """How long each may be held in all. 1 s to 366 days; default 1 hour."""

    gift_attempts: Optional[int] = None
    """With how many wrong codes a gift may be claimed. 1 to 1 000; default 10."""

    gift_unclaimed: Optional[RefundTo] = None
    """Where the money of a gift goes that nobody claimed; of a guest's always back to where it came from. Default: there."""

    restock_limit: Optional[int] = None
    """How many subscribers are told of a restock by one command at the most. 1 to 10 000; default 100."""

    review_required: Optional[bool] = None
    """Whether products are sold only once they are reviewed and approved. Default: no."""


class RecipientContact(Value, tag="contact", bare=True):
    """A contact, by the hash that the host made of it."""

    value: str


class RecipientCustomer(Value, tag="customer", bare=True):
    """A customer."""

    value: str


class RecipientGuest(Value, tag="guest", bare=True):
    """The guest who placed an order."""

    value: str


class RecipientSupplier(Value, tag="supplier", bare=True):
    """A supplier."""

    value: str


class RecordArrival(Value, tag="record_arrival"):
    """Says that a parcel arrived."""

    order: str
    """The order."""

    parcel: int
    """The parcel's position among those of the order, from 0."""


class RecordChargeback(Value, tag="record_chargeback"):
    """Records that a payer's bank took money back."""

    payment: str
    """The payment that it was part of."""

    chargeback: str
    """The gateway's id of the chargeback, new among the shop's refunds."""

    amount: Money
    """How much, above zero."""


class RecordDownload(Value, tag="record_download"):
    """Counts a download, before the host gives the link out. The host asks for each one."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""


class RecordPayment(Value, tag="record_payment"):
    """Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency."""

    order: str
    """The order that is paid."""

    payment: str
    """The gateway's id of the payment. The same notice again is answered as the first and does nothing."""

    amount: Money
    """What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say."""


class RecordTouch(Value, tag="record_touch"):
    """Keeps what brought a customer: a visit by somebody's link, a message in a channel."""

    customer: str
    """The customer."""

    channel: str
    """In which channel."""

    promoter: Optional[str] = None
    """By whom, where it was somebody."""


class RefundLine(Value):
    """Units of one line."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""


class RefundNotes(Value):
    """What is not so with most refunds."""

    sources: Optional[RefundSources] = None
    """Which source gets how much of it back; absent where all goes to one place: the wallet, or the source of the
    order's only payment.
    """

    given: Optional[Given] = None
    """What of it is given without units: so much of each line, as the lines tell, and so much beside them."""

    kept: Optional[Charge] = None
    """What of the shipping stays paid although every unit came back."""

    despite: Optional[str] = None
    """Why it was made although the time for it is over or it is never made."""

    cashback_lost: int = 0
    """Cashback that could not be taken back, because the wallet has not as much."""

    charged_back: bool = False
    """Whether the payer's bank took the money back."""

    faulty: bool = False
    """Whether the units were faulty."""


class RefundOrder(Value, tag="refund_order"):
    """Refunds an order: everything that is left, or units of some lines."""

    order: str
    """The order."""

    refund: str
    """The refund, new in the shop."""

    lines: Optional[Sequence[RefundLine]] = None
    """Which units; absent for all that are left."""

    to: Optional[RefundTo] = None
    """Where the money goes."""

    amount: Optional[Money] = None
    """How much to give back without any unit, above zero; then no line is named."""

    keep_shipping: bool = False
    """Whether the shipping of a delivered order stays paid although every unit comes back."""

    despite: Optional[str] = None
    """Why the refund is made although the product's time for it is over: 1 to 400 bytes."""

    faulty: bool = False
    """Whether the units were faulty, so that their supplier may bear the cost."""


class RefundSettled(Value, tag="refund_settled"):
    """A refund to the source ended."""

    refund: str
    """The refund."""

    settlement: Settlement
    """How."""


class RefundSources(Value):
    """Where a refund to the source goes."""

    parts: Sequence[PaymentPart]
    """How much goes back to the source of which payment."""

    wallet: int
    """What goes into the buyer's wallet, because it came from there or its source cannot get it."""

    awaited: bool
    """Whether the gateway has still to confirm the parts."""


class RefundView(Value):
    """A refund as the outside sees it."""

    refund: str
    """The refund."""

    amount: Money
    """How much."""

    state: RefundState
    """Where it stands."""

    order: Optional[str] = None
    """The order that it belongs to."""


class RefundWindowDays(Value, tag="days", bare=True):
    """So many days after the delivery, the last moment included."""

    value: int


class RefundedLine(Value):
    """Refunded units of one line."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""

    amount: int
    """What they were worth."""

    keys: Sequence[int]
    """The handles of the keys that came back."""

    parts: Optional[Sequence[PoolKeys]] = None
    """Those of a line that has several pools; `keys` is empty then."""


class RegisterCustomer(Value, tag="register_customer"):
    """Registers a customer."""

    customer: str
    """The customer."""

    inviter: Optional[str] = None
    """Who invited."""

    level: Optional[str] = None
    """The membership level."""

    promoter: Optional[bool] = None
    """Whether the customer can earn commission. Default: yes."""


class ReissueContent(Value, tag="reissue_content"):
    """Gives content out anew: its downloads are counted from nothing, and its time begins again."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""


class RejectedKey(Value):
    """A key that an import leaves out."""

    position: int
    """Its position in the import, from 0. A key file's line is found with `Parsed::lines`."""

    reason: RejectedKeyReason
    """Why."""


class RejectedKeyReasonBadPreview(Value, tag="bad_preview"):
    """Buyers cannot be shown the preview."""


class RejectedKeyReasonExported(Value, tag="exported"):
    """The key was taken out of the shop."""

    pool: str


class RejectedKeyReasonInStock(Value, tag="in_stock"):
    """A pool of the shop holds the key."""

    pool: str


class RejectedKeyReasonSealedLength(Value, tag="sealed_length"):
    """Sealed bytes are never so short or long."""

    length: int


class RejectedKeyReasonSold(Value, tag="sold"):
    """The shop has sold the key."""

    pool: str


class RejectedKeyReasonTwiceInBatch(Value, tag="twice_in_batch"):
    """The same key stands earlier in the import."""

    first: int


class RejectedLine(Value):
    """One line that gave no key."""

    line: int
    """Its number in the file, from 1, blank lines and the header counted."""

    reason: LineReason
    """Why."""

    text: str
    """The line without its secret: its first character and its length."""


class ReleaseBatch(Value, tag="release_batch"):
    """Ends the quarantine of a batch. The same again, under another command id, goes on with what is left."""

    pool: str
    """The pool."""

    batch: str
    """The batch."""

    by: str
    """Who asked, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""

    limit: Optional[int] = None
    """How many keys to let go at the most; the shop's `tick_limit` where absent or larger."""


class ReleaseHold(Value, tag="release_hold"):
    """Lets a held order go on: its stock is reserved again."""

    order: str
    """The order."""


class ReleaseReservation(Value, tag="release_reservation"):
    """Gives up a reservation, or some units of it."""

    reservation: str
    """The reservation."""

    lines: Optional[Sequence[ReserveLine]] = None
    """How many units of what; absent for all."""


class Rendered(Value):
    """A notice in words."""

    subject: str
    """A line above the text: plain text, whatever the output."""

    text: str
    """The text."""

    language: str
    """The language that was found."""

    output: NoticeOutput
    """What the text is."""


class ReplaceUnits(Value, tag="replace_units"):
    """Exchanges units that the buyer has for others of the same variant."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    units: Sequence[int]
    """Which units of it, in the order in which they were handed over, from 0."""

    reason: str
    """Why, for people: 1 to 400 bytes."""

    faulty: Optional[bool] = None
    """Whether the old units were faulty, so that their supplier may bear the cost. Default: yes."""

    despite: Optional[str] = None
    """Why it is done although no warranty covers it: 1 to 400 bytes."""


class ReplyBatchReleased(Value, tag="batch_released"):
    """A batch whose quarantine ended."""

    keys: int
    """How many of its keys went back."""

    more: bool
    """Whether some are left: ask again."""


class ReplyDone(Value, tag="done"):
    """It is done; there is nothing to add."""


class ReplyGiftMissed(Value, tag="gift_missed"):
    """A gift is not claimed by this code."""

    attempts_left: int
    """How many wrong codes may still be tried."""


class ReplyInArchive(Value, tag="in_archive"):
    """What is asked was done before; the order has left memory since."""

    order: str
    """The order."""


class ReplyNotFound(Value, tag="not_found"):
    """A lookup found nothing."""

    code: str
    """The code of the refusal: `lookup.not_found`, whichever of contact and secret is wrong."""

    left: int
    """How often it may fail once more before lookups are refused for a while."""


class ReplyOrders(Value, tag="orders"):
    """The orders that were looked up, the newest first."""

    orders: Sequence[OrderView]
    """One page of them."""

    more: bool
    """Whether there are older ones."""


class ReplyPeriod(Value, tag="period"):
    """A period that is closed."""

    period: int
    """Its number."""

    digest: str
    """The digest of its batch."""

    lines: int
    """How many lines this command paid."""

    amount: Money
    """How much they are."""

    left: int
    """How many lines are not paid yet: close again."""


class ReplyRefunded(Value, tag="refunded"):
    """How much went back."""

    amount: Money
    """The amount."""


class ReplySettled(Value, tag="settled"):
    """What a supplier was paid."""

    supplier: str
    """The supplier."""

    amount: Money
    """How much."""


class ReplyWallet(Value, tag="wallet"):
    """What a wallet holds after the command."""

    customer: str
    """Whose."""

    balance: Money
    """How much."""


class ReplyWithdrawal(Value, tag="withdrawal"):
    """A withdrawal."""

    withdrawal: str
    """The withdrawal."""

    amount: Money
    """How much leaves the promoter's balance."""

    fee: Money
    """How much of it is the fee."""


class ReportDeliveryFailure(Value, tag="report_delivery_failure"):
    """Says that a delivery failed: nothing was handed over."""

    order: str
    """The order."""

    reason: str
    """Why, for people: 1 to 400 bytes."""

    lines: Sequence[int] = ()
    """Which lines, from 0; empty for all that are owed."""


class RequestWithdrawal(Value, tag="request_withdrawal"):
    """Asks for vested commission to be paid out."""

    withdrawal: str
    """The withdrawal, new in the shop."""

    promoter: str
    """Whose commission."""

    amount: Money
    """How much, the fee included."""


class ReservationDrawn(Value, tag="reservation_drawn"):
    """An order takes units over from a reservation."""

    reservation: str
    """The reservation."""

    left: Sequence[ReservedUnits]
    """What it keeps; it is over where it keeps nothing."""


class ReservationEnded(Value, tag="reservation_ended"):
    """A reservation is over; what it held is free."""

    reservation: str
    """The reservation."""

    end: ReservationEnd
    """Why."""


class ReservationExtended(Value, tag="reservation_extended"):
    """A reservation's end is put off."""

    reservation: str
    """The reservation."""

    expires: int
    """When it ends now."""


class ReservationResized(Value, tag="reservation_resized"):
    """A reservation holds other units."""

    reservation: str
    """The reservation."""

    lines: Sequence[ReservedUnits]
    """All that it holds now."""


class Reserve(Value, tag="reserve"):
    """Holds units without an order: a basket that is filled, a page on which is paid."""

    reservation: str
    """The reservation; no open one has its id."""

    channel: str
    """The channel."""

    lines: Sequence[ReserveLine]
    """What to hold."""

    buyer: Optional[str] = None
    """For whom; absent for a guest."""

    contact: Optional[str] = None
    """What the buyer can be reached at, hashed by the host. It counts as an unpaid order does."""

    device: Optional[str] = None
    """The host's fingerprint of the device. It counts as an unpaid order does."""

    wait: Optional[int] = None
    """For how long; the shop's setting where absent, and no longer than that."""

    partial: bool = False
    """Whether to hold what there is where not all is free; else all or nothing."""


class ReserveLine(Value):
    """Units of one variant."""

    variant: str
    """The variant."""

    quantity: int
    """How many units."""


class ReservedReply(Value, tag="reserved"):
    """What is held without an order."""

    reservation: str
    """The reservation."""

    expires_at: int
    """When it ends by itself."""

    lines: Sequence[ToldUnits]
    """What was asked for and what is held; a line of which nothing is held is left out."""


class ReservedUnits(Value):
    """Units of one variant that a reservation holds."""

    variant: str
    """The variant."""

    wanted: int
    """How many were asked for."""

    quantity: int
    """How many are held."""

    keys: Sequence[int]
    """The handles of their keys; empty where the stock has no keys."""

    parts: Optional[Sequence[PoolKeys]] = None
    """The keys of each pool, where the variant is fed by several."""


class ResizeOrder(Value, tag="resize_order"):
    """Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays."""

    order: str
    """The order."""

    cart: Cart
    """All that is bought now; buyer and channel are those of the order."""

    book: str
    """The digest of the price book that made the price."""

    total: Money
    """The total that the buyer saw."""


class ResizeReservation(Value, tag="resize_reservation"):
    """Holds other units than before. What stays is not let go in between."""

    reservation: str
    """The reservation."""

    lines: Sequence[ReserveLine]
    """All that it is to hold."""

    partial: bool = False
    """Whether to hold what there is where not all is free; else all or nothing."""


class ResolutionRejected(Value, tag="rejected"):
    """Nothing is wrong."""

    reason: str
    """Why, for people."""


class ResolveComplaint(Value, tag="resolve_complaint"):
    """Ends a complaint."""

    order: str
    """The order."""

    resolution: Resolution
    """How."""


class RestockSubscribed(Value, tag="restock_subscribed"):
    """Somebody waits for a variant."""

    variant: str
    """The variant."""

    subscriber: Subscriber
    """Who."""


class RestockTold(Value, tag="restock_told"):
    """Those who waited first are told that a variant is available; they wait no more."""

    variant: str
    """The variant."""

    subscribers: Sequence[Subscriber]
    """Who; nobody where it is gone again."""

    more: bool
    """Whether others are told next."""


class RestockUnsubscribed(Value, tag="restock_unsubscribed"):
    """Somebody waits no more."""

    variant: str
    """The variant."""

    subscriber: Subscriber
    """Who."""


class Restore(Value, tag="restore"):
    """Takes an order back into memory that was archived."""

    order: str
    """The order."""

    bytes: str
    """The bytes that it was archived as."""


class ReturnPayment(Value, tag="return_payment"):
    """Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet."""

    payment: str
    """The payment."""

    refund: str
    """The refund, new in the shop."""

    amount: Optional[Money] = None
    """How much, above zero; absent for all that can go."""

    from_: Optional[ReturnFrom] = None
    """From where."""

    to: Optional[RefundTo] = None
    """Where to. From a wallet it goes to the source alone."""


class ReusableKeyPut(Value, tag="reusable_key_put"):
    """The reusable key of a variant is set."""

    variant: str
    """The variant."""

    key: SealedKey
    """The key, sealed."""

    limits: ReusableLimits
    """How often it may be sold."""


class ReusableLimits(Value):
    """How often a reusable key may be sold."""

    max_uses: Optional[int] = None
    """Most uses in all; no limit if not given."""

    per_buyer: Optional[int] = None
    """Most uses of one buyer; no limit if not given."""


class RevealKeys(Value, tag="reveal_keys"):
    """Shows the keys of a delivered order again. The record says who asked and why."""

    order: str
    """The order."""

    by: str
    """Who asked, for people: 1 to 400 bytes."""

    reason: str
    """Why, for people: 1 to 400 bytes."""


class ReversedLine(Value):
    """How much of a commission line was taken back."""

    promoter: str
    """Whose commission."""

    index: int
    """The commission line's position among the order's, from 0."""

    amount: int
    """How much."""

    vested: bool
    """Whether it was vested, so that it leaves the available balance."""


class Review(Value):
    """What somebody said of a product."""

    state: ReviewState
    """Where it stands."""

    by: str
    """Who said so last; empty while nobody did."""

    reason: Optional[str] = None
    """Why."""


class ReviewProduct(Value, tag="review_product"):
    """Says where the review of a product stands."""

    product: str
    """The product."""

    state: ReviewState
    """Where it stands now."""

    by: str
    """Who says so, for people: 1 to 400 bytes."""

    reason: Optional[str] = None
    """Why, for people: 1 to 400 bytes. A refusal needs one."""


class Rounding(Value):
    """How amounts between minor units are settled: a setting, never implicit."""

    mode: Optional[RoundingMode] = None
    """Which neighbour."""

    scope: Optional[RoundingScope] = None
    """What is rounded as one."""


class Sale(Value):
    """One sale: who bought what, and who stands above."""

    buyer: SalePerson
    """Who bought."""

    lines: Sequence[SaleLine]
    """What was bought."""

    upline: Sequence[SalePerson] = ()
    """The inviter, the inviter's inviter, and so on."""

    sub_shops: Sequence[SaleSubShop] = ()
    """The sub-shops through which it was sold, from the one that sold upwards."""


class SaleFigure(Value):
    """A figure of a person in a `Sale`, whatever the window."""

    figure: Figure
    """Which."""

    value: int
    """How much: whole major units where it is an amount."""


class SaleLimits(Value):
    """When a variant is on sale, for whom, and how much of it. What is left out limits nothing."""

    variant: str
    """The variant."""

    window: Optional[Window] = None
    """When it is on sale."""

    who: Optional[Condition] = None
    """For whom (专属): a condition on the channel, the buyer's level, the first order, the moment."""

    per_buyer: Sequence[BuyerLimit] = ()
    """How many units one buyer may have in all, over so long; at most 8. Where there is one, guests cannot buy. None for a
    bundle: its parts are counted, whatever they are bought in.
    """

    flash: Optional[Flash] = None
    """An allowance beside the real stock; none for a bundle."""


class SaleLine(Value):
    """A line in a `Sale`."""

    product: str
    """The product."""

    quantity: int
    """How many units."""

    paid: Decimal
    """What the buyer paid for the line, in major units of the plan's currency."""

    category: Optional[str] = None
    """The category of the product, where rates go by it."""

    list: Optional[Decimal] = None
    """The line at list price; what was paid where not said."""

    cost: Optional[Decimal] = None
    """What the goods cost the shop; unknown where not said."""


class SalePerson(Value):
    """A person in a `Sale`."""

    id: str
    """The customer."""

    level: Optional[str] = None
    """The level, if any. Levels that the plan does not name are all alike to it."""

    promoter: Optional[bool] = None
    """Whether the customer can earn commission; true where not said."""

    figures: Sequence[SaleFigure] = ()
    """What gates may ask of; a figure that is not said fails every test."""

    excluded: Optional[Exclusion] = None
    """Why the person may not earn, where that is so."""


class SalePut(Value, tag="sale_put"):
    """A variant's sale is limited."""

    variant: str
    """The variant."""

    sale: SaleLimits
    """The limits."""


class SaleSubShop(Value):
    """A sub-shop in a `Sale`."""

    owner: SalePerson
    """Its owner."""

    buys_at: Sequence[Decimal]
    """At what price it buys the units of each line, in major units."""


class SaleView(Value):
    """The limits of a variant and what is left of them."""

    sale: SaleLimits
    """The limits."""

    had: Sequence[int]
    """For each limit of a buyer, how many units the buyer has within its window; empty without a buyer."""

    flash_left: Optional[int] = None
    """How many units of the flash sale's allowance are left."""


class SealedKey(Value):
    """A key as the machine knows it: fingerprint and sealed bytes. It holds nothing that a thief could use.

    The bytes are a header (version, number of the sealing key), the encrypted canonical form, and an authentication tag;
    a host that keeps secrets elsewhere may put its own reference of 22 to 16 405 bytes there.
    """

    fingerprint: str
    """Tells equal keys."""

    bytes: str
    """In JSON base64, in CBOR a byte string."""


class SealedKeys(Value):
    """SealedKeys"""

    keys: Sequence[SealedKey]

    lines: Sequence[int]
    """For each key, its line number from 1."""

    report: ImportReport


class SeatView(Value):
    """A customer's seat in a placement tree."""

    legs: Sequence[LegOfSeat]
    """The legs below, from the left."""

    sponsor: Optional[str] = None
    """Who brought the customer; absent for the first in the tree."""

    above: Optional[str] = None
    """Under whom the customer sits; absent for the first in the tree."""

    leg: Optional[int] = None
    """In which leg, from 0."""


class SelectionRandom(Value, tag="random"):
    """Drawn by lot, every key alike. The lot is the hash of the seed and the order's id, so the same order draws the same
    keys of the same pool on every machine; the event names the keys, so history stays.
    """

    seed: int = 0
    """Scatters the lots."""


class Seller(Value):
    """A sub-shop's owner, and what the sub-shop adds."""

    owner: str
    """The owner."""

    markup: Decimal
    """What is added to the price at which it buys, in percent."""


class SentParcel(Value):
    """How a parcel can be found."""

    carrier: str
    """Who carries it, for people: 1 to 400 bytes."""

    tracking: str
    """The carrier's number for it: 1 to 400 bytes."""


class SessionClosed(Value, tag="session_closed"):
    """A client's session is closed."""

    client: str
    """The client."""


class SessionOpened(Value, tag="session_opened"):
    """A client's session is open."""

    client: str
    """The client."""


class SetConsent(Value, tag="set_consent"):
    """Keeps what a customer said about a use of data."""

    customer: str
    """The customer."""

    purpose: str
    """The use."""

    granted: bool
    """Whether it is allowed."""

    version: int = 0
    """The version of the text that was agreed to."""


class SetCustomerLevel(Value, tag="set_customer_level"):
    """Gives a customer a level, or none."""

    customer: str
    """The customer."""

    level: Optional[str] = None
    """The level."""

    until: Optional[int] = None
    """Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher:
    rules go on to work on the own one. It can be given again with another moment.
    """


class SetStanding(Value, tag="set_standing"):
    """Says what a customer may be, and whether they may earn. What is absent stays."""

    customer: str
    """The customer."""

    promoter: Optional[bool] = None
    """Whether they can earn commission."""

    sub_shop: Optional[bool] = None
    """Whether they own a sub-shop."""

    supplier: Optional[bool] = None
    """Whether they speak for a supplier."""

    blocked: Optional[Blocking] = None
    """Whether they are blocked from earning."""


class Settings(Value):
    """What a shop is set up with. Absent fields take the defaults that stand with them."""

    currency: Optional[str] = None
    """The currency of all prices, payments and balances. Default: CNY."""

    hash_seed: Optional[int] = None
    """Scatters the tables of ids, so that chosen ids cannot be made to collide. Changes no result. Default: 0."""

    order_expiry: Optional[int] = None
    """How long an unpaid order keeps its reservations, where the channel does not say. 1 s to 366 days; default 15 min."""

    quote_honoured: Optional[int] = None
    """How long the moment that a quote was made for is honoured. Up to 30 days; default 15 min."""

    complete_after: Optional[int] = None
    """How long after its delivery an order completes. Up to 366 days; default 7 days."""

    max_unpaid_orders: Optional[int] = None
    """How many unpaid orders one buyer may have open. 1 to 10 000; default 5."""

    max_lines: Optional[int] = None
    """How many lines an order may have. 1 to 1 000; default 100."""

    free_orders: Optional[bool] = None
    """Whether an order may cost nothing. Default: yes."""

    late_payment: Optional[LatePayment] = None
    """What happens to a payment that comes after its order expired or was cancelled."""

    remember_commands: Optional[int] = None
    """How many text command ids are remembered at the most. 1 to 10 000 000; default 100 000."""

    remember_for: Optional[int] = None
    """How long text command ids are remembered, in logical time. Up to 366 days; default 1 day."""

    max_sessions: Optional[int] = None
    """How many client sessions may be open. 1 to 1 000 000; default 1 000."""

    tick_limit: Optional[int] = None
    """How much one `Tick` does at the most. 1 to 100 000; default 1 000."""

    money: Optional[MoneySettings] = None
    """What happens to money that is not just what is to be paid, and to refunds."""

    fulfil: Optional[FulfilSettings] = None
    """How orders are made good that wait."""

    archive: Optional[ArchiveSettings] = None
    """When orders that came to an end may leave memory."""

    reach: Optional[ReachSettings] = None
    """How long stock may be held without being paid, and by whom."""

    lookup: Optional[LookupSettings] = None
    """How often lookups may fail."""

    people: Optional[PeopleSettings] = None
    """Who may be bound to whom, how teams are counted, and in which periods."""

    plans: Optional[PlanSettings] = None
    """What plans are held against before they are published."""


class SettleRefund(Value, tag="settle_refund"):
    """Says how a refund to the source ended, where the shop's settings make refunds wait for that."""

    refund: str
    """The refund."""

    settlement: Settlement
    """How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`."""


class SettleSupplier(Value, tag="settle_supplier"):
    """Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
    the machine books it.
    """

    supplier: str
    """The supplier."""

    settlement: str
    """The settlement, new in the shop."""

    amount: Optional[Money] = None
    """How much; all that is payable where absent."""


class SettleWithdrawal(Value, tag="settle_withdrawal"):
    """Says how a withdrawal ended."""

    withdrawal: str
    """The withdrawal."""

    settlement: Settlement
    """How it ended."""


class SettlementFailed(Value, tag="failed"):
    """It did not; the commission is available again."""

    reason: str
    """Why, for people."""


class Share(Value):
    """How much for whom."""

    promoter: str
    """Who earns."""

    amount: int
    """How much."""


class ShippingMethod(Value):
    """A way to ship and what it costs."""

    id: str
    """Names it; unique in the book."""

    price: Decimal
    """For an order, in major units of the book's currency, zero or more."""

    each: Decimal = Decimal(0)
    """For each unit on top, in major units, zero or more."""

    when: Optional[Condition] = None
    """Who may choose it: facts of the order before any offer."""

    tax: Optional[str] = None
    """The category that it is taxed by; untaxed when left out."""


class ShopBalances(Value):
    """The shop's own balances, as people read them: what it has or spent, and what it owes or earned, both positive."""

    gateway: Money
    """Money with the gateways."""

    held: Money
    """Money of undelivered orders."""

    revenue: Money
    """Sales."""

    commission: Money
    """Commission spent."""

    fees: Money
    """Fees earned."""

    tax: Money
    """Tax owed."""

    rounding: Money
    """What round sums brought; negative where they cost."""

    promotion: Money
    """What offers gave back to buyers."""

    spare: Money
    """Money that bought nothing and waits for going back."""

    refunding: Money
    """Refunds that the gateway has not confirmed yet."""

    adjustments: Money
    """What people took from wallets by hand, less what they gave."""

    chargebacks: Money
    """What payers' banks took back."""

    cost: Money
    """What delivered keys cost at their suppliers."""


class ShopOpened(Value, tag="shop_opened"):
    """A shop began. The first event of every journal."""

    shop: str
    """The shop."""

    settings: Settings
    """Its settings."""


class ShopSupplierShare(Value):
    """What a supplier is owed for keys."""

    supplier: str
    """The supplier."""

    amount: int
    """How much more, or with a minus less."""


class ShopView(Value):
    """A shop as a whole."""

    shop: str

    clock: int

    sequence: int
    """The number of the last record."""

    records: int
    """How many records the journal has, the opening among them."""

    journal_head: str

    untaken: int
    """How many of the journal's bytes the host has not taken yet."""

    current_period: int

    next_deadline: Optional[int] = None


class ShortUnits(Value):
    """Units of one line that have no stock."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""


class Simulated(Value):
    """What a plan came to on many orders."""

    orders: int

    revenue: Money

    paid: Money

    paid_basis_points: int
    """What was paid as a share of the revenue, in hundredths of a percent, rounded down."""

    cut: Money
    """What rates would have paid beyond caps and limits."""

    by_tier: Sequence[TierView]

    by_level: Sequence[LevelView]

    by_bonus: Sequence[BonusView]

    receivers: int
    """How many people earn anything."""

    top: TopView

    margin_left: Optional[Money] = None
    """What is left of the revenue after the goods' cost and the plan; absent where a cost is not known."""

    worst: Optional[WorstView] = None


class SoldThrough(Value, tag="sold_through"):
    """An order is sold through sub-shops."""

    order: str
    """The order."""

    sellers: Sequence[Seller]
    """Through which, from the uppermost down."""


class Split(Value):
    """What is to be split."""

    total: Decimal
    """The whole, in major units."""

    currency: str
    """Its currency."""

    weights: Sequence[Decimal]
    """What the parts are in proportion to; decimals."""

    rule: Optional[AllocationRule] = None
    """Who gets what is left after every part is cut down to whole minor units."""


class StandingSet(Value, tag="standing_set"):
    """What a customer may be, and whether they may earn."""

    customer: str
    """The customer."""

    promoter: bool
    """Whether they can earn commission."""

    sub_shop: bool
    """Whether they own a sub-shop."""

    supplier: bool
    """Whether they speak for a supplier."""

    blocked: Optional[str] = None
    """Why they are blocked; absent where they are not."""


class StepAbroad(Value, tag="abroad", within="step"):
    """The price at home became that of the region where the order is taxed."""

    variant: str
    """The line's variant."""

    unit_price: str
    """For one unit."""

    amount: str
    """For the line."""


class StepAdjusted(Value, tag="adjusted", within="step"):
    """A more specific list changed the price."""

    variant: str
    """The line's variant."""

    list: str
    """The price list."""

    unit_price: str
    """For one unit."""

    amount: str
    """For the line."""


class StepApplied(Value, tag="applied", within="step"):
    """An offer took something off."""

    offer: str
    """The offer."""

    amount: str
    """What it took off."""

    capped: bool
    """Whether its cap cut it."""

    after: str
    """What all lines cost after it."""

    coupon: Optional[str] = None
    """Its coupon's code."""


class StepCashRounding(Value, tag="cash_rounding", within="step"):
    """The total became a round sum."""

    before: str
    """The total before."""

    after: str
    """The total."""


class StepCashback(Value, tag="cashback", within="step"):
    """What the offer before gives back later."""

    amount: str
    """How much."""


class StepExact(Value, tag="exact", within="step"):
    """The sums before the order was rounded."""

    subtotal: str
    """By list price."""

    discount: str
    """What was taken off."""


class StepFee(Value, tag="fee", within="step"):
    """What the way to pay costs."""

    method: str
    """The way to pay."""

    amount: str
    """The fee."""

    on: str
    """Everything else that is to be paid."""

    borne_by: BorneBy
    """Who pays it."""


class StepFeeTax(Value, tag="fee_tax", within="step"):
    """The tax of the fee."""

    category: str
    """The category."""

    percent: str
    """The rate, in percent."""

    inclusive: bool
    """Whether the amount holds the tax."""

    amount: str
    """What is taxed."""

    tax: str
    """Its tax."""


class StepFloor(Value, tag="floor", within="step"):
    """A floor held up what a tier would have made."""

    variant: str
    """The line's variant."""

    wanted: str
    """The line by the tier."""

    kept: str
    """The line as it stays."""


class StepGift(Value, tag="gift", within="step"):
    """What the offer before gives along."""

    variant: str
    """The variant."""

    quantity: int
    """Units."""

    worth: str
    """What they cost by list price."""


class StepLane(Value, tag="lane", within="step"):
    """A lane begins."""

    lane: str
    """The lane."""

    subtotal: str
    """What all lines cost now."""


class StepLaneSkipped(Value, tag="lane_skipped", within="step"):
    """A lane was not run."""

    lane: str
    """The lane."""

    by: str
    """The exclusive offer that ended the quote."""


class StepListPrice(Value, tag="list_price", within="step"):
    """The list price of a line."""

    variant: str
    """The line's variant."""

    quantity: int
    """How many."""

    unit_price: str
    """For one unit."""

    amount: str
    """For the line."""

    list: Optional[str] = None
    """The price list that it came from; the variant's own price otherwise."""


class StepMarkup(Value, tag="markup", within="step"):
    """What the sub-shops through which is sold added."""

    variant: str
    """The line's variant."""

    amount: str
    """On top."""

    after: str
    """The line with it."""


class StepNotApplied(Value, tag="not_applied", within="step"):
    """An offer did not apply."""

    offer: str
    """The offer."""

    reason: str
    """Which kind of reason: `condition`, `no_line`, `nothing_off`,
    `used_up`, `currency`, `beaten`, `after` or `shut_out`.
    """

    why: str
    """The reason for people, in the language that was asked for."""

    coupon: Optional[str] = None
    """Its coupon's code."""


class StepOrderTax(Value, tag="order_tax", within="step"):
    """The tax of all amounts of one category, rounded once; the shares of lines follow."""

    category: str
    """The category."""

    percent: str
    """The rate, in percent."""

    inclusive: bool
    """Whether the amount holds the tax."""

    amount: str
    """What is taxed."""

    tax: str
    """Its tax."""


class StepPremium(Value, tag="premium", within="step"):
    """What the keys that were picked cost on top."""

    variant: str
    """The line's variant."""

    amount: str
    """On top."""

    after: str
    """The line with it."""


class StepShare(Value, tag="share", within="step"):
    """What the offer before took off one line."""

    variant: str
    """The line's variant."""

    amount: str
    """What was taken off."""

    after: str
    """The line after."""


class StepShipping(Value, tag="shipping", within="step"):
    """What shipping costs by the book."""

    method: str
    """The way to ship."""

    amount: str
    """For the order."""


class StepShippingShare(Value, tag="shipping_share", within="step"):
    """What the offer before took off shipping."""

    amount: str
    """What was taken off."""

    after: str
    """Shipping after."""


class StepShippingTax(Value, tag="shipping_tax", within="step"):
    """The tax of shipping."""

    category: str
    """The category."""

    percent: str
    """The rate, in percent."""

    inclusive: bool
    """Whether the amount holds the tax."""

    amount: str
    """What is taxed."""

    tax: str
    """Its tax."""


class StepTax(Value, tag="tax", within="step"):
    """The tax of a line."""

    variant: str
    """The line's variant."""

    category: str
    """The category."""

    percent: str
    """The rate, in percent."""

    inclusive: bool
    """Whether the amount holds the tax."""

    amount: str
    """What is taxed."""

    tax: str
    """Its tax."""


class StepTier(Value, tag="tier", within="step"):
    """A quantity tier took the place of the list price."""

    variant: str
    """The line's variant."""

    from_: int
    """The threshold that was reached."""

    before: str
    """The line before."""

    after: str
    """The line after."""


class StepTierPassed(Value, tag="tier_passed", within="step"):
    """A quantity tier was reached but is not cheaper."""

    variant: str
    """The line's variant."""

    from_: int
    """The threshold that was reached."""

    amount: str
    """The line by the tier."""

    kept: str
    """The line as it stays."""


class StepUnplaced(Value, tag="unplaced", within="step"):
    """What the offer before could not take off: floors and caps of lines are in the way."""

    amount: str
    """How much."""


class StockAdjusted(Value, tag="stock_adjusted"):
    """A counted stock changed by hand."""

    variant: str
    """The variant."""

    by: int
    """How many more, or with a minus fewer."""

    on_hand: int
    """How many there are now, reserved ones among them."""


class StockAlertPut(Value, tag="stock_alert_put"):
    """A stock is watched, or no longer."""

    of: StockName
    """The stock."""

    levels: Optional[AlertLevels] = None
    """When an alert is raised and cleared."""


class StockAlerted(Value, tag="stock_alerted"):
    """A watched stock is low, out, or well again."""

    of: StockName
    """The stock."""

    state: AlertState
    """How it stands now."""

    available: int
    """How many units are available."""


class StockAllotted(Value, tag="stock_allotted"):
    """Units of a line that had no stock have some now."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    units: int
    """How many units."""

    keys: Sequence[int]
    """The handles of their keys; empty where the stock has no keys."""

    parts: Optional[Sequence[PoolKeys]] = None
    """Their keys where the variant has several pools."""


class StockHeld(Value, tag="stock_held"):
    """Stock is held without an order."""

    reservation: str
    """The reservation."""

    channel: str
    """The channel."""

    wait: int
    """For how long, in milliseconds."""

    lines: Sequence[ReservedUnits]
    """What is held."""

    buyer: Optional[str] = None
    """For whom; absent for a guest."""

    origin: Optional[Origin] = None
    """Where it comes from."""


class StockNamePool(Value, tag="pool", bare=True):
    """A pool."""

    value: str


class StockNameVariant(Value, tag="variant", bare=True):
    """A variant."""

    value: str


class StockOutlook(Value):
    """How a stock stands."""

    available: int
    """How many units can be sold now."""

    levels: AlertLevels
    """When an alert is raised and cleared."""

    state: AlertState
    """How the alert stands."""

    sold: int
    """Units that were handed over on those days."""

    days: int
    """How many days were looked at, today among them."""

    cover_days: Optional[int] = None
    """Available units × `days` / `sold`, rounded down; absent where nothing was sold."""


class StockReservedAgain(Value, tag="stock_reserved_again"):
    """A late payment's order has its stock and coupons again."""

    order: str
    """The order."""

    keys: Sequence[LineKeys]
    """The keys of each line."""


class StockSourceKeys(Value, tag="keys"):
    """Each unit is one key of a pool, sold once."""

    pool: str
    """The pool; it must be open."""


class StockSourcePools(Value, tag="pools", bare=True):
    """Each unit is one key, sold once, of several pools in their order: 1 to 16 open pools, each once."""

    value: Sequence[str]


class StockView(Value):
    """The stock of a variant."""

    variant: str
    """The variant."""

    reserved: int
    """How many are held for unpaid or undelivered orders."""

    available: Optional[int] = None
    """How many can be sold now; absent where there is always one more."""

    promised: int = 0
    """How many are sold ahead of the stock: they are held as soon as they come."""

    backorder_left: Optional[int] = None
    """How many more may be sold ahead of the stock; absent where none may."""

    due: Optional[int] = None
    """When stock is expected that is sold ahead."""

    pools: Sequence[PoolStock] = ()
    """The pools that its keys come from, in the order of sale. Other variants may draw from the same pools:
    `Shop::stock_together` counts each once.
    """


class SubShopPut(Value, tag="sub_shop_put"):
    """A channel is a sub-shop."""

    channel: str
    """The channel."""

    owner: str
    """Its owner."""

    markup: Decimal
    """What it adds to that price, in percent."""

    upstream: Optional[str] = None
    """The sub-shop at whose price it buys; the shop itself where absent."""


class SubShopView(Value):
    """A sub-shop for people."""

    owner: str
    """Whose it is."""

    markup_percent: Decimal
    """What it adds, in percent."""

    upstream: Optional[str] = None
    """From whose channel it buys; the shop itself where absent."""


class SubShops(Value, tag="sub_shops"):
    """Pays the chain of sub-shops through which a line was sold (小店主, 分站): each buys at the price of the one above, which
    it inherits, and has what its own buyers paid above that, up to its own price. The uppermost buys at the shop's price.
    All together have what was paid above the shop's price, and nothing where offers took the price below it.
    """

    max_markup_percent: Decimal
    """The most that one sub-shop may add to the price at which it buys, in percent, above 0, at most 1000."""

    min_markup_percent: Decimal = Decimal(0)
    """The least that it must add, in percent."""

    max_chain: Optional[int] = None
    """How many sub-shops may stand above one another, 1 to 10."""

    percent: Optional[Decimal] = None
    """The share of the difference that a sub-shop has, 0 to 100 percent; the rest stays with the shop."""

    ineligible: Optional[IneligibleClaim] = None
    """What happens to the difference of a sub-shop that may not earn."""


class SubscribeRestock(Value, tag="subscribe_restock"):
    """Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to."""

    variant: str
    """The variant."""

    customer: Optional[str] = None
    """The customer."""

    contact: Optional[str] = None
    """The contact, hashed by the host."""

    channel: Optional[str] = None
    """The channel on which to tell."""


class Subscriber(Value):
    """Who wants to be told."""

    customer: Optional[str] = None
    """A customer."""

    contact: Optional[str] = None
    """A contact, hashed by the host."""

    channel: Optional[str] = None
    """The channel on which the subscriber is told."""


class SupplierRate(Value):
    """What one supplier has."""

    supplier: str
    """The supplier."""

    rate: CommissionTier
    """How much."""

    goods: Optional[GoodsNamed] = None
    """Of which goods."""


class SupplierSettled(Value, tag="supplier_settled"):
    """A supplier was paid."""

    supplier: str
    """The supplier."""

    settlement: str
    """The settlement."""

    amount: int
    """How much."""


class SupplierView(Value):
    """What the shop owes a supplier. A negative amount is a debt."""

    supplier: str
    """The supplier."""

    pending: Money
    """For keys of orders that are not completed, or that somebody complains about."""

    payable: Money
    """For keys of completed orders."""


class Tagged(Value, tag="tagged"):
    """A set of tags and those of which one must be in it."""

    fact: TagFact
    """Whose tags."""

    any_of: Sequence[str]
    """One or more tags."""


class TakeRate(Value, tag="take_rate"):
    """What the platform keeps of each line before what stands after it in the plan (抽成, 交易佣金). It counts as paid for the
    line's limit, so that nobody else has it.
    """

    rates: Sequence[GoodsTake]
    """What of which goods. A line has one rate, found as in `SupplierShare::shares`."""


class TargetCheapest(Value, tag="cheapest", bare=True):
    """The cheapest units of the lines for which a filter holds."""

    value: Pick


class TargetDearest(Value, tag="dearest", bare=True):
    """The dearest units of the lines for which a filter holds."""

    value: Pick


class TargetLines(Value, tag="lines", bare=True):
    """Each line for which the filter holds."""

    value: Condition


class TaxRate(Value):
    """The rate of a category."""

    category: str
    """The category."""

    percent: Decimal
    """In percent, 0 to 100."""

    region: Optional[str] = None
    """Where it holds; at home, and wherever the category has no other rate, when left out."""


class Taxes(Value):
    """How taxes are computed, on what is to be paid after all offers.

    Within inclusive prices a rate of r percent is the share r / (100 + r); on exclusive ones r / 100 comes on top.
    """

    inclusive: Optional[bool] = None
    """Whether the prices of the book hold the tax already."""

    scope: Optional[TaxScope] = None
    """What is rounded as one."""

    rounding: Optional[RoundingMode] = None
    """Which neighbour."""

    rates: Optional[Sequence[TaxRate]] = None
    """The rates; at most 1000."""

    category: Optional[str] = None
    """The category of variants that name none; untaxed when left out."""

    fees: Optional[str] = None
    """The category of payment fees that the buyer bears; untaxed when left out. Like prices they hold their tax where
    prices do.
    """

    cross_border: Optional[CrossBorder] = None
    """What stays the same where another rate holds than at home."""


class TeamVolume(Value, tag="team_volume"):
    """Pays promoters by what their teams sold in the period (团队业绩): themselves and everybody below."""

    tiers: Sequence[VolumeTier]
    """The tiers, in ascending order of `from`; each reached from just that volume on (≥)."""

    mode: Optional[VolumeMode] = None
    """What is paid of the percentage."""

    eligible: Sequence[str] = ()
    """The levels whose promoters earn; empty for every promoter."""

    pool_percent: Optional[Decimal] = None
    """The largest share of the whole volume of the period that the bonus may pay; above it all are cut in proportion.
    Required where each team is paid whole, because then volume counts once for everybody above.
    """


class Template(Value):
    """The text of one kind of notice."""

    kind: NoticeKind
    """What it tells."""

    language: str
    """The language tag, such as `en` or `zh-CN`."""

    body: str
    """The text, up to 16 384 bytes. `{order}` stands for a parameter of the kind; `{{` and `}}` are braces. In JSON a brace
    before anything but a small letter is itself.
    """

    channel: Optional[str] = None
    """The channel; absent for all that have none of their own."""

    output: Optional[NoticeOutput] = None
    """What it makes."""

    subject: str = ""
    """A line above the text, plain whatever the output; up to 400 bytes."""


class Templates(Value):
    """The texts of notices, as a merchant writes them."""

    templates: Optional[Sequence[Template]] = None
    """The texts; at most 10 000."""

    fallback: Optional[Sequence[str]] = None
    """The languages that are tried after the one asked for."""

    languages: Optional[Sequence[ChannelLanguage]] = None
    """The language of each channel's buyers; the first of `fallback` elsewhere."""

    offset_minutes: Optional[int] = None
    """How far the wall clock that notices tell is ahead of UTC, in minutes: -840 to 840."""


class TemplatesPut(Value, tag="templates_put"):
    """Notices have these texts."""

    templates: Templates
    """The texts."""


class Tick(Value, tag="tick"):
    """Does what is due at the command's time: orders expire or complete, commission vests."""

    limit: Optional[int] = None
    """How much to do at the most; the shop's setting where absent or larger."""


class Ticked(Value, tag="ticked"):
    """What a tick did."""

    expired: int
    """Orders that expired."""

    completed: int
    """Orders that completed."""

    vested: int
    """Orders whose commission vested."""

    keys_expired: int
    """Keys that are past their validity and not sold any more."""

    more: bool
    """Whether more is due at the same time: tick again."""

    reservations: int
    """Reservations without an order that ended."""

    gifts: int
    """Gifts that nobody claimed in time."""


class Tier(Value):
    """One step."""

    from_: int
    """From this quantity on, 1 or more; below the first step the list price holds."""

    price: Decimal
    """For one unit, or for one package; in major units, zero or more; may be finer than the currency. Zero only beside
    a flat fee or in a table that may be dearer.
    """

    flat: Optional[Decimal] = None
    """Once for the tier (固定费), in major units, zero or more."""

    package: Optional[int] = None
    """How many units make one package (打包), 1 or more: a package that is begun is charged in full. One unit when left
    out.
    """


class TierTable(Value):
    """Quantity steps (阶梯) of one variant or of several. They take the place of the list price."""

    goods: TieredGoods
    """What it prices. A variant's own table beats one for several variants, which beats one for a product."""

    kind: TierKind
    """How the steps are read."""

    tiers: Sequence[Tier]
    """1 to 100 steps, thresholds ascending."""

    together: bool = False
    """Whether the units of all lines that it prices are counted together. Each line is priced by the tier that all
    of them reach; under `graduated` they lie in the tiers one line after the other.
    """

    dearer: Optional[Dearer] = None
    """What happens to a tier that makes a line dearer than its list price."""

    place: Optional[TierPlace] = None
    """Whether the table is a step of its own or runs in a lane."""

    audience: Optional[Audience] = None
    """Whom it is for; everyone when left out. The most specific table wins."""

    window: Optional[Window] = None
    """When it holds; always when left out."""

    currency: Optional[str] = None
    """The currency of its prices; the book's when left out."""


class TierView(Value):
    """TierView"""

    tier: int

    paid: Money


class TieredGoodsProduct(Value, tag="product", bare=True):
    """All variants of a product."""

    value: str


class TieredGoodsVariant(Value, tag="variant", bare=True):
    """One variant."""

    value: str


class TieredGoodsVariants(Value, tag="variants", bare=True):
    """These variants, at least one."""

    value: Sequence[str]


class ToldKeys(Value):
    """Keys as events tell them: of one pool, which the variant names, or of several."""

    keys: Sequence[int]
    """Their handles in the variant's pool."""

    parts: Optional[Sequence[PoolKeys]] = None
    """The keys by pool, where the variant has several."""


class ToldUnits(Value):
    """Units of one variant that were asked for and are held."""

    variant: str
    """The variant."""

    wanted: int
    """How many were asked for."""

    held: int
    """How many are held."""


class TopUpWallet(Value, tag="top_up_wallet"):
    """Records a payment into a wallet, or one that belongs to nothing that the shop knows."""

    payment: str
    """The gateway's id of the payment. The same notice again is answered as the first and does nothing."""

    amount: Money
    """How much, above zero."""

    customer: Optional[str] = None
    """Whose wallet; absent where nobody knows who paid for what: the money waits for going back."""


class TopView(Value):
    """What the best-paid tenth of all receivers have."""

    people: int

    paid: Money

    basis_points: int


class TouchRecorded(Value, tag="touch_recorded"):
    """Something brought a customer."""

    customer: str
    """The customer."""

    channel: str
    """In which channel."""

    promoter: Optional[str] = None
    """By whom, where it was somebody."""


class TreeShapeRecent(Value, tag="recent", bare=True):
    """Under one of the so many who came last: long branches."""

    value: int


class TreeShapeWide(Value, tag="wide", bare=True):
    """Under the first with less than so many: breadth-first, the flattest tree of that width."""

    value: int


class Unilevel(Value, tag="unilevel"):
    """Pays the upline by depth: the first tier to the inviter, the second to the inviter's inviter, and so on."""

    tiers: Sequence[CommissionTier]
    """One rate for each depth, at most 100 tiers."""

    level_rates: Sequence[LevelRate] = ()
    """Other rates for receivers of a level at one tier."""

    products: Sequence[ProductRates] = ()
    """Other tiers for a product. They replace `tiers` and `level_rates` for it."""

    pool_percent: Optional[Decimal] = None
    """The share of the base that the tiers split (资金池), 0 to 100 percent; percentages of tiers are then shares of it.
    Absent: tiers are shares of the base itself.
    """

    eligible: Sequence[str] = ()
    """The levels whose promoters earn; empty for every promoter."""

    ineligible: Optional[Ineligible] = None
    """What happens to the share of an ineligible receiver."""

    combine: Optional[Combine] = None
    """What a tier with a percentage and a fixed amount pays."""

    max_depth: Optional[int] = None
    """How many steps above the buyer are looked at, 1 to 1000; absent for as many as it takes. With `compress` and
    `eligible` this is a generation bonus (代数奖) of limited reach.
    """

    along: Optional[Along] = None
    """Along which tree the walk goes."""

    categories: Optional[Sequence[CategoryRates]] = None
    """Other tiers for a category of products. They replace `tiers` and `level_rates` for products without own ones."""

    tree: Optional[str] = None
    """The placement tree, for a walk along seats; absent for the one that was opened first."""


class UnitGroups(Value, tag="unit_groups"):
    """For every full group of units of the target something off some of them.

    The second unit at half price is a group of 2 with 1 unit at 50 % off; buy three, get one free is a group of 4 with
    1 unit at 100 % off; 5.00 off each unit of every full dozen is a group of 12 with 12 units at 5.00 off.
    """

    group: int
    """How many units make a group, 1 or more."""

    units: int
    """How many units of each group it applies to, 1 to the group's size: the cheapest of all."""

    off: Off
    """What comes off them."""

    times: Optional[int] = None
    """The most groups, 1 or more."""

    counting: Optional[Counting] = None
    """What is counted as one."""


class UnitsDelivered(Value, tag="units_delivered"):
    """Some units of an order are handed over; others are still owed."""

    order: str
    """The order."""

    lines: Sequence[DeliveredUnits]
    """The units of each line."""


class UnitsReplaced(Value, tag="units_replaced"):
    """Units of an order are exchanged for others."""

    order: str
    """The order."""

    line: int
    """The line's position in the order, from 0."""

    units: Sequence[int]
    """Which units, from 0."""

    old: Sequence[ToldKeys]
    """The keys that they were, unit by unit."""

    new: ToldKeys
    """The keys that they are from now on."""

    reason: str
    """Why."""

    faulty: bool
    """Whether they were faulty."""

    despite: Optional[str] = None
    """Why it was done although no warranty covers it."""


class UnitsShort(Value, tag="units_short"):
    """Units of an order have no stock: they wait for it in the order of payments."""

    order: str
    """The order."""

    lines: Sequence[ShortUnits]
    """The units, of all lines."""


class UnlinkIdentity(Value, tag="unlink_identity"):
    """Ends what `LinkIdentity` said."""

    customer: str
    """The customer."""

    channel: str
    """The channel."""

    outside: str
    """What the channel calls the customer."""


class UnmergeCustomers(Value, tag="unmerge_customers"):
    """Undoes a merge, as far as it can be."""

    customer: str
    """Who was merged."""


class UnsubscribeRestock(Value, tag="unsubscribe_restock"):
    """Somebody does not want to be told any more."""

    variant: str
    """The variant."""

    customer: Optional[str] = None
    """The customer, as it was subscribed."""

    contact: Optional[str] = None
    """The contact, as it was subscribed."""


class Variant(Value):
    """A variant (规格) as the host describes it: what is bought."""

    id: str
    """The variant's id, unique in the shop."""

    stock: StockSource
    """Where its stock comes from."""

    names: Sequence[LocalText] = ()
    """Its name by language."""

    min_per_order: Optional[int] = None
    """The fewest that may be bought at a time."""

    max_per_order: Optional[int] = None
    """The most that may be bought at a time; absent for no limit of its own."""

    manual_delivery: bool = False
    """Whether a person must deliver it."""

    fulfilment: Optional[Fulfilment] = None
    """How it is made good once it is paid; absent where its stock is handed over."""

    backorder: Optional[Backorder] = None
    """How far it is sold without stock; absent where it is not."""

    after_sale: Optional[AfterSale] = None
    """What is promised after its sale; absent where it may be refunded at any time and has no warranty."""


class Verified(Value):
    """Verified"""

    records: int

    head: str


class VolumeTier(Value):
    """A step of a team's volume."""

    from_: Decimal
    """The least volume, in major units."""

    percent: Decimal
    """The share of the whole volume, 0 to 100 percent."""


class WalletAdjusted(Value, tag="wallet_adjusted"):
    """A person changed a wallet."""

    customer: str
    """Whose."""

    by: int
    """How much more, or with a minus less."""

    who: str
    """Who did it."""

    reason: str
    """Why."""


class WalletToppedUp(Value, tag="wallet_topped_up"):
    """A wallet was topped up."""

    customer: str
    """Whose."""

    payment: str
    """The payment."""

    amount: int
    """How much."""


class Warranty(Value):
    """Until when, and how often, faulty units are exchanged (质保)."""

    days: int
    """So many days after the delivery, the last moment included."""

    replacements: int
    """How often one unit may be exchanged."""


class WhatIfOrder(Value):
    """WhatIfOrder"""

    order: str

    old: WhatIfSide
    """The total by the old book, or why there is none."""

    new: WhatIfSide
    """The total by the new one, or why there is none."""

    difference: Optional[Money] = None
    """How much more; absent where one of them refuses."""


class WhatIfRefused(Value):
    """Why a book refuses a cart."""

    error: str
    """The sentence."""


class WhatIfSums(Value):
    """What an offer took off, or a channel's carts cost, in one currency."""

    name: str
    """The offer or channel; empty for all carts."""

    times_old: int
    """How often by the old book."""

    times_new: int
    """How often by the new one."""

    old: Money
    """How much by the old book."""

    new: Money
    """How much by the new one."""

    difference: Money
    """How much more."""


class WhatIfView(Value):
    """What orders would have cost by another price book."""

    carts: int
    """How many carts were priced."""

    refused_by_old: int
    """How many the old book refuses."""

    refused_by_new: int
    """How many the new one refuses."""

    totals: Sequence[WhatIfSums]
    """All carts, a row for each currency."""

    offers: Sequence[WhatIfSums]
    """By offer."""

    channels: Sequence[WhatIfSums]
    """By channel."""

    rows: Optional[Sequence[WhatIfOrder]] = None


class Window(Value):
    """From a moment on, until before another. What is left out does not bound it."""

    from_: Optional[int] = None
    """The first moment inside."""

    until: Optional[int] = None
    """The first moment that is outside again."""


class WithdrawalApproved(Value, tag="withdrawal_approved"):
    """A withdrawal may be paid."""

    withdrawal: str
    """The withdrawal."""

    by: str
    """Who approved it."""


class WithdrawalLimit(Value):
    """How much and how often one promoter may withdraw within a window of time that ends now. What failed does not count."""

    period: int
    """The length of the window in milliseconds, 1 s to 367 days."""

    amount: Optional[Decimal] = None
    """How much, in major units; absent for any."""

    count: Optional[int] = None
    """How often, 1 to 1000; absent for any."""


class WithdrawalRequested(Value, tag="withdrawal_requested"):
    """Commission is on its way out."""

    withdrawal: str
    """The withdrawal."""

    promoter: str
    """Whose commission."""

    amount: int
    """How much, the fee included."""

    fee: int
    """The fee."""

    approval: Optional[bool] = None
    """Whether somebody must approve it before it is paid; absent where nobody must."""


class WithdrawalRules(Value):
    """What a promoter may withdraw. Amounts are in major units of the plan's currency."""

    min: Decimal = Decimal(0)
    """The smallest withdrawal; zero for any."""

    max: Optional[Decimal] = None
    """The largest withdrawal, above zero; absent for any."""

    fee_percent: Decimal = Decimal(0)
    """The fee as a share of the withdrawal, 0 to 100 percent."""

    fee_fixed: Decimal = Decimal(0)
    """The fee beside the percentage."""

    per_period: Optional[WithdrawalLimit] = None
    """How much and how often within a window of time; absent for any."""

    approve_from: Optional[Decimal] = None
    """From what amount on somebody must approve a withdrawal before it is paid; absent for none."""


class WithdrawalSettled(Value, tag="withdrawal_settled"):
    """A withdrawal ended."""

    withdrawal: str
    """The withdrawal."""

    settlement: Settlement
    """How."""


class WorstView(Value):
    """The order of which the largest share goes out again."""

    order: int

    revenue: Money

    paid: Money


class Worth(Value):
    """What orders are worth in the books, so that the books can be checked without them: sums by account, and by offer."""

    accounts: Sequence[int]
    """By the number of the shop's account."""

    offers: Sequence[int]
    """What offers with a cap or a budget gave, by the offer's slot."""

    suppliers: Sequence[int]
    """What suppliers are to be paid for its keys, by the supplier's slot."""



AlertState = Literal["cleared", "low", "out"]
"""How a watched stock stands.

* ``"cleared"``: Well; as an event: well again.
* ``"low"``: Low.
* ``"out"``: Nothing is left.
"""

AllocationRule = Literal["largest_remainder", "floor_then_first", "last_absorbs", "half_down_then_first", "half_up_then_last", "from_last", "lower_then_largest", "lower_then_first"]
"""Who gets what is left after every part is cut down to whole minor units.

* ``"largest_remainder"``: One unit each to the parts with the largest remainders, ties to the earlier part (Hamilton's method).
* ``"floor_then_first"``: One unit each from the first part on, skipping parts of weight zero.
* ``"last_absorbs"``: Everything to the last part whose weight is not zero.
* ``"half_down_then_first"``: Each part to the nearest minor unit, ties towards zero; what the sum is short or over is settled by one unit each from the first part on, skipping parts of weight zero.
* ``"half_up_then_last"``: Each part to the nearest minor unit, ties away from zero; the last whose weight is not zero takes the rest, and where the others took too much already, those before it give back.
* ``"from_last"``: From the last part to the first: each its share of what is still there, cut down to whole units. The first gets what is left.
* ``"lower_then_largest"``: As `Self::LargestRemainder`; but a negative total is cut down away from zero, and the units that come back go to the parts that were cut the most.
* ``"lower_then_first"``: As `Self::FloorThenFirst`; but a negative total is cut down away from zero, and the units that come back go to the parts from the first on.
"""

Along = Literal["inviters", "seats"]
"""Along which tree a bonus walks.

* ``"inviters"``: The inviters.
* ``"seats"``: The seats of a placement tree (矩阵, 双轨), where a parent need not be the inviter.
"""

AttributionModel = Union[AttributionModelPosition, AttributionModelTimeDecay, Literal["first", "last", "linear"]]
"""Whose share it is that a customer came.

* ``"first"``: All of it the first touch's.
* ``"last"``: All of it the last touch's (终结者).
* ``"linear"``: The same for each (助攻手).
"""

Base = Literal["paid", "list_price", "margin"]
"""What a bonus's percentages are taken of.

* ``"paid"``: What the buyer paid for the line, after every discount.
* ``"list_price"``: The line's list price, before discounts. What is paid out still never exceeds what the buyer paid.
* ``"margin"``: What the buyer paid less what the goods cost the shop, and nothing where that is unknown or negative (毛利).
"""

BindingTime = Literal["any_time", "at_registration"]
"""When a customer can be bound.

* ``"any_time"``: At any time.
* ``"at_registration"``: When the customer registers, and never after.
"""

BindingTouch = Literal["first", "last"]
"""Which inviter counts.

* ``"first"``: The first: a binding happens once.
* ``"last"``: The last: another may take the customer when the protection is over; the same one renews the binding.
"""

Blocking = Union[BlockingBlock, Literal["lift"]]
"""Whether somebody is blocked from earning (拉黑).

* ``"lift"``: They are not any more.
"""

Body = Union[
    OpenSession,
    CloseSession,
    Tick,
    PutChannel,
    PutLevel,
    OpenPool,
    PutProduct,
    ImportKeys,
    AdjustStock,
    PutReusableKey,
    PublishPriceBook,
    PublishPlan,
    RegisterCustomer,
    BindInviter,
    SetCustomerLevel,
    PlaceOrder,
    CancelOrder,
    RecordPayment,
    Deliver,
    CompleteOrder,
    RefundOrder,
    ReleaseHold,
    RevealKeys,
    RequestWithdrawal,
    SettleWithdrawal,
    Reserve,
    ResizeReservation,
    ExtendReservation,
    ReleaseReservation,
    ResizeOrder,
    ExtendOrder,
    PutSale,
    PutTemplates,
    ClaimGift,
    SubscribeRestock,
    UnsubscribeRestock,
    PutListing,
    ReviewProduct,
    ClosePeriod,
    PutSubShop,
    SettleSupplier,
    ApproveWithdrawal,
    RecordArrival,
    RecordDownload,
    ReissueContent,
    EraseAnswers,
    ReportDeliveryFailure,
    ConfigurePool,
    QuarantineBatch,
    ReleaseBatch,
    ExportKeys,
    PutQuotas,
    PutStockAlert,
    MoveCustomer,
    MergeCustomers,
    UnmergeCustomers,
    LinkIdentity,
    UnlinkIdentity,
    SetConsent,
    EraseCustomer,
    SetStanding,
    PlaceCustomer,
    OpenPlacementTree,
    RecordTouch,
    TopUpWallet,
    PayFromWallet,
    AdjustWallet,
    ReturnPayment,
    SettleRefund,
    Archive,
    Restore,
    LookupOrders,
    RecordChargeback,
    HoldOrder,
    ReplaceUnits,
    OpenComplaint,
    ResolveComplaint,
]
"""What is asked: an object with one member, the use case."""

BonusKind = Union[
    Unilevel,
    LevelDifference,
    PriceDifference,
    TeamVolume,
    Dividend,
    Binary,
    SubShops,
    CommissionSupplierShare,
    TakeRate,
    ChainTwoPlusOne,
]
"""The kinds of bonus."""

BorneBy = Literal["merchant", "buyer"]
"""Who pays a fee.

* ``"merchant"``: The merchant: it is told, and changes nothing that is to be paid.
* ``"buyer"``: The buyer: it is added.
"""

Cashback = Union[CashbackPercent, CashbackAmount]
"""Money that the buyer gets back later."""

CatalogFinding = Union[
    CatalogFindingManyVariants,
    CatalogFindingNoStock,
    CatalogFindingNoPrice,
    CatalogFindingNotApproved,
    CatalogFindingOffEverywhere,
]
"""What a look at the catalogue found. What is wrong with prices is found by `Shop::lint`."""

ChainFollows = Literal["nobody", "leaders_leader", "leader"]
"""Whom a new partner follows, having left.

* ``"nobody"``: Nobody: the partner is a top of an own team.
* ``"leaders_leader"``: The leader of the former leader.
* ``"leader"``: The former leader still; only recruits are left behind.
"""

ChainRelation = Literal["direct", "indirect"]
"""Who, seen from the buyer.

* ``"direct"``: The one the buyer follows.
* ``"indirect"``: The nearest of the role above that one.
"""

ChainRole = Literal["agent", "partner"]
"""The role of somebody in a chain.

* ``"agent"``: An agent (代理).
* ``"partner"``: A partner (老板, 合伙人).
"""

Charset = Literal["digits", "hex", "upper_alphanumeric", "alphanumeric", "printable"]
"""A set of ASCII characters.

* ``"digits"``: `0-9`
* ``"hex"``: `0-9 A-F a-f`
* ``"upper_alphanumeric"``: `0-9 A-Z`
* ``"alphanumeric"``: `0-9 A-Z a-z`
* ``"printable"``: Space to tilde.
"""

Combine = Literal["add", "fixed_wins"]
"""What a tier with a percentage and a fixed amount pays.

* ``"add"``: Both.
* ``"fixed_wins"``: The fixed amount alone where there is one.
"""

CommandKey = Union[str, "Numbered"]
"""What makes a command unique.

In JSON and in CBOR it is either a text or the client with the number.
"""

Concern = Literal["depth_paid", "head_count_pay", "entry_fee", "downline_sales", "payout_ratio", "leavers_paid", "no_depth_limit", "self_purchase", "early_vesting", "placement"]
"""What a policy can look for in a plan.

* ``"depth_paid"``: How many people one sale pays, one above the other (计酬层级); found above `above` depths.
* ``"head_count_pay"``: Pay for people rather than for what they buy (拉人头): a bonus whose gate or seats count recruits, or a fixed amount for each join.
* ``"entry_fee"``: A level that is bought (入门费): the plan pays on products that grant one.
* ``"downline_sales"``: Pay on what others below sold (团队计酬).
* ``"payout_ratio"``: The largest share of what is paid that goes out again; found above `above` percent.
* ``"leavers_paid"``: Those who may not earn hold shares up, or those who left are still paid (离场仍计酬).
* ``"no_depth_limit"``: Receivers are not limited to any depth.
* ``"self_purchase"``: Buyers earn from their own orders (自购返佣).
* ``"early_vesting"``: Commission may be withdrawn before buyers can no longer return what they bought.
* ``"placement"``: A placement tree fills seats by order of joining (公排, 矩阵, 双轨).
"""

Condition = Union[
    ConditionAll,
    ConditionAny,
    ConditionNot,
    ConditionAtLeast,
    ConditionMoreThan,
    ConditionAtMost,
    ConditionLessThan,
    ConditionEquals,
    Membership,
    Tagged,
    ConditionFlag,
    ConditionWindow,
    LocalTime,
    LinesTest,
    Literal["always"],
]
"""A question with the answer yes or no, as a merchant writes it.

At most `MAX_DEPTH` levels, `MAX_NODES` parts and
`MAX_SET` members of a set.

* ``"always"``: Holds always.
"""

Counting = Literal["together", "each_line"]
"""Which units are counted together.

* ``"together"``: Those of all lines of the target.
* ``"each_line"``: Those of each line.
"""

CrossBorder = Literal["keep_gross", "keep_net"]
"""What stays the same where another rate holds than at home; of meaning for inclusive prices only.

* ``"keep_gross"``: What the buyer pays: the tax is another share of it.
* ``"keep_net"``: What is left after tax: each list price becomes its net at the home rate, with the other rate on top.
"""

Dearer = Literal["ignore", "refuse", "apply"]
"""What happens to a tier that makes a line dearer than its list price.

* ``"ignore"``: It is passed over, and the trace says so. Unit prices of a volume table must fall from tier to tier.
* ``"refuse"``: The book is refused when a tier's unit price is not below the variant's own price, or not below the tier before.
* ``"apply"``: It holds: the table is the price, whatever the list says.
"""

Delimiter = Literal["comma", "semicolon", "tab"]
"""What stands between the columns of a CSV file.

* ``"comma"``: `,`
* ``"semicolon"``: `;`
* ``"tab"``: A tab.
"""

DividendSplit = Literal["percent", "parts", "parts_by_volume"]
"""How a pool is divided.

* ``"percent"``: Shares are percent of the pool. What is left over stays with the shop; where they add up to more than 100, all are cut in proportion: 7 × 10 % and 2 × 20 % of 10 000 are 909 and 1818, and the pool is not overdrawn.
* ``"parts"``: Shares are parts: the whole pool is divided in proportion to them.
* ``"parts_by_volume"``: Shares are parts that are multiplied with the member's own volume in the period.
"""

Effect = Union[
    EffectPercent,
    EffectAmountEach,
    EffectAmountAcross,
    EffectFixedPrice,
    EffectAmountPerLine,
    EffectSetTotal,
    EveryAmount,
    Ladder,
    UnitGroups,
    BuyGet,
    Bundle,
    Gift,
    EffectCashback,
    Literal["tier_prices"],
]
"""What an offer does (效果). It never takes a line below zero, nor below its floor.

* ``"tier_prices"``: The prices of the tier tables whose place is a lane. For lines only.
"""

Event = Union[
    ShopOpened,
    SessionOpened,
    SessionClosed,
    ChannelPut,
    LevelPut,
    PoolOpened,
    ProductPut,
    KeysImported,
    StockAdjusted,
    ReusableKeyPut,
    PriceBookPublished,
    PlanPublished,
    CustomerRegistered,
    InviterBound,
    LevelSet,
    OrderPlaced,
    OrderExpired,
    OrderCancelled,
    OrderPaid,
    StockReservedAgain,
    OrderHeld,
    LatePaymentCredited,
    HoldReleased,
    OrderDelivered,
    CommissionAccrued,
    OrderCompleted,
    CommissionVested,
    OrderRefunded,
    CommissionReversed,
    KeysRevealed,
    WithdrawalRequested,
    PeriodClosed,
    PeriodPaid,
    PartnersPaid,
    PartnersReversed,
    SupplierSettled,
    MarginWarned,
    ChainMoved,
    BrushingFound,
    SubShopPut,
    SoldThrough,
    WithdrawalApproved,
    WithdrawalSettled,
    PoolConfigured,
    BatchQuarantined,
    BatchReleased,
    KeysExported,
    QuotasPut,
    StockAlertPut,
    StockAlerted,
    KeysExpired,
    UnitsDelivered,
    OrdersArchived,
    OrderRestored,
    OrderMadeFindable,
    LookupFailed,
    ParcelSent,
    ParcelArrived,
    ContentDownloaded,
    ContentReissued,
    MembershipGranted,
    MembershipTakenBack,
    MembershipEnded,
    AnswersErased,
    StockAllotted,
    UnitsShort,
    DeliveryFailed,
    DeliveryRetryDue,
    BackorderOverdue,
    OriginNoted,
    StockHeld,
    ReservationResized,
    ReservationExtended,
    ReservationEnded,
    ReservationDrawn,
    OrderResized,
    OrderExtended,
    SalePut,
    TemplatesPut,
    GiftPrepared,
    GiftMissed,
    GiftClaimed,
    GiftLapsed,
    RestockSubscribed,
    RestockUnsubscribed,
    RestockTold,
    ListingPut,
    ProductReviewed,
    CustomerMoved,
    CustomersMerged,
    CustomersUnmerged,
    PartPaid,
    MoneySpared,
    PartsSpared,
    PaidFromWallet,
    WalletToppedUp,
    WalletAdjusted,
    PaymentReturned,
    RefundSettled,
    IdentityLinked,
    ConsentSet,
    CustomerErased,
    StandingSet,
    LevelGiven,
    LevelsReviewed,
    CustomerPlaced,
    PlacementTreeOpened,
    ChargedBack,
    OrderInReview,
    CostIncurred,
    UnitsReplaced,
    ComplaintOpened,
    ComplaintOverdue,
    ComplaintResolved,
    TouchRecorded,
]
"""What happened: an object with one member, the fact."""

Exclusion = Literal["blocked", "dormant", "brushing", "same_device", "same_contact", "circular", "left"]
"""Why somebody may not earn, whatever the bonus.

* ``"blocked"``: Blocked (拉黑).
* ``"dormant"``: Without a purchase for too long (沉睡).
* ``"brushing"``: Too close to the buyer, for whatever reason the host has (刷单).
* ``"same_device"``: Bought from the same device as the buyer (刷单).
* ``"same_contact"``: Reached at the same contact as the buyer (刷单).
* ``"circular"``: Each would earn of the other's purchases: the buyer stands above as well (循环购买).
* ``"left"``: Left: erased or merged into another.
"""

Exclusive = Literal["none", "lane", "quote"]
"""What an offer shuts out when it applies.

In `sequential` and `additive` lanes an exclusive offer that applies at the lane's beginning is the only one of its
lane (the highest priority of several); in `best` and `first` lanes only one applies anyway. In a `best_by_line` lane it
shuts out no other offer of its lane.

* ``"none"``: Nothing.
* ``"lane"``: The other offers of its lane.
* ``"quote"``: The other offers of its lane and all later lanes.
"""

FaultyKeys = Literal["supplier", "shop"]
"""Who bears what faulty keys cost.

* ``"supplier"``: Their supplier is not paid for them.
* ``"shop"``: The shop pays for them all the same.
"""

FieldKind = Union[FieldKindText, FieldKindNumber, FieldKindChoice, Literal["email", "phone"]]
"""What may be answered in a field.

* ``"email"``: A mail address.
* ``"phone"``: A telephone number: 5 to 20 digits; a plus, spaces, dashes and parentheses may stand among them.
"""

Figure = Literal["directs", "team_size", "own_orders", "own_volume", "team_volume", "direct_volume", "idle_days", "days"]
"""What a gate can ask about a receiver. In a condition it is a `counter` of this name; amounts are whole major units,
rounded down. With a window only what happened within it counts, as far as the host's people keep it; a figure that is
not kept fails every test.

* ``"directs"``: `directs`: how many customers the receiver invited.
* ``"team_size"``: `team_size`: how many stand below.
* ``"own_orders"``: `own_orders`: how many orders of the receiver are paid.
* ``"own_volume"``: `own_volume`: what the receiver bought.
* ``"team_volume"``: `team_volume`: what the receiver and everybody below bought.
* ``"direct_volume"``: `direct_volume`: what those bought whom the receiver invited.
* ``"idle_days"``: `idle_days`: how many days ago the receiver last bought.
* ``"days"``: `days`: how many days ago the receiver joined.
"""

FlagFact = Literal["first_order", "tier_priced"]
"""A fact that is yes or no.

* ``"first_order"``: The buyer has no paid order yet.
* ``"tier_priced"``: The line is priced by a quantity tier.
"""

Fulfilment = Union[
    FulfilmentManual,
    FulfilmentContent,
    FulfilmentMembership,
    FulfilmentBundle,
    Literal["automatic", "shipment"],
]
"""How a variant is made good once it is paid.

* ``"automatic"``: By handing over its stock.
* ``"shipment"``: By a parcel; the stock must be counted.
"""

FulfilmentKind = Literal["automatic", "manual", "shipment", "content", "membership", "bundle"]
"""The kind of a `Fulfilment`, without its terms.

* ``"automatic"``: Its stock is handed over.
* ``"manual"``: A person does it.
* ``"shipment"``: A parcel is sent.
* ``"content"``: Something is downloaded.
* ``"membership"``: A level is granted.
* ``"bundle"``: Other variants are delivered.
"""

GiftState = Literal["prepared", "ready", "claimed", "over"]
"""Where a gift stands.

* ``"prepared"``: Its order is not paid yet.
* ``"ready"``: It may be claimed.
* ``"claimed"``: Somebody received it.
* ``"over"``: Nobody claimed it in time, or its money went back.
"""

Ineligible = Literal["skip", "stop", "compress", "roll_up", "keep"]
"""What happens to the share of a receiver who is no promoter or not of an eligible level.

* ``"skip"``: The share is not paid; the next receiver has the next tier (跳过).
* ``"stop"``: The walk ends (截止).
* ``"compress"``: The next eligible receiver has this tier (紧缩).
* ``"roll_up"``: The next eligible receiver has this tier beside the one of the own depth (上滚).
* ``"keep"``: The shop keeps the share (沉淀): nobody has it, and it counts as paid for the line's limit.
"""

IneligibleClaim = Literal["roll_up", "stop", "keep"]
"""What happens to a claim whose holder may not earn.

* ``"roll_up"``: As though its holder were not there: the next larger claim has it within its own (上滚, 紧缩).
* ``"stop"``: The walk ends (截止).
* ``"keep"``: The shop keeps it (沉淀): only what is above it is paid.
"""

LadderBy = Literal["amount", "quantity", "subtotal", "line_amount", "line_quantity"]
"""What a ladder measures.

* ``"amount"``: What the target costs in all.
* ``"quantity"``: How many units the target has in all.
* ``"subtotal"``: What all lines cost.
* ``"line_amount"``: What each line of the target costs: each line climbs for itself.
* ``"line_quantity"``: How many units each line of the target has: each line climbs for itself.
"""

LaneMode = Literal["best", "sequential", "additive", "first", "best_by_line"]
"""How the offers of a lane meet. Ties go to the higher priority, then to the offer that stands earlier in the book.

* ``"best"``: The one that takes the most off.
* ``"sequential"``: One after the other by priority, each on what the one before left.
* ``"additive"``: All on the amounts at the lane's beginning, added up.
* ``"first"``: By priority, the first that takes anything off.
* ``"best_by_line"``: For each line the one that takes the most off it. Not for offers on the order or on shipping.
"""

Language = Literal["english", "chinese"]
"""A language for people. Codes, ids and numbers are the same in all of them.

* ``"english"``: English.
* ``"chinese"``: Simplified Chinese (简体中文).
"""

LateMoney = Literal["hold", "wallet", "wait"]
"""Where late money goes that buys nothing.

* ``"hold"``: The order waits for a person.
* ``"wallet"``: Into the buyer's wallet; a guest's order waits for a person.
* ``"wait"``: The order waits for stock, and is filled in the order of payments. Where its coupons are used up, it waits for a person.
"""

Layout = Union[LayoutSeparated, LayoutCsv, Literal["code", "json_lines"]]
"""How a line is cut into fields.

* ``"code"``: The line is the code.
* ``"json_lines"``: A JSON object on each line with the fields as texts; members that are no field are passed over.
"""

LeftBehind = Literal["first", "all", "none"]
"""Which recruits a new partner leaves to the former leader. One who has no leader keeps them.

* ``"first"``: Those that made the partner, in the order in which they came: as many as the threshold.
* ``"all"``: All of them.
* ``"none"``: None: they go along.
"""

LevelWhy = Literal["given", "reached", "lost", "warned", "recovered", "bought", "merged", "over"]
"""Why somebody has another level.

* ``"given"``: The shop's people gave it.
* ``"reached"``: What the level asks for was reached.
* ``"lost"``: What keeps the level failed for longer than the grace.
* ``"warned"``: What keeps the level failed at the end of a period; within the grace nothing changes yet.
* ``"recovered"``: What keeps the level held again after it had failed.
* ``"bought"``: It was bought, or what was bought was taken back.
* ``"merged"``: Customers were merged, or a merge was undone.
* ``"over"``: The time for which it was bought or given is over.
"""

LineReason = Union[
    LineReasonNotUtf8,
    LineReasonTooLong,
    LineReasonFieldCount,
    LineReasonFieldMissing,
    LineReasonFieldEmpty,
    LineReasonFieldLength,
    LineReasonFieldCharset,
    LineReasonControlCharacter,
    LineReasonInvisibleCharacter,
    LineReasonNotJson,
    LineReasonNotText,
    LineReasonFieldTwice,
    LineReasonOpenQuote,
    LineReasonStrayQuote,
    LineReasonColumnMissing,
    LineReasonDuplicate,
    LineReasonTooManyLines,
    LineReasonKeyTooLong,
]
"""Why a line of a key file gives no key."""

MarginGuard = Literal["refuse", "warn"]
"""What happens where too little is left of a price.

* ``"refuse"``: The command is refused with the variant and the sale that prove it.
* ``"warn"``: It is published, and an event says which variant.
"""

MoveReason = Union[MoveReasonAsked, Literal["lapsed"]]
"""Why a customer has another inviter.

* ``"lapsed"``: The time of the binding was over.
"""

NoticeKind = Literal["order_placed", "order_paid", "order_delivered", "order_held", "order_expired", "order_cancelled", "order_refunded", "money_credited", "delivery_failed", "low_stock", "out_of_stock", "restock", "gift_ready", "gift_received", "gift_claimed", "gift_expired", "part_paid", "part_delivered", "parcel_sent", "order_in_review", "stock_overdue", "units_replaced", "complaint_opened", "complaint_overdue", "complaint_ended", "membership_ended"]
"""What is told.

* ``"order_placed"``: An order is placed and awaits its payment.
* ``"order_paid"``: An order is paid.
* ``"order_delivered"``: Units of an order are delivered.
* ``"order_held"``: An order was paid too late and waits for a person.
* ``"order_expired"``: An unpaid order's time is over.
* ``"order_cancelled"``: An unpaid order was given up.
* ``"order_refunded"``: Money of an order went back.
* ``"money_credited"``: Late money of an order is in the buyer's wallet.
* ``"delivery_failed"``: What a delivery could not hand over, and why.
* ``"low_stock"``: Few units are left.
* ``"out_of_stock"``: No unit is left.
* ``"restock"``: Something is available again.
* ``"gift_ready"``: A gift is paid and may be claimed.
* ``"gift_received"``: A gift was claimed: for the one who receives it.
* ``"gift_claimed"``: A gift was claimed: for the one who paid it.
* ``"gift_expired"``: Nobody claimed a gift in time; its money went back.
* ``"part_paid"``: A part of what an order costs is paid.
* ``"part_delivered"``: A part of an order is delivered.
* ``"parcel_sent"``: A parcel is on its way.
* ``"order_in_review"``: A paid order is held for a person to look at.
* ``"stock_overdue"``: What is sold ahead did not come in time.
* ``"units_replaced"``: Units were exchanged.
* ``"complaint_opened"``: A buyer complains: for the merchant.
* ``"complaint_overdue"``: A complaint was not answered in time: for the merchant.
* ``"complaint_ended"``: A complaint ended.
* ``"membership_ended"``: A level that was bought is over.
"""

NoticeOutput = Literal["text", "html", "json"]
"""What a template makes.

* ``"text"``: Plain text.
* ``"html"``: Markup: what placeholders stand for is text in it, never markup.
* ``"json"``: JSON: what placeholders stand for is escaped as within a string.
"""

NoticeValue = Union[NoticeValueText, NoticeValueMoney, NoticeValueTime, NoticeValueCount]
"""What a parameter stands for."""

NumberFact = Union[
    Counter,
    Literal["line_quantity", "order_quantity", "subtotal", "line_amount", "score", "unit_price", "list_subtotal"],
]
"""A fact that is a number.

* ``"line_quantity"``: How many units a line has.
* ``"order_quantity"``: How many units all lines have.
* ``"subtotal"``: What all lines cost after the steps before: money, in major units.
* ``"line_amount"``: What a line costs after the steps before: money, in major units.
* ``"score"``: A score from outside.
* ``"unit_price"``: What one unit of a line costs after the steps before, on the average, rounded down: money, in major units.
* ``"list_subtotal"``: What all lines cost by list price: money, in major units.
"""

Off = Union[OffPercent, OffAmountEach, OffAmountAcross, OffFixedPrice, OffAmountPerLine]
"""A simple discount, as part of a larger effect."""

OrderOutcome = Literal["awaiting_payment", "awaiting_delivery", "delivered", "held", "credited_to_wallet", "refunded", "partly_delivered", "partly_paid", "spared"]
"""What became of an order by a command.

* ``"awaiting_payment"``: It awaits its payment.
* ``"awaiting_delivery"``: It is paid and awaits its delivery.
* ``"delivered"``: It is delivered.
* ``"held"``: It was paid too late and waits for a person.
* ``"credited_to_wallet"``: It was paid too late; the money is in the buyer's wallet.
* ``"refunded"``: All of it was refunded.
* ``"partly_delivered"``: Some of its units are handed over, others are still owed.
* ``"partly_paid"``: A part of what is to be paid has come; it awaits the rest.
* ``"spared"``: The money buys nothing and waits for going back.
"""

OverCap = Literal["flush", "carry"]
"""What happens to matched volume beyond a receiver's cap.

* ``"flush"``: It is used up (清零).
* ``"carry"``: It counts in the next period.
"""

OwnPrice = Union[OwnPriceUnit, OwnPricePercentOfList]
"""A receiver's own price."""

Param = Literal["order", "total", "amount", "goods", "until", "reason", "what", "count", "message", "left", "carrier", "tracking"]
"""A parameter of a notice.

* ``"order"``: The order's id.
* ``"total"``: The price of everything.
* ``"amount"``: An amount of money.
* ``"goods"``: What is bought: names and quantities.
* ``"until"``: A moment.
* ``"reason"``: Why, as a person wrote it.
* ``"what"``: What is told of: a variant or a pool.
* ``"count"``: How many.
* ``"message"``: What the giver wrote.
* ``"left"``: What is still to be paid.
* ``"carrier"``: Who carries a parcel.
* ``"tracking"``: The carrier's number for it.
"""

PeerBase = Literal["order", "income"]
"""What a peer's percentage is taken of.

* ``"order"``: The bonus's base: what was sold.
* ``"income"``: What the receiver of the difference at the same level earned.
"""

PeriodLength = Literal["day", "week", "month"]
"""How long a period is.

* ``"day"``: From midnight to midnight.
* ``"week"``: From Monday to Sunday.
* ``"month"``: From the first of a month to its last day.
"""

PolicyChoice = Union[PolicyChoiceOwn, Literal["mainland_china", "none"]]
"""Which policy a shop has.

* ``"mainland_china"``: `Policy::mainland_china`, strict.
* ``"none"``: No policy: every plan that is sound is published.
"""

Recipient = Union[
    RecipientCustomer,
    RecipientContact,
    RecipientGuest,
    RecipientSupplier,
    Literal["merchant"],
]
"""Who is told. How to reach them the host knows.

* ``"merchant"``: The shop's own people.
"""

RefundState = Literal["made", "awaited", "failed"]
"""Where a refund stands.

* ``"made"``: The payer has the money.
* ``"awaited"``: The gateway has not confirmed it yet.
* ``"failed"``: The gateway could not send it; the money waits for going back another way.
"""

RefundTo = Literal["source", "wallet"]
"""Where refunded money goes.

* ``"source"``: Back through the gateway.
* ``"wallet"``: Into the buyer's wallet.
"""

RefundWindow = Union[RefundWindowDays, Literal["always", "never"]]
"""Until when units that were handed over are refunded.

* ``"always"``: At any time.
* ``"never"``: Never.
"""

RejectedKeyReason = Union[
    RejectedKeyReasonTwiceInBatch,
    RejectedKeyReasonInStock,
    RejectedKeyReasonSold,
    RejectedKeyReasonSealedLength,
    RejectedKeyReasonExported,
    RejectedKeyReasonBadPreview,
]
"""Why an import leaves a key out."""

Reply = Union[
    ReplyDone,
    ImportedKeys,
    OrderReply,
    ReplyRefunded,
    ReplyWallet,
    Ticked,
    ReservedReply,
    ReplyGiftMissed,
    ReplyPeriod,
    ReplySettled,
    ArchivedReply,
    ReplyOrders,
    ReplyNotFound,
    ReplyInArchive,
    ReplyWithdrawal,
    ExportedKeys,
    QuarantinedBatch,
    ReplyBatchReleased,
]
"""What a host is told."""

Repurchase = Literal["pays", "pays_and_counts", "nothing"]
"""What a further purchase does.

* ``"pays"``: It pays as the first did, and makes nobody a partner.
* ``"pays_and_counts"``: It pays, and counts as another recruit.
* ``"nothing"``: It pays nothing.
"""

ReservationEnd = Literal["released", "expired"]
"""How a reservation ended.

* ``"released"``: It was given up.
* ``"expired"``: Its time was over.
"""

Resolution = Union[ResolutionRejected, Literal["refunded", "replaced"]]
"""How a complaint ended. What was decided is done before.

* ``"refunded"``: Money went back.
* ``"replaced"``: Units were exchanged.
"""

ReturnFrom = Literal["spare", "wallet"]
"""From where money goes back.

* ``"spare"``: From what waits of the payment.
* ``"wallet"``: From the wallet of who paid.
"""

ReviewState = Literal["draft", "in_review", "approved", "refused"]
"""Where the review of a product stands.

* ``"draft"``: It is being described.
* ``"in_review"``: Somebody is to look at it.
* ``"approved"``: It may be sold.
* ``"refused"``: It may not.
"""

RoundingMode = Literal["half_up", "half_even", "half_down", "down", "up"]
"""Which of the two neighbours an amount between minor units becomes. Signs are symmetric: −2.5 rounds as 2.5 does.

* ``"half_up"``: To the nearest, ties away from zero (四舍五入).
* ``"half_even"``: To the nearest, ties to the even neighbour (banker's rounding, IEEE 754 roundTiesToEven).
* ``"half_down"``: To the nearest, ties towards zero.
* ``"down"``: Towards zero (抹零).
* ``"up"``: Away from zero.
"""

RoundingScope = Literal["unit", "line", "order"]
"""What is rounded as one.

* ``"unit"``: Each unit, then times the quantity.
* ``"line"``: Each line once.
* ``"order"``: The order once; the lines get their shares by allocation.
"""

Selection = Union[SelectionRandom, Literal["first_in", "first_expired", "newest"]]
"""Which key of a pool is sold next, among batches of the same priority.

* ``"first_in"``: What was imported first; a released key is first again.
* ``"first_expired"``: Of the batch whose validity ends first; those without an end come last.
* ``"newest"``: Of the batch that was imported last; within it in the order of the import.
"""

SelfPurchase = Literal["excluded", "included"]
"""Whether buyers who are promoters earn from their own orders.

* ``"excluded"``: Never: the first tier is the inviter's.
* ``"included"``: An eligible buyer takes the first tier (自购返佣) and the inviter the second; for a buyer who is not eligible the first tier is the inviter's.
"""

Settlement = Union[SettlementFailed, Literal["paid"]]
"""How a withdrawal ended.

* ``"paid"``: The money left.
"""

Severity = Literal["note", "warning"]
"""How much a finding matters.

* ``"note"``: Worth knowing.
* ``"warning"``: Something has no effect, or costs money.
"""

SpareMoney = Literal["wallet", "wait"]
"""Where money goes that buys nothing.

* ``"wallet"``: Into the buyer's wallet; that of a guest waits.
* ``"wait"``: It waits for `ReturnPayment` to send it back or to credit it.
"""

Stage = Literal["placed", "paid", "held", "fulfilled", "completed", "expired", "cancelled", "refunded", "fulfilling"]
"""Where an order stands.

* ``"placed"``: Stock is reserved; the payment is awaited until the deadline.
* ``"paid"``: Paid; the delivery is awaited.
* ``"held"``: A person decides: it was paid too late and the stock is gone, or somebody looks at it and it keeps its stock.
* ``"fulfilled"``: Everything is delivered.
* ``"completed"``: The time for ordinary complaints is over.
* ``"expired"``: Not paid in time; the stock is free again.
* ``"cancelled"``: Given up before it was paid.
* ``"refunded"``: All of it is refunded.
* ``"fulfilling"``: Paid; some units are handed over, others are still owed.
"""

Stance = Literal["note", "warn", "refuse"]
"""What a policy says of a finding.

* ``"note"``: Worth knowing.
* ``"warn"``: To be looked at by somebody who knows the law.
* ``"refuse"``: The plan is not published, unless the host says by name and reason that it shall be.
"""

Standing = Literal["active", "no_promoter", "blocked", "dormant", "left"]
"""Whether a promoter earns, and why not.

* ``"active"``: The promoter earns.
* ``"no_promoter"``: The customer has not the role of a promoter.
* ``"blocked"``: Blocked by the shop's people (拉黑).
* ``"dormant"``: Without an own delivered order for too long (沉睡).
* ``"left"``: Erased.
"""

Step = Union[
    StepListPrice,
    StepAdjusted,
    StepPremium,
    StepMarkup,
    StepAbroad,
    StepFloor,
    StepShipping,
    StepTier,
    StepTierPassed,
    StepLane,
    StepApplied,
    StepShare,
    StepShippingShare,
    StepUnplaced,
    StepGift,
    StepCashback,
    StepNotApplied,
    StepLaneSkipped,
    StepExact,
    StepOrderTax,
    StepTax,
    StepShippingTax,
    StepFee,
    StepFeeTax,
    StepCashRounding,
]
"""One step of a trace with its names. Amounts are decimal text in major units; where the order is rounded once at the
end they may be finer than the currency.
"""

StockName = Union[StockNamePool, StockNameVariant]
"""A pool or a variant: what a quota or an alert is put on."""

StockSource = Union[StockSourceKeys, StockSourcePools, Literal["reusable", "counted", "unlimited"]]
"""Where the stock of a variant comes from.

* ``"reusable"``: Every unit is a use of one reusable key (循环卡).
* ``"counted"``: Units are counted.
* ``"unlimited"``: There is always one more.
"""

SymbolFact = Literal["channel", "level", "payment_method", "variant", "product", "category", "shipping_method", "region"]
"""A fact that is one text out of many.

* ``"channel"``: The channel of the order.
* ``"level"``: The buyer's level.
* ``"payment_method"``: The payment method of the order.
* ``"variant"``: The variant of a line.
* ``"product"``: The product of a line.
* ``"category"``: The category of a line.
* ``"shipping_method"``: The shipping method of the order.
* ``"region"``: The region where the order is taxed.
"""

TagFact = Literal["customer_tags", "line_tags"]
"""A fact that is a set of tags.

* ``"customer_tags"``: The buyer's tags.
* ``"line_tags"``: The tags of a line's variant.
"""

Target = Union[
    TargetLines,
    TargetCheapest,
    TargetDearest,
    Literal["order", "shipping", "order_and_shipping"],
]
"""What an offer applies to.

* ``"order"``: The goods as one sum, spread over all lines in proportion to their amounts.
* ``"shipping"``: What shipping costs.
* ``"order_and_shipping"``: The goods and shipping as one sum, spread over both in proportion to their amounts.
"""

TaxScope = Literal["unit", "line", "order"]
"""What of a tax is rounded as one.

* ``"unit"``: The tax of one unit, times the quantity. Where units differ, that of the average unit.
* ``"line"``: The tax of each line.
* ``"order"``: The tax of all amounts of one rate; the lines get their shares by the book's allocation.
"""

TierKind = Literal["volume", "graduated"]
"""How a tier table is read.

* ``"volume"``: All units at the price of the tier that the quantity reaches (全量), and that tier's flat fee.
* ``"graduated"``: Each unit at the price of the tier that it lies in (分段), and the flat fee of every tier that is entered.
"""

TierPlace = Literal["step", "lane"]
"""Where a tier table runs.

* ``"step"``: Before all lanes.
* ``"lane"``: Where an offer with the effect `tier_prices` stands, so that it competes with other offers.
"""

TieredGoods = Union[TieredGoodsVariant, TieredGoodsVariants, TieredGoodsProduct]
"""What a tier table prices."""

TreeShape = Union[TreeShapeWide, TreeShapeRecent, Literal["random", "line"]]
"""Under whom newcomers come.

* ``"random"``: Under anybody who is there: a few dozen levels for ten million people.
* ``"line"``: Under the one who came just before: one line, the deepest tree.
"""

VolumeMode = Literal["difference", "whole"]
"""What a team's percentage pays.

* ``"difference"``: Less what the percentages of the direct teams are worth (团队级差): all together have what the top team's is worth.
* ``"whole"``: All of it, for each team.
"""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A day of the week.

* ``"monday"``: 周一
* ``"tuesday"``: 周二
* ``"wednesday"``: 周三
* ``"thursday"``: 周四
* ``"friday"``: 周五
* ``"saturday"``: 周六
* ``"sunday"``: 周日
"""

WhatIfSide = Union[Money, "WhatIfRefused"]
"""A total, or why there is none."""

WhenOverdue = Literal["wait", "refund_to_source", "refund_to_wallet"]
"""What happens when a time is over in which something was to be done for a buyer.

* ``"wait"``: It is told once, and the buyer waits on.
* ``"refund_to_source"``: What was not done is refunded to where the money came from.
* ``"refund_to_wallet"``: It is refunded into the buyer's wallet; a guest's to where the money came from.
"""

WhichOrders = Literal["all", "paid", "unpaid"]
"""Which orders are looked at.

* ``"all"``: All of them.
* ``"paid"``: Those that were paid, also when they were refunded later.
* ``"unpaid"``: Those that await their payment, were given up or expired.
"""
