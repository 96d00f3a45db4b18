"""What every document's class is made of: an immutable value whose members stand in its class as annotations."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Any,
    Callable,
    ClassVar,
    Literal,
    NoReturn,
    Optional,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from keytill._document import milliseconds
from keytill._money import Money, to_decimal

if TYPE_CHECKING:
    from typing_extensions import Self, dataclass_transform
else:

    def dataclass_transform(**_: object) -> Callable[[Any], Any]:
        """What type checkers are told; nothing when the program runs."""
        return lambda cls: cls


_Value = TypeVar("_Value", bound="Value")
_Reader = Callable[[Any], Any]
_NEEDED = object()


@dataclass_transform(frozen_default=True)
class Value:
    """A document that never changes.

    It is made with its members by position or name; what is left out is as usual. Where a document is expected inside, a
    mapping will do. Values are equal where their members are, and can be hashed, copied and pickled.
    """

    _members: ClassVar[dict[str, str]] = {}
    _defaults: ClassVar[dict[str, object]] = {}
    _tag: ClassVar[Optional[str]] = None
    _within: ClassVar[Optional[str]] = None
    _bare: ClassVar[bool] = False
    _readers: ClassVar[Optional[dict[str, _Reader]]] = None

    if not TYPE_CHECKING:

        def __init__(self, *args: object, **named: object) -> None:
            values = _named(type(self), args, named)
            self._hold(values)

    def __init_subclass__(
        cls, tag: Optional[str] = None, within: Optional[str] = None, bare: bool = False
    ) -> None:
        cls._members = _own_annotations(cls)
        cls._defaults = {name: cls.__dict__.get(name, _NEEDED) for name in cls._members}
        cls._tag, cls._within, cls._bare = tag, within, bare
        cls._readers = None
        type.__setattr__(cls, "__match_args__", tuple(cls._members))
        for name in cls._members:
            setattr(cls, name, _Member(name))

    def _hold(self, values: Mapping[str, object]) -> None:
        """Checks and keeps every member."""
        cls = type(self)
        readers = _readers_of(cls)
        for name, value in values.items():
            if value is not cls._defaults[name]:
                try:
                    value = readers[name](value)
                except (TypeError, ValueError) as error:
                    raise type(error)(f"{cls.__name__}.{name}: {error}") from None
            self.__dict__[name] = value

    @classmethod
    def _of(cls, document: dict[str, Any]) -> Self:
        """From a document that keytill wrote; its members are read when they are asked for."""
        value = cls.__new__(cls)
        value.__dict__["_document"] = document
        return value

    @classmethod
    def from_document(cls, document: Union[str, Mapping[str, Any]]) -> Self:
        """From a mapping with the members' names, or its JSON.

        Raises :class:`TypeError` or :class:`ValueError` where a member is missing, unknown or of a wrong type.
        """
        parsed = json.loads(document) if isinstance(document, str) else document
        if not isinstance(parsed, Mapping):
            raise TypeError(f"expected the mapping of a {cls.__name__}, not {type(parsed).__name__}")
        if cls._tag is not None and cls._within is None and tuple(parsed) == (cls._tag,):
            parsed = parsed[cls._tag]
            if cls._bare:
                return _made(cls, parsed)
        return _checked(cls, parsed)

    def to_document(self) -> dict[str, Any]:
        """As it is in JSON: of texts, numbers, lists and dictionaries."""
        cls = type(self)
        if cls._bare:
            return {cls._tag or "": _written(getattr(self, next(iter(cls._members))))}
        document = self._content()
        return {cls._tag: document} if cls._tag is not None and cls._within is None else document

    def _content(self) -> dict[str, Any]:
        """Its members, without its own name as the form of a union."""
        cls = type(self)
        document: dict[str, Any] = {}
        if cls._within is not None:
            document[cls._within] = cls._tag
        for name, default in cls._defaults.items():
            value = getattr(self, name)
            if value is not None and not (default is not _NEEDED and value == default):
                # A record that is an event elsewhere stands without its name where just it can stand.
                plain = isinstance(value, Value) and cls._members[name] in (
                    type(value).__name__,
                    f"Optional[{type(value).__name__}]",
                )
                document[name.rstrip("_")] = value._content() if plain else _written(value)
        return document

    def replace(self, **changes: Any) -> Self:
        """The same with other members."""
        members = {name: getattr(self, name) for name in self._members}
        return _made(type(self), **{**members, **changes})

    def __repr__(self) -> str:
        shown = []
        for name, default in self._defaults.items():
            value = getattr(self, name)
            if default is _NEEDED or value != default:
                shown.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._members)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self._members)))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes; `replace` makes another one")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes")

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self._members}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


class _Member:
    """Reads a member of a document when it is asked for the first time; it then lies in the value itself."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, value: Optional[Value], owner: type[Value]) -> Any:
        if value is None:
            return self
        document: Optional[dict[str, Any]] = value.__dict__.get("_document")
        if document is None:
            raise AttributeError(f"{owner.__name__} has no {self.name}")
        found = document.get(self.name.rstrip("_"), _NEEDED)
        if found is _NEEDED:
            default = owner._defaults[self.name]
            read = None if default is _NEEDED else default
        else:
            read = _readers_of(owner)[self.name](found)
        value.__dict__[self.name] = read
        return read


