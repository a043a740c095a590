"""Which cue a quotation belongs to: the one beside it, the one that governs it, or the last one.

Rules, in order, for each quotation of a paragraph (counted on newspaper text; the first that
fits decides):

1. a cue before it: "X said: ...", "X noted that today ...", also across a split quotation,
   unless behind a colon or dash and the quotation comes another: "Two read it otherwise: ...,"
   X said;
2. a cue after it: "...," X said, and its inversion;
3. a cue whose content it stands in;
4. the speaker of the quotation before it in the paragraph, when it begins a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.quotes import Quote
from dateline.extract.statements.behind import find_cue_behind, make_plain_cue
from dateline.extract.statements.beside import begins_sentence, token_after, token_before
from dateline.extract.statements.colons import find_verb_before_colon, is_wish_told, tells_on
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.fronted import find_named
from dateline.extract.statements.holding import (
    find_around,
    find_going_on,
    find_reaching,
)
from dateline.extract.statements.just_said import (
    ends_what_was_said,
    find_in_sentence_before,
    is_of_sentence_before,
)
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.statements.naming import find_referent
from dateline.extract.statements.paragraphs import (
    ENDS,
    Paragraph,
    Place,
    is_within,
    tokens_between,
)
from dateline.extract.statements.phrases import is_of_words, leads_to_words
from dateline.extract.statements.resuming import resumes
from dateline.extract.statements.worded import find_answers, find_wording, is_deed_of, is_word
from dateline.extract.syntax import SUBJECTS, TENSED, ancestors, child, subtree
from dateline.text import Sentence, Token

_NEAREST = 6
"""Cues before a colon that are looked at, the nearest first."""

_SAYING = frozenset(("say", "answer", "reply", "respond", "repeat", "shout", "whisper", "mutter"))
"""Verbs behind which words in small letters are no title: "said “no”"."""

_SIGNS = frozenset(":;-–—")


@dataclass(frozen=True, slots=True)
class Link:
    """A quotation and its cue; `joins` when it is one statement with what the cue governs."""

    quote: Quote
    place: Place
    joins: bool


def link_quotes(paragraph: Paragraph, carried: Place | None = None) -> list[Link]:
    """Give each quotation that a cue introduces, in order of the text.

    `carried` is the cue of the paragraph before, when that left its quotation open or ends in a
    colon; it introduces the quotations that open this one.
    """
    links: list[Link] = []
    waiting: list[Quote] = []
    text, reached = paragraph.document.text, paragraph.sentences[0].start
    opening = True
    for quote, spoken in zip(paragraph.quotes, paragraph.speech, strict=True):
        opening = opening and not any(sign.isalnum() for sign in text[reached : quote.start])
        reached = quote.end
        link = _link(paragraph, quote, spoken, links)
        if link is None:
            if spoken and opening:
                waiting.append(quote)
            continue
        here = paragraph.at(link.place.sentence.start)
        near = [
            one
            for one in waiting
            if here - paragraph.at(one.end - 1) <= 1 and not _is_answered(paragraph, one)
        ]
        links.extend(Link(early, link.place, joins=False) for early in near)
        waiting = []
        links.append(link)
    if carried is not None and not links:
        links.extend(Link(quote, carried, joins=False) for quote in waiting)
    return sorted(links, key=lambda link: link.quote.start)


def _is_answered(paragraph: Paragraph, quote: Quote) -> bool:
    """Tell whether another quotation follows at once, whose marks show that another speaks it."""
    after = next((one for one in paragraph.quotes if one.start >= quote.end), None)
    return after is not None and not paragraph.document.text[quote.end : after.start].strip()


def carry_on(paragraph: Paragraph, links: Sequence[Link]) -> Place | None:
    """Give the cue that goes on to hold in the next paragraph, if one does."""
    if paragraph.quotes and not paragraph.quotes[-1].closed:
        return links[-1].place if links else None
    sentence = paragraph.sentences[-1]
    if sentence.tokens[-1].text != ":":
        return None
    places = [place for place in paragraph.places[-1] if place.cue.quotes]
    if places:
        return places[-1]
    verb = next((token for token in sentence.tokens if token.dep == "ROOT"), None)
    if verb is None or verb.tag not in TENSED:
        return None
    return Place(sentence, make_plain_cue(sentence, verb), paragraph.hidden[-1])


def _link(paragraph: Paragraph, quote: Quote, spoken: bool, links: list[Link]) -> Link | None:  # noqa: FBT001
    place = _cue_before(paragraph, quote)
    if place is not None and not spoken:
        place = _words_beside(paragraph, quote) or place
    if place is not None and spoken:
        place = _beyond_sign(paragraph, quote, place) or place
    if place is not None and not spoken and _is_title(paragraph, quote, place):
        return None
    place = place or _find_other(paragraph, quote, spoken=spoken)
    last = links[-1] if links else None
    if last and place and is_of_sentence_before(paragraph, last.place, quote, place):
        place = None
    if last and resumes(paragraph, quote, place, early=last.quote, said=last.place):
        return Link(quote, last.place, joins=last.joins)
    if place is not None:
        return Link(quote, place, joins=_joins(paragraph, quote, place, links))
    if not spoken:
        return None
    if not begins_sentence(paragraph, quote):
        goes_on = links and ends_what_was_said(paragraph, quote, links[-1].place)
        return Link(quote, links[-1].place, joins=False) if goes_on else None
    place = find_in_sentence_before(paragraph, quote)
    if links and (place is None or _speaks_later(links[-1].place, place)):
        place = _last_speaking(links)
    return Link(quote, place, joins=False) if place is not None else None


def _last_speaking(links: Sequence[Link]) -> Place:
    """The cue of the last quotation, or that of its sentence where it but tells of who speaks.

    So in "“...,” said Moe, whose report calls it “a myth”. “...”".
    """
    last = links[-1].place
    same = [one.place for one in links if one.place.sentence is last.sentence]
    main = [one for one in same if not _is_in_relative(one)]
    return main[-1] if main and _is_in_relative(last) else last


def _is_in_relative(place: Place) -> bool:
    verb = place.sentence.tokens[place.cue.word]
    return any(one.dep == "relcl" for one in (verb, *ancestors(place.sentence, verb.i)))


def _speaks_later(place: Place, other: Place) -> bool:
    """Tell whether a cue stands behind another in its sentence: "X denies it,” said Y. “...”"."""
    says = place.sentence.tokens[place.cue.word].tag in TENSED
    return says and place.sentence is other.sentence and place.cue.word > other.cue.word


def _find_other(paragraph: Paragraph, quote: Quote, *, spoken: bool) -> Place | None:
    """The cue of a quotation that none stands before: behind it, or one whose content it is in."""
    place = None if spoken else _phrase_beside(paragraph, quote)
    if place is None and (spoken or _is_what_was_said(paragraph, quote)):
        place = _beside_told(paragraph, quote, find_cue_behind(paragraph, quote))
        place = place or find_verb_before_colon(paragraph, quote)
    return (
        place
        or find_around(paragraph, quote)
        or find_reaching(paragraph, quote)
        or find_going_on(paragraph, quote)
    )


def _beyond_sign(paragraph: Paragraph, quote: Quote, place: Place) -> Place | None:
    """The cue behind a quotation to which a colon or dash leads: "It was: “...,” he said"."""
    before = paragraph.document.text[place.sentence.start : quote.start].rstrip()
    if not before or before[-1] not in _SIGNS:
        return None
    after = find_cue_behind(paragraph, quote)
    return after if after is not None and after.sentence is place.sentence else None


def _phrase_beside(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The phrase that a word or two in marks are by: "“a spare tyre” in the words of Moe"."""
    number, after = token_after(paragraph, quote)
    first = after.i if after is not None else -1
    fitting = (one for one in paragraph.places[number] if one.cue.tokens[0] == first)
    return next((one for one in fitting if one.cue.frame == "phrase"), None)


