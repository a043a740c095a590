"""Verbs that the parser took for nouns, since they look like one: "Analysts rate the offer".

No noun has a subject or an object: where the parser gives it one, what it named wrongly is the
word, not the relation. Only verbs that may attribute something are looked at.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.words import SOME, speech_frames, verb_frames
from dateline.extract.syntax import (
    OF_NOUNS,
    SUBJECTS,
    TENSED,
    ancestors,
    child,
    children,
    find_root,
    has_to,
    leads_to_marks,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_GOVERNED = ("dobj", "ccomp", "xcomp")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ"))
_OF_PLACES = frozenset(("ADP", "DET", "ADJ", "NOUN", "PROPN"))
_TAGS = {"NN": "VBP", "NNS": "VBZ"}


def mend_verbs(sentence: Sentence) -> Sentence:
    """Give a sentence in which verbs that were taken for nouns are verbs, with their subjects.

    So is the verb behind a participle that was taken for it: "Files released on Monday show".
    """
    sentence = _mend_blamed(_mend_told(_mend_participle(sentence)))
    sentence = _mend_names(_lift_joined(sentence))
    for token in sentence.tokens:
        if token.tag in _TAGS and not token.text.endswith("ing"):
            mended = _mend(sentence, token)
            sentence = sentence if mended is None else mended
    return sentence


def _mend_names(sentence: Sentence) -> Sentence:
    """Give a sentence in which people called Will and May speak: "“No,” May said"."""
    for name, verb in pairwise(sentence.tokens):
        if name.tag != "MD" or not name.text[0].isupper() or verb.tag not in ("VBD", "VBZ"):
            continue
        if name.head == verb.i and child(sentence, verb.i, *SUBJECTS) in (None, name):
            named = replace(name, lemma=name.text, pos="PROPN", tag="NNP", dep="nsubj")
            sentence = with_tokens(sentence, named)
    return sentence


def _mend_told(sentence: Sentence) -> Sentence:
    """Give a sentence in which whom a headline leaves told speaks not: "Cellist fled, jury told".

    So in "Families told not to drink the water".
    """
    telling = load_setting_words().telling
    for verb in sentence.tokens:
        if verb.tag not in ("VBD", "VBN") or verb.lemma.lower() not in telling:
            continue
        hearer = child(sentence, verb.i, "nsubj")
        bare = child(sentence, verb.i, "aux", "dobj", "dative") is None
        if hearer is None or not bare or not hearer.i < verb.i:
            continue
        todo = child(sentence, verb.i, "xcomp")
        ordered = todo is not None and has_to(sentence, todo.i) and todo.i > verb.i
        behind = sentence.tokens[verb.i + 1 :]
        tried = all(one.pos in _OF_PLACES for one in behind)  # "jury told in fraud trial"
        if ordered or tried:
            changed = replace(hearer, dep="nsubjpass"), replace(verb, tag="VBN")
            sentence = with_tokens(sentence, *changed)
    return sentence


def _mend_blamed(sentence: Sentence) -> Sentence:
    """Give a headline in which who is called or accused of something does not say so himself.

    So in "Minister accused of “lying”" and "Bridge plan branded “madness”".
    """
    if sentence.tokens[-1].pos == "PUNCT" and sentence.tokens[-1].tag != "''":
        return sentence
    root = find_root(sentence)
    verb = child(sentence, root.i, "acl") if root.pos in _NOMINAL else root
    who = child(sentence, root.i, "nsubj") if verb is root else root
    if verb is None or who is None or verb.tag not in ("VBN", "VBD"):
        return sentence
    behind = [one.text.lower() for one in sentence.tokens[verb.i + 1 : verb.i + 2]]
    blames = verb.lemma == "accuse" and behind == ["of"]
    names = "passive thing be" in verb_frames(sentence, verb) and leads_to_marks(sentence, verb.i)
    bare = child(sentence, verb.i, "aux", "auxpass", "agent") is None and who.i < verb.i
    if not bare or not (blames or names) or who.pos == "PRON":
        return sentence
    return with_tokens(
        sentence,
        replace(verb, head=verb.i, dep="ROOT", tag="VBN"),
        replace(who, head=verb.i, dep="nsubjpass"),
    )


def _lift_joined(sentence: Sentence) -> Sentence:
    """Give a sentence in which a verb is joined to a verb: "admitted taking it but disputed why".

    Parsers join it to the noun or adjective before it, and may take its object for another's.
    """
    for verb in sentence.tokens[1:]:
        word = sentence.tokens[verb.head]
        if verb.dep != "conj" or verb.pos != "VERB" or word.pos not in _NOMINAL or word.i > verb.i:
            continue
        past = verb.tag == "VBN" and child(sentence, verb.i, "aux", "auxpass") is None
        if not (past or verb.tag in TENSED) or child(sentence, verb.i, *SUBJECTS) is not None:
            continue
        above = next(
            (one for one in ancestors(sentence, word.i) if _has_tense(sentence, one)), None
        )
        if above is None or sentence.tokens[verb.i - 1].pos != "CCONJ":
            continue
        thing = _find_behind(sentence, above, verb)
        if thing is not None or child(sentence, verb.i, "dobj", "xcomp", "ccomp") is not None:
            lifted = replace(verb, head=above.i, tag="VBD" if past else verb.tag)
            moved = () if thing is None else (replace(thing, head=verb.i),)
            sentence = with_tokens(sentence, lifted, *moved)
    return sentence


def _find_behind(sentence: Sentence, above: Token, verb: Token) -> Token | None:
    """Give the object of one verb that begins right behind another: it is that one's."""
    found = children(sentence, above.i, "dobj")
    return next((one for one in found if subtree(sentence, one.i)[0] == verb.i + 1), None)


