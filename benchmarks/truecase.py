"""Texts in small letters given the capitals that a reader of news expects.

Some sets keep their texts in lower case throughout, as Dateline never gets them: names are found by
their capitals. A word takes the form (small, first letter, all) that is commoner in written
English. That is known from the order in which the language model keeps its word vectors, those of a
crawl of the web: the commonest word comes first, and each form stands for itself. A word without a
vector is taken for a name. Words that are names by half ("national", "department") take their
capital beside a name only. A word for a body behind a name of several words is part of it, names of
several words that Dateline knows keep their spelling, and words that spell the abbreviation in
brackets behind them ("democratic front party (dfp)") and sentence starts take capitals too.

Nothing here knows the texts of any set. The result has the length of what was given.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.mentions.words import load_words
from dateline.knowledge import Knowledge

CLEARLY = 4
"""How much commoner a form with capitals must be to be taken without a name beside it."""

_WORD = re.compile(r"(?<![\w.'])(?:[^\W\d_]\.(?:[^\W\d_]\.?)+(?!\w)|[^\W\d_]+)|(?<=d')[^\W\d_]+")
_START = re.compile(r"(?:\A|(?<=\w\w)[.!?][\"')\]]*\s+|\s\s+)[\"'(\[]*([^\W\d_])")
_SHORT = re.compile(r"\(([^\W\d_]{3,})\)")
_SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the", "to"))
_REACH = 200


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the form it takes: `sure` without, `half` only with a name beside it."""

    start: int
    end: int
    form: str
    sure: bool
    half: bool


class Truecaser:
    """Restores the case of texts; made once for a language model and a body of knowledge."""

    def __init__(self, annotator: SpacyAnnotator, knowledge: Knowledge) -> None:
        vocab = annotator.nlp.vocab
        self._ranks = {vocab.strings[key]: n for n, key in enumerate(vocab.vectors.key2row)}
        self._names = _index_names(knowledge.names)
        self._bodies = load_words().back

    def restore(self, text: str) -> str:
        """Give `text`, which is in small letters, with its capitals."""
        letters = list(text)
        for run in _find_runs(text, [pick_form(one, self._ranks) for one in _WORD.finditer(text)]):
            if any(word.sure for word in run):
                for word in run:
                    letters[word.start : word.end] = word.form
                body = self._find_body(text, run)
                if body is not None:
                    letters[body] = letters[body].upper()
        for start, form in self._find_names(text):
            letters[start : start + len(form)] = form
        for short in _SHORT.finditer(text):
            spelled = _find_spelled(text, short)
            for place in spelled:
                letters[place] = letters[place].upper()
            if spelled:
                letters[short.start(1) : short.end(1)] = short[1].upper()
        for begin in _START.finditer(text):
            letters[begin.start(1)] = letters[begin.start(1)].upper()
        return "".join(letters)

    def _find_body(self, text: str, run: list[_Word]) -> int | None:
        """Where a word for a body starts behind a name: "Norland Liberation front"."""
        behind = _WORD.match(text, run[-1].end + 1)
        if len(run) < 2 or behind is None or self._bodies.get(behind[0]) != "organisation":
            return None
        return behind.start()

    def _find_names(self, text: str) -> Iterator[tuple[int, str]]:
        for word in _WORD.finditer(text):
            for name in self._names.get(word[0], ()):
                end = word.start() + len(name)
                if (
                    text.startswith(name.lower(), word.start())
                    and not text[end : end + 1].isalnum()
                ):
                    yield word.start(), name
                    break


def _index_names(names: Iterable[str]) -> dict[str, list[str]]:
    """Known names of several words by their first, the longest first."""
    index: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda one: (-len(one), one)):
        if " " in name and len(name.lower()) == len(name):
            index.setdefault(name.lower().split(" ")[0], []).append(name)
    return index


def pick_form(found: re.Match[str], ranks: Mapping[str, int]) -> _Word:
    """Give the usual form of a word, and how clearly it is that."""
    word, last = found[0], len(ranks)
    initial = len(word) == 1 and found.string[found.end() : found.end() + 1] == "."
    if initial or "." in word or word == "i":
        return _Word(found.start(), found.end(), word.upper(), sure=True, half=True)
    if len(word) == 1:
        return _Word(found.start(), found.end(), word, sure=False, half=False)
    form = min((word, word.capitalize(), word.upper()), key=lambda one: ranks.get(one, last))
    if form == word and word not in ranks and len(word) > 3:
        form = word.capitalize()
    sure = form != word and ranks.get(word, CLEARLY * last) >= CLEARLY * ranks.get(form, last)
    return _Word(found.start(), found.end(), form, sure=sure, half=form != word)


def _find_runs(text: str, words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Words that take a capital, sure or by half, each run with nothing but a space between."""
    run: list[_Word] = []
    for word in words:
        if run and not (word.half and text[run[-1].end : word.start] == " "):
            yield run
            run = []
        if word.half:
            run.append(word)
    if run:
        yield run


def _find_spelled(text: str, short: re.Match[str]) -> list[int]:
    """Where the words start whose first letters spell an abbreviation; none if they do not."""
    first = max(0, short.start() - _REACH)
    words = [one for one in _WORD.finditer(text, first, short.start()) if one[0] not in _SMALL]
    taken = words[-len(short[1]) :]
    spelled = "".join(one[0][0] for one in taken)
    return [one.start() for one in taken] if spelled == short[1] else []
