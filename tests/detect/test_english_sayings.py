"""Who is said to speak in single English sentences, and who is one person in several."""

from __future__ import annotations

import pytest

from annotator.detect.prose.english_sayings import english_sayings_in
from tests.detect.readings import names, who_says

_SETTING = "Council notes\n\nThe council committee met on Tuesday to vote on the budget of 2019.\n\n"


def subjects(sentence: str) -> list[tuple[str, ...]]:
    """The names before and after the verbs of a sentence, titles included; nobody as an empty tuple."""
    return [
        tuple(voice.spelling for voice in saying.subject.voices) for saying in english_sayings_in(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ms. Okonjo responded that it was.", "Ms. Okonjo"),
        ("Director Lisle reported a deficit.", "Director Lisle"),
        ("Baroness Orme asked when.", "Baroness Orme"),
        ("Dr Achterberg offered to help.", "Dr Achterberg"),
        ("Cllr Ward moved the recommendation.", "Cllr Ward"),
        ("Ines Brody, who farms near the weir, recalled the flood.", "Ines Brody"),
        ("Ines Brody, representing the anglers, explained that fish need shade.", "Ines Brody"),
        ("Ines Brody, 14 Elm Street, stated that she could not sleep.", "Ines Brody"),
        ("Ines Brody (Weir Institute) agreed, and asked for more.", "Ines Brody"),
        ('"It floods," says Ines Brody, who leads the survey.', "Ines Brody"),
        ('"It floods," said the minister, Ines Brody.', "Ines Brody"),
        ("The county engineer, Dr Brody, offered to meet them.", "Dr Brody"),
        ("Director of Public Works Ines Brody presented the report.", "Ines Brody"),
        ("Last Thursday Ines Brody said it would.", "Ines Brody"),
        ("Brody, for her part, believes it will.", "Brody"),
        ("Chief Constable Sir Ian Rudge said so.", "Chief Constable Sir Ian Rudge"),
        ("Ines Brody stood up and said that it was enough.", "Ines Brody"),
        ("Sir Ian RUDGE said that both were needed.", "Sir Ian RUDGE"),
    ],
)
def test_somebody_is_named_beside_the_verb(sentence: str, name: str) -> None:
    assert subjects(sentence)[0] == (name,)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council said it would.",
        "Harker and Boyle (1978) argued that it does.",
        "Harker (1994, p. 12) notes that it does.",
        "A spokeswoman for the port said no.",
        "Nearby growers say the channel has silted up.",
        "General Motors said it would.",
        "Some residents asked why.",
    ],
)
def test_bodies_books_and_people_without_a_name_are_nobody(sentence: str) -> None:
    assert subjects(sentence) == [()]


def test_two_who_begin_a_clause_speak_together() -> None:
    assert subjects("Ines Brody and Tom Ware said no.") == [("Ines Brody", "Tom Ware")]


def test_a_full_name_a_title_and_a_surname_are_one_person() -> None:
    text = _SETTING + (
        "Director Ines Brody reported that visits had risen.\n\nMs. Brody asked for help.\n\n"
        "Brody thanked the members."
    )
    assert names(text) == ["Ines Brody"]
    assert len(who_says(text)) == 3


def test_who_is_never_named_in_full_goes_by_title_and_surname() -> None:
    text = _SETTING + "Cllr Ward moved the motion. Ms. Quay opposed it. Ward disputed that."
    assert [who for who, _ in who_says(text)] == ["Cllr Ward", "Ms. Quay", "Cllr Ward"]


def test_namesakes_are_two_and_their_surname_alone_is_neither() -> None:
    text = _SETTING + "Mr Edwin Slater said no. Mrs Ada Slater said yes.\n\nSlater declined to answer."
    assert names(text) == ["Edwin Slater", "Ada Slater"]
    assert len(who_says(text)) == 2


def test_a_title_of_the_other_sex_is_somebody_else() -> None:
    text = _SETTING + "Mr Petrov asked why. Mrs Petrov said it was late."
    assert names(text) == ["Mr Petrov", "Mrs Petrov"]


def test_a_turn_goes_on_until_somebody_else_speaks() -> None:
    text = _SETTING + "Ines Brody said it was late. Brody added that it was dear. Ms Brody thanked them."
    assert len(who_says(text)) == 1


