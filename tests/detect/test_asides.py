"""What is no speech: copies, echoes, pictures, buttons, contents, teasers, credits, pull quotes."""

from __future__ import annotations

from annotator.domain.transcript import AsideKind, SegmentKind
from tests.detect.readings import headings, names, read_one, who_says

LEAD = "江城的老桥建成七十年，修还是拆，请来三位朋友谈一谈，全文如下。"
ANSWERS = [f"老桥的第{n}个故事要从江边的码头说起，那时候来往的船有{n * 3}条。" for n in range(1, 9)]


def interview() -> str:
    """An article with contents, pull quotes, labels, a bonus and a footer, as websites print them."""
    parts = ["桥上七十年", "江城月刊", "2024-05-06", "分享海报", "", LEAD[:12], "", LEAD, ""]
    parts += ["谁修桥？", "", "谁出钱？", "", "谁看桥？", ""]
    names_ = ["罗知秋(江城大学)", "白若溪(星河 设计)", "Robin(桥友会)"]
    for n, question in enumerate(("一问:谁修桥？", "二问:谁出钱？", "三问:谁看桥？")):
        parts += ["", "", question, ""]
        for k in range(2):
            parts += ["老桥的灵魂", "", "是走在上面的人", "", ""]
            parts += [
                f"{names_[(n + k) % 3]}:",
                "",
                ANSWERS[2 * n + k],
                "",
                "这一段是补充的话，也属于同一个人。",
                "",
            ]
            parts += ["\u00a0", ""]
    parts += ["", "彩蛋:十年以后老桥会怎样？", "", "希望它还在。", "", "\u00a0", "", "希望它更老。", "", ""]
    return "\n".join([*parts, "出自:https://example.org/a/1"])


def test_a_document_printed_twice_counts_once() -> None:
    once = interview()
    body = once[once.index(LEAD) + 3 :]
    text = f"{once}\n\n{body}\n\n© THE END\n\n转载请联系本站"
    reading = read_one(text)
    (block,) = reading.repeats
    assert text[block.start : block.end] == body.rstrip("\n")
    assert text[block.of :].startswith(LEAD)
    assert names(text) == names(once)
    assert who_says(text) == who_says(once)
    assert headings(text) == headings(once)


def test_pull_quotes_belong_to_the_next_speaker() -> None:
    text = interview()
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == [
        "罗知秋", "白若溪", "白若溪", "Robin", "Robin", "罗知秋", None, None,
    ]  # fmt: skip
    assert all("灵魂" not in said for _, said in who_says(text))
    assert [title for level, title in headings(text) if level == 2] == ["老桥的灵魂是走在上面的人"] * 6
    assert [title for level, title in headings(text) if level == 1] == [
        "一问:谁修桥？",
        "二问:谁出钱？",
        "三问:谁看桥？",
        "彩蛋:十年以后老桥会怎样？",
    ]


def test_the_frame_of_a_page_is_dismissed() -> None:
    text = interview()
    kinds = {text[noise.start : noise.end]: noise.kind for noise in read_one(text).noise}
    assert kinds == {
        "分享海报": AsideKind.INTERFACE,
        LEAD[:12]: AsideKind.TEASER,
        "谁修桥？": AsideKind.CONTENTS,
        "谁出钱？": AsideKind.CONTENTS,
        "谁看桥？": AsideKind.CONTENTS,
        "出自:https://example.org/a/1": AsideKind.CREDIT,
    }


def test_repeated_greetings_are_no_copy() -> None:
    text = "".join(f"罗知秋：谢谢老师的精彩分享。\n白若溪：{answer}\n" for answer in ANSWERS)
    assert read_one(text).repeats == ()


def test_pictures_and_empty_items_are_marked() -> None:
    text = "- 一\n![](img/abc_1.png)\n- \n[图片]\n----\n- 二\n"
    reading = read_one(text)
    assert [noise.kind for noise in reading.noise] == [
        AsideKind.IMAGE,
        AsideKind.OTHER,
        AsideKind.IMAGE,
        AsideKind.OTHER,
    ]
    assert reading.segments[1].kind is SegmentKind.IMAGE


def test_credits_end_the_body_and_are_metadata() -> None:
    talk = "罗知秋：开始。\n白若溪：好。\n罗知秋：完。\n\n"
    text = f"{talk}文字：陆远山 江心月\n摄影：高远\n江城月刊是一本杂志。\n"
    reading = read_one(text)
    assert dict(reading.metadata) == {"文字": ("陆远山", "江心月"), "摄影": ("高远",)}
    assert [noise.kind for noise in reading.noise] == [AsideKind.CREDIT] * 3
    assert text[: reading.turns[-1].end].endswith("完。")


ITEMS = ["老桥是全城的记忆", "修桥比造桥还难", "桥上应当有灯"]
ECHOED = "".join(
    [
        "会上有人说：",
        *ITEMS,
        *(item * 2 for item in ITEMS),
        "随后江城大学教授罗知秋指出，修桥不能只看今年的钱，还要看三十年以后的人。",
        "修桥不能只看今年的钱，还要看三十年以后的人。",
        "江城日报记者走访了两岸的居民，大家都很关心这座桥的将来，也很关心过桥的孩子们。",
        "罗知秋教授认为，孩子们的路最要紧。",
    ]
)


def test_echoes_in_a_paragraph_are_marked() -> None:
    reading = read_one(ECHOED)
    echoes = [ECHOED[repeat.start : repeat.end] for repeat in reading.repeats]
    assert echoes == [item for item in ITEMS for _ in range(2)] + [
        "修桥不能只看今年的钱，还要看三十年以后的人。"
    ]
    for repeat in reading.repeats:
        assert ECHOED[repeat.of :].startswith(ECHOED[repeat.start : repeat.end])


def test_a_phrase_used_again_is_no_echo() -> None:
    text = (
        "江城大学教授罗知秋指出，老桥的维修资金来自三个方面，第一是市里。他又说，老桥的维修资金来自三个方面的说法并不准确，"
        "因为老桥的维修资金来自三个方面以外还有捐款，这一点大家常常忘记，所以要再说一遍。"
    )
    assert read_one(text).repeats == ()
