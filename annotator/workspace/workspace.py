"""One open project: what is loaded, what can be undone, and the one door for change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, added, inverse
from annotator.domain.codebook import Codebook
from annotator.domain.errors import InvalidEdit, UserError
from annotator.domain.identity import new_id, now
from annotator.domain.progress import Progress, silent
from annotator.domain.project import Annotator
from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import Transcript
from annotator.editing import Edit
from annotator.editing.perform import Performed, perform
from annotator.editing.plan import Desk
from annotator.language import mark
from annotator.store.integrity import Problem, problems
from annotator.store.journal import DamagedEntry, Journal, JournalEntry
from annotator.store.project_file import ProjectFile
from annotator.store.reader import Reader
from annotator.store.schema import JournalState
from annotator.store.search_reader import SearchReader
from annotator.store.writer import Writer
from annotator.workspace.damage import fitted
from annotator.workspace.events import Event, Made
from annotator.workspace.finding import Searching
from annotator.workspace.reading_ahead import ReadAhead, first_in
from annotator.workspace.readings import reading_of
from annotator.workspace.standing import Standing, standing_of
from annotator.workspace.starting import furnish, user_name
from annotator.workspace.suggestions import Suggestions

Listener = Callable[[Event], None]


class Workspace:
    """An open project; use :meth:`create` or :meth:`open`.

    What :meth:`do`, :meth:`undo` and :meth:`redo` return has happened and is on disk. Transcripts
    and the codebook are loaded once and then follow the changes. ``author`` is who edits; somebody
    new is written into the project with their first edit, so that looking changes nothing.
    """

    def __init__(self, file: ProjectFile, author: str) -> None:
        self._file = file
        self._listeners: list[Listener] = []
        self._loaded: dict[str, AnnotatedTranscript] = {}
        with file.reading_journal() as (reader, journal):
            self.codebook: Codebook = reader.codebook()
            self._standing = standing_of(journal)
        name = " ".join(author.split()) or user_name()
        self.author: Annotator = self._known_annotator(name) or Annotator(new_id(), name, now())

    @classmethod
    def create(cls, path: Path, *, name: str = "", author: str = "") -> Workspace:
        """Make a project with the starter codebook and card fields, and open it.

        Raises ``ProjectFileError``.
        """
        workspace = cls(ProjectFile.create(path, name=name, furnish=furnish), author)
        workspace._introduce_author()
        return workspace

    @classmethod
    def open(cls, path: Path, *, author: str = "") -> Workspace:
        """Open a project.

        Raises ``ProjectFileError``.
        """
        return cls(ProjectFile.open(path), author)

    @property
    def path(self) -> Path:
        return self._file.path

    def close(self) -> None:
        """Let the file go; there is nothing to save."""
        self._listeners.clear()
        self._loaded.clear()
        self._file.close()

    def write_back(self) -> None:
        """What edits leave to do on the disk, for a moment of rest; in any thread (``ProjectFile``)."""
        self._file.write_back()

    @property
    def undoable(self) -> JournalEntry | None:
        """The edit that :meth:`undo` would take back."""
        return self._standing.undoable

    @property
    def redoable(self) -> JournalEntry | None:
        """The edit that :meth:`redo` would make again."""
        return self._standing.redoable

    def _known_annotator(self, name: str) -> Annotator | None:
        return next((a for a in self.codebook.annotators if a.name == name), None)

    def _introduce_author(self) -> None:
        with self._up_to_date() as (writer, _):
            introduced = self._introduced(writer)
        self._follow(Event(introduced))

    def _introduced(self, writer: Writer) -> tuple[Change, ...]:
        """The author among the annotators, before the first edit; no edit, so undo leaves it."""
        if self.author.id in self.codebook.annotator_by_id:
            return ()
        changes = (added(self.author),)
        writer.write(changes)
        return changes

    # What is there

    def summaries(self) -> tuple[TranscriptSummary, ...]:
        """The transcripts as the list shows them."""
        with self._file.reading() as reader:
            return reader.summaries()

    def summary(self, transcript_id: str) -> TranscriptSummary | None:
        """One transcript as the list shows it; ``None`` where there is no such transcript."""
        if transcript_id in self._loaded:
            return TranscriptSummary.of(self._loaded[transcript_id], self.codebook)
        with self._file.reading() as reader:
            return next(iter(reader.summaries(transcript_id)), None)

    def transcript(self, transcript_id: str) -> AnnotatedTranscript:
        """A transcript whole; ``transcript_id`` may also be its number in the list.

        Raises ``NotFound``.
        """
        if transcript_id not in self._loaded:
            with self._file.reading() as reader:
                identity = Desk(reader).transcript(transcript_id).id
                if identity not in self._loaded:
                    self._loaded[identity] = fitted(reader.whole(identity))
                transcript_id = identity
        return self._loaded[transcript_id]

    def is_at_hand(self, transcript_id: str) -> bool:
        """Whether a transcript is in memory."""
        return transcript_id in self._loaded

    def take_in(self, ahead: ReadAhead) -> None:
        """Have in memory what was read, unless the project was changed since."""
        if ahead.revision == self._standing.revision:
            self._loaded.setdefault(ahead.whole.id, ahead.whole)

    def forget(self, transcript_id: str) -> None:
        """Free the memory of a transcript that is no longer shown."""
        self._loaded.pop(transcript_id, None)

    def keep(self, transcript_ids: Sequence[str], characters: int) -> list[str]:
        """Of these transcripts keep so many in memory, the first ones, as have so many characters together.

        Returns those that are kept; the others are forgotten.
        """
        kept = []
        for identity in transcript_ids:
            characters -= len(self._loaded[identity].text) if identity in self._loaded else 0
            if characters >= 0:
                kept.append(identity)
            else:
                self.forget(identity)
        return kept

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the project, for work that reads a lot, also in another thread."""
        with self._file.reading() as reader:
            yield reader

    @contextmanager
    def reading_texts(self) -> Iterator[SearchReader]:
        """As :meth:`reading`, for what a search reads."""
        with self._file.reading_texts() as reader:
            yield reader

    @cached_property
    def searching(self) -> Searching:
        """What finds words and marks in this project."""
        return Searching(self)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What the program proposes for this project and nobody has answered."""
        return Suggestions(self)

    def history(self) -> tuple[JournalEntry, ...]:
        """All edits ever made, first to last."""
        with self._file.reading_journal() as (_, journal):
            return journal.entries()

    def corrected_at(
        self, transcript_id: str, start: int, end: int
    ) -> tuple[tuple[JournalEntry, tuple[Change, ...]], ...]:
        """The edits that corrected at a stretch, or took corrections away there; the last first.

        For any thread; the whole journal is looked through.
        """
        with self._file.reading_journal() as (_, journal):
            return tuple(journal.corrections_at(transcript_id, start, end))

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, its hashes, offsets and references; nothing for a sound one."""
        with self._file.raw() as connection:
            return tuple(problems(connection))

    # The one door for change

    def do(self, edit: Edit, *, joining: JournalEntry | None = None) -> Event:
        """Make an edit; an edit that changes nothing is not recorded.

        With ``joining`` it becomes part of that step, so that one undo takes back both, as long as the
        step is this author's and the last one; otherwise, and without, it is a step of its own.
        Raises ``InvalidEdit`` or ``NotFound`` where it makes no sense, ``ProjectFileError`` where it
        cannot be written; then nothing has changed.
        """
        with self._up_to_date() as (writer, journal):
            made = self._made([edit], writer, journal, silent, joining)
        return self.announce(made)[0]

    def do_all(self, edits: Sequence[Edit]) -> tuple[Event, ...]:
        """Make edits, each an undoable step of its own, all of them or none.

        Raises as :meth:`do` does, with the number of the edit at fault in ``error.edit_number``.
        """
        with self._up_to_date() as (writer, journal):
            made = self._made(edits, writer, journal, silent)
        return self.announce(made)

    def make(self, edits: Sequence[Edit], progress: Progress = silent) -> Made:
        """Make edits in another thread than the window's, where they take long.

        On disk when it returns; nothing here follows and nobody is told until :meth:`announce` is
        called with what it returned, in the window's thread. Raises as :meth:`do_all` does,
        ``InvalidEdit`` where another program wrote in the meantime, and ``Cancelled`` from
        ``progress``; then nothing remains.
        """
        with self._file.writing(self._texts()) as (writer, journal):
            if journal.revision() != self._standing.revision:
                raise InvalidEdit(mark("Another program changed the project at this moment; try again."))
            made = self._made(edits, writer, journal, progress)
            for event in made.events:
                event.sort()  # here, where no window waits
            return replace(made, first=first_in(made.events, writer))

    def announce(self, made: Made) -> tuple[Event, ...]:
        """Follow edits that were made, and tell them; not once more where they were learnt from the file."""
        if made.standing.revision > self._standing.revision:
            self._standing = made.standing
            for event in (Event(made.introduced), *made.events):
                self._follow(event)
            if made.first is not None:
                self._loaded[made.first.id] = made.first
            for event in made.events:  # only now: a listener finds everything as it is
                if event.changes:
                    self._tell(event)
        return made.events

    def _made(
        self,
        edits: Sequence[Edit],
        writer: Writer,
        journal: Journal,
        progress: Progress,
        joining: JournalEntry | None = None,
    ) -> Made:
        events: list[Event] = []
        introduced: tuple[Change, ...] = ()
        for number, edit in enumerate(edits, 1):
            try:
                done = perform(edit, writer, self._desk(writer), progress=progress)
                events.append(self._recorded(done, journal, joining))
            except UserError as error:
                error.edit_number = number
                raise
        if any(event.changes for event in events):
            introduced = self._introduced(writer)
        return Made(tuple(events), introduced, self._standing_after(events, journal))

    def _standing_after(self, events: Sequence[Event], journal: Journal) -> Standing:
        """Where the journal stands after edits: the last one recorded can be undone, nothing redone."""
        recorded = [event.entry for event in events if event.entry is not None]
        if not recorded or recorded[-1].state is not JournalState.DONE:
            return standing_of(journal)
        return Standing(journal.revision(), recorded[-1], None)

    def _desk(self, writer: Writer) -> Desk:
        return Desk(writer, self.author.id, now(), reading_of)

    def _recorded(self, done: Performed, journal: Journal, joining: JournalEntry | None) -> Event:
        """What was done, written down: as a step of its own, or with the step that it joins."""
        if not done.changes:
            return Event()
        last, at = self._standing.undoable, now()
        if joining is None or last is None or (last.seq, last.author_id) != (joining.seq, self.author.id):
            entry = journal.record(done.kind, done.about, done.changes, author_id=self.author.id, at=at)
        else:
            about = done.about if done.kind == last.kind else last.about
            entry = journal.join(last, about, done.changes, at=at)
        return Event(done.changes, entry)

    def undo(self) -> Event:
        """Take back the last edit that stands.

        Raises ``InvalidEdit`` where there is none.
        """
        with self._up_to_date() as (writer, journal):
            entry = self._standing.undoable
            if entry is None:
                raise InvalidEdit(mark("There is nothing to undo."))
            changes = inverse(journal.changes(entry.seq))
            writer.write(changes)
            entry = journal.set_state(entry, JournalState.UNDONE)
            after = Standing(entry.revision, journal.undoable(), entry)
        return self.announce(Made((Event(changes, entry),), (), after))[0]

    def redo(self) -> Event:
        """Make the last undone edit again.

        Raises ``InvalidEdit`` where there is none.
        """
        with self._up_to_date() as (writer, journal):
            entry = self._standing.redoable
            if entry is None:
                raise InvalidEdit(mark("There is nothing to redo."))
            changes = journal.changes(entry.seq)
            writer.write(changes)
            entry = journal.set_state(entry, JournalState.DONE)
            after = Standing(entry.revision, entry, journal.redoable())
        return self.announce(Made((Event(changes, entry),), (), after))[0]

    def refresh(self) -> Event | None:
        """Pick up what another window or a script wrote meanwhile; ``None`` where nothing was."""
        with self._file.reading_journal() as (reader, journal):
            missed = self._caught_up(reader, journal)
        if missed is not None:
            self._tell(missed)
        return missed

    @contextmanager
    def _up_to_date(self) -> Iterator[tuple[Writer, Journal]]:
        """A transaction on the project as this workspace knows it: what others wrote is learnt first.

        Nobody else can write until it ends; listeners are told what was learnt when it has ended.
        """
        missed: Event | None = None
        try:
            with self._file.writing(self._texts()) as (writer, journal):
                missed = self._caught_up(writer, journal)
                yield writer, journal
        finally:
            if missed is not None:
                self._tell(missed)

    def _texts(self) -> Mapping[str, str]:
        """The source texts that are in memory anyway, by hash."""
        return {whole.transcript.text_sha256: whole.text for whole in self._loaded.values()}

    def _caught_up(self, reader: Reader, journal: Journal) -> Event | None:
        """Learn what others wrote, without telling it yet."""
        if journal.revision() == self._standing.revision:
            return None
        try:
            missed = journal.missed(self._standing.revision)
        except DamagedEntry:  # `whole` has every view read anew in any case
            missed = ()
        self.codebook = reader.codebook()
        self.author = self._known_annotator(self.author.name) or self.author
        there = {transcript.id for transcript in reader.all(Transcript)}
        self._loaded = {i: fitted(reader.whole(i)) for i in self._loaded if i in there}
        self._standing = standing_of(journal)
        changes = tuple(change for _, made in missed for change in made)
        return Event(changes, missed[-1][0] if missed else None, whole=True)

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _follow(self, event: Event) -> None:
        self.codebook = self.codebook.with_changes(event.shared)
        gone = {change.subject.key[0] for change in event.of(Transcript) if change.after is None}
        self._loaded = {
            identity: transcript.with_changes(event.about(identity))
            for identity, transcript in self._loaded.items()
            if identity not in gone
        }

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every change from now on; call what is returned to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None
