"""A real window on a real project, and a user at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.span import Place
from annotator.ui.app import Annotator
from annotator.ui.bridge import Bridge
from annotator.ui.demo import Player
from annotator.ui.page_form import PageForm
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace

TALK = """第三次读书会

主持人：我们开始吧。今天只谈一件事。
罗小满：我觉得这座桥撑不过冬天。去年裂缝长了四厘米。
主持人：四厘米是谁量的？
罗小满：我量的，用卡尺。我建议先封桥，再请人来听。
"""


class User(Player):
    """A player who can also see what the project says."""

    @property
    def bridge(self) -> Bridge:
        found = self.window.bridge
        assert found is not None
        return found

    @property
    def transcript(self) -> AnnotatedTranscript:
        found = self.bridge.transcript
        assert found is not None
        return found

    def stand_at(self, words: str) -> None:
        """The keyboard in the page, the caret at the first of these words."""
        self.window.activateWindow()  # where no window manager does it after a dialog
        self.window.page.setFocus()
        self.window.page.put_caret(Place(self.transcript.text.index(words)))
        self.rest(10)

    def marks(self) -> list[tuple[str, str]]:
        """Every mark as its label and its words."""
        labels = self.bridge.codebook.label_by_id
        return [(labels[a.label_id].name, self.quote(a)) for a in self.transcript.annotations]

    def quote(self, annotation: Annotation) -> str:
        return self.transcript.text[annotation.span.start : annotation.span.end]

    def speakers(self) -> list[tuple[str, str]]:
        """Every turn as who speaks and the first words."""
        people = self.bridge.codebook.speaker_by_id
        return [
            ("、".join(people[s].name for s in t.speaker_ids), self.transcript.text[t.text_start :][:6])
            for t in self.transcript.turns
        ]

    @property
    def said(self) -> str:
        """What the window says at the foot of the page."""
        return self.window.panes.messages.text

    def press(self, keys: str) -> None:
        """Press letters and digits one after the other."""
        for key in keys:
            self.key(Qt.Key(ord(key.upper())))


def project_with(folder: Path, *texts: str) -> Path:
    """A project file with transcripts of these texts."""
    path = folder / "talks.annodb"
    workspace = Workspace.create(path, name="Talks", author="Ada")
    for number, text in enumerate(texts, start=1):
        file = folder / f"talk-{number}.txt"
        file.write_text(text, encoding="utf-8")
        import_all(workspace, [look_at(file)])
    workspace.close()
    return path


def open_program(application: QApplication, project: Path | None = None) -> tuple[Annotator, User]:
    """The program as it starts, in English and light, and a user at its window."""
    program = Annotator(application, language="en", theme="light")
    program.preferences.put_page_form(PageForm())
    program.show(project)
    program.window.move(QPoint(0, 0))
    program.window.resize(1280, 800)
    program.window.activateWindow()
    user = User(program.window)
    user.rest(30)
    return program, user
