"""Verbs whose subject the parser gave to another verb of the sentence: put under their own.

In "A memo, parts of which were leaked, warned that" it takes the memo for what was leaked, in "One
of them says his foreman told them" the one for who told, in "A man believed to be dead, Moe, asks"
the man for one who believed, in "A man with a boat, who would give no name, boasted of it" the verb
for a participle of the name, and in "thinks Moe is right" Moe for what is thought.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.words import SOME, speech_frames, verb_frames
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    RELATIVES,
    SUBJECTS,
    TENSED,
    ancestors,
    child,
    children,
    find_root,
    has_to,
    put_on_top,
    subtree,
)
from dateline.text import Sentence, Token

_PARTS = frozenset(("which", "whom"))
_NOMINAL = ("NOUN", "PROPN")


def _mend_parts(sentence: Sentence, which: Token) -> Sequence[Token]:
    """ "A memo, parts of which were leaked, warned ...": it is the memo that warned."""
    if which.text.lower() not in _PARTS:
        return ()
    parts = sentence.tokens[sentence.tokens[which.head].head]
    told = sentence.tokens[parts.head]
    if parts.dep not in NAMED_SUBJECTS or told.head != told.i:
        return ()
    own = child(sentence, told.i, *NAMED_SUBJECTS, "dep")
    verb = next((one for one in sentence.tokens[told.i :] if _is_bare(sentence, one)), None)
    if own is None or own.i >= parts.i or verb is None or verb.i == told.i:
        return ()
    return (
        *put_on_top(sentence, told, verb),
        replace(told, head=own.i, dep="relcl"),
        replace(own, head=verb.i, dep="nsubj"),
    )


def _mend_believed(sentence: Sentence, believed: Token) -> Sequence[Token]:
    """ "A man believed to be its leader, Moe, asks ...": it is the man that asks."""
    noun, verb = child(sentence, believed.i, "nsubj"), sentence.tokens[believed.head]
    if noun is None or noun.i != believed.i - 1 or believed.tag not in ("VBD", "VBN"):
        return ()
    told = child(sentence, believed.i, "xcomp", "agent")
    passive = told is not None and (told.dep == "agent" or told.lemma in ("be", "have"))
    if not passive or not believed.i < verb.i or not _is_bare(sentence, verb):
        return ()
    ahead = (one for one in children(sentence, believed.i, "prep") if one.i < noun.i)
    return (
        replace(noun, head=verb.i, dep="nsubj"),
        replace(believed, head=noun.i, dep="acl", tag="VBN"),
        *(replace(one, head=verb.i) for one in ahead),
    )


def _mend_saying(sentence: Sentence, saying: Token) -> Sequence[Token]:
    """ "One of them says his foreman told them ...": the one says what the foreman did."""
    told = sentence.tokens[saying.head]
    first = child(sentence, told.i, *NAMED_SUBJECTS)
    behind = (one for one in children(sentence, told.i, *NAMED_SUBJECTS) if one.i > saying.i)
    second = next(behind, None)
    if first is None or second is None or saying.tag not in TENSED or told.head != told.i:
        return ()
    between = first.i < saying.i < second.i < told.i
    if not between or child(sentence, saying.i, *SUBJECTS) or not speech_frames(sentence, saying):
        return ()
    return (
        replace(first, head=saying.i, dep="nsubj"),
        replace(saying, head=saying.i, dep="ROOT"),
        replace(told, head=saying.i, dep="ccomp"),
    )


def _mend_boasting(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "A man with a boat, who would give no name, boasted of it": it is the man that boasted."""
    if verb.tag != "VBN" or sentence.tokens[verb.i - 1].text != ",":
        return ()
    top = find_root(sentence)
    clause = sentence.tokens[sentence.tokens[verb.head].head]
    if top.pos not in _NOMINAL or clause.dep != "relcl" or top.i > clause.i:
        return ()
    if not verb_frames(sentence, verb) or child(sentence, verb.i, "agent") is not None:
        return ()
    return (
        *put_on_top(sentence, top, replace(verb, tag="VBD")),
        replace(top, head=verb.i, dep="nsubj"),
    )


