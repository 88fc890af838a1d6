"""One open project: what is loaded, what can be undone, and the one door for change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, inverse
from annotator.domain.codebook import Codebook
from annotator.domain.errors import InvalidEdit, UserError
from annotator.domain.identity import now
from annotator.domain.project import Annotator
from annotator.editing import AddAnnotator, Edit
from annotator.editing.perform import perform
from annotator.editing.plan import Desk
from annotator.language import mark
from annotator.store.integrity import Problem, problems
from annotator.store.journal import Journal, JournalEntry
from annotator.store.project_file import ProjectFile
from annotator.store.reader import Reader, TranscriptSummary
from annotator.store.schema import JournalState
from annotator.store.writer import Writer
from annotator.workspace.events import Event
from annotator.workspace.starting import furnish, user_name

Listener = Callable[[Event], None]


class Workspace:
    """An open project; use :meth:`create` or :meth:`open`.

    What :meth:`do`, :meth:`undo` and :meth:`redo` return has happened and is on disk. Transcripts
    and the codebook are loaded once and then follow the changes.
    """

    def __init__(self, file: ProjectFile, author: str) -> None:
        self._file = file
        self._listeners: list[Listener] = []
        self._loaded: dict[str, AnnotatedTranscript] = {}
        with file.reading_journal() as (reader, journal):
            self.codebook: Codebook = reader.codebook()
            self._note(journal)
        self.author: Annotator = self._annotator(author or user_name())

    @classmethod
    def create(cls, path: Path, *, name: str = "", author: str = "") -> Workspace:
        """Make a project with the starter codebook and card fields, and open it.

        Raises ``ProjectFileError``.
        """
        return cls(ProjectFile.create(path, name=name, furnish=furnish), author)

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

    def _annotator(self, name: str) -> Annotator:
        """Who edits: found by name, or known from their first edit on."""
        for annotator in self.codebook.annotators:
            if annotator.name == name:
                return annotator
        with self._file.writing() as (writer, _):
            done = perform(AddAnnotator(name), writer, author_id=None, at=now())
        self.codebook = self.codebook.with_changes(done.changes)
        return next(a for a in self.codebook.annotators if a.name == name)

    # What is there

    def summaries(self) -> tuple[TranscriptSummary, ...]:
        """The transcripts as the list shows them."""
        with self._file.reading() as reader:
            return reader.summaries()

    def transcript(self, transcript_id: str) -> AnnotatedTranscript:
        """A transcript whole; ``transcript_id`` may also be its number in the list.

        Raises ``NotFound``.
        """
        if transcript_id not in self._loaded:
            with self._file.reading() as reader:
                identity = Desk(reader).transcript(transcript_id).id
                if identity not in self._loaded:
                    self._loaded[identity] = reader.whole(identity)
                transcript_id = identity
        return self._loaded[transcript_id]

    def forget(self, transcript_id: str) -> None:
        """Free the memory of a transcript that is no longer shown."""
        self._loaded.pop(transcript_id, None)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the project, for work that reads a lot, also in another thread."""
        with self._file.reading() as reader:
            yield reader

    def history(self) -> tuple[JournalEntry, ...]:
        """All edits ever made, first to last."""
        with self._file.reading_journal() as (_, journal):
            return journal.entries()

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, its hashes, offsets and references; nothing for a sound one."""
        with self._file.raw() as connection:
            return tuple(problems(connection))

    # The one door for change

    def do(self, edit: Edit) -> Event:
        """Make an edit; an edit that changes nothing is not recorded.

        Raises ``InvalidEdit`` or ``NotFound`` where it makes no sense, ``ProjectFileError`` where it
        cannot be written; then nothing has changed.
        """
        return self.do_all([edit])[0]

    def do_all(self, edits: Sequence[Edit]) -> tuple[Event, ...]:
        """Make edits, each an undoable step of its own, all of them or none.

        Raises as :meth:`do` does, with the number of the edit at fault in ``error.edit_number``.
        """
        events = []
        with self._up_to_date() as (writer, journal):
            for number, edit in enumerate(edits, 1):
                try:
                    events.append(self._recorded(edit, writer, journal))
                except UserError as error:
                    error.edit_number = number
                    raise
            after = self._standing(journal)
        return tuple(self._happened(event, after) if event.changes else event for event in events)

    def _recorded(self, edit: Edit, writer: Writer, journal: Journal) -> Event:
        at = now()
        done = perform(edit, writer, author_id=self.author.id, at=at)
        if not done.changes:
            return Event()
        entry = journal.record(done.kind, done.about, done.changes, author_id=self.author.id, at=at)
        return Event(done.changes, entry)

    def undo(self) -> Event:
        """Take back the last edit that stands.

        Raises ``InvalidEdit`` where there is none.
        """
        with self._up_to_date() as (writer, journal):
            entry = journal.undoable()
            if entry is None:
                raise InvalidEdit(mark("There is nothing to undo."))
            changes = inverse(journal.changes(entry.seq))
            writer.write(changes)
            entry = journal.set_state(entry, JournalState.UNDONE)
            after = self._standing(journal)
        return self._happened(Event(changes, entry), after)

    def redo(self) -> Event:
        """Make the last undone edit again.

        Raises ``InvalidEdit`` where there is none.
        """
        with self._up_to_date() as (writer, journal):
            entry = journal.redoable()
            if entry is None:
                raise InvalidEdit(mark("There is nothing to redo."))
            changes = journal.changes(entry.seq)
            writer.write(changes)
            entry = journal.set_state(entry, JournalState.DONE)
            after = self._standing(journal)
        return self._happened(Event(changes, entry), after)

    def refresh(self) -> Event | None:
        """Pick up what another window or a script wrote meanwhile; ``None`` where nothing was."""
        with self._file.reading_journal() as (_, journal):
            if journal.revision() == self._revision:
                return None
            missed = journal.missed(self._revision)
            after = self._standing(journal)
        changes = tuple(change for _, made in missed for change in made)
        return self._happened(Event(changes, missed[-1][0] if missed else None, whole=True), after)

    @contextmanager
    def _up_to_date(self) -> Iterator[tuple[Writer, Journal]]:
        """A transaction on the project as this workspace knows it: what others wrote is told first."""
        self.refresh()
        with self._file.writing() as (writer, journal):
            if journal.revision() != self._revision:
                raise InvalidEdit(mark("Another program changed the project at this moment; try again."))
            yield writer, journal

    def _standing(self, journal: Journal) -> tuple[int, JournalEntry | None, JournalEntry | None]:
        return journal.revision(), journal.undoable(), journal.redoable()

    def _note(self, journal: Journal) -> None:
        self._revision, self.undoable, self.redoable = self._standing(journal)

    def _happened(self, event: Event, after: tuple[int, JournalEntry | None, JournalEntry | None]) -> Event:
        self._revision, self.undoable, self.redoable = after
        if event.whole:
            self._reload()
        else:
            self._follow(event.changes)
        for listener in tuple(self._listeners):
            listener(event)
        return event

    def _follow(self, changes: tuple[Change, ...]) -> None:
        self.codebook = self.codebook.with_changes(changes)
        for identity, transcript in tuple(self._loaded.items()):
            self._loaded[identity] = transcript.with_changes(changes)

    def _reload(self) -> None:
        with self._file.reading() as reader:
            self.codebook = reader.codebook()
            there = {summary.transcript.id for summary in reader.summaries()}
            self._loaded = {i: reader.whole(i) for i in self._loaded if i in there}

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of every change from now on; call what is returned to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None
