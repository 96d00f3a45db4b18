"""A shop whose journal lies in SQLite: one row for each command, durable before anybody is told."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from keytill import Shop

T = TypeVar("T")


class Store:
    """Runs one shop on one file. Threads may share it: one changes at a time, any number read."""

    def __init__(self, path: Path, shop_id: str) -> None:
        self._writing = threading.Lock()
        self._file = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.execute("PRAGMA synchronous = FULL")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS journal (row INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"
        )
        self._shop_id = shop_id
        self.shop = self._load()

    def change(self, command: Callable[[Shop], T]) -> T:
        """Lets a command run, and gives its outcome once its record is on the disk."""
        with self._writing:
            outcome = command(self.shop)
            self._keep()
            return outcome

    def _keep(self) -> None:
        record = self.shop.take_journal()
        if not record:
            return
        try:
            self._file.execute("INSERT INTO journal (bytes) VALUES (?)", (record,))
        except BaseException:
            # The shop is ahead of what is stored: go on from there. Who asked will ask again.
            self.shop = self._load()
            raise

    def _load(self) -> Shop:
        rows = self._file.execute("SELECT bytes FROM journal ORDER BY row")
        journal = b"".join(row[0] for row in rows)
        if not journal:
            self.shop = Shop(self._shop_id, currency="CNY")
            self._keep()
            return self.shop
        recovered = Shop.recover(journal)
        if recovered.damage is not None:
            # SQLite writes a row or does not: half a record is no crash, but a damaged file.
            raise recovered.damage
        return recovered.shop

    def close(self) -> None:
        with self._writing:
            self.shop.close()
            self._file.close()
