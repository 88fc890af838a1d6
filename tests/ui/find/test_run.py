"""A search in another thread: everything comes, in order and in lots; what is called off stays silent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import InvalidEdit
from annotator.domain.span import Span
from annotator.ui.find.run import Cancelled, SearchRun
from annotator.workspace.finding import Hit


def hit(at: int) -> Hit:
    return Hit("t", Span(at, at + 1), "", "x", "")


class Heard:
    """What a run told."""

    def __init__(self, run: SearchRun) -> None:
        self.run = run
        self.lots: list[list[Hit]] = []
        self.faults: list[str] = []
        self.ends = 0
        run.came.connect(self.lots.append)
        run.failed.connect(self.faults.append)
        run.ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1

    @property
    def places(self) -> list[int]:
        return [one.span.start for lot in self.lots for one in lot]

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + 20
        while not holds():
            assert time.monotonic() < end, "it did not come"
            QApplication.processEvents()
            time.sleep(0.001)

    def finish(self) -> None:
        self.run.start()
        self.until(lambda: bool(self.ends or self.faults))


def test_all_hits_come_in_order_and_in_lots(qapp: QApplication) -> None:
    heard = Heard(SearchRun(lambda _: iter(map(hit, range(10_000)))))
    heard.finish()
    assert heard.places == list(range(10_000))
    assert len(heard.lots) > 1
    assert heard.ends == 1


def test_what_is_found_is_shown_before_all_is_found(qapp: QApplication) -> None:
    gate = threading.Event()

    def finding(_: Cancelled) -> Iterator[Hit]:
        yield hit(0)
        gate.wait(20)
        yield hit(1)

    heard = Heard(SearchRun(finding))
    heard.run.start()
    heard.until(lambda: heard.places == [0])
    assert heard.ends == 0
    gate.set()
    heard.until(lambda: heard.ends == 1)
    assert heard.places == [0, 1]


def test_a_search_that_makes_no_sense_is_told(qapp: QApplication) -> None:
    def finding(_: Cancelled) -> Iterator[Hit]:
        raise InvalidEdit("This is no pattern.")

    heard = Heard(SearchRun(finding))
    heard.finish()
    assert (heard.faults, heard.ends, heard.lots) == (["This is no pattern."], 0, [])


def test_a_fault_of_the_program_is_reported(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: reported.append(error))

    def finding(_: Cancelled) -> Iterator[Hit]:
        yield hit(0)
        raise ZeroDivisionError

    heard = Heard(SearchRun(finding))
    heard.finish()
    assert [type(error) for error in reported] == [ZeroDivisionError]
    assert heard.places == [0]


def test_a_run_that_is_called_off_stops_and_is_silent(qapp: QApplication) -> None:
    def finding(cancelled: Cancelled) -> Iterator[Hit]:
        at = 0
        while not cancelled():
            yield hit(at)
            at += 1

    heard = Heard(SearchRun(finding))
    heard.run.start()
    heard.until(lambda: bool(heard.lots))
    heard.run.call_off()
    told = len(heard.lots)
    heard.until(lambda: not any(t.name == "annotator-search" for t in threading.enumerate()))
    for _ in range(20):
        QApplication.processEvents()
    assert (len(heard.lots), heard.ends) == (told, 0)


def test_the_search_does_not_run_far_ahead_of_the_window(qapp: QApplication) -> None:
    made = []

    def finding(_: Cancelled) -> Iterator[Hit]:
        for at in range(50_000):
            made.append(at)
            yield hit(at)

    heard = Heard(SearchRun(finding))
    heard.run.start()
    time.sleep(0.2)
    assert 0 < len(made) < 10_000
    heard.until(lambda: heard.ends == 1)
    assert len(heard.places) == 50_000


def test_a_new_search_waits_for_the_one_called_off(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.find.run._PATIENCE_S", 10)
    at_work: list[str] = []

    def slow(_: Cancelled) -> Iterator[Hit]:
        at_work.append("first begins")
        time.sleep(0.01)
        at_work.append("first ends")
        yield hit(0)

    def quick(_: Cancelled) -> Iterator[Hit]:
        at_work.append("second begins")
        yield hit(1)

    first = Heard(SearchRun(slow))
    first.run.start()
    first.until(lambda: bool(at_work))
    first.run.call_off()
    second = Heard(SearchRun(quick))
    second.finish()
    assert at_work == ["first begins", "first ends", "second begins"]
    assert (first.places, second.places) == ([], [1])


def test_a_search_that_is_stuck_holds_up_no_other(qapp: QApplication) -> None:
    gate = threading.Event()

    def stuck(_: Cancelled) -> Iterator[Hit]:
        gate.wait(20)
        yield hit(0)

    first = Heard(SearchRun(stuck))
    first.run.start()
    first.run.call_off()
    second = Heard(SearchRun(lambda _: iter([hit(1)])))
    began = time.monotonic()
    second.finish()
    assert (second.places, gate.is_set()) == ([1], False)
    assert time.monotonic() - began < 5
    gate.set()
