"""What is done with the ticked hits: one undoable step, told in the message bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from annotator.domain.codebook import in_tree_order
from annotator.domain.errors import UserError
from annotator.domain.label import Layer
from annotator.domain.progress import Progress, silent
from annotator.editing.batch import StepWords
from annotator.language import translate, translate_count
from annotator.store.reader import Reader
from annotator.text.mishearing import is_surely_wrong
from annotator.ui.bridge import Bridge
from annotator.ui.find.panel import FindPanel
from annotator.ui.long_edit import LongEdit, said_at_work
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.reporting import report
from annotator.ui.working import Job, Task
from annotator.workspace.events import Event, Made
from annotator.workspace.finding import Hit
from annotator.workspace.turning import Turned, into_claims, into_corrections, into_new_topic, into_topic

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_REPLACE, _TOPIC = "replace", "topic"
_AT_ONCE = 150
"""So many places are changed in no time; more of them off the window's thread."""
_TEXTS_AT_ONCE = 12
"""In so many transcripts; each is read."""
_MOST_JUDGED = 20_000
"""Of more hits nobody judges which are surely wrong: none is ticked then."""

Hits = Callable[[], list[Hit]]
Turning = Callable[[Reader, list[Hit]], Turned]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What something is done with, as it was when that was announced."""

    hits: Hits
    count: int
    transcripts: int
    in_source: bool


class Doing(QObject):
    """Asks what shall become of the hits, makes the edit, and says what was done."""

    def __init__(self, window: MainWindow, bridge: Bridge, panel: FindPanel) -> None:
        super().__init__(panel)
        self._window, self._bridge, self._panel = window, bridge, panel
        self._judging: Task | None = None
        self._making = LongEdit(bridge, self._show_work)
        self._taken = _Taken(list, 0, 0, in_source=False)
        self._left = self._changed = 0
        self.open: LabelPalette | None = None
        panel.replace_bar.replacing.connect(self._replace)
        panel.replace_bar.left.connect(self._back_to_list)
        panel.stopping.connect(self.call_off)

    @property
    def is_at_work(self) -> bool:
        """Whether an edit is being made in another thread."""
        return self._making.is_at_work

    def call_off(self) -> None:
        """Stop the edit that is being made; nothing of it remains."""
        self._making.call_off()

    def leave(self) -> None:
        """Go away with the project."""
        self._making.leave()
        if self._judging is not None:
            self._judging.abandon()

    def _take(self) -> _Taken:
        """The ticked hits; where none is, the current one, or those of the transcript one is at."""
        model, here = self._panel.model, self._panel.list
        at_source, ticked, current = self._panel.question().in_source, model.ticked_count, here.hit
        if ticked:
            places = sum(1 for heading in model.headings if heading.ticked)
            return _Taken(model.ticked_later(), ticked, places, at_source)
        if current is not None:
            return _Taken(lambda: [current], 1, 1, at_source)
        heading = model.heading_over(here.row)
        if heading is None:
            return _Taken(list, 0, 0, at_source)
        hits, count = heading.hits, len(heading.hits)
        return _Taken(lambda: list(hits[:count]), count, 1, at_source)

    # Asking

    def offer(self) -> None:
        """Ask what shall become of the hits."""
        if self.is_at_work:
            return
        taken = self._taken = self._take()
        count = taken.count
        if not count:
            return
        labels = self._bridge.codebook.labels_of(Layer.CLAIMS)
        choices = [Choice(x.id, x.name, translate("claim"), x.colour, x.shortcut) for x in labels]
        if self._panel.question().query.words:
            choices.append(Choice(_REPLACE, translate("Correct: let it read …")))
        choices.append(Choice(_TOPIC, translate("Topic: the paragraphs belong to …")))
        title = translate_count("{count} hit becomes …", "{count} hits become …", count)
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
        self._panel.back_to_hits()

    def _choose(self, choice: str) -> None:
        if choice == _REPLACE:
            self._open_replacing()
        elif choice == _TOPIC:
            self._ask_topic()
        else:
            at = self._taken.in_source
            self._turn(lambda reader, hits: into_claims(reader, hits, choice, in_source=at))

    def _ask_topic(self) -> None:
        tree = in_tree_order(self._bridge.codebook.labels_of(Layer.TOPICS))
        choices = [Choice(x.id, x.name, x.definition, x.colour, depth=depth) for x, depth in tree]
        new = translate("New topic “{name}”")
        palette = self._ask(
            choices, translate("The paragraphs of the hits belong to …"), self._mark_topic, new
        )
        palette.named.connect(self._mark_new_topic)

    def _mark_topic(self, label_id: str) -> None:
        at = self._taken.in_source
        self._turn(lambda reader, hits: into_topic(reader, hits, label_id, in_source=at))

    def _mark_new_topic(self, name: str) -> None:
        at, count = self._taken.in_source, self._taken.count
        step = StepWords(
            translate("Put {count} places under the new topic {label}").format(count=count, label=name),
            translate("{count} places put under the new topic {label}").format(count=count, label=name),
        )
        self._turn(lambda reader, hits: into_new_topic(reader, hits, name, step, in_source=at))

    # Replacing

    def _open_replacing(self) -> None:
        """Ask for the words; where nothing is ticked, this hit is, and soon what is surely wrong."""
        bar, panel = self._panel.replace_bar, self._panel
        bar.open_bar()
        bar.advise("")
        if panel.model.ticked_count:
            return
        panel.model.tick(panel.list.row)
        if panel.model.total > _MOST_JUDGED:
            bar.advise(translate("So many places: tick those that are wrong."))
            return
        hits = panel.model.all_hits()
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
        is_one = panel.model.ticked_count == 1 and panel.model.is_ticked(panel.list.row)
        if not is_one or len(answers) != panel.model.total or bar.isHidden():
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
        self._taken = self._take()
        at = self._taken.in_source
        self._panel.replace_bar.hide()
        self._back_to_list()
        self._turn(lambda reader, hits: into_corrections(reader, hits, replacement, in_source=at))

    # Doing

    def _turn(self, turning: Turning) -> None:
        """Make the edit on the project as it is now; where it is long work, off the window's thread."""
        taken = self._taken
        self._bridge.refresh()
        job = self._job(turning, taken.hits)
        if taken.count > _AT_ONCE or taken.transcripts > _TEXTS_AT_ONCE:
            self._turn_elsewhere(job)
            return
        try:
            made = job(silent)
        except UserError as error:
            self._bridge.refused.emit(str(error))
            return
        self._made(made)

    def _job(self, turning: Turning, hits: Hits) -> Job:
        """What makes the edit; where another program writes in between, it makes none."""
        workspace = self._bridge.workspace

        def job(progress: Progress) -> Made | None:
            with workspace.reading() as reader:
                turned = turning(reader, hits())
            self._left, self._changed = turned.left, turned.changed
            return None if turned.edit is None else workspace.make([turned.edit], progress)

        return job

    def _turn_elsewhere(self, job: Job) -> None:
        held = translate("The ticked hits are still being turned; nothing else can be changed.")
        self._making.begin(job, self._made, held=held)

    def _show_work(self, share: float | None) -> None:
        self._panel.show_work("" if share is None else said_at_work(share), share or 0.0)
        if share is None:
            self._panel.show_count(is_complete=True)

    def _made(self, made: object) -> None:
        if not isinstance(made, Made):
            self._tell_nothing_to_do()
            return
        self._panel.model.untick_all()
        for event in self._bridge.workspace.announce(made):
            self._tell(event)

    def _tell(self, event: Event) -> None:
        if event.entry is None:
            self._tell_nothing_to_do()
            return
        is_less = bool(self._left or self._changed)
        report(self._window, event.entry, self._left_said() if is_less else "")

    def _tell_nothing_to_do(self) -> None:
        if self._changed:
            said = self._left_said()
        else:
            said = translate("Nothing to do: all these places are so already.")
        self._window.tell(said)

    def _left_said(self) -> str:
        """How many places were left as they are, and why."""
        so_already = translate_count(
            "{count} place was so already.", "{count} places were so already.", self._left
        )
        changed = translate_count(
            "{count} place had changed meanwhile and was left.",
            "{count} places had changed meanwhile and were left.",
            self._changed,
        )
        if self._left and self._changed:
            return translate("{first} {second}").format(first=so_already, second=changed)
        return changed if self._changed else so_already


def _judge(hits: Sequence[Hit], progress: Progress) -> list[bool]:
    """For each hit whether it is surely wrong; in another thread, since words are looked up."""
    answers = []
    for number, hit in enumerate(hits, 1):
        answers.append(is_surely_wrong(hit.before, hit.words, hit.after))
        progress(number / len(hits))
    return answers
