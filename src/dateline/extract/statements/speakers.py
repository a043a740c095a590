"""Who speaks: the subject of the cue, the owner of the noun, the name behind the phrase."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline.extract.participants import MentionIndex, is_one_of_several, participant
from dateline.extract.statements.asides import find_beside
from dateline.extract.statements.cited import find_cited
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.edges import (
    find_end_before_bracket,
    find_hyphenated,
    find_party_end,
    find_title_end,
    is_loose,
    joins_clause,
    stands_loose,
    tells_age,
)
from dateline.extract.statements.labels import find_label, find_label_head, skip_hour
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.sharers import (
    RELATIVE_WORDS,
    find_adjunct_subject,
    find_shared,
    find_sharer,
)
from dateline.extract.statements.strays import (
    find_stray,
    find_swallowed,
    is_aside,
    is_reflexive,
    stands_apart,
)
from dateline.extract.statements.wishes import find_wishing
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import (
    ancestors,
    child,
    children,
    has_label,
    is_of_time,
    is_passive,
    subject,
    subtree,
    verb_above,
)
from dateline.findings import Participant
from dateline.text import Document, Sentence, Token

_OF_THINGS = frozenset(("that", "which"))
_LABEL_END = re.compile(r"[,(]")
_BREAKS = frozenset((":", ";", "-", "–", "—", "--"))
"""Before these, what the parser takes for a part of the name is a dateline or a label."""
ADDRESSING = frozenset(("tell", "inform", "remind", "assure", "ask", "brief", "advise"))
"""Verbs behind which those stand who are spoken to."""
_LOOSE = frozenset(("advcl", "parataxis"))
_LOOSE_AFTER_COMMA = frozenset(("acl", "amod", "appos"))
"""Participles and adjectives that tell of the speaker, not who it is."""
_PUT_IN = frozenset(("with", "in", "to", "according"))
"""Behind a comma these lead to how or where one speaks: "Berg, with a smile, said"."""
_IN_TIME = frozenset(("in", "on", "at", "during", "since", "until"))
_OWNING = frozenset(("of", "by", "from", "among"))
GIVING_REASONS = frozenset(("for", "in", "of"))
"""Prepositions behind which a noun is the mind of who acts: "out of fear of", "in hope of"."""
_BODIES = ("ORG", "GPE", "NORP", "PERSON")
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))


def find_counted(sentence: Sentence, source: Token) -> Token:
    """Give the noun that a number or pronoun counts: "one of his engineers"; else the word."""
    if source.pos == "NOUN":
        return source
    for preposition in children(sentence, source.i, "prep"):
        if preposition.text.lower() == "of":
            return child(sentence, preposition.i, "pobj") or source
    return source


def find_source(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> Token | None:
    """Give the head word of the one who speaks, or None where the sentence names nobody."""
    if cue.silent:
        return _agent(sentence, cue.head)
    if cue.frame in _BESIDE:
        return _BESIDE[cue.frame](sentence, cue)
    word = sentence.tokens[cue.head]
    felt = word.tag == "VBN" and word.text.lower() in lexicon.adjectives
    feels = felt and cue.frame != "subject"  # "is convinced that", no "is opposed by"
    if word.pos in ("VERB", "AUX") and not feels:
        return _of_verb(sentence, cue, lexicon)
    if word.pos == "ADJ" or feels:
        return _of_adjective(sentence, word)
    return _of_noun(sentence, cue, lexicon)


def _before_colon(sentence: Sentence, cue: Cue) -> Token | None:
    label = find_label(sentence, cue.head)
    does = (one for one in label if one.dep == "nsubj" and one.i < one.head < cue.head)
    head = find_label_head(label) or next(does, None)  # "Minister stands firm: “No”"
    head = head or find_phrase_head(sentence, cue.head - 1, -1, cue.head)
    return label[0] if head is None and len(label) == 1 else head  # "Q:" is no noun to a parser


def _after_sign(sentence: Sentence, cue: Cue) -> Token | None:
    if cue.head + 2 == len(sentence.tokens):
        return sentence.tokens[-1]
    return find_phrase_head(sentence, cue.head + 1, cue.head, len(sentence.tokens))


def _after_phrase(sentence: Sentence, cue: Cue) -> Token | None:
    return child(sentence, cue.head, "pobj", "pcomp")


def _owner(sentence: Sentence, cue: Cue) -> Token | None:
    return child(sentence, cue.head, "poss")


_BESIDE: Mapping[str, Callable[[Sentence, Cue], Token | None]] = {
    "colon": _before_colon,
    "label": _before_colon,
    "headline": _after_sign,
    "signature": _after_sign,
    "phrase": _after_phrase,
    "owned": _owner,
    "wish": lambda sentence, cue: find_wishing(sentence, cue.head),
    "cited": lambda sentence, cue: find_cited(sentence, cue.head),
}


def _of_verb(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> Token | None:
    if cue.follows >= 0:
        return subject(sentence, cue.follows)
    if is_passive(sentence, cue.head) and cue.word != cue.head:
        return child(sentence, cue.head, "nsubjpass")  # "is expected to announce"
    if is_passive(sentence, cue.head) or is_bare_participle(sentence, cue.head):
        return _agent(sentence, cue.head)
    found = _own_subject(sentence, cue.head, cue.content)
    found = found or _own_subject(sentence, cue.head) or find_sharer(sentence, cue.head, lexicon)
    found = found or _subject(sentence, cue.head)
    if found is None and sentence.tokens[cue.head].tag == "VBG":
        found = find_adjunct_subject(sentence, cue.head)
    if found is not None and found.i in cue.content:
        found = find_beside(sentence, sentence.tokens[cue.head])
    if found is None or found.i in cue.content:
        found = find_stray(sentence, cue.head, cue.content)
    if found is None or found.i in cue.content or found.dep == "expl":
        return None
    return None if is_hearing(sentence.tokens[cue.head], found) else found


def is_hearing(verb: Token, who: Token) -> bool:
    """Tell whether somebody sits to hear what others say: "an inquest heard that"."""
    return verb.lemma == "hear" and who.lemma.lower() in load_setting_words().hearings


def _agent(sentence: Sentence, i: int) -> Token | None:
    """Who stands behind "by" at a passive; "asked by telephone" names nobody."""
    agent = child(sentence, i, "agent")
    found = child(sentence, agent.i, "pobj") if agent is not None else None
    return None if found is not None and _is_means(sentence, found) else found


def _is_means(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a bare noun says by what words travelled: "by telephone", "by email"."""
    means = load_setting_words()
    listed = noun.lemma.lower() in means.carriers | means.occasions
    return listed and noun.tag == "NN" and not any(children(sentence, noun.i, "det", "poss"))


