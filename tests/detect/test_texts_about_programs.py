"""Manuals, change logs and licences: English words over text and before colons that are nobody."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all, who_says

NOBODY: dict[str, str] = {
    "a change log by people": (
        "lamplight (2.3.1-2) unstable; urgency=medium\n\n"
        "  [ Nora Ellis ]\n  * Drop the old patch, merged upstream. (Closes: #845120)\n"
        "  * Thank you to all who tested this.\n\n"
        "  [ Tom Reed ]\n  * Add lamplight.service and enable it.\n\n"
        " -- Nora Ellis <nora@example.org>  Mon, 04 Mar 2024 10:00:00 +0100\n\n"
        "lamplight (2.3.0-1) unstable; urgency=low\n\n"
        "  [ Nora Ellis ]\n  * New upstream release. Do we need --verbose? Yes.\n\n"
        "  [ Tom Reed ]\n  * Fix paths in /etc/lamplight.conf.\n\n"
        " -- Tom Reed <tom@example.org>  Mon, 05 Feb 2024 10:00:00 +0100\n"
    ),
    "headings of a readme": (
        "# Lamplight\n\n## Help\nYou can get help by mail.\n\n## Major Releases\nWe make one a year.\n\n"
        "## Links\nSee below.\n\n## Help\nAgain, write to us.\n"
    ),
    "headings over rules": (
        "Testing\n=======\nRun the tests before you send us a change.\n\nRules\n=====\nBe kind, please.\n\n"
        "Help\n====\nYou can ask us anything.\n"
    ),
    "a manual of calls": (
        "# Streams\n\n## Class: Reader\nOpens a file with `open()` and reads it.\n\n"
        "## Class: Writer\nCalls `write()` for you.\n\n### Stability: 1\nSee https://example.org/reader.\n"
    ),
    "questions about a program": (
        "Lamplight FAQ\n\nQ: How do I set it up?\nA: Run setup.sh, then edit /etc/lamplight.conf.\n\n"
        "Q: Where is the log?\nA: In /var/log/lamplight.log; you may change that with --log.\n\n"
        "Q: Can I help?\nA: Yes! See https://example.org/help.\n"
    ),
    "headings with a bracket or a dash": (
        "Lamp Control System (LCS)\n-------------------------\n\nMany have one. You can turn it off.\n\n"
        "WORKED EXAMPLE - LANTERN\n========================\n\nSuppose you have a lantern.\n"
    ),
    "mails cited in a licence": (
        "From: Tom Reed\nSubject: Re: may we copy it?\nDate: Sat, 16 Aug 2014\n\nYes, you may.\n\n"
        "From: Nora Ellis\nSubject: Re: thank you!\nDate: Sun, 17 Aug 2014\n\nWe are glad.\n"
    ),
    "keys of a licence": (
        "Files: all\nLicense-Grant: You may copy it.\n We give no warranty.\n\n"
        "Files: src\nLicense-Grant: You may not sell it!\n We give no warranty.\n"
    ),
}


@pytest.mark.parametrize("name", sorted(NOBODY))
def test_nobody_speaks_in(name: str) -> None:
    assert [speaker for reading in read_all(NOBODY[name]) for speaker in reading.speakers] == []


def test_people_who_talk_about_programs_are_heard() -> None:
    text = (
        "Nora Ellis: Did you look at setup.sh again?\n"
        "Tom Reed: I did, and I think we should drop --verbose.\n"
        "Nora Ellis: Why? I use it every day with /etc/lamplight.conf.\n"
        "Tom Reed: Okay, let's keep it in 2.3.1 then.\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["Nora Ellis", "Tom Reed"] * 2


def test_nicknames_in_headings_that_return_are_heard() -> None:
    text = (
        "### Wren\nI think we should start with the budget.\n\n### Moss\nWhy? We did that yesterday.\n\n"
        "### Wren\nYes, but I have new numbers for you.\n\n### Moss\nOkay, go on then.\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["Wren", "Moss"] * 2
