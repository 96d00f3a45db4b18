"""The scenarios and the hostile inputs of `vectors/`: the same replies, rejections and digests as in every language."""

import json
from pathlib import Path

import pytest

from keytill import Rejected, Shop, documents

VECTORS = Path(__file__).parents[3] / "vectors"
SCENARIOS = sorted((VECTORS / "scenarios").glob("*.json"))


def missing(wanted, got):
    """Where something that is wanted is not there; objects may have more."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        for name, value in wanted.items():
            inside = missing(value, got.get(name))
            if inside:
                return f".{name}{inside}"
        return ""
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        for n, (one, other) in enumerate(zip(wanted, got)):
            inside = missing(one, other)
            if inside:
                return f"[{n}]{inside}"
        return ""
    # True is 1 in Python, and not in JSON.
    same = wanted == got and isinstance(wanted, bool) == isinstance(got, bool)
    return "" if same else f" is {got!r}, not {wanted!r}"


def ask(shop, name, **members):
    return json.loads(shop.ask_json(json.dumps({name: members})))


def executed(shop, command):
    """What the machine says to a command: the members that stand beside it in a scenario."""
    before = shop.digest
    try:
        done = json.loads(shop.execute_json(json.dumps(command)))
    except Rejected as rejected:
        assert shop.digest == before, "a rejection changed the state"
        assert str(rejected)
        return {"rejection": {"code": rejected.code, "params": rejected.params}, "notices": []}
    notices = ask(shop, "notices")
    if done["answered_before"]:
        return {"answered_before": True, "reply": done["reply"], "notices": notices}
    return {"events": done["events"], "reply": done["reply"], "notices": notices}


def quoted(shop, cart):
    try:
        return json.loads(shop.quote_json(json.dumps(cart)))
    except Rejected as rejected:
        return {"rejection": rejected.code}


def look(shop, what, wanted, told, command):
    """What is to be compared with one member of an expectation."""
    clock = ask(shop, "shop")["clock"]
    at = max(command["at"], clock)

    def by_id(read):
        return {name: read(name) for name in wanted}

    def stock(text):
        kind, name = text.split(":")
        return {kind: name}

    def explained(order):
        english, chinese = (ask(shop, "explain", order=order, language=one) for one in ("english", "chinese"))
        return {
            "en": english["commission"],
            "zh": chinese["commission"],
            "agrees": english["commission_agrees"],
        }

    def sells(variant):
        return {c: ask(shop, "stock_for", variant=variant, channel=c, at=at) for c in wanted[variant]}

    looks = {
        "rejection": lambda: told.get("rejection", {}).get("code"),
        "params": lambda: told.get("rejection", {}).get("params"),
        "reply": lambda: told.get("reply"),
        "answered_before": lambda: told.get("answered_before", False),
        "events": lambda: [next(iter(event)) for event in told["events"]] if "events" in told else None,
        "shop": lambda: ask(shop, "balances"),
        "clock": lambda: clock,
        "next_deadline": lambda: shop.next_deadline,
        "customers": lambda: by_id(lambda one: ask(shop, "customer", customer=one)),
        "network": lambda: by_id(lambda one: ask(shop, "network", customer=one)),
        "attribution": lambda: by_id(
            lambda one: ask(shop, "attribution", customer=one, model="linear", at=clock)
        ),
        "seats": lambda: by_id(lambda one: ask(shop, "seat", tree="t", customer=one)),
        "stock": lambda: by_id(lambda one: ask(shop, "stock", variant=one, at=at)),
        "pools": lambda: by_id(lambda one: ask(shop, "pool_counts", pool=one)),
        "quotas": lambda: by_id(lambda one: ask(shop, "quotas", of=stock(one), at=at)),
        "outlook": lambda: by_id(lambda one: ask(shop, "outlook", of=stock(one), at=at)),
        "previews": lambda: by_id(lambda one: ask(shop, "previews", variant=one, at=at)),
        "sells": lambda: by_id(sells),
        "payments": lambda: by_id(lambda one: ask(shop, "payment", payment=one)),
        "refunds": lambda: by_id(lambda one: ask(shop, "refund", refund=one)),
        "orders": lambda: by_id(lambda one: ask(shop, "order", order=one)),
        "partners": lambda: by_id(lambda one: ask(shop, "partner_shares", order=one)),
        "suppliers": lambda: {row["supplier"]: row for row in ask(shop, "supplier_balances")},
        "chain": lambda: by_id(lambda one: ask(shop, "chain", bonus="chain", customer=one)),
        "explained": lambda: by_id(explained),
        "queue": lambda: ask(shop, "fulfilment_queue", at=at),
        "waiting": lambda: by_id(lambda one: ask(shop, "waiting_for", variant=one)),
        "notices": lambda: told["notices"],
        "commission": lambda: by_id(lambda one: ask(shop, "commission", order=one)),
        "keys": lambda: by_id(lambda one: [key["fingerprint"] for key in ask(shop, "keys_of", order=one)]),
    }
    return looks[what]()


def run(scenario, restored=lambda n: False):
    shop = Shop(scenario["shop"], scenario["settings"])
    journal = shop.take_journal()
    for n, step in enumerate(scenario["steps"]):
        if "quote" in step:
            assert not missing(step["expect"], quoted(shop, step["quote"])), n
        else:
            told = executed(shop, step["command"])
            for member in ("events", "reply", "answered_before", "rejection"):
                assert step.get(member) == told.get(member), (n, member)
            journal += shop.take_journal()
            for what, wanted in step["expect"].items():
                wrong = missing(wanted, look(shop, what, wanted, told, step["command"]))
                assert not wrong, f"step {n}: {what}{wrong}"
        if restored(n):
            shop = Shop.from_snapshot(shop.snapshot())
    overview = ask(shop, "shop")
    end = {"digest": shop.digest, "sequence": overview["sequence"], "journal_head": overview["journal_head"]}
    assert end == scenario["final"]
    assert ask(shop, "check") is None
    recovered = Shop.recover(journal)
    assert (recovered.damage, recovered.good_bytes, recovered.shop.digest) == (
        None,
        len(journal),
        end["digest"],
    )
    return shop, journal


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_every_scenario(path):
    scenario = json.loads(path.read_text("utf-8"))
    run(scenario)
    run(scenario, lambda n: n % 3 == 1)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_documents_are_what_the_machine_writes_and_reads(path):
    """Every command, event, reply and quote goes through the classes and comes out the same."""
    scenario = json.loads(path.read_text("utf-8"))
    for step in scenario["steps"]:
        if "quote" in step:
            same_written(documents.Cart, step["quote"])
            continue
        if "rejection" not in step:
            same_written(documents.Command, step["command"])
        done = {
            "events": step.get("events", []),
            "reply": step.get("reply", {"done": {}}),
            "answered_before": False,
        }
        same_written(documents.Done, done)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_typed_commands_and_batches_come_to_the_same_digest(path):
    scenario = json.loads(path.read_text("utf-8"))
    settings = documents.Settings.from_document(scenario["settings"])
    commands = [step["command"] for step in scenario["steps"] if "command" in step]
    one_by_one = Shop(scenario["shop"], settings)
    told = []
    for command in commands:
        try:
            told.append(one_by_one.execute(documents.Command.from_document(command)))
        except Rejected as rejected:
            told.append(rejected)
    together = Shop(scenario["shop"], settings)
    outcomes = together.execute_batch(list(map(documents.Command.from_document, commands)))
    assert outcomes == told
    assert one_by_one.digest == together.digest == scenario["final"]["digest"]
    assert one_by_one.take_journal() == together.take_journal()


def same_written(kind, document):
    value = kind.from_document(document)
    written = value.to_document()
    assert kind.from_document(written) == value
    assert hash(kind.from_document(written)) == hash(value)
    # What is left out because it is as usual may stand in the scenario.
    assert not missing(written, document)


def test_hostile_commands_are_rejected_and_change_nothing():
    file = json.loads((VECTORS / "bad_input.json").read_text("utf-8"))
    shop = Shop(file["shop"], file["settings"])
    for step in file["setup"]:
        shop.execute(step["command"])
    before = shop.digest
    for bad in file["cases"]:
        text = text_of(bad)
        if text is None:
            continue
        with pytest.raises(Rejected) as caught:
            shop.execute_json(text)
        assert caught.value.code == bad["code"], bad["name"]
        assert "panic" not in str(caught.value) and ".rs:" not in str(caught.value)
    assert shop.digest == before
    assert shop.check() is None


def text_of(bad):
    if "json" in bad:
        return bad["json"]
    if "json_parts" not in bad:
        return None

    def piece(part):
        if isinstance(part, str):
            return part
        return part.get("between", "").join(part["repeat"].replace("#", str(n)) for n in range(part["times"]))

    return "".join(map(piece, bad["json_parts"]))
