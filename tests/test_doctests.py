"""The examples in the documentation run."""

import doctest
import importlib
import pkgutil

import pytest

import iraqcourse

MODULES = [one.name for one in pkgutil.walk_packages(iraqcourse.__path__, "iraqcourse.") if "__main__" not in one.name]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert found.failed == 0


def test_there_are_examples() -> None:
    assert sum(len(doctest.DocTestFinder().find(importlib.import_module(name))) for name in MODULES) > 20
