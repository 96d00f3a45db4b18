"""A small service that sells keys: `pip install fastapi uvicorn`, then `uvicorn service:app` here. Its shop lies in the file
that SHOP_FILE names.

An existing app embeds keytill like this: a store that keeps the journal (`store.py`), and one short function for each thing
that people do. Every request that changes something carries an `Idempotency-Key`: sent again after a crash, it is answered as
before and does nothing.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Annotated, Optional

from fastapi import FastAPI, Header, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from store import Store

from keytill import Cart, Done, Money, Rejected, Sealer, Shop
from keytill.documents import OrderReply

SHOP = "corner"
CODE = {"layout": "code", "fields": [{"name": "code"}]}

# 32 random bytes each. A real service has them from where it keeps its secrets.
sealer = Sealer(
    1,
    sealing=bytes.fromhex(os.environ.get("SHOP_SEALING", "07" * 32)),
    fingerprint=bytes.fromhex(os.environ.get("SHOP_FINGERPRINT", "09" * 32)),
)
store = Store(Path(os.environ.get("SHOP_FILE", "shop.sqlite")), SHOP)
app = FastAPI(title="A corner shop")

CommandId = Annotated[str, Header(alias="Idempotency-Key")]


def now() -> int:
    return time.time_ns() // 1_000_000


def set_up(shop: Shop) -> None:
    """Channel, product, pool and prices. The ids are always the same, so that nothing is done twice."""
    # A time of its own, because the same command has the same time.
    at = 1
    card = {"id": "card-50", "stock": {"keys": {"pool": "cards"}}}
    prices = {
        "id": "prices",
        "currency": "CNY",
        "variants": [{"variant": "card-50", "product": "card", "price": "49.00"}],
    }
    shop.put_channel({"id": "web"}, id="set-up-1", at=at)
    shop.open_pool("cards", CODE, id="set-up-2", at=at)
    shop.put_product({"id": "card", "variants": [card]}, id="set-up-3", at=at)
    shop.publish_price_book(prices, id="set-up-4", at=at)


if store.shop.price_book() is None:
    store.change(set_up)


class Basket(BaseModel):
    """How many of what."""

    lines: dict[str, int]


class NewOrder(Basket):
    order: str


class NewPayment(BaseModel):
    order: str
    payment: str
    amount: str = Field(examples=["49.00"])


class NewKeys(BaseModel):
    batch: str
    file: str


class Sold(BaseModel):
    """What the buyer is told."""

    order: str
    outcome: str
    total: str
    keys: list[str]


@app.exception_handler(Rejected)
def rejected(_: Request, refusal: Rejected) -> JSONResponse:
    """Every refusal of the shop: its code for programs, its sentence for people."""
    body = {"code": refusal.code, "params": dict(refusal.params), "message": str(refusal)}
    return JSONResponse(body, status_code=404 if refusal.code.endswith(".unknown") else 409)


def sold(done: Done) -> Sold:
    reply = done.reply
    assert isinstance(reply, OrderReply)
    keys = [key for line in reply.delivered for key in line.keys or ()]
    opened = ["".join(sealer.open(SHOP, "cards", key)) for key in keys]
    return Sold(order=reply.order, outcome=reply.outcome, total=str(reply.total), keys=opened)


@app.post("/quote")
def quote(basket: Basket) -> dict[str, str]:
    total = store.shop.quote(Cart("web", basket.lines, at=now())).total
    return {"total": f"{total} CNY"}


@app.post("/orders")
def place(new: NewOrder, command: CommandId) -> Sold:
    def run(shop: Shop) -> Done:
        # The moment belongs to the order, so that the same request is the same command.
        placed = known(shop, new.order)
        at = now() if placed is None else placed
        return shop.place_order(new.order, shop.quote(Cart("web", new.lines, at=at)), id=command, at=at)

    return sold(store.change(run))


@app.post("/payments")
def pay(new: NewPayment, command: CommandId) -> Sold:
    """The gateway's notice. It comes as often as the gateway likes."""
    amount = Money(new.amount, "CNY")
    return sold(
        store.change(lambda shop: shop.record_payment(new.order, new.payment, amount, id=command, at=now()))
    )


@app.post("/keys")
def add_keys(new: NewKeys, command: CommandId) -> dict[str, int]:
    sealed = sealer.seal(SHOP, "cards", CODE, new.file.encode())
    store.change(lambda shop: shop.import_keys("cards", new.batch, sealed.keys, id=command, at=now()))
    return {"keys": len(sealed.keys)}


@app.get("/orders/{order}")
def show(order: str) -> dict[str, str]:
    found = store.shop.order(order)
    return {"order": found.order, "stage": found.stage, "total": str(found.total), "paid": str(found.paid)}


@app.get("/stock")
def stock() -> dict[str, Optional[int]]:
    return {"card-50": store.shop.stock("card-50").available}


@app.get("/health")
def health() -> dict[str, object]:
    """What a test wants to know: that all adds up, and where the journal is."""
    overview = store.shop.overview()
    return {"sound": store.shop.check() is None, "records": overview.records, "digest": store.shop.digest}


@app.post("/tick")
def tick() -> dict[str, Optional[int]]:
    """Does what is due; a timer calls it at the deadline that it tells."""
    moment = now()
    store.change(lambda shop: shop.tick(id=f"tick-{moment}", at=moment))
    return {"next": store.shop.next_deadline}


def known(shop: Shop, order: str) -> Optional[int]:
    """When an order was placed; nothing for a new one."""
    try:
        return shop.order(order).placed_at
    except Rejected:
        return None
