"""The service survives kill -9: whatever it told anybody is still true, and nothing is sold twice."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from keytill import Shop

HERE = Path(__file__).parent
KEYS = 400


class Service:
    """The service as a process of its own."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)
        self.start()

    def start(self) -> None:
        serve = [
            sys.executable,
            "-m",
            "uvicorn",
            "service:app",
            "--port",
            str(self.port),
            "--log-level",
            "warning",
        ]
        self.process = subprocess.Popen(serve, cwd=HERE, env={**os.environ, "SHOP_FILE": str(self.file)})
        for _ in range(600):
            try:
                self.client.get("/stock")
                return
            except httpx.TransportError:
                time.sleep(0.05)
        raise TimeoutError("the service does not answer")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def post(self, path: str, key: str, **body: object) -> httpx.Response:
        return self.client.post(path, json=body, headers={"Idempotency-Key": key})

    def journal(self) -> bytes:
        with sqlite3.connect(self.file) as file:
            return b"".join(row[0] for row in file.execute("SELECT bytes FROM journal ORDER BY row"))


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    service = Service(tmp_path / "shop.sqlite")
    keys = "".join(f"CARD-{n:05}\n" for n in range(KEYS))
    assert service.post("/keys", "keys-1", batch="b-1", file=keys).json() == {"keys": KEYS}
    yield service
    service.kill()
    service.client.close()


def buy(service: Service, name: str) -> list[str]:
    """Places and pays an order; gives its keys."""
    placed = service.post("/orders", f"place-{name}", order=name, lines={"card-50": 1})
    assert placed.status_code == 200, placed.text
    paid = service.post("/payments", f"pay-{name}", order=name, payment=f"p-{name}", amount="49.00")
    assert paid.status_code == 200, paid.text
    keys: list[str] = paid.json()["keys"]
    return keys


def test_it_sells_and_says_no(service: Service) -> None:
    assert service.client.post("/quote", json={"lines": {"card-50": 2}}).json() == {"total": "98.00 CNY"}
    assert buy(service, "o-1") == ["CARD-00000"]
    assert service.client.get("/orders/o-1").json()["paid"] == "49.00 CNY"
    assert service.client.get("/stock").json() == {"card-50": KEYS - 1}
    assert service.client.get("/orders/none").status_code == 404
    refused = service.post("/orders", "place-all", order="o-all", lines={"card-50": 5000})
    assert (refused.status_code, refused.json()["code"]) == (409, "stock.insufficient")
    assert service.post("/tick", "").json()["next"] is not None


def test_killed_between_requests_it_goes_on_as_if_nothing_was(service: Service) -> None:
    told = {}
    for n in range(5):
        told[f"o-{n}"] = buy(service, f"o-{n}")
        before = service.client.get("/health").json()
        service.kill()
        service.start()
        assert service.client.get("/health").json() == before
        # Asked again, it answers as before: the same keys, and none of them anew.
        again = service.post("/payments", f"pay-o-{n}", order=f"o-{n}", payment=f"p-o-{n}", amount="49.00")
        assert again.status_code == 200 and again.json()["keys"] == told[f"o-{n}"]
    assert sorted(sum(told.values(), [])) == [f"CARD-{n:05}" for n in range(5)]


def test_killed_while_it_writes_it_keeps_what_it_told(service: Service) -> None:
    told: dict[str, list[str]] = {}
    for round in range(4):
        stop = threading.Event()

        def hammer(thread: int, round: int = round, stop: threading.Event = stop) -> None:
            n = 0
            while not stop.is_set() and n < 20:
                name = f"o-{round}-{thread}-{n}"
                try:
                    told[name] = buy(service, name)
                except httpx.TransportError:
                    return
                n += 1

        threads = [threading.Thread(target=hammer, args=(thread,)) for thread in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.15 + 0.1 * round)
        service.kill()
        stop.set()
        for thread in threads:
            thread.join()
        service.start()
        assert service.client.get("/health").json()["sound"] is True

    assert len(told) > 4
    sold = [key for keys in told.values() for key in keys]
    assert len(sold) == len(set(sold)), "a key was sold twice"
    for name in told:
        assert service.client.get(f"/orders/{name}").json()["paid"] == "49.00 CNY"
    recovered = Shop.recover(service.journal())
    assert recovered.damage is None
    assert recovered.shop.digest == service.client.get("/health").json()["digest"]
