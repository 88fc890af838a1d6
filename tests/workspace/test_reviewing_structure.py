"""A review after import: one edit that brings what was decided, and leaves what people did meanwhile."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, ClaimAttributes, RelationKind
from annotator.domain.errors import BadPattern, InvalidEdit, NotFound, UserError
from annotator.domain.ruling import KeptRuling, Ruling, RulingKind
from annotator.domain.speaker import Evidence, Turn
from annotator.domain.transcript import Section, Segment, SegmentKind, Transcript
from annotator.editing import (
    Annotate,
    Correct,
    Edit,
    EditSpeaker,
    MergeSpeakers,
    MoveTurn,
    Relate,
    RemoveSpeaker,
    RemoveTranscript,
    RemoveTurn,
    Reread,
    SetSpeakerFrom,
)
from annotator.workspace.importing import import_all, look_at, read_again
from annotator.workspace.readings import reading_of
from annotator.workspace.reviewing_structure import Review, beside_others, open_review, plan, rulings_of
from annotator.workspace.reviewing_structure import read_again as review_again
from annotator.workspace.workspace import Workspace
from tests.detect.ruled_talk import STAR, TALK, over
from tests.editing.projects import claim_label, state_of
from tests.workspace.reviewed import ONE, bring_in, imported, speaker_called, who_says

FIRST_STAR, LAST_STAR = TALK.index("星河"), TALK.rindex("星河")


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Workspace]:
    """A project with the talk in it."""
    opened = Workspace.create(tmp_path / "p.annodb", author="tester")
    bring_in(opened, tmp_path)
    yield opened
    opened.close()


def the(workspace: Workspace) -> Transcript:
    return workspace.summaries()[0].transcript


def decide(workspace: Workspace, *rulings: Ruling) -> Review:
    """Review the talk, decide this and accept."""
    review = review_again(open_review(workspace, the(workspace).id), rulings)
    workspace.do(plan(review))
    return review


def named(workspace: Workspace) -> dict[int, str]:
    """Who speaks from where on."""
    people = workspace.codebook.speaker_by_id
    turns = workspace.transcript(the(workspace).id).turns
    return {turn.start: "、".join(people[s].name for s in turn.speaker_ids) for turn in turns}


def test_a_name_that_was_missed_is_put_right_by_one_undoable_edit(talk: Workspace) -> None:
    before = state_of(talk)
    review = decide(talk, STAR)
    assert review.is_changed
    assert ("星河", "先说说水的事，水还是不够用。") in who_says(talk, the(talk))
    assert rulings_of(talk, the(talk).id) == (STAR,)
    assert talk.undoable is not None
    assert talk.undoable.kind == "reread"
    talk.undo()
    assert state_of(talk) == before
    talk.redo()
    assert named(talk)[FIRST_STAR] == "星河"
    assert talk.problems() == ()


def test_a_review_is_opened_as_it_was_left_and_accepting_it_again_is_no_step(talk: Workspace) -> None:
    decide(talk, STAR, ONE)
    review = open_review(talk, "1")
    assert review.rulings == (STAR, ONE)
    assert not review.is_changed
    assert [s.name for s in review.reading.speakers] == ["罗知秋", "星河", "张家兴"]
    assert talk.do(plan(review)).entry is None


def test_what_was_decided_before_the_import_is_kept_with_the_transcript(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.annodb", author="tester")
    transcript = bring_in(workspace, tmp_path, TALK, STAR)
    assert open_review(workspace, transcript.id).rulings == (STAR,)
    assert ("星河", "那就修管子。") in who_says(workspace, transcript)
    workspace.close()


def test_what_was_decided_about_a_file_goes_to_the_transcript_that_it_is_about(tmp_path: Path) -> None:
    record = (
        "标题：会{n}\n时间：2024年3月{n}日\n来源：周报\n正文：开场。\n星河：水不够。\n价钱\n罗知秋：好。\n"
    )
    path = tmp_path / "records.txt"
    path.write_text(record.format(n=1) + record.format(n=2), encoding="utf-8")
    candidate = look_at(path)
    at = path.read_text("utf-8").rindex("价钱")
    candidate = read_again(candidate, [STAR, Ruling(RulingKind.HEADING, start=at, end=at + 2)])
    with_edit = Workspace.create(tmp_path / "p.annodb", author="tester")
    import_all(with_edit, [candidate])
    first, second = (s.transcript for s in with_edit.summaries())
    assert rulings_of(with_edit, first.id) == (STAR,)
    own = with_edit.transcript(second.id).text.index("价钱")
    assert rulings_of(with_edit, second.id) == (STAR, Ruling(RulingKind.HEADING, start=own, end=own + 2))
    assert "价钱" in [s.title for s in with_edit.transcript(second.id).sections]
    with_edit.close()


def test_only_what_the_rulings_make_different_is_changed(talk: Workspace) -> None:
    event = talk.do(plan(review_again(open_review(talk, "1"), [over("接下来", RulingKind.HEADING)])))
    kinds = sorted(type(change.subject).__name__ for change in event.changes)
    assert kinds == ["KeptRuling", "Section", "Segment", "Turn"]
    segment = next(c.after for c in event.changes if isinstance(c.after, Segment))
    assert segment.kind is SegmentKind.HEADING
    section = next(c.after for c in event.changes if isinstance(c.after, Section))
    assert section.title == "接下来谈价钱。"


def test_claims_relations_and_corrections_stay(talk: Workspace) -> None:
    at, label = TALK.index("水还是"), claim_label(talk).id
    first = talk.do(Annotate("1", at, at + 6, label)).changes[0].after
    second = talk.do(Annotate("1", LAST_STAR, LAST_STAR + 8, label, note="存疑")).changes[0].after
    assert isinstance(first, Annotation)
    assert isinstance(second, Annotation)
    talk.do(Relate(RelationKind.SUPPORTS, first.id, second.id))
    talk.do(Correct("1", at, at + 1, "雨"))
    before = talk.transcript("1")
    decide(talk, STAR, over("接下来", RulingKind.NOISE))
    after = talk.transcript("1")
    assert after.annotations == before.annotations
    assert after.relations == before.relations
    assert after.corrections == before.corrections
    assert talk.codebook.speaker_by_id[after.speakers_of(first)[0]].name == "星河"


def test_a_turn_that_a_person_set_stays(talk: Workspace) -> None:
    talk.do(SetSpeakerFrom("1", FIRST_STAR, ("张家兴",)))
    talk.do(SetSpeakerFrom("1", LAST_STAR + 3, ("罗知秋",)))
    decide(talk, STAR)
    assert named(talk)[FIRST_STAR] == "张家兴"
    assert named(talk)[LAST_STAR] == "星河"
    assert named(talk)[LAST_STAR + 3] == "罗知秋"
    whole = talk.transcript("1")
    assert all(t.text_start <= whole.turn_end(t) for t in whole.turns if t.evidence is not Evidence.ANNOTATOR)


def test_a_turn_by_hand_inside_a_new_turn_is_not_cut_by_nobody(talk: Workspace) -> None:
    at = TALK.index("接下来")
    talk.do(SetSpeakerFrom("1", TALK.index("谢谢"), ("张家兴",)))
    decide(talk, over("接下来谈价钱。", RulingKind.HEADING))
    assert at not in named(talk)
    assert whose(talk, at) == "张家兴"
    talk.undo()
    talk.undo()
    decide(talk, over("接下来谈价钱。", RulingKind.HEADING))
    assert whose(talk, at) == ""


def whose(workspace: Workspace, at: int) -> str:
    """Who speaks at a place."""
    turn = workspace.transcript("1").turn_at(at)
    assert turn is not None
    return "、".join(workspace.codebook.speaker_by_id[s].name for s in turn.speaker_ids)


def test_a_turn_that_a_person_took_away_or_moved_stays_away(talk: Workspace) -> None:
    thanks, why = TALK.index("罗知秋：谢谢"), TALK.index("罗知秋：为什么")
    talk.do(RemoveTurn("1", thanks))
    talk.do(MoveTurn("1", why, why + 4))
    decide(talk, STAR, Ruling(RulingKind.SPEAKER, "罗知秋", "罗老师"))
    assert thanks not in named(talk)
    assert why not in named(talk)
    assert why + 4 in named(talk)


def test_nobodys_turn_that_was_taken_away_comes_back_as_somebodys(tmp_path: Path) -> None:
    text = (
        "## 价钱\n罗知秋：好的。\n张家兴：好。\n罗知秋：对。\n张家兴：对。\n## 水\n星河：水。\n罗知秋：是。\n"
    )
    with_text = Workspace.create(tmp_path / "p.annodb", author="tester")
    bring_in(with_text, tmp_path, text)
    at = text.index("星河")
    assert named(with_text)[at] == ""
    with_text.do(RemoveTurn("1", at))
    decide(with_text, STAR)
    assert named(with_text)[at] == "星河"
    with_text.close()


def test_a_speaker_who_was_renamed_is_the_same_person(talk: Workspace) -> None:
    talk.do(EditSpeaker("罗知秋", name="罗教授"))
    decide(talk, STAR, over("罗知秋：为什么", RulingKind.TEXT))
    assert "罗知秋" not in [s.name for s in talk.codebook.speakers]
    decide(talk, STAR)
    assert named(talk)[TALK.index("罗知秋：为什么")] == "罗教授"


def test_speakers_who_were_merged_stay_one(talk: Workspace) -> None:
    talk.do(MergeSpeakers(("家兴",), "张家兴"))
    decide(talk, STAR, over("家兴老师：价钱", RulingKind.TEXT))
    decide(talk, STAR)
    assert named(talk)[TALK.index("家兴老师：价钱")] == "张家兴"
    assert "家兴" not in [s.name for s in talk.codebook.speakers]


def test_a_speaker_who_was_removed_does_not_come_back_with_other_rulings(talk: Workspace) -> None:
    talk.do(RemoveSpeaker("张家兴"))
    decide(talk, STAR)
    assert "张家兴" not in [s.name for s in talk.codebook.speakers]
    assert named(talk)[TALK.index("张家兴：涨")] == ""


def test_a_speaker_who_was_removed_can_be_said_to_be_another(talk: Workspace) -> None:
    talk.do(RemoveSpeaker("家兴"))
    decide(talk, ONE)
    assert named(talk)[TALK.index("家兴老师")] == "张家兴"


def test_a_speaker_whom_nobody_uses_goes_and_one_who_was_touched_stays(talk: Workspace) -> None:
    none = Ruling(RulingKind.NO_SPEAKER, "家兴老师")
    decide(talk, none)
    assert "家兴" not in [s.name for s in talk.codebook.speakers]
    talk.undo()
    talk.do(EditSpeaker("家兴", colour="#123456"))
    decide(talk, none)
    assert speaker_called(talk, "家兴").colour == "#123456"


def test_a_speaker_to_whom_a_claim_is_given_stays(talk: Workspace) -> None:
    speaker = speaker_called(talk, "家兴")
    talk.do(Annotate("1", 20, 24, claim_label(talk).id, attributes=ClaimAttributes(speaker_id=speaker.id)))
    decide(talk, Ruling(RulingKind.NO_SPEAKER, "家兴老师"))
    assert speaker_called(talk, "家兴").id == speaker.id


def test_one_person_under_two_names_takes_everything_along(talk: Workspace) -> None:
    other, person = speaker_called(talk, "家兴"), speaker_called(talk, "张家兴")
    talk.do(EditSpeaker("家兴", affiliation="水务局"))
    claim = (
        talk.do(Annotate("1", 20, 24, claim_label(talk).id, attributes=ClaimAttributes(speaker_id=other.id)))
        .changes[0]
        .after
    )
    assert isinstance(claim, Annotation)
    talk.do(SetSpeakerFrom("1", FIRST_STAR, (other.id,)))
    decide(talk, ONE)
    assert other.id not in talk.codebook.speaker_by_id
    after = talk.codebook.speaker_by_id[person.id]
    assert after.affiliation == "水务局"
    assert {"家兴", "家兴老师"} <= set(after.aliases)
    assert whose(talk, FIRST_STAR) == "张家兴"
    assert talk.transcript("1").annotation_by_id[claim.id].attributes.speaker_id == person.id
    assert talk.problems() == ()


def test_what_was_decided_elsewhere_meanwhile_stays(talk: Workspace) -> None:
    old, none = over("接下来", RulingKind.HEADING), Ruling(RulingKind.NO_SPEAKER, "家兴老师")
    decide(talk, old)
    mine = review_again(open_review(talk, "1"), (STAR,))
    other = review_again(open_review(talk, "1"), (old, none))
    assert beside_others(talk, mine) == mine
    talk.do(plan(other))
    talk.do(plan(beside_others(talk, mine)))
    assert rulings_of(talk, the(talk).id) == (none, STAR)
    assert "星河" in [s.name for s in talk.codebook.speakers]
    talk.undo()
    assert rulings_of(talk, the(talk).id) == (old, none)
    talk.do(RemoveTranscript("1"))
    with pytest.raises(NotFound):
        beside_others(talk, mine)


def test_a_name_of_the_project_is_told_beside_that_of_the_text(talk: Workspace) -> None:
    assert open_review(talk, "1").names == {}
    talk.do(EditSpeaker("罗知秋", name="罗大明"))
    talk.do(MergeSpeakers(("家兴",), "张家兴"))
    assert open_review(talk, "1").names == {"罗知秋": "罗大明", "家兴": "张家兴"}
    decide(talk, STAR)
    assert open_review(talk, "1").names == {"罗知秋": "罗大明", "家兴": "张家兴"}
    assert "罗大明" in [s.name for s in talk.codebook.speakers]


def test_a_dismissed_proposal_is_kept_with_the_transcript_and_undone(talk: Workspace) -> None:
    apart = Ruling(RulingKind.DIFFERENT, "家兴", "张家兴")
    before = state_of(talk)
    assert open_review(talk, "1").reading.same != ()
    decide(talk, apart)
    assert rulings_of(talk, the(talk).id) == (apart,)
    assert open_review(talk, "1").reading.same == ()
    talk.undo()
    assert state_of(talk) == before
    talk.redo()
    assert rulings_of(talk, the(talk).id) == (apart,)


def test_a_name_that_is_only_mentioned_becomes_one_of_the_speaker(tmp_path: Path) -> None:
    opened = Workspace.create(tmp_path / "p.annodb", author="tester")
    bring_in(opened, tmp_path, TALK.replace("家兴老师：", "罗知秋：家兴老师，"))
    before = state_of(opened)
    (offered,) = open_review(opened, "1").reading.same
    decide(opened, Ruling(RulingKind.SAME_PERSON, offered.name, offered.same_as))
    assert speaker_called(opened, "张家兴").aliases == ("家兴老师",)
    opened.undo()
    assert state_of(opened) == before
    opened.close()


def test_a_person_who_is_given_another_name_keeps_their_colour(talk: Workspace) -> None:
    decide(talk, STAR)
    before = speaker_called(talk, "星河")
    decide(talk, Ruling(RulingKind.SPEAKER, "星河", "刘星河"))
    after = speaker_called(talk, "刘星河")
    assert (after.id, after.colour, after.aliases) == (before.id, before.colour, ("星河",))
    decide(talk, STAR)
    assert speaker_called(talk, "星河").id == before.id


def test_a_person_whom_another_transcript_knows_is_not_renamed_for_this_one(tmp_path: Path) -> None:
    both = Workspace.create(tmp_path / "p.annodb", author="tester")
    bring_in(both, tmp_path)
    bring_in(both, tmp_path, TALK.replace("水还是", "水一直"))
    decide(both, Ruling(RulingKind.SPEAKER, "罗知秋", "罗大明"), ONE)
    assert {"罗知秋", "罗大明", "家兴"} <= {s.name for s in both.codebook.speakers}
    other = both.summaries()[1].transcript
    assert "罗知秋" in [name for name, _ in who_says(both, other)]
    assert "罗知秋" not in [name for name, _ in who_says(both, the(both))]
    both.close()


@pytest.mark.parametrize(
    "ruling",
    [
        Ruling(RulingKind.HEADING),
        Ruling(RulingKind.NOISE, start=4, end=4),
        Ruling(RulingKind.TEXT, start=-1, end=4),
        Ruling(RulingKind.TEXT, start=0, end=len(TALK) + 1),
        Ruling(RulingKind.SPEAKER, "  "),
        Ruling(RulingKind.SAME_PERSON, "家兴"),
        Ruling(RulingKind.SAME_PERSON, start=4, end=4),
    ],
)
def test_a_ruling_that_says_nothing_about_the_text_is_refused(talk: Workspace, ruling: Ruling) -> None:
    before = state_of(talk)
    with pytest.raises(InvalidEdit):
        talk.do(Reread("1", (ruling,)))
    assert state_of(talk) == before


def test_a_pattern_without_sense_is_refused(talk: Workspace) -> None:
    with pytest.raises(BadPattern):
        talk.do(Reread("1", (Ruling(RulingKind.PATTERN, "{name}"),)))


def test_what_a_review_has_read_is_not_read_again(talk: Workspace) -> None:
    review = review_again(open_review(talk, "1"), [STAR])
    assert reading_of(review.source, (STAR,)) is review.reading


NAMES = st.sampled_from(["罗知秋", "星河", "家兴老师", "家兴", "张家兴", "结论", "刘星河", "罗老师"])
PLACES = st.integers(0, len(TALK) - 2)
RULINGS = st.lists(
    st.one_of(
        st.builds(Ruling, st.sampled_from([RulingKind.SPEAKER, RulingKind.SAME_PERSON]), NAMES, NAMES),
        st.builds(Ruling, st.sampled_from([RulingKind.SPEAKER, RulingKind.NO_SPEAKER]), NAMES),
        st.builds(
            lambda kind, start: Ruling(kind, start=start, end=start + 1),
            st.sampled_from([RulingKind.HEADING, RulingKind.NOISE, RulingKind.TEXT, RulingKind.SAME_PERSON]),
            PLACES,
        ),
        st.just(Ruling(RulingKind.PATTERN, "{name}：{text}")),
    ),
    max_size=4,
).map(tuple)
BY_HAND = st.lists(
    st.one_of(
        st.builds(
            lambda at, who: SetSpeakerFrom("1", at, who), PLACES, st.just(()) | NAMES.map(lambda n: (n,))
        ),
        st.builds(
            lambda at: RemoveTurn("1", at),
            st.sampled_from([i for i in range(len(TALK)) if TALK[i - 1] == "\n"]),
        ),
        st.builds(lambda one, other: EditSpeaker(one, name=other), NAMES, NAMES),
        st.builds(lambda one, other: MergeSpeakers((one,), other), NAMES, NAMES),
        st.builds(RemoveSpeaker, NAMES),
    ),
    max_size=4,
)


def by_hand(workspace: Workspace, edits: Sequence[Edit]) -> None:
    """What of these edits makes sense."""
    for edit in edits:
        try:
            workspace.do(edit)
        except UserError:
            continue


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=RULINGS, meanwhile=BY_HAND, second=RULINGS)
def test_the_laws_of_a_review(
    first: tuple[Ruling, ...], meanwhile: list[Edit], second: tuple[Ruling, ...]
) -> None:
    """Nothing decided, nothing changed; undo brings every row back; what people did stays."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "p.annodb", author="tester")
        bring_in(workspace, Path(folder), TALK, *first)
        label = claim_label(workspace).id
        for at in (4, 30, 60):
            workspace.do(Annotate("1", at, at + 5, label))
        workspace.do(Correct("1", 40, 42, "改"))
        by_hand(workspace, meanwhile)
        before = state_of(workspace)
        hand = [t for t in before["Turn"] if isinstance(t, Turn) and t.evidence is Evidence.ANNOTATOR]

        assert workspace.do(plan(open_review(workspace, "1"))).entry is None
        assert state_of(workspace) == before

        event = workspace.do(Reread("1", second))
        after = state_of(workspace)
        starts = {t.start: t for t in after["Turn"] if isinstance(t, Turn)}
        joined = {s.key[0] for s in before["Speaker"]} - {s.key[0] for s in after["Speaker"]}
        for turn in hand:
            assert starts[turn.start].evidence is Evidence.ANNOTATOR
            assert starts[turn.start].text_start == turn.text_start
            if not joined & set(turn.speaker_ids):
                assert len(starts[turn.start].speaker_ids) == len(turn.speaker_ids)
        assert after["Annotation"] == before["Annotation"]
        assert after["Correction"] == before["Correction"]
        assert [k.ruling for k in after["KeptRuling"] if isinstance(k, KeptRuling)] == list(second)
        assert workspace.problems() == ()

        if event.changes:
            workspace.undo()
            assert state_of(workspace) == before
            workspace.redo()
            assert state_of(workspace) == after
        workspace.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=RULINGS, second=RULINGS)
