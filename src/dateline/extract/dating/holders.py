"""Clues from offices: a report that calls somebody president is not from before the presidency.

Old titles live on, so that the end of an office binds only where its holder speaks in the report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.dating.clues import Clue
from dateline.extract.dating.days import LAST, make_days, since
from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.lexemes import cue_words
from dateline.extract.times.meaning import Point
from dateline.extract.times.phrases import Phrase
from dateline.findings import Mention
from dateline.knowledge import Knowledge, Office
from dateline.text import Document, Sentence

_NAME = re.compile(r"(?: [A-Z][\w.'’-]*){1,4}")
_NEAR = 4
"""Words before a title among which "former" or "next" can stand."""
_ELECT = re.compile(r"-elect\b|\bdesignate\b|\bcandidate\b|\bnominee\b|\bhopeful\b", re.IGNORECASE)
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Held:
    """That a report gives somebody an office: where, and the offices of that title he held."""

    mention: Mention
    offices: tuple[Office, ...]


def find_office_clues(
    document: Document,
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> Iterator[Clue]:
    """Give one clue for each person whom the report calls by an office."""
    dated = {
        sentence.start
        for phrase in phrases
        if isinstance(phrase.meaning.core, Point) and phrase.meaning.core.year
        if (sentence := find_sentence(sentences, phrase.span.start))
    }
    found: dict[str, list[Held]] = {}
    speakers: set[str] = set()
    offices: dict[str, tuple[Office, ...]] = {}
    for mention in mentions:
        if mention.kind != "person" or mention.actor is None:
            continue
        if mention.actor not in offices:
            offices[mention.actor] = knowledge.offices_of(mention.actor)
        if not offices[mention.actor]:
            continue
        sentence = find_sentence(sentences, mention.head)
        if sentence is None:
            continue
        if sentence.start not in dated and _speaks(sentence, mention):
            speakers.add(mention.actor)
        held = _titled(document, mention, offices[mention.actor])
        if held:
            found.setdefault(mention.actor, []).append(Held(mention, held))
    clues = [_make_clue(those, speaks=actor in speakers) for actor, those in found.items()]
    yield from sorted(clues, key=lambda clue: clue.span.start)


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    token = find_token(sentence, mention.head)
    if token is None or token.dep != "nsubj":
        return False
    verb = sentence.tokens[token.head]
    return verb.lemma in cue_words("speaks") and verb.tag in ("VBD", "VBZ", "VBP")


def _titled(document: Document, mention: Mention, offices: Sequence[Office]) -> tuple[Office, ...]:
    """Give the offices whose title stands right before the name, or in it.

    An office told elsewhere ("her time as secretary", "will not be president") may be past or
    wished for, so the mention's role is not asked.
    """
    if mention.form != "name":
        return ()
    text, start, end = document.text, mention.span.start, mention.span.end
    line = text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1] + mention.span.text
    if _ELECT.search(line + text[end : end + 12]):
        return ()
    return tuple(one for one in offices if any(_calls(line, title) for title in one.titles))


def _calls(line: str, title: str) -> bool:
    """Tell whether a line that ends with a name calls it by a title it holds now."""
    at = line.lower().rfind(title.lower())
    if at < 0 or line[at - 1 : at].isalnum() or not _NAME.fullmatch(line[at + len(title) :]):
        return False
    before = re.findall(r"[\w-]+", line[:at])[-_NEAR:]
    if before and before[-1].lower() in cue_words("lesser"):
        return False
    return not any(word.lower().split("-")[0] in cue_words("not_now") for word in before)


def _make_clue(those: Sequence[Held], *, speaks: bool) -> Clue:
    offices = sorted({one for held in those for one in held.offices}, key=lambda one: one.earliest)
    mention = those[0].mention
    periods = " and ".join(_period(one.earliest, one.latest) for one in offices)
    why = f"{_given_words(mention)} was {offices[0].titles[0]} {periods}"
    if speaks:
        return Clue(
            make_days((one.earliest, one.latest or LAST) for one in offices), mention.span, why
        )
    return Clue(since(offices[0].earliest), mention.span, why)


def _given_words(mention: Mention) -> str:
    return " ".join(mention.span.text.split()[-2:])


def _period(earliest: date, latest: date | None) -> str:
    end = f" to {latest.isoformat()}" if latest else ""
    return f"from {earliest.isoformat()}{end}"
