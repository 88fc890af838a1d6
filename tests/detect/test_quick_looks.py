"""What is looked for only where a sign of it stands is found wherever it stands."""

from __future__ import annotations

import pytest

from annotator.detect.asides.interface import is_interface
from annotator.detect.lines.echoes import find_echoes
from annotator.detect.prose.introductions import calls_somebody
from annotator.detect.words.talk import talk_of
from annotator.text.lexicons import count_in
from tests.detect.readings import read_one


@pytest.mark.parametrize(
    "notice",
    [
        "首页 > 江城新闻 > 访谈",
        "江城新闻手机版",
        "阅读量 1.2万",
        "1,280 views",
        "１２次播放",
        "罗知秋 撤回了一条消息",
        "罗知秋 邀请 白若溪 加入了群聊",
        "白若溪 已加入会议",
        "白若溪 joined the meeting",
        "白若溪1 LEFT THE CALL",
        "—— 2024年5月6日 星期一 ——",
        "以上内容均由人工智能生成，仅供参考",
        "Transcribed by River Notes",
        "會議已結束",
        "Recording has started.",
        "Anna Brill started transcription",
        "Call ended after 00:12:31",
        "長按圖片即可查看",
        "Read more: The bridge that nobody wanted",
        "This editable transcript was computer generated",
        "[Page 12]",
        "第3页/共8页",
        "点赞 12 | 收藏 | 分享",
        "｜分享｜收藏",
    ],
)
def test_a_notice_is_known_whatever_it_begins_with(notice: str) -> None:
    assert is_interface(notice)


@pytest.mark.parametrize(
    "said", ["桥修好了，大家都去看。", "由他去说吧，我不去。", "群里的人都在问第3座桥。"]
)
def test_what_is_said_is_no_notice(said: str) -> None:
    assert not is_interface(said)


@pytest.mark.parametrize(("line", "kinds"), [
    ("传真：0571-87650001，护照号：E12345678", ["phone", "id_number"]),
    ("ＱＱ：laoqiao123，电话13900001234", ["phone"]),
    ("页面 https://bridge.example.org/?id=20230915&page=13900001234", ["phone"]),
    ("LINE ID：oldbridge77", ["account"]),
])  # fmt: skip
def test_numbers_and_accounts_are_found_beside_each_other(line: str, kinds: list[str]) -> None:
    text = f"罗知秋：桥要修。\n白若溪：好。\n罗知秋：完。\n{line}\n"
    assert [warning.kind for warning in read_one(text).warnings] == kinds


def test_somebody_is_called_by_a_courtesy_wherever_it_stands_in_the_clause() -> None:
    assert calls_somebody("一位姓白的女士站了起来，她说")
    assert not calls_somebody("桥上的灯亮了，女士们都笑了")


@pytest.mark.parametrize(
    ("words", "spoken", "brief"),
    [
        ("THANKS a lot", True, True),
        ("10-4", False, True),
        ("在路口，over", False, True),
        ("是的，到了", True, True),
        ("桥长三百米", False, False),
    ],
)
def test_talk_is_heard_in_both_languages(words: str, *, spoken: bool, brief: bool) -> None:
    talk = talk_of(words)
    assert (talk.spoken, talk.brief) == (spoken, brief)


def test_words_of_a_list_are_counted_each() -> None:
    assert count_in("他低声说完，又叹道：“去吧。”叹道", "story_words") > count_in("他叹道", "story_words") > 0
    assert count_in("会议开始", "story_words") == 0


def test_an_echo_is_found_where_its_parts_come_again_elsewhere() -> None:
    told = "老桥要修了，修桥的人来了。"
    text = f"江城的人都知道老桥要修。{told}{told}后来修桥的人又走了。"
    (echo,) = find_echoes(text, 0, len(text))
    assert text[echo.start : echo.end] == text[echo.of : echo.of + len(told)] == told
