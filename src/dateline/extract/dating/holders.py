"""Clues from offices: a report that calls somebody president is not from before the presidency.

Old titles live on, so that the end of an office binds only where its holder speaks in the report,
or where a sentence that calls him by it tells of him in the present ("has urged", "is trying").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.dating.clues import (
    Clue,
    find_dated_sentences,
    find_galleries,
    in_quotation,
)
from dateline.extract.dating.days import LAST, make_days, since
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import auxiliaries, find_sentence, find_token
from dateline.extract.times.languages import cue_words
from dateline.extract.times.parts import Phrase
from dateline.findings import Mention
from dateline.knowledge import Knowledge, Office
from dateline.text import Document, Sentence, Token

_NAME = re.compile(r"(,?)(?: (?:[a-z]{2,3}[- ])?[A-Z][\w.'’-]*){1,4}")
_NEAR = 4
"""Words before a title among which "former" or "next" can stand."""
_ELECT = re.compile(r"-elect\b|\bdesignate\b|\bcandidate\b|\bnominee\b|\bhopeful\b", re.IGNORECASE)
_WINDOW = 60
_APPOSED = re.compile(r",\s+(?:(?:the|an?)\s+)?((?:[\w.’'-]+\s+){0,4}?)$")
_TITLE_ENDS = re.compile(r"\s*(?:[,.;:)—–]|$)|\s+(?:of|who|and|for|on|told|said|says|has|is)\b")
_NOW = ("VBZ", "VBP")


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
    dated = find_dated_sentences(sentences, phrases)
    galleries = find_galleries(sentences)
    found: dict[str, list[Held]] = {}
    speakers: set[str] = set()
    running: set[str] = set()
    offices: dict[str, tuple[Office, ...]] = {}
    for mention in mentions:
        if mention.kind != "person" or mention.actor is None:
            continue
        if mention.actor not in offices:
            offices[mention.actor] = knowledge.offices_of(mention.actor)
        if not offices[mention.actor]:
            continue
        sentence = find_sentence(sentences, mention.head)
        if sentence is None or sentence.paragraph in galleries:
            continue
        if _runs(document, mention):
            running.add(mention.actor)
        held = _titled(document, sentence, mention, offices[mention.actor])
        if held:
            found.setdefault(mention.actor, []).append(Held(mention, held))
        if sentence.start in dated:
            continue
        if _speaks(sentence, mention) or (held and _is_held_now(document, sentence, mention)):
            speakers.add(mention.actor)
    clues = [
        _make_clue(those, speaks=actor in speakers)
        for actor, those in found.items()
        if actor not in running
    ]
    yield from sorted(clues, key=lambda clue: clue.span.start)


def _runs(document: Document, mention: Mention) -> bool:
    """Tell whether the words beside a name call its bearer a candidate ("nominee Anna Berg")."""
    text, start, end = document.text, mention.span.start, mention.span.end
    before = re.findall(r"[\w-]+", text[max(0, start - _WINDOW) : start])[-1:]
    rest = text[end : end + _WINDOW] if text[end : end + 1] == "," else ""
    after = re.findall(r"[\w-]+", rest)[:_NEAR]
    return any(word.lower() in cue_words("running") for word in (*before, *after))


def is_voiced(sentence: Sentence, head: int) -> bool:
    """Tell whether the name with its last word at `head` speaks, or does or has done something."""
    verb = _subject_of(sentence, head)
    return _is_speech(verb) or _is_now(sentence, verb)


def _subject_of(sentence: Sentence, head: int) -> Token | None:
    """Give the verb that a name is the subject of, by itself or in apposition to its title."""
    token = find_token(sentence, head)
    if token is not None and token.dep == "appos":
        token = sentence.tokens[token.head]
    if token is None or token.dep not in ("nsubj", "nsubjpass"):
        return None
    return sentence.tokens[token.head]


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    return _is_speech(_subject_of(sentence, mention.head))


def _is_speech(verb: Token | None) -> bool:
    return (
        verb is not None and verb.lemma in cue_words("speaks") and verb.tag in ("VBD", "VBZ", "VBP")
    )


def _is_held_now(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the writer says what the holder does or has done, or his office speaks."""
    if in_quotation(document.text, mention.span.start):
        return False
    told = _is_now(sentence, _subject_of(sentence, mention.head))
    return told or _is_speech(_voice_of(sentence, mention))


