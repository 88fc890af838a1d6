"""What holds of every reading of any text at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Protocol

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.detect import read_structure
from annotator.detect.as_json import inspect_document
from annotator.domain.errors import Cancelled
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.transcript import AsideKind
from tests.detect.readings import read_all

PIECES = st.sampled_from(
    [
        "# 标题",
        "## 座位1",
        "## 问题2：怎么办？",
        "### 座位1（星河）",
        "一问：为什么？",
        "彩蛋：",
        "罗知秋：",
        "罗知秋(河大)：你好",
        "主持人：罗知秋",
        "主持人：大家好",
        "- 一",
        "  - 座位1的补充：好",
        "1. ",
        "1. **重点**：",
        "![](a/b.png)",
        "标题：甲",
        "时间：14:30",
        "链接：https://example.org/x",
        "正文：很长的一段话。",
        "罗知秋教授指出，桥要修。",
        "说话人1 00:12",
        "[00:12] 罗知秋：好",
        "短句",
        "来源：晚报",
        "编辑：罗知秋",
        "\u00a0",
        "\u3000",
        "",
        "",
        "：",
        "**",
        "【】",
        "“",
        "《",
        "a: b",
        "A\u0301：😊",
        "𠮷野家：是",
        "今天的会议讨论了三件事情，分别是资金、人手和时间安排。",
        "【罗知秋】我先说。",
        "[白若溪] 我来补充，可以吗？",
        "【罗知秋】",
        "**罗知秋**：好的",
        "**罗知秋 00:02**\\",
        "> 罗知秋",
        "> 引文，很长很长的一段。",
        "罗知秋、白若溪：好的",
        "Q. Is it open?",
        "A. It is, I think.",
        "Mr. HOLT. Thank you.",
        "JOHN SMITH, HOST: Welcome, all of you.",
        "[SPEAKER_00]: yes",
        "00:00:02 --> 00:00:09",
        "00:12",
        "10:02:33 From Maria K. to Everyone: hello",
        "10:02:33 From 罗知秋 to Everyone:",
        "2024-03-01 20:15:33 石榴🌶(20451877)",
        "[01/03/24, 20:15:33] Lou: is it on?",
        "[01/03/24, 20:15:34] Lou left",
        "moss — 01/03/2024 20:15",
        "8:15 PM",
        "Brill, Nadia (Guest)   0:03",
        "Nadia Brill 0 minutes 3 seconds",
        "全文概要",
        "Action items",
        "文字记录",
        "[图片]",
        "罗知秋",
        "2024-03-11 09:02:10 CST|47分钟 12秒",
        "12/03/2024, 10:02 - Ann: ok?",
        "关键词",
        "预算、增长",
        "好，谢谢罗老师，下面有请第一位讲者白若溪老师。",
        "大家好，我叫白若溪，我有个问题。",
        "“要快，”罗知秋说，“越快越好。”",
        "希尔伯特曾说：“我们必须知道。”",
        "据罗知秋介绍，明年开工。",
        "“It is late,” Jane Smith, chief of the harbour board, said.",
        "联系电话：13812345678，微信：luo_zq",
        "罗知秋 📞 user@example.org",
        "😊[笑声]<|HAPPY|>",
        "第一章 老桥",
        "1.1 现状",
        "Part 2: The bridge",
        "———— 2023年5月6日 ————",
        "甲方：应在收款后出具收据。",
        "host: 0.0.0.0",
        "ERROR: no answer",
    ]
)
LINES = st.lists(PIECES | st.text(max_size=12), max_size=30)
PAGES = LINES.map("\n".join) | LINES.map("\n\n".join) | LINES.map(lambda lines: "\n".join(lines * 2))


class Ranged(Protocol):
    """Anything that is found at a stretch of text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def check(text: str, reading: Reading) -> None:
    """Ranges inside, in order, nested; segments are exactly the lines that are not blank."""
    turns, sections = reading.turns, reading.sections
    assert 0 <= reading.start <= reading.end <= len(text)
    for turn in turns:
        assert reading.start <= turn.start <= turn.text_start <= turn.end <= reading.end
        assert (turn.speaker is None) == (turn.evidence.value == "none")
    for turn, next_turn in pairwise(turns):
        assert turn.end <= next_turn.start
    spans: Iterable[Ranged] = (
        *sections,
        *reading.quotes,
        *reading.warnings,
        *reading.noise,
        *reading.segments,
        *reading.repeats,
        *reading.rejected,
    )
    for span in spans:
        assert reading.start <= span.start < span.end <= reading.end
    for section, inner in pairwise(sections):
        assert section.start < inner.start
        assert inner.end <= section.end or inner.start >= section.end
    for repeat in reading.repeats:
        assert repeat.of < repeat.start
    for rejected in reading.rejected:
        assert len(rejected.text) == rejected.end - rejected.start
        assert rejected.why
    check_hints(reading)
    spoken = {turn.speaker for turn in turns if turn.speaker} | {name for turn in turns for name in turn.also}
    assert spoken == {speaker.name for speaker in reading.speakers}
    assert len({speaker.name for speaker in reading.speakers}) == len(reading.speakers)
    check_segments(text[reading.start : reading.end], reading)


