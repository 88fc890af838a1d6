"""The review of a structure: the text with what was found painted in, one key for each way to put it right.

The import preview and the review of a transcript that is in the project already show the same pane
(:mod:`annotator.ui.review.pane`) over a :class:`~annotator.ui.review.draft.Draft`, which holds what the
user decided and reads the text again, off the window's thread, whenever that changes.
"""
