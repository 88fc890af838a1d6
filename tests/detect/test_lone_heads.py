"""English subheads that ask or quote, alone between paragraphs, and what is said in stories."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

THE_MAYOR = """\
The mayor will decide in March. She told the council on Monday that the money was there but the \
will was not, and that both would be needed before anybody bought a brush."""

THE_CLERK = """\
ORLEY, March 4 — Norah Quill, the town clerk, told reporters on Monday that nothing had been \
decided. "We have been here before," Ms. Quill said. A spokesman for the county said on Tuesday \
that it had no comment."""

THE_PRICE = """\
Contractors say the price has doubled. The firm that painted the pier ten years ago wants twice \
as much for half the work, and it wants the money before it begins."""

THE_TIN = """\
The lock keeper found the letters in a biscuit tin behind the boiler. There were forty of them, \
all addressed to a boat that had not passed through for thirty years."""

THE_BOAT = """\
The boat itself lies under the bridge at Orley. It is full of leaves, and a swan has nested in \
the cabin for four summers running."""

ONE_QUESTION = f"""\
Harbour to be painted

{THE_MAYOR}

{THE_CLERK}

§Who pays for the paint?

{THE_PRICE}

The council meets again in two weeks. "Until then the railings will stay as they are," said Norah \
Quill, the clerk, "which is to say mostly brown."
"""

QUOTED_ONCE = f"""\
Letters from the Lock

{THE_TIN}

{THE_CLERK}

§'We were never told'

The family says nobody wrote to them when the boat was sold. "We heard it from the coal merchant," \
said Ada Lumm, the granddaughter of the last owner. "He thought we knew."

{THE_BOAT}
"""

QUOTED_TWICE = f"""\
Letters from the Lock

{THE_TIN}

{THE_CLERK}

§"Nobody wrote to us"

The family says nobody told them when the boat was sold. "We heard it from the coal merchant," \
said Ada Lumm, the granddaughter of the last owner. "He thought we knew."

{THE_BOAT}
"""

BESIDE_ANOTHER = f"""\
Harbour to be painted

{THE_MAYOR}

{THE_CLERK}

§A coat every ten years

{THE_PRICE}

§Who pays for the paint?

The council meets again in two weeks. "Until then the railings will stay as they are," said Norah \
Quill, the clerk, "which is to say mostly brown."

The ivy has come up since the spring. It holds the lower rail together, the harbour master \
believes, and he would rather that nobody touched it.
"""

A_QUESTION_IN_A_STORY = """\
At the Ferry

The old man sat down on the bench and looked at the water for a while. Nobody else was waiting, and \
the board said that the next boat would be late.

Who are you waiting for?

The girl had come up behind him without a sound. She had a basket with her, and in the basket there \
was a cat, which looked at the water as well.

"Nobody," he said. He moved his hat so that she could sit down, and she sat, and the cat sat, and \
for a while they all looked at the same wave.
"""

QUOTATIONS_IN_A_STORY = """\
At the Ferry

The old man sat down on the bench and looked at the water for a while. Nobody else was waiting, and \
the board said that the next boat would be late.

"Is it always late?"

The girl had come up behind him without a sound. She had a basket with her, and in the basket there \
was a cat, which looked at the water as well.

"Always"

He moved his hat so that she could sit down, and she sat, and the cat sat, and for a while they all \
looked at the same wave.
"""

A_STORY_WITH_NAMES = """\
At the Ferry

Ada Lumm sat down on the bench and looked at the water for a while. "The next boat is late," said \
Tom Birch, who kept the gate. Nobody else was waiting on the quay.

"Is it always late?"

Tom Birch had come up behind her without a sound. "Since the war," said Tom Birch. He had a basket \
with him, and in the basket there was a cat, which looked at the water as well.

Who are you waiting for?

He moved his hat so that she could sit down, and she sat, and the cat sat. For a while they all \
looked at the same wave, and it went out again.
"""

QUESTION_AND_QUOTATION = """\
The Last Signal Box

The signal box at Orley closes in June. Norah Quill, who has worked in it for thirty years, said she \
would take the kettle and leave the clock.

§What happens to the levers?

The levers go to the museum, all forty of them. "They weigh more than the box," said Piet Arnold, \
who will move them, and he has ordered a second lorry.

§‘A cold little room’

Nobody else wanted the job when she began. "It was a cold little room with a good view," said Norah \
Quill. The stove came later, and the second chair later still.

The last train passes at ten past nine. After that the line is worked from the city, by people who \
have never seen the bridge or the cows beside it.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ONE_QUESTION, id="one_question"),
        pytest.param(QUOTED_ONCE, id="quoted_once"),
        pytest.param(QUOTED_TWICE, id="quoted_twice"),
        pytest.param(BESIDE_ANOTHER, id="beside_another"),
        pytest.param(A_QUESTION_IN_A_STORY, id="a_question_in_a_story"),
        pytest.param(QUOTATIONS_IN_A_STORY, id="quotations_in_a_story"),
        pytest.param(A_STORY_WITH_NAMES, id="a_story_with_names"),
        pytest.param(QUESTION_AND_QUOTATION, id="question_and_quotation"),
    ],
)
def test_subheads_that_ask_or_quote(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
