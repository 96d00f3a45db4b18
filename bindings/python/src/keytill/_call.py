"""Every call of the native library, and what becomes of objects that are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Generic, Optional, TypeVar

from keytill import _native
from keytill._rejected import carried

if TYPE_CHECKING:
    from typing_extensions import ParamSpec, Self

    _P = ParamSpec("_P")

_T = TypeVar("_T")
_N = TypeVar("_N")


def call(function: Callable[_P, _T], *args: _P.args, **named: _P.kwargs) -> _T:
    """What a native function gives; its refusals are raised as :class:`keytill.Rejected`."""
    try:
        return function(*args, **named)
    except _native.Rejection.Rejected as error:
        rejected = carried(error)
    raise rejected


class Held(Generic[_N]):
    """An object with a native one behind it, which is let go by :meth:`close`, at the end of a ``with`` block, or with it."""

    __slots__ = ("_handle", "__weakref__")
    _handle: Optional[_N]

    @property
    def _native(self) -> _N:
        handle = self._handle
        if handle is None:
            raise ValueError(f"the {type(self).__name__} is closed")
        return handle

    def close(self) -> None:
        """Gives the memory back now. The object is of no use afterwards; closing it again does nothing."""
        self._handle = None

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self._handle is None

    def __enter__(self) -> Self:
        _ = self._native
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> Any:
        raise TypeError(
            f"a {type(self).__name__} cannot be pickled or copied; keep its document or its journal"
        )