def _words_beside(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The phrase that says whose words a word or two in marks are, before any cue that governs
    them: "asked for a bridge, “a toy” in the words of Moe"."""
    place = _phrase_beside(paragraph, quote)
    return place if place is not None and is_of_words(place.sentence, place.cue) else None


def _is_what_was_said(paragraph: Paragraph, quote: Quote) -> bool:
    """Tell whether a comma or a form of "be" follows a word or two in marks that open a sentence.

    So in "“Gutted” is how he put it" and "“Never”, says Ada Berg".
    """
    _, after = token_after(paragraph, quote)
    if after is None or not begins_sentence(paragraph, quote):
        return False
    return after.lemma == "be" or paragraph.document.text[quote.end : quote.end + 1] == ","


def _beside_told(paragraph: Paragraph, quote: Quote, behind: Place | None) -> Place | None:
    """The cue behind a quotation, unless it only goes on from before what the words are part of.

    So in "Berg, who held that a dog “hears it all”, had ordered it", where she held it.
    """
    if behind is None:
        return None
    around = find_around(paragraph, quote) or find_reaching(paragraph, quote)
    if around is None:
        return behind
    if behind.sentence is not around.sentence:
        last = around.sentence.tokens[around.cue.tokens[-1]].end
        leads = last < quote.start and not paragraph.document.text[last : quote.start].strip()
        return around if leads else behind  # "left to cries of “Shame!” Berg wants him back"
    _, after = token_after(paragraph, quote)
    if after is not None and after.tag == "WDT" and around.cue.word < behind.cue.word:
        return around  # "compared it to “a barn”, which Moe called unfair"
    source = child(behind.sentence, behind.cue.head, *SUBJECTS)
    told = source is not None and source.i < around.cue.word
    return around if told and around.cue.word < behind.cue.word else behind


def _is_title(paragraph: Paragraph, quote: Quote, place: Place) -> bool:
    """A few words right after a verb that neither calls something so nor has a clause: a title.

    So are those of whom something was told to: "told “Morning Lamp” that".
    """
    text = paragraph.document.text
    before = text[place.sentence.start : quote.start].rstrip()[-1:]
    word = place.sentence.tokens[place.cue.word]
    if find_named(place, quote) or word.pos == "NOUN":
        return False
    if not text[word.end : quote.start].strip():
        if word.lemma == "tell":
            return True
        if word.lemma == "read" and _is_of_thing(place.sentence, word):
            return False  # "a sign that reads “Next train: never”"
        if word.lemma in _SAYING and text[quote.first].islower():
            return False  # "she said “never”"
    _, after = token_after(paragraph, quote)
    small = text[quote.first].islower() and " " in text[quote.first : quote.last]
    if before in ",:" or (small and (after is None or after.pos not in ("NOUN", "PROPN"))):
        return False  # a title of several words has capitals, unless it is of a noun behind it
    return place.cue.frame == "quote" and place.cue.kind in SPEECH_KINDS


def _is_of_thing(sentence: Sentence, verb: Token) -> bool:
    """Tell whether the subject of a verb is no person but what stands written on something."""
    own = child(sentence, verb.i, *SUBJECTS) or sentence.tokens[verb.head]
    who = find_referent(sentence, own)
    return who.pos == "NOUN" and who.lemma.lower() not in load_lexicon().speakers


def _cue_before(paragraph: Paragraph, quote: Quote) -> Place | None:
    number, last = token_before(paragraph, quote)
    if last is None or last.text in ENDS:  # two sentences that the parser did not part
        return None
    sentence = paragraph.sentences[number]
    before = [
        place
        for place in paragraph.places[number]
        if place.cue.tokens[0] <= last.i and place.cue.frame != "phrase"
    ]
    phrased = _find_phrase(paragraph.places[number], quote, last)
    if phrased is not None:
        return phrased
    pause = last.pos == "PUNCT"
    quoted = range(0) if pause else tokens_between(sentence, quote.first, quote.last)
    places = [
        one
        for one in before
        if one.cue.quotes
        and not _is_told(one, before, last)
        and not _is_subject(sentence, one.cue, quoted)
    ]
    named = [one for one in places if sentence.tokens[one.cue.word].pos == "NOUN"]
    verbs = [one for one in places if one not in named]
    nouns = [one for one in named if sentence.tokens[one.cue.word].dep != "poss"]
    begins = paragraph.document.text[quote.first].isupper()
    named = nouns if begins else [one for one in nouns if is_word(one)]
    worded = find_wording(named, last)
    if worded:
        return worded
    if last.text != ":":
        nearer = [one for one in before if not one.cue.quotes and last.i in one.cue.tokens]
        if verbs and any(one.cue.word > verbs[-1].cue.word for one in nearer):
            return None  # "signed a letter which speaks of “...”": it holds the words
        return next(_leading(sentence, verbs[-1:], last, paragraph.hidden[number]), None)
    others = [one for one in before if not one.cue.quotes and not one.cue.silent]
    told = [one for one in nouns if sentence.tokens[one.cue.word].dep in SUBJECTS]
    verbs = [one for one in verbs if not is_deed_of(one, told)]
    verbs = [one for one in verbs if not is_wish_told(one, verbs)]
    nearest_first = [
        *find_answers(nouns, last),
        *reversed(verbs[-_NEAREST:]),
        *told,
        *reversed(nouns[-_NEAREST:]),
        *others,
    ]
    return next(_leading(sentence, nearest_first, last, paragraph.hidden[number]), None)


def _find_phrase(places: Sequence[Place], quote: Quote, last: Token) -> Place | None:
    """Give the phrase that leads to quoted words: "according to Moe “a lie”", "He ran and, by his
    own account, “fell”"."""
    for place in places:
        if leads_to_words(place.sentence, place.cue, quote):
            return place
    owned = next((one for one in places if one.cue.frame == "owned"), None)
    led = owned is not None and last.text == "," and owned.cue.tokens[-1] == last.i - 1
    return owned if led else None


def _is_told(place: Place, before: Sequence[Place], last: Token) -> bool:
    """Tell whether a verb without tense, with nothing told by it, is but part of what is told.

    What "promised to accept the ruling “if it comes”" quotes is promised; of "stood up to say:" it
    is said.
    """
    cue, word = place.cue, place.sentence.tokens[place.cue.word]
    if cue.frame != "quote" or word.tag not in ("VB", "VBG", "VBN") or last.pos == "PUNCT":
        return False
    return is_within(place, before)


def _is_subject(sentence: Sentence, cue: Cue, quoted: range) -> bool:
    """Tell whether quoted words tell something of a cue: "Her claim to lead “has no ground”"."""
    below = sentence.tokens[cue.head]
    if below.pos == "PUNCT":
        return False
    for token in (below, *ancestors(sentence, cue.head)):
        if token.i in quoted:
            return below.dep in SUBJECTS
        below = token
    return False


def _leading(
    sentence: Sentence, places: Sequence[Place], last: Token, hidden: frozenset[int]
) -> Iterator[Place]:
    """Give the cues from which the words up to `last` only lead to the quotation after them."""
    return (place for place in places if _leads_to(sentence, place.cue, last, hidden))


def _leads_to(sentence: Sentence, cue: Cue, last: Token, hidden: frozenset[int]) -> bool:
    """Tell whether the words from the cue up to `last` only lead to the quotation after them."""
    if last.i in cue.tokens:
        return True
    word = cue.tokens[-1]
    below = frozenset(subtree(sentence, cue.head)) | frozenset(subtree(sentence, cue.word))
    between = [token for token in sentence.tokens[word + 1 : last.i + 1] if token.pos != "PUNCT"]
    if any(token.i in hidden for token in between):
        return False
    if last.text == ":":
        return tells_on(sentence, cue, last)
    if not all(token.i in below for token in between):
        return False
    if last.text == ",":
        verb = sentence.tokens[cue.word]
        put_in = verb.dep == "acl" and verb.tag == "VBN"  # "the order, signed in May, “..."
        told = any(token.i in cue.content for token in between) and cue.frame != "clause"
        return not (put_in or told)
    return last.i in cue.content or last.text.lower() == "that" or not cue.content


def _joins(paragraph: Paragraph, quote: Quote, place: Place, links: Sequence[Link]) -> bool:
    """A quotation after a colon whose cue already governs a clause is a statement of its own."""
    before = paragraph.document.text[place.sentence.start : quote.start].rstrip()
    if not before.endswith(":"):
        return True
    if any(link.place is place for link in links):
        return False
    word, tokens = place.cue.word, place.sentence.tokens
    return not any(
        number > word and tokens[number].start < quote.start and tokens[number].pos != "PUNCT"
        for number in place.cue.content
    )
