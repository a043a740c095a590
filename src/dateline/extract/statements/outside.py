"""What a cue governs outside its own quotations without its being said: the report's own words.

A quotation is mostly the whole of what is said. What stands beside it tells to whom, in answer to
what, or leads to it.
"""

from collections.abc import Iterator, Sequence

from dateline.extract.quotes import Quote
from dateline.extract.statements.clauses import has_clause
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.statements.paragraphs import Paragraph, Place, is_paused, tokens_between
from dateline.extract.statements.phrases import is_of_words, leads_to_words
from dateline.extract.statements.speakers import ADDRESSING
from dateline.extract.syntax import SUBJECTS, child, children, is_of_time, subtree
from dateline.text import Sentence, Token

_LEADS = frozenset((":", ";", "-", "--", "–", "—"))
"""Signs between the report's own words and a quotation whose cue comes behind it."""

_GOES_ON = frozenset((",", ":"))
_TIES = frozenset(("that", "to", ",", ":"))
_PHRASES = frozenset(("phrase", "owned"))
"""Cues behind whatever they attribute: "“...,” Moe said, according to her"."""

_OPEN = frozenset(("AUX", "VERB", "ADP", "DET", "PART"))
"""Words at which no clause ends."""

_LINKING = frozenset(("SCONJ", "ADP", "ADV"))
_NAMING = frozenset(("NOUN", "PROPN", "PRON"))
_OPENING = _NAMING | {"DET", "ADJ", "NUM"}


def find_unsaid(paragraph: Paragraph, place: Place, own: Sequence[Quote]) -> Iterator[int]:
    """Give the words in the content of a cue with its `own` quotations that are not said."""
    if not own:
        return
    cue = place.sentence.tokens[place.cue.word]
    before = [quote for quote in own if quote.end <= cue.start]
    if before:
        yield from tokens_between(place.sentence, 0, find_narration(place, own))
    wording = place.cue.frame == "as" and _words_it(place, own)
    wording = wording or leads_to_words(place.sentence, place.cue, own[0])
    if wording or (is_of_words(place.sentence, place.cue) and _is_set_off(place, own[-1])):
        yield from place.cue.content
    yield from _behind_name(place, own[-1])
    if not before:
        yield from _fronted_day(paragraph, place, own[0])
        if place.cue.frame != "clause":
            yield from _when_said(place, own[-1])
    if place.cue.kind not in SPEECH_KINDS or place.cue.frame in _PHRASES:
        return
    if before == list(own) and is_paused(paragraph.document.text, own[-1]):
        yield from _up_to_cue(place, own[-1])
        yield from _after_all(place)
    elif before:
        yield from _between(place, own)
    else:
        yield from _hearer_behind(place, own)
        yield from _circumstances(paragraph, place, own)
        if cue.lemma in ADDRESSING:
            yield from _addressed(paragraph, place, own[0])
        else:
            yield from _given(place, own[0])


def _behind_name(place: Place, quote: Quote) -> Iterator[int]:
    """What follows a thing that is called what stands in marks: "what he calls “the plan”: a tax".

    A noun or phrase still belongs to the name: "what he calls a “plan” of the banks".
    """
    tokens, cue = place.sentence.tokens, place.cue
    if not cue.content or not cue.content[0] < cue.word or quote.start < tokens[cue.word].end:
        return
    behind = [i for i in cue.content if tokens[i].start >= quote.end]
    ends = behind and tokens[behind[0]].pos in ("PUNCT", "VERB", "AUX")
    if ends and tokens[cue.content[0]].text.lower() == "what":
        yield from behind


def find_it(place: Place) -> Token | None:
    """Give the "it" of "as she puts it", None behind any other verb."""
    it = child(place.sentence, place.cue.word, "dobj")
    return it if it is not None and it.text.lower() == "it" else None


