"""Whether words between two offsets make a clause."""

from dateline.extract.statements.paragraphs import Paragraph, tokens_between
from dateline.extract.syntax import SUBJECTS
from dateline.text import Sentence, Token

_HANGING = frozenset(("acl", "advcl", "ccomp", "pcomp"))


def has_clause(paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether a stretch has a verb with its subject that does not hang on a noun in it."""
    return any(
        _is_predicate(sentence, sentence.tokens[number], start, end)
        for sentence in paragraph.sentences[paragraph.at(start) : paragraph.at(end) + 1]
        for number in tokens_between(sentence, start, end)
    )


def _is_predicate(sentence: Sentence, subject: Token, start: int, end: int) -> bool:
    verb = sentence.tokens[subject.head]
    if subject.dep not in SUBJECTS or verb.pos not in ("VERB", "AUX"):
        return False
    above = sentence.tokens[verb.head]
    hangs = verb.dep in _HANGING and verb.i != above.i and start <= above.start < end
    return start <= verb.start < end and verb.dep != "relcl" and not hangs
