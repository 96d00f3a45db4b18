from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from keytill import _native


class Rejected(Exception):
    """The machine refused, and nothing has changed.

    ``str(error)`` is the reason in plain English, ``code`` the stable code to decide by, and ``params`` holds what the
    sentence speaks of, by name.
    """

    code: str
    params: Mapping[str, str]

    def __init__(self, code: str, params: Mapping[str, str], message: str) -> None:
        super().__init__(message)
        self.code = code
        self.params = dict(params)

    def __repr__(self) -> str:
        return f"Rejected({self.code!r}, {self.params!r}, {str(self)!r})"

    def __reduce__(self) -> tuple[type[Rejected], tuple[str, Mapping[str, str], str]]:
        return (type(self), (self.code, self.params, str(self)))


@contextmanager
def rejections() -> Iterator[None]:
    """Raises the native library's refusals as :class:`Rejected`."""
    try:
        yield
    except _native.Rejection.Rejected as error:
        params = {param.name: param.value for param in error.params}
        raise Rejected(error.code, params, error.sentence) from None
