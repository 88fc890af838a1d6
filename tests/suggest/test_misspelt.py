"""Letters that are no word: mended where one word alone can be meant, left where a name may be."""

from __future__ import annotations

import pytest

from annotator.suggest.found import Target
from annotator.suggest.misspelt import find_misspelt


def fixes(text: str, *terms: str) -> list[tuple[str, str, int]]:
    found = find_misspelt(text, [Target(term) for term in terms])
    return [(one.source, one.replacement, one.tier) for one in found]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("transfomer", "transformer"),
        ("kubernets", "Kubernetes"),
        ("advanage", "advantage"),
        ("Advanage", "Advantage"),
        ("reinforment", "reinforcement"),
        ("reinforceinment", "reinforcement"),
        ("chaGPT", "ChatGPT"),
        ("diffffusion", "diffusion"),
    ],
)
def test_letters_lost_or_written_again_within_a_long_word_are_shown_first(source: str, meant: str) -> None:
    assert fixes(f"我们用{source}来做") == [(source, meant, 1)]


@pytest.mark.parametrize(
    ("source", "meant"),
    [("incoder", "encoder"), ("performence", "performance"), ("algorithem", "algorithm")],
)
def test_another_sound_or_letter_is_shown_when_asked_for(source: str, meant: str) -> None:
    assert fixes(f"这个{source}很好") == [(source, meant, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "we went there and came back",
        "encodings, labeller, travelling, unlabelled",
        "Dongting, Brightwell, Varga, Ngozi",
        "QLabel.setBuddy, app_performence, www.embeding.org/transfomer",
        "TRANSFOMER",
        "emding, slar",
        "",
    ],
)
def test_words_names_and_programs_stay(text: str) -> None:
    assert fixes(text) == []


def test_a_term_of_the_glossary_is_right() -> None:
    assert fixes("用 transfomer 来做", "Transfomer") == []
