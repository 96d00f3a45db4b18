"""What the README shows is true."""

import re
from pathlib import Path

README = Path(__file__).parents[3] / "README.md"


def test_the_python_example_runs_and_says_what_it_shows():
    [example] = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names = {}
    exec(compile(example, str(README), "exec"), names)

    shown = re.findall(r"^ *([^#\n]+?) +# (.+)$", example, re.MULTILINE)
    assert len(shown) >= 2
    error = None
    try:
        names["pricer"].quote({"channel": "h5", "lines": [{"variant": "gift-card-99", "quantity": 1}]})
    except names["Rejected"] as refusal:
        error = refusal
    for expression, value in shown:
        result = eval(expression, {**names, "error": error})
        values = result if isinstance(result, tuple) else (result,)
        assert ", ".join(map(repr, values)) == value
