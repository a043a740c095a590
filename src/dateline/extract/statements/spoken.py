"""Who "he", "she" and "we" are that speak in quoted words.

He and she are somebody told of just before, and not who says so; we are the body of who says so.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.extract.mentions.words import Words, load_words
from dateline.extract.quotes import Quote, quote_at
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.syntax import NAMED_SUBJECTS, subject, verb_above
from dateline.findings import Mention, Participant, Statement
from dateline.text import Sentence, Token

_PEOPLE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_WE = frozenset(("we", "our", "us"))
_OPEN = _WE | _PEOPLE.keys()
_BODIES = frozenset(("organisation", "group", "country"))
_BACK = 5
"""Sentences outside quotation marks that these look back."""


def name_spoken(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    quotes: Sequence[Quote],
) -> tuple[Statement, ...]:
    """Give the statements, those of "he", "she" and "we" in quotations with whom that means.

    It is whom the same quotation tells of before, or else the only fitting person of the nearest
    sentence of the writer's, or its subject.
    """
    if not any(_is_open(one) for one in statements):
        return tuple(statements)
    search = _Search(sentences, mentions, statements, quotes)
    meant: dict[int, Mention] = {}
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            wanted = _PEOPLE.get(token.text.lower()) if token.tag[:3] == "PRP" else None
            quote = quote_at(quotes, token.start) if wanted is not None else None
            if wanted is None or quote is None:
                continue
            found = search.find(number, token, wanted, quote)
            if found is not None:
                search.add(number, token, found, wanted)
                meant[token.start] = found
    meant.update(_find_bodies(mentions, statements, quotes))
    return tuple(_name(one, meant) for one in statements)


def _find_bodies(
    mentions: Sequence[Mention], statements: Sequence[Statement], quotes: Sequence[Quote]
) -> Iterator[tuple[int, Mention]]:
    """Give for each "we" that speaks in a quotation the body of which the words for its speaker
    tell: "the Norlandic foreign minister, Ada Berg" speaks for Norland."""
    by_id = {one.id: one for one in mentions}
    around = {one.id: one for one in statements}
    known: dict[str, Mention | None] = {}
    for one in statements:
        above = around.get(one.within or "")
        start = one.speaker.span.start if one.speaker is not None and _is_open(one) else None
        if above is None or above.speaker is None or start is None:
            continue
        if _words_of(one) not in _WE or quote_at(quotes, start) is None:
            continue
        who = by_id.get(above.speaker.mention or "")
        if who is None:
            continue
        if who.entity not in known:
            known[who.entity] = _body_of(who, mentions)
        body = known[who.entity]
        if body is not None:
            yield start, body


def _body_of(who: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Give the body of a person by title or description; a body speaks for itself."""
    if who.kind in _BODIES:
        return who
    named = [one for one in mentions if one.form == "name" and one.kind in _BODIES]
    own = [one for one in mentions if one.entity == who.entity]
    told = [one for one in own if one.form == "nominal"]
    found = {
        body.entity: body
        for one in told
        for body in named
        if one.span.covers(body.span) and _speaks_for(one.span.text, body)
    }
    roles = [one.role for one in own if one.role is not None]
    found = found or {
        body.entity: body
        for role in roles
        for body in named
        if role.endswith(f" of {body.span.text}") and _speaks_for(role, body)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _speaks_for(title: str, body: Mention) -> bool:
    """Tell whether a title is one of a body: of a state only what speaks for it, of none a past."""
    words = load_source_words()
    inside = set(title.lower().replace("-", " ").split())
    if not inside.isdisjoint(words.past):
        return False
    return body.kind != "country" or not inside.isdisjoint(words.statesmen)


def name_represented(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give the statements, those of "we" in the words of a spokesperson with the body meant."""
    around = {one.id: one for one in statements}
    meant = {
        one.speaker.span.start: body
        for one in statements
        if one.speaker is not None
        and _is_open(one)
        and _words_of(one) in _WE
        and (above := around.get(one.within or "")) is not None
        and (body := above.speaks_for) is not None
    }
    return tuple(
        replace(one, speaker=Participant(one.speaker.span, body.mention, body.actor))
        if one.speaker is not None
        and _is_open(one)
        and (body := meant.get(one.speaker.span.start)) is not None
        else one
        for one in statements
    )


def _is_open(statement: Statement) -> bool:
    speaker = statement.speaker
    return speaker is not None and not speaker.mention and _words_of(statement) in _OPEN


def _words_of(statement: Statement) -> str:
    """Give the words for who speaks, in small letters."""
    return statement.speaker.span.text.lower() if statement.speaker is not None else ""


def _name(statement: Statement, meant: Mapping[int, Mention]) -> Statement:
    speaker = statement.speaker
    if speaker is None or not _is_open(statement) or speaker.span.start not in meant:
        return statement
    found = meant[speaker.span.start]
    return replace(statement, speaker=Participant(speaker.span, found.id, found.actor))


class _Search:
    """Looks for whom a quoted pronoun means; knows the people of each sentence and who speaks."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        statements: Sequence[Statement],
        quotes: Sequence[Quote],
    ) -> None:
        self._sentences, self._quotes = sentences, quotes
        self._people: list[list[Mention]] = [[] for _ in sentences]
        self._pronouns: dict[str, str] = {}
        self._taken = {one.head for one in mentions}
        self._said = _find_speakers(sentences, mentions, statements)
        words = load_words()
        people = [one for one in mentions if one.kind == "person"]
        for one in people:
            pronoun = _pronoun_of(one, words)
            if pronoun is not None:
                self._pronouns.setdefault(one.entity, pronoun)
        number = 0
        for one in people:
            while number + 1 < len(sentences) and sentences[number + 1].start <= one.head:
                number += 1
            self._people[number].append(one)

    def add(self, number: int, token: Token, found: Mention, pronoun: str) -> None:
        """Know a pronoun that has been resolved."""
        self._people[number].append(replace(found, head=token.start))
        self._pronouns.setdefault(found.entity, pronoun)

    def find(self, number: int, token: Token, wanted: str, quote: Quote) -> Mention | None:
        """Give a mention of the one whom a pronoun means."""
        if token.start in self._taken:
            return None
        others: set[str | None] = set()
        if not self._is_torn(quote):  # else nobody knows where the spoken words end
            said = self._said[number]
            others.update(who for first, last, who in said if first <= token.start < last)
        others.update(self._own_subject(number, token))
        near, left = self._sentences[number].paragraph, _BACK
        for at in range(number, -1, -1):
            sentence = self._sentences[at]
            if near - sentence.paragraph > 1 or not left:
                return None
            fitting = [
                one
                for one in self._people[at]
                if one.head < token.start
                and one.entity not in others
                and self._pronouns.get(one.entity, wanted) == wanted
            ]
            inside = [one for one in fitting if quote.start <= one.head < quote.end]
            outside = [one for one in fitting if quote_at(self._quotes, one.head) is None]
            if inside or outside:
                return self._pick(sentence, inside or outside)
            if _is_spoken(sentence, self._quotes):
                near = sentence.paragraph
            else:
                left -= 1
        return None

    def _pick(self, sentence: Sentence, people: Sequence[Mention]) -> Mention | None:
        """Choose the only person of a sentence, or its subject, before people never named."""
        heads = {token.start: token for token in sentence.tokens}
        known = [one for one in people if self._is_known(one)] or people
        subjects = [
            one for one in known if one.head in heads and heads[one.head].dep in NAMED_SUBJECTS
        ]
        for some in (known, subjects):
            if some and len({one.entity for one in some}) == 1:
                return some[-1]
        return None

    def _is_known(self, one: Mention) -> bool:
        return one.form == "name" or one.entity in self._pronouns

    def _is_torn(self, quote: Quote) -> bool:
        """Tell whether a quotation is never closed, nor goes on in the next paragraph."""
        after = self._quotes[self._quotes.index(quote) + 1 :][:1]
        return not quote.closed and not any(one.continues for one in after)

    def _own_subject(self, number: int, token: Token) -> set[str]:
        """Give the subject of an object's own clause: "him" in "Berg thanked him" is not Berg."""
        sentence = self._sentences[number]
        verb = verb_above(sentence, token.i) if token.tag == "PRP" else None
        own = subject(sentence, verb.i) if verb is not None else None
        if own is None or own.i == token.i:
            return set()
        return {one.entity for one in self._people[number] if one.head == own.start}


def _find_speakers(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> list[list[tuple[int, int, str | None]]]:
    """Give for each sentence what is said in it, from where to where, and by whom."""
    entities = {one.id: one.entity for one in mentions}
    said: list[list[tuple[int, int, str | None]]] = [[] for _ in sentences]
    for one in statements:
        who = entities.get(one.speaker.mention or "") if one.speaker is not None else None
        for span in one.content if one.speaker is not None else ():
            first = bisect_right(sentences, span.start, key=_end)
            for number in range(first, bisect_left(sentences, span.end, key=_start)):
                said[number].append((span.start, span.end, who))
    return said


def _start(sentence: Sentence) -> int:
    return sentence.start


def _end(sentence: Sentence) -> int:
    return sentence.end


def _pronoun_of(one: Mention, words: Words) -> str | None:
    """Give the pronoun that a mention is, or that its first name or title has."""
    parts = one.span.text.split()
    if one.form == "pronoun":
        return _PEOPLE.get(parts[0].lower())
    if one.form == "name":
        return words.first_names.get(parts[0]) if len(parts) > 1 else None
    return next((words.pronoun_titles[w] for w in parts if w in words.pronoun_titles), None)


def _is_spoken(sentence: Sentence, quotes: Sequence[Quote]) -> bool:
    words = [token for token in sentence.tokens if token.pos != "PUNCT"]
    return bool(words) and all(quote_at(quotes, token.start) for token in words)