def test_a_pronoun_after_somebody_unknown_is_nobody() -> None:
    text = _SETTING + (
        "Ines Brody, 44, said it was late.\n\nOtmar Quell came from Lisle to see it. He said it was early."
    )
    said = who_says(text)
    assert said[0][0] == "Ines Brody"
    assert all("early" not in words or who != "Ines Brody" for who, words in said)


def test_a_pronoun_of_the_other_sex_is_nobody() -> None:
    text = _SETTING + "Mrs Ines Brody said it was late.\n\nHe said it was early."
    assert [words for _, words in who_says(text)] == ["Mrs Ines Brody said it was late."]


def test_a_post_means_who_alone_holds_it() -> None:
    text = (
        _SETTING + "Mayor Ines Brody thanked all for coming. Tom Ware (clerk) said no.\n\nThe mayor agreed."
    )
    assert [who for who, _ in who_says(text)] == ["Ines Brody", "Tom Ware", "Ines Brody"]


def test_a_post_that_two_hold_means_nobody() -> None:
    text = _SETTING + "Cllr Ann Ward asked why. Cllr Tom Orr said no.\n\nThe councillor agreed to wait."
    assert [who for who, _ in who_says(text)] == ["Ann Ward", "Tom Orr"]


def test_items_of_a_list_are_read_in_minutes() -> None:
    text = _SETTING + (
        "- Cllr Ward reported that the roof had been mended.\n- Ms. Quay queried the cost of the slates.\n"
    )
    assert [who for who, _ in who_says(text)] == ["Cllr Ward", "Ms. Quay"]


NEWS = (
    "Market hall shut after flood\n\nHARWICK - Water from the Lenn filled the market hall on Tuesday.\n\n"
    "{first}\n\n"
    "“We had no warning,” said Owen Pike, who runs the fish stall.\n\n"
    "“The town will pay for 40 stalls,” said Councillor Anne Whitby, chair of the market committee.\n"
)


@pytest.mark.parametrize(
    "first",
    [
        "“It was chaos.” Maria Lopez, 54, a baker, was the first to reach the hall.",
        '"It was chaos." Maria Lopez, who sells bread, was the first to reach the hall.',
        "“It was chaos.” Dr Maria Lopez, a surgeon at the clinic, was the first to reach the hall.",
    ],
)
def test_who_is_described_behind_a_quotation_that_opens_a_paragraph_says_it(first: str) -> None:
    told = who_says(NEWS.format(first=first))
    assert [who for who, _ in told] == ["Maria Lopez", "Owen Pike", "Anne Whitby"]
    assert told[0][1] == first


@pytest.mark.parametrize(
    "first",
    [
        "“Closed until further notice.” Maria Lopez, 54, a baker, read the sign twice.",
        "“It was chaos.” Maria Lopez, 54, a baker, heard the shouts from the bridge.",
        "The council spoke of help. “We will pay.” Maria Lopez, 54, a baker, was not so sure.",
        "“It was chaos.” The hall was dark, and Maria Lopez, 54, a baker, had gone home.",
        "“It was chaos.” Maria Lopez was the first to reach the hall.",
    ],
)
def test_quotations_beside_somebody_may_be_anybodys(first: str) -> None:
    assert [who for who, _ in who_says(NEWS.format(first=first))] == ["Owen Pike", "Anne Whitby"]


def test_what_somebody_does_behind_his_or_her_words_is_not_said() -> None:
    first = "“It was chaos.” Maria Lopez, 54, a baker, was the first there. Her van stood in the lane."
    assert who_says(NEWS.format(first=first))[0][1].endswith("the first there.")


def test_a_story_that_describes_people_is_no_report() -> None:
    text = (
        "The hall\n\n“Wait.” Clara Holm, 32, a nurse, turned on the stairs.\n\n"
        "“It is late.” Paul Dean, 40, a tall man, took off his 2 gloves.\n\nThe clock struck 9.\n"
    )
    assert who_says(text) == []


def test_what_somebody_else_reads_is_not_the_last_speakers() -> None:
    sign = "“Closed until further notice.” Maria Lopez, 54, a baker, read the sign twice."
    said = "“We pay,” said Anne Whitby, chair of the market committee. “Not at once.”"
    told = who_says(NEWS.format(first=f"{said}\n\n{sign}"))
    assert told[0] == ("Anne Whitby", said)
    goes_on = who_says(NEWS.format(first=f"{said}\n\n“By June, we hope.” The hall was dark."))
    assert "By June" in goes_on[0][1]
