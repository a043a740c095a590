"""Whose activity a word such as "training" is: the one operation that the words leave.

First the operation that does it or has it ("the mission suspended its training"), then the one
that ties the actors named beside it ("NATO suspended training in Iraq"), then the only one of
the sentence that the doer has a part in, and last the only one of the report that is known for
such work ("training mission"). Where two are left, none is taken.
"""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.syntax import behind, child, children, edges, subject, verb_above
from dateline.findings import Mention, Participant
from dateline.knowledge import Entry
from dateline.text import Sentence, Span, Token


def find_owner(scope: Scope, sentence: Sentence, i: int, span: Span) -> Participant | None:
    """Give the operation whose activity token `i` names, told by the words of `span`, or None."""
    doer = _find_doer(sentence, i)
    owners = [one for one in _owners(sentence, i) if _is_somebody(scope, one)]
    having = [*owners, *([doer] if doer is not None else [])]
    for token in having:
        mention = scope.mentions.at(token.start)
        if mention is not None and mention.kind == "operation":
            return Participant(span, mention.id, mention.actor)
    beside = _actors_beside(scope, sentence, i, doer)
    tied = operation_between(scope, beside)
    entry = tied.id if tied is not None else None
    if entry is None:
        entry = _find_told(scope, sentence, i, _actors_of(scope, having), named=bool(having))
    return Participant(span, None, entry) if entry is not None else None


def _find_doer(sentence: Sentence, i: int) -> Token | None:
    """Who does what is done to the activity; nobody in the passive."""
    verb = verb_above(sentence, i)
    if verb is None:
        return None
    told = child(sentence, verb.head, "dobj") if verb.dep == "xcomp" else None
    doer = told or subject(sentence, verb.i)
    return None if doer is None or doer.i == i else doer


def _is_somebody(scope: Scope, owner: Token) -> bool:
    """Whether a word says whose an activity is: not "its" of nobody knows whom, nor "training" in
    "its training activities"."""
    if owner.tag == "PRP$":
        return scope.mentions.at(owner.start) is not None
    return owner.lemma not in scope.words.activities


def _owners(sentence: Sentence, i: int) -> Iterator[Token]:
    yield from children(sentence, i, "poss", "compound", "nmod")
    yield from behind(sentence, i, "of", "by")


def _actors_of(scope: Scope, tokens: list[Token]) -> frozenset[str]:
    found = (scope.mentions.at(token.start) for token in tokens)
    return frozenset(one.actor for one in found if one is not None and one.actor is not None)


def _actors_beside(scope: Scope, sentence: Sentence, i: int, doer: Token | None) -> frozenset[str]:
    """Who is named in the phrase of the activity, by its doer, and in the phrases of its verb."""
    found = set(_actors_of(scope, [doer] if doer is not None else []))
    spans = [edges(sentence, i)]
    verb = verb_above(sentence, i)
    if verb is not None:
        spans += [edges(sentence, prep.i) for prep in children(sentence, verb.i, "prep")]
    for start, end in spans:
        found.update(one.actor for one in scope.mentions.inside(start, end) if one.actor)
    found.update(_actors_of(scope, list(_owners(sentence, i))))
    return frozenset(found)


def operation_between(scope: Scope, actors: frozenset[str]) -> Entry | None:
    """Give the one operation of the knowledge base that ties these actors, if there is only one.

    One of them must lead it, run it, or be its parent; another must be its host; and it must be
    alive when the report is from. A part of another one that fits is that one.
    """
    found = [
        entry
        for entry in scope.knowledge.of_kind("operation")
        if entry.host in actors
        and (actors - {entry.host}) & {entry.lead, entry.part_of}
        and _lives(scope, entry)
    ]
    ids = {entry.id for entry in found}
    found = [entry for entry in found if entry.part_of not in ids]
    return found[0] if len(found) == 1 else None


def _lives(scope: Scope, entry: Entry) -> bool:
    day = scope.reading.document.published
    if day.latest is not None and entry.earliest is not None and entry.earliest > day.latest:
        return False
    if entry.latest is None:
        return True
    return day.earliest is not None and day.latest is not None and entry.latest >= day.earliest


def _find_told(
    scope: Scope, sentence: Sentence, i: int, actors: frozenset[str], *, named: bool
) -> str | None:
    """The only operation of the sentence, else of the report, that those who have it are in."""
    if named and not actors:
        return None
    if child(sentence, i, "amod", "nmod") is not None and not actors:
        return None
    told = [one for one in scope.reading.mentions if one.kind == "operation" and one.actor]
    here = [one for one in told if sentence.start <= one.span.start < sentence.end]
    entries = [e for e in _entries(scope, here) if not actors or _is_in(e, actors)]
    if not entries and not _is_taken_up(scope, sentence, i):
        word = sentence.tokens[i].lemma
        known = [e for e in _entries(scope, told) if not actors or _is_in(e, actors)]
        entries = [e for e in known if any(word in name.split() for name in e.nominals)]
    return entries[0].id if len(entries) == 1 else None


def _is_taken_up(scope: Scope, sentence: Sentence, i: int) -> bool:
    """Whether the noun takes up activities that the report has described before as others.

    "They paused joint operations with the army. The operations have resumed": those operations,
    not that of an alliance which the report names too. Nor does a plural take up one operation.
    """
    token = sentence.tokens[i]
    if token.tag in ("NNS", "NNPS") and token.lemma in scope.words.operations:
        return True
    return any(
        earlier.lemma == token.lemma and _is_described(before, earlier.i)
        for before in scope.sentences
        if before.start <= sentence.start
        for earlier in before.tokens
        if earlier.start < token.start and earlier.pos == token.pos
    )


def _is_described(sentence: Sentence, i: int) -> bool:
    """Whether a noun says whose or which activity it is: "joint operations with the army"."""
    beside = children(sentence, i, "amod", "nmod", "prep")
    return any(one.dep != "prep" or one.lemma in ("with", "by", "of") for one in beside)


def _entries(scope: Scope, mentions: list[Mention]) -> list[Entry]:
    ids = dict.fromkeys(one.actor for one in mentions if one.actor is not None)
    return [scope.knowledge.entries[one] for one in ids if one in scope.knowledge.entries]


def _is_in(entry: Entry, actors: frozenset[str]) -> bool:
    """Whether one of these leads the operation, runs it, or belongs to it."""
    return bool({entry.lead, entry.part_of, *entry.members} & actors)
