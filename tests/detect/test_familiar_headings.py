"""Headings without a mark that only the others of the same text, or their place between turns, tell."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one
from tests.detect.test_sections_of_shapes import e, p


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


def between_turns(*heads: str, gap: str = "\n\n") -> str:
    talk = [f"记者：{p(n)}{gap}罗知秋：{p(n + 1)}" for n in range(len(heads) + 1)]
    return gap.join(part for pair in zip(talk, [*heads, ""], strict=True) for part in pair if part)


def between_english_turns(*heads: str, gap: str = "\n\n") -> str:
    talk = [f"Interviewer: {e(n)} Is it so?{gap}Mara Okonjo: {e(n + 1)}" for n in range(len(heads) + 1)]
    return gap.join(part for pair in zip(talk, [*heads, ""], strict=True) for part in pair if part)


@pytest.mark.parametrize(
    "heads",
    [
        ("打桩：先看河床", "清淤：一年只有两个月", "桥灯：亮到几点"),
        ("桥会老吗？", "钱从哪里来？"),
        ("桥上七十年", "谁在修桥？", "石头也会老的"),
        ("石匠的手艺", "船少了，人没有少", "“桥是一条路”"),
        ("“石头还是好石头”", "“桥是大家的，路是大家的，钱也是大家的”"),
        ("石匠 · 木匠", "桥头 · 桥尾"),
        ("守桥", "修桥", "拆桥？"),
    ],
)
def test_odd_lines_between_turns_are_headings_in_company(heads: tuple[str, ...]) -> None:
    text = between_turns(*heads)
    assert titles(text) == list(heads)
    assert names(text) == ["记者", "罗知秋"]
    assert len(read_one(text).turns) == 2 * (len(heads) + 1)
    assert all(rejected.text not in "".join(heads) for rejected in read_one(text).rejected)


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    "heads",
    [
        ("The War", "Keynote", "What does a bridge cost?"),
        ("Growing up", "Stone: a short history", "1958", "After the flood"),
        ("What is a bridge?", "Who pays for it?"),
        ("THE FIRST FLOOD", "STONES AND WHO CUT THEM", "WHY MEND IT?"),
        ("On boats", "On stones", "“A road, that's all”"),
    ],
)
def test_odd_lines_between_english_turns(heads: tuple[str, ...], gap: str) -> None:
    text = between_english_turns(*heads, gap=gap)
    assert titles(text) == [head for head in heads if head != "1958"]
    assert names(text) == ["Interviewer", "Mara Okonjo"]


@pytest.mark.parametrize(
    "lines",
    [
        ("您看呢？", "您说呢？"),
        ("我想是的", "我也是"),
        ("（沉默）", "（起身倒水）"),
        ("【屏显】七十年前", "【航拍镜头】"),
        ("注：这里听不清", "注：下同"),
        ("2019年5月6日", "2019年5月7日"),
        ("本刊记者 陆远山", "摄影 周敏"),
        ("先说石头，", "再说钱，"),
    ],
)
def test_what_is_said_or_shown_between_turns_is_no_heading(lines: tuple[str, str]) -> None:
    assert titles(between_turns(*lines)) == []


@pytest.mark.parametrize(
    "lines",
    [("Why?", "When?"), ("I see.", "Go on."), ("(pause)", "(phone rings)"), ("By Nora Ellis", "6 May 2014")],
)
def test_what_is_said_between_english_turns_is_no_heading(lines: tuple[str, str]) -> None:
    talk = [f"Interviewer: {e(n)}\n\n{line}\n\nMara Okonjo: {e(n + 1)}\n\n" for n, line in enumerate(lines)]
    assert titles("".join(talk)) == []


def test_a_question_of_two_paragraphs_is_no_heading() -> None:
    heads = between_english_turns("The War", "Coming home", "Work")
    asked = f"\n\nInterviewer: {e(3)}\n\nAnd the school?\n\nMara Okonjo: {e(4)}\n"
    assert titles(heads + asked) == ["The War", "Coming home", "Work"]


def test_an_odd_heading_in_prose() -> None:
    heads = ["石匠的手艺", "桥头的灯", "谁来守桥：一个老问题", "船少了"]
    text = "\n\n".join([p(0), *(part for n, head in enumerate(heads) for part in (head, p(n + 1)))])
    assert titles(text) == heads


def test_an_odd_heading_in_english_prose() -> None:
    heads = ["Stone and water", "Who mends it?", "Money: an old story", "The last keeper"]
    text = "\n\n".join(
        [f"{e(0)} {e(1)}", *(part for n, head in enumerate(heads) for part in (head, e(n + 1)))]
    )
    assert titles(text) == heads


@pytest.mark.parametrize(
    "lines",
    [
        ("他说了一句：好", "她也说：好"),
        ("甲方：江城桥梁处", "乙方：石匠行"),
        ("水泥：三吨", "沙子：五吨"),
        ("门开了", "他没有回头"),
    ],
)
def test_short_lines_of_a_story_or_a_list_stay_text(lines: tuple[str, str]) -> None:
    assert titles(f"{p(0)}\n\n{lines[0]}\n\n{lines[1]}\n\n{p(1)}\n\n{p(2)}\n") == []


@pytest.mark.parametrize(
    "box", ["录音结束……", "进球集锦", "屏显", "播放短片", "现场画面", "航拍镜头", "掌声"]
)
def test_directions_in_a_box_are_no_headings(box: str) -> None:
    assert titles(between_turns(f"【{box}】", "【谁来修桥】")) == ["谁来修桥"]


@pytest.mark.parametrize("box", ["音乐教育", "镜头里的人生", "短视频与老桥", "新的开始", "城市全景"])
def test_topics_in_a_box_are_headings(box: str) -> None:
    assert titles(between_turns(f"【{box}】", "【谁来修桥】")) == [box, "谁来修桥"]


@pytest.mark.parametrize("form", ["【{}】", "**{}**", "{}", "□ {}"])
@pytest.mark.parametrize("byline", ["本刊记者 陆远山", "本报特约记者陆远山", "《江城月刊》记者 陆远山 周敏"])
def test_a_byline_is_no_heading(form: str, byline: str) -> None:
    text = f"桥上七十年\n\n{form.format(byline)}\n\n{p(0)}\n\n{between_turns('石匠的手艺', '桥头的灯')}"
    assert titles(text) == ["石匠的手艺", "桥头的灯"]


def test_articles_that_end_in_a_colon_are_sentences() -> None:
    text = (
        f"第一章 总则\n\n第一条 {p(0)}\n\n第二条 桥包括：\n（一）石桥；\n（二）木桥。\n\n"
        f"第二章 修缮\n\n第三条 {p(1)}\n"
    )
    assert titles(text) == ["第一章 总则", "第二章 修缮"]


@pytest.mark.parametrize("head", ["目录", "目  录", "目　录", ""])
def test_contents_right_over_the_first_chapter(head: str) -> None:
    chapters = ["第一章 总则", "第二章 修缮", "第三章 附则"]
    body = "\n\n".join(f"{chapter}\n\n第{n}条 {p(n)}" for n, chapter in enumerate(chapters, 1))
    text = f"江城老桥管理办法\n\n{head}\n\n" + "\n".join(chapters) + f"\n\n{body}\n"
    assert titles(text) == chapters


@pytest.mark.parametrize(
    "answers",
    [
        "A. 石头\nB. 木头\nC. 水泥",
        "A．石头\nB．木头",
        "A、石头 B、木头 C、水泥",
        "(A) 石头\n(B) 木头",
    ],
)
def test_questions_with_answers_to_choose_from_are_no_headings(answers: str) -> None:
    asked = ["下列哪一种最适合造桥", "桥面应当用什么材料", "栏杆用的是"]
    text = "一、选择题\n\n" + "\n\n".join(f"{n}. {q}\n{answers}" for n, q in enumerate(asked, 1))
    assert titles(f"{text}\n\n二、问答题\n\n4. 说说老桥的历史。\n") == ["一、选择题", "二、问答题"]
