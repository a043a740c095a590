"""Operations that get another name: "Operation Blue Shield was renamed Operation Blue Horizon".

Both have a state: the old one a `later_name`, the new one an `earlier_name`.
"""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_operation, name_of
from dateline.extract.syntax import child, children, is_passive, subject
from dateline.findings import Participant, State
from dateline.text import Sentence, Token


def find_renames(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the names that verb `i` tells an operation to get and to have had."""
    token = sentence.tokens[i]
    if token.pos != "VERB" or token.lemma not in scope.words.rename:
        return
    old = subject(sentence, i) if is_passive(sentence, i) else child(sentence, i, "dobj")
    new = _find_new(sentence, i, old)
    if old is None or new is None:
        return
    before, after = (find_operation(scope, sentence, one.i) for one in (old, new))
    if before is None or after is None or before.mention == after.mention:
        return
    start = min(before.span.start, after.span.start, token.start)
    span = scope.reading.document.span(start, max(before.span.end, after.span.end, token.end))
    yield scope.make_state("later_name", _name(scope, new, after), before, span, sentence, i)
    yield scope.make_state("earlier_name", _name(scope, old, before), after, span, sentence, i)


def _name(scope: Scope, token: Token, who: Participant) -> str:
    mention = scope.mentions.at(token.start)
    named = mention is not None and mention.form == "name" and mention.actor is None
    return mention.span.text if mention is not None and named else name_of(scope, who)


def _find_new(sentence: Sentence, i: int, old: Token | None) -> Token | None:
    """The name that is given: straight behind the verb, or after "as" and "to"."""
    straight = child(sentence, i, "oprd", "attr", "xcomp")
    if straight is not None:
        return straight
    holders = [i, old.i] if old is not None else [i]
    preps = [one for holder in holders for one in children(sentence, holder, "prep")]
    found = (child(sentence, one.i, "pobj") for one in preps if one.lemma in ("as", "to"))
    return next((one for one in found if one is not None), None)
