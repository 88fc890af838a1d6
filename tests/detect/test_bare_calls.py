"""Names alone on their lines, with or without a post behind a dash: who is heard."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says

CALL = (
    "Northwind Pumps Q3 Earnings Call\n"
    "\n"
    "Operator\n"
    "\n"
    "Good morning, and welcome to the third quarter call. Please go ahead.\n"
    "\n"
    "Jane Holloway -- Vice President, Investor Relations\n"
    "\n"
    "Thank you, operator. I would like to welcome you all.\n"
    "\n"
    "Mark Everett -- Northwind -- Chief Executive Officer\n"
    "\n"
    "Thanks, Jane. We had a strong quarter and our margins rose.\n"
    "\n"
    "Operator\n"
    "\n"
    "Our first question comes from Lee Parks with Alder Capital.\n"
    "\n"
    "Lee Parks -- Alder Capital -- Analyst\n"
    "\n"
    "Hi, thanks for taking my question. Can you comment on pricing?\n"
    "\n"
    "Mark Everett -- Northwind -- Chief Executive Officer\n"
    "\n"
    "Sure, Lee. Pricing has been steady, and we expect it to stay there.\n"
)


def test_a_name_before_its_post_opens_a_turn_and_no_section() -> None:
    said = [speaker for speaker, _ in who_says(CALL)]
    assert said == ["Operator", "Jane Holloway", "Mark Everett", "Operator", "Lee Parks", "Mark Everett"]
    assert headings(CALL) == []
    places = {speaker.name: speaker.affiliation for speaker in read_one(CALL).speakers}
    assert places["Lee Parks"] == "Alder Capital -- Analyst"


def test_a_call_in_which_names_return_is_not_printed_twice() -> None:
    assert read_one(CALL).repeats == ()
    assert read_one(CALL).noise == ()


@pytest.mark.parametrize(
    ("first", "second"), [("王立群", "赵敏芝"), ("主持人", "嘉宾"), ("Operator", "Jane Holloway")]
)
def test_short_answers_stand_under_bare_names(first: str, second: str) -> None:
    text = (
        f"{first}\n我们今天谈谈河道的事，您先说？\n\n{second}\n好的，我先说清淤。\n\n"
        f"{first}\n资金够不够呢？\n\n{second}\n还差一点。\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == [first, second, first, second]


def test_places_behind_a_dash_are_nobody() -> None:
    text = (
        "Opening -- Main Hall\nThe doors open at nine and we serve coffee until ten o'clock.\n\n"
        "Lunch -- Garden\nYou may take your plates outside, if the weather is good.\n\n"
        "Closing -- Main Hall\nWe thank our guests and close the doors at six in the evening.\n\n"
        "Dinner -- Town Inn\nYou are welcome to join us at your own cost that night.\n"
    )
    assert names(text) == []
