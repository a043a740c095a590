"""Walking a parsed sentence: what every finder asks of the tree.

Tokens are named by their number in the sentence. Relations are those of the ClearNLP scheme
(nsubj, dobj, prep, pobj, ccomp ...), tags those of the Penn Treebank.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from dateline.text import Sentence, Span, Token

TENSED = frozenset(("VBD", "VBZ", "VBP"))
"""Tags of verbs with a tense; modal verbs aside."""

FINITE = TENSED | {"MD"}
RELATIVES = ("WDT", "WP")
NAMED_SUBJECTS = ("nsubj", "nsubjpass")
"""Relations of subjects that name somebody or something, as no "there is" does."""

SUBJECTS = (*NAMED_SUBJECTS, "expl")
OF_NOUNS = ("det", "poss", "amod", "nummod", "compound", "nmod")
"""Relations of what stands before a noun and belongs to it."""

_TOLD = ("VBD", "VBZ")
_start = attrgetter("start")
_BELOW_VERBS = ("xcomp", "ccomp", "advcl", "acl", "conj")


def find_sentence(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """Give the sentence that `offset` lies in, or None between sentences."""
    at = bisect_right(sentences, offset, key=_start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None


def find_token(sentence: Sentence, offset: int) -> Token | None:
    """Give the token that `offset` lies in, or None on a space."""
    at = bisect_right(sentence.tokens, offset, key=_start) - 1
    return sentence.tokens[at] if at >= 0 and offset < sentence.tokens[at].end else None


def children(sentence: Sentence, i: int, *relations: str) -> Iterator[Token]:
    """Give the dependents of token `i`, those of the named relations if any are named."""
    below = sentence.children[i]
    if not below:
        return iter(())
    tokens = sentence.tokens
    if not relations:
        return iter([tokens[number] for number in below])
    return iter([one for number in below if (one := tokens[number]).dep in relations])


def child(sentence: Sentence, i: int, *relations: str) -> Token | None:
    """Give the first dependent of token `i` by one of these relations."""
    tokens = sentence.tokens
    for number in sentence.children[i]:
        if not relations or tokens[number].dep in relations:
            return tokens[number]
    return None


def find_root(sentence: Sentence) -> Token:
    """Give the token that hangs on none; of several, which cutting makes, the first."""
    return next((one for one in sentence.tokens if one.head == one.i), sentence.tokens[0])


def with_tokens(sentence: Sentence, *changed: Token) -> Sentence:
    """Give a sentence with these tokens in the place of those of their numbers.

    Where a word would come to hang on itself, so that no way leads to the root, the sentence is
    given as it is: a mend that nobody foresaw here is none.
    """
    if not changed:
        return sentence
    tokens = list(sentence.tokens)
    for token in changed:
        tokens[token.i] = token
    if any(_is_circular(tokens, one) for one in changed):
        return sentence
    return replace(sentence, tokens=tuple(tokens))


def _is_circular(tokens: Sequence[Token], token: Token) -> bool:
    steps = len(tokens)
    while token.head != token.i and steps:
        token = tokens[token.head]
        steps -= 1
    return not steps


def is_tensed(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has a tense of its own, or a helping verb: "told", "has since told"."""
    helped = verb.tag == "VBN" and child(sentence, verb.i, "aux") is not None
    return verb.tag in TENSED or helped


def leads_to_marks(sentence: Sentence, i: int) -> bool:
    """Tell whether an opening quotation mark follows token `i`."""
    return any(one.tag == "``" for one in sentence.tokens[i + 1 : i + 2])


def leads_by_colon(sentence: Sentence, i: int) -> bool:
    """Tell whether a colon and an opening quotation mark follow token `i`."""
    colon = [one.text for one in sentence.tokens[i + 1 : i + 2]] == [":"]
    return colon and leads_to_marks(sentence, i + 1)


def put_on_top(sentence: Sentence, top: Token, verb: Token) -> tuple[Token, ...]:
    """Give the tokens by which a verb is the root in place of `top`, with what hangs behind it."""
    behind = (one for one in children(sentence, top.i) if one.i > verb.i)
    return (
        *(replace(one, head=verb.i) for one in behind),
        replace(verb, head=verb.i, dep="ROOT"),
    )


