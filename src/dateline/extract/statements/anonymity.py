"""Why a source has no name: "on condition of anonymity because she was not allowed to speak"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.statements.paragraphs import tokens_between
from dateline.extract.statements.setting_words import SourceWords, load_setting_words
from dateline.extract.syntax import ancestors, child, find_token, subtree
from dateline.text import Document, Sentence, Span, Token

_NAMES = frozenset(("name", "surname", "identity"))
_ENDS = frozenset((",", ";", ":", ".", "—", "–", "”", "“", '"', "''", "``", "»", "«", ")"))


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that say why a source has no name, and the offsets of those that may be the source."""

    reason: Span
    sentence: Sentence
    sources: tuple[Token, ...]


def find_hidden(
    document: Document, sentences: Sequence[Sentence], words: SourceWords
) -> Iterator[Hidden]:
    """Give every place where a text says that it does not name a source."""
    for sentence in sentences:
        text = document.text[sentence.start : sentence.end]
        lower = text.lower()
        if not any(hint in lower for hint in words.hints):
            continue
        asked = words.anonymity.search(text)
        found = asked or words.barred.search(text)
        if found is None:
            continue
        start, end = sentence.start + found.start(), sentence.start + found.end()
        token = find_token(sentence, start) or find_token(sentence, start + 1)
        if token is None:
            continue
        reason = None
        if asked:
            reason = _reason(document, sentence, end, words)
            reason = reason or _clause_before(document, sentence, token, end)
            reason = reason or _barred(document, sentence, text, words)
        if reason is None:
            whole = asked is None or " that " in found[0]
            reason = document.span(start, _clause_end(sentence, end) if whole else end)
        yield Hidden(reason, sentence, tuple(_sources(sentence, token)))


def _reason(document: Document, sentence: Sentence, end: int, words: SourceWords) -> Span | None:
    """The words after a refusal to be named that begin with "because" or the like."""
    numbers = tokens_between(sentence, end, sentence.end)
    texts = [sentence.tokens[i].text.lower() for i in numbers]
    for at, i in enumerate(numbers):
        token = sentence.tokens[i]
        if _opens(texts[at:], words):
            last = min(_clause_end(sentence, token.start), _parsed_end(sentence, token))
            return document.span(token.start, last)
        if token.text in _ENDS and not (token.text == "," and _opens(texts[at + 1 :], words)):
            return None
    return None


def _barred(document: Document, sentence: Sentence, text: str, words: SourceWords) -> Span | None:
    """The reason in "who was not allowed to speak and asked not to be named"."""
    found = words.barred.search(text)
    if found is None:
        return None
    end = _clause_end(sentence, sentence.start + found.end(), joined=False)
    return document.span(sentence.start + found.start(), end)


def _opens(texts: Sequence[str], words: SourceWords) -> bool:
    return any(tuple(texts[: len(opening)]) == opening for opening in words.reasons)


def _clause_before(document: Document, sentence: Sentence, token: Token, end: int) -> Span | None:
    """The reason in "who fears for his post and speaks without his name".

    The verb of the second clause refuses, or only says that somebody speaks.
    """
    speaking = load_setting_words().speaking
    for above in (token, *ancestors(sentence, token.i)):
        first = sentence.tokens[above.head]
        if above.dep == "conj" and first.dep == "relcl" and above.pos in ("VERB", "AUX"):
            if not token.start <= above.start < end and above.lemma not in speaking:
                return None
            inside = [i for i in subtree(sentence, first.i) if i < above.i]
            joint = child(sentence, first.i, "cc")
            start = sentence.tokens[inside[0]]
            if joint is None or joint.i < first.i or not start.tag.startswith("W"):
                return None
            return document.span(
                sentence.tokens[start.i + 1].start, sentence.tokens[joint.i - 1].end
            )
    return None


def _clause_end(sentence: Sentence, offset: int, *, joined: bool = True) -> int:
    """Where the words that begin before an offset end: at a sign, or where the parser ends them.

    Those that are not `joined` end at an "and" too.
    """
    last = offset
    for i in tokens_between(sentence, offset, sentence.end):
        token = sentence.tokens[i]
        if token.text in _ENDS or not (joined or token.text.lower() != "and"):
            break
        last = token.end
    return last


def _parsed_end(sentence: Sentence, opening: Token) -> int:
    """Where the parser ends the clause or phrase that "because" or "for" opens."""
    top = opening.head if opening.dep in ("mark", "aux") else opening.i
    inside = frozenset(subtree(sentence, top))
    last = opening.i
    while last + 1 in inside:
        last += 1
    return sentence.tokens[last].end if last > opening.i else sentence.end


def _sources(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Climb from a refusal to those it may be of: its subject, or the noun that it describes."""
    for above in (token, *ancestors(sentence, token.i)):
        if above.pos in ("VERB", "AUX"):
            own = child(sentence, above.i, "nsubj", "nsubjpass")
            if own is not None and own.lemma.lower() not in _NAMES:
                yield own
                if above.dep != "relcl":
                    return
        if above.dep in ("relcl", "acl"):
            yield sentence.tokens[above.head]
            return
