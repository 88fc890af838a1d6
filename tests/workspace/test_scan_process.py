"""The scan in another process finds what a scan finds; whatever happens to it, none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from annotator.domain.errors import Cancelled
from annotator.language import use_language
from annotator.suggest.asked_words import AskedWords
from annotator.suggest.found import CLEANING, MISHEARD, Target
from annotator.suggest.scan import each_kind, scan
from annotator.suggest.serving import Asked, answered, found_in, question
from annotator.workspace import scan_process
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


SLOW_AT_FIRST = """
import sys, time
time.sleep(1)
for line in sys.stdin:
    with open(sys.argv[1], "a") as log:
        log.write("words " if line.startswith("words") else "scan ")
    print("[]", flush=True)
"""
"""A worker that notes what it is asked, and takes a while to come up."""


def until(holds: Callable[[], bool]) -> None:
    """Wait for something, some seconds at most."""
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.005)


def test_whoever_asks_at_words_waits_for_a_worker_that_loads_and_comes_before_scans(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_process, "_PATIENCE_S", 0.05)
    log = tmp_path / "log"
    process = ScanProcess([sys.executable, "-c", SLOW_AT_FIRST, str(log)])
    found: dict[str, object] = {}
    asked = AskedWords(TALK, 0, 3, (), (), "en")
    jobs: list[tuple[str, Callable[[], object]]] = [
        ("warm", process.warm),
        ("scan", lambda: process.scan(TALK, TERMS, MISHEARD)),
        ("words", lambda: process.candidates(asked)),
    ]
    threads = []
    for name, job in jobs:
        threads.append(Thread(target=lambda name=name, job=job: found.update({name: job()})))
        threads[-1].start()
        until(lambda: process.pid is not None)
        time.sleep(0.1)  # the one before waits by now
    for thread in threads:
        thread.join(20)
    process.close()
    assert found == {"warm": None, "scan": [], "words": []}, "all were answered by the worker"
    assert log.read_text().split() == ["words", "words", "scan"]


def test_a_warm_worker_is_the_one_that_answers(process: ScanProcess) -> None:
    process.warm()
    first = process.pid
    assert first is not None
    assert process.candidates(AskedWords(TALK, 4, 7, (), (), "en"))
    assert process.pid == first


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