def tokens_of(sentence: Sentence, span: Span) -> Iterator[Token]:
    """Give the tokens of some words of the sentence; none where they stand elsewhere."""
    first = find_token(sentence, span.start)
    for token in () if first is None else sentence.tokens[first.i :]:
        if token.start >= span.end:
            return
        yield token


def object_of(sentence: Sentence, i: int) -> Token | None:
    """Give what stands behind "of" under token `i`: the people in "dozens of people"."""
    of = next((token for token in children(sentence, i, "prep") if token.lemma == "of"), None)
    return child(sentence, of.i, "pobj") if of is not None else None


def behind(sentence: Sentence, i: int, *prepositions: str) -> Iterator[Token]:
    """Give what stands behind these prepositions under token `i`: "the mandate of the mission"."""
    for prep in children(sentence, i, "prep"):
        if prep.lemma in prepositions:
            yield from children(sentence, prep.i, "pobj")


def name_verb(sentence: Sentence, i: int) -> str:
    """Give the lemma of a verb with its particle, wherever that stands ("took command over")."""
    particle = child(sentence, i, "prt")
    lemma = sentence.tokens[i].lemma
    return f"{lemma} {particle.lemma}" if particle is not None else lemma


def subtree(sentence: Sentence, i: int, *, without: frozenset[int] = frozenset()) -> list[int]:
    """Give all tokens under `i`, itself included, in order; branches in `without` are left out."""
    found = [i]
    below = sentence.children
    for number in found:
        if below[number]:
            found += (
                [one for one in below[number] if one not in without] if without else below[number]
            )
    found.sort()
    return found


def edges(sentence: Sentence, i: int, *, without: frozenset[int] = frozenset()) -> tuple[int, int]:
    """Give the document offsets at which the words under token `i` start and end."""
    inside = subtree(sentence, i, without=without)
    return sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end


def ancestors(sentence: Sentence, i: int) -> Iterator[Token]:
    """Give the heads above token `i`, nearest first."""
    token = sentence.tokens[i]
    while token.head != token.i:
        token = sentence.tokens[token.head]
        yield token


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Give token `i` and the tokens coordinated with it to its right ("A, B and C")."""
    found = [i]
    for number in found:
        found.extend(token.i for token in children(sentence, number, "conj"))
    return sorted(found)


def subject(sentence: Sentence, i: int) -> Token | None:
    """Give the subject of predicate `i`, its own or the one it shares.

    A coordinated verb shares the subject of the first, an open complement ("agreed to meet") that
    of its governor; a participle ("the ministers meeting in Brussels") and a relative clause
    ("which provides") have the noun that they modify.
    """
    seen = set()
    while i not in seen:
        seen.add(i)
        own = child(sentence, i, "nsubj", "nsubjpass")
        token = sentence.tokens[i]
        head = sentence.tokens[token.head]
        if own is not None and (own.tag not in RELATIVES or token.dep != "relcl"):
            return own
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            return head
        if token.dep == "xcomp" and head.dep == "acomp":  # "is due to meet"
            i = head.head
            continue
        if token.dep not in ("conj", "xcomp", "advcl", "aux", "ccomp") or head.pos not in (
            "VERB",
            "AUX",
        ):
            return None
        if token.dep in ("ccomp",) and token.tag not in ("VB", "VBG"):
            return None
        i = find_coordinated(sentence, token).i if token.dep == "conj" else head.i
    return None


def find_coordinated(sentence: Sentence, token: Token) -> Token:
    """Give the verb that a coordinated one goes on from: its head, or one above an infinitive.

    In "offered to mediate and invited both", "invited" cannot go on from "to mediate", on which
    parsers hang it: it is told in the past like "offered".
    """
    head = sentence.tokens[token.head]
    if head.tag != "VB" or not has_to(sentence, head.i) or not _is_told(sentence, token):
        return head
    above = head
    while above.tag not in _TOLD and above.dep in _BELOW_VERBS and above.head != above.i:
        above = sentence.tokens[above.head]
    same = above.tag == token.tag or (token.tag == "VBN" and above.tag == "VBD")
    return above if same else head


def _is_told(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb has a tense; taggers take "rejected" for a participle now and then."""
    if token.tag != "VBN":
        return token.tag in _TOLD
    passive = any(children(sentence, token.head, "auxpass"))
    return not passive and not any(children(sentence, token.i, "aux", "auxpass"))


