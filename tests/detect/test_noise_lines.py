"""Noise: tags of recognisers, buttons and notices, captions, credits; marked with their kind, no speech."""

from __future__ import annotations

import pytest

from annotator.domain.transcript import AsideKind
from tests.detect.readings import read_one, who_says

BEFORE = "罗知秋：老桥今年七十岁，修还是拆，今天要说清楚。\n白若溪：我主张修，石头还是好石头，换几块就行。\n"
AFTER = "罗知秋：修一次四十万，五年修一次，账要算一算。\n白若溪：账是要算，可是桥不只是桥，是一条路。\n"


def dismissed(text: str) -> list[tuple[str, str]]:
    return [(noise.kind.value, text[noise.start : noise.end]) for noise in read_one(text).noise]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("点赞 在看", AsideKind.INTERFACE),
        ("分享 | 收藏 | 评论 12", AsideKind.INTERFACE),
        ("阅读 10万+", AsideKind.INTERFACE),
        ("3.2万次播放", AsideKind.INTERFACE),
        ("1,204 views", AsideKind.INTERFACE),
        ("Read more", AsideKind.INTERFACE),
        ("SUBSCRIBE", AsideKind.INTERFACE),
        ("首页 > 访谈 > 正文", AsideKind.INTERFACE),
        ("“阿水”撤回了一条消息", AsideKind.INTERFACE),
        ("江心月 已加入会议", AsideKind.INTERFACE),
        ("Mara has left the meeting.", AsideKind.INTERFACE),
        ("以上内容由AI生成，仅供参考", AsideKind.INTERFACE),
        ("Transcribed by https://example.org", AsideKind.INTERFACE),
        ("———— 2024年5月6日 ————", AsideKind.INTERFACE),
        ("第 3 页 共 12 页", AsideKind.INTERFACE),
        ("![](img/a_1.png)", AsideKind.IMAGE),
        ("[图片]", AsideKind.IMAGE),
        ("【资料图】", AsideKind.IMAGE),
        ("图1：老桥全景", AsideKind.CAPTION),
        ("▲ 老桥的石狮子", AsideKind.CAPTION),
        ("老桥全景 陆远山/摄", AsideKind.CAPTION),
        ("（图/江城日报）", AsideKind.CAPTION),
        ("Figure 2. The old bridge", AsideKind.CAPTION),
        ("* * *", AsideKind.OTHER),
    ],
)
def test_a_line_that_is_no_speech_is_marked(line: str, kind: AsideKind) -> None:
    text = f"{BEFORE}{line}\n{AFTER}"
    assert dismissed(text) == [(kind.value, line)]
    assert all(line not in said for _, said in who_says(text))


@pytest.mark.parametrize(
    "line",
    [
        "罗知秋：同意。",
        "罗知秋：我在看一本书，分享给大家。",
        "罗知秋：阅读是好事，点赞。",
        "罗知秋：首页做得不错，第3页也好。",
        "罗知秋：我已经离开会议一个小时了。",
    ],
)
def test_speech_about_buttons_is_speech(line: str) -> None:
    assert dismissed(f"{BEFORE}{line}\n{AFTER}") == []


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("😊", "罗知秋：那我们开始。😊先说桥面。"),
        ("👏", "罗知秋：谢谢大家。👏"),
        ("<|zh|><|HAPPY|>", "<|zh|><|HAPPY|>罗知秋来了，大家都很高兴。"),
        ("[笑声]", "罗知秋：石头也会老。[笑声]"),
        ("（掌声）", "罗知秋：桥还在。（掌声）谢谢。"),
        ("(laughs)", "罗知秋：it is old (laughs) but it stands."),
        ("[Applause]", "罗知秋：thank you all. [Applause]"),
    ],
)
def test_a_tag_between_words_is_marked_and_the_turn_goes_on(tag: str, line: str) -> None:
    text = f"{BEFORE}{line}\n{AFTER}"
    assert dismissed(text) == [("other" if tag[0] in "[(（【" else "emoji", tag)]


def test_a_tag_on_a_line_of_its_own_ends_no_turn() -> None:
    text = f"{BEFORE}[掌声]\n石头换了以后再看栏杆。\n{AFTER}"
    assert dismissed(text) == [("other", "[掌声]")]
    assert [who for who, _ in who_says(text)] == ["罗知秋", "白若溪", "罗知秋", "白若溪"]
    assert who_says(text)[1][1].endswith("再看栏杆。")


@pytest.mark.parametrize("words", ["（北京）", "[1]", "【烤鱼】", "(see above)", "（一）", "（笑傲江湖）"])
def test_other_brackets_are_speech(words: str) -> None:
    assert dismissed(f"{BEFORE}罗知秋：我说的是{words}，不是别的。\n{AFTER}") == []


@pytest.mark.parametrize(
    "credit", ["（记者 陆远山）", "（供稿：江城日报社）", "责任编辑：陆远山", "文/陆远山 图/江心月"]
)
def test_credits_in_brackets_end_the_text(credit: str) -> None:
    report = (
        "江城大学教授罗知秋指出，老桥要修，而且要快修，不能再等。\n市民白若溪认为，修桥的钱应当大家出。\n"
    )
    assert ("credit", credit) in dismissed(f"{report}{BEFORE}{AFTER}\n{credit}\n")


def test_what_a_scraper_left_at_the_ends_of_a_paragraph() -> None:
    byline = "远山 发自 江城江城月刊 | 公众号 JiangCheng"
    body = "".join(
        f"老桥的第{n}块石头是从上游的采石场运来的，走了整整{n + 2}天的水路才到江城。" for n in range(20)
    )
    text = (
        f"标题: 桥上七十年\n来源: 江城月刊\n正文: {byline}{byline}{body}你怎么看？举报/反馈\n关键词: 桥, 灯\n"
    )
    assert dismissed(text) == [("credit", byline), ("interface", "举报/反馈")]


@pytest.mark.parametrize("mark", ["（完）", "— END —", "（会议结束）"])
def test_a_mark_of_the_end_is_no_credit(mark: str) -> None:
    assert dismissed(f"{BEFORE}{AFTER}\n{mark}\n") == [("other", mark)]
