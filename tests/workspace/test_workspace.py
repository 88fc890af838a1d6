"""The one door for change: events, batches, other windows, authors."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.changes import added
from annotator.domain.errors import InvalidEdit, NotFound, UserError
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, Project
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Transcript
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    Batch,
    Edit,
    EditLabel,
    RemoveTranscript,
    RenameProject,
    SetSpeakerFrom,
)
from annotator.editing.naming import edit_done, edit_name
from annotator.workspace.events import Event
from annotator.workspace.starting import user_name
from annotator.workspace.workspace import Workspace
from tests.editing.projects import state_of


def test_an_event_tells_exactly_what_changed(workspace: Workspace) -> None:
    heard: list[Event] = []
    stop = workspace.subscribe(heard.append)
    event = workspace.do(Annotate("t", 6, 9, "Fact", id="n"))
    assert heard == [event]
    assert event.entry == workspace.undoable
    assert [type(c.subject) for c in event.changes] == [Annotation]
    assert event.changes == (added(workspace.transcript("t").annotation_by_id["n"]),)
    assert event.transcript_ids == {"t"}
    assert event.touches(Turn, Annotation)
    assert not event.touches(Turn, Label)
    assert event.of(Annotation) == event.changes
    assert event.of(Turn) == ()
    assert Event(whole=True).touches(Turn)
    undone = workspace.undo()
    assert undone.changes == (event.changes[0].reversed(),)
    stop()
    workspace.redo()
    assert heard == [event, undone]
    stop()


def test_an_edit_that_changes_nothing_is_not_recorded_nor_told(workspace: Workspace) -> None:
    heard: list[Event] = []
    workspace.subscribe(heard.append)
    entries = len(workspace.history())
    workspace.undo()
    event = workspace.do(RenameProject(workspace.codebook.project.name))
    assert event == Event()
    assert len(workspace.history()) == entries
    assert workspace.redoable is not None, "nothing was done, so what was undone can still be redone"
    assert len(heard) == 1


def test_the_names_of_changed_transcripts(workspace: Workspace) -> None:
    event = workspace.do(RemoveTranscript("t"))
    assert event.transcript_ids == {"t"}
    assert any(isinstance(c.subject, Transcript) for c in event.changes)
    assert workspace.do(RenameProject("新")).transcript_ids == frozenset()


def test_a_removed_transcript_is_gone_and_comes_back(workspace: Workspace) -> None:
    before = workspace.transcript("t")
    workspace.do(RemoveTranscript("t"))
    with pytest.raises(NotFound):
        workspace.transcript("t")
    with pytest.raises(NotFound):
        workspace.transcript("1")
    workspace.undo()
    assert workspace.transcript("1") == before


@pytest.mark.parametrize("number", ["0", "2", "-1", "１x", "", "9" * 5_000])
def test_numbers_that_no_transcript_has(workspace: Workspace, number: str) -> None:
    with pytest.raises(NotFound):
        workspace.transcript(number)


# All or nothing

SOUND = AddSpeaker("新人", id="new")
FAULTY = (
    Annotate("t", 0, 9_999, "Fact"),
    Annotate("t", 3, 5, "Fact", id="a"),
    SetSpeakerFrom("t", 0, ("无此人",)),
)


@pytest.mark.parametrize("faulty", FAULTY, ids=["outside", "taken id", "nobody"])
def test_a_failing_edit_takes_the_others_of_its_batch_back(workspace: Workspace, faulty: Annotate) -> None:
    heard: list[Event] = []
    workspace.subscribe(heard.append)
    before, history = state_of(workspace), workspace.history()
    with pytest.raises(UserError) as caught:
        workspace.do(Batch((SOUND, faulty, RenameProject("新"))))
    assert caught.value.edit_number == 1
    with pytest.raises(UserError) as caught:
        workspace.do_all([SOUND, RenameProject("新"), faulty, SOUND])
    assert caught.value.edit_number == 3
    assert state_of(workspace) == before
    assert workspace.history() == history
    assert heard == []
    assert workspace.problems() == ()


def test_edits_made_together_are_steps_of_their_own(workspace: Workspace) -> None:
    seen: list[bool] = []
    workspace.subscribe(lambda _: seen.append("new" in workspace.codebook.speaker_by_id))
    before = state_of(workspace)
    events = workspace.do_all([RenameProject("一"), SOUND, RenameProject("一")])
    assert [bool(event.changes) for event in events] == [True, True, False]
    assert seen == [True, True], "a listener finds everything as it is when all is done"
    workspace.undo()
    assert workspace.codebook.project.name == "一"
    workspace.undo()
    assert state_of(workspace) == before


def test_each_edit_of_a_batch_sees_what_the_ones_before_it_did(workspace: Workspace) -> None:
    event = workspace.do(Batch((AddLabel(Layer.TOPICS, "水价", id="p"), Annotate("t", 0, 5, "p"))))
    assert len(event.changes) == 2
    before = workspace.undo()
    assert [type(c.subject) for c in before.changes] == [Annotation, Label]


@pytest.mark.parametrize(
    ("batch", "name"),
    [
        (Batch((SOUND, RenameProject("一"))), "2 edits"),
        (Batch((RenameProject("一"),)), "Rename the project to “一”"),
        (Batch((SOUND, RenameProject("一")), "a { strange } name"), "a { strange } name"),
        (Batch((SOUND,), "annotate"), "annotate"),
    ],
)
def test_a_batch_has_a_readable_name(workspace: Workspace, batch: Batch, name: str) -> None:
    entry = workspace.do(batch).entry
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == name


@pytest.mark.parametrize(
    ("edit", "done"),
    [
        (Batch((SOUND, RenameProject("一"))), "2 edits made"),
        (Batch((SOUND, RenameProject("一")), "Rename twice", "Renamed {twice}"), "Renamed {twice}"),
        (Batch((SOUND, RenameProject("一")), "Rename {twice}"), "Done: Rename {twice}"),
        (RenameProject("一{name}"), "Done: Rename the project to “一{name}”"),
    ],
)
def test_after_an_edit_a_message_says_what_has_happened(workspace: Workspace, edit: Edit, done: str) -> None:
    entry = workspace.do(edit).entry
    assert entry is not None
    assert edit_done(entry.kind, entry.about) == done


def test_an_empty_batch_changes_nothing(workspace: Workspace) -> None:
    assert workspace.do(Batch(())) == Event()
    assert workspace.do_all([]) == ()


def test_an_unknown_kind_in_the_journal_has_a_name_all_the_same() -> None:
    assert edit_name("from {a} newer program", {}) == "from {a} newer program"


# Other windows


@pytest.fixture
def other(workspace: Workspace) -> Workspace:
    return Workspace.open(workspace.path, author="second")


def test_two_windows_see_each_others_changes(workspace: Workspace, other: Workspace) -> None:
    other.transcript("t")
    heard: list[Event] = []
    other.subscribe(heard.append)
    assert other.refresh() is None
    made = workspace.do(Annotate("t", 6, 9, "Fact", id="n"))
    event = other.refresh()
    assert event is not None
    assert heard == [event]
    assert event.whole
    assert event.changes == made.changes
    assert event.entry == made.entry
    assert "n" in other.transcript("t").annotation_by_id
    assert other.undoable == workspace.undoable
    assert other.refresh() is None
    assert state_of(other) == state_of(workspace)
    other.close()


def test_no_update_is_lost(workspace: Workspace, other: Workspace) -> None:
    """Each edits without having looked; both edits stand, and both know them."""
    heard: list[Event] = []
    other.subscribe(heard.append)
    workspace.do(EditLabel("topic", name="一"))
    other.do(EditLabel("topic", definition="二"))
    assert [event.whole for event in heard] == [True, False]
    label = other.codebook.label_by_id["topic"]
    assert (label.name, label.definition) == ("一", "二")
    workspace.refresh()
    assert workspace.codebook.label_by_id["topic"] == label
    other.close()


def test_what_others_wrote_is_told_also_when_the_own_edit_fails(
    workspace: Workspace, other: Workspace
) -> None:
    heard: list[Event] = []
    other.subscribe(heard.append)
    workspace.do(RenameProject("一"))
    with pytest.raises(NotFound):
        other.do(EditLabel("nowhere"))
    assert [event.whole for event in heard] == [True]
    assert other.codebook.project.name == "一"
    other.close()


def test_undo_takes_back_the_last_edit_whoever_made_it(workspace: Workspace, other: Workspace) -> None:
    workspace.do(RenameProject("一"))
    other.do(RenameProject("二"))
    assert workspace.undo().of(Project)
    assert workspace.codebook.project.name == "一"
    other.undo()
    assert other.codebook.project.name == "project"
    assert other.redoable is not None
    workspace.redo()
    assert workspace.codebook.project.name == "一"
    other.close()


def test_a_transcript_removed_elsewhere_is_gone_here(workspace: Workspace, other: Workspace) -> None:
    other.transcript("t")
    workspace.do(RemoveTranscript("t"))
    other.refresh()
    with pytest.raises(NotFound):
        other.transcript("t")
    workspace.undo()
    other.refresh()
    assert other.transcript("t") == workspace.transcript("t")
    other.close()


def test_several_threads_edit_through_windows_of_their_own(workspace: Workspace) -> None:
    """Every edit waits for its turn; none is lost, none fails."""
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            window = Workspace.open(workspace.path, author=f"author {number}")
            for i in range(15):
                window.do(AddSpeaker(f"{number}-{i}"))
            window.close()
        except BaseException as error:  # noqa: BLE001  # told in the main thread
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    workspace.refresh()
    names = {speaker.name for speaker in workspace.codebook.speakers}
    assert {f"{n}-{i}" for n in range(4) for i in range(15)} <= names
    assert {a.name for a in workspace.codebook.annotators} >= {f"author {n}" for n in range(4)}
    assert workspace.problems() == ()
    for _ in range(60):
        workspace.undo()
    assert not {speaker.name for speaker in workspace.codebook.speakers} & {"0-0", "3-14"}


# Who edits


def names(workspace: Workspace) -> list[str]:
    return [annotator.name for annotator in workspace.codebook.annotators]


def test_looking_at_a_project_changes_nothing(project: Path) -> None:
    before = project.read_bytes()
    looking = Workspace.open(project, author="somebody new")
    assert looking.author.name == "somebody new"
    assert names(looking) == ["tester"]
    looking.summaries()
    with pytest.raises(NotFound):
        looking.do(EditLabel("nowhere"))
    looking.do(RenameProject("project"))
    looking.close()
    assert project.read_bytes() == before


def test_somebody_new_is_known_from_the_first_edit_on(project: Path) -> None:
    first, second = (Workspace.open(project, author="  somebody   new ") for _ in range(2))
    first.do(Annotate("t", 0, 4, "Fact", id="n"))
    assert names(first) == ["tester", "somebody new"]
    assert first.transcript("t").annotation_by_id["n"].author_id == first.author.id
    second.do(Annotate("t", 0, 4, "Fact", id="m"))
    assert second.author == first.author
    assert names(second) == ["tester", "somebody new"]
    second.undo()
    second.undo()
    assert names(second) == ["tester", "somebody new"]
    assert second.problems() == ()
    first.close()
    second.close()


def test_whoever_makes_a_project_is_its_first_annotator(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "a.annodb", author="小周")
    assert names(workspace) == ["小周"]
    assert isinstance(workspace.author, Annotator)
    assert workspace.undoable is None
    workspace.close()


@pytest.mark.parametrize("name", ["", "   ", None])
def test_an_annotator_without_a_name_has_the_accounts(
    name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_account() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", no_account)
    if name is None:
        monkeypatch.delenv("ANNOTATOR_NAME", raising=False)
    else:
        monkeypatch.setenv("ANNOTATOR_NAME", name)
    assert user_name() == "annotator"
    monkeypatch.setenv("ANNOTATOR_NAME", " 小  周 ")
    assert user_name() == "小 周"


# Faults of listeners


def test_a_listener_that_fails_does_not_part_memory_from_the_file(workspace: Workspace) -> None:
    def fail(_: Event) -> None:
        raise RuntimeError("a view is broken")

    stop: Callable[[], None] = workspace.subscribe(fail)
    with pytest.raises(RuntimeError):
        workspace.do_all([RenameProject("一"), SOUND])
    stop()
    assert workspace.codebook.project.name == "一"
    assert "new" in workspace.codebook.speaker_by_id
    state_of(workspace)


def test_a_listener_may_edit(workspace: Workspace) -> None:
    def answer(event: Event) -> None:
        if event.of(Project):
            workspace.do(SOUND)

    workspace.subscribe(answer)
    workspace.do(RenameProject("一"))
    assert "new" in workspace.codebook.speaker_by_id
    state_of(workspace)
    with pytest.raises(InvalidEdit):
        workspace.do(SOUND)
