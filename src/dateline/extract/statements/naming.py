"""In which words a speaker stands: the whole phrase with its titles, without loose edges."""

import re
from collections.abc import Iterator

from dateline.extract.participants import MentionIndex, is_one_of_several, participant
from dateline.extract.statements.edges import (
    find_end_before_bracket,
    find_hyphenated,
    find_office_end,
    find_party_end,
    find_place_end,
    find_title_end,
    is_loose,
    joins_clause,
    stands_loose,
    tells_age,
)
from dateline.extract.statements.labels import skip_hour
from dateline.extract.statements.sharers import RELATIVE_WORDS
from dateline.extract.statements.strays import find_swallowed, is_aside
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import ancestors, child, children, is_of_time, subtree
from dateline.findings import Participant
from dateline.text import Document, Sentence, Span, Token

_OF_THINGS = frozenset(("that", "which"))
_LABEL_END = re.compile(r"[,(]")
_BREAKS = frozenset((":", ";", "-", "–", "—", "--"))
"""Before these, what the parser takes for a part of the name is a dateline or a label."""
_LOOSE = frozenset(("advcl", "parataxis"))
_LOOSE_AFTER_COMMA = frozenset(("acl", "amod", "appos"))
"""Participles and adjectives that tell of the speaker, not who it is."""
_PUT_IN = frozenset(
    (
        *("with", "in", "under", "without", "to", "according"),
        *("after", "before", "during", "following"),
    )
)
"""Behind a comma these lead to how or where one speaks: "Berg, with a smile, said"."""
_IN_TIME = frozenset(("in", "on", "at", "during", "since", "until"))
_DENYING = frozenset(("not", "never", "hardly"))
_NEWS = frozenset(("after", "ahead", "amid", "as", "at", "before", "during", "on", "over"))
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp"))


def make_speaker(
    document: Document,
    sentence: Sentence,
    source: Token,
    mentions: MentionIndex,
    taken: frozenset[int],
) -> Participant:
    """Give the speaker with all words of its phrase, titles and appositions included.

    `taken` are tokens of cue and content, which end the phrase. A relative pronoun is the speaker's
    words, and the noun that it refers to tells who that is; where that is a thing that nothing else
    tells of ("a motion that calls on the bank"), its words are given too. Several who speak
    together are no single one of them: only their words are given.
    """
    referent = find_referent(sentence, source)
    relative = referent is not source
    known = participant(document, sentence, source.i, mentions)
    for other in (referent, *children(sentence, referent.i, "appos")):
        if known.mention is None:  # "the mine's operator, Tessel Ores" is Tessel Ores
            known = participant(document, sentence, other.i, mentions)
    span = _find_span(document, sentence, source, mentions, taken)
    whole = document.span(sentence.start, sentence.end) if relative else span
    if is_one_of_several(sentence, referent.i, mentions, whole):
        return Participant(span, None, None)
    meant = None
    if known.mention is None and source.text.lower() in _OF_THINGS and relative:
        meant = _find_span(document, sentence, referent, mentions, taken)
    return Participant(span, known.mention, known.actor, meant)


def _find_span(
    document: Document,
    sentence: Sentence,
    source: Token,
    mentions: MentionIndex,
    taken: frozenset[int],
) -> Span:
    """The words of a source in the text, without a place before them."""
    first, last = _phrase(sentence, source, taken)
    first = _behind_place(sentence, first, source.i, mentions)
    return document.span(sentence.tokens[first].start, sentence.tokens[last].end)


def resolve_label(
    document: Document, speaker: Participant, colon: Token, mentions: MentionIndex
) -> Participant:
    """Give the speaker of a label with what a bracket adds: "QUESTION (Harbour Wire):".

    Directions in capitals ("BERG (ON CAMERA):") are left out. "BERG" and "ADA BERG, MAYOR" are the
    one person of that name, if there is one.
    """
    added = document.text[speaker.span.end : colon.start + 1]
    if added.lstrip().startswith("(") and added.endswith(")") and not added.isupper():
        whole = document.span(speaker.span.start, colon.start + 1)
        return Participant(whole, speaker.mention, speaker.actor)
    name = _LABEL_END.split(speaker.span.text)[0].split()
    if speaker.mention is not None or not name or not name[-1].isupper():
        return speaker
    found = mentions.called(name[-1])
    return speaker if found is None else Participant(speaker.span, found.id, found.actor)


def find_referent(sentence: Sentence, source: Token) -> Token:
    """Give the noun that a relative pronoun refers to; any other word itself."""
    if source.text.lower() not in RELATIVE_WORDS:
        return source
    for token in ancestors(sentence, source.i):
        if token.dep == "relcl":
            return sentence.tokens[token.head]
    return source


def _phrase(sentence: Sentence, source: Token, taken: frozenset[int]) -> tuple[int, int]:
    """The unbroken run of the source's words around its head, without loose edges."""
    inside = frozenset(subtree(sentence, source.i, without=taken)) - taken
    inside = frozenset(_before_clauses(sentence, source, inside, taken))
    first = last = source.i
    while first - 1 in inside and not _breaks(sentence, first - 1):
        first -= 1
    first = min(skip_hour(sentence, find_hyphenated(sentence, first)), source.i)
    while last + 1 in inside and sentence.tokens[last + 1].text != ";":
        last += 1
    last = find_title_end(sentence, source, last)
    last = find_place_end(sentence, source, find_end_before_bracket(sentence, source.i, last))
    last = find_party_end(sentence, source, _before_time(sentence, source.i, last))
    last = find_office_end(sentence, source, last)
    while first < source.i and sentence.tokens[first].pos in ("PUNCT", "ADV", "CCONJ"):
        if not stands_loose(sentence, first):
            break
        first += 1
    if first < source.i and joins_clause(sentence, first):
        first += 1
    if source.tag == "PRP":
        first = last = source.i  # "he all but accused" is he
    while last > source.i and is_loose(sentence, first, last):
        last -= 1
    return first, last


