"""Names that begin with initials, courtesies or small letters, and one name in letters of either case."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

TALK = """\
{a}{c}Shall we start?
{b}{c}I'm ready, I think.
{a}{c}What do you want to say first?
{b}{c}That it's late.
"""
NAMES = [
    ("J. Smith", "A. Hale"),
    ("M. Lefèvre", "Mme Aubry"),
    ("J. R. Smith", "J.-P. Martin"),
    ("O'Neill", "van der Berg"),
    ("McAllister", "de la Cruz"),
    ("Dr. A. Hale", "Prof. B. J. Orr"),
    ("A. d'Aulnay", "P. van der Meer"),
    ("Herr Vogel", "Frau Dr. Krüger"),
    ("Señora Ibáñez", "Sr. Ortega"),
    ("A. HALE", "Q. ADEYEMI"),
    ("al-Rashid", "St. John"),
    ("B. O’Dowd", "D’Souza"),
]


@pytest.mark.parametrize("colon", [": ", " : ", "：", " ：", "\u00a0: "])
@pytest.mark.parametrize("pair", NAMES, ids=" and ".join)
def test_whoever_has_initials_or_a_courtesy_speaks_under_the_whole_name(
    pair: tuple[str, str], colon: str
) -> None:
    text = TALK.format(a=pair[0], b=pair[1], c=colon)
    assert [(speaker, said.strip()) for speaker, said in who_says(text)] == [
        (pair[0], "Shall we start?"),
        (pair[1], "I'm ready, I think."),
        (pair[0], "What do you want to say first?"),
        (pair[1], "That it's late."),
    ]


def test_a_time_may_stand_behind_initials() -> None:
    text = (
        "A. Hale 00:12\nI think we can start.\n\nM. Orr 00:20\nYes, please do.\n\nA. Hale 00:31\nThank you.\n"
    )
    assert names(text) == ["A. Hale", "M. Orr"]


@pytest.mark.parametrize(
    "text",
    [
        "Our aims\n\nA. Doors: you keep them shut.\nB. Ropes: do you coil them?\nC. Lamps: we count them.\n",
        "Works\n\nJ. Orr: Tin. Oxford, 1974.\nJ. Orr: You and tin. Ayr, 1979.\nA. Hale: Salt. Ayr, 1981.\n",
        "1. Where is it?\nA. Here: on the left\nB. There: on the right\n2. When?\nA. Now: yes\nB. Then: no\n",
        "A. 通过这次活动：我们明白了道理\nB. 他的水平：提高了\nC. 坚持：是成功的关键\n",
        "d'accord: non\nal dente: yes\nde facto: no\nal dente: again\nde facto: no\n",
        "i-Phone: you can charge it\ne-Mail: we read it\ni-Phone: it's charged\ne-Mail: I read it\n",
    ],
)
def test_letters_of_lists_and_authors_of_works_say_nothing(text: str) -> None:
    assert names(text) == []


def test_an_answer_in_court_stays_an_answer_whatever_colon_follows() -> None:
    asked = "Q. Were you there?\nA. Correct: I was there.\nQ. Who else?\nA. Hale: he came with me.\n"
    text = asked + "Q. Did he?\nA. Yes.\n"
    assert names(text) == ["Q", "A"]


def test_a_label_in_capitals_is_the_same_as_in_small_letters() -> None:
    text = """\
Interviewer: So how did you come to the mill?
Agnes Dorr: My uncle put in a word for me.
INTERVIEWER: What was the first day like?
AGNES DORR: Loud. I couldn't hear myself think.
interviewer: I see.
Agnes Dorr: That's how it was.
"""
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == ["Interviewer", "Agnes Dorr"] * 3
    assert [speaker.aliases for speaker in reading.speakers] == [
        ("INTERVIEWER", "interviewer"),
        ("AGNES DORR",),
    ]


def test_nicknames_of_a_chat_are_others_in_other_letters() -> None:
    text = "".join(
        f"[2021/3/4, 10:2{i}:05] {who}: {said}\n"
        for i, (who, said) in enumerate(
            [("max", "hi"), ("MAX", "who is this?"), ("max", "me"), ("Ana", "ok")]
        )
    )
    assert names(text) == ["max", "MAX", "Ana"]
