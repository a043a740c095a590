"""Offices: the role that a title, an apposition or a description gives to a person."""

from collections.abc import Iterator

from dateline.extract.participants import participant
from dateline.extract.states.scope import Scope
from dateline.extract.syntax import find_sentence, find_token
from dateline.findings import State
from dateline.text import Sentence


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
        yield scope.make_lasting("office", mention.role, who, who.span, "called so in the text")
