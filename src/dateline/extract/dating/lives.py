"""Clues from operations with a dated life: one that is said to act exists at that time."""

from collections.abc import Iterator, Sequence
from datetime import date

from dateline.extract.dating.clues import Clue, find_dated_sentences, in_quotation
from dateline.extract.dating.days import FIRST, LAST, make_days, since
from dateline.extract.dating.holders import is_voiced
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence
from dateline.extract.times.clause import find_direction
from dateline.extract.times.languages import cue_words
from dateline.extract.times.parts import Phrase
from dateline.findings import Mention
from dateline.knowledge import Knowledge
from dateline.text import Document, Sentence


def find_life_clues(
    document: Document,
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> Iterator[Clue]:
    """Give one clue for each operation or body of the knowledge files whose dates are known.

    The report is not from before its beginning, unless it tells of it as planned; not from after
    its end, where it speaks or does something in the present.
    """
    dated = find_dated_sentences(sentences, phrases)
    begun: dict[str, Mention] = {}
    acting: set[str] = set()
    for mention in mentions:
        entry = knowledge.entries.get(mention.actor or "")
        if entry is None or mention.form != "name" or entry.kind == "person":
            continue
        if entry.earliest is None or entry.earliest <= FIRST:
            continue
        sentence = find_sentence(sentences, mention.head)
        if sentence is None or in_quotation(document.text, mention.span.start):
            continue
        if not _is_ahead(document, sentences, sentence, mention):
            begun.setdefault(entry.id, mention)
        if sentence.start not in dated and is_voiced(sentence, mention.head):
            acting.add(entry.id)
    for actor, mention in begun.items():
        entry = knowledge.entries[actor]
        first = entry.earliest or FIRST
        if actor in acting and entry.latest is not None:
            days = make_days([(first, entry.latest)])
        else:
            days = since(first)
        yield Clue(days, mention.span, f"{entry.name} {_period(first, entry.latest or LAST)}")


def _is_ahead(
    document: Document, sentences: Sequence[Sentence], sentence: Sentence, mention: Mention
) -> bool:
    """Tell whether a name may be that of something planned."""
    span = mention.span
    if find_direction(sentences, span.start, span.end).sign > 0:
        return True
    words = {token.lemma.lower() for token in sentence.tokens}
    before = document.text[max(0, span.start - 40) : span.start].lower().split()[-3:]
    return bool(words & (cue_words("ahead") | cue_words("plans"))) or bool(
        dating_words("unreal").intersection(before)
    )


def _period(first: date, last: date) -> str:
    start = f"has existed since {first.isoformat()}"
    return start if last == LAST else f"existed from {first.isoformat()} to {last.isoformat()}"