def check_hints(reading: Reading) -> None:
    """What is only offered lies inside too, in order; nobody is said to be himself."""
    for start, end in reading.unplaced:
        assert reading.start <= start < end <= reading.end
    for here, following in pairwise(reading.unplaced):
        assert here[1] < following[0]
    starts = [cue.start for cue in reading.cues]
    assert starts == sorted(set(starts))
    assert all(reading.start <= start < reading.end for start in starts)
    assert all(one.name != one.same_as for one in reading.same)
    for segment in reading.segments:
        assert segment.start_ms is None or segment.start_ms >= 0
        assert segment.end_ms is None or segment.start_ms is not None


def check_segments(own: str, reading: Reading) -> None:
    lines = []
    at = reading.start
    for line in own.split("\n"):
        if line.strip().strip("\u200b\u2060\ufeff \t\u00a0\u3000"):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    assert [(segment.start, segment.end) for segment in reading.segments] == lines


@given(PAGES | st.text())
@example("")
@example("\n")
@example("座位1：")
@example(". 0")
@example("# 座位1\n- 座位2的补充：好\n  - 里\n- 外")
@example("罗知秋：好\n罗知秋：")
@example("# 标题\n标题：甲\n一问：为什么？\n主持人：罗知秋\n来源：晚报\n地点：江城")
def test_any_text_at_all_gives_valid_readings(text: str) -> None:
    readings = read_all(text)
    assert readings[0].start == 0
    assert readings[-1].end == len(text)
    for here, following in pairwise(readings):
        assert here.end == following.start
    for reading in readings:
        check(text, reading)


@given(PAGES)
def test_the_document_can_be_written_as_json(text: str) -> None:
    source = SourceFile("/somewhere/talk.txt", text, "utf-8", "LF")
    document = inspect_document(source, read_structure(source), with_text=True)
    assert json.loads(json.dumps(document)) == document
    assert document["source_text"] == text


@given(PAGES)
def test_reading_is_the_same_each_time(text: str) -> None:
    assert read_all(text) == read_all(text)


def test_cancelling_passes_through() -> None:
    def cancel(share: float) -> None:
        if share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_structure(SourceFile("t.txt", "罗知秋：好\n" * 50, "utf-8", "LF"), progress=cancel)


def test_progress_goes_from_nothing_to_all() -> None:
    shares: list[float] = []

    def note(share: float) -> None:
        shares.append(share)

    read_structure(SourceFile("t.txt", "罗知秋：好\n" * 50, "utf-8", "LF"), progress=note)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize(
    "page",
    [
        "罗知秋：今天谈谈江边的老桥，怎么修，谁来修，要多少钱。\n",
        "## 座位{n}\n- 一\n- 座位{m}的补充：好\n",
        "河大教授罗知秋指出，江边的老桥要修{n}次。",
        "问题{n}：老桥怎么办？\n\n",
        "a:\n",
        "键{n}：值{m}\n",
        "[人{m}] 我说{n}吗\n",
        "{n}:00\n我们今天谈谈江边的老桥。\n",
        "说话人{m} 01:0{m}:00\n好，谢谢罗老师，下面有请白若溪老师。\n\n",
        "罗知秋\n今天谈谈江边的老桥，怎么修，谁来修，要多少钱？\n白若溪\n我不知道，你说呢？\n",
        "(((((((((((((((((((((((((((((((((((((((( 12:30 \n",
        "a                                                                  12:30\n",
        "我们谈桥，",
        "Name：\n",
        "Key{n}: value {m}\n",
        "罗知秋{n}：我说{m}个是，好不好？\n",
        "罗知秋：他说{n}是，白若溪说过：“修桥{m}次。”\n",
        "短题{n}\n河大教授罗知秋指出，江边的老桥要修{n}次，修桥要花钱，也要花时间，还要有人愿意去想。\n",
        "标题：第{n}条\n来源：晚报\n正文：河大教授罗知秋指出，江边的老桥要修{n}次。\n\n",
        "{n}. 第{m}项\n  - 座位{m}：好\n",
        "Jane Smith, the owner of shop {n}, said it would close. “We tried,” she said.\n",
        "罗知秋——江大教授\n我们谈第{n}座桥。\n白若溪——江大讲师\n好，谈{m}次，行吗？\n",
        "😊[笑声]（图{n}）甲，乙，甲，乙，甲甲乙乙{m}",
    ],
)
def test_time_grows_with_the_text_and_no_faster(page: str) -> None:
    """Counts the steps rather than the seconds, which depend on what else the machine does."""
    steps = []
    for copies in (200, 400):
        text = "".join(page.replace("{n}", str(i)).replace("{m}", str(i % 7)) for i in range(copies))
        steps.append(calls_made(text))
    assert steps[1] < 2.6 * steps[0]


def calls_made(text: str) -> int:
    import sys

    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    read_all(text[:200])  # the word lists are loaded
    sys.setprofile(tick)
    try:
        read_all(text)
    finally:
        sys.setprofile(None)
    return count


def test_every_kind_of_noise_has_a_name_in_the_document() -> None:
    assert {kind.value for kind in AsideKind} >= {
        "image",
        "caption",
        "credit",
        "interface",
        "teaser",
        "contents",
    }
