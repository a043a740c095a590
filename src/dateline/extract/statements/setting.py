"""What is told beside the words of a statement: to whom, where, for whom, by what source."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.participants import MentionIndex, participant
from dateline.extract.statements.anonymity import find_hidden
from dateline.extract.statements.audience import find_audience
from dateline.extract.statements.behalf import find_represented
from dateline.extract.statements.nameless import add_inner_reasons, add_reasons
from dateline.extract.statements.places import find_place
from dateline.extract.statements.setting_words import load_setting_words, load_source_words
from dateline.extract.statements.sources import Cast, count_speakers, find_speaker_kind
from dateline.extract.statements.telling import Telling, find_speaking, make_telling
from dateline.extract.syntax import children
from dateline.findings import Mention, Participant, Statement
from dateline.text import Document, Sentence, Span, Token

_SILENT = frozenset(("thinks", "wants", "knows", "feels"))
"""What a cue does that says nothing aloud."""


def add_settings(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
) -> tuple[Statement, ...]:
    """Give the statements with audience, place, whom the speaker speaks for, and what source it is.

    The sentences are those that `cut_sentences` gives.

    Whom somebody speaks for, and why he has no name, hold for all that he says in the document.
    """
    index, cast = MentionIndex(mentions), Cast(mentions)
    told = [_add_setting(document, sentences, index, cast, one) for one in statements]
    hidden = tuple(find_hidden(document, sentences, load_source_words()))
    return add_inner_reasons(_share(add_reasons(told, hidden, sentences), cast), hidden)


def _add_setting(
    document: Document,
    sentences: Sequence[Sentence],
    index: MentionIndex,
    cast: Cast,
    statement: Statement,
) -> Statement:
    telling = make_telling(statement, sentences)
    if telling is None:
        return statement
    settings, words = load_setting_words(), load_source_words()
    kind = find_speaker_kind(telling, cast, words)
    audience = place = None
    if statement.cue_kind not in _SILENT:
        speaking = tuple(find_speaking(telling, settings.speaking))
        audience = find_audience(telling, speaking, settings)
        place = find_place(telling, speaking, audience, index, settings)
    return replace(
        statement,
        speaks_for=find_represented(document, telling, sentences, index),
        speaker_kind=kind,
        number=count_speakers(telling, kind, words),
        audience=_cut_tail(document, telling, audience, _who(document, telling, audience, index)),
        place=_who(document, telling, place, index),
    )


def _who(
    document: Document, telling: Telling, token: Token | None, index: MentionIndex
) -> Participant | None:
    if token is None:
        return None
    return participant(document, telling.sentence, token.i, index)


def _cut_tail(
    document: Document, telling: Telling, head: Token | None, who: Participant | None
) -> Participant | None:
    """Leave out what a parser hangs on those who listen: "reporters in Ostby after the talks"."""
    if head is None or who is None or head.lemma.lower() not in load_setting_words().press:
        return who
    for one in children(telling.sentence, head.i, "prep"):
        if one.i > head.i and one.text.lower() != "of" and one.start < who.span.end:
            before = telling.sentence.tokens[one.i - 1].end
            return replace(who, span=document.span(who.span.start, before))
    return who


def _share(statements: Sequence[Statement], cast: Cast) -> tuple[Statement, ...]:
    """Let what is told once of a speaker hold for all that he says."""
    speaks_for: dict[str, Participant] = {}
    reasons: dict[str, Span] = {}
    for one in statements:
        entity = cast.entity(one.speaker.mention) if one.speaker else None
        if entity is not None and one.speaks_for is not None:
            speaks_for.setdefault(entity, one.speaks_for)
        if entity is not None and one.anonymity is not None:
            reasons.setdefault(entity, one.anonymity)
    shared = []
    for one in statements:
        entity = cast.entity(one.speaker.mention) if one.speaker else None
        told = (speaks_for.get(entity), reasons.get(entity)) if entity is not None else (None, None)
        speaks, anonymity = one.speaks_for or told[0], one.anonymity or told[1]
        known = speaks is one.speaks_for and anonymity is one.anonymity
        shared.append(one if known else replace(one, speaks_for=speaks, anonymity=anonymity))
    return tuple(shared)
