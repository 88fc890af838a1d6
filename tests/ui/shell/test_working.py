"""Work in another thread ends in exactly one way, and is told in the thread of the window."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from annotator.domain.errors import Cancelled, UserError
from annotator.domain.progress import Progress
from annotator.ui.working import Task, end_all
from tests.ui.shell.conftest import Open


def _run(task: Task, application: QApplication) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    here = threading.get_ident()

    def hear(how: str) -> Callable[..., None]:
        def note(*what: object) -> None:
            assert threading.get_ident() == here
            told.append((how, what[0] if what else None))

        return note

    for how in ("done", "failed", "cancelled", "broken"):
        getattr(task, how).connect(hear(how))
    task.start()
    end = time.monotonic() + 10
    while not told and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.002)
    application.processEvents()
    return told


def test_a_result_is_handed_over_with_its_progress(qapp: QApplication) -> None:
    shares: list[float] = []

    def job(progress: Progress) -> str:
        for step in range(101):
            progress(step / 100)
        return "found"

    task = Task(job)
    task.progressed.connect(shares.append)
    assert _run(task, qapp) == [("done", "found")]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_mistake_of_the_world_is_a_sentence(qapp: QApplication) -> None:
    def job(progress: Progress) -> None:
        raise UserError("The file {name} is gone.", name="a.txt")

    assert _run(Task(job), qapp) == [("failed", "The file a.txt is gone.")]


def test_work_stops_when_it_is_called_off(qapp: QApplication) -> None:
    begun = threading.Event()

    def job(progress: Progress) -> None:
        begun.set()
        for _ in range(2000):
            progress(0.5)
            time.sleep(0.001)

    task = Task(job)

    def call_off() -> None:
        begun.wait(5)
        task.cancel()

    threading.Thread(target=call_off).start()
    assert _run(task, qapp) == [("cancelled", None)]


def test_work_that_ended_before_it_could_be_stopped_is_done(qapp: QApplication) -> None:
    def job(progress: Progress) -> str:
        task.cancel()
        return "on disk"

    task = Task(job)
    assert _run(task, qapp) == [("done", "on disk")]


def test_abandoned_work_tells_nobody(qapp: QApplication) -> None:
    ended = threading.Event()

    def job(progress: Progress) -> None:
        task.abandon()
        ended.set()

    task = Task(job)
    told: list[object] = []
    for signal in (task.done, task.cancelled, task.failed, task.broken):
        signal.connect(lambda *what: told.append(what))
    task.start()
    assert ended.wait(10)
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        qapp.processEvents()
        time.sleep(0.002)
    assert told == []


def test_work_that_was_called_off_does_not_begin(qapp: QApplication) -> None:
    task = Task(lambda progress: "late")
    task.cancel()
    assert _run(task, qapp) == [("cancelled", None)]


def test_work_whose_window_is_gone_is_called_off(qapp: QApplication) -> None:
    begun, gone = threading.Event(), threading.Event()
    ends: list[type[BaseException]] = []

    def job(progress: Progress) -> None:
        begun.set()
        assert gone.wait(10)
        try:
            progress(0.5)
        except BaseException as error:
            ends.append(type(error))
            raise

    task = Task(job)
    task.start()
    assert begun.wait(10)
    delete(task)
    gone.set()
    task.join(10)
    qapp.processEvents()
    assert ends == [Cancelled]


def test_a_fault_is_reported_and_told(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: reported.append(error))
    fault = ZeroDivisionError("by nothing")

    def job(progress: Progress) -> None:
        raise fault

    assert _run(Task(job), qapp) == [("broken", fault)]
    assert reported == [fault]


def test_work_that_is_under_way_ends_with_the_program(qapp: QApplication) -> None:
    ended = threading.Event()

    def job(progress: Progress) -> None:
        try:
            while True:
                progress(0.5)
                time.sleep(0.002)
        finally:
            ended.set()

    task = Task(job)
    heard: list[object] = []
    task.cancelled.connect(lambda: heard.append("cancelled"))
    task.start()
    end_all(10)
    assert ended.is_set()
    qapp.processEvents()
    assert heard == [], "nobody is there to hear of it"


def test_whoever_works_beside_the_window_gives_way_to_it_at_once(open_window: Open) -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        open_window("主持人：好。\n")
        assert sys.getswitchinterval() < 0.001
    finally:
        sys.setswitchinterval(before)
