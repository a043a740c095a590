"""Which operation, actor or place a word of a sentence stands for."""

from collections.abc import Iterable

from dateline.extract.participants import participant
from dateline.extract.states.activities import find_owner
from dateline.extract.states.scope import Scope
from dateline.extract.syntax import children, is_passive, subject, verb_above
from dateline.findings import Participant
from dateline.text import Sentence, Token

_NOUNS = ("NOUN", "PROPN", "PRON")


def find_operation(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """Give the operation that token `i` stands for, or None.

    It is one by its mention, by its noun ("the mission"), or because what it names is the
    activity of the one operation that the actors beside it have ("NATO suspended its training in
    Iraq"), or of the one that the report tells of (activities.py).
    """
    token = sentence.tokens[i]
    mention = scope.mentions.at(token.start)
    found = participant(scope.reading.document, sentence, i, scope.mentions)
    if mention is not None and mention.kind == "operation":
        return found
    if token.pos not in _NOUNS:
        return None
    if token.lemma in scope.words.activities:
        owner = find_owner(scope, sentence, i, found.span)
        if owner is not None:
            return owner
    if token.lemma in scope.words.operations and (mention is None or mention.actor is None):
        return found
    return None


def first_operation(scope: Scope, sentence: Sentence, numbers: Iterable[int]) -> Participant | None:
    """Give the operation that the first of these tokens stands for that stands for any, or None."""
    found = (find_operation(scope, sentence, one) for one in numbers)
    return next((one for one in found if one is not None), None)


def list_undergoing(sentence: Sentence, i: int) -> list[int]:
    """Give what verb `i` is done to: its objects, in the passive its subject."""
    if is_passive(sentence, i):
        undergoer = subject(sentence, i)
        return [undergoer.i] if undergoer is not None else []
    return [token.i for token in children(sentence, i, "dobj")]


def only_operation(scope: Scope, sentence: Sentence, noun: Token) -> Participant | None:
    """Give the operation of which "the command" is told, in the words of that noun, or None.

    That is the only one of the sentence before, or of the same one, where no other is near.
    """
    number = scope.sentences.index(sentence)
    near = scope.sentences[max(0, number - 1) : number + 1]
    told = {
        one.entity: one
        for one in scope.reading.mentions
        if one.kind == "operation"
        and any(place.start <= one.span.start < place.end for place in near)
    }
    if len(told) != 1:
        return None
    (one,) = told.values()
    return Participant(scope.reading.document.span(noun.start, noun.end), one.id, one.actor)


def find_actor(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """Give the actor, place or operation that token `i` names, or None for other nouns."""
    if scope.mentions.at(sentence.tokens[i].start) is None:
        return None
    return participant(scope.reading.document, sentence, i, scope.mentions)


def name_of(scope: Scope, who: Participant) -> str:
    """Give the best name of a participant: that of the knowledge base, else the words."""
    entry = scope.knowledge.entries.get(who.actor or "")
    return entry.name if entry is not None else who.span.text


def predicate_of(sentence: Sentence, i: int) -> int:
    """Give the verb that tells what token `i` is part of, or `i` itself under no verb."""
    verb = verb_above(sentence, i)
    return verb.i if verb is not None else i
