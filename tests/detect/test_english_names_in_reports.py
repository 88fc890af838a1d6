"""Names with particles, articles, initials and strange letters, in every form in which reports have them."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

_REPORT = """Quiet street gets a new bus stop

DUNMORE — The county council opened a bus stop on Mill Street on Tuesday at a cost of $40,000.

{told}

{again} said the bus would come too late.

"We did what we could," said council leader Harold Pym. Pym told reporters that 120 people had signed.
"""
_FORMS = [
    "{name}, who has run the shop since 1998, said the street was quieter.",
    "The owner of the shop, {name}, said the street was quieter.",
    '"It is quieter," {name}, the owner, told reporters.',
    "According to {name}, a planner at the county, the street was quieter.",
    "Deputy Under-Secretary {name} said the street was quieter.",
    "Professor {name} of Dunmore University said the street was quieter.",
    'In the words of {name}, chair of the traders, the street "has gone to sleep".',
    "{name}, speaking for the residents, said the street was quieter.",
    "The street is quieter, {name}, the owner of the shop, said.",
]


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Yusuf al-Rashid", "Al-Rashid"),
        ("Ineke van der Laan", "Van der Laan"),
        ("Aoife Ní Bhriain", "Ní Bhriain"),
        ("Seán O'Dowd", "O'Dowd"),
        ("J. P. Hartigan", "Hartigan"),
        ("Kwame Osei-Bonsu", "Osei-Bonsu"),
        ("Zbigniew Wójcik", "Wójcik"),
    ],
)
def test_a_name_is_one_person_in_every_form(name: str, again: str) -> None:
    for form in _FORMS:
        turns = read_one(_REPORT.format(told=form.format(name=name), again=again)).turns
        assert [turn.speaker for turn in turns] == [name, name, "Harold Pym"], form