def _subject(sentence: Sentence, i: int) -> Token | None:
    """The subject of a verb, its own or the one it shares."""
    own = _own_subject(sentence, i)
    shared = find_shared(sentence, i) if own is None else None
    if shared is None or shared.dep not in ("nsubj", "nsubjpass"):
        return own or shared
    return _own_subject(sentence, shared.head)


def _own_subject(sentence: Sentence, i: int, told: Sequence[int] = ()) -> Token | None:
    """The subject of a verb; of several the last before it: the first is a label or an hour. Of
    several behind it the first: a parser tears "said Ada Berg of the think tank" apart.

    "He himself" is he; only in "hear yourself say" a reflexive speaks. What is `told` never does.
    """
    bare = sentence.tokens[i].tag == "VB"
    own = children(sentence, i, "nsubj", "nsubjpass")
    outside = [one for one in own if one.tag != "POS" and one.i not in told]
    found = [one for one in outside if bare or not is_reflexive(one)]
    before = [one for one in found if one.i < i] or found[:1]
    return before[-1] if before else None


def is_bare_participle(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb is the passive of "Asked whether it would hold, Berg laughed"."""
    token = sentence.tokens[i]
    if token.dep != "advcl" or child(sentence, i, "aux", "auxpass") is not None:
        return False
    own = child(sentence, i, "nsubj", "nsubjpass")
    if own is None:
        return token.tag == "VBN"
    if child(sentence, i, "dobj", "dative", "mark") is not None:
        return False  # "after a woman in Ostby, Norland, told him"
    return token.lemma in ADDRESSING and stands_apart(sentence, own, i)


def _of_adjective(sentence: Sentence, word: Token) -> Token | None:
    if word.dep == "conj" and sentence.tokens[word.head].dep == "acomp":
        word = sentence.tokens[word.head]  # "is angry and sure that"
    helper = child(sentence, word.i, "auxpass", "aux")
    own = child(sentence, word.i, "nsubj", "nsubjpass")
    if own is None and helper is not None:
        own = child(sentence, helper.i, "nsubj", "nsubjpass")
    if own is not None:
        return own
    if word.dep in ("acomp", "ccomp", "advcl", "oprd"):
        return find_shared(sentence, word.head)
    if word.dep in ("amod", "acl", "relcl") and sentence.tokens[word.head].i < word.i:
        return sentence.tokens[word.head]
    return subject(sentence, word.i) if word.dep == "conj" else None


def _of_noun(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> Token | None:
    owner = child(sentence, cue.head, "poss")
    if owner is not None and owner.i not in cue.tokens:
        return owner  # of "gave his word" whoever gave it
    for preposition in children(sentence, cue.head, "prep"):
        if preposition.i not in cue.tokens and preposition.text.lower() in _OWNING:
            found = child(sentence, preposition.i, "pobj")
            if found is not None and found.i not in cue.content:
                return found
    by = _maker(sentence, cue.head)
    if by is not None and by.i not in cue.content:
        return by
    above = sentence.tokens[sentence.tokens[cue.head].head]
    if above.text.lower() in GIVING_REASONS and _is_mood(sentence, cue.head, lexicon):
        deed = verb_above(sentence, above.i)
        return _subject(sentence, deed.i) if deed is not None and deed.pos == "VERB" else None
    for token in ancestors(sentence, cue.head):
        if token.pos == "VERB":
            lemma = lexicon.misread.get(token.lemma, token.lemma)
            return _of_carrier(sentence, token) if lemma in lexicon.carriers else None
    return None


def _maker(sentence: Sentence, i: int) -> Token | None:
    """Who said what a noun names: "a rumour, repeated by parents, that", "a Red Cross proposal"."""
    made, named = child(sentence, i, "acl"), child(sentence, i, "compound")
    by = _agent(sentence, made.i) if made is not None and made.tag == "VBN" else None
    return by or (named if named is not None and has_label(sentence, named.i, *_BODIES) else None)


def _is_mood(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun names what moves a mind, though nobody owns it: "for fear of"."""
    frames = lexicon.frames("NOUN", sentence.tokens[i].lemma.lower()) or {}
    return frames.get("of") == "hearsay"


def _of_carrier(sentence: Sentence, verb: Token) -> Token | None:
    passive = is_passive(sentence, verb.i)
    return _agent(sentence, verb.i) if passive else _subject(sentence, verb.i)


def make_speaker(
    document: Document,
    sentence: Sentence,
    source: Token,
    mentions: MentionIndex,
    taken: frozenset[int],
) -> Participant:
    """Give the speaker with all words of its phrase, titles and appositions included.

    `taken` are tokens of cue and content, which end the phrase. A relative pronoun is the speaker's
    words, and the noun that it refers to tells who that is; of a thing that nothing else tells of
    ("a motion that calls on the bank") the noun says more. Several who speak together are no single
    one of them: only their words are given.
    """
    referent = find_referent(sentence, source)
    relative = referent is not source
    known = participant(document, sentence, source.i, mentions)
    for other in (referent, *children(sentence, referent.i, "appos")):
        if known.mention is None:  # "the mine's operator, Tessel Ores" is Tessel Ores
            known = participant(document, sentence, other.i, mentions)
    if known.mention is None and source.text.lower() in _OF_THINGS:
        source = referent
    first, last = _phrase(sentence, source, taken)
    first = _behind_place(sentence, first, source.i, mentions)
    span = document.span(sentence.tokens[first].start, sentence.tokens[last].end)
    whole = document.span(sentence.start, sentence.end) if relative else span
    if is_one_of_several(sentence, referent.i, mentions, whole):
        return Participant(span, None, None)
    return Participant(span, known.mention, known.actor)


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
    last = find_end_before_bracket(sentence, source.i, last)
    last = find_party_end(sentence, source, _before_time(sentence, source.i, last))
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
        if tells_age(sentence, token) or (named and not is_aside(sentence, branch)):
            continue
        if token.dep in _LOOSE or _after_comma(sentence, branch[0]):
            loose.update(branch if token.i > source.i else ())
    for clause in (i for i in inside if sentence.tokens[i].dep == "relcl" and i > source.i):
        branch, own = subtree(sentence, clause), sentence.tokens[clause].head == source.i
        words = (number for number in branch if sentence.tokens[number].pos != "PUNCT")
        opens = sentence.tokens[branch[0]].text.lower()
        told_of = _after_comma(sentence, branch[0]) and (
            opens != "who" or _attributes(sentence, clause) if own else opens == "where"
        )
        loose.update(branch if told_of or (own and not taken.isdisjoint(words)) else ())
    for token in children(sentence, source.i, "prep"):
        if token.text.lower() in _PUT_IN and _after_comma(sentence, token.i):
            loose.update(subtree(sentence, token.i))
    for number in inside:
        if number not in loose:
            yield number


def _attributes(sentence: Sentence, clause: int) -> bool:
    """Tell whether a clause is a statement of its own: "Berg, who noted that it was late"."""
    frames = verb_frames(sentence, sentence.tokens[clause])
    told, thing = child(sentence, clause, "ccomp"), child(sentence, clause, "dobj")
    return ("clause" in frames and told is not None) or ("thing" in frames and thing is not None)


def _after_comma(sentence: Sentence, i: int) -> bool:
    return i > 0 and sentence.tokens[i - 1].text == ","


def find_phrase_head(sentence: Sentence, i: int, after: int, before: int) -> Token | None:
    """The head of the noun phrase around token `i`, between two borders; None outside them."""
    if not after < i < before:
        return None
    token = sentence.tokens[i]
    for above in ancestors(sentence, i):
        if not after < above.i < before or above.pos not in NOMINAL:
            break
        token = above
    return token if token.pos in NOMINAL else None
