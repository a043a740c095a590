"""Who "I" and "we" are in quoted words: the speaker, and the body for which the speaker speaks.

A speaker that is a body speaks of itself. Somebody who held exactly one office on the day of the
report speaks for whose office it is, somebody without a name ("a NATO official") for the one body
that the words for the speaker name. All other "we" stay unresolved.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.quotes import Quote, quote_at
from dateline.extract.statements.inserted import find_quotations
from dateline.findings import Mention, MentionKind, Statement
from dateline.identity import make_part_id
from dateline.knowledge import Entry, Knowledge
from dateline.text import Document, Published, Sentence, Token

_I = frozenset(("i", "me", "my", "mine", "myself"))
_WE = frozenset(("we", "us", "our", "ours", "ourselves"))
_BODIES = frozenset(("organisation", "operation", "group", "country"))
_EVERYBODY = frozenset(("all", "both", "humans", "people"))
"""After "we" they make it everybody, or more than one body."""
_LAND = frozenset(("country", "nation", "people", "homeland", "planet", "world"))
"""What an organisation does not have: its officer's "our country" is another one."""


def resolve_we(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Mention, ...]:
    """Give the mentions with those of "I" and "we" in quotations added, in order of their spans.

    An added mention shares the entity of the speaker, or of the body's other mentions, if it has
    any. "I" is who speaks in the innermost quotation around it.
    """
    by_id = {mention.id: mention for mention in mentions}
    entities: dict[str, str] = {}
    for mention in mentions:
        if mention.actor is not None:
            entities.setdefault(mention.actor, mention.entity)
    known = {(mention.span.start, mention.span.end) for mention in mentions}
    quotes = find_quotations(document.text, sentences)
    places = list(_quoted(sentences, quotes, _WE))
    added = list(_find_i(document, list(_quoted(sentences, quotes, _I)), statements, by_id, known))
    for statement in statements if places else ():
        body = _body_of(document, statement, mentions, by_id, knowledge)
        if body is None:
            continue
        for token, after in _inside(places, statement):
            if (token.start, token.end) in known or not _can_be(body, after):
                continue
            known.add((token.start, token.end))
            entity = entities.setdefault(body.id, make_part_id("entity", document.id, body.name))
            added.append(
                _mention(document, token, body.kind, entity, body.id, "for whom the speaker speaks")
            )
    order = sorted((*mentions, *added), key=lambda one: (one.span.start, one.span.end, one.kind))
    return tuple(order)


def _find_i(
    document: Document,
    places: Sequence[tuple[Token, str]],
    statements: Sequence[Statement],
    by_id: dict[str, Mention],
    known: set[tuple[int, int]],
) -> Iterator[Mention]:
    """Give "I" where somebody said it, of several statements around it by the shortest."""
    said: dict[int, tuple[int, Token, Mention]] = {}
    for statement in statements if places else ():
        speaker = by_id.get((statement.speaker and statement.speaker.mention) or "")
        if speaker is None or statement.kind == "indirect" or speaker.kind != "person":
            continue
        length = sum(span.end - span.start for span in statement.content)
        for token, _ in _inside(places, statement):
            before = said.get(token.start)
            if before is None or length < before[0]:
                said[token.start] = (length, token, speaker)
    for start, (_, token, speaker) in sorted(said.items()):
        if (start, token.end) not in known:
            who = (speaker.kind, speaker.entity, speaker.actor)
            yield _mention(document, token, *who, "who speaks here")


def _quoted(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], words: frozenset[str]
) -> Iterator[tuple[Token, str]]:
    """Give each of these pronouns in quotation marks with the word after it, in order."""
    for sentence in sentences:
        for token in sentence.tokens:
            if token.tag[:3] != "PRP" or token.text.lower() not in words:
                continue
            if quote_at(quotes, token.start) is not None:
                after = sentence.tokens[token.i + 1 : token.i + 2]
                yield token, after[0].text.lower() if after else ""


def _inside(
    places: Sequence[tuple[Token, str]], statement: Statement
) -> Iterator[tuple[Token, str]]:
    for span in statement.content:
        number = bisect_left(places, span.start, key=lambda place: place[0].start)
        while number < len(places) and places[number][0].start < span.end:
            yield places[number]
            number += 1


def _can_be(body: Entry, after: str) -> bool:
    return after not in _EVERYBODY and (body.kind == "country" or after not in _LAND)


def _body_of(
    document: Document,
    statement: Statement,
    mentions: Sequence[Mention],
    by_id: dict[str, Mention],
    knowledge: Knowledge,
) -> Entry | None:
    """Give the body for which the speaker of a quotation speaks."""
    speaker = statement.speaker
    if speaker is None or statement.kind == "indirect":
        return None
    if speaker.actor is not None:
        entry = knowledge.describe(speaker.actor)
        if entry is None or entry.kind in _BODIES:
            return entry
        return _office_holder(entry, document.published, knowledge)
    mention = by_id.get(speaker.mention or "")
    if mention is None or mention.kind != "person" or mention.form != "nominal":
        return None
    first = bisect_left(mentions, speaker.span.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, speaker.span.end, key=lambda one: one.span.start)
    named = {
        one.actor
        for one in mentions[first:last]
        if speaker.span.covers(one.span) and one.kind in ("organisation", "operation")
    }
    (actor,) = named if len(named) == 1 else (None,)
    return knowledge.describe(actor) if actor is not None else None


def _office_holder(person: Entry, published: Published, knowledge: Knowledge) -> Entry | None:
    """Give whose only office a person held on every day that the report can be of."""
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return None
    held = [one for one in knowledge.offices_of(person.id) if one.holds_on(last)]
    if len({one.of for one in held}) != 1 or not any(one.holds_on(first) for one in held):
        return None
    return knowledge.entries.get(held[0].of)


def _mention(
    document: Document, token: Token, kind: MentionKind, entity: str, actor: str | None, why: str
) -> Mention:
    return Mention(
        id=make_part_id("mention", document.id, token.start, token.end, kind),
        span=document.span(token.start, token.end),
        kind=kind,
        form="pronoun",
        entity=entity,
        actor=actor,
        role=None,
        head=token.start,
        why=why,
    )
