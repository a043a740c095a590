"""Offices: the role that a title, an apposition or a description gives to a person."""

from collections.abc import Iterator

from dateline.extract.participants import participant
from dateline.extract.states.scope import Scope
from dateline.extract.syntax import children, find_sentence, find_token
from dateline.findings import State
from dateline.text import Sentence, Token

_VERBS = ("VERB", "AUX")


def find_offices(scope: Scope, sentences: tuple[Sentence, ...]) -> Iterator[State]:
    """Give one state for each office that the document gives to a person, where it first does."""
    seen: set[tuple[str, str]] = set()
    for mention in scope.reading.mentions:
        key = (mention.entity, mention.role or "")
        if (
            mention.role is None
            or mention.kind != "person"
            or mention.form != "name"
            or key in seen
        ):
            continue
        sentence = find_sentence(sentences, mention.span.start)
        token = find_token(sentence, mention.head) if sentence is not None else None
        if sentence is None or token is None:
            continue
        seen.add(key)
        who = participant(scope.reading.document, sentence, token.i, scope.mentions)
        predicate = _find_telling(sentence, token, mention.role)
        if predicate is None:
            why = "called so in the text"
            yield scope.make_lasting("office", mention.role, who, who.span, why)
        elif predicate.pos in _VERBS:
            yield scope.make_held("office", mention.role, who, who.span, sentence, predicate.i)
        else:
            yield scope.make_dated("office", mention.role, who, who.span, sentence, predicate.i)


def _find_telling(sentence: Sentence, name: Token, role: str) -> Token | None:
    """The verb that says that somebody holds an office, or the office itself beside the name.

    "She was president until May": was; "she, president since May": president.
    """
    words = frozenset(role.lower().split())
    verb = sentence.tokens[name.head]
    if name.dep == "nsubj" and verb.lemma in ("be", "remain", "stay"):
        told = children(sentence, verb.i, "attr", "acomp")
        return verb if any(one.text.lower() in words for one in told) else None
    beside = children(sentence, name.i, "appos")
    return next((one for one in beside if one.text.lower() in words), None)
