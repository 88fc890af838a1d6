"""A small real project for the panels, and a bridge that also keeps the edits it was given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, RelationKind
from annotator.domain.label import Label, Layer
from annotator.domain.reading import FoundSection, FoundSpeaker, FoundTurn, Reading, SourceFile
from annotator.domain.speaker import Evidence, Speaker
from annotator.editing import AddLabel, Annotate, Edit, EditSpeaker, ImportTranscript, Relate
from annotator.ui.bridge import Bridge
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.tagging_panel import TaggingPanel
from annotator.workspace.events import Event
from annotator.workspace.workspace import Workspace

TEXT = (
    "一、数字\n"
    "周允：公开的口径和自己测的差了多少？\n"
    "简宁：公开的口径是百分之十一。夜间测下来是百分之十九，差的是没有计量的用水。\n"
    "Ode Larsen：两年之内可以降到百分之十二以下。\n"
    "二、怎么办\n"
    "简宁：我建议先做两个片区🙂，再铺开。\n"
)
FACT, FIGURE, FORECAST, ADVICE = (
    "公开的口径是百分之十一",
    "夜间测下来是百分之十九",
    "两年之内可以降到百分之十二以下",
    "我建议先做两个片区🙂，再铺开",
)


class RecordingBridge(Bridge):
    """A real bridge that remembers what it was asked and what it refused."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.edits: list[Edit] = []
        self.sentences: list[str] = []
        self.refused.connect(self.sentences.append)

    def do(self, edit: Edit) -> Event | None:
        self.edits.append(edit)
        return super().do(edit)

    def last(self) -> Edit:
        """The edit of the gesture just made."""
        return self.edits[-1]


@dataclass
class Stage:
    """The project, its bridge, and short ways to name what is in it."""

    bridge: RecordingBridge
    transcript_id: str

    @property
    def workspace(self) -> Workspace:
        return self.bridge.workspace

    @property
    def transcript(self) -> AnnotatedTranscript:
        return self.workspace.transcript(self.transcript_id)

    def speaker(self, name: str) -> Speaker:
        return next(s for s in self.bridge.codebook.speakers if s.name == name)

    def label(self, name: str) -> Label:
        return next(x for x in self.bridge.codebook.labels if x.name == name)

    def claim(self, words: str) -> Annotation:
        start = TEXT.index(words)
        claims = self.transcript.of_layer(Layer.CLAIMS, self.bridge.codebook)
        return next(a for a in claims if a.span.start == start)


def _reading() -> Reading:
    starts = []
    at = 0
    for line in TEXT.splitlines(keepends=True):
        name, colon, _ = line.partition("：")
        if colon:
            starts.append((name, at, at + len(name) + 1))
        at += len(line)
    ends = [start for _, start, _ in starts[1:]] + [len(TEXT)]
    turns = tuple(
        FoundTurn(name, start, text_start, end, Evidence.LABEL)
        for (name, start, text_start), end in zip(starts, ends, strict=True)
    )
    second = TEXT.index("二、怎么办")
    return Reading(
        0,
        len(TEXT),
        title="管网座谈",
        turns=turns,
        speakers=(
            FoundSpeaker("周允", role="主持人"),
            FoundSpeaker("简宁", ("小简",), affiliation="供水公司"),
            FoundSpeaker("Ode Larsen", role="顾问"),
        ),
        sections=(FoundSection("数字", 1, 0, second), FoundSection("怎么办", 1, second, len(TEXT))),
    )


def _mark(workspace: Workspace, transcript_id: str, words: str, label: str) -> None:
    start = TEXT.index(words)
    workspace.do(Annotate(transcript_id, start, start + len(words), label))


def _furnish(workspace: Workspace) -> str:
    workspace.do(ImportTranscript(SourceFile("a.txt", TEXT, "utf-8", "LF"), _reading()))
    transcript_id = workspace.summaries()[0].transcript.id
    for key, speaker in enumerate(workspace.codebook.speakers, 1):
        workspace.do(EditSpeaker(speaker.id, shortcut=str(key)))
    for name in ("漏损率", "分区", "水价"):
        workspace.do(AddLabel(Layer.TOPICS, name))
    second = TEXT.index("二、怎么办")
    workspace.do(Annotate(transcript_id, 0, second, "漏损率"))
    workspace.do(Annotate(transcript_id, second, len(TEXT), "分区"))
    types = [label.id for label in workspace.codebook.labels_of(Layer.CLAIMS)]
    for words, kind in ((FACT, 0), (FIGURE, 1), (FORECAST, 3), (ADVICE, 4)):
        _mark(workspace, transcript_id, words, types[kind])
    claims = workspace.transcript(transcript_id).of_layer(Layer.CLAIMS, workspace.codebook)
    workspace.do(Relate(RelationKind.ATTACKS, claims[1].id, claims[0].id))
    return transcript_id


def palette_of(widget: QWidget) -> LabelPalette:
    """The palette that is open in the window of a widget."""
    found = [p for p in widget.window().findChildren(LabelPalette) if p.isVisible()]
    assert len(found) == 1
    return found[0]


def choose(widget: QWidget, row: int) -> None:
    """Press the digit of a row of the palette that is open, 0 the first."""
    QTest.keyClick(palette_of(widget).line, Qt.Key(Qt.Key.Key_1 + row))


def menu_action(menu: QMenu, text: str) -> QAction:
    """An entry of a menu by its text."""
    return next(a for a in menu.actions() if a.text() == text)


def submenu(menu: QMenu, text: str) -> QMenu:
    """A menu within a menu by its text."""
    found = menu_action(menu, text).menu()
    assert isinstance(found, QMenu)
    return found


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    workspace = Workspace.create(tmp_path / "panel.annodb", name="供水", author="甲")
    transcript_id = _furnish(workspace)
    bridge = RecordingBridge(workspace)
    bridge.open_transcript(transcript_id)
    yield Stage(bridge, transcript_id)
    bridge.close()


@pytest.fixture
def window(qapp: QApplication) -> QWidget:
    """A window in which widgets and palettes stand."""
    shown = QWidget()
    shown.resize(900, 800)
    shown.show()
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown, 2000)
    return shown


@pytest.fixture
def panel(stage: Stage, window: QWidget) -> TaggingPanel:
    made = TaggingPanel(stage.bridge, window)
    made.resize(336, 780)
    made.show()
    return made
