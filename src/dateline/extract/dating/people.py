"""What clues from people share: where a report names somebody, whether he is heard, since when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import islice

from dateline.datafiles import Plain
from dateline.extract.dating.clues import Clue, find_dated_sentences, in_quotation
from dateline.extract.dating.days import LAST, Stretch, make_days, since
from dateline.extract.dating.holders import is_voiced
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence
from dateline.extract.times.parts import Phrase
from dateline.knowledge.fields import Where, read_list, read_period
from dateline.text import Document, Sentence, Span

_DAY = timedelta(days=1)
_BEFORE = 30
_MOST = 200
"""Places at which a name is looked at."""

_SENTENCE_END = re.compile(r"(?<=[a-z]{2})[.!?][\"”’]?\s+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_undated(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> list[Sentence]:
    """Give the sentences that name no year, which are of the time of the report."""
    dated = find_dated_sentences(sentences, phrases)
    return [sentence for sentence in sentences if sentence.start not in dated]


def find_people(
    document: Document, name: str, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """Give the places in these sentences where a name stands outside quotations.

    A middle initial may stand in it ("Anna M. Berg").
    """
    if name.rsplit(maxsplit=1)[-1] not in document.text:
        return
    for found in islice(_pattern(name).finditer(document.text), _MOST):
        start, end = found.span()
        if find_sentence(sentences, start) is not None and not in_quotation(document.text, start):
            yield start, end


def find_surnames(
    document: Document, name: str, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """Give the places where a surname stands alone, in a report that also gives the whole name.

    A word with a capital before it may be another first name, unless it is a form of address.
    """
    last = name.rsplit(maxsplit=1)[-1]
    if "'" not in last and last not in document.text:
        return
    if name.partition(" ")[0] not in document.text or not _pattern(name).search(document.text):
        return
    surname = _surname(last)
    for found in islice(surname.finditer(document.text), _MOST):
        start, end = found.span()
        before = document.text[max(0, start - _BEFORE) : start].split()[-1:]
        if before and before[0][0].isupper() and before[0] not in dating_words("addresses"):
            continue
        if find_sentence(sentences, start) is not None and not in_quotation(document.text, start):
            yield start, end


@cache
def _surname(last: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(last)}(?![\w-])".replace("'", "['’]"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    first, _, rest = name.partition(" ")
    rest = re.escape(rest).replace("'", "['’]")
    return re.compile(rf"(?<!\w){re.escape(first)} (?:[A-Z]\. )?{rest}(?!\w)")


def is_heard(sentence: Sentence, name: str) -> bool:
    """Tell whether somebody is a subject that speaks or acts now, by no other first name."""
    first, *_, last = name.split()
    for token in sentence.tokens:
        if token.text == last and is_voiced(sentence, token.start):
            before = sentence.tokens[token.i - 1] if token.i else None
            if before is None or before.pos != "PROPN" or before.text in name.split():
                return True
            if before.text.endswith(".") and sentence.tokens[token.i - 2].text == first:
                return True
    return False


def is_real(before: str) -> bool:
    """Tell whether the words before a title leave it held ("former", "2012" and "a" do not)."""
    words = re.findall(r"[\w'-]+", _SENTENCE_END.split(before)[-1])[-2:]
    return not any(
        word.lower() in dating_words("unreal") or _YEAR.fullmatch(word) for word in words
    )


def make_person_clue(span: Span, what: str, stretches: Sequence[Stretch], *, voiced: bool) -> Clue:
    """Give the days on which somebody can be called what he was; the end counts if he is heard."""
    periods = " and ".join(_say(first, last) for first, last in stretches)
    why = f"{what} {periods}"
    if voiced:
        days = make_days((first - _DAY, min(last, LAST - _DAY) + _DAY) for first, last in stretches)
        return Clue(days, span, why)
    return Clue(since(stretches[0][0] - _DAY), span, why)


def _say(first: date, last: date) -> str:
    end = "" if last == LAST else f" to {last.isoformat()}"
    return f"from {first.isoformat()}{end}"


def read_stretches(plain: Plain, where: Where) -> tuple[Stretch, ...]:
    """Read "FROM to TO" or "FROM on", several with commas, in order."""
    periods = [read_period(one, where) for one in read_list(plain, where)]
    return tuple(sorted((first, last or LAST) for first, last in periods))
