"""Verbs that the parser left without a subject: given the noun before them that is theirs.

In "A survey found in May that" it takes the verb for what was found of the survey, in "Ada Berg, of
the union, suspects that" the name for a time, in "A courier left outside has asked" the participle
for a clause of its own, in "On Harbour Road, Ada Berg said" her for the road, and in "a trader who
gave her name as Mia said" Mia for who speaks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.second_verbs import SECOND_VERBS
from dateline.extract.syntax import (
    SUBJECTS,
    TENSED,
    child,
    children,
    find_root,
    has_label,
    has_to,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_NAMED = ("PERSON", "ORG", "NORP")
_AGE = ("N", "-", "year", "-")
"""The words before "old" in an age, behind its number."""

_NAMES = frozenset(("name", "identity"))


def give_subjects(sentence: Sentence) -> Sentence:
    """Give a sentence in which these verbs have the subjects that stand before them."""
    for token in sentence.tokens[1:]:
        mends = (_mend_aged,) if token.text == "old" else _ALL_MENDS.get(token.dep)
        if mends is None:
            continue
        changed = next((found for mend in mends if (found := mend(sentence, token))), ())
        sentence = with_tokens(sentence, *changed) if changed else sentence
    return sentence


def _mend_aged(sentence: Sentence, old: Token) -> Sequence[Token]:
    """ "The 70-year-old urged neighbours to wait": who is of an age is no adjective."""
    tokens = sentence.tokens
    verb, first = (*tokens[old.i + 1 : old.i + 2], old)[0], old.i - len(_AGE)
    words = tuple(one.text for one in tokens[max(first, 0) + 1 : old.i])
    if old.dep != "amod" or verb.tag not in TENSED or first < 0 or words != _AGE[1:]:
        return ()
    article = tokens[first - 1] if first else old
    if article.dep != "det" or child(sentence, verb.i, "nsubj", "nsubjpass") is not None:
        return ()
    years = (replace(one, head=old.i) for one in tokens[first - 1 : first + 3])
    own = (*years, replace(old, head=verb.i, dep="nsubj"))
    noun = tokens[verb.head]
    if verb.dep != "amod" or noun.head != noun.i:
        return own
    behind = [one for one in children(sentence, noun.i) if one.i > noun.i and one.pos == "VERB"]
    return (
        *own,
        replace(verb, head=verb.i, dep="ROOT", pos="VERB"),
        replace(noun, head=verb.i, dep="dobj"),
        *(replace(one, head=verb.i, dep="xcomp") for one in behind if has_to(sentence, one.i)),
    )


def _mend_second(sentence: Sentence, first: Token) -> Sequence[Token]:
    """ "Norland recalls envoy, calls it an insult": the second verb of a headline has its first.

    Where the first is on top, a last object hangs on it that is the second's: "calls it an insult".
    """
    first, verb = sorted((first, sentence.tokens[first.head]), key=lambda one: one.i)
    border = verb.i - (1 + (sentence.tokens[verb.i - 1].tag == "''"))
    if not first.tag == verb.tag == "VBZ" or sentence.tokens[border].text != ",":
        return ()
    ahead = [i for i in subtree(sentence, first.i) if i < border]
    top = first if first.head == first.i else verb
    if top.head != top.i or ahead[-1] + 1 != border:
        return ()
    if child(sentence, first.i, "nsubj") is None or child(sentence, verb.i, *SUBJECTS) is not None:
        return ()
    behind = (one for one in children(sentence, first.i, "dobj") if one.i > verb.i)
    return (
        replace(first, head=first.i, dep="ROOT"),
        replace(verb, head=first.i, dep="conj"),
        *(replace(one, head=verb.i, dep="oprd") for one in behind),
    )


def _mend_found(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "A United Nations survey found in 2014 that ...": nothing else is the verb."""
    noun = sentence.tokens[verb.head]
    clause = child(sentence, verb.i, "ccomp")
    if verb.tag != "VBN" or noun.head != noun.i or noun.pos != "NOUN" or noun.i > verb.i:
        return ()
    mark = child(sentence, clause.i, "mark") if clause is not None else None
    if mark is None or mark.text.lower() != "that" or child(sentence, verb.i, "agent") is not None:
        return ()
    behind = [one for one in children(sentence, noun.i) if one.i > verb.i]
    if any(one.pos == "VERB" for one in behind):
        return ()
    return (
        *put_on_top(sentence, noun, replace(verb, tag="VBD")),
        replace(noun, head=verb.i, dep="nsubj"),
    )


