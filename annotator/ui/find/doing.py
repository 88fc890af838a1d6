"""What is done with the ticked hits: one undoable step, told in the message bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt

from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Layer
from annotator.domain.progress import Progress
from annotator.editing.naming import edit_name
from annotator.language import translate, translate_count
from annotator.store.reader import Reader
from annotator.text.mishearing import is_surely_wrong
from annotator.ui.bridge import Bridge
from annotator.ui.find.panel import FindPanel
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.finding import Hit
from annotator.workspace.turning import Turned, into_claims, into_corrections, into_new_topic, into_topic
from annotator.workspace.workspace import Made

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_REPLACE, _TOPIC = "replace", "topic"
_AT_ONCE = 150
"""So many places are changed in no time; more of them off the window's thread."""
_MOST_JUDGED = 20_000
"""Of more hits nobody judges which are surely wrong: none is ticked then."""

Turning = Callable[[Reader], Turned]


class Doing(QObject):
    """Asks what shall become of the hits, makes the edit, and says what was done."""

    def __init__(self, window: MainWindow, bridge: Bridge, panel: FindPanel) -> None:
        super().__init__(panel)
        self._window, self._bridge, self._panel = window, bridge, panel
        self._judging: Task | None = None
        self._making: Task | None = None
        self._left = 0
        self.open: LabelPalette | None = None
        panel.replace_bar.replacing.connect(self._replace)
        panel.replace_bar.left.connect(self._back_to_list)

    @property
    def is_at_work(self) -> bool:
        """Whether an edit is being made in another thread."""
        return self._making is not None

    def call_off(self) -> None:
        """Stop the edit that is being made; nothing of it remains."""
        if self._making is not None:
            self._making.cancel()

    def leave(self) -> None:
        """Go away with the project."""
        self.call_off()
        for task in (self._making, self._judging):
            if task is not None:
                task.abandon()

    def _hits(self) -> list[Hit]:
        """What something is done with: the ticked hits, or the current one where none is ticked."""
        ticked = self._panel.model.ticked()
        current = self._panel.list.hit
        return ticked or ([current] if current is not None else [])

    # Asking

    def offer(self) -> None:
        """Ask what shall become of the hits."""
        hits = self._hits()
        if not hits or self._making is not None:
            return
        labels = self._bridge.codebook.labels_of(Layer.CLAIMS)
        choices = [Choice(x.id, x.name, translate("claim"), x.colour, x.shortcut) for x in labels]
        if self._panel.question().query.words:
            choices.append(Choice(_REPLACE, translate("Correct: let it read …")))
        choices.append(Choice(_TOPIC, translate("Topic: the paragraphs belong to …")))
        title = translate_count("{count} hit becomes …", "{count} hits become …", len(hits))
        self._ask(choices, title, self._choose)

    def _ask(
        self, choices: Sequence[Choice], title: str, chosen: Callable[[str], object], new_name: str = ""
    ) -> LabelPalette:
        palette = LabelPalette(self._window, choices, title=title, new_name=new_name)
        palette.closed.connect(self._closed)
        palette.chosen.connect(chosen)
        self.open = palette
        button = self._panel.do_button
        palette.show_beside(QRect(button.mapToGlobal(QPoint(0, 0)), button.size()))
        return palette

    def _closed(self) -> None:
        self.open = None
        self._back_to_list()

    def _back_to_list(self) -> None:
        self._panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: str) -> None:
        if choice == _REPLACE:
            self._open_replacing()
        elif choice == _TOPIC:
            self._ask_topic()
        else:
            hits = self._hits()
            self._turn(lambda reader: into_claims(reader, hits, choice))

    def _ask_topic(self) -> None:
        tree = in_tree_order(self._bridge.codebook.labels_of(Layer.TOPICS))
        choices = [Choice(x.id, x.name, x.definition, x.colour, depth=depth) for x, depth in tree]
        new = translate("New topic “{name}”")
        palette = self._ask(
            choices, translate("The paragraphs of the hits belong to …"), self._mark_topic, new
        )
        palette.named.connect(self._mark_new_topic)

    def _mark_topic(self, label_id: str) -> None:
        hits = self._hits()
        self._turn(lambda reader: into_topic(reader, hits, label_id))

    def _mark_new_topic(self, name: str) -> None:
        hits = self._hits()
        step = translate("Put {count} places under the new topic {label}").format(count=len(hits), label=name)
        self._turn(lambda reader: into_new_topic(reader, hits, name, step))

    # Replacing

    def _open_replacing(self) -> None:
        """Ask for the words; where nothing is ticked, this hit is, and soon what is surely wrong."""
        bar, panel = self._panel.replace_bar, self._panel
        bar.open_bar()
        bar.advise("")
        if panel.model.ticked_count:
            return
        panel.model.tick(panel.list.row)
        hits = panel.model.all_hits()
        if len(hits) > _MOST_JUDGED:
            bar.advise(translate("So many places: tick those that are wrong."))
            return
        bar.advise(translate("Looking which places are surely wrong …"))
        task = self._judging = Task(lambda progress: _judge(hits, progress))
        task.done.connect(self._tick)
        task.start()

    def _tick(self, answers: object) -> None:
        """Tick what is surely wrong, unless something else was ticked by hand meanwhile."""
        assert isinstance(answers, list)
        self._judging = None
        bar, panel = self._panel.replace_bar, self._panel
        bar.advise("")
        ticked, this = panel.model.ticked(), panel.list.hit
        if ticked != [this] or len(answers) != panel.model.total or bar.isHidden():
            return
        surely = sum(answers)
        if not surely:
            bar.advise(translate("These words may be right elsewhere: only this place is ticked."))
        elif surely < len(answers):
            bar.advise(translate("Only what is surely wrong is ticked, and this place."))
        if surely:
            panel.model.tick_these(answers)
            if not panel.model.is_ticked(panel.list.row):
                panel.model.tick(panel.list.row)

    def _replace(self, replacement: str) -> None:
        hits = self._panel.model.ticked()
        self._panel.replace_bar.hide()
        self._back_to_list()
        self._turn(lambda reader: into_corrections(reader, hits, replacement))

    # Doing

    def _turn(self, turning: Turning) -> None:
        """Make the edit; where it is long work, off the window's thread."""
        if len(self._hits()) > _AT_ONCE:
            self._turn_elsewhere(turning)
            return
        with self._bridge.workspace.reading() as reader:
            turned = turning(reader)
        self._left = turned.left
        if turned.edit is None:
            self._tell_nothing_to_do()
            return
        self._panel.model.untick_all()
        event = self._bridge.do(turned.edit)
        if event is not None:
            self._tell(event)

    def _turn_elsewhere(self, turning: Turning) -> None:
        workspace = self._bridge.workspace
        workspace.refresh()

        def job(progress: Progress) -> Made | None:
            with workspace.reading() as reader:
                turned = turning(reader)
            self._left = turned.left
            return None if turned.edit is None else workspace.make([turned.edit], progress)

        task = self._making = Task(job)
        task.progressed.connect(self._show_progress)
        task.done.connect(self._made)
        task.failed.connect(self._refused)
        task.cancelled.connect(lambda: self._refused(translate("Called off: nothing was changed.")))
        task.broken.connect(lambda _: self._refused(translate("That did not work; nothing was changed.")))
        self._show_progress(0.0)
        task.start()

    def _show_progress(self, share: float) -> None:
        self._panel.show_work(translate("At work: {percent}%").format(percent=round(100 * share)))

    def _made(self, made: object) -> None:
        self._making = None
        self._panel.show_work("")
        self._panel.show_count(is_complete=True)
        if not isinstance(made, Made):
            self._tell_nothing_to_do()
            return
        self._panel.model.untick_all()
        for event in self._bridge.workspace.announce(made):
            self._tell(event)

    def _refused(self, sentence: str) -> None:
        self._making = None
        self._panel.show_work("")
        self._panel.show_count(is_complete=True)
        self._bridge.refused.emit(sentence)

    def _tell(self, event: Event) -> None:
        if event.entry is None:
            self._tell_nothing_to_do()
            return
        said = edit_name(event.entry.kind, event.entry.about)
        if self._left:
            left = translate_count(
                "{count} place was so already.", "{count} places were so already.", self._left
            )
            said = translate("{done}. {left}").format(done=said, left=left)
        self._window.tell(said, translate("Undo"), self._window.undo)

    def _tell_nothing_to_do(self) -> None:
        self._window.tell(translate("Nothing to do: all these places are so already."))


def _judge(hits: Sequence[Hit], progress: Progress) -> list[bool]:
    """For each hit whether it is surely wrong; in another thread, since words are looked up."""
    answers = []
    for number, hit in enumerate(hits, 1):
        answers.append(is_surely_wrong(hit.before, hit.words, hit.after))
        progress(number / len(hits))
    return answers