def _own_annotations(cls: type) -> dict[str, str]:
    own = cls.__dict__.get("__annotations__")
    if own is None and sys.version_info >= (3, 14):
        import annotationlib

        own = annotationlib.get_annotations(cls, format=annotationlib.Format.STRING)
    return {name: text for name, text in (own or {}).items() if not text.startswith("ClassVar")}


def _named(cls: type[Value], args: tuple[object, ...], named: dict[str, object]) -> dict[str, object]:
    """Members by name, each of them."""
    names = list(cls._members)
    if len(args) > len(names):
        raise TypeError(f"{cls.__name__} has {len(names)} members, not {len(args)}")
    values = dict(zip(names, args))
    for name, value in named.items():
        if name not in cls._members:
            raise TypeError(f"{cls.__name__} has no member {name!r}")
        if name in values:
            raise TypeError(f"{cls.__name__}.{name} is given twice")
        values[name] = value
    for name, default in cls._defaults.items():
        if name not in values:
            if default is _NEEDED:
                raise TypeError(f"{cls.__name__}.{name} is missing")
            values[name] = default
    return values


def _made(cls: Callable[..., _Value], *args: object, **named: object) -> _Value:
    """A value of a class that is only known when the program runs."""
    return cls(*args, **named)


def _checked(cls: type[_Value], document: Mapping[str, Any]) -> _Value:
    members = {name.rstrip("_"): name for name in cls._members}
    values = {}
    for name, value in document.items():
        if name == cls._within:
            continue
        member = members.get(name)
        if member is None:
            raise ValueError(f"{cls.__name__} has no member {name!r}")
        if value is not None or cls._defaults[member] is _NEEDED:
            values[member] = value
    return _made(cls, **values)


def _written(value: Any) -> Any:
    if isinstance(value, Value):
        return value.to_document()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return value


# Readers: from what stands in a document, or was given, to what a member is.


def _readers_of(cls: type[Value]) -> dict[str, _Reader]:
    readers = cls._readers
    if readers is None:
        readers = {name: reader_of(text) for name, text in cls._members.items()}
        cls._readers = readers
    return readers


_known: dict[str, _Reader] = {}


def reader_of(annotation: str) -> _Reader:
    """What reads values of a type, written as in an annotation of `keytill.documents`."""
    reader = _known.get(annotation)
    if reader is None:
        from keytill import documents

        names = {**vars(documents), "d": documents, "Value": Value}
        reader = _known[annotation] = _build(eval(annotation, names))
    return reader


def _build(kind: Any) -> _Reader:
    origin = get_origin(kind)
    if origin is Union:
        return _union(get_args(kind))
    if origin is Literal:
        return _choice(get_args(kind))
    if origin is Sequence:
        return _list(_build(get_args(kind)[0]))
    if origin is Mapping:
        return _texts
    if origin is tuple:
        return _tuple([_build(one) for one in get_args(kind)])
    if getattr(kind, "__forward_arg__", None) is not None:
        return reader_of(kind.__forward_arg__)
    if kind is Decimal:
        return to_decimal
    if kind is Money:
        return _money
    if kind is int:
        return _integer
    if kind in (str, bool):
        return _exactly(kind)
    return _document_of(kind)


def _exactly(kind: type) -> _Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"expected {kind.__name__}, not {type(value).__name__}")
        return value

    return read


def _integer(value: Any) -> Any:
    if type(value) is int:
        return value
    if isinstance(value, (datetime, timedelta)):
        return milliseconds(value)
    raise TypeError(f"expected int, not {type(value).__name__}")


def _money(value: Any) -> Money:
    if isinstance(value, Money):
        return value
    if isinstance(value, str):
        return Money.parse(value)
    raise TypeError(f"expected Money or its text, not {type(value).__name__}")


