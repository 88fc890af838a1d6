"""Cycles are collected in the window's thread and in no other."""

from __future__ import annotations

import gc
import threading

from PySide6.QtWidgets import QApplication

from annotator.ui.collecting import collect_here
from tests.ui.shell.conftest import Open


class Cycle:
    """Refers to itself, and tells in which thread it went."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.itself = self
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.current_thread())


def test_cycles_go_in_the_windows_thread(open_window: Open, qapp: QApplication) -> None:
    user = open_window("主持人：好。\n")
    collect_here(qapp)
    assert not gc.isenabled()
    gc.collect()  # what the start of the program left is no part of what comes now
    went: list[threading.Thread] = []
    maker = threading.Thread(target=lambda: [Cycle(went) for _ in range(5_000)])
    maker.start()
    maker.join()
    assert went == []
    user.until(lambda: len(went) == 5_000)
    assert set(went) == {threading.main_thread()}


def test_many_values_at_once_are_never_looked_at(open_window: Open, qapp: QApplication) -> None:
    user = open_window("主持人：好。\n")
    collect_here(qapp)
    before = gc.get_freeze_count()
    values = [[number] for number in range(40_000)]
    try:
        user.until(lambda: gc.get_freeze_count() >= before + len(values))
    finally:
        gc.unfreeze()


def test_what_a_project_leaves_behind_is_looked_for_whatever_comes_at_once(
    open_window: Open, qapp: QApplication
) -> None:
    user = open_window("主持人：好。\n")
    collect_here(qapp)
    went: list[threading.Thread] = []
    left = Cycle(went)
    gc.collect()
    del left
    user.window.projects.close()
    values = [[number] for number in range(40_000)]
    try:
        user.until(lambda: len(went) == 1)
        assert len(values) == 40_000
    finally:
        gc.unfreeze()