def _voice_of(sentence: Sentence, mention: Mention) -> Token | None:
    """Give the verb of "the office of the mention said", of a spokesman's the same."""
    token = find_token(sentence, mention.head)
    if token is None or token.dep != "pobj":
        return None
    voice = sentence.tokens[sentence.tokens[token.head].head]
    if voice.lemma.lower() not in cue_words("voices") or voice.dep != "nsubj":
        return None
    return sentence.tokens[voice.head]


def _is_now(sentence: Sentence, verb: Token | None) -> bool:
    if verb is None:
        return False
    helpers = auxiliaries(sentence, verb.i)
    if any(one.tag in ("MD", "VBD") for one in helpers):
        return False
    return verb.tag in _NOW or any(one.tag in _NOW for one in helpers)


def _titled(
    document: Document, sentence: Sentence, mention: Mention, offices: Sequence[Office]
) -> tuple[Office, ...]:
    """Give the offices whose title stands right before or after the name, or in it.

    An office told elsewhere ("her time as secretary", "will not be president") may be past or
    wished for, so the mention's role is not asked.
    """
    if mention.form != "name":
        return ()
    text, start, end = document.text, mention.span.start, mention.span.end
    first = max(sentence.start, start - _WINDOW)
    line = text[first:start].rsplit("\n", 1)[-1] + mention.span.text
    after = text[end : end + _WINDOW].split("\n", 1)[0]
    head = find_token(sentence, mention.head)
    apposed = head is not None and head.dep == "appos"
    wished = _ELECT.search(line + after[:12]) is not None
    return tuple(
        one
        for one in offices
        if any(
            (not wished or _ELECT.search(title))
            and (_calls(line, title, apposed=apposed) or _called_after(after, title))
            for title in one.titles
        )
    )


def _calls(line: str, title: str, *, apposed: bool) -> bool:
    """Tell whether a line that ends with a name calls it by a title it holds now.

    With a comma between ("the foreign minister, Anna Berg") only if the parser sees one person.
    """
    at = line.lower().rfind(title.lower())
    if at < 0 or line[at - 1 : at].isalnum():
        return False
    name = _NAME.fullmatch(line, at + len(title))
    if name is None or (name[1] and (not apposed or line[:at].endswith(" as "))):
        return False
    return _holds_now(line[:at]) and (title != "leader" or _leads_a_country(line[:at]))


def _leads_a_country(before: str) -> bool:
    """Tell "the Norlandic leader" from a "poll leader" and a "Republican leader"."""
    words = re.findall(r"[\w-]+", before)[-1:]
    return not words or (
        words[0] == "the" or (words[0][0].isupper() and words[0] not in dating_words("parties"))
    )


def _called_after(after: str, title: str) -> bool:
    """Tell whether a title stands after the name, set off by a comma ("Berg, the premier, ...")."""
    at = after.lower().find(title.lower())
    if at < 0 or not _TITLE_ENDS.match(after, at + len(title)):
        return False
    between = _APPOSED.match(after[:at])
    return between is not None and _holds_now(between[1])


def _holds_now(before: str) -> bool:
    words = re.findall(r"[\w-]+", before)[-_NEAR:]
    last = words[-1].lower() if words else ""
    if last in cue_words("lesser") or last in dating_words("unreal"):
        return False
    return not any(word.lower().split("-")[0] in cue_words("not_now") for word in words)


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
