"""Structure found in a text: titles, metadata, speakers, turns, sections, repeats, noise; all proposals.

Each module finds one thing. They look at the same page (:mod:`annotator.detect.lines.page`), in the
order of :mod:`annotator.detect.structure`; a line that one has claimed the next pass over.
No rule knows a name, a topic or a file: what words mean stands in ``resources/lexicons``.
"""

from annotator.detect.lines.facts import Facts
from annotator.detect.structure import read_structure

__all__ = ["Facts", "read_structure"]
