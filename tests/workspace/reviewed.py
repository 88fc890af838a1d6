"""A talk with one speaker whom no rule knows, imported as the program reads it, to be reviewed."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace

TALK = (
    "会谈记录\n\n"
    "罗知秋：大家好，我们开始吧。\n"
    "星河：先说说水的事，水还是不够用。\n"
    "家兴老师：我补充一点。\n"
    "结论：就是这样，没有别的。\n"
    "星河：那就修管子。\n"
    "罗知秋：谢谢各位。\n"
    "接下来谈价钱\n"
    "家兴老师：价钱不能再涨。\n"
    "张家兴：涨一点可以。\n"
    "罗知秋：为什么？\n"
    "张家兴：因为管子旧了。\n"
)

STAR = Ruling(RulingKind.SPEAKER, "星河")
ONE = Ruling(RulingKind.SAME_PERSON, "家兴", "张家兴")


def bring_in(workspace: Workspace, folder: Path, text: str = TALK, *rulings: Ruling) -> Transcript:
    """Import a text as the program reads it by these rulings."""
    path = folder / f"talk{len(workspace.summaries())}.txt"
    path.write_text(text, encoding="utf-8")
    import_all(workspace, [look_at(path, rulings=rulings)])
    return workspace.summaries()[-1].transcript


def over(words: str, kind: RulingKind, text: str = TALK) -> Ruling:
    """A ruling on the line that these words stand in."""
    start = text.index(words)
    return Ruling(kind, start=start, end=start + len(words))


def who_says(workspace: Workspace, transcript: Transcript) -> list[tuple[str, str]]:
    """The names and the words of the turns, as the project has them."""
    whole = workspace.transcript(transcript.id)
    names = workspace.codebook.speaker_by_id
    return [
        (
            "、".join(names[s].name for s in turn.speaker_ids),
            whole.text[turn.text_start : whole.turn_end(turn)].strip(),
        )
        for turn in whole.turns
    ]


def speaker_called(workspace: Workspace, name: str) -> Speaker:
    return next(s for s in workspace.codebook.speakers if s.name == name)
