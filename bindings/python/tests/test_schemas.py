"""What the machine reads and writes is what `vectors/schemas/` says."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

VECTORS = Path(__file__).parents[3] / "vectors"


def validator(name):
    schema = json.loads((VECTORS / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def examples():
    """One of each kind of command, event and reply in the scenarios; every quote."""
    found = {}
    for path in sorted((VECTORS / "scenarios").glob("*.json")):
        scenario = json.loads(path.read_text("utf-8"))
        found[f"settings {path.stem}"] = ("settings", scenario["settings"])
        for step in scenario["steps"]:
            if "quote" in step:
                found[f"cart {len(found)}"] = ("cart", step["quote"])
                continue
            [kind] = step["command"]["body"]
            if "rejection" not in step:
                found.setdefault(f"command {kind}", ("command", step["command"]))
            for event in step.get("events", []):
                found.setdefault(f"event {next(iter(event))}", ("event", event))
            if "reply" in step:
                found.setdefault(f"reply {next(iter(step['reply']))}", ("reply", step["reply"]))
            if kind == "publish_price_book":
                found[f"price book {path.stem}"] = ("price_book", step["command"]["body"][kind]["book"])
            if kind == "publish_plan":
                found[f"plan {path.stem}"] = ("plan", step["command"]["body"][kind]["plan"])
    return found


def test_every_kind_of_document_is_what_its_schema_says():
    validators = {}
    examples_by_name = examples()
    assert len(examples_by_name) > 300
    for name, (kind, document) in examples_by_name.items():
        if kind not in validators:
            validators[kind] = validator(kind)
        error = next(validators[kind].iter_errors(document), None)
        assert error is None, f"{name}: {error.message[:300]}"


def test_quotes_are_what_their_schema_says():
    from support import cart, small_shop

    quote = json.loads(small_shop().quote_json(json.dumps(cart(3).to_document())))
    validator("quote").validate(quote)


@pytest.mark.parametrize(
    "wrong", [{}, {"id": "c", "at": 1, "body": {"unheard": {}}}, {"id": "c", "at": -1, "body": {"tick": {}}}]
)
def test_what_is_no_command_is_none_to_the_schema(wrong):
    assert not validator("command").is_valid(wrong)
