"""What the README and the quickstart show is true."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
QUICKSTART = ROOT / "examples" / "quickstart" / "quickstart.py"


def test_the_quickstart_runs_and_says_what_it_shows(capsys):
    source = QUICKSTART.read_text("utf-8")
    # `expression  # value` becomes a comparison of both.
    shown = re.compile(r"^( *)([^#\n=]+?|[^#\n]*\([^#\n]*)  # ([^\n]+)$", re.MULTILINE)
    compared = []

    def compare(match):
        indent, expression, value = match.groups()
        if not re.match(r"^[(\w'\"]*(Decimal|\d|'|\()", value) or re.match(r"^\w+ = ", expression):
            return match.group(0)
        compared.append(value)
        return f"{indent}assert repr(({expression})) == {value!r}, repr(({expression}))"

    exec(compile(shown.sub(compare, source), str(QUICKSTART), "exec"), {"__name__": "quickstart"})
    assert len(compared) == 3, compared
    assert capsys.readouterr().out == "AAAA-1111\nBBBB-2222\n"


def test_the_readme_shows_the_quickstart():
    source = QUICKSTART.read_text("utf-8")
    [example] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for line in filter(None, example.splitlines()):
        assert line in source.splitlines() or line.startswith("# …"), line
