"""The scan in another process finds what a scan finds; whatever happens to it, none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import Cancelled
from annotator.language import use_language
from annotator.suggest.found import CLEANING, MISHEARD, Target
from annotator.suggest.scan import each_kind, scan
from annotator.suggest.serving import Asked, answered, found_in, question
from annotator.workspace.scan_process import ScanProcess

TALK = "主持人：漏孙率呃是多少？\n罗小满：漏孙率是百分之十九，我我觉得漏笋率太高。\n"
TERMS = [Target("漏损率", spellings=("漏笋率",))]


@pytest.fixture
def process() -> Iterator[ScanProcess]:
    made = ScanProcess()
    yield made
    made.close()


def is_gone(pid: int) -> bool:
    """Whether a process has ended, within some seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_another_process_finds_the_same(process: ScanProcess) -> None:
    use_language("en")
    assert process.scan(TALK, TERMS, MISHEARD) == scan(TALK, TERMS, MISHEARD)
    first = process.pid
    cleaned = process.scan(TALK, TERMS, CLEANING, each=True)
    assert cleaned == list(each_kind(TALK, TERMS, CLEANING))
    assert process.pid == first, "it is asked more than once"


def test_questions_and_answers_are_lines(process: ScanProcess) -> None:
    use_language("en")
    asked = question(Asked(TALK, TERMS, sorted(MISHEARD), "en"))
    assert asked.count(b"\n") == 1
    assert found_in(answered(asked)) == scan(TALK, TERMS, MISHEARD)
    whole = list(answered(question(Asked(TALK * 600, TERMS, sorted(MISHEARD), "en"))))
    assert len(whole) > 2, "no line of an answer is long"
    assert found_in(iter(whole)) == scan(TALK * 600, TERMS, MISHEARD)
    with pytest.raises(ValueError, match="not whole"):
        found_in(iter(whole[:-1]))
    with pytest.raises(ValueError, match="malformed"):
        found_in(iter([b"?"]))


def test_where_there_is_no_worker_nothing_is_answered_and_nobody_waits() -> None:
    for command in (
        ["/nowhere/at/all"],
        [sys.executable, "-c", "pass"],
        [sys.executable, "-c", "print('?')"],
    ):
        process = ScanProcess(command)
        assert process.scan(TALK, TERMS, MISHEARD) is None
        assert process.scan(TALK, TERMS, MISHEARD) is None
        assert process.pid is None
        process.close()


def test_a_closed_one_ends_whatever_it_does(process: ScanProcess) -> None:
    process.scan(TALK, TERMS, MISHEARD)
    pid = process.pid
    assert pid is not None
    process.close()
    assert is_gone(pid)
    with pytest.raises(Cancelled):
        process.scan(TALK, TERMS, MISHEARD)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_no_worker_outlives_a_program_that_is_killed() -> None:
    program = (
        "from annotator.suggest.found import MISHEARD\n"
        "from annotator.workspace.scan_process import ScanProcess\n"
        "import time\n"
        "process = ScanProcess()\n"
        "process.scan('水', [], MISHEARD)\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=root) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    assert is_gone(pid)
