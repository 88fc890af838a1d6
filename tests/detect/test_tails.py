"""Tails: what stands under the last turn and is nobody's, and last words that only sound like it."""

from __future__ import annotations

import pytest

from annotator.domain.transcript import AsideKind
from tests.detect.readings import read_one, who_says

CHINESE = (
    "罗知秋：老桥今年七十岁，修还是拆，今天要说清楚。\n\n白若溪：我主张修，石头还是好石头，换几块就行。\n\n"
    "罗知秋：修一次四十万，五年修一次，账要算一算。\n\n白若溪：账是要算，可是桥不只是桥，是一条路。"
)
ENGLISH = (
    "TOM REED: We have to decide about the bridge today, and I would like to hear everybody.\n\n"
    "ANNA KELLER: I think we should mend it. The stones are good stones.\n\n"
    "TOM REED: It costs forty thousand each time. Who pays?\n\n"
    "ANNA KELLER: We all do. It isn't only a bridge, it is a road."
)
TAILS = [
    "往期推荐\n守桥人的三十年\n桥下的船都去哪了？\n石头会不会老",
    "往期回顾：\n\n《桥上》第一期：守桥人\n\n《桥上》第二期：石匠",
    "编辑：陆远山  校对：江心月  审核：周敏",
    "采访 | 陆远山\n整理 | 江心月\n摄影 | 周敏",
    "（本文图片由受访者提供）\n\n编辑：陆远山",
    "— END —\n\n点赞、在看、转发，让更多人看到老桥",
    "（完）",
    "【录音结束】",
    "（访谈结束，共1小时12分）",
    "主题词：桥梁 维修 会议 纪要\n抄送：市交通局，市财政局。\n江城桥梁管理处办公室  2014年5月6日印发",
    "与会人员签字：\n\n________    ________",
    "签发：罗知秋\n记录：江心月",
    "江城桥梁管理处\n二〇一四年五月六日",
    "注释：\n① 《江城桥志》，江城出版社1998年版，第12页。\n② 同上，第40页。",
    "参考文献\n[1] 陆远山. 石桥的寿命[J]. 桥梁, 2003(4).\n[2] 周敏. 江城的路. 江城出版社, 2001.",
    "作者简介：陆远山，江城月刊记者，著有《桥上七十年》。\n（责任编辑：周敏）",
    "版权声明：本文为江城月刊原创内容，未经授权不得转载。",
    "本文首发于《江城月刊》2014年第5期，转载请注明出处。",
    "长按识别二维码，关注“江城月刊”\n投稿邮箱：tougao@example.org",
    "联系电话：027-5550123\n地址：江城市桥头路1号",
]
ENGLISH_TAILS = [
    "(End)",
    "# # #",
    "[End of interview]",
    "END OF TAPE 2, SIDE B",
    "(Whereupon, at 4:12 p.m., the deposition was concluded.)",
    "The hearing was adjourned at 11:20 a.m.",
    (
        "CERTIFICATE OF COURT REPORTER\n\nI, Nora Ellis, do hereby certify that the foregoing is a true"
        " record of the proceedings held before me.\n\n______________\nNora Ellis, CSR"
    ),
    (
        "REPORTER'S CERTIFICATE\n\nSTATE OF NORLAND  )\nCOUNTY OF BRIDGES )\n\n"
        "I certify that the witness was sworn. My commission expires in May."
    ),
    "INDEX\n\nbridge, 3, 7\nstones, 12\nTelephone: 555-0123",
    "This episode was produced by Nora Ellis and edited by Mark Hale.\nOur theme music is by The Piers.",
    "Today's show is brought to you by Pier & Sons. Go to example.com/bridge for a free month.",
    "Produced by Nora Ellis. Sound design by Mark Hale.",
    "Nora Ellis is a staff writer.\n\nThis interview has been edited for length.",
    "This interview has been edited and condensed for clarity.",
    "© 2014 Norland Public Radio. All rights reserved.",
    "Copyright 2014 by the Norland Oral History Project",
    "Subscribe to our newsletter at www.example.org",
    "Related articles\nThe keeper of the bridge\nWhere did the boats go?",
    (
        "References\n\nEllis, N. (1998). The age of stone. Norland Press.\n"
        "Hale, M. (2001). Roads. Norland Press."
    ),
    "Respectfully submitted,\n\nNora Ellis\nSecretary",
    "Media contact: Nora Ellis, +1 555 0123, press@example.org",
    "Interview conducted by Nora Ellis, 6 May 2014\nTranscribed by Mark Hale",
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_stands_under_the_last_words_is_nobodys(tail: str) -> None:
    _is_told_apart(CHINESE, tail)


@pytest.mark.parametrize("tail", ENGLISH_TAILS)
def test_what_stands_under_the_last_words_is_nobodys_in_english(tail: str) -> None:
    _is_told_apart(ENGLISH, tail)


def _is_told_apart(talk: str, tail: str) -> None:
    text = f"{talk}\n\n{tail}\n"
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == [turn.speaker for turn in read_one(talk).turns]
    assert reading.turns[-1].end == len(talk)
    assert reading.sections == ()
    noise = [n for n in reading.noise if n.kind in (AsideKind.CREDIT, AsideKind.INTERFACE, AsideKind.OTHER)]
    assert min(n.start for n in noise) == len(talk) + 2
    marked = {line for n in noise for line in text[n.start : n.end].split("\n")}
    assert {line for line in tail.split("\n") if line} <= marked


@pytest.mark.parametrize(
    "words",
    [
        "版权这件事，我再说一句，照片都是我自己拍的。",
        "编辑老师刚才问我要不要写下来，我说写吧。",
        "往期节目里我也讲过，推荐大家回去听一听。",
        "参考资料我带来了，注释写得很清楚，会后可以看。",
        "最后请大家点赞、转发，也欢迎来桥上走走，我请喝茶。",
        "会议结束以后我来签发，印发各村。",
        "我的电话是大家都有的，有事打给我。",
        "二维码在桥头贴着，扫一扫就能看到桥的历史，我觉得挺好。",
        "石头会老\n人也会老\n桥不会",
        "这里面有三条：\n1. 先清淤\n2. 再换石头\n3. 最后修栏杆",
        "第一，先清淤。\n\n第二，换石头。\n\n就这么多。",
    ],
)
def test_last_words_that_only_mention_it_are_said(words: str) -> None:
    text = f"{CHINESE}\n\n{words}\n"
    assert who_says(text)[-1][1].endswith(words)


@pytest.mark.parametrize(
    "words",
    [
        "Copyright is a funny thing. I never signed anything.",
        "The end came later, when the river rose.",
        "I certify that I was there, and so was my sister.",
        "We were sponsored by the baker, you know, in bread.",
        "Produced by whom? Nobody remembers that now.",
        "Subscribe to whatever you like, I told them, but mend the bridge.",
        "Contact between the two banks was lost for a week.",
        "There is an index of every stone. My father made it.",
        "This interview was the last thing I wanted, if I'm honest.",
        "Related by marriage, all of us.",
        "Nora Ellis is a reporter, and she wrote it all down.",
    ],
)
def test_last_words_in_english_that_only_mention_it_are_said(words: str) -> None:
    text = f"{ENGLISH}\n\n{words}\n"
    assert who_says(text)[-1][1].endswith(words)


@pytest.mark.parametrize("line", ["版权所有 江城月刊", "编辑：陆远山", "— END —", "往期推荐"])
def test_what_stands_in_tails_ends_nothing_amid_the_talk(line: str) -> None:
    text = f"{CHINESE}\n\n{line}\n\n罗知秋：那就修吧。\n\n石头我去买。\n"
    assert who_says(text)[-1] == ("罗知秋", "那就修吧。\n\n石头我去买。")


def test_people_go_on_speaking_under_an_end_mark() -> None:
    words = "[End of tape 1]\n\nAs I said, we mended it in the spring, and everybody came."
    assert who_says(f"{ENGLISH}\n\n{words}\n")[-1][1].endswith("everybody came.")


def test_those_who_sign_a_record_do_not_speak_in_it() -> None:
    talk = "审判长：现在开庭。\n\n原告：请他还我一条船。\n\n审判长：被告答辩。\n\n被告：我没有办法。"
    tail = "审判长：虞正\n书记员：封小禾\n原告（签名）：\n被告（签名）：\n二〇一二年四月十七日"
    reading = read_one(f"{talk}\n\n{tail}\n")
    assert [turn.speaker for turn in reading.turns] == ["审判长", "原告", "审判长", "被告"]
    assert reading.turns[-1].end == len(talk)


@pytest.mark.parametrize(
    "tail",
    ["编辑：陆远山  校对：江心月", "主题词：桥梁 维修\n抄送：市交通局。", "往期推荐\n守桥人\n桥下的船"],
)
def test_a_report_has_a_tail_too(tail: str) -> None:
    report = (
        "老桥要修了\n\n江城大学教授罗知秋指出，老桥要修，而且要快修，不能再等。\n\n"
        "市民白若溪认为，修桥的钱应当大家出，不能只靠市里。\n\n工程将在五月开始，为期四个月，其间行人可以通过便桥过江。"
    )
    reading = read_one(f"{report}\n\n{tail}\n")
    assert reading.turns[-1].end <= len(report)
    assert min(noise.start for noise in reading.noise) == len(report) + 2