def _words_it(place: Place, own: Sequence[Quote]) -> bool:
    """Tell whether what is quoted only words what is told: "or, as Moe put it, “never”".

    So too between commas before it ("ate it all, “skin and bones”, as Moe put it"), not where it
    completes the clause: "The rope was, as Moe put it, “old”".
    """
    tokens = place.sentence.tokens
    it = find_it(place)
    behind = next((one for one in own if it is not None and one.start >= it.end), None)
    if it is None or behind is None:
        return _is_set_off(place, own[-1])
    between = tokens_between(place.sentence, it.end, behind.start)
    aside = min(subtree(place.sentence, place.cue.word))
    before = next((one for one in reversed(tokens[:aside]) if one.pos != "PUNCT"), None)
    completed = before is not None and before.pos in _OPEN
    hearer = child(place.sentence, place.cue.word, "prep", "dative")
    told = subtree(place.sentence, hearer.i) if hearer is not None else ()
    return not completed and all(tokens[i].pos == "PUNCT" or i in told for i in between)


def _is_set_off(place: Place, quote: Quote) -> bool:
    """Tell whether a comma parts words in marks before a cue from what stands before them."""
    tokens = place.sentence.tokens
    ahead = tokens_between(place.sentence, place.sentence.start, quote.start)
    before = quote.end <= tokens[place.cue.tokens[0]].start
    return before and bool(ahead) and tokens[ahead[-1]].text == ","


def find_narration(place: Place, own: Sequence[Quote]) -> int:
    """Give where the report's own words end that lead to a quotation with its cue behind it.

    It is where the quotation begins or, behind a semicolon, its clause: "...; all are “well,” he
    said". What begins in a capital is a sentence of its own: "Asked why, “We had to,” he said".
    """
    sentence = place.sentence
    cue = sentence.tokens[place.cue.word]
    for quote in reversed(own):
        before = tokens_between(sentence, sentence.start, quote.start)
        if quote.end > cue.start or not before:
            continue
        sign = sentence.tokens[before[-1]]
        if sign.text in _LEADS or (sign.text == "," and _begins_sentence(sentence, quote)):
            return quote.start
    behind = [one for one in own if one.end <= cue.start]
    for number in reversed(tokens_between(sentence, 0, behind[0].start) if behind else ()):
        if sentence.tokens[number].text == ";":
            return sentence.tokens[number].end
    return 0


def _begins_sentence(sentence: Sentence, quote: Quote) -> bool:
    """Tell whether the first word of a quotation has a capital that is no name's."""
    inside = tokens_between(sentence, quote.first, quote.last)
    first = sentence.tokens[inside.start] if inside else None
    if first is None or first.pos == "PROPN" or first.text == "I":
        return False
    return first.text[0].isupper()


def _up_to_cue(place: Place, quote: Quote) -> Iterator[int]:
    """What stands between a quotation and its cue: who speaks, and what is told of him."""
    sentence, cue = place.sentence, place.cue
    between = tokens_between(sentence, quote.end, sentence.tokens[cue.tokens[0]].start)
    words = [number for number in between if sentence.tokens[number].pos != "PUNCT"]
    if words and sentence.tokens[words[0]].pos in _OPENING:
        yield from between


def _between(place: Place, own: Sequence[Quote]) -> Iterator[int]:
    """Who hears what goes on behind the cue: "“Go home,” he urged the crowd, “and wait”"."""
    cue, tokens = place.sentence.tokens[place.cue.word], place.sentence.tokens
    after = next((one for one in own if one.start >= cue.end), None)
    behind = [i for i in place.cue.content if i > cue.i]
    if after is None or not behind or place.cue.frame != "thing":
        return
    inside = [i for i in behind if tokens[i].start < after.start]
    if inside and tokens[inside[-1] + 1].text == ",":
        yield from inside


def _after_all(place: Place) -> Iterator[int]:
    """What follows a cue that its quotation stands before: "“...,” he asked the crowd".

    Behind a comma the speaker can go on: "“...,” he said, and that".
    """
    tokens, cue = place.sentence.tokens, place.cue
    behind = [number for number in cue.content if number > cue.word]
    if not behind or tokens[behind[0]].text.lower() == "that":
        return
    if tokens[behind[0] - 1].text not in _GOES_ON:
        yield from behind


