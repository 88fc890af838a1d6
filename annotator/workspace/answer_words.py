"""What the answers to suggestions are called as steps, and what is said once they are given."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.suggestion import NO_CORRECTIONS, Suggestion
from annotator.editing.batch import StepWords
from annotator.language import translate, translate_count


def accepted(suggestions: Sequence[Suggestion]) -> StepWords:
    """What the step is called: after what is meant, where all mean the same."""
    one, count = suggestions[0], len(suggestions)
    what = one.replacement
    if count == 1 and not what and one.kind not in NO_CORRECTIONS:
        name, done = translate("Take out “{heard}”"), translate("“{heard}” taken out")
    elif count == 1:
        name, done = translate("Accept the suggestion “{what}”"), translate("Suggestion “{what}” accepted")
    elif what and all(s.replacement == what for s in suggestions):
        name = translate("Accept {count} suggestions “{what}”")
        done = translate("{count} suggestions “{what}” accepted")
    else:
        name, done = translate("Accept {count} suggestions"), translate("{count} suggestions accepted")
    return StepWords(*(said.format(heard=one.source, what=what, count=f"{count:,}") for said in (name, done)))


def read_otherwise(one: Suggestion, words: str) -> StepWords:
    """The user typed other words than those suggested."""
    name, done = translate("Let “{heard}” read “{what}”"), translate("“{heard}” reads “{what}” now")
    return StepWords(*(said.format(heard=one.source, what=words) for said in (name, done)))


def dismissed(one: Suggestion) -> StepWords:
    """It is not proposed again at its place."""
    name, done = translate("Dismiss the suggestion “{what}”"), translate("Suggestion “{what}” dismissed")
    return StepWords(*(said.format(what=one.replacement) for said in (name, done)))


def dismissed_alike(one: Suggestion) -> StepWords:
    """It is not proposed again for its words, wherever they stand."""
    name, done = (
        translate("Dismiss all suggestions “{what}”"),
        translate("All suggestions “{what}” dismissed"),
    )
    return StepWords(*(said.format(what=one.replacement) for said in (name, done)))


def dismissed_all(count: int) -> StepWords:
    """So many are not proposed again, wherever they stand."""
    return StepWords(
        translate_count("Dismiss {count} suggestion", "Dismiss {count} suggestions", count),
        translate_count("{count} suggestion dismissed", "{count} suggestions dismissed", count),
    )
