"""Notes of programmes, sides of tapes, parts of companies' calls: what opens a section, and what only looks
so."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says
from tests.detect.test_parts_by_name_time_and_frame import ANSWERS, english_talk, talk

TIMES = "02:10 豆腐为什么要半夜做\n11:35 鱼摊的账本\n27:48 新菜场的租金"


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


def notes(heads: tuple[str, str, str, str]) -> str:
    """The notes of a programme under its name and its issue."""
    guests, times, books, about = heads
    return (
        f"慢车电台\n\nVol.64 菜场要搬走了\n\n{ANSWERS[0]}\n\n{guests}\n周小满，卖豆腐三十一年\n\n{times}\n"
        f"{TIMES}\n\n"
        f"{books}\n《市声》\n《午后的秤》\n\n{about}\n每周三更新。\n"
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("本期嘉宾", "时间轴", "提到的书", "关于我们"),
        ("【本期嘉宾】", "【时间轴】", "【节目中提到的书】", "【关于我们】"),
        ("嘉宾：", "时间轴：", "本期书单：", "关于节目："),
        ("🎙 本期嘉宾", "⏰ 时间轴", "📚 提到的书和电影", "💬 加入听友群"),
        ("本集來賓", "時間軸", "節目中提到的書", "聯絡我們"),
        ("- 主播 -", "- 内容提要 -", "- 延伸阅读 -", "- 收听方式 -"),
    ],
)
def test_parts_of_the_notes_of_a_programme(heads: tuple[str, str, str, str]) -> None:
    bare = [head.strip("【】：-🎙⏰📚💬 ") for head in heads]
    assert titles(notes(heads)) == ["Vol.64 菜场要搬走了", *bare]
    assert names(notes(heads)) == []


def test_the_same_in_english() -> None:
    text = (
        "Ep. 41: The Man Who Mends Organs\n\nWill Garrod tells us about mice and candle wax.\n\nGuest\n\n"
        "Will Garrod, organ builder\n\nTimestamps\n\n01:20 How he began\n14:05 The mouse\n\nLinks "
        "mentioned\n\n"
        "The Pipe Register\n\nCredits\n\nProduced by Ann Lisle.\n"
    )
    assert titles(text) == ["Guest", "Timestamps", "Links mentioned", "Credits"]


def test_names_of_notes_under_a_talk_are_its_tail() -> None:
    text = (
        f"修钟的人\n\n本期嘉宾\n汤师傅，钟表匠\n\n时间轴\n01:10 第一只怀表\n\n文字稿\n\n{talk(0)}\n\n"
        f"{talk(2)}\n\n"
        "往期节目\n06 修伞的人\n05 磨刀的人\n\n关于我们\n本节目每周日更新。\n"
    )
    assert titles(text) == ["本期嘉宾", "时间轴", "文字稿"]
    assert "关于我们" not in "".join(words for _, words in who_says(text))


@pytest.mark.parametrize(
    "words",
    [
        "音乐\n\n市场的喇叭里放着十年前的老歌，卖花的人跟着哼。",
        "嘉宾\n江小雨\n\n话题\n老街系列",
        "说到活动\n\n我们每年只办一次。\n\n提到的书\n\n都在架子上。",
    ],
)
def test_a_word_or_two_make_no_notes(words: str) -> None:
    found = titles(f"城南花市\n\n{ANSWERS[0]}\n\n{words}\n\n{ANSWERS[1]}\n")
    assert not {"音乐", "话题", "嘉宾", "提到的书"} & set(found)


@pytest.mark.parametrize(
    "heads",
    [
        ("[TAPE 1, SIDE A]", "[TAPE 1, SIDE B]", "[TAPE 2, SIDE A]"),
        ("[Begin Tape 1, Side 1]", "[Begin Tape 1, Side 2]", "[Begin Tape 2, Side 1]"),
        ("Tape 1, Side A", "Tape 1, Side B", "Tape 2, Side A"),
        ("START OF TAPE ONE", "START OF TAPE TWO", "START OF TAPE THREE"),
    ],
)
def test_sides_of_a_recording_that_begin_part_it(heads: tuple[str, str, str]) -> None:
    text = "\n\n".join(
        ["Life on the Railway", *(f"{head}\n\n{english_talk(n)}" for n, head in enumerate(heads))]
    )
    assert [title.strip("[]") for title in titles(text)] == [head.strip("[]") for head in heads]


def test_sides_of_a_chinese_recording() -> None:
    text = f"盐场四十年\n\n第一盘 A面\n\n{talk(0)}\n\n第一盘 B面\n\n{talk(2)}\n"
    assert titles(text) == ["第一盘 A面", "第一盘 B面"]


def test_a_side_that_begins_amid_somebodys_words_is_a_note() -> None:
    text = f"Life on the Railway\n\n{english_talk(0)}\n\n[Tape 1, Side B]\n\nAnd so we walked home.\n\n"
    f"{english_talk(2)}\n"
    assert titles(text) == []


def test_parts_of_a_call_told_before_they_come() -> None:
    text = (
        "Tallow & Finch Third Quarter Call\n\nContents:\n\nPrepared Remarks\nQuestions and Answers\nCall "
        "Participants\n\n"
        f"Prepared Remarks:\n\n{english_talk(0)}\n\nQuestions and Answers:\n\n{english_talk(1)}\n\n"
        f"{english_talk(2)}\n\n"
        "Call Participants:\n\nMara Quill\nLewis Tallow\n"
    )
    assert titles(text) == ["Contents", "Prepared Remarks", "Questions and Answers", "Call Participants"]
    assert read_one(text).title == "Tallow & Finch Third Quarter Call"


def test_a_question_amid_the_words_of_who_answers_is_a_topic() -> None:
    answer = "Maud Ellery: It makes no difference, except to the price."
    said = [
        "Host: Good evening. Will you tell us how it is done?\n\nMaud Ellery: I will, with my dog.",
        "Maud Ellery: If it lets you, yes.\n\nHost: How often?\n\nMaud Ellery: Every day is best.",
        f"{answer}\n\nHost: So it is fashion?\n\nMaud Ellery: It is mostly fashion.",
    ]
    asked = ["Should I brush my cat's teeth?", "Are grain-free foods better?"]
    text = "\n\n".join(["Ask the Vet", said[0], asked[0], said[1], asked[1], said[2]])
    assert titles(text) == asked


@pytest.mark.parametrize(
    "line",
    [
        "[广告] 秋季新品上市，全场八折起",
        "【推广】买茶具，送茶叶",
        "[Advertisement] Winter boots at half price",
        "《清溪旧事》剧照",
        "《清溪旧事》第三集截图",
    ],
)
def test_advertisements_and_stills_between_turns_are_no_heads(line: str) -> None:
    text = f"守坝三十一年\n\n{talk(0)}\n\n{line}\n\n{talk(1)}\n\n{talk(2)}\n"
    assert titles(text) == []


@pytest.mark.parametrize("end", ["——END——", "—— 完 ——", "===全文完==="])
def test_the_end_between_dashes_is_no_head(end: str) -> None:
    assert titles(f"一个摆渡人的日记\n\n{ANSWERS[0]}\n\n{ANSWERS[1]}\n\n{end}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "采写：晚舟",
        "Recorded in three sessions, 1991",
        "城市深夜谈话节目 · 每晚十一点",
        "Interview: Tom Abery",
    ],
)
def test_what_stands_between_title_and_talk_is_no_head(line: str) -> None:
    said = english_talk if line.isascii() else talk
    text = (
        f"{'Life on the Railway' if line.isascii() else '守坝三十一年'}\n\n{line}\n\n{said(0)}\n\n{said(1)}\n"
    )
    assert titles(text) == []


@pytest.mark.parametrize("head", ["附：禁采区范围", "附录一：受访者名单", "Appendix A: People in the story"])
def test_what_is_appended_to_a_talk(head: str) -> None:
    said = english_talk if head.isascii() else talk
    first = "Life on the Railway" if head.isascii() else "守坝三十一年"
    text = f"{first}\n\n{said(0)}\n\n{said(1)}\n\n{head}\n\n{ANSWERS[5]}\n"
    assert titles(text) == [head]


def test_a_numbered_head_that_runs_over_its_line() -> None:
    text = (
        f"午餐调查\n\n一、调查的\n由来\n{ANSWERS[0]}{ANSWERS[1]}\n\n二、几个问题\n{ANSWERS[2]}{ANSWERS[3]}\n"
    )
    assert "由来" not in titles(text)


def test_whom_a_note_names_is_no_head_and_the_transcript_under_it_is() -> None:
    text = (
        "The Quiet Hour\n\nShow notes\n\nWe walk six miles of hedge.\n\nGuest\n\nLen Parry, hedge-layer\n\n"
        f"Transcript\n\n{english_talk(0)}\n\n{english_talk(1)}\n"
    )
    assert titles(text) == ["Show notes", "Guest", "Transcript"]


def test_a_question_under_a_label_of_its_own_line_is_asked() -> None:
    turns = [
        f"Operator\n\n{ANSWERS[n]}\n\nDale Ruiz\n\nHow long can you run that plant at night?\n\n"
        f"Ann Boswell\n\n{ANSWERS[n + 1]}"
        for n in range(2)
    ]
    assert "How long can you run that plant at night?" not in titles("A Call\n\n" + "\n\n".join(turns))


@pytest.mark.parametrize("sign", ["", "▶ "])
def test_two_names_do_beside_titles_with_times_over_points(sign: str) -> None:
    heads = ("00:01:20 第一次看见海", "00:12:44 海边的房子", "00:30:02 海边的人")
    parts = "\n\n".join(f"{sign}{head}\n- 租金为什么便宜\n- 潮气、台风和蚊子" for head in heads)
    found = titles(f"晚风电台\n\n【主播】\n小满、阿乔\n\n【嘉宾】\n老船，前船员\n\n{parts}\n")
    assert found == ["主播", "嘉宾", *(head.split(" ", 1)[1] for head in heads)]
    assert names(f"晚风电台\n\n【主播】\n小满、阿乔\n\n【嘉宾】\n老船，前船员\n\n{parts}\n") == []


def test_two_names_do_under_the_issue_of_a_programme() -> None:
    text = (
        f"慢读俱乐部\n\n第29期 没有标点的书\n\n本期主播\n圆圆 / 大个\n\n本期内容\n\n{talk(0)}\n\n{talk(2)}\n"
    )
    assert titles(text) == ["第29期 没有标点的书", "本期主播", "本期内容"]


def test_a_list_of_chapters_with_times_is_none_of_heads() -> None:
    text = f"守坝三十一年\n\n主播\n小满\n\n{TIMES}\n\n{talk(0)}\n\n{talk(2)}\n"
    assert not {"豆腐为什么要半夜做", "鱼摊的账本"} & set(titles(text))
