"""The cart of three lines and five rules for zen-engine: one expression after the other, as its editor would draw them."""

from __future__ import annotations

import json
from typing import Any

import zen

EACH = (
    "#.variant == 'gift-card-50' ? (#.quantity >= 10 ? 47.90 : #.quantity >= 5 ? 48.50 : 49.00)"
    " : #.variant == 'month' ? 12.50 : level == 'vip' ? 629.90 : 648.00"
)
STEPS = [
    ("lines", f"map(lines, {{variant: #.variant, quantity: #.quantity, list: ({EACH}) * #.quantity}})"),
    ("off_month", "sum(map(lines, #.variant == 'month' ? #.list * 0.15 : 0))"),
    ("off_cards", "sum(map(lines, #.variant == 'gift-card-50' ? 0.50 * #.quantity : 0))"),
    ("total", "sum(map(lines, #.list)) - (off_month >= off_cards ? off_month : off_cards)"),
    ("total", "channel in ['wechat', 'h5'] and total >= 100 ? total - 10 : total"),
    ("total", "level == 'vip' ? total - min([total * 0.03, 20]) : total"),
    ("total", "'NEW10' in coupons ? total - min([total * 0.1, 30]) : total"),
]


def decision() -> Any:
    """The rules, compiled once."""
    nodes: list[dict[str, Any]] = [
        {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}}
    ]
    edges = []
    before = "in"
    for n, (key, value) in enumerate(STEPS):
        content = {"expressions": [{"id": f"e{n}", "key": key, "value": value}], "passThrough": True}
        one = {
            "id": f"n{n}",
            "type": "expressionNode",
            "name": f"step {n}",
            "position": {"x": 0, "y": 0},
            "content": content,
        }
        nodes.append(one)
        edges.append({"id": f"x{n}", "sourceId": before, "targetId": f"n{n}", "type": "edge"})
        before = f"n{n}"
    nodes.append({"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}})
    edges.append({"id": "x-out", "sourceId": before, "targetId": "out", "type": "edge"})
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
