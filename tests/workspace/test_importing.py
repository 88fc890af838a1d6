"""From files to transcripts, with the structure that is really found: all at once, once, or not at all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.detect import read_structure
from annotator.domain.errors import Cancelled, InvalidEdit, UnreadableFile
from annotator.domain.project import FieldKind
from annotator.domain.reading import (
    FoundNoise,
    FoundRepeat,
    FoundSection,
    FoundSegment,
    FoundSpeaker,
    FoundTurn,
    Reading,
    SourceFile,
)
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind
from annotator.editing import ImportTranscript
from annotator.workspace.importing import collect, edit_for, import_all, known_among, look_at
from annotator.workspace.workspace import Workspace
from tests.editing.projects import state_of

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "data" / "samples").glob("*.[tm][xd]*"))
RECORDS = "\n\n\n".join(
    f"标题：第{n}篇\n来源：水务周报\n日期：2026-03-0{n}\n关键词：漏损、管网\n"
    f"正文：主管道换了{n}公里。\n负责人周允说：“还要再换{n}年。”\n这是第{n}篇的最后一句。"
    for n in (1, 2, 3)
)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "empty.annodb", author="tester")


def source(text: str, name: str = "a.txt") -> SourceFile:
    return SourceFile(name, text, "utf-8", "LF")


def check_structure(workspace: Workspace) -> None:
    """What every imported transcript must be, whatever was found in it."""
    assert workspace.problems() == ()
    for summary in workspace.summaries():
        whole = workspace.transcript(summary.transcript.id)
        length = len(whole.text)
        assert whole.transcript.characters == length
        for shelf in (whole.segments, whole.sections, whole.asides):
            assert all(0 <= thing.start < thing.end <= length for thing in shelf)
        assert all(a.end <= b.start for a, b in pairwise(whole.segments))
        for turn, end in whole.turns_over(0, length):
            assert 0 <= turn.start <= turn.text_start <= length
            assert turn.start < end


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.name))
def test_the_samples_come_in_and_go_and_come_again(empty: Workspace, path: Path) -> None:
    before = state_of(empty)
    candidate = look_at(path)
    assert candidate.source is not None, candidate.error
    import_all(empty, [candidate])
    check_structure(empty)
    texts = [empty.transcript(s.transcript.id).text for s in empty.summaries()]
    whole = candidate.source.text
    assert texts == [whole[reading.start : reading.end] for reading in candidate.readings]
    after = state_of(empty)
    empty.undo()
    assert state_of(empty) == before
    empty.redo()
    assert state_of(empty) == after
    empty.close()


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_seeds_come_in_verbatim(empty: Workspace, shared: Path, number: int) -> None:
    (path,) = (shared / "seeds").glob(f"00{number}_*.txt")
    import_all(empty, [look_at(path)])
    check_structure(empty)
    decoded = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(empty.transcript(s.transcript.id).text for s in empty.summaries()) == decoded
    empty.close()


def test_each_record_of_a_file_is_a_transcript_of_its_own(empty: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "records.txt"
    path.write_text(RECORDS, encoding="utf-8")
    candidate = look_at(path)
    assert len(candidate.readings) == 3
    event = import_all(empty, [candidate])
    check_structure(empty)
    transcripts = [s.transcript for s in empty.summaries()]
    assert [t.title for t in transcripts] == ["第1篇", "第2篇", "第3篇"]
    assert [t.position for t in transcripts] == [0, 1, 2]
    assert event.entry is not None
    assert len(empty.history()) == 1, "one import is one step"
    whole = empty.transcript(transcripts[1].id)
    assert whole.text.startswith("标题：第2篇"), "offsets start at the record's own first character"
    fields = empty.codebook.field_by_id
    card = {fields[value.field_id].name: value.values for value in whole.card}
    assert card["Source"] == ("水务周报",)
    assert card["Date"] == ("2026-03-02",)
    empty.undo()
    assert empty.summaries() == ()
    empty.close()


def test_a_text_comes_in_once_however_often_it_is_there(empty: Workspace, tmp_path: Path) -> None:
    text = "周允：漏损多少？\n简宁：两成。\n"
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.md")]
    for path, end in zip(paths, ("\n", "\r\n", "\n"), strict=True):
        path.write_bytes(text.replace("\n", end).encode())
    candidates = [look_at(path) for path in paths]
    import_all(empty, candidates)
    assert len(empty.summaries()) == 1
    known = known_among(empty, candidates)
    assert [(k.path, k.transcript.title) for k in known] == [(path, "a") for path in paths]
    assert edit_for(candidates, known) is None
    assert import_all(empty, candidates).changes == ()
    assert len(empty.history()) == 1
    with pytest.raises(InvalidEdit, match="has this text already, as “a”"):
        empty.do(ImportTranscript(source(text), Reading(0, len(text))))
    empty.close()


def test_what_is_new_comes_in_beside_what_is_known(empty: Workspace, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("旧的一篇。\n", encoding="utf-8")
    import_all(empty, [look_at(tmp_path / "old.txt")])
    (tmp_path / "new.txt").write_text("新的一篇。\n", encoding="utf-8")
    import_all(empty, [look_at(path) for path in collect([tmp_path])])
    assert [s.transcript.title for s in empty.summaries()] == ["old", "new"]
    empty.close()


def test_an_unreadable_file_is_told_and_leaves_the_others(empty: Workspace, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("好的一篇。\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    candidates = [look_at(path) for path in collect([tmp_path])]
    assert [c.error is None for c in candidates] == [False, True]
    import_all(empty, candidates)
    assert [s.transcript.title for s in empty.summaries()] == ["good"]
    empty.close()


@pytest.mark.parametrize("content", [None, "folder"])
def test_nothing_to_import_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "x"
    if content is not None:
        path.mkdir()
    with pytest.raises(UnreadableFile):
        _ = [reader_of(file) for file in collect([path])]


def reader_of(path: Path) -> SourceFile | None:
    candidate = look_at(path)
    if candidate.error is not None:
        raise candidate.error
    return candidate.source


def test_cancelling_leaves_no_trace(empty: Workspace) -> None:
    path = next(p for p in SAMPLES if p.name == "bridge-interview.txt")
    calls = []

    def stop(share: float) -> None:
        calls.append(share)
        if len(calls) == 4:
            raise Cancelled

    before = state_of(empty)
    with pytest.raises(Cancelled):
        look_at(path, progress=stop)
    assert state_of(empty) == before
    assert empty.history() == ()
    told: list[float] = []
    look_at(path, progress=lambda share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0
    empty.close()


# Odd readings: whatever a reader proposes, an import must stand it or refuse it in words

TEXT = "甲：一二三\n\n乙：四五六\n（掌声）\n丙：七八九\n"


def test_text_between_turns_belongs_to_nobody(empty: Workspace) -> None:
    first, second = TEXT.index("甲"), TEXT.index("丙")
    reading = Reading(
        0,
        len(TEXT),
        speakers=(FoundSpeaker("甲"), FoundSpeaker("丙")),
        turns=(
            FoundTurn("甲", first, first + 2, 5, Evidence.LABEL),
            FoundTurn("丙", second, second + 2, len(TEXT) - 1, Evidence.LABEL),
        ),
    )
    empty.do(ImportTranscript(source(TEXT), reading, id="t"))
    whole = empty.transcript("t")
    assert [(t.start, len(t.speaker_ids), t.evidence) for t in whole.turns] == [
        (first, 1, Evidence.LABEL),
        (5, 0, Evidence.NONE),
        (second, 1, Evidence.LABEL),
    ]
    check_structure(empty)
    empty.close()


def test_people_are_the_same_by_name_or_alias_and_seats_are_not(empty: Workspace) -> None:
    for name, text in (("a.txt", TEXT), ("b.txt", TEXT + "完。\n"), ("c.txt", TEXT + "完完。\n")):
        found = FoundSpeaker(
            "周允" if name == "a.txt" else "周老师", ("周老师", "周老师") if name == "a.txt" else ()
        )
        seat = FoundSpeaker("座位1", generic=True)
        reading = Reading(
            0,
            len(text),
            speakers=(found, seat, seat),
            turns=(
                FoundTurn(found.name, 0, 2, 5, Evidence.LABEL, also=("座位1", "无名", found.name)),
                FoundTurn(None, 7, 7, len(text), Evidence.NONE),
            ),
        )
        empty.do(ImportTranscript(source(text, name), reading))
    people = empty.codebook.speakers
    assert [p.name for p in people if p.only_in is None] == ["周允"]
    assert [p.name for p in people if p.only_in is not None] == ["座位1"] * 3
    assert people[0].aliases == ("周老师",)
    for summary in empty.summaries():
        turn = empty.transcript(summary.transcript.id).turns[0]
        seat_here = next(p for p in people if p.only_in == summary.transcript.id)
        assert turn.speaker_ids == (people[0].id, seat_here.id)
    check_structure(empty)
    empty.close()


def test_where_two_begin_at_one_place_one_stands_for_both(empty: Workspace) -> None:
    reading = Reading(
        0,
        len(TEXT),
        sections=(
            FoundSection("内", 2, 0, 5),
            FoundSection("外", 1, 0, 9),
            FoundSection("空", 1, 9, 9),
        ),
        repeats=(FoundRepeat(7, 9, 0),),
        noise=(FoundNoise(7, 12, AsideKind.CREDIT), FoundNoise(14, 14, AsideKind.EMOJI)),
        segments=(FoundSegment(0, 5), FoundSegment(7, 12)),
    )
    empty.do(ImportTranscript(source(TEXT), reading, id="t"))
    whole = empty.transcript("t")
    assert [(s.title, s.level) for s in whole.sections] == [("外", 1)]
    assert [(a.start, a.end, a.kind) for a in whole.asides] == [(7, 12, AsideKind.CREDIT)]
    empty.close()


def test_metadata_become_the_card(empty: Workspace) -> None:
    metadata: dict[str, str | tuple[str, ...]] = {
        "时间": "2026年3月1日",
        "日期": "2026-03-01",
        "嘉宾": ("周允", "周允", " 简宁 "),
        "行业": ("供水",),
        "AI技术": "  ",
        " 摘要 ": "两行\n的摘要",
        "": "无名",
    }
    empty.do(ImportTranscript(source(TEXT), Reading(0, len(TEXT), metadata=metadata), id="t"))
    fields = empty.codebook.field_by_id
    card = {fields[v.field_id].name: v.values for v in empty.transcript("t").card}
    assert card == {
        "Date": ("2026年3月1日\n2026-03-01",),
        "People present": ("周允", "简宁"),
        "行业": ("供水",),
        "摘要": ("两行\n的摘要",),
    }
    kinds = {f.name: f.kind for f in fields.values()}
    assert kinds["行业"] is FieldKind.LIST
    assert kinds["摘要"] is FieldKind.TEXT
    empty.close()


def test_names_of_files_that_are_no_text(empty: Workspace) -> None:
    empty.do(ImportTranscript(source("一\n", "dir/\udcd0\udcd0.txt"), Reading(0, 2), id="t"))
    transcript = empty.transcript("t").transcript
    assert (transcript.title, transcript.file_name) == ("??", "??.txt")
    assert empty.problems() == ()
    empty.close()


PIECES = st.sampled_from(
    [
        *(
            "周允：",
            "主持人：",
            "Speaker 1:",
            "简宁（水务局）：",
            "座位1：",
            "## 漏损",
            "# 标题",
            "- 一",
            "1. 问",
            "**问**",
        ),
        *(
            "标题：",
            "来源：周报",
            "关键词：漏损",
            "正文：",
            "日期：2026-01-01",
            "---",
            "![图](a.png)",
            "> 引",
        ),
        *(
            "漏损率百分之十九。",
            "他说：“先换主干。”",
            "周允表示，支线以后再说。",
            "😊",
            "",
            "　",
            "\u200b",
            "👏👏",
        ),
        *(
            "e\u0301",
            "\u2028",
            "\t",
            "Q: why?",
            "A: because",
            "http://example.org/x",
            "（掌声）",
            "0:01 周允",
        ),
    ]
)


@settings(max_examples=100)
@given(st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=25))
def test_whatever_is_found_in_any_text_can_be_imported(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    path = tmp_path_factory.mktemp("any") / "p.annodb"
    workspace = Workspace.create(path, author="tester")
    found = source(text)
    readings = read_structure(found)
    assert [r.start for r in readings] == [0, *(r.end for r in readings)][:-1]
    assert readings[-1].end == len(text)
    for reading in readings:
        if text[reading.start : reading.end] not in {
            text[r.start : r.end] for r in readings if r.start < reading.start
        }:
            workspace.do(ImportTranscript(found, reading))
    check_structure(workspace)
    workspace.close()