def _fronted_day(paragraph: Paragraph, place: Place, quote: Quote) -> Iterator[int]:
    """The day before a quoted clause and its cue: "On Monday, she said, “we stay”"."""
    sentence, cue = place.sentence, place.cue
    ahead = [i for i in cue.content if i < cue.tokens[0]]
    if not ahead or not has_clause(paragraph, quote.first, quote.last):
        return
    first = sentence.tokens[ahead[0]]
    day = child(sentence, first.i, "pobj") if first.pos == "ADP" else first
    if day is None or not is_of_time(sentence, day.i):
        return
    if set(ahead) <= {*subtree(sentence, first.i), *subtree(sentence, day.i)}:
        yield from ahead


def _when_said(place: Place, quote: Quote) -> Iterator[int]:
    """When something was said or called so: "called it a “lie” when she last spoke"."""
    behind = tokens_between(place.sentence, quote.end, place.sentence.end)
    words = [place.sentence.tokens[i] for i in behind if place.sentence.tokens[i].pos != "PUNCT"]
    if (
        words
        and words[0].text.lower() == "when"
        and child(place.sentence, words[0].head, *SUBJECTS)
    ):
        yield from behind


def _hearer_behind(place: Place, own: Sequence[Quote]) -> Iterator[int]:
    """To whom or what words right behind a cue are said: "replied “never” to every question"."""
    sentence, last = place.sentence, place.sentence.tokens[place.cue.tokens[-1]]
    behind = [i for i in place.cue.content if sentence.tokens[i].start >= own[-1].end]
    between = tokens_between(sentence, last.end, own[0].start)
    if len(own) > 1 or not behind or between:
        return
    near = sentence.tokens[behind[0] - 1 : behind[0] + 1]
    if any(one.text.lower() == "to" and one.tag != "TO" for one in near):
        yield from behind


def _circumstances(paragraph: Paragraph, place: Place, own: Sequence[Quote]) -> Iterator[int]:
    """When and why words were said behind them: "said, “We will see,” when asked about it"."""
    sentence, cue = place.sentence, place.cue
    up_to = tokens_between(sentence, sentence.tokens[cue.word].end, own[0].start)
    if not set(up_to).isdisjoint(cue.content) or not is_paused(paragraph.document.text, own[-1]):
        return
    if not has_clause(paragraph, own[-1].first, own[-1].last):
        return
    behind = tokens_between(sentence, own[-1].end, sentence.end)
    first = next((sentence.tokens[i] for i in behind if sentence.tokens[i].pos != "PUNCT"), None)
    if first is not None and (first.pos in _LINKING or first.tag == "WDT"):
        yield from behind


def _addressed(paragraph: Paragraph, place: Place, quote: Quote) -> Iterator[int]:
    """Those to whom a quotation right behind them is said: "asked the crowd “Who will pay?”".

    Where the quotation is no clause of its own, they are what it says something of.
    """
    last = place.cue.tokens[-1]
    gap = [one for one in place.sentence.tokens[last + 1 :] if one.start < quote.start]
    sentence = paragraph.document.text[quote.first].isupper()  # parsers see a relative "who"
    if sentence and len(gap) > 1 and gap[-1].text == ",":
        gap = gap[:-1]
    if not gap or gap[-1].pos not in _NAMING or any(one.text.lower() in _TIES for one in gap):
        return
    if sentence or has_clause(paragraph, quote.first, quote.last):
        yield from (one.i for one in gap)


def _given(place: Place, quote: Quote) -> Iterator[int]:
    """To whom what stands in marks is promised: "promised the town “every help”"."""
    sentence, last = place.sentence, place.cue.tokens[-1]
    if sentence.tokens[place.cue.word].lemma not in load_lexicon().giving:
        return
    things = list(children(sentence, place.cue.word, "dobj", "dative"))
    inside = tokens_between(sentence, quote.start, quote.last)
    if len(things) > 1 and things[0].i > last and things[1].i in inside:
        hearer = subtree(sentence, things[0].i, without=frozenset(inside))
        if hearer[-1] + 1 == inside[0]:
            yield from hearer