def auxiliaries(sentence: Sentence, i: int) -> list[Token]:
    """Give the auxiliaries of verb `i`, those of the verb it is coordinated with if it has none."""
    own = list(children(sentence, i, "aux", "auxpass"))
    token = sentence.tokens[i]
    if not own and token.dep == "conj" and child(sentence, i, "nsubj", "nsubjpass") is None:
        head = sentence.tokens[token.head]
        if head.i != i and head.pos in ("VERB", "AUX") and head.tag == token.tag:
            return auxiliaries(sentence, head.i)
    return own


def is_passive(sentence: Sentence, i: int) -> bool:
    """Tell whether verb `i` is in the passive, bare participles after a noun included."""
    if child(sentence, i, "auxpass", "nsubjpass") is not None:
        return True
    token = sentence.tokens[i]
    if token.tag != "VBN":
        return False
    head = sentence.tokens[token.head]
    if token.dep in ("acl", "amod"):  # "a vote that Moe called" is no passive
        joined = child(sentence, i, "nsubj") is not None or head.dep == "relcl"
        return not joined and not _is_main(sentence, token)
    if token.dep == "xcomp" and is_passive(sentence, head.i):
        return not any(children(sentence, i, "aux"))  # "was found murdered"
    if token.dep != "conj" or head.tag != "VBN" or child(sentence, i, "aux") is not None:
        return False  # "was seen and has left"
    return is_passive(sentence, head.i)


def _is_main(sentence: Sentence, participle: Token) -> bool:
    """Tell whether parsers took a past tense for a participle: "The mayor, Ada Berg, urged calm".

    It has an object, and the noun behind which it stands has no verb of its own.
    """
    head = sentence.tokens[participle.head]
    if head.dep != "ROOT" or head.pos not in ("NOUN", "PROPN") or head.i > participle.i:
        return False
    apart = sentence.tokens[participle.i - 1].text == ","
    return apart and child(sentence, participle.i, "dobj") is not None


def is_perfect(sentence: Sentence, i: int) -> bool:
    """Tell whether verb `i` has a form of "have" before it: "has left", "would have left"."""
    return any(token.lemma == "have" for token in children(sentence, i, "aux"))


def is_negated(sentence: Sentence, i: int) -> bool:
    """Tell whether verb or noun `i` is negated by its own word ("not", "never", "no")."""
    return any(
        token.dep == "neg" or token.lemma in ("no", "never", "neither", "nor")
        for token in children(sentence, i, "neg", "det", "advmod", "preconj", "cc")
        if token.dep != "cc" or token.lemma == "nor"
    )


def join_hyphened(sentence: Sentence, i: int) -> tuple[str, str]:
    """Give the word that ends at token `i` after a hyphen whole and as one: "pull-out", "pullout".

    The tokenizer cuts at hyphens.
    """
    before, after = sentence.tokens[i - 2].text.lower(), sentence.tokens[i].lemma.lower()
    return f"{before}-{after}", f"{before}{after}"


def has_to(sentence: Sentence, i: int) -> bool:
    """Tell whether verb `i` is an infinitive with its own "to"."""
    return any(token.tag == "TO" for token in children(sentence, i, "aux"))


def has_label(sentence: Sentence, i: int, *labels: str) -> bool:
    """Tell whether token `i` stands in a name that the language model gave one of these labels."""
    return any(
        entity.label in labels and entity.first <= i < entity.last for entity in sentence.entities
    )


def is_of_time(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is part of a day or an hour."""
    return has_label(sentence, i, "DATE", "TIME")


def verb_above(sentence: Sentence, i: int) -> Token | None:
    """Give the nearest verb or auxiliary that governs token `i`, or None under none."""
    return next((one for one in ancestors(sentence, i) if one.pos in ("VERB", "AUX")), None)


def is_result(sentence: Sentence, i: int) -> bool:
    """Tell that of "dead" in "shot dead 21 men": it goes with the verb, not with the men."""
    if i == 0 or sentence.tokens[i].text.lower() != "dead":
        return False
    before = sentence.tokens[i - 1]
    counted = i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].pos in ("NUM", "DET")
    return before.pos == "VERB" and (before.lemma == "shoot" or counted)