def _has_tense(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has a tense of its own, or "has" or "had" beside it."""
    helper = child(sentence, verb.i, "aux")
    helped = helper is not None and helper.lemma == "have" and verb.tag == "VBN"
    return verb.pos in ("VERB", "AUX") and (verb.tag in TENSED or helped)


def _mend_participle(sentence: Sentence) -> Sentence:
    root = find_root(sentence)
    if root.tag not in ("VBN", "VBD") or child(sentence, root.i, "aux", "auxpass") is not None:
        return sentence
    noun = child(sentence, root.i, *SUBJECTS)
    verb = _find_main(sentence, root)
    if noun is None or verb is None or child(sentence, root.i, "cc") is not None:
        return sentence
    apart = any(one.text == "," for one in sentence.tokens[root.i : verb.i])
    if noun.i != root.i - 1 or apart or child(sentence, verb.i, *SUBJECTS) is not None:
        return sentence
    read = verb if verb.tag in TENSED else replace(verb, tag="VBD")
    return with_tokens(
        sentence,
        *put_on_top(sentence, root, read),
        replace(noun, head=verb.i, dep="nsubj"),
        replace(root, head=noun.i, dep="acl"),
    )


def _find_main(sentence: Sentence, participle: Token) -> Token | None:
    """Give the verb that a participle was taken for: "A sign hung from the roof read “Out!”"."""
    joined = child(sentence, participle.i, "conj") if participle.tag == "VBN" else None
    if joined is not None:
        return joined if joined.tag in TENSED else None
    loose = child(sentence, participle.i, "advcl", "ccomp")
    if loose is None or not (loose.tag in TENSED or loose.lemma == "read"):
        return None
    leads = loose.i > participle.i and leads_to_marks(sentence, loose.i)
    return loose if leads and speech_frames(sentence, loose) else None


def _mend(sentence: Sentence, token: Token) -> Sentence | None:
    if load_lexicon().frames("VERB", token.lemma.lower()) is None:
        return None
    verb = replace(token, pos="VERB", tag=_TAGS[token.tag])
    inverted = _mend_inverted(sentence, verb) if token.tag == "NNS" else None
    if inverted is not None:
        return inverted
    own, parts = child(sentence, token.i, *SUBJECTS), list(children(sentence, token.i, *OF_NOUNS))
    governs = any(one.i > token.i for one in children(sentence, token.i, *_GOVERNED))
    if own is not None:
        one = token.tag == "NNS" and own.tag in ("NN", "NNP")
        one = one or (token.tag == "NN" and own.tag == "NNS" and _is_about(sentence, verb))
        return (
            with_tokens(sentence, verb)
            if own.i < token.i and not parts and (governs or one)
            else None
        )
    if not governs:
        joined = _mend_joined(sentence, verb, parts) or _mend_pointing(sentence, verb, parts)
        return joined or _mend_below(sentence, token)
    if not parts:
        above = _verb_above(sentence, token) if token.dep == "conj" else None
        return with_tokens(sentence, replace(verb, head=above.i)) if above is not None else None
    return _mend_head(sentence, verb, parts) if token.dep in ("ROOT", "ccomp") else None


def _is_about(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a preposition that the lexicon lists stands right behind a verb."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    return any(
        one.i == verb.i + 1 and one.text.lower() in frames
        for one in children(sentence, verb.i, "prep")
    )


def _mend_inverted(sentence: Sentence, verb: Token) -> Sentence | None:
    """The verb between quoted words and who says them: "“...,” texts Ada Berg"."""
    at = verb.i - 1 - (sentence.tokens[verb.i - 1].text == ",")
    closed = at >= 0 and sentence.tokens[at].tag == "''"
    named = child(sentence, verb.i, *OF_NOUNS) if closed else None
    last = verb.i + 1 == len(sentence.tokens)
    if not closed or last or (named is not None and named.i < verb.i):
        return None
    first = sentence.tokens[verb.i + 1]
    name = first
    while name.dep == "compound" and name.head > verb.i:
        name = sentence.tokens[name.head]
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    if name.pos != "PROPN" or "quote" not in frames or name.head == name.i:
        return None
    top, behind = find_root(sentence), sentence.tokens[name.i + 1 : name.i + 3]
    hung = top.i in (name.head, sentence.tokens[name.head].head)
    if hung and [one.tag for one in behind] == [",", "``"]:
        cue = replace(verb, head=top.i, dep="parataxis")  # "“Rain,” retorts Moe, “falls”"
        return with_tokens(sentence, cue, replace(name, head=verb.i, dep="nsubj"))
    if top.i > verb.i or (top.i == verb.i and name.head != verb.i):
        return None
    spoken = () if top.i == verb.i else (replace(top, head=verb.i, dep="ccomp"),)
    said = replace(verb, head=verb.i, dep="ROOT")
    return with_tokens(sentence, *spoken, said, replace(name, head=verb.i, dep="nsubj"))


def _mend_pointing(sentence: Sentence, verb: Token, parts: Sequence[Token]) -> Sentence | None:
    """The second of two verbs that was joined to what the first governs: "regrets the delay and
    points to the weather"."""
    thing, behind = sentence.tokens[verb.head], sentence.tokens[verb.i + 1 : verb.i + 2]
    above = sentence.tokens[thing.head]
    if verb.dep != "conj" or thing.dep != "dobj" or above.tag != verb.tag or parts or not behind:
        return None
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    about = behind[0]
    if about.dep != "prep" or about.text.lower() not in frames:
        return None
    joint = (one for one in children(sentence, thing.i, "cc") if one.i < verb.i)
    return with_tokens(
        sentence,
        replace(verb, head=above.i),
        replace(about, head=verb.i),
        *(replace(one, head=above.i) for one in joint),
    )


def _mend_joined(sentence: Sentence, verb: Token, parts: Sequence[Token]) -> Sentence | None:
    """The second of two verbs with what it is about: "likes the plan but worries about it"."""
    joint = sentence.tokens[verb.i - 1]
    joined = (one for one in ancestors(sentence, verb.i) if one.tag == verb.tag)
    above = next(joined, verb)
    if verb.dep != "conj" or above is verb or joint.pos != "CCONJ" or parts:
        return None
    known = _is_about(sentence, verb)
    return with_tokens(sentence, replace(verb, head=above.i)) if known else None


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    """The verb that another is joined to, over its object too: "denounces it and reserves"."""
    above = sentence.tokens[token.head]
    if above.dep == "dobj" and token.tag == "NNS":
        above = sentence.tokens[above.head]
        return above if above.tag == "VBZ" else None
    return above if above.pos == "VERB" else None


def _mend_head(sentence: Sentence, verb: Token, parts: Sequence[Token]) -> Sentence | None:
    """Cut the subject off a verb that was taken for the head of it: "some admirers sense"."""
    last = parts[-1]
    if last.i != verb.i - 1:
        return None
    agrees = last.dep == "compound" and {last.tag, verb.tag} in ({"NNS", "VBP"}, {"NN", "VBZ"})
    if not agrees and not (len(parts) == 1 and last.text.lower() in SOME):
        return None
    rest = [replace(one, head=last.i) for one in parts[:-1]]
    return with_tokens(sentence, verb, replace(last, dep="nsubj"), *rest)


def _mend_below(sentence: Sentence, token: Token) -> Sentence | None:
    """Free a verb from the phrase before it: "Prosecutors in Ostby allege that he paid"."""
    lexicon = load_lexicon()
    link = sentence.tokens[token.head]
    noun = sentence.tokens[link.head]
    clause = child(sentence, noun.i, "acl", "relcl", "ccomp")
    last = token.i + 1 == len(sentence.tokens)
    if token.dep != "pobj" or clause is None or last or token.lemma.lower() in lexicon.nouns:
        return None
    first = sentence.tokens[token.i + 1]
    if first.text.lower() != "that" or first.head != clause.i or noun.tag != "NNS":
        return None
    if token.tag != "NN" or noun.head != noun.i or sentence.tokens[token.i - 1].dep != "compound":
        return None
    place = replace(sentence.tokens[token.i - 1], dep="pobj", head=link.i)
    below = [replace(one, head=place.i) for one in children(sentence, token.i) if one.i < place.i]
    verb = replace(token, pos="VERB", tag="VBP", dep="ROOT", head=token.i)
    rest = [replace(one, head=verb.i) for one in children(sentence, noun.i) if one.i > verb.i]
    told = replace(clause, head=verb.i, dep="ccomp")
    own = replace(noun, head=verb.i, dep="nsubj")
    return with_tokens(sentence, *rest, verb, told, place, *below, own)