def _behind_place(sentence: Sentence, first: int, source: int, mentions: MentionIndex) -> int:
    """Begin behind a place that the parser took into the name: "In Ostby Ada Berg said"."""
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.dep != "prep" or child(sentence, before.i, "pobj", "pcomp"):
        return first
    place = find_swallowed(sentence, first, mentions)
    return place.i + 1 if place is not None and place.i < source else first


def _before_time(sentence: Sentence, source: int, last: int) -> int:
    """Leave out when somebody speaks behind who does: "Norland and the union last week said".

    A time of something else told of the speaker stays: "an usher who has worked here since 1988".
    """
    first = next((i for i in range(source + 1, last + 1) if is_of_time(sentence, i)), last + 1)
    before = sentence.tokens[first - 1]
    if first > last or not all(is_of_time(sentence, i) for i in range(first, last + 1)):
        return last
    if before.dep == "prep" and before.text.lower() in _IN_TIME:
        top = before
    else:
        top = next(one for one in sentence.tokens[first:] if not first <= one.head <= last)
        if top.dep != "npadvmod":
            return last
    above = {top.dep, *(one.dep for one in ancestors(sentence, top.i) if one.i > source)}
    return last if above & _CLAUSES else max(source, min(top.i, first) - 1)


def _breaks(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.text in _BREAKS and token.end < sentence.tokens[i + 1].start


def _before_clauses(
    sentence: Sentence, source: Token, inside: frozenset[int], taken: frozenset[int]
) -> Iterator[int]:
    """Leave out what hangs loose on the head: "Berg, reached by phone", "Berg, a little cross".

    So is a relative clause that `taken` words break off ("those who are" before "sceptical of it")
    and one that tells of somebody near him: "Berg, whose home it is", "guests, some of whom".
    """
    loose: set[int] = set()
    for token in children(sentence, source.i, *_LOOSE, *_LOOSE_AFTER_COMMA):
        branch = subtree(sentence, token.i)
        noun = token.tag not in ("JJ", "VBN") or child(sentence, token.i, "compound") is not None
        named = token.dep == "appos" and noun  # "an IT professional" can look like an adjective
        denied = sentence.tokens[branch[0] - 1].text.lower() in _DENYING
        if denied and token.i > source.i:  # "Berg, not a friend of strong words,"
            loose.update((branch[0] - 1, *branch))
            continue
        if tells_age(sentence, token) or (named and not is_aside(sentence, branch)):
            continue
        ahead = token.i < source.i
        after = [i for i in branch if i > source.i] or branch
        opening = after[sentence.tokens[after[0]].text == ","]  # a comma can hang on the verb
        apart = not ahead and (token.dep in _LOOSE or _after_comma(sentence, opening))
        doing = ahead and token.tag == "VBG" and _before_comma(sentence, branch[-1])
        loose.update(branch if apart or doing else ())
    for clause in (i for i in inside if sentence.tokens[i].dep == "relcl" and i > source.i):
        branch, own = subtree(sentence, clause), sentence.tokens[clause].head == source.i
        branch = branch[sentence.tokens[branch[0]].text == "," :]  # a comma can hang on the verb
        words = (number for number in branch if sentence.tokens[number].pos != "PUNCT")
        opens = sentence.tokens[branch[0]].text.lower()
        told_of = _after_comma(sentence, branch[0]) and (
            opens != "who" or _attributes(sentence, clause) if own else opens == "where"
        )
        loose.update(branch if told_of or (own and not taken.isdisjoint(words)) else ())
    for token in children(sentence, source.i, "prep"):
        behind = child(sentence, token.i, "pobj")
        condition = behind is not None and behind.lemma == "condition"
        branch = subtree(sentence, token.i)
        put_in = condition or token.text.lower() in _PUT_IN
        led = branch[0] == token.i - 1 and sentence.tokens[branch[0]].pos == "ADV"
        put_in = put_in or led  # "Berg, already at sea"
        if _is_news(sentence, source, token):
            loose.update(branch)
        if put_in and _after_comma(sentence, branch[0]):
            loose.update(branch)
    for number in inside:
        if number not in loose:
            yield number


def _is_news(sentence: Sentence, source: Token, preposition: Token) -> bool:
    """Tell whether a headline ends in where or when: "“No,” says former minister at oil trial"."""
    open_end = sentence.tokens[-1].pos != "PUNCT"
    bare = child(sentence, source.i, "det", "poss") is None and source.pos == "NOUN"
    return open_end and bare and source.head < source.i and preposition.text.lower() in _NEWS


def _attributes(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause is a statement of its own: "Berg, who noted that it was late"."""
    frames = verb_frames(sentence, sentence.tokens[clause])
    told, thing = child(sentence, clause, "ccomp"), child(sentence, clause, "dobj")
    return ("clause" in frames and told is not None) or ("thing" in frames and thing is not None)


def _before_comma(sentence: Sentence, i: int) -> bool:
    return i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text == ","


def _after_comma(sentence: Sentence, i: int) -> bool:
    return i > 0 and sentence.tokens[i - 1].text == ","
