# Written by `cargo xtask documents` from the Rust types; do not edit.

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

from keytill import documents as d
from keytill._document import CommandId, Document, Duration, Moment, MoneyLike, Number


class Commands:
    """One method for each use case. `id` makes the command unique: the same one again is answered as before and does nothing.

    `at` is the moment that it is asked for, `expected_version` the version of the order or the stock that it was made for.
    Each raises :class:`Rejected` where the machine refuses; then nothing has changed.
    """

    __slots__ = ()

    def _command(
        self,
        name: str,
        body: dict[str, object],
        id: CommandId,
        at: Moment,
        trace: Optional[str],
        expected_version: Optional[str],
    ) -> d.Done:
        raise NotImplementedError

    def open_session(
        self,
        client: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Opens a session, in which a client numbers its commands from 1.

        :param client: The client.
        """
        return self._command("open_session", {"client": client}, id, at, trace, expected_version)

    def close_session(
        self,
        client: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Closes a session: its last answer is forgotten, and the client may open a new one.

        :param client: The client.
        """
        return self._command("close_session", {"client": client}, id, at, trace, expected_version)

    def tick(
        self,
        *,
        id: CommandId,
        at: Moment,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Does what is due at the command's time: orders expire or complete, commission vests.

        :param limit: How much to do at the most; the shop's setting where absent or larger.
        """
        return self._command("tick", {"limit": limit}, id, at, trace, expected_version)

    def put_channel(
        self,
        channel: Union[d.Channel, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Adds a channel, or replaces it.

        :param channel: The channel.
        """
        return self._command("put_channel", {"channel": channel}, id, at, trace, expected_version)

    def put_level(
        self,
        level: Union[d.Level, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Adds a membership level, or replaces it.

        :param level: The level.
        """
        return self._command("put_level", {"level": level}, id, at, trace, expected_version)

    def open_pool(
        self,
        pool: str,
        format: Union[d.KeyFormat, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Opens a pool (卡池) for keys of one format.

        :param pool: The pool.
        :param format: How its key files are written.
        """
        return self._command("open_pool", {"pool": pool, "format": format}, id, at, trace, expected_version)

    def put_product(
        self,
        product: Union[d.Product, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Adds a product with its variants, or replaces it.

        :param product: The product.
        """
        return self._command("put_product", {"product": product}, id, at, trace, expected_version)

    def import_keys(
        self,
        pool: str,
        batch: str,
        keys: Sequence[Union[d.SealedKey, Document]],
        *,
        id: CommandId,
        at: Moment,
        supplier: Optional[str] = None,
        unit_cost: Optional[Number] = None,
        expires: Optional[Moment] = None,
        priority: Optional[int] = None,
        note: Optional[str] = None,
        previews: Optional[Sequence[Union[d.KeyPreview, Document]]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Adds a batch of keys to a pool. Keys come sealed: the machine never sees one in clear.

        :param pool: The pool.
        :param batch: The batch, new in the pool.
        :param keys: The keys.
        :param supplier: Who supplied it.
        :param unit_cost: What one key cost, in major units of the shop's currency.
        :param expires: From when its keys are not sold any more.
        :param priority: Batches of a higher priority are sold first. Default: 0.
        :param note: A note for people, 1 to 400 bytes.
        :param previews: What buyers may see of keys that they can pick, in the order of the keys.
        """
        return self._command("import_keys", {"pool": pool, "batch": batch, "keys": keys, "supplier": supplier, "unit_cost": unit_cost, "expires": expires, "priority": priority, "note": note, "previews": previews}, id, at, trace, expected_version)

    def adjust_stock(
        self,
        variant: str,
        by: int,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Adds to a counted stock, or takes from it what is not reserved.

        :param variant: The variant.
        :param by: How many more, or with a minus fewer.
        """
        return self._command("adjust_stock", {"variant": variant, "by": by}, id, at, trace, expected_version)

    def put_reusable_key(
        self,
        variant: str,
        key: Union[d.SealedKey, Document],
        *,
        id: CommandId,
        at: Moment,
        limits: Optional[Union[d.ReusableLimits, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Sets the reusable key (循环卡) of a variant. Uses that were sold stay counted.

        :param variant: The variant.
        :param key: The key, sealed.
        :param limits: How often it may be sold.
        """
        return self._command("put_reusable_key", {"variant": variant, "key": key, "limits": limits}, id, at, trace, expected_version)

    def publish_price_book(
        self,
        book: Union[d.PriceBook, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Publishes a price book: from now on it makes the prices.

        :param book: The price book.
        """
        return self._command("publish_price_book", {"book": book}, id, at, trace, expected_version)

    def publish_plan(
        self,
        plan: Union[d.CommissionPlan, Document],
        *,
        id: CommandId,
        at: Moment,
        override_policy: Optional[Union[d.PolicyOverride, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Publishes a commission plan: orders delivered from now on pay by it.

        :param plan: The plan.
        :param override_policy: Publishes it although the shop's policy refuses it. The record says who and why.
        """
        return self._command("publish_plan", {"plan": plan, "override_policy": override_policy}, id, at, trace, expected_version)

    def register_customer(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        inviter: Optional[str] = None,
        level: Optional[str] = None,
        promoter: Optional[bool] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Registers a customer.

        :param customer: The customer.
        :param inviter: Who invited.
        :param level: The membership level.
        :param promoter: Whether the customer can earn commission. Default: yes.
        """
        return self._command("register_customer", {"customer": customer, "inviter": inviter, "level": level, "promoter": promoter}, id, at, trace, expected_version)

    def bind_inviter(
        self,
        customer: str,
        inviter: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Binds a customer who has no inviter to one.

        :param customer: The customer.
        :param inviter: Who invited.
        """
        return self._command("bind_inviter", {"customer": customer, "inviter": inviter}, id, at, trace, expected_version)

    def set_customer_level(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        level: Optional[str] = None,
        until: Optional[Moment] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Gives a customer a level, or none.

        :param customer: The customer.
        :param level: The level.
        :param until: Until when; absent for good. A level for a time is beside the customer's own one and counts while it is the higher: rules go on to work on the own one. It can be given again with another moment.
        """
        return self._command("set_customer_level", {"customer": customer, "level": level, "until": until}, id, at, trace, expected_version)

    def cancel_order(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Gives up an order that is not paid.

        :param order: The order.
        """
        return self._command("cancel_order", {"order": order}, id, at, trace, expected_version)

    def record_payment(
        self,
        order: str,
        payment: str,
        amount: MoneyLike,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Records a payment notice. The host has checked its signature; the machine binds it to order, amount and currency.

        :param order: The order that is paid.
        :param payment: The gateway's id of the payment. The same notice again is answered as the first and does nothing.
        :param amount: What was paid, above zero. Less than is to be paid, more, or once more is taken as the settings say.
        """
        return self._command("record_payment", {"order": order, "payment": payment, "amount": amount}, id, at, trace, expected_version)

    def deliver(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        lines: Optional[Sequence[Union[d.DeliverLine, Document]]] = None,
        parcel: Optional[Union[d.SentParcel, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Delivers a paid order: everything that is owed, or units of some lines.

        :param order: The order.
        :param lines: Which units; absent for all that are owed.
        :param parcel: The parcel that they are in; needed where any of them is shipped.
        """
        return self._command("deliver", {"order": order, "lines": lines, "parcel": parcel}, id, at, trace, expected_version)

    def complete_order(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Completes a fulfilled order before its time.

        :param order: The order.
        """
        return self._command("complete_order", {"order": order}, id, at, trace, expected_version)

    def refund_order(
        self,
        order: str,
        refund: str,
        *,
        id: CommandId,
        at: Moment,
        lines: Optional[Sequence[Union[d.RefundLine, Document]]] = None,
        to: Optional[d.RefundTo] = None,
        amount: Optional[MoneyLike] = None,
        keep_shipping: Optional[bool] = None,
        despite: Optional[str] = None,
        faulty: Optional[bool] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Refunds an order: everything that is left, or units of some lines.

        :param order: The order.
        :param refund: The refund, new in the shop.
        :param lines: Which units; absent for all that are left.
        :param to: Where the money goes.
        :param amount: How much to give back without any unit, above zero; then no line is named.
        :param keep_shipping: Whether the shipping of a delivered order stays paid although every unit comes back.
        :param despite: Why the refund is made although the product's time for it is over: 1 to 400 bytes.
        :param faulty: Whether the units were faulty, so that their supplier may bear the cost.
        """
        return self._command("refund_order", {"order": order, "refund": refund, "lines": lines, "to": to, "amount": amount, "keep_shipping": keep_shipping, "despite": despite, "faulty": faulty}, id, at, trace, expected_version)

    def release_hold(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Lets a held order go on: its stock is reserved again.

        :param order: The order.
        """
        return self._command("release_hold", {"order": order}, id, at, trace, expected_version)

    def reveal_keys(
        self,
        order: str,
        by: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Shows the keys of a delivered order again. The record says who asked and why.

        :param order: The order.
        :param by: Who asked, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes.
        """
        return self._command("reveal_keys", {"order": order, "by": by, "reason": reason}, id, at, trace, expected_version)

    def request_withdrawal(
        self,
        withdrawal: str,
        promoter: str,
        amount: MoneyLike,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Asks for vested commission to be paid out.

        :param withdrawal: The withdrawal, new in the shop.
        :param promoter: Whose commission.
        :param amount: How much, the fee included.
        """
        return self._command("request_withdrawal", {"withdrawal": withdrawal, "promoter": promoter, "amount": amount}, id, at, trace, expected_version)

    def settle_withdrawal(
        self,
        withdrawal: str,
        settlement: Union[d.Settlement, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says how a withdrawal ended.

        :param withdrawal: The withdrawal.
        :param settlement: How it ended.
        """
        return self._command("settle_withdrawal", {"withdrawal": withdrawal, "settlement": settlement}, id, at, trace, expected_version)

    def reserve(
        self,
        reservation: str,
        channel: str,
        lines: Sequence[Union[d.ReserveLine, Document]],
        *,
        id: CommandId,
        at: Moment,
        buyer: Optional[str] = None,
        contact: Optional[str] = None,
        device: Optional[str] = None,
        wait: Optional[Duration] = None,
        partial: Optional[bool] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Holds units without an order: a basket that is filled, a page on which is paid.

        :param reservation: The reservation; no open one has its id.
        :param channel: The channel.
        :param lines: What to hold.
        :param buyer: For whom; absent for a guest.
        :param contact: What the buyer can be reached at, hashed by the host. It counts as an unpaid order does.
        :param device: The host's fingerprint of the device. It counts as an unpaid order does.
        :param wait: For how long; the shop's setting where absent, and no longer than that.
        :param partial: Whether to hold what there is where not all is free; else all or nothing.
        """
        return self._command("reserve", {"reservation": reservation, "channel": channel, "lines": lines, "buyer": buyer, "contact": contact, "device": device, "wait": wait, "partial": partial}, id, at, trace, expected_version)

    def resize_reservation(
        self,
        reservation: str,
        lines: Sequence[Union[d.ReserveLine, Document]],
        *,
        id: CommandId,
        at: Moment,
        partial: Optional[bool] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Holds other units than before. What stays is not let go in between.

        :param reservation: The reservation.
        :param lines: All that it is to hold.
        :param partial: Whether to hold what there is where not all is free; else all or nothing.
        """
        return self._command("resize_reservation", {"reservation": reservation, "lines": lines, "partial": partial}, id, at, trace, expected_version)

    def extend_reservation(
        self,
        reservation: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Puts off the end of a reservation: the shop's setting says how long and how often.

        :param reservation: The reservation.
        """
        return self._command("extend_reservation", {"reservation": reservation}, id, at, trace, expected_version)

    def release_reservation(
        self,
        reservation: str,
        *,
        id: CommandId,
        at: Moment,
        lines: Optional[Sequence[Union[d.ReserveLine, Document]]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Gives up a reservation, or some units of it.

        :param reservation: The reservation.
        :param lines: How many units of what; absent for all.
        """
        return self._command("release_reservation", {"reservation": reservation, "lines": lines}, id, at, trace, expected_version)

    def resize_order(
        self,
        order: str,
        cart: Union[d.Cart, Document],
        book: str,
        total: MoneyLike,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Changes what an unpaid order buys: it is priced anew, and its stock is exchanged, all or nothing. Its deadline stays.

        :param order: The order.
        :param cart: All that is bought now; buyer and channel are those of the order.
        :param book: The digest of the price book that made the price.
        :param total: The total that the buyer saw.
        """
        return self._command("resize_order", {"order": order, "cart": cart, "book": book, "total": total}, id, at, trace, expected_version)

    def extend_order(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Puts off the deadline of an unpaid order: the shop's setting says how long and how often.

        :param order: The order.
        """
        return self._command("extend_order", {"order": order}, id, at, trace, expected_version)

    def put_sale(
        self,
        sale: Union[d.SaleLimits, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Sets the limits of a variant's sale, or replaces them.

        :param sale: The limits.
        """
        return self._command("put_sale", {"sale": sale}, id, at, trace, expected_version)

    def put_templates(
        self,
        templates: Union[d.Templates, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Sets the texts of notices, all at once.

        :param templates: The texts.
        """
        return self._command("put_templates", {"templates": templates}, id, at, trace, expected_version)

    def claim_gift(
        self,
        claim: str,
        recipient: str,
        *,
        id: CommandId,
        at: Moment,
        order: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Claims a gift: it is delivered to the recipient.

        :param claim: The hash of the code that somebody typed.
        :param recipient: Who receives it.
        :param order: The order, where the one who claims names it: then a wrong code counts.
        """
        return self._command("claim_gift", {"claim": claim, "recipient": recipient, "order": order}, id, at, trace, expected_version)

    def subscribe_restock(
        self,
        variant: str,
        *,
        id: CommandId,
        at: Moment,
        customer: Optional[str] = None,
        contact: Optional[str] = None,
        channel: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Somebody wants to be told when a variant is available again: a customer, or whoever a contact belongs to.

        :param variant: The variant.
        :param customer: The customer.
        :param contact: The contact, hashed by the host.
        :param channel: The channel on which to tell.
        """
        return self._command("subscribe_restock", {"variant": variant, "customer": customer, "contact": contact, "channel": channel}, id, at, trace, expected_version)

    def unsubscribe_restock(
        self,
        variant: str,
        *,
        id: CommandId,
        at: Moment,
        customer: Optional[str] = None,
        contact: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Somebody does not want to be told any more.

        :param variant: The variant.
        :param customer: The customer, as it was subscribed.
        :param contact: The contact, as it was subscribed.
        """
        return self._command("unsubscribe_restock", {"variant": variant, "customer": customer, "contact": contact}, id, at, trace, expected_version)

    def put_listing(
        self,
        listing: Union[d.Listing, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says what is other about a product on a channel, or replaces it.

        :param listing: The listing.
        """
        return self._command("put_listing", {"listing": listing}, id, at, trace, expected_version)

    def review_product(
        self,
        product: str,
        state: d.ReviewState,
        by: str,
        *,
        id: CommandId,
        at: Moment,
        reason: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says where the review of a product stands.

        :param product: The product.
        :param state: Where it stands now.
        :param by: Who says so, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes. A refusal needs one.
        """
        return self._command("review_product", {"product": product, "state": state, "by": by, "reason": reason}, id, at, trace, expected_version)

    def close_period(
        self,
        period: int,
        *,
        id: CommandId,
        at: Moment,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Closes a period that is over and whose volumes are kept: what its bonuses pay is worked out once, and paid so many lines at a time.

        :param period: The number of the period.
        :param limit: How many lines to pay at the most; the shop's limit of a tick where absent or larger.
        """
        return self._command("close_period", {"period": period, "limit": limit}, id, at, trace, expected_version)

    def put_sub_shop(
        self,
        channel: str,
        owner: str,
        markup_percent: Number,
        *,
        id: CommandId,
        at: Moment,
        upstream: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Makes a channel a sub-shop, or changes it: orders on it cost what the shop asks and what the sub-shops above it and it itself
        add. What they add is paid by the plan's bonus for sub-shops.

        :param channel: The channel.
        :param owner: Its owner, who must have the role of one.
        :param markup_percent: What it adds to that price, in percent, within the limits of the plan in force.
        :param upstream: The sub-shop at whose price it buys; the shop itself where absent.
        """
        return self._command("put_sub_shop", {"channel": channel, "owner": owner, "markup_percent": markup_percent, "upstream": upstream}, id, at, trace, expected_version)

    def settle_supplier(
        self,
        supplier: str,
        settlement: str,
        *,
        id: CommandId,
        at: Moment,
        amount: Optional[MoneyLike] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Pays a supplier what is payable: for orders that are completed, and that nobody complains about. The host moves the money;
        the machine books it.

        :param supplier: The supplier.
        :param settlement: The settlement, new in the shop.
        :param amount: How much; all that is payable where absent.
        """
        return self._command("settle_supplier", {"supplier": supplier, "settlement": settlement, "amount": amount}, id, at, trace, expected_version)

    def approve_withdrawal(
        self,
        withdrawal: str,
        by: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Lets a withdrawal be paid that the plan wants approved.

        :param withdrawal: The withdrawal.
        :param by: Who approves it, for people: 1 to 400 bytes.
        """
        return self._command("approve_withdrawal", {"withdrawal": withdrawal, "by": by}, id, at, trace, expected_version)

    def record_arrival(
        self,
        order: str,
        parcel: int,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says that a parcel arrived.

        :param order: The order.
        :param parcel: The parcel's position among those of the order, from 0.
        """
        return self._command("record_arrival", {"order": order, "parcel": parcel}, id, at, trace, expected_version)

    def record_download(
        self,
        order: str,
        line: int,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Counts a download, before the host gives the link out. The host asks for each one.

        :param order: The order.
        :param line: The line's position in the order, from 0.
        """
        return self._command("record_download", {"order": order, "line": line}, id, at, trace, expected_version)

    def reissue_content(
        self,
        order: str,
        line: int,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Gives content out anew: its downloads are counted from nothing, and its time begins again.

        :param order: The order.
        :param line: The line's position in the order, from 0.
        """
        return self._command("reissue_content", {"order": order, "line": line}, id, at, trace, expected_version)

    def erase_answers(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Forgets what the buyer of an order answered to its forms.

        :param order: The order.
        """
        return self._command("erase_answers", {"order": order}, id, at, trace, expected_version)

    def report_delivery_failure(
        self,
        order: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        lines: Optional[Sequence[int]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says that a delivery failed: nothing was handed over.

        :param order: The order.
        :param reason: Why, for people: 1 to 400 bytes.
        :param lines: Which lines, from 0; empty for all that are owed.
        """
        return self._command("report_delivery_failure", {"order": order, "reason": reason, "lines": lines}, id, at, trace, expected_version)

    def configure_pool(
        self,
        pool: str,
        terms: Union[d.PoolTerms, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says how a pool sells its keys: in place of all that was said before.

        :param pool: The pool.
        :param terms: How it sells.
        """
        return self._command("configure_pool", {"pool": pool, "terms": terms}, id, at, trace, expected_version)

    def quarantine_batch(
        self,
        pool: str,
        batch: str,
        by: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Takes a batch out of sale (隔离) and tells which orders have keys of it. The same again, under another command id, goes
        on with what is left and with the list.

        :param pool: The pool.
        :param batch: The batch.
        :param by: Who asked, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes.
        :param after: Where the list of orders goes on: what the reply before told as `next`.
        :param limit: How many keys to take out at the most; the shop's `tick_limit` where absent or larger.
        """
        return self._command("quarantine_batch", {"pool": pool, "batch": batch, "by": by, "reason": reason, "after": after, "limit": limit}, id, at, trace, expected_version)

    def release_batch(
        self,
        pool: str,
        batch: str,
        by: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Ends the quarantine of a batch. The same again, under another command id, goes on with what is left.

        :param pool: The pool.
        :param batch: The batch.
        :param by: Who asked, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes.
        :param limit: How many keys to let go at the most; the shop's `tick_limit` where absent or larger.
        """
        return self._command("release_batch", {"pool": pool, "batch": batch, "by": by, "reason": reason, "limit": limit}, id, at, trace, expected_version)

    def export_keys(
        self,
        pool: str,
        count: int,
        by: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        batch: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Takes keys out of the shop for good and gives them, sealed. The record says who asked and why.

        :param pool: The pool.
        :param count: How many, 1 to 10 000; all or none.
        :param by: Who asked, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes.
        :param batch: Of one batch alone: its available keys, and those that are in quarantine. Without one: the keys that would be sold next.
        """
        return self._command("export_keys", {"pool": pool, "count": count, "by": by, "reason": reason, "batch": batch}, id, at, trace, expected_version)

    def put_quotas(
        self,
        of: Union[d.StockName, Document],
        quotas: Sequence[Union[d.ChannelQuota, Document]],
        *,
        id: CommandId,
        at: Moment,
        afresh: Optional[bool] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Shares a pool or variant out among channels (配额): in place of all quotas on it before. An empty list takes them away.

        :param of: The stock.
        :param quotas: The shares, at most 100; where the stock is short, the guarantees of the first are kept first. A channel that is not listed takes of what nobody has a guarantee for.
        :param afresh: Whether all counts begin at nothing. Otherwise channels that had a quota keep theirs.
        """
        return self._command("put_quotas", {"of": of, "quotas": quotas, "afresh": afresh}, id, at, trace, expected_version)

    def put_stock_alert(
        self,
        of: Union[d.StockName, Document],
        *,
        id: CommandId,
        at: Moment,
        levels: Optional[Union[d.AlertLevels, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Watches a pool or a counted variant: an event tells when it is low, out, and well again. Without levels it is no longer
        watched.

        :param of: The stock.
        :param levels: When it is raised and cleared.
        """
        return self._command("put_stock_alert", {"of": of, "levels": levels}, id, at, trace, expected_version)

    def move_customer(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        inviter: Optional[str] = None,
        reason: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Moves a customer, with everybody below, to another inviter or to none, whatever the rules of binding say.

        :param customer: The customer.
        :param inviter: The new inviter; absent for none.
        :param reason: Why, for people.
        """
        return self._command("move_customer", {"customer": customer, "inviter": inviter, "reason": reason}, id, at, trace, expected_version)

    def merge_customers(
        self,
        customer: str,
        into: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Merges a customer into another: the other goes on as both. Balances, volumes, counts and the team follow; the old id
        means the survivor from now on.

        :param customer: Who ends.
        :param into: Who goes on.
        """
        return self._command("merge_customers", {"customer": customer, "into": into}, id, at, trace, expected_version)

    def unmerge_customers(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Undoes a merge, as far as it can be.

        :param customer: Who was merged.
        """
        return self._command("unmerge_customers", {"customer": customer}, id, at, trace, expected_version)

    def link_identity(
        self,
        customer: str,
        channel: str,
        outside: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says that a channel knows a customer by an identity.

        :param customer: The customer.
        :param channel: The channel.
        :param outside: What the channel calls the customer; a keyed hash where that is a telephone number or an address.
        """
        return self._command("link_identity", {"customer": customer, "channel": channel, "outside": outside}, id, at, trace, expected_version)

    def unlink_identity(
        self,
        customer: str,
        channel: str,
        outside: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Ends what `LinkIdentity` said.

        :param customer: The customer.
        :param channel: The channel.
        :param outside: What the channel calls the customer.
        """
        return self._command("unlink_identity", {"customer": customer, "channel": channel, "outside": outside}, id, at, trace, expected_version)

    def set_consent(
        self,
        customer: str,
        purpose: str,
        granted: bool,
        *,
        id: CommandId,
        at: Moment,
        version: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Keeps what a customer said about a use of data.

        :param customer: The customer.
        :param purpose: The use.
        :param granted: Whether it is allowed.
        :param version: The version of the text that was agreed to.
        """
        return self._command("set_consent", {"customer": customer, "purpose": purpose, "granted": granted, "version": version}, id, at, trace, expected_version)

    def erase_customer(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Forgets a person: the id, identities, consents and what else tells of one are gone; totals, teams, balances and proofs
        stay, under an id that tells nothing. Those who were merged into the customer are forgotten too.

        :param customer: The customer.
        """
        return self._command("erase_customer", {"customer": customer}, id, at, trace, expected_version)

    def set_standing(
        self,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        promoter: Optional[bool] = None,
        sub_shop: Optional[bool] = None,
        supplier: Optional[bool] = None,
        blocked: Optional[Union[d.Blocking, Document]] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says what a customer may be, and whether they may earn. What is absent stays.

        :param customer: The customer.
        :param promoter: Whether they can earn commission.
        :param sub_shop: Whether they own a sub-shop.
        :param supplier: Whether they speak for a supplier.
        :param blocked: Whether they are blocked from earning.
        """
        return self._command("set_standing", {"customer": customer, "promoter": promoter, "sub_shop": sub_shop, "supplier": supplier, "blocked": blocked}, id, at, trace, expected_version)

    def place_customer(
        self,
        tree: str,
        customer: str,
        *,
        id: CommandId,
        at: Moment,
        sponsor: Optional[str] = None,
        leg: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Gives a customer the first free seat below a sponsor, level by level from the left. The tree of inviters stays.

        :param tree: The tree.
        :param customer: Who is seated.
        :param sponsor: Below whom; absent for the nearest inviter who has a seat. The first in a tree needs nobody.
        :param leg: In which leg of the sponsor's seat, from 0; absent for any.
        """
        return self._command("place_customer", {"tree": tree, "customer": customer, "sponsor": sponsor, "leg": leg}, id, at, trace, expected_version)

    def open_placement_tree(
        self,
        tree: str,
        width: int,
        *,
        id: CommandId,
        at: Moment,
        depth: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Opens a placement tree.

        :param tree: The tree, new in the shop; there are 8 at the most.
        :param width: How many legs a seat has: 2 for a binary tree; 1 to 16.
        :param depth: How many levels below the sponsor somebody sits at the most; 0 for any, which is the default.
        """
        return self._command("open_placement_tree", {"tree": tree, "width": width, "depth": depth}, id, at, trace, expected_version)

    def record_touch(
        self,
        customer: str,
        channel: str,
        *,
        id: CommandId,
        at: Moment,
        promoter: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Keeps what brought a customer: a visit by somebody's link, a message in a channel.

        :param customer: The customer.
        :param channel: In which channel.
        :param promoter: By whom, where it was somebody.
        """
        return self._command("record_touch", {"customer": customer, "channel": channel, "promoter": promoter}, id, at, trace, expected_version)

    def top_up_wallet(
        self,
        payment: str,
        amount: MoneyLike,
        *,
        id: CommandId,
        at: Moment,
        customer: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Records a payment into a wallet, or one that belongs to nothing that the shop knows.

        :param payment: The gateway's id of the payment. The same notice again is answered as the first and does nothing.
        :param amount: How much, above zero.
        :param customer: Whose wallet; absent where nobody knows who paid for what: the money waits for going back.
        """
        return self._command("top_up_wallet", {"payment": payment, "amount": amount, "customer": customer}, id, at, trace, expected_version)

    def pay_from_wallet(
        self,
        order: str,
        *,
        id: CommandId,
        at: Moment,
        amount: Optional[MoneyLike] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Pays an order from its buyer's wallet, whole or in part.

        :param order: The order.
        :param amount: How much, above zero; absent for all that is still to be paid.
        """
        return self._command("pay_from_wallet", {"order": order, "amount": amount}, id, at, trace, expected_version)

    def adjust_wallet(
        self,
        customer: str,
        by: MoneyLike,
        who: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Changes a wallet by hand, with a reason.

        :param customer: Whose wallet.
        :param by: How much more, or with a minus less. A wallet never holds less than nothing.
        :param who: Who does it, for people: 1 to 400 bytes.
        :param reason: Why, for people: 1 to 400 bytes.
        """
        return self._command("adjust_wallet", {"customer": customer, "by": by, "who": who, "reason": reason}, id, at, trace, expected_version)

    def return_payment(
        self,
        payment: str,
        refund: str,
        *,
        id: CommandId,
        at: Moment,
        amount: Optional[MoneyLike] = None,
        from_: Optional[d.ReturnFrom] = None,
        to: Optional[d.RefundTo] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Sends money of a payment back that buys nothing: what waits of it, or what is in its payer's wallet.

        :param payment: The payment.
        :param refund: The refund, new in the shop.
        :param amount: How much, above zero; absent for all that can go.
        :param from_: From where.
        :param to: Where to. From a wallet it goes to the source alone.
        """
        return self._command("return_payment", {"payment": payment, "refund": refund, "amount": amount, "from": from_, "to": to}, id, at, trace, expected_version)

    def settle_refund(
        self,
        refund: str,
        settlement: Union[d.Settlement, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Says how a refund to the source ended, where the shop's settings make refunds wait for that.

        :param refund: The refund.
        :param settlement: How it ended. Of one that failed the money waits, by payment, for `ReturnPayment`.
        """
        return self._command("settle_refund", {"refund": refund, "settlement": settlement}, id, at, trace, expected_version)

    def archive(
        self,
        *,
        id: CommandId,
        at: Moment,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Takes orders out of memory that came to an end long enough ago. The reply hands them over.

        :param limit: How many orders are looked at, at the most; absent for what the settings allow.
        """
        return self._command("archive", {"limit": limit}, id, at, trace, expected_version)

    def restore(
        self,
        order: str,
        bytes: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Takes an order back into memory that was archived.

        :param order: The order.
        :param bytes: The bytes that it was archived as.
        """
        return self._command("restore", {"order": order, "bytes": bytes}, id, at, trace, expected_version)

    def lookup_orders(
        self,
        contact: str,
        secret: str,
        *,
        id: CommandId,
        at: Moment,
        order: Optional[str] = None,
        device: Optional[str] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Looks orders up by contact and secret. What fails counts; too many fail, and nothing is looked up for a while.

        :param contact: The contact that was named when the orders were placed, hashed by the host.
        :param secret: The secret, sealed by the host (`seal_secret`).
        :param order: Only this order.
        :param device: The device that asks, where the host knows one: its failures count together.
        :param after: Only orders older than this one: the last of the page before.
        :param limit: How many orders are listed. 1 to 100; default 20.
        """
        return self._command("lookup_orders", {"contact": contact, "secret": secret, "order": order, "device": device, "after": after, "limit": limit}, id, at, trace, expected_version)

    def record_chargeback(
        self,
        payment: str,
        chargeback: str,
        amount: MoneyLike,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Records that a payer's bank took money back.

        :param payment: The payment that it was part of.
        :param chargeback: The gateway's id of the chargeback, new among the shop's refunds.
        :param amount: How much, above zero.
        """
        return self._command("record_chargeback", {"payment": payment, "chargeback": chargeback, "amount": amount}, id, at, trace, expected_version)

    def hold_order(
        self,
        order: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Holds a paid order for a person to look at. It keeps its stock.

        :param order: The order.
        :param reason: Why, for people: 1 to 400 bytes.
        """
        return self._command("hold_order", {"order": order, "reason": reason}, id, at, trace, expected_version)

    def replace_units(
        self,
        order: str,
        line: int,
        units: Sequence[int],
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        faulty: Optional[bool] = None,
        despite: Optional[str] = None,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Exchanges units that the buyer has for others of the same variant.

        :param order: The order.
        :param line: The line's position in the order, from 0.
        :param units: Which units of it, in the order in which they were handed over, from 0.
        :param reason: Why, for people: 1 to 400 bytes.
        :param faulty: Whether the old units were faulty, so that their supplier may bear the cost. Default: yes.
        :param despite: Why it is done although no warranty covers it: 1 to 400 bytes.
        """
        return self._command("replace_units", {"order": order, "line": line, "units": units, "reason": reason, "faulty": faulty, "despite": despite}, id, at, trace, expected_version)

    def open_complaint(
        self,
        order: str,
        reason: str,
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Opens a complaint about a delivered order.

        :param order: The order.
        :param reason: What is wrong, for people: 1 to 400 bytes.
        """
        return self._command("open_complaint", {"order": order, "reason": reason}, id, at, trace, expected_version)

    def resolve_complaint(
        self,
        order: str,
        resolution: Union[d.Resolution, Document],
        *,
        id: CommandId,
        at: Moment,
        trace: Optional[str] = None,
        expected_version: Optional[str] = None,
    ) -> d.Done:
        """Ends a complaint.

        :param order: The order.
        :param resolution: How.
        """
        return self._command("resolve_complaint", {"order": order, "resolution": resolution}, id, at, trace, expected_version)


class Reads:
    """One method for each read. Nothing changes; each raises :class:`Rejected` where it asks for what is not known."""

    __slots__ = ()

    def _read(self, name: str, asked: dict[str, object]) -> Any:
        raise NotImplementedError

    def settings(self) -> d.Settings:
        """What the shop was set up with."""
        answer: d.Settings = self._read("settings", {})
        return answer

    def check(self) -> Optional[str]:
        """Whether every invariant holds: null, or the first that does not. Costs several passes over the state."""
        answer: Optional[str] = self._read("check", {})
        return answer

    def balances(self) -> d.ShopBalances:
        """The shop's own balances."""
        answer: d.ShopBalances = self._read("balances", {})
        return answer

    def trial_balance(self) -> str:
        """The sum of all balances in minor units, as text: always "0"."""
        answer: str = self._read("trial_balance", {})
        return answer

    def notices(
        self,
        *,
        language: Optional[str] = None,
        output: Optional[d.NoticeOutput] = None,
    ) -> Sequence[d.NoticeView]:
        """What is to be told of the last command or batch, and to whom; in words where a language is named."""
        answer: Sequence[d.NoticeView] = self._read("notices", {"language": language, "output": output})
        return answer

    def price_book(self) -> Optional[d.PriceBook]:
        """The price book in force, whole; null where none is."""
        answer: Optional[d.PriceBook] = self._read("price_book", {})
        return answer

    def public_price_book(self, *, buyer: Optional[str] = None) -> Optional[d.PriceBook]:
        """What a device may know of the price book in force; null where none is."""
        answer: Optional[d.PriceBook] = self._read("public_price_book", {"buyer": buyer})
        return answer

    def grant(self, code: str, *, buyer: Optional[str] = None) -> d.Grant:
        """What lets a device use a coupon's code."""
        answer: d.Grant = self._read("grant", {"code": code, "buyer": buyer})
        return answer

    def lint(
        self,
        book: Union[d.PriceBook, Document],
        *,
        settings: Optional[Union[d.LintSettings, Document]] = None,
    ) -> Sequence[d.Finding]:
        """What is wrong with a price book, given what the shop knows."""
        answer: Sequence[d.Finding] = self._read("lint", {"book": book, "settings": settings})
        return answer

    def what_if(
        self,
        book: Union[d.PriceBook, Document],
        *,
        which: Optional[d.WhichOrders] = None,
        rows: Optional[bool] = None,
    ) -> d.WhatIfView:
        """What the shop's orders would have cost by another price book; with `rows` for each order too."""
        answer: d.WhatIfView = self._read("what_if", {"book": book, "which": which, "rows": rows})
        return answer

    def stock(self, variant: str, *, at: Optional[Moment] = None) -> d.StockView:
        """The stock of a variant."""
        answer: d.StockView = self._read("stock", {"variant": variant, "at": at})
        return answer

    def stock_together(self, variants: Sequence[str], *, at: Optional[Moment] = None) -> Optional[int]:
        """How many units of several variants can be sold in all; null where there is always one more."""
        answer: Optional[int] = self._read("stock_together", {"variants": variants, "at": at})
        return answer

    def stock_for(self, variant: str, channel: str, *, at: Optional[Moment] = None) -> Optional[int]:
        """How many units of a variant a channel may take; null where there is always one more."""
        answer: Optional[int] = self._read("stock_for", {"variant": variant, "channel": channel, "at": at})
        return answer

    def stock_version(self, variant: str) -> str:
        """The version of a variant's stock, for `expected_version`."""
        answer: str = self._read("stock_version", {"variant": variant})
        return answer

    def pool_version(self, pool: str) -> str:
        """The version of a pool, for `expected_version`."""
        answer: str = self._read("pool_version", {"pool": pool})
        return answer

    def pool_counts(self, pool: str) -> d.KeyCounts:
        """How many keys of a pool are in each state."""
        answer: d.KeyCounts = self._read("pool_counts", {"pool": pool})
        return answer

    def pools(self) -> Sequence[d.PoolView]:
        """Every pool with its counts, in the order of opening."""
        answer: Sequence[d.PoolView] = self._read("pools", {})
        return answer

    def batch(self, pool: str, batch: str) -> d.BatchView:
        """A batch of a pool."""
        answer: d.BatchView = self._read("batch", {"pool": pool, "batch": batch})
        return answer

    def affected(
        self,
        pool: str,
        batch: str,
        *,
        after: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> d.AffectedOrders:
        """The orders that have keys of a batch, from where the page before ended."""
        answer: d.AffectedOrders = self._read("affected", {"pool": pool, "batch": batch, "after": after, "limit": limit})
        return answer

    def quotas(
        self,
        of: Union[d.StockName, Document],
        *,
        at: Optional[Moment] = None,
    ) -> Sequence[d.QuotaView]:
        """The quotas on a stock."""
        answer: Sequence[d.QuotaView] = self._read("quotas", {"of": of, "at": at})
        return answer

    def outlook(
        self,
        of: Union[d.StockName, Document],
        *,
        at: Optional[Moment] = None,
    ) -> Optional[d.StockOutlook]:
        """How a watched stock stands and how long it lasts; null where it is not watched."""
        answer: Optional[d.StockOutlook] = self._read("outlook", {"of": of, "at": at})
        return answer

    def previews(
        self,
        variant: str,
        *,
        after: Optional[Union[d.PreviewView, Document]] = None,
        limit: Optional[int] = None,
        at: Optional[Moment] = None,
    ) -> Sequence[d.PreviewView]:
        """What buyers can pick of a variant, after the last of the page before."""
        answer: Sequence[d.PreviewView] = self._read("previews", {"variant": variant, "after": after, "limit": limit, "at": at})
        return answer

    def restock_subscribers(self, variant: str) -> int:
        """How many subscribers wait for a variant."""
        answer: int = self._read("restock_subscribers", {"variant": variant})
        return answer

    def supplier_balances(self) -> Sequence[d.SupplierView]:
        """What the shop owes its suppliers."""
        answer: Sequence[d.SupplierView] = self._read("supplier_balances", {})
        return answer

    def sale(
        self,
        variant: str,
        *,
        buyer: Optional[str] = None,
        at: Optional[Moment] = None,
    ) -> Optional[d.SaleView]:
        """The limits of a variant's sale, and what a buyer has of them; null where nothing limits it."""
        answer: Optional[d.SaleView] = self._read("sale", {"variant": variant, "buyer": buyer, "at": at})
        return answer

    def listing(self, channel: str, product: str) -> Optional[d.Listing]:
        """What is other about a product on a channel; null where nothing is."""
        answer: Optional[d.Listing] = self._read("listing", {"channel": channel, "product": product})
        return answer

    def review(self, product: str) -> d.Review:
        """Where the review of a product stands."""
        answer: d.Review = self._read("review", {"product": product})
        return answer

    def lint_catalog(self, *, at: Optional[Moment] = None) -> Sequence[d.CatalogFinding]:
        """What keeps products from being sold or buyers from choosing."""
        answer: Sequence[d.CatalogFinding] = self._read("lint_catalog", {"at": at})
        return answer

    def order(self, order: str) -> d.OrderView:
        """An order in memory."""
        answer: d.OrderView = self._read("order", {"order": order})
        return answer

    def order_ids(self, *, after: Optional[int] = None, limit: Optional[int] = None) -> d.Page:
        """The ids of the orders in memory, in the order of placing: a page after so many."""
        answer: d.Page = self._read("order_ids", {"after": after, "limit": limit})
        return answer

    def order_version(self, order: str) -> str:
        """The version of an order, for `expected_version`."""
        answer: str = self._read("order_version", {"order": order})
        return answer

    def orders_of(
        self,
        buyer: str,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> Sequence[d.OrderView]:
        """The orders in memory of a buyer, the newest first."""
        answer: Sequence[d.OrderView] = self._read("orders_of", {"buyer": buyer, "after": after, "limit": limit})
        return answer

    def orders_of_contact(self, contact: str) -> Sequence[d.OrderView]:
        """The orders in memory that name a contact and a secret, the newest first."""
        answer: Sequence[d.OrderView] = self._read("orders_of_contact", {"contact": contact})
        return answer

    def keys_of(self, order: str) -> Sequence[d.SealedKey]:
        """The sealed keys that an order's buyer owns."""
        answer: Sequence[d.SealedKey] = self._read("keys_of", {"order": order})
        return answer

    def answers_of(self, order: str) -> Sequence[d.AnswersView]:
        """What the buyer of an order answered."""
        answer: Sequence[d.AnswersView] = self._read("answers_of", {"order": order})
        return answer

    def explain(self, order: str, *, language: Optional[d.Language] = None) -> d.ExplainedOrder:
        """Why an order cost what it cost and paid whom it paid."""
        answer: d.ExplainedOrder = self._read("explain", {"order": order, "language": language})
        return answer

    def gift(self, order: str) -> Optional[d.GiftView]:
        """The gift that an order is; null where it is none."""
        answer: Optional[d.GiftView] = self._read("gift", {"order": order})
        return answer

    def archived_order(self, order: str, bytes: str) -> d.OrderView:
        """An archived order, from the bytes that it left with."""
        answer: d.OrderView = self._read("archived_order", {"order": order, "bytes": bytes})
        return answer

    def archived_orders(self) -> int:
        """How many orders are in the archive."""
        answer: int = self._read("archived_orders", {})
        return answer

    def is_archived(self, order: str) -> bool:
        """Whether an order is in the archive."""
        answer: bool = self._read("is_archived", {"order": order})
        return answer

    def fulfilment_queue(
        self,
        *,
        at: Optional[Moment] = None,
        limit: Optional[int] = None,
    ) -> Sequence[d.QueuedOrder]:
        """The paid orders that wait for a person, the most urgent first."""
        answer: Sequence[d.QueuedOrder] = self._read("fulfilment_queue", {"at": at, "limit": limit})
        return answer

    def fulfilment_queue_len(self) -> int:
        """How many orders wait for a person."""
        answer: int = self._read("fulfilment_queue_len", {})
        return answer

    def waiting_for(self, variant: str, *, limit: Optional[int] = None) -> Sequence[str]:
        """The orders that paid for a variant whose stock has not come."""
        answer: Sequence[str] = self._read("waiting_for", {"variant": variant, "limit": limit})
        return answer

    def payment(self, payment: str) -> d.PaymentView:
        """A payment."""
        answer: d.PaymentView = self._read("payment", {"payment": payment})
        return answer

    def payments_of(self, order: str) -> Sequence[d.PaymentView]:
        """The payments of an order."""
        answer: Sequence[d.PaymentView] = self._read("payments_of", {"order": order})
        return answer

    def spare_payments(self) -> Sequence[d.PaymentView]:
        """The payments of which money waits for going back."""
        answer: Sequence[d.PaymentView] = self._read("spare_payments", {})
        return answer

    def refund(self, refund: str) -> d.RefundView:
        """A refund."""
        answer: d.RefundView = self._read("refund", {"refund": refund})
        return answer

    def awaited_refunds(self) -> Sequence[d.AwaitedRefundView]:
        """The refunds that the gateway has not confirmed yet."""
        answer: Sequence[d.AwaitedRefundView] = self._read("awaited_refunds", {})
        return answer

    def customer(self, customer: str) -> d.CustomerView:
        """A customer."""
        answer: d.CustomerView = self._read("customer", {"customer": customer})
        return answer

    def customer_ids(self, *, after: Optional[int] = None, limit: Optional[int] = None) -> d.Page:
        """The ids of the customers, in the order of registering: a page after so many."""
        answer: d.Page = self._read("customer_ids", {"after": after, "limit": limit})
        return answer

    def customer_by_identity(self, channel: str, outside: str) -> Optional[str]:
        """Whom a channel knows by an identity; null for nobody."""
        answer: Optional[str] = self._read("customer_by_identity", {"channel": channel, "outside": outside})
        return answer

    def network(self, customer: str) -> d.NetworkView:
        """A customer's place among people, with figures and standing."""
        answer: d.NetworkView = self._read("network", {"customer": customer})
        return answer

    def upline(self, customer: str) -> Sequence[str]:
        """The customers above one, nearest first."""
        answer: Sequence[str] = self._read("upline", {"customer": customer})
        return answer

    def directs(self, customer: str, *, from_: Optional[int] = None, limit: Optional[int] = None) -> d.Page:
        """Those whom a customer invited: a page from a position on."""
        answer: d.Page = self._read("directs", {"customer": customer, "from": from_, "limit": limit})
        return answer

    def seat(self, tree: str, customer: str) -> Optional[d.SeatView]:
        """A customer's seat in a placement tree; null for one without."""
        answer: Optional[d.SeatView] = self._read("seat", {"tree": tree, "customer": customer})
        return answer

    def attribution(
        self,
        customer: str,
        *,
        model: Optional[Union[d.AttributionModel, Document]] = None,
        at: Optional[Moment] = None,
    ) -> Sequence[d.AttributedTouch]:
        """Whose share it is that a customer came."""
        answer: Sequence[d.AttributedTouch] = self._read("attribution", {"customer": customer, "model": model, "at": at})
        return answer

    def current_period(self) -> int:
        """The number of the period that the shop's clock is in."""
        answer: int = self._read("current_period", {})
        return answer

    def periods(self) -> Sequence[d.PeriodView]:
        """The periods that were closed."""
        answer: Sequence[d.PeriodView] = self._read("periods", {})
        return answer

    def explain_period(
        self,
        period: int,
        customer: str,
        *,
        language: Optional[d.Language] = None,
    ) -> d.ExplainedPeriod:
        """What a period pays somebody and why; what closing it now would come to, where it is not closed."""
        answer: d.ExplainedPeriod = self._read("explain_period", {"period": period, "customer": customer, "language": language})
        return answer

    def commission(self, order: str) -> Sequence[d.CommissionView]:
        """The commission of an order."""
        answer: Sequence[d.CommissionView] = self._read("commission", {"order": order})
        return answer

    def partner_shares(self, order: str) -> Sequence[d.PartnerView]:
        """What suppliers and the platform have of an order."""
        answer: Sequence[d.PartnerView] = self._read("partner_shares", {"order": order})
        return answer

    def chain(self, bonus: str, customer: str) -> d.ChainView:
        """Where a customer stands in the chain of a bonus."""
        answer: d.ChainView = self._read("chain", {"bonus": bonus, "customer": customer})
        return answer

    def sub_shop(self, channel: str) -> Optional[d.SubShopView]:
        """The sub-shop that sells on a channel; null where there is none."""
        answer: Optional[d.SubShopView] = self._read("sub_shop", {"channel": channel})
        return answer

    def policy(self) -> d.Policy:
        """The policy that plans are measured by."""
        answer: d.Policy = self._read("policy", {})
        return answer

    def lint_plan(self, plan: Union[d.CommissionPlan, Document]) -> d.PlanFindings:
        """What the shop's policy says of a plan."""
        answer: d.PlanFindings = self._read("lint_plan", {"plan": plan})
        return answer

    def what_if_plan(
        self,
        plan: Union[d.CommissionPlan, Document],
        *,
        which: Optional[d.WhichOrders] = None,
    ) -> d.Simulated:
        """What a plan would have paid for the shop's orders."""
        answer: d.Simulated = self._read("what_if_plan", {"plan": plan, "which": which})
        return answer

    def compare_plans(
        self,
        plan: Union[d.CommissionPlan, Document],
        *,
        which: Optional[d.WhichOrders] = None,
    ) -> d.Compared:
        """The plan in force and another one on the same orders."""
        answer: d.Compared = self._read("compare_plans", {"plan": plan, "which": which})
        return answer