def _texts(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a mapping of texts, not {type(value).__name__}")
    return dict(value)


def _list(read: _Reader) -> _Reader:
    def read_list(value: Any) -> tuple[Any, ...]:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Sequence):
            raise TypeError(f"expected a list, not {type(value).__name__}")
        return tuple(map(read, value))

    return read_list


def _tuple(readers: list[_Reader]) -> _Reader:
    def read_tuple(value: Any) -> tuple[Any, ...]:
        if isinstance(value, (str, bytes)) or not isinstance(value, Sequence) or len(value) != len(readers):
            raise TypeError(f"expected {len(readers)} values")
        return tuple(read(one) for read, one in zip(readers, value))

    return read_tuple


def _choice(words: tuple[Any, ...]) -> _Reader:
    known = frozenset(words)

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            raise TypeError(f"expected one of {', '.join(map(repr, words))}, not {type(value).__name__}")
        if value not in known:
            raise ValueError(f"{value!r} is none of {', '.join(map(repr, words))}")
        return value

    return read


def _document_of(kind: type[Value]) -> _Reader:
    def read(value: Any) -> Any:
        if isinstance(value, kind):
            return value
        # Only what JSON gives is a dictionary with nothing but known members; anything else is looked at.
        if type(value) is _Trusted:
            return kind._of(value)
        if isinstance(value, Mapping):
            return kind.from_document(value)
        raise TypeError(f"expected {kind.__name__} or a mapping, not {type(value).__name__}")

    return read


class _Trusted(dict):  # type: ignore[type-arg]
    """A dictionary that was read from keytill's own JSON."""

    __slots__ = ()


def trusted(text: str) -> Any:
    """What keytill wrote."""
    return _decoder.decode(text)


_decoder = json.JSONDecoder(object_hook=_Trusted)


def _union(kinds: tuple[Any, ...]) -> _Reader:
    kinds = tuple(_flat(kinds))
    nothing = type(None) in kinds
    words: list[Any] = []
    tagged: dict[str, type[Value]] = {}
    untagged: list[type[Value]] = []
    within: Optional[str] = None
    text: Optional[_Reader] = None
    others: list[_Reader] = []
    for kind in kinds:
        if kind is type(None):
            continue
        if get_origin(kind) is Literal:
            words.extend(get_args(kind))
        elif isinstance(kind, type) and issubclass(kind, Value):
            if kind._tag is None:
                untagged.append(kind)
            else:
                tagged[kind._tag] = kind
                within = kind._within
        elif kind in (str, Money):
            text = _build(kind)
        else:
            others.append(_build(kind))
    if len(kinds) - nothing == 1 and (others or text or untagged):
        [read] = others or ([text] if text else [_document_of(untagged[0])])
        return lambda value: None if value is None else read(value)
    choice = _choice(tuple(words))
    classes = (*tagged.values(), *untagged)

    def read_union(value: Any) -> Any:
        if value is None and nothing:
            return None
        if isinstance(value, classes):
            return value
        if isinstance(value, str):
            return text(value) if text is not None else choice(value)
        if isinstance(value, Mapping):
            return _form(value, tagged, within, untagged)
        if isinstance(value, Money) and text is not None:
            return value
        raise TypeError(f"expected one of its forms, not {type(value).__name__}")

    return read_union


def _form(
    value: Mapping[str, Any],
    tagged: Mapping[str, type[Value]],
    within: Optional[str],
    untagged: list[type[Value]],
) -> Value:
    if within is not None:
        kind = tagged.get(value.get(within, ""))
        if kind is None:
            raise ValueError(f"{value.get(within)!r} is no {within}")
        return kind._of(value) if type(value) is _Trusted else _checked(kind, value)
    if untagged:
        read: Value = _document_of(untagged[0])(value)
        return read
    if len(value) != 1:
        raise ValueError("expected a mapping with one member, the form's name")
    [(tag, content)] = value.items()
    kind = tagged.get(tag)
    if kind is None:
        raise ValueError(f"{tag!r} is none of {', '.join(map(repr, tagged))}")
    if kind._bare:
        return _made(kind, content)
    if type(content) is _Trusted:
        return kind._of(content)
    return kind.from_document(content)


def _flat(kinds: tuple[Any, ...]) -> list[Any]:
    """The kinds of a union and of those within it."""
    found: list[Any] = []
    for kind in kinds:
        if getattr(kind, "__forward_arg__", None) is not None:
            from keytill import documents

            kind = eval(kind.__forward_arg__, dict(vars(documents)))
        if get_origin(kind) is Union:
            found.extend(_flat(get_args(kind)))
        else:
            found.append(kind)
    return found
