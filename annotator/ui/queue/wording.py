"""What the queue says: kinds, tiers, and one suggestion in a sentence."""

from __future__ import annotations

from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.language import mark, translate, translate_count
from annotator.ui.actions import BY_NAME
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import current_keymap
from annotator.workspace.queue import Group, Spelling

MISHEARD_NAMES = {
    SuggestionKind.KNOWN_PAIR: mark("Remembered spellings"),
    SuggestionKind.HOMOPHONE: mark("Same sound"),
    SuggestionKind.NEAR_HOMOPHONE: mark("Near sound"),
    SuggestionKind.ENGLISH: mark("English"),
    SuggestionKind.DICTIONARY: mark("No word"),
}
CLEANING_NAMES = {
    SuggestionKind.FILLER: mark("Fillers"),
    SuggestionKind.REPETITION: mark("Repetitions"),
    SuggestionKind.SEGMENT_MARK: mark("Recogniser’s marks"),
    SuggestionKind.PUNCTUATION: mark("Punctuation"),
    SuggestionKind.WIDTH: mark("Full and half width"),
    SuggestionKind.PARTICLE: mark("的, 得 and 地"),
    SuggestionKind.PRONOUN: mark("他, 她 and 它"),
}
CLEANING_HINTS = {
    SuggestionKind.FILLER: mark("Sounds of hesitation such as 呃 and 啊; whole answers and words stay"),
    SuggestionKind.REPETITION: mark("What is said twice while looking for a word; 谢谢 and 慢慢 stay"),
    SuggestionKind.SEGMENT_MARK: mark("Emoji of a recogniser, with the false stops beside them"),
    SuggestionKind.PUNCTUATION: mark("Punctuation written twice, and numbers broken by a full stop"),
    SuggestionKind.WIDTH: mark("Full-width letters and digits, half-width punctuation after Chinese"),
    SuggestionKind.PARTICLE: mark("的 where 得 or 地 is meant"),
    SuggestionKind.PRONOUN: mark("他 where she was just named, 她 where a company was"),
}
_TIERS = {1: mark("safe"), 2: mark("likely"), 3: mark("doubtful")}


def shown_key(command: str) -> str:
    """The key that a command has now, as people read it."""
    return spoken_key(current_keymap().shown(BY_NAME[command]))


def tier_name(tier: int) -> str:
    """How sure a tier is, in a word."""
    return translate(_TIERS[tier])


def group_name(group: Group) -> str:
    """What a group's places have in common."""
    return translate(CLEANING_NAMES[group.kind]) if group.kind is not None else one_line(group.meant)


def spelling_name(spelling: Spelling) -> str:
    """What is written and what is meant; what shall go is struck out by a word."""
    heard, meant = one_line(spelling.heard), one_line(spelling.meant)
    if not meant:
        return translate("{heard} → (nothing)").format(heard=heard)
    return translate("{heard} → {meant}").format(heard=heard, meant=meant)


def counted(group: Group) -> str:
    """How many places and spellings a group has."""
    places = translate_count("{count} place", "{count} places", group.count)
    if len(group.spellings) < 2:
        return places
    spellings = translate_count("{count} spelling", "{count} spellings", len(group.spellings))
    return f"{places} · {spellings}"


def sureness(tier: int, score: float) -> str:
    """The tier in a word with the score, as a row says it."""
    return f"{tier_name(tier)} · {score:.0%}"


def explained(suggestion: Suggestion, title: str = "") -> str:
    """One suggestion with its evidence, in full words."""
    heard, meant = one_line(suggestion.source), one_line(suggestion.replacement)
    if meant:
        what = translate("“{heard}” should read “{meant}”: {why}")
    else:
        what = translate("“{heard}” should go: {why}")
    said = what.format(heard=heard, meant=meant, why=suggestion.evidence)
    parts = [said, sureness(suggestion.tier, suggestion.score), *([title] if title else [])]
    return " · ".join(parts)


def one_line(words: str) -> str:
    """Words without line ends."""
    return " ".join(words.split()) if words.strip() else words
