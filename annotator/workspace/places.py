"""Where projects and the samples lie."""

from __future__ import annotations

from pathlib import Path

from annotator.language import resources_folder


def default_folder() -> Path:
    """The folder in which projects lie unless the user says otherwise; made when it is needed."""
    from platformdirs import user_data_path

    return user_data_path("annotator", appauthor=False)


def samples_folder() -> Path:
    """Where the sample transcripts lie, in a checkout or an installed package."""
    return resources_folder().parent / "data" / "samples"
