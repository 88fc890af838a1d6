"""What stands over and under a talk as ``Name：…`` and is no turn; labels that lost their colon."""

from __future__ import annotations

from tests.detect.readings import read_one

_TALK = """主持人：罗师傅，您修了多少年船？
罗衡：三十年了，从我爹手里接过来的。
主持人：那您觉得船会老吗？
罗衡：会啊，船比人长命，可也会老。
主持人：最后一个问题，您想过不干吗？
罗衡：没有，我不会别的。
"""


def test_a_title_in_somebodys_name_is_no_turn() -> None:
    reading = read_one("罗衡：船比人长命\n\n" + _TALK)
    assert [turn.speaker for turn in reading.turns] == ["主持人", "罗衡"] * 3


def test_the_first_words_without_a_stop_are_a_turn_right_over_the_next() -> None:
    reading = read_one("罗衡：来啦来啦\n" + _TALK)
    assert [turn.speaker for turn in reading.turns] == ["罗衡"] + ["主持人", "罗衡"] * 3


def test_who_takes_part_is_listed_behind_signs() -> None:
    reading = read_one("🎙 罗衡：渡口修船人\n🎧 主持人：老街坊\n\n" + _TALK)
    assert [turn.speaker for turn in reading.turns] == ["主持人", "罗衡"] * 3


def test_readers_who_write_under_a_talk_do_not_speak() -> None:
    text = _TALK + "\n精选留言\n小鱼：听得我想回家了。\n阿木：什么时候出下一期？\n"
    reading = read_one(text)
    assert {one.name for one in reading.speakers} == {"主持人", "罗衡"}
    assert reading.turns[-1].end <= text.index("精选留言")


def test_a_host_who_reads_notes_aloud_goes_on_speaking() -> None:
    text = (
        _TALK + "\n听众留言\n主持人：有人问，船怎么过冬？\n小鱼：我来问一句，桐油要刷几遍？\n罗衡：三遍。\n"
    )
    assert len(read_one(text).turns) == 9


def test_a_colon_left_out_once_is_a_turn_all_the_same() -> None:
    text = (_TALK + "主持人：谢谢您。\n罗衡：不客气。\n").replace("主持人：那您", "主持人　那您")
    assert [turn.speaker for turn in read_one(text).turns] == ["主持人", "罗衡"] * 4


def test_initials_without_a_colon_speak_before_a_capital_only() -> None:
    talk = "RK: We sold the mule.\nINT: Who bought it?\nRK: A man from the valley.\nINT: And then?\n"
    tail = "INT: Was it hard?\nRK: It was. You have no idea.\n"
    assert len(read_one(talk + "RK We sold the cart as well.\n" + tail).turns) == 7
    assert len(read_one(talk + "RK went out here and came back.\n" + tail).turns) == 6


def test_roles_talk_under_fields() -> None:
    text = """行业：船用阀门
日期：2026年3月
要点：
1）订单恢复
2）价格企稳

研究员：大家晚上好。先问问订单怎么样？

受邀人：谢谢。订单比去年多了两成，我们三班倒都做不完。

研究员：我想问一下价格，今年会不会再降？

受邀人：不会了，我觉得已经到底了。

研究员：那原料呢？

受邀人：原料我们签了长约，影响不大。
"""
    assert [turn.speaker for turn in read_one(text).turns] == ["研究员", "受邀人"] * 3


def test_a_paper_with_a_title_of_one_character_asks() -> None:
    text = _TALK.replace("主持人：", "《潮》：")
    assert [turn.speaker for turn in read_one(text).turns] == ["《潮》", "罗衡"] * 3


def test_numbers_and_blanks_stand_before_labels() -> None:
    text = """Q12        Nora Lind: And did they answer?
A12        Tom Ash: They did not, I am sorry to say.
Q13        Nora Lind: Did you write again?
A13        Tom Ash: Twice. I have the letters here.
"""
    assert [turn.speaker for turn in read_one(text).turns] == ["Nora Lind", "Tom Ash"] * 2


def test_names_that_no_list_has_speak_over_their_posts() -> None:
    text = """Harbour Board
Minutes of evidence

Oluwaseyi Adekanmbi -- Harbour Master

Good morning. I have two things to say about the dredging.

Thandeka Mbatha -- Chief Engineer

I would add that the pumps were new. We had never run them in winter.

Oluwaseyi Adekanmbi -- Harbour Master

Yes.

Thandeka Mbatha -- Chief Engineer

Thank you. Shall I go on with the figures?
"""
    assert [turn.speaker for turn in read_one(text).turns] == ["Oluwaseyi Adekanmbi", "Thandeka Mbatha"] * 2
