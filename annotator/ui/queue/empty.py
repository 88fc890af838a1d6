"""What the queue says where there is nothing to go through: why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.domain.project import Verdict
from annotator.language import translate, translate_count
from annotator.ui.queue.filters import QueueFilters
from annotator.ui.queue.wording import shown_key


def empty_words(
    filters: QueueFilters, passed: Mapping[Verdict, int], others: int, *, has_terms: bool, is_looking: bool
) -> str:
    """``others`` counts what the filters keep away; ``has_terms`` says whether there is a glossary."""
    if is_looking:
        return translate("Looking …")
    if filters.is_cleaning:
        return _nothing_to_clean(filters, others)
    if others:
        said = translate_count(
            "{count} suggestion is less sure or of another kind: choose “Everything” above to see it.",
            "{count} suggestions are less sure or of other kinds: choose “Everything” above to see them.",
            others,
        )
        return f"{_all_answered(passed)}{said}"
    if not has_terms:
        return translate(
            "Nothing is suggested here.\n"
            "Put the names and terms of this recording into the glossary ({key}): "
            "whatever sounds like one of them and is written otherwise will stand here."
        ).format(key=shown_key("glossary"))
    return f"{_all_answered(passed)}{_more_to_find()}"


def _all_answered(passed: Mapping[Verdict, int]) -> str:
    return translate("All of these are answered.") + "\n" if sum(passed.values()) else ""


def _more_to_find() -> str:
    return translate(
        "Nothing more is suggested here. Correct a word on the page or add a term to the glossary ({key}): "
        "other places that sound like it will stand here."
    ).format(key=shown_key("glossary"))


def _nothing_to_clean(filters: QueueFilters, others: int) -> str:
    if not filters.wanted.kinds:
        said = translate("Tick above what shall be gone through; nothing is changed before you accept it.")
        advice = translate("Clean a text once its words are right: repetitions may hide what was misheard.")
        return f"{said}\n{advice}"
    return (
        translate("Nothing of what is ticked is left.") if others else translate("There is nothing to clean.")
    )
