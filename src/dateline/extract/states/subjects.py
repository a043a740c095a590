"""Which operation, actor or place a word of a sentence stands for."""

from dateline.extract.participants import participant
from dateline.extract.states.scope import Scope
from dateline.extract.syntax import ancestors, children, subject
from dateline.findings import Participant
from dateline.knowledge import Entry
from dateline.text import Sentence

_NOUNS = ("NOUN", "PROPN", "PRON")


def find_operation(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """Give the operation that token `i` stands for, or None.

    It is one by its mention, by its noun ("the mission"), or because what it names is the
    activity of the one operation that the actors beside it have ("NATO suspended its training in
    Iraq").
    """
    token = sentence.tokens[i]
    mention = scope.mentions.at(token.start)
    found = participant(scope.reading.document, sentence, i, scope.mentions)
    if mention is not None and mention.kind == "operation":
        return found
    if token.pos not in _NOUNS:
        return None
    if token.lemma in scope.words.activities:
        entry = _find_owner(scope, sentence, i)
        if entry is not None:
            return Participant(found.span, None, entry.id)
    if token.lemma in scope.words.operations and (mention is None or mention.actor is None):
        return found
    return None


def find_actor(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """Give the actor, place or operation that token `i` names, or None for other nouns."""
    if scope.mentions.at(sentence.tokens[i].start) is None:
        return None
    return participant(scope.reading.document, sentence, i, scope.mentions)


def name_of(scope: Scope, who: Participant) -> str:
    """Give the best name of a participant: that of the knowledge base, else the words."""
    entry = scope.knowledge.entries.get(who.actor or "")
    return entry.name if entry is not None else who.span.text


def operation_between(scope: Scope, actors: frozenset[str]) -> Entry | None:
    """Give the one operation of the knowledge base that ties these actors, if there is only one.

    One of them must lead it, run it, or be its parent; another must be its host.
    """
    found = [
        entry
        for entry in scope.knowledge.entries.values()
        if entry.kind == "operation"
        and entry.host in actors
        and (entry.lead in actors or entry.part_of in actors)
    ]
    return found[0] if len(found) == 1 else None


def _find_owner(scope: Scope, sentence: Sentence, i: int) -> Entry | None:
    """The operation that the names under and around an activity belong to."""
    around = {i, *sentence.children[i]}
    for above in ancestors(sentence, i):
        if above.pos in ("VERB", "AUX"):
            doer = subject(sentence, above.i)
            around |= {above.i, *sentence.children[above.i]}
            around |= {doer.i} if doer is not None else set()
            break
    near = {below.i for number in around for below in children(sentence, number, "prep")}
    numbers = around | {below for number in near for below in sentence.children[number]}
    actors = frozenset(
        mention.actor
        for number in sorted(numbers)
        if (mention := scope.mentions.at(sentence.tokens[number].start)) and mention.actor
    )
    return operation_between(scope, actors)
