"""Who speaks: the subject of the cue, the owner of the noun, the name behind the phrase."""

from collections.abc import Callable, Mapping, Sequence

from dateline.extract.statements.asides import find_beside
from dateline.extract.statements.cited import find_cited
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.labels import find_label, find_label_head
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.sharers import (
    find_adjunct_subject,
    find_shared,
    find_sharer,
)
from dateline.extract.statements.strays import (
    find_stray,
    is_reflexive,
    stands_apart,
)
from dateline.extract.statements.wishes import find_wishing
from dateline.extract.syntax import (
    ancestors,
    behind,
    child,
    children,
    has_label,
    is_passive,
    subject,
    verb_above,
)
from dateline.text import Sentence, Token

ADDRESSING = frozenset(("tell", "inform", "remind", "assure", "ask", "brief", "advise"))
"""Verbs behind which those stand who are spoken to."""
_RISING = frozenset(("come", "rise", "ring", "go", "erupt", "sound"))
_OWNING = frozenset(("of", "by", "from", "among"))
GIVING_REASONS = frozenset(("for", "in", "of"))
"""Prepositions behind which a noun is the mind of who acts: "out of fear of", "in hope of"."""
_BODIES = ("ORG", "GPE", "NORP", "PERSON")
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
    if sentence.tokens[cue.tokens[-1]].text.lower() == "from":  # "“Whose?” came from the back"
        return child(sentence, cue.tokens[-1], "pobj")
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
    if _is_of_doer(sentence, cue.head, lexicon):
        deed = verb_above(sentence, above.i)
        return _subject(sentence, deed.i) if deed is not None and deed.pos == "VERB" else None
    if cue.follows >= 0:
        return subject(sentence, cue.follows)  # "recalled that it was late and voiced the hope"
    verb = next((one for one in ancestors(sentence, cue.head) if one.pos == "VERB"), None)
    return _of_carrier(sentence, cue, verb, lexicon) if verb is not None else None


def _maker(sentence: Sentence, i: int) -> Token | None:
    """Who said what a noun names: "a rumour, repeated by parents, that", "a Red Cross proposal"."""
    made, named = child(sentence, i, "acl"), child(sentence, i, "compound")
    by = _agent(sentence, made.i) if made is not None and made.tag == "VBN" else None
    return by or (named if named is not None and has_label(sentence, named.i, *_BODIES) else None)


def _is_of_doer(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun that nobody owns is of whoever does something: what moves a mind ("left
    for fear of") or is shouted ("met her with shouts of")."""
    noun = sentence.tokens[i]
    above = sentence.tokens[noun.head]
    frames = lexicon.frames("NOUN", noun.lemma.lower()) or {}
    if above.text.lower() in GIVING_REASONS:
        return frames.get("of") == "hearsay"
    deed = verb_above(sentence, above.i)
    shouted = above.text.lower() == "with" and noun.lemma.lower() in lexicon.in_marks
    return shouted and deed is not None and not is_passive(sentence, deed.i)


def _of_carrier(sentence: Sentence, cue: Cue, verb: Token, lexicon: Lexicon) -> Token | None:
    """Who voices or sends what a noun names, or where it is from: "cries rose from the pit"."""
    lemma = lexicon.misread.get(verb.lemma, verb.lemma)
    if lemma in _RISING:
        return next(behind(sentence, verb.i, "from"), None)
    issued = cue.frame == "quote" and lemma in lexicon.issuing  # "sent a message: “...”"
    if not issued and lemma not in lexicon.carriers:
        return None
    passive = is_passive(sentence, verb.i)
    return _agent(sentence, verb.i) if passive else _subject(sentence, verb.i)


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
