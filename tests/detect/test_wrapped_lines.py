"""Reports and talk whose lines were broken at one width: sentences go on over the line ends."""

from __future__ import annotations

from tests.detect.readings import names, read_one, who_says

REPORT = """\
Library to close in June

The council voted on Tuesday to close the library. "It is a sad day for all of
us," said Helen Marsh, the head librarian, who has worked there since 1988. "I
don't know where the children will go."

Councillor Peter Voss said the building was beyond repair. "We have spent
forty thousand pounds on the roof alone," he said, and added that the books
would be moved to the school.

"Nobody asked us," said Marsh. She pointed to a petition that had been signed
by more than two thousand people in the valley.

The mayor, Ruth Adair, told reporters that the decision was final. Work on the
site, which lies between the station and the river, will begin in the autumn
after the last of the books have been taken away.
"""
STORY = """\
The rain had not stopped since the morning, and the road to the ferry was under
water. "You can't go tonight," said Martha. She had put the lamp on the table
and was looking at him as she used to look at the boats.

"I have to," said John. He took his coat from the nail and stood a while by the
door, as if there were something that he had left undone, but could not think
what it was.

"Then go," she said. The lamp had begun to smoke, and neither of them moved to
turn it down, though it had been his task since they were first married.
"""


def test_who_says_something_is_told_over_the_end_of_a_line() -> None:
    said = [(speaker, " ".join(words.split())[:32]) for speaker, words in who_says(REPORT)]
    assert said == [
        ("Helen Marsh", '"It is a sad day for all of us,"'),
        ("Peter Voss", "Councillor Peter Voss said the b"),
        ("Helen Marsh", '"Nobody asked us," said Marsh. S'),
        ("Ruth Adair", "The mayor, Ruth Adair, told repo"),
    ]


def test_a_turn_in_broken_lines_is_one_stretch_of_the_text() -> None:
    first = read_one(REPORT).turns[0]
    assert REPORT[first.start : first.end] == REPORT[REPORT.index('"It is') : REPORT.index("\n\nCouncillor")]


def test_the_same_report_in_long_lines_has_the_same_turns() -> None:
    long = "\n\n".join(" ".join(part.split()) for part in REPORT.split("\n\n"))
    assert [turn.speaker for turn in read_one(long).turns] == [
        turn.speaker for turn in read_one(REPORT).turns
    ]


def test_a_story_in_broken_lines_has_no_speakers() -> None:
    assert names(STORY) == []


def test_a_line_that_goes_on_is_no_label() -> None:
    text = """\
MARTA QUILL: I think we moved to the valley in the spring of 1961, when the
road had just been opened. My father had bought the old creamery from a man
called Dowd: he had nothing else to sell.

DENNIS HOBB: And what did the neighbours say about that? I would imagine
that there was a good deal of talk.

MARTA QUILL: Oh, there was. They said we wouldn't last a winter. One of them
Dowd: he said nothing at all. He took the money.

DENNIS HOBB: Did you ever hear from him?
"""
    assert names(text) == ["MARTA QUILL", "DENNIS HOBB"]