def _mend_named(sentence: Sentence, name: Token) -> Sequence[Token]:
    """ "Ada Berg, of the union, suspects that ...": a name is no time or measure."""
    verb = sentence.tokens[name.head]
    if name.pos != "PROPN" or name.i > verb.i or verb.tag not in TENSED:
        return ()
    if child(sentence, verb.i, *SUBJECTS) is not None or not has_label(sentence, name.i, *_NAMED):
        return ()
    return (replace(name, dep="nsubj"),)


def _mend_compound(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """ "..., the prosecution claims, ...": no noun is a part of the verb behind it."""
    verb = sentence.tokens[noun.head]
    if verb.i != noun.i + 1 or verb.pos != "VERB" or verb.tag not in TENSED:
        return ()
    if child(sentence, verb.i, *SUBJECTS) is not None:
        return ()
    own = (one for one in children(sentence, verb.i, "det", "amod", "poss") if one.i < noun.i)
    return (replace(noun, dep="nsubj"), *(replace(one, head=noun.i) for one in own))


def _mend_left(sentence: Sentence, left: Token) -> Sequence[Token]:
    """ "A courier left unconscious outside a pub has asked ...": who was left asks."""
    verb, noun = sentence.tokens[left.head], child(sentence, left.i, "nsubj")
    if noun is None or left.tag not in ("VBD", "VBN") or verb.i < left.i or noun.i != left.i - 1:
        return ()
    if noun.pos not in ("NOUN", "PROPN") or child(sentence, left.i, "mark") is not None:
        return ()
    return (
        replace(noun, head=verb.i, dep="nsubj"),
        replace(left, head=noun.i, dep="acl", tag="VBN"),
    )


def _mend_alias(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """ "a trader who gave her name as Mia said ...": the trader speaks."""
    alias, mark = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "mark")
    giving = sentence.tokens[verb.head]
    given = child(sentence, giving.i, "dobj")
    noun = sentence.tokens[giving.head]
    if alias is None or mark is None or mark.text.lower() != "as" or given is None:
        return ()
    if given.lemma.lower() not in _NAMES or giving.dep != "relcl" or verb.i != alias.i + 1:
        return ()
    if noun.head != noun.i:
        return ()
    before = [one for one in children(sentence, noun.i, "prep", "advmod") if one.i < noun.i]
    return (
        replace(mark, head=giving.i, dep="prep"),
        replace(alias, head=mark.i, dep="pobj"),
        *(replace(one, head=verb.i) for one in before),
        replace(verb, head=verb.i, dep="ROOT"),
        replace(noun, head=verb.i, dep="nsubj"),
    )


def _mend_placed(sentence: Sentence, name: Token) -> Sequence[Token]:
    """ "At the branch on Harbour Road, Ada Berg, who sells cloth, said ...": she is no road."""
    noun = sentence.tokens[name.head]
    verb = find_root(sentence)
    if name.pos != "PROPN" or name.i > verb.i or verb.tag not in TENSED:
        return ()
    if child(sentence, verb.i, *SUBJECTS) is not None or not has_label(sentence, name.i, "PERSON"):
        return ()
    if noun.dep != "pobj" or noun.lemma.lower() in load_lexicon().speakers:
        return ()
    if sentence.tokens[subtree(sentence, name.i)[0] - 1].text != ",":
        return ()
    places = (one for one in children(sentence, verb.i, "prep") if one.i < noun.i)
    if all(name.i not in subtree(sentence, one.i) for one in places):
        return ()
    further = (one for one in children(sentence, noun.i, "relcl", "appos") if one.i > name.i)
    return (
        replace(name, head=verb.i, dep="nsubj"),
        *(replace(one, head=name.i) for one in further),
    )


_MENDS: Mapping[str, tuple[Callable[[Sentence, Token], Sequence[Token]], ...]] = {
    "acl": (_mend_found,),
    "npadvmod": (_mend_named,),
    "compound": (_mend_compound,),
    "csubj": (_mend_left,),
    "advcl": (_mend_alias,),
    "parataxis": (_mend_second,),
    "ccomp": (_mend_second,),
    "appos": (_mend_placed,),
    "conj": (_mend_placed,),
}
_ALL_MENDS = {
    relation: (*_MENDS.get(relation, ()), *SECOND_VERBS.get(relation, ()))
    for relation in _MENDS.keys() | SECOND_VERBS.keys()
}
