"""What holds of sections, noise, copies and proposals in any mixture of headings and talk."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from annotator.detect.as_json import inspect_document
from annotator.domain.reading import SourceFile
from tests.detect.readings import read_all
from tests.detect.test_laws import check

PIECES = st.sampled_from(
    [
        "# 老桥",
        "## 1. 船少了",
        "####### 人没少",
        "##人没少",
        "<h2>船少了</h2>",
        "**船少了**",
        "**记者：桥还能用多久？**",
        "**嘉宾**：",
        "【谁来出钱】",
        "■ 船少了",
        "01",
        "02",
        "PART 1",
        "船少了",
        "人没少",
        "一、船少了",
        "二、人没少",
        "（一）桥面",
        "1. 桥面",
        "2. 栏杆",
        "1.1 石头",
        "Part 1: boats",
        "THE BRIDGE",
        "What the Keeper Saw",
        "目录",
        "====",
        "---",
        "title: 老桥",
        "首页 > 访谈 >",
        "点赞 在看",
        "[掌声]",
        "<|zh|><|HAPPY|>",
        "😊",
        "罗知秋：桥要修。😊好。",
        "白若溪(laughs)：好。",
        "图1：老桥",
        "（记者 陆远山）",
        "责任编辑：陆远山 13900001234",
        "微信号：laoqiao_70",
        "江边的老桥建成七十年，来往的船少了，走路的人却没有少，桥面上的石板磨得发亮，下雨的时候要当心。",
        "修桥的钱从三个地方来，市里出一半，区里出三成，剩下的由沿河的商铺分摊，账目每个季度贴在桥头。",
        "江城大学教授罗知秋指出，守桥的老人每天早上六点把路障搬开，晚上十点再搬回去，三十年里没有少一天。",
        "",
        "",
        "\u00a0",
        "\ufeff",
        "\u3000\u3000",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=8), max_size=40).map("\n".join)
HEAD = "标题：甲\n来源：乙\n正文："
LONG = st.lists(PIECES, min_size=10, max_size=40).map(lambda pieces: HEAD + "".join(pieces) * 3)


@given(PAGES | LONG)
def test_any_mixture_gives_valid_readings(text: str) -> None:
    for reading in read_all(text):
        check(text, reading)
        names = {speaker.name for speaker in reading.speakers}
        for warning in reading.warnings:
            assert text[warning.start : warning.end] == warning.text != ""
            assert reading.start <= warning.start
            assert warning.end <= reading.end
        for same in reading.same:
            assert same.name != same.same_as
            assert {same.name, same.same_as} & names
            assert same.evidence
        starts = [noise.start for noise in reading.noise]
        assert starts == sorted(starts)


@given(PAGES)
def test_what_is_proposed_can_be_written_as_json(text: str) -> None:
    source = SourceFile("talk.txt", text, "utf-8", "LF")
    document = inspect_document(source, read_all(text))
    assert json.loads(json.dumps(document)) == document
