"""Wrong usage is told in the language in use, the mistake first, and never in the library's words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from annotator.cli import COMMANDS
from annotator.cli.opening import THEMES
from annotator.ui.theme import Appearance
from tests.cli.running import ROOT

MISTAKES = {
    ("frob",): ("There is no command and no project “frob”", "没有名为“frob”的命令，也没有这个项目"),
    ("ls",): ("PROJECT is missing: ", "缺少 PROJECT："),
    ("ls", "a.annodb", "b", "c d"): ("There is too much: “b c d”", "多出了“b c d”"),
    ("ls", "a.annodb", "--frob"): ("There is no option --frob here", "这里没有选项 --frob"),
    ("ls", "a.annodb", "--jsn"): ("did you mean --json?", "是不是想用 --json？"),
    ("ls", "a.annodb", "--json=3"): ("The option --json takes no value.", "选项 --json 后面不带值。"),
    ("export", "a.annodb", "-o"): ("The option -o needs a value behind it.", "选项 -o 后面还要有一个值。"),
    ("export", "a.annodb"): ("-o OUT is missing: ", "缺少 -o OUT："),
    ("import", "a.annodb"): ("FILE_OR_FOLDER is missing: ", "缺少 FILE_OR_FOLDER："),
    ("show", "a.annodb"): ("ID is missing: ", "缺少 ID："),
    ("suggest", "a.txt", "--kind", "x"): ("There is no kind x", "没有“x”这一类"),
    ("--frob",): ("There is no option --frob here", "这里没有选项 --frob"),
    ("--", "frob"): ("There is no command; the commands are", "没有给出命令"),
    ("--language",): ("--language is one of en, zh_CN.", "--language 只能是 en, zh_CN 之一。"),
    ("--theme", "pink", "a.annodb"): ("--theme is one of system, light, dark.", "--theme 只能是"),
    ("a.annodb", "ls"): ("The command stands first: `annotator ls a.annodb`.", "命令写在最前面：`annotator"),
    ("a.annodb", "b.annodb"): ("There is too much: “b.annodb”", "多出了“b.annodb”"),
}  # fmt: skip
LIBRARY = ("Usage", "Error", "Missing", "No such", "Invalid", "requires", "unexpected", "Try '", "OPTIONS")


HELP = [(), *((command,) for command in COMMANDS)]
OTHERS = [("talks.annodb",), ("folder/talks",), ("--language", "zh_CN", "--help"), ("-h",), ("ls", "-h")]
SCRIPT = """
import contextlib, io, json, sys
from annotator.__main__ import main
said = []
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    said.append([code, out.getvalue(), err.getvalue()])
json.dump(said, sys.stdout)
"""


@dataclass(frozen=True)
class Told:
    """What a call said, and its exit code."""

    code: int
    out: str
    err: str


Sayings = dict[tuple[str, tuple[str, ...]], Told]


@pytest.fixture(scope="module")
def sayings(tmp_path_factory: pytest.TempPathFactory) -> Sayings:
    """What every call here says in each language, without a display, in an empty folder that stays empty."""
    folder = tmp_path_factory.mktemp("empty")
    calls = [*MISTAKES, *((*command, "--help") for command in HELP), *OTHERS]
    plain = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    found: Sayings = {}
    for language in ("en", "zh_CN"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, json.dumps(calls)],
            capture_output=True,
            cwd=folder,
            env={**plain, "PYTHONPATH": str(ROOT), "ANNOTATOR_LANGUAGE": language},
            check=True,
        )
        told = (Told(*one) for one in json.loads(done.stdout))
        found |= {(language, call): one for call, one in zip(calls, told, strict=True)}
    assert list(folder.iterdir()) == []
    return found


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_a_mistake_is_told_first_in_both_languages(sayings: Sayings, arguments: tuple[str, ...]) -> None:
    for language, sentence in zip(("en", "zh_CN"), MISTAKES[arguments], strict=True):
        told = sayings[language, arguments]
        assert (told.code, told.out) == (2, "")
        first, *usage = told.err.splitlines()
        assert sentence in first
        assert len(usage) <= 1
        assert "display" not in told.err
        if language == "zh_CN":
            assert not [word for word in LIBRARY if word in told.err]
            assert all(line.startswith("用法：annotator ") for line in usage)


def test_a_word_that_is_no_command_names_all_commands(sayings: Sayings) -> None:
    said = sayings["en", ("frob",)].err
    assert said.count("\n") == 1
    assert [command for command in COMMANDS if command not in said] == []


def test_a_project_that_is_not_there_is_the_windows_business(sayings: Sayings) -> None:
    for name in ("talks.annodb", "folder/talks"):
        assert sayings["en", (name,)].code == 1
        assert "no display" in sayings["en", (name,)].err


@pytest.mark.parametrize("command", HELP, ids=str)
def test_help_is_whole_and_in_one_language(sayings: Sayings, command: tuple[str, ...]) -> None:
    english = sayings["en", (*command, "--help")].out
    assert english.startswith(f"Usage: {' '.join(('annotator', *command))} ")
    assert "{" not in english.splitlines()[0]
    assert "<path>" not in english
    assert "..." not in english.partition("\n")[2]
    chinese = sayings["zh_CN", (*command, "--help")].out
    assert chinese.startswith(f"用法：{' '.join(('annotator', *command))} ")
    assert not [word for word in (*LIBRARY, "Arguments", "required", "Show") if word in chinese]


def test_help_has_a_short_name_too(sayings: Sayings) -> None:
    for call in (("-h",), ("ls", "-h")):
        assert (sayings["en", call].code, sayings["en", call].err) == (0, "")
        assert sayings["en", call].out.startswith("Usage: annotator")


def test_the_windows_options_hold_for_commands_too(sayings: Sayings) -> None:
    assert sayings["en", ("--language", "zh_CN", "--help")].out.startswith("用法：")
    assert tuple(Appearance) == THEMES
