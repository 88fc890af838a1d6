"""The commands that move the caret within and between sentences, and select."""

from __future__ import annotations

from annotator.language import mark
from annotator.ui.command import Command, Menu, Scope, has_transcript
from annotator.ui.transcript_page.inner_steps import Step

_SENTENCES = (
    Command(
        "next_sentence",
        mark("Next sentence"),
        "Down",
        has_transcript,
        lambda w: w.page.next_sentence(),
        Scope.PAGE,
    ),
    Command(
        "previous_sentence",
        mark("Previous sentence"),
        "Up",
        has_transcript,
        lambda w: w.page.previous_sentence(),
        Scope.PAGE,
    ),
    Command(
        "extend_down",
        mark("Select up to the end of the sentence"),
        "Shift+Down",
        has_transcript,
        lambda w: w.page.next_sentence(extend=True),
        Scope.PAGE,
    ),
    Command(
        "extend_up",
        mark("Select up to the start of the sentence"),
        "Shift+Up",
        has_transcript,
        lambda w: w.page.previous_sentence(extend=True),
        Scope.PAGE,
    ),
)
_WORDS = (
    Command(
        "next_word",
        mark("Next word"),
        "Right",
        has_transcript,
        lambda w: w.page.step(Step.WORD),
        Scope.PAGE,
        starts_group=True,
    ),
    Command(
        "previous_word",
        mark("Previous word"),
        "Left",
        has_transcript,
        lambda w: w.page.step(Step.WORD, back=True),
        Scope.PAGE,
    ),
    Command(
        "extend_word_right",
        mark("Select one word more to the right"),
        "Shift+Right",
        has_transcript,
        lambda w: w.page.step(Step.WORD, extend=True),
        Scope.PAGE,
    ),
    Command(
        "extend_word_left",
        mark("Select one word more to the left"),
        "Shift+Left",
        has_transcript,
        lambda w: w.page.step(Step.WORD, back=True, extend=True),
        Scope.PAGE,
    ),
)
_CLAUSES = (
    Command(
        "next_clause",
        mark("Next clause, or behind what leads into it"),
        "Ctrl+Right",
        has_transcript,
        lambda w: w.page.step(Step.CLAUSE),
        starts_group=True,
    ),
    Command(
        "previous_clause",
        mark("Previous clause"),
        "Ctrl+Left",
        has_transcript,
        lambda w: w.page.step(Step.CLAUSE, back=True),
    ),
    Command(
        "extend_clause_right",
        mark("Select one clause more to the right"),
        "Ctrl+Shift+Right",
        has_transcript,
        lambda w: w.page.step(Step.CLAUSE, extend=True),
    ),
    Command(
        "extend_clause_left",
        mark("Select one clause more to the left"),
        "Ctrl+Shift+Left",
        has_transcript,
        lambda w: w.page.step(Step.CLAUSE, back=True, extend=True),
    ),
)
_CHARACTERS = (
    Command(
        "extend_character_right",
        mark("Select one character more to the right"),
        "Alt+Shift+Right",
        has_transcript,
        lambda w: w.page.step(Step.CHARACTER, extend=True),
        starts_group=True,
    ),
    Command(
        "extend_character_left",
        mark("Select one character more to the left"),
        "Alt+Shift+Left",
        has_transcript,
        lambda w: w.page.step(Step.CHARACTER, back=True, extend=True),
    ),
)
_SIZES = (
    Command(
        "wider",
        mark("Select more: word, clause, sentence, paragraph, turn"),
        "W",
        has_transcript,
        lambda w: w.page.grow_selection(),
        Scope.PAGE,
        starts_group=True,
    ),
    Command(
        "narrower",
        mark("Select less again"),
        "Shift+W",
        has_transcript,
        lambda w: w.page.shrink_selection(),
        Scope.PAGE,
    ),
)

SELECT = Menu(mark("&Select"), (*_SENTENCES, *_WORDS, *_CLAUSES, *_CHARACTERS, *_SIZES))
