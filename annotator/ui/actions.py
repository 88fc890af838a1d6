"""Every command of the window, declared once: menus, palette, cheat sheet and shortcuts derive from it.

To add one: add a line to a group below; give it a key that no other command of its scope has (a test
sees to that), a guard that says when it is possible, and the method of the window that does it.
"""

from __future__ import annotations

from annotator.language import mark
from annotator.ui.actions_alike import ALIKE
from annotator.ui.actions_correcting import CORRECTING
from annotator.ui.actions_find import FINDING
from annotator.ui.actions_glossary import GLOSSARY
from annotator.ui.actions_measuring import COMPARE_FILE, MEASURING
from annotator.ui.actions_page import FOLDING, FORM, SHOWING
from annotator.ui.actions_places import LAYERS, PLACES, QUEUE, SUGGESTIONS
from annotator.ui.actions_review import REVIEWING
from annotator.ui.actions_select import SELECT
from annotator.ui.actions_typing import IN_PLACE, TYPING
from annotator.ui.command import (
    Command,
    Menu,
    Scope,
    always,
    can_redo,
    can_undo,
    has_annotation,
    has_choice,
    has_claim,
    has_mark_to_repeat,
    has_project,
    has_several,
    has_transcript,
    has_transcripts,
)

PROJECT = Menu(
    mark("&Project"),
    (
        Command("new", mark("New project…"), "Ctrl+N", always, lambda w: w.projects.ask_new()),
        Command("open", mark("Open a project…"), "Ctrl+O", always, lambda w: w.projects.ask_open()),
        Command("sample", mark("Open the sample project"), "", always, lambda w: w.projects.open_sample()),
        Command(
            "rename_project", mark("Rename the project…"), "", has_project, lambda w: w.ask_project_name()
        ),
        Command(
            "import", mark("Import files…"), "Ctrl+I", has_project, lambda w: w.ask_files(), starts_group=True
        ),
        Command(
            "import_folder", mark("Import a folder…"), "Ctrl+Shift+I", has_project, lambda w: w.ask_folder()
        ),
        COMPARE_FILE,
        Command("export", mark("Export…"), "Ctrl+E", has_transcripts, lambda w: w.show_export()),
        Command("author", mark("Your name…"), "", always, lambda w: w.ask_author(), starts_group=True),
        Command(
            "close_project", mark("Close the project"), "Ctrl+W", has_project, lambda w: w.projects.close()
        ),
        Command("quit", mark("Quit"), "Ctrl+Q", always, lambda w: w.close()),
    ),
)
EDIT = Menu(
    mark("&Edit"),
    (
        Command("undo", mark("Undo"), "Ctrl+Z", can_undo, lambda w: w.undo()),
        Command("redo", mark("Redo"), "Ctrl+Shift+Z; Ctrl+Y", can_redo, lambda w: w.redo()),
        Command("copy", mark("Copy"), "Ctrl+C", has_transcript, lambda w: w.copy(), starts_group=True),
        *TYPING,
        *FINDING,
        Command(
            "palette",
            mark("A command or a transcript…"),
            "Ctrl+K",
            always,
            lambda w: w.show_palette(),
            starts_group=True,
        ),
        Command(
            "codebook",
            mark("Codebook…"),
            "Ctrl+B",
            has_project,
            lambda w: w.open_view.panel.open_codebook(),
            starts_group=True,
        ),
        *GLOSSARY,
        *IN_PLACE,
        *REVIEWING,
    ),
)
MARK = Menu(
    mark("&Mark"),
    (
        Command(
            "label", mark("Choose a label…"), "M", has_transcript, lambda w: w.asking.ask_label(), Scope.PAGE
        ),
        Command(
            "repeat",
            mark("Repeat the last mark"),
            ".",
            has_mark_to_repeat,
            lambda w: w.marking.repeat(),
            Scope.PAGE,
        ),
        Command(
            "correct",
            mark("Correct in place"),
            "E; Return",
            has_transcript,
            lambda w: w.marking.correct(),
            Scope.PAGE,
        ),
        *CORRECTING,
        *ALIKE,
        Command(
            "speaker",
            mark("Speaker from here on…"),
            "S",
            has_transcript,
            lambda w: w.asking.ask_speaker(),
            Scope.PAGE,
            starts_group=True,
        ),
        Command(
            "joint_speakers",
            mark("Who speaks here together…"),
            "Shift+S",
            has_transcript,
            lambda w: w.asking.ask_joint_speakers(),
            Scope.PAGE,
        ),
        Command(
            "join_turn",
            mark("Join with the turn before"),
            "Backspace",
            has_transcript,
            lambda w: w.marking.join_turn(),
            Scope.PAGE,
        ),
        Command(
            "topic",
            mark("Topic from here on…"),
            "T",
            has_transcript,
            lambda w: w.asking.ask_topic(),
            Scope.PAGE,
        ),
        Command(
            "end_topic",
            mark("The topic goes up to here"),
            "Shift+T",
            has_transcript,
            lambda w: w.marking.end_topic(),
            Scope.PAGE,
        ),
        Command(
            "reviewed",
            mark("Reviewed, go on"),
            "Space",
            has_transcript,
            lambda w: w.marking.review(),
            Scope.PAGE,
            starts_group=True,
        ),
        Command(
            "unreviewed",
            mark("Not reviewed after all"),
            "Shift+Space",
            has_transcript,
            lambda w: w.marking.unreview(),
            Scope.PAGE,
        ),
        *LAYERS,
        *SUGGESTIONS,
        *QUEUE,
    ),
)
ANNOTATION = Menu(
    mark("&Annotation"),
    (
        Command("note", mark("Note"), "N", has_annotation, lambda w: w.write_note(), Scope.PAGE),
        Command(
            "relate", mark("Link to another claim…"), "L", has_claim, lambda w: w.asking.relate(), Scope.PAGE
        ),
        Command(
            "follow_relation",
            mark("Follow the link to another claim"),
            "Shift+L",
            has_claim,
            lambda w: w.open_view.whereabouts.jump(w.page.follow_relation, "relation"),
            Scope.PAGE,
        ),
        Command("remove", mark("Remove"), "Delete", has_annotation, lambda w: w.marking.remove(), Scope.PAGE),
        Command("let_go", mark("Let go"), "Escape", has_choice, lambda w: w.marking.let_go(), Scope.PAGE),
        Command(
            "start_left",
            mark("Start further left"),
            "[",
            has_annotation,
            lambda w: w.marking.move_borders(start=-1),
            Scope.PAGE,
            starts_group=True,
        ),
        Command(
            "start_right",
            mark("Start further right"),
            "{",
            has_annotation,
            lambda w: w.marking.move_borders(start=1),
            Scope.PAGE,
        ),
        Command(
            "end_right",
            mark("End further right"),
            "]",
            has_annotation,
            lambda w: w.marking.move_borders(end=1),
            Scope.PAGE,
        ),
        Command(
            "end_left",
            mark("End further left"),
            "}",
            has_annotation,
            lambda w: w.marking.move_borders(end=-1),
            Scope.PAGE,
        ),
    ),
)
GO = Menu(
    mark("&Go"),
    (
        Command(
            "next_claim",
            mark("Next claim"),
            "Tab",
            has_transcript,
            lambda w: w.open_view.whereabouts.jump(w.page.next_claim, "claim"),
            Scope.PAGE,
        ),
        Command(
            "previous_claim",
            mark("Previous claim"),
            "Shift+Tab",
            has_transcript,
            lambda w: w.open_view.whereabouts.jump(w.page.previous_claim, "claim"),
            Scope.PAGE,
        ),
        Command(
            "next_turn",
            mark("Next turn"),
            "Alt+Down",
            has_transcript,
            lambda w: w.open_view.whereabouts.jump(w.page.next_turn, "turn"),
        ),
        Command(
            "previous_turn",
            mark("Previous turn"),
            "Alt+Up",
            has_transcript,
            lambda w: w.open_view.whereabouts.jump(w.page.previous_turn, "turn"),
        ),
        *PLACES,
        Command(
            "next_transcript",
            mark("Next transcript"),
            "Ctrl+PgDown",
            has_several,
            lambda w: w.step_transcript(1),
            starts_group=True,
        ),
        Command(
            "previous_transcript",
            mark("Previous transcript"),
            "Ctrl+PgUp",
            has_several,
            lambda w: w.step_transcript(-1),
        ),
        Command(
            "to_list",
            mark("To the transcripts"),
            "F6",
            has_project,
            lambda w: w.go_to_list(),
            starts_group=True,
        ),
        Command("to_page", mark("To the page"), "F7", has_transcript, lambda w: w.go_to_page()),
        Command("to_panel", mark("To the panel"), "F8", has_transcript, lambda w: w.go_to_panel()),
    ),
)
VIEW = Menu(
    mark("&View"),
    (
        Command("reading", mark("Reading text"), "Ctrl+1", has_transcript, lambda w: w.show_view("reading")),
        Command("source", mark("Source text"), "Ctrl+2", has_transcript, lambda w: w.show_view("source")),
        Command(
            "tracked", mark("Tracked changes"), "Ctrl+3", has_transcript, lambda w: w.show_view("tracked")
        ),
        Command(
            "matrix",
            mark("Matrix: who said what on which question"),
            "Ctrl+4",
            has_transcript,
            lambda w: w.switch_matrix(),
        ),
        *MEASURING,
        *FORM,
        *SHOWING,
        *FOLDING,
        Command(
            "left_pane",
            mark("Show or hide the transcripts"),
            "F9",
            has_project,
            lambda w: w.switch_left(),
            starts_group=True,
        ),
        Command(
            "right_pane", mark("Show or hide the panel"), "F10", has_transcript, lambda w: w.switch_right()
        ),
    ),
)
HELP = Menu(
    mark("&Help"),
    (
        Command("keys", mark("All keys"), "F1; ?", always, lambda w: w.show_keys()),
        Command("edit_keys", mark("Change keys…"), "", always, lambda w: w.show_key_editor()),
        Command("about", mark("About Annotator"), "", always, lambda w: w.show_about()),
    ),
)

MENUS = (PROJECT, EDIT, SELECT, MARK, ANNOTATION, GO, VIEW, HELP)
COMMANDS: tuple[Command, ...] = tuple(command for menu in MENUS for command in menu.commands)
BY_NAME = {command.name: command for command in COMMANDS}