def _mend_whose(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """ "The ministry, whose secretary, Ada Berg, hopes ...": it is the secretary that hopes."""
    owner = child(sentence, noun.i, "poss")
    if noun.pos not in _NOMINAL or owner is None or owner.text.lower() != "whose":
        return ()
    verb = next((one for one in sentence.tokens[noun.i :] if one.tag in TENSED), None)
    if verb is None or verb.i <= noun.i or child(sentence, verb.i, *SUBJECTS) is not None:
        return ()
    named = sentence.tokens[noun.i + 1 : verb.i]
    if not named or named[0].text != "," or named[-1].text != "," or verb.head >= verb.i:
        return ()
    inside = range(noun.i + 1, verb.i)
    tops = [one for one in named if one.head not in inside]
    return (
        replace(noun, head=verb.i, dep="nsubj"),
        replace(verb, head=noun.head, dep="relcl"),
        *(
            replace(one, head=noun.i, dep="punct" if one.pos == "PUNCT" else "appos")
            for one in tops
        ),
    )


def _mend_thought(sentence: Sentence, told: Token) -> Sequence[Token]:
    """ "thinks “Old Moe” is a saint": Moe is what he is thought to be, not what is thought."""
    verb = sentence.tokens[told.head]
    noun = child(sentence, verb.i, "dobj") if told.tag in TENSED else None
    if noun is None or not verb.i < noun.i < told.i:
        return ()
    joined = child(sentence, noun.i, "conj") is not None
    if told.dep == "conj" and (joined or "clause" not in verb_frames(sentence, verb)):
        return ()
    told_to = verb.lemma.lower() in load_lexicon().addressing
    if told_to and child(sentence, verb.i, "dative") is None:
        return ()  # "telling the council had no sense"
    if child(sentence, told.i, *SUBJECTS) or child(sentence, told.i, "mark"):
        return ()
    between = sentence.tokens[subtree(sentence, noun.i)[-1] + 1 : told.i]
    if any(one.tag != "''" for one in between) or sentence.tokens[told.i - 1].pos == "CCONJ":
        return ()
    return (replace(noun, head=told.i, dep="nsubj"), replace(told, dep="ccomp"))


def _mend_which(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "a crisis that she calls “over” and in which they see ...": both tell of the crisis."""
    joined = sentence.tokens[verb.head]
    which = [one for one in sentence.tokens[joined.i : verb.i] if one.tag in RELATIVES]
    own = child(sentence, verb.i, "nsubj")
    clause = next((one for one in ancestors(sentence, verb.i) if one.dep == "relcl"), None)
    if verb.tag not in TENSED or own is None or clause is None or joined.pos == "VERB":
        return ()
    opens = bool(which) and which[0].i < own.i
    return (replace(verb, head=clause.i),) if opens else ()


def _mend_retired(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """ "“No,” Mr Moe, now 81 and retired in Ostby, said ...": he said it, and is retired."""
    aside = sentence.tokens[noun.head]
    if aside.tag not in ("VBD", "VBN") or aside.i < noun.i:
        return ()
    first = subtree(sentence, noun.i)[0]
    opens = first > 0 and sentence.tokens[first - 1].tag == "''"
    if not opens or sentence.tokens[noun.i + 1].text != ",":
        return ()
    verb = next((one for one in sentence.tokens[aside.i + 1 :] if _is_bare(sentence, one)), None)
    if verb is None or not speech_frames(sentence, verb):
        return ()
    top = find_root(sentence)
    spoken = () if top.i > noun.i else (replace(top, head=verb.i, dep="ccomp"),)
    return (
        *spoken,
        replace(verb, head=verb.i, dep="ROOT"),
        replace(noun, head=verb.i, dep="nsubj"),
        replace(aside, head=noun.i, dep="acl", tag="VBN"),
    )


def _mend_set_in(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "Moe, Berg wrote “has always helped”": what has a subject of its own helps no verb."""
    if verb.tag not in TENSED or child(sentence, verb.i, "nsubj") is None:
        return ()
    return (replace(verb, dep="parataxis", pos="VERB"),) if speech_frames(sentence, verb) else ()


def _mend_chanting(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "Some chanted “Out! Out!”": who chants, and no kind of what is chanted."""
    if verb.tag not in ("VBN", "VBD"):
        return ()
    some, mark = sentence.tokens[verb.i - 1], sentence.tokens[verb.i + 1 : verb.i + 2]
    if some.dep != "det" or [one.tag for one in mark] != ["``"]:
        return ()
    noun = sentence.tokens[verb.head]
    if some.text.lower() not in SOME or noun.i < verb.i or not speech_frames(sentence, verb):
        return ()
    above = verb.i if noun.head == noun.i else noun.head
    return (
        replace(some, head=verb.i, dep="nsubj"),
        replace(verb, head=above, dep="ROOT" if above == verb.i else noun.dep, pos="VERB"),
        replace(noun, head=verb.i, dep="dobj"),
    )


def _mend_repeating(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "Moe, the mayor, repeated claims that ...": what he did, and no kind of claims."""
    if verb.tag != "VBN" or sentence.tokens[verb.i - 1].text != ",":
        return ()
    top, noun = find_root(sentence), sentence.tokens[verb.head]
    if top.pos != "PROPN" or noun.dep != "appos" or noun.i < verb.i:
        return ()
    if noun.head != top.i or top.i > verb.i:
        return ()
    if any(one.tag in TENSED and one.head == top.i for one in sentence.tokens):
        return ()
    return (
        *put_on_top(sentence, top, replace(verb, tag="VBD", pos="VERB")),
        replace(noun, head=verb.i, dep="dobj"),
        replace(top, head=verb.i, dep="nsubj"),
    )


def _mend_stating(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "sent an email to members stating ...": it is the email that states."""
    if verb.tag != "VBG":
        return ()
    link = sentence.tokens[sentence.tokens[verb.head].head]
    paper = sentence.tokens[link.head]
    if link.text.lower() not in ("to", "for"):
        return ()
    if paper.lemma.lower() not in load_lexicon().issued or not speech_frames(sentence, verb):
        return ()
    return (replace(verb, head=paper.i),)


def _mend_like(sentence: Sentence, like: Token) -> Sequence[Token]:
    """ "said a guard, who like others asked ...": he asked like others, and is like nobody."""
    noun, who = sentence.tokens[like.head], child(sentence, like.i, "nsubj")
    if like.tag != "IN" or who is None or noun.i > like.i:
        return ()
    verb = sentence.tokens[noun.head]
    if noun.dep not in NAMED_SUBJECTS or verb.i < like.i or verb.head == verb.i:
        return ()
    return (
        replace(noun, head=verb.head),
        replace(verb, head=noun.i, dep="relcl"),
        replace(who, head=verb.i),
        replace(like, head=verb.i, dep="prep"),
    )


def _mend_warned(sentence: Sentence, told: Token) -> Sequence[Token]:
    """ "He had been warned, he said, not to dig": what he was warned of, no wish of who says so."""
    saying = sentence.tokens[told.head]
    if saying.dep != "parataxis":
        return ()
    first = subtree(sentence, told.i)[0]
    if first < saying.i or sentence.tokens[first - 1].text != ",":
        return ()
    return (replace(told, head=saying.head),) if has_to(sentence, told.i) else ()


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb with a tense stands behind a comma without a subject."""
    behind = verb.i > 0 and sentence.tokens[verb.i - 1].text == ","
    return behind and verb.tag in TENSED and child(sentence, verb.i, *SUBJECTS) is None


SECOND_VERBS: Mapping[str, tuple[Callable[[Sentence, Token], Sequence[Token]], ...]] = (
    MappingProxyType(
        {
            "acl": (_mend_boasting, _mend_stating),
            "amod": (_mend_chanting, _mend_repeating),
            "appos": (_mend_whose,),
            "aux": (_mend_set_in,),
            "ccomp": (_mend_thought,),
            "conj": (_mend_thought, _mend_which),
            "nsubj": (_mend_retired,),
            "parataxis": (_mend_believed, _mend_saying),
            "pobj": (_mend_parts,),
            "relcl": (_mend_like, _mend_whose),
            "xcomp": (_mend_warned,),
        }
    )
)
"""The mends by the relation of the word that each looks at; they give the tokens that change."""
