"""All mends of a parsed sentence, in order: who speaks and what is said hang on verbs of saying.

What a mend is for stands in the file that it comes from.
"""

from collections.abc import Callable

from dateline.extract.statements.asked import hang_answer, hang_asked
from dateline.extract.statements.astray import mend_governed
from dateline.extract.statements.framing import (
    hang_all,
    hang_cleft,
    hang_renamed,
    hang_seen,
    hang_told_of,
    hang_wording,
)
from dateline.extract.statements.halves import join_halves
from dateline.extract.statements.joined import join_subjects
from dateline.extract.statements.misread import mend_verbs
from dateline.extract.statements.nominal import (
    mend_behind,
    mend_beside,
    mend_ending,
    mend_leading,
    mend_opening,
    mend_set_in,
)
from dateline.extract.statements.rehang import hang_speakers
from dateline.extract.statements.sayings import hang_sayings, hang_told
from dateline.extract.statements.set_in import (
    hang_apposed,
    hang_going_on,
    hang_name,
    hang_office,
    hang_parted,
    hang_predicate,
    hang_second,
    hang_swapped,
    hang_within,
)
from dateline.extract.statements.subjectless import give_subjects
from dateline.text import Sentence


def mend_sentence(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks and what is said hang on the verb of saying."""
    for mend in _MENDS:
        sentence = mend(sentence)
    return sentence


_MENDS: tuple[Callable[[Sentence], Sentence], ...] = (
    mend_opening,
    mend_ending,
    mend_leading,
    mend_set_in,
    mend_behind,
    mend_beside,
    mend_verbs,
    join_subjects,
    give_subjects,
    mend_governed,
    hang_answer,
    hang_asked,
    hang_speakers,
    hang_sayings,
    hang_told,
    hang_office,
    hang_name,
    hang_second,
    hang_within,
    hang_apposed,
    hang_parted,
    hang_swapped,
    hang_going_on,
    hang_predicate,
    hang_cleft,
    hang_renamed,
    hang_seen,
    hang_all,
    hang_told_of,
    hang_wording,
    join_halves,
)
"""The mends in order: what a later one looks at, an earlier one has put right."""
