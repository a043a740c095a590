"""Verbs that the parser left without a subject: given the noun before them that is theirs.

In "A survey found in May that" it takes the verb for what was found of the survey, in "Ada Berg, of
the union, suspects that" the name for a time, in "A courier left outside has asked" the participle
for a clause of its own, and in "a trader who gave her name as Mia said" Mia for who speaks.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.extract.syntax import SUBJECTS, TENSED, child, children, has_label, with_tokens
from dateline.text import Sentence, Token

_NAMED = ("PERSON", "ORG", "NORP")
_NAMES = frozenset(("name", "identity"))


def give_subjects(sentence: Sentence) -> Sentence:
    """Give a sentence in which these verbs have the subjects that stand before them."""
    for token in sentence.tokens[1:]:
        mend = _MENDS.get(token.dep)
        changed = mend(sentence, token) if mend is not None else ()
        sentence = with_tokens(sentence, *changed) if changed else sentence
    return sentence


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
        *(replace(one, head=verb.i) for one in behind),
        replace(verb, head=verb.i, dep="ROOT", tag="VBD"),
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
    changed = (
        replace(mark, head=giving.i, dep="prep"),
        replace(alias, head=mark.i, dep="pobj"),
    )
    if noun.head == noun.i:
        before = [one for one in children(sentence, noun.i, "prep", "advmod") if one.i < noun.i]
        return (
            *changed,
            *(replace(one, head=verb.i) for one in before),
            replace(verb, head=verb.i, dep="ROOT"),
            replace(noun, head=verb.i, dep="nsubj"),
        )
    return ()


_MENDS: dict[str, Callable[[Sentence, Token], Sequence[Token]]] = {
    "acl": _mend_found,
    "npadvmod": _mend_named,
    "csubj": _mend_left,
    "advcl": _mend_alias,
}
