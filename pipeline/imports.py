"""Imports that cost less: modules put off that our use of a library never calls on, and no looking for garbage."""

from __future__ import annotations

import copyreg
import gc
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import TypeVar, cast

Value = TypeVar("Value")
# For the collector: values made between two looks for garbage, and between longer looks. What is made here goes
# in circles hardly ever: on a PDF of 500 pages no look at all takes no more memory than one every 50,000 values.
SELDOM = 500_000, 20, 20
OFTEN = 700, 10, 10  # Python's own


class _PuttingOff:
    """A finder of the modules named, which then load at the first use of anything in them."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in self._names else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def put_off(*names: str) -> Iterator[None]:
    """A block in which importing these modules loads nothing; one that is missing fails as ever."""
    finder = _PuttingOff(frozenset(names))
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Hollow(ModuleType):
    """A module that holds an empty class by whatever name is asked for."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(self, name, type(name, (), {"__module__": self.__name__}))
        return cast("type", getattr(self, name))


class _Hollowing(Loader):
    """A finder, and the loader, of hollow modules instead of those whose names match; it remembers them."""

    def __init__(self, names: str) -> None:
        self._names, self.made = re.compile(names), list[str]()

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if self._names.fullmatch(fullname) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        self.made.append(spec.name)
        return _Hollow(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing; there is nothing in it."""


@contextmanager
def hollow(names: str) -> Iterator[None]:
    """A block in which modules whose whole names match the pattern load nothing, and each class in them is empty.

    Afterwards they import as ever. For a library that imports all its kinds of something where one is used.
    """
    finder = _Hollowing(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in finder.made:
            sys.modules.pop(name, None)


def loaded_when_called(module: str, function: str) -> ModuleType:
    """A stand-in for a module of which no more than this function is imported: called, it loads the module."""

    def call(*args: object, **kwargs: object) -> object:
        return getattr(import_module(module), function)(*args, **kwargs)

    stand_in = ModuleType(module)
    setattr(stand_in, function, call)
    return stand_in


@contextmanager
def stood_in(stand_ins: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """A block in which modules not loaded yet are not loaded either, but import as these; None: is not installed.

    Afterwards they import as ever.
    """
    new = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(new)  # type: ignore[arg-type]  # None is how Python itself knows a module not to be there
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]


@contextmanager
def uncollected() -> Iterator[None]:
    """A block in which no garbage is looked for: imports make none, and would be searched for it again and again.

    By the thresholds, as a library that turns the collector off for a while (srsly) turns it on behind that.
    """
    thresholds = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


@contextmanager
def copied_by(kind: type[Value], copied: Callable[[Value], Value]) -> Iterator[None]:
    """A block in which a deep copy of a value of this type is what `copied` makes of it."""

    def reduced(value: Value) -> tuple[Callable[[], Value], tuple[()]]:
        return lambda: copied(value), ()

    copyreg.pickle(kind, reduced)  # what `copy` asks too, and takes a function in it as it is
    try:
        yield
    finally:
        del copyreg.dispatch_table[kind]
