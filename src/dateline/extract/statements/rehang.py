"""Speakers that the parser hung on a word beside them: put under their verb.

In "The fire began near Ostby, the fire chief, Ada Berg, said" it takes the chief for an apposition
of the town, in "The log, said its keeper, was lost" the keeper for what was lost, in "The well is
dry, points out Ada Berg" Berg for what is pointed out, and in "A third asked" there is no subject.
"""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.asides import find_beside
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import (
    SUBJECTS,
    TENSED,
    child,
    children,
    find_root,
    has_label,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_EACH = frozenset(("each", "every"))
_HAS = frozenset(("'s", "’s"))
_BEHIND = frozenset(("who", "of", "at", "in", "from", "for"))
_NAMES = frozenset(("name", "names", "himself", "herself", "themselves"))
_ENDS = frozenset(("?", "!"))
_NOBODY = frozenset(("it", "this", "that", "what", "which"))


def hang_speakers(sentence: Sentence) -> Sentence:
    """Give a sentence in which those who speak are the subjects of their verbs."""
    sentence = _hang_described(sentence)
    for number in range(1, len(sentence.tokens)):
        verb = sentence.tokens[number]
        behind = verb.tag == "VB" and sentence.tokens[number - 1].tag == "''"  # "“Out!” yell all"
        if verb.tag in TENSED or verb.tag == "VBN" or behind:
            sentence = _hang_own(sentence, verb)
    return sentence


def _hang_own(sentence: Sentence, verb: Token) -> Sentence:
    """Mend what the parser made of the subject of one verb."""
    if child(sentence, verb.i, "auxpass") is not None:
        return _hang_contracted(sentence, verb)
    if child(sentence, verb.i, *SUBJECTS) is None:
        mended = _hang_counted(sentence, verb) or _hang_object(sentence, verb)
        return mended or _hang_doing(sentence, verb) or sentence
    sentence = _join_names(_hang_like(_free_time(sentence, verb), verb), verb)
    mended = _hang_inserted(sentence, verb) or _hang_behind_quote(sentence, verb)
    return mended or _hang_split(sentence, verb) or _hang_introduced(sentence, verb) or sentence


def _join_names(sentence: Sentence, verb: Token) -> Sentence:
    """The name that parsers take for two speakers: "Principal Fumie Tachikawa acknowledged"."""
    for one, other in pairwise(children(sentence, verb.i, "nsubj")):
        near = subtree(sentence, other.i)[0] == one.i + 1
        if near and one.pos == other.pos == "PROPN" and other.i < verb.i:
            return with_tokens(sentence, replace(one, head=other.i, dep="compound"))
    return sentence


def _free_time(sentence: Sentence, verb: Token) -> Sentence:
    """The time in "was asked and each time answered", which parsers take for who answered."""
    own = child(sentence, verb.i, "nsubj")
    which = child(sentence, own.i, "det") if own is not None and own.lemma == "time" else None
    if own is None or which is None or which.text.lower() not in _EACH or verb.dep != "conj":
        return sentence
    return with_tokens(sentence, replace(own, dep="npadvmod"))


def _hang_like(sentence: Sentence, verb: Token) -> Sentence:
    """What an angry speaker is like in "an angry Berg retorted", which hangs on the verb."""
    own = child(sentence, verb.i, "nsubj")
    if own is None or child(sentence, verb.i, "det") is None:
        return sentence
    first = subtree(sentence, own.i)[0]
    found: list[Token] = []
    for token in reversed(sentence.tokens[:first]):
        if token.head != verb.i or token.dep not in ("det", "amod"):
            break
        found.append(token)
    if not found or found[-1].dep != "det":
        return sentence
    return with_tokens(sentence, *(replace(one, head=own.i) for one in found))


def _hang_behind_quote(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "“Not one cent”, swears the minister", which parsers take for what is.

    So do they where it ends a headline: "Flu “worst for years”, warns doctor".
    """
    own, last = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "dobj", "npadvmod")
    before = sentence.tokens[max(verb.i - 2, 0) : verb.i]
    if own is None or own.i > verb.i or not _stands_behind_words(sentence, verb):
        return None
    marked = _stands_behind_marks(sentence, verb)
    bare = before[0].i == 0  # "Nonsense, retorts the mayor: “...”"
    if (marked or bare) and find_beside(sentence, verb) is not None:
        return with_tokens(sentence, replace(own, dep="dep"))  # "Line C: “...”, says the mayor"
    apart = with_tokens(sentence, replace(own, dep="ccomp"))
    if last is not None and speech_frames(sentence, verb):
        rest = list(range(verb.i + 1, len(sentence.tokens)))
        if subtree(sentence, last.i) == rest:
            return with_tokens(apart, replace(last, dep="nsubj"))
    return _hang_object(apart, verb) if marked or bare else None


def _hang_contracted(sentence: Sentence, verb: Token) -> Sentence:
    """Read "has" in "He's argued that it holds": who is told something is the object of telling."""
    helper, own = child(sentence, verb.i, "auxpass"), child(sentence, verb.i, "nsubjpass")
    frames = speech_frames(sentence, verb)
    if helper is None or own is None or helper.text not in _HAS or "clause" not in frames:
        return sentence
    told = child(sentence, verb.i, "ccomp", "dobj")
    addressed = verb.lemma in load_setting_words().addressing or "passive thing" in frames
    if told is None or addressed or own.text.lower() in _NOBODY:
        return sentence
    has = replace(helper, dep="aux", lemma="have")
    return with_tokens(sentence, has, replace(own, dep="nsubj"))


def _hang_counted(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "A third asked", which the parser takes for an adjective of the verb."""
    word, article = sentence.tokens[verb.i - 1], sentence.tokens[verb.i - 2]
    if word.dep not in ("amod", "advmod") or word.head != verb.i:
        return None
    if verb.i < 2 or article.dep != "det" or article.head not in (word.i, verb.i):
        return None
    return with_tokens(sentence, replace(word, dep="nsubj"), replace(article, head=word.i))


def _hang_object(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "..., points out Ada Berg." behind a verb that says something of no person."""
    name, last = child(sentence, verb.i, "dobj"), _last(sentence, verb)
    frames = speech_frames(sentence, verb)
    if name is None or not _stands_behind_words(sentence, verb) or not frames:
        return None
    marked = _stands_behind_marks(sentence, verb)  # "“like a tomb”, wrote one guest"
    heard = "someone_to" in frames or frames.get("thing") == "judgement"
    if heard and (not marked or verb.lemma in load_setting_words().addressing):
        return None
    after = sentence.tokens[name.i + 1 : name.i + 2]
    named = has_label(sentence, name.i, "PERSON") or name.lemma.lower() in load_lexicon().speakers
    if not (named or marked) or not _stands_beside(
        sentence, verb, subtree(sentence, name.i)[0], last
    ):
        return None
    if after and after[0].pos not in ("PUNCT", "PROPN") and after[0].text.lower() not in _BEHIND:
        return None
    root = find_root(sentence)
    origin = (one for one in children(sentence, verb.i, "prep") if one.text.lower() == "from")
    behind = (one for one in origin if one.i == subtree(sentence, name.i)[-1] + 1)
    mended = with_tokens(
        sentence, replace(name, dep="nsubj"), *(replace(one, head=name.i) for one in behind)
    )
    if root.i >= verb.i or verb.dep != "conj":
        parted = any(one.text in (";", ":") for one in sentence.tokens[verb.i : root.i])
        return mended if root.i == verb.i or parted else None
    free = replace(verb, head=verb.i, dep="ROOT")
    further = [one for one in mended.tokens[verb.i + 1 :] if one.head == root.i]
    return with_tokens(
        mended,
        free,
        replace(root, head=verb.i, dep="ccomp"),
        *(replace(one, head=verb.i) for one in further),
    )


def _stands_behind_words(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a comma stands before a verb, or words in marks that end in a sign: "“Why?”"."""
    sign, mark = sentence.tokens[max(verb.i - 2, 0)], sentence.tokens[verb.i - 1]
    return mark.text == "," or (mark.tag == "''" and sign.text in _ENDS)


def _stands_behind_marks(sentence: Sentence, verb: Token) -> bool:
    """Tell whether words in marks stand right before a verb, but for their comma."""
    return any(one.tag == "''" for one in sentence.tokens[max(verb.i - 2, 0) : verb.i])


def _stands_beside(sentence: Sentence, verb: Token, first: int, last: int) -> bool:
    """Tell whether but a day or place parts a phrase from the verb: "said on Tuesday the head"."""
    for one in children(sentence, verb.i, "prep", "npadvmod", "advmod"):
        inside = subtree(sentence, one.i)
        if inside[0] == last + 1:
            last = inside[-1]
    return first == last + 1


def _hang_doing(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "“...,” said a man waiting there", which the parser takes for one that waits.

    What is said stands before the verb, so that the noun and its participle are not.
    """
    clauses = list(children(sentence, verb.i, "ccomp"))
    told = [one for one in clauses if one.tag != "VBG"]
    doing = next((one for one in clauses if one.tag == "VBG" or _is_hung(sentence, one)), None)
    if doing is None or not any(one.i < verb.i for one in told) or doing.i < verb.i:
        return None
    noun = child(sentence, doing.i, "nsubj")
    first = subtree(sentence, noun.i)[0] if noun is not None else 0
    if noun is None or noun.i != doing.i - 1 or first != verb.i + 1:
        return None
    if not speech_frames(sentence, verb):
        return None
    return with_tokens(
        sentence,
        replace(noun, head=verb.i, dep="nsubj"),
        replace(doing, head=noun.i, dep="acl"),
    )


def _is_hung(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a past tense ends its sentence with no more than where something hangs."""
    last = subtree(sentence, verb.i)[-1]
    below = {one.dep for one in children(sentence, verb.i) if one.pos != "PUNCT"}
    ends = all(one.pos == "PUNCT" for one in sentence.tokens[last + 1 :])
    return verb.tag in ("VBD", "VBN") and ends and below == {"nsubj", "prep"}


def _hang_inserted(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "The log, said its keeper, was lost", which the parser takes for what was."""
    own, told = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "ccomp")
    if own is None or told is None or not own.i < verb.i < told.i:
        return None
    said = child(sentence, told.i, "nsubj", "nsubjpass")
    if said is None or not speech_frames(sentence, verb):
        return None
    before = [i for i in subtree(sentence, own.i) if i < verb.i - 1]
    behind = subtree(sentence, said.i)
    end = behind[-1] + (sentence.tokens[behind[-1]].text != ",")
    commas = {one.i for one in sentence.tokens if one.text == ","}
    if not before or before[-1] + 2 != verb.i or behind[0] != _last(sentence, verb) + 1:
        return None
    if not commas.isdisjoint(before) or not commas.issuperset((verb.i - 1, end)):
        return None
    return with_tokens(
        sentence,
        replace(said, head=verb.i, dep="nsubj"),
        replace(own, head=told.i, dep=said.dep),
    )


def _hang_split(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of what goes on behind who says it: "“This”, said Moe, pointing, “was a lake”".

    Parsers take it for who speaks, and what Moe does for a part of what is said.
    """
    told = child(sentence, verb.i, "ccomp")
    if told is None or told.i < verb.i or not speech_frames(sentence, verb):
        return None
    subjects = list(children(sentence, verb.i, "nsubj"))
    opened = next((one.i for one in sentence.tokens[verb.i : told.i] if one.tag == "``"), 0)
    doing = (one for one in children(sentence, told.i, "advcl") if verb.i < one.i < opened)
    changed = [replace(one, head=verb.i) for one in doing if one.tag == "VBG"]
    split = len(subjects) > 1 and subjects[0].i < verb.i and opened
    if split and child(sentence, told.i, *SUBJECTS) is None:
        changed.append(replace(subjects[0], head=told.i))
    return with_tokens(sentence, *changed) if changed else None


def _hang_introduced(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "a man who gave his name as Ali told them", no clause of who gave it."""
    given = sentence.tokens[verb.head]
    if verb.dep != "advcl" or given.dep != "relcl":
        return None
    name, own = child(sentence, given.i, "dobj"), child(sentence, verb.i, "nsubj")
    mark = child(sentence, verb.i, "mark")
    if name is None or own is None or mark is None:
        return None
    if name.text.lower() not in _NAMES or mark.text.lower() != "as" or own.i > verb.i:
        return None
    noun, root = sentence.tokens[given.head], find_root(sentence)
    if root.i > verb.i or child(sentence, verb.i, "auxpass") is not None:
        return None
    return with_tokens(
        sentence,
        *_lift(sentence, verb, noun),
        replace(mark, head=given.i, dep="prep"),
        replace(own, head=mark.i, dep="pobj"),
    )


def _lift(sentence: Sentence, verb: Token, speaker: Token) -> tuple[Token, ...]:
    """Give the tokens by which a verb is the root with its speaker, and tells what was the root."""
    root = find_root(sentence)
    return (
        *put_on_top(sentence, root, verb),
        replace(root, head=verb.i, dep="ccomp"),
        replace(speaker, head=verb.i, dep="nsubj"),  # who can have been the root
    )


def _last(sentence: Sentence, verb: Token) -> int:
    """The last word of a verb with its particle."""
    particle = child(sentence, verb.i, "prt")
    return max(verb.i, particle.i if particle is not None else 0)


def _hang_described(sentence: Sentence) -> Sentence:
    """Those who speak where their name follows: "near Ostby, the fire chief, Ada Berg, said".

    So do those behind quoted words: "“...,” Ada Berg, the mayor, recalled of that day".
    """
    for name in sentence.tokens:
        verb = _participle_behind(sentence, name) if name.dep == "npadvmod" else None
        if verb is not None:
            return with_tokens(sentence, *_lift(sentence, replace(verb, tag="VBD"), name))
        if name.dep == "appos" and name.pos == "PROPN":
            verb = _verb_behind(sentence, name)
            speaker = _described(sentence, name)
            if verb is not None and speaker is not None:
                return _hang(sentence, speaker, verb)
    return sentence


def _verb_behind(sentence: Sentence, name: Token) -> Token | None:
    """The verb of speech without a subject that follows a name and a comma."""
    if name.i + 2 >= len(sentence.tokens) or sentence.tokens[name.i + 1].text != ",":
        return None
    verb = sentence.tokens[name.i + 2]
    if verb.tag not in TENSED or child(sentence, verb.i, *SUBJECTS) is not None:
        return None
    return verb if speech_frames(sentence, verb) else None


def _participle_behind(sentence: Sentence, name: Token) -> Token | None:
    """The verb of speech that parsers take for a participle of a name behind quoted words."""
    verb = child(sentence, name.i, "acl") if name.pos == "PROPN" else None
    if verb is None:
        return None
    inside = subtree(sentence, name.i)
    before = sentence.tokens[inside[0] - 1] if inside[0] else name
    if before.tag != "''" or verb.tag != "VBN":
        return None
    if sentence.tokens[verb.i - 1].text != "," or child(sentence, verb.i, "agent") is not None:
        return None
    top = find_root(sentence)
    return verb if top.i < before.i and speech_frames(sentence, verb) else None


def _described(sentence: Sentence, name: Token) -> Token | None:
    """The noun that a name explains, itself between commas and hung on a word before it."""
    noun = sentence.tokens[name.head]
    if noun.pos != "NOUN" or noun.dep != "appos" or noun.head >= noun.i:
        return None
    first = subtree(sentence, noun.i)[0]
    before = [one.text for one in sentence.tokens[:first] if one.tag != "''"]
    apart = before[-1:] == [","]
    return noun if apart and sentence.tokens[noun.head].i < first else None


def _hang(sentence: Sentence, speaker: Token, verb: Token) -> Sentence:
    """Make a word the subject of a verb, and what stood beside the verb what it governs."""
    sentence = with_tokens(sentence, replace(speaker, head=verb.i, dep="nsubj"))
    above = sentence.tokens[verb.head]
    if verb.dep != "conj" or above.head != above.i:
        return sentence
    root = replace(verb, head=verb.i, dep="ROOT")
    return with_tokens(sentence, root, replace(above, head=verb.i, dep="ccomp"))
