"""What the files may not say, and how long they may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.gates.tools import ROOT, tracked_files

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
LATER = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
MACHINE_PATH = re.compile(
    r"(?:^|[\s\"'`(=])/(?:" + "|".join(("root", "home", "work")) + r")/\w\S*", re.MULTILINE
)
OTHER_KEY_NAMES = re.compile(
    r"\b(?:Ctrl|Shift|Alt)[ -](?:[A-Z0-9]\b|[↑↓←→]|F\d|Enter|Return|Tab|Space)"
    r"|\b(?:Ctrl|Shift|Alt)\+(?:Return|Escape|Delete|Left|Right|Up|Down)\b|`(?:Return|Escape|Delete)`|回车"
)
"""How keys are not named to people: it is Shift+Enter, Ctrl+Z, Del, Esc and an arrow everywhere."""
RUN = 16
"""Characters of a seed, blanks aside, that count as copied."""


def package_files() -> list[Path]:
    return sorted((ROOT / "annotator").rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for path in package_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, kinds):
                yield path, node


@cache
def tracked_texts() -> list[tuple[str, str]]:
    """Name and text of every tracked file that is text."""
    texts = []
    for path in tracked_files():
        try:
            texts.append((name(path), path.read_text("utf-8")))
        except UnicodeDecodeError:
            continue
    return texts


def test_nothing_is_left_for_later() -> None:
    assert [name(path) for path in package_files() if LATER.search(path.read_text("utf-8"))] == []


def test_keys_are_named_in_one_way() -> None:
    shown = (".md", ".po")
    found = {
        where: OTHER_KEY_NAMES.findall(text)
        for where, text in tracked_texts()
        if where.endswith(shown) and OTHER_KEY_NAMES.search(text)
    }
    assert found == {}


def test_no_file_is_too_long() -> None:
    lengths = {name(path): path.read_text("utf-8").count("\n") for path in package_files()}
    assert {where: lines for where, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    found = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path, node in nodes(ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]
    assert found == []


def test_no_exception_is_swallowed_unnamed() -> None:
    found = [
        f"{name(path)}:{node.lineno}"
        for path, node in nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
        and all(isinstance(step, ast.Pass) for step in node.body)
    ]
    assert found == []


def test_no_path_of_one_machine_is_named() -> None:
    found = [
        f"{where}: {match.group().strip()}"
        for where, text in tracked_texts()
        for match in MACHINE_PATH.finditer(text)
    ]
    assert found == []


def runs_of(text: str, step: int) -> Iterator[str]:
    """The stretches of :data:`RUN` characters, one every ``step``, blanks left out."""
    flat = re.sub(r"\s+", "", text)
    return (flat[i : i + RUN] for i in range(0, len(flat) - RUN + 1, step))


@pytest.mark.seeds
def test_no_file_repeats_the_seeds(shared: Path) -> None:
    seeds = (path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt")))
    grams = {run for text in seeds for line in text.split("\n") for run in runs_of(line, 4)}
    assert grams
    repeated = {where: sum(run in grams for run in runs_of(text, 1)) for where, text in tracked_texts()}
    assert {where: times for where, times in repeated.items() if times >= 3} == {}
