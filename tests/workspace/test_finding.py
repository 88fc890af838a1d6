"""Finding in a whole project: exactly what a plain scan finds, whoever changed what, and how it is shown."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from annotator.domain.annotation import ClaimAttributes
from annotator.domain.errors import BadPattern
from annotator.domain.label import Layer
from annotator.domain.reading import SourceFile
from annotator.domain.transcript import TranscriptStatus
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    Correct,
    EditTranscript,
    ImportTranscript,
    RemoveTranscript,
    RevertCorrections,
    SetSpeakerFrom,
)
from annotator.text.matching import Query, Way
from annotator.text.text_map import TextMap, View, shown_text
from annotator.workspace.filtering import Filter
from annotator.workspace.finding import Count, Hit
from annotator.workspace.workspace import Workspace
from tests.editing.projects import DIALOGUE, claim_label, import_text, reading_of, speaker_called
from tests.store.filled import TEXT
from tests.text.scanning import scan
from tests.workspace.test_random_edits import PLAIN, RandomEdits

WALKS, STEPS = 3, 40
NOTHING = Query("")


def words(hits: Iterator[Hit] | Sequence[Hit]) -> list[str]:
    return [hit.words for hit in hits]


def find(workspace: Workspace, asked: str, **more: object) -> list[Hit]:
    return list(workspace.searching.find(Query(asked), **more))  # type: ignore[arg-type]


def scanned(workspace: Workspace, query: Query, *, in_source: bool = False) -> list[tuple[str, int, int]]:
    """What a plain scan finds in the project as it is on disk: transcript and place in the text shown."""
    with workspace.reading() as reader:
        wholes = [reader.whole(summary.transcript.id) for summary in reader.summaries()]
    view = View.SOURCE if in_source else View.READING
    return [
        (whole.id, start, end)
        for whole in wholes
        for start, end in scan(query, shown_text(whole.text, whole.accepted_corrections, view))
    ]


def shown(
    workspace: Workspace, hits: Sequence[Hit], *, in_source: bool = False
) -> list[tuple[str, int, int]]:
    """Where hits stand in the text shown; their words are those that stand there."""
    places = []
    with workspace.reading() as reader:
        wholes = {s.transcript.id: reader.whole(s.transcript.id) for s in reader.summaries()}
    for hit in hits:
        whole = wholes[hit.transcript_id]
        view = View.SOURCE if in_source else View.READING
        text = shown_text(whole.text, whole.accepted_corrections, view)
        start, end = TextMap(len(whole.text), whole.accepted_corrections, view).shown_span(hit.span)
        assert text[start:end] == hit.words
        assert text[:start].endswith(hit.before)
        assert text[end:].startswith(hit.after)
        assert "\n" not in hit.before + hit.after
        places.append((hit.transcript_id, start, end))
    return places


def _queries(workspace: Workspace, chance: Random) -> Iterator[Query]:
    """Words of one to three characters out of the texts as they are and as they were, in every way."""
    with workspace.reading() as reader:
        wholes = [reader.whole(summary.transcript.id) for summary in reader.summaries()]
    texts = [text for w in wholes for text in (w.text, shown_text(w.text, w.accepted_corrections))]
    for length in (1, 2, 3):
        text = chance.choice(texts or ["漏损"])
        start = chance.randrange(len(text))
        yield Query(text[start : start + length], chance.choice((Way.PLAIN, Way.PLAIN, Way.WORD)))
    yield Query(chance.choice(("ls", "lousun", "jian", "g", "zyun", "zhou yun")), Way.SOUND)


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_any_edit_of_either_window_what_is_found_is_what_a_scan_finds(filled: Path, seed: int) -> None:
    """Edits of every kind, undo, redo, imports, removals, reopening; nobody refreshes."""
    RandomEdits.start = filled
    walk, chance = RandomEdits(), Random(seed)
    for window in walk.windows:
        window.searching.prepare()
    found = 0
    for _ in range(STEPS):
        kind = chance.choice(("correct", "correct", "revert_corrections", "import_transcript", *PLAIN))
        if kind != "remove_transcript" or chance.random() < 0.3:
            walk.edit(chance.randrange(2**32), second=chance.random() < 0.5, kind=kind)
        if chance.random() < 0.3:
            chance.choice((walk.undo, walk.redo))(second=chance.random() < 0.5)
        if chance.random() < 0.05:
            walk.reopen()
        for window in walk.windows:
            for query in _queries(window, chance):
                in_source = chance.random() < 0.3
                hits = list(window.searching.find(query, in_source=in_source))
                found += len(hits)
                assert shown(window, hits, in_source=in_source) == scanned(window, query, in_source=in_source)
    walk.teardown()
    assert found > STEPS


def test_a_correction_changes_at_once_what_is_found(workspace: Workspace) -> None:
    assert words(find(workspace, "管道")) == ["管道"]
    assert find(workspace, "水厂") == []
    made = workspace.do(Correct("t", 4, 5, "水厂")).changes[0].subject
    assert words(find(workspace, "水厂")) == ["水厂"]
    workspace.do(RevertCorrections(("x", made.key[0])))  # type: ignore[arg-type]
    assert find(workspace, "管道") == find(workspace, "水厂") == []
    workspace.undo()
    assert words(find(workspace, "水厂管道")) == []
    assert words(find(workspace, "管道")) == ["管道"]


def test_the_source_text_is_searched_where_that_is_asked(workspace: Workspace) -> None:
    (hit,) = find(workspace, TEXT[10:12], in_source=True)
    assert (hit.span.start, hit.span.end) == (10, 12)
    assert find(workspace, "管道", in_source=True) == []
    (corrected,) = find(workspace, "管道")
    assert (corrected.span.start, corrected.span.end) == (10, 12)


def test_a_hit_inside_inserted_words_keeps_its_place_in_them(workspace: Workspace) -> None:
    workspace.do(Correct("t", 4, 4, "甲乙丙丁"))
    (hit,) = find(workspace, "乙丙")
    assert (hit.span.start, hit.span.end) == (4, 4)
    assert hit.span.start_inner != hit.span.end_inner
    shown(workspace, [hit])


def test_hits_stand_in_their_line_with_their_words_in_the_middle(workspace: Workspace) -> None:
    long = "前" * 60 + "中" + "后" * 60
    transcript = import_text(workspace, f"第一行\n{long}\n第三行\n")
    (hit,) = find(workspace, "中", transcripts=[transcript.id])
    assert (hit.before, hit.words, hit.after) == ("前" * 40, "中", "后" * 40)
    (first,) = find(workspace, "第三行", transcripts=[transcript.id])
    assert (first.before, first.after) == ("", "")


def test_hits_come_in_the_order_of_the_list_and_of_the_text(workspace: Workspace) -> None:
    second = import_text(workspace, DIALOGUE)
    hits = find(workspace, "简宁")
    assert [hit.transcript_id for hit in hits] == ["t"] * 2 + [second.id] * 2
    assert all(a.span.start < b.span.start for a, b in pairwise(hits) if a.transcript_id == b.transcript_id)
    workspace.do(EditTranscript("t", position=5))
    assert [hit.transcript_id for hit in find(workspace, "简宁")] == [second.id] * 2 + ["t"] * 2


def test_a_removed_transcript_is_not_found_until_it_is_back(workspace: Workspace) -> None:
    assert len(find(workspace, "简宁")) == 2
    workspace.do(RemoveTranscript("t"))
    assert find(workspace, "简宁") == []
    workspace.undo()
    assert len(find(workspace, "管道")) == 1


def test_another_program_is_followed_without_a_refresh(project: Path) -> None:
    here, there = (Workspace.open(project, author=name) for name in ("here", "there"))
    here.searching.prepare()
    there.do(Correct("t", 4, 5, "水厂"))
    there.do(ImportTranscript(SourceFile("b.txt", DIALOGUE, "utf-8", "LF"), reading_of(DIALOGUE), id="b"))
    assert words(find(here, "水厂")) == ["水厂"]
    assert {hit.transcript_id for hit in find(here, "简宁")} == {"t", "b"}
    there.undo()
    there.undo()
    assert find(here, "水厂") == []
    assert {hit.transcript_id for hit in find(here, "简宁")} == {"t"}
    here.close()
    there.close()


def test_where_the_journal_is_damaged_everything_is_read_anew(project: Path) -> None:
    here, there = (Workspace.open(project, author=name) for name in ("here", "there"))
    here.searching.prepare()
    there.do(Correct("t", 4, 5, "水厂"))
    there.close()
    with closing(sqlite3.connect(project)) as file, file:
        file.execute("UPDATE journal SET changes = x'00'")
    assert words(find(here, "水厂")) == ["水厂"]
    here.close()


def test_counts_are_those_of_the_hits(workspace: Workspace) -> None:
    second = import_text(workspace, DIALOGUE)
    for query in (Query("简宁"), Query("。"), Query("jn", Way.SOUND), Query("[。？]", Way.PATTERN)):
        hits = list(workspace.searching.find(query))
        counted = list(workspace.searching.count(query))
        assert counted == [Count(i, sum(hit.transcript_id == i for hit in hits)) for i in ("t", second.id)]
    assert list(workspace.searching.count(Query("龘"))) == []


def test_only_the_transcripts_asked_for_are_searched(workspace: Workspace) -> None:
    second = import_text(workspace, DIALOGUE)
    assert {hit.transcript_id for hit in find(workspace, "简宁", transcripts=[second.id])} == {second.id}
    assert find(workspace, "简宁", transcripts=[]) == []
    assert list(workspace.searching.count(Query("简宁"), transcripts=["t"])) == [Count("t", 2)]


def test_nothing_asked_is_nothing_found(workspace: Workspace) -> None:
    assert find(workspace, "") == []
    assert list(workspace.searching.count(NOTHING)) == []


def test_a_bad_pattern_is_told_before_anything_is_searched(workspace: Workspace) -> None:
    with pytest.raises(BadPattern):
        workspace.searching.find(Query("(", Way.PATTERN))
    with pytest.raises(BadPattern):
        workspace.searching.count(Query("(", Way.PATTERN))


def test_a_search_that_nobody_wants_any_more_ends(workspace: Workspace) -> None:
    import_text(workspace, DIALOGUE)
    asked = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    hits = list(workspace.searching.find(Query("。"), cancelled=cancelled))
    assert 0 < len(hits) < len(find(workspace, "。"))
    workspace.searching.release()
    workspace.searching.prepare(cancelled=lambda: True)
    assert words(find(workspace, "管道")) == ["管道"]


def test_memory_is_freed_and_the_project_read_anew(workspace: Workspace) -> None:
    before = find(workspace, "简宁")
    workspace.searching.release()
    assert find(workspace, "简宁") == before


@pytest.mark.parametrize("way", Way)
def test_every_way_can_be_prepared(workspace: Workspace, way: Way) -> None:
    workspace.searching.prepare(way, in_source=True)
    assert len(list(workspace.searching.find(Query("简宁", way), in_source=True))) == 2


def test_searches_and_edits_at_the_same_time_do_not_disturb_each_other(workspace: Workspace) -> None:
    import_text(workspace, DIALOGUE)
    stop, faults = threading.Event(), []

    def search() -> None:
        while not stop.is_set():
            try:
                for hit in workspace.searching.find(Query("水厂")):
                    assert hit.words == "水厂"
            except Exception as error:  # noqa: BLE001 - told below
                faults.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for i in range(30):
        workspace.do(Correct("t", 4, 5, "水厂" * (i % 3 + 1)))
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert shown(workspace, find(workspace, "水厂")) == scanned(workspace, Query("水厂"))


# Filters. The filled project: claim a at [5, 9) by 周允 of its own, claim b at [8, 14), topic c over
# [0, 20); 周允 speaks in the first turn, 简宁 in the second.


def marks(workspace: Workspace, **only: object) -> list[str | None]:
    """The ids of the marks that a filter finds, ``None`` for a turn."""
    hits = list(workspace.searching.find(NOTHING, Filter(**only)))  # type: ignore[arg-type]
    counted = workspace.searching.count(NOTHING, Filter(**only))  # type: ignore[arg-type]
    assert sum(count.hits for count in counted) == len(hits)
    return [hit.annotation_id for hit in hits]


def test_a_layer_alone_finds_its_marks(workspace: Workspace) -> None:
    assert marks(workspace, layers=frozenset({Layer.CLAIMS})) == ["a", "b"]
    assert marks(workspace, layers=frozenset({Layer.TOPICS})) == ["c"]
    assert marks(workspace, layers=frozenset({Layer.SPEAKERS})) == [None, None]
    assert marks(workspace, layers=frozenset({Layer.CLAIMS, Layer.TOPICS})) == ["c", "a", "b"]


def test_a_topic_stands_for_those_under_it(workspace: Workspace) -> None:
    workspace.do(Annotate("t", 2, 6, "inner", id="d"))
    assert marks(workspace, labels=frozenset({"topic"})) == ["c", "d"]
    assert marks(workspace, labels=frozenset({"inner"})) == ["d"]
    assert marks(workspace, labels=frozenset({"inner"}), layers=frozenset({Layer.CLAIMS})) == []
    assert marks(workspace, labels=frozenset({"no such label"})) == []


def test_a_speaker_has_turns_and_claims(workspace: Workspace) -> None:
    first, second = (speaker_called(workspace, name).id for name in ("周允", "简宁"))
    assert marks(workspace, speakers=frozenset({first})) == ["a", None, "b"]  # speech begins after the name
    assert marks(workspace, speakers=frozenset({second})) == [None]
    workspace.do(
        Annotate("t", 8, 12, claim_label(workspace).id, attributes=ClaimAttributes(speaker_id=second), id="q")
    )
    assert marks(workspace, speakers=frozenset({second})) == ["q", None]
    claims = frozenset({Layer.CLAIMS})
    assert marks(workspace, speakers=frozenset({first}), layers=claims) == ["a", "b"]
    assert marks(workspace, speakers=frozenset({first, second}), layers=claims) == ["a", "b", "q"]


def test_a_turn_of_nobody_is_no_mark(workspace: Workspace) -> None:
    workspace.do(SetSpeakerFrom("t", TEXT.index("周允"), ()))
    assert marks(workspace, layers=frozenset({Layer.SPEAKERS})) == [None]


def test_authors_and_statuses_narrow(workspace: Workspace, project: Path) -> None:
    other = Workspace.open(project, author="另一位")
    other.do(Annotate("t", 1, 3, claim_label(other).id, id="o"))
    theirs, ours = frozenset({other.author.id}), frozenset({workspace.author.id})
    other.close()
    workspace.refresh()
    assert marks(workspace, authors=theirs) == ["o"]
    assert marks(workspace, authors=ours) == ["c", "a", "b"]
    assert len(marks(workspace, statuses=frozenset({TranscriptStatus.NEW}))) == 6
    assert marks(workspace, statuses=frozenset({TranscriptStatus.DONE})) == []
    workspace.do(EditTranscript("t", status=TranscriptStatus.DONE))
    assert len(marks(workspace, statuses=frozenset({TranscriptStatus.DONE}))) == 6


def test_a_mark_is_shown_with_its_words(workspace: Workspace) -> None:
    label = frozenset({claim_label(workspace).id})
    first, second = workspace.searching.find(NOTHING, Filter(labels=label))
    whole = workspace.transcript("t")
    reading = shown_text(whole.text, whole.accepted_corrections)
    assert first.span == whole.annotation_by_id["a"].span
    assert (first.words, second.words) == (reading[5:9], reading[8:14])
    assert reading.index(first.before + first.words + first.after) >= 0


def test_the_words_of_a_very_long_mark_are_cut_short(workspace: Workspace) -> None:
    transcript = import_text(workspace, "长" * 1000)
    workspace.do(Annotate(transcript.id, 0, 1000, "topic"))
    hits = list(workspace.searching.find(NOTHING, Filter(labels=frozenset({"topic"}))))
    assert (hits[-1].span.start, hits[-1].span.end) == (0, 1000)
    assert hits[-1].words == "长" * 200


def test_words_are_found_only_within_the_marks_asked_for(workspace: Workspace) -> None:
    claims = Filter(layers=frozenset({Layer.CLAIMS}))
    for asked in ("管网", "百分之", "漏", "管", TEXT[8:10], TEXT[13:15], "。"):
        inside = [
            hit
            for hit in find(workspace, asked)
            if any(start <= hit.span.start and hit.span.end <= end for start, end in ((5, 9), (8, 14)))
        ]
        assert find(workspace, asked, only=claims) == inside
        assert sum(n for _, n in workspace.searching.count(Query(asked), claims)) == len(inside)


def test_words_of_a_speaker_are_those_of_the_turns_without_their_labels(workspace: Workspace) -> None:
    only = Filter(speakers=frozenset({speaker_called(workspace, "简宁").id}))
    assert len(find(workspace, "简宁")) == 2
    assert find(workspace, "简宁", only=only) == []
    assert len(find(workspace, "百分之")) == 2  # once where nobody speaks
    assert len(find(workspace, "百分之", only=only)) == 1
    assert find(workspace, "到底", only=only) == []


def test_words_in_corrected_text_lie_within_marks_over_it(workspace: Workspace) -> None:
    claims = Filter(layers=frozenset({Layer.CLAIMS}))
    assert words(find(workspace, "管道", only=claims)) == ["管道"]
    workspace.do(Correct("t", 8, 8, "新增的话"))
    assert words(find(workspace, "新增", only=claims)) == ["新增"]  # within claim a, which goes on to 9
    assert find(workspace, "新增", only=Filter(statuses=frozenset({TranscriptStatus.DONE}))) == []


def test_a_new_label_and_speaker_can_be_asked_for_at_once(workspace: Workspace) -> None:
    workspace.do(AddLabel(Layer.CLAIMS, "传闻", id="rumour"))
    workspace.do(AddSpeaker("新人", id="newcomer"))
    workspace.do(Annotate("t", 5, 7, "rumour", attributes=ClaimAttributes(speaker_id="newcomer"), id="n"))
    assert marks(workspace, labels=frozenset({"rumour"})) == ["n"]
    assert marks(workspace, speakers=frozenset({"newcomer"})) == ["n"]