def test_a_review_comes_to_what_an_import_by_the_same_rulings_comes_to(
    first: tuple[Ruling, ...], second: tuple[Ruling, ...]
) -> None:
    """Where nobody did anything in between."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for name, rulings in (("one", first), ("two", second)):
            place = Path(folder) / name
            place.mkdir()
            workspace = Workspace.create(place / "p.annodb", author="tester")
            bring_in(workspace, place, TALK, *rulings)
            workspace.do(Reread("1", second))
            whole = workspace.transcript("1")
            people = workspace.codebook.speaker_by_id
            sections = [(s.start, s.end, s.title, s.level) for s in whole.sections]
            asides = [(a.start, a.end, a.kind, a.of) for a in whole.asides]
            segments = [(s.start, s.end, s.kind) for s in whole.segments]
            names = sorted(people[i].name for i in {i for t in whole.turns for i in t.speaker_ids})
            found.append((who_says(workspace, whole.transcript), sections, asides, segments, names))
            assert {s.name for s in workspace.codebook.speakers} == set(names)
            workspace.close()
        assert found[0] == found[1]


@pytest.mark.parametrize(
    "text",
    [
        "- 王渡：先说\n- 星河：我们\n- 王渡：可以\n",
        "- 王渡：\n    - 先说\n- 星河：\n    - 我们\n- 王渡：\n    - 可以\n",
        "- 记录\n    - 王渡：先说\n    - 星河：我们\n    - 王渡：可以\n",
        "1. 王渡：先说\n2. 星河：我们\n3. 王渡：可以\n",
    ],
)
def test_the_sign_of_a_list_item_is_no_turn_of_nobody(tmp_path: Path, text: str) -> None:
    named = (Ruling(RulingKind.SPEAKER, "王渡"), Ruling(RulingKind.SPEAKER, "星河"))
    with imported(tmp_path, text, *named) as notes:
        plain = notes.summaries()[0].transcript
        transcript = notes.transcript(plain.id)
        assert [name for name, _ in who_says(notes, plain)] == ["王渡", "星河", "王渡"]
        assert all(t.start == 0 or text[t.start - 1] == "\n" for t in transcript.turns)
        ends = [text[t.text_start : transcript.turn_end(t)] for t in transcript.turns]
        assert [words.rstrip("\n").removeprefix("- ") for words in ends] == ["先说", "我们", "可以"]
