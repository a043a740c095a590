"""What a number in a sentence counts: by its verb, by its noun, or by what was counted before.

"Killed 12", "12 dead", "put the toll at 12", "a first statement spoke of 10".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.counts import load_counts
from dateline.extract.events.numbers import Amount, find_amounts
from dateline.extract.syntax import ancestors, child, children, object_of, subtree, verb_above
from dateline.extract.tallies.words import load_words
from dateline.text import Sentence, Token

_BEHIND = 4
"""Words behind a number among which "dead" or "wounded" stands: "12 people were wounded"."""

_MOST = 40
"""Numbers of a sentence that are looked at; more only a table has."""

_NEAR = 8
"""Words up to a verb at which a number is given: "put the number of dead at 56"."""

_COUNTED = frozenset(("nummod", "amod", "quantmod", "det", "compound", "nmod", "advmod"))
_NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "PRON"))
_NOBODY = frozenset(("none", "nobody", "no-one"))
_CHANGE = re.compile(r"\b(?:up|down|by|rose|fell|rise|fall|increase[ds]?) *$", re.IGNORECASE)
"""Words before a percentage that tells how much something changed."""

_OF_VOTE = re.compile(r"\s+of (?:the )?(?:votes?|ballots?)\b", re.IGNORECASE)

_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, what it counts and of whom; `what` is None where that was told before.

    `root` is the token that holds the number's place in the clause, `noun` the one that says who or
    what is counted, `verb` the one that tells what was done to them or who gives the number.
    `before` tells of an earlier number: "up from 64".
    """

    amount: Amount
    what: str | None
    root: int
    noun: int | None
    verb: int | None
    before: bool = False


def find_counted(text: str, sentence: Sentence) -> Iterator[Counted]:
    """Give the numbers of a sentence that count something, in order; `text` is the document's."""
    words = text[sentence.start : sentence.end]
    shares = list(_SHARE.finditer(words[:2000]))[:_MOST]
    within: dict[int, Amount] = {}
    for amount in find_amounts(words)[:_MOST]:
        of = next(
            (one for one in shares if amount.end > one.start() and amount.start < one.end()), None
        )
        if of is not None:
            within[of.start()] = amount
            continue
        found = _read(words, sentence, amount)
        if found is not None:
            yield found
    for share in shares:
        found = _read_share(sentence, share, within.get(share.start()))
        if found is not None:
            yield found
    yield from _find_none(sentence)


def _read(words: str, sentence: Sentence, amount: Amount) -> Counted | None:
    root = _root(sentence, amount)
    if root is None:
        return None
    noun, place = _noun_of(sentence, root)
    code = _currency(words, amount)
    verb = _verb_above(sentence, place)
    if code is not None:
        return Counted(amount, f"money {code}", place, None, verb)
    what = (
        _told_behind(sentence, amount, noun)
        or _thing(sentence, noun)
        or _by_verb(sentence, place)
        or _by_participle(sentence, noun)
        or _by_measure(sentence, place, verb)
    )
    if what is not None:
        return Counted(amount, None if what == "any" else what, place, noun, verb)
    return _read_bare(sentence, amount, Counted(amount, None, place, noun, verb))


def _root(sentence: Sentence, amount: Amount) -> int | None:
    """The token of the number that hangs on a word outside it."""
    start, end = sentence.start + amount.start, sentence.start + amount.end
    inside = [t for t in sentence.tokens if t.start < end and t.end > start]
    numbers = {t.i for t in inside}
    outer = [t for t in inside if t.head not in numbers or t.head == t.i]
    nominal = [t for t in outer if t.pos in ("NUM", "NOUN", "PROPN", "PRON", "ADJ")]
    return (nominal or outer)[-1].i if outer else None


def _noun_of(sentence: Sentence, root: int) -> tuple[int | None, int]:
    """The noun that a number counts, and the token that holds their place in the clause."""
    token = sentence.tokens[root]
    head = sentence.tokens[token.head]
    if token.dep in _COUNTED and head.pos in _NOUNS and head.i > root:
        return head.i, head.i
    inner = object_of(sentence, root)
    if inner is not None:
        return inner.i, root
    return None, root


def _told_behind(sentence: Sentence, amount: Amount, noun: int | None) -> str | None:
    """For "dead" in "12 dead", "12 people dead", "56 deaths"."""
    counts, people = load_counts(), load_words().people
    told, end = counts.told_as, sentence.start + amount.end
    for token in [t for t in sentence.tokens if t.start >= end][:_BEHIND]:
        if token.tag == "VBN" and token.lemma.lower() in counts.done_to:
            return counts.done_to[token.lemma.lower()]
        for word in (token.text.lower(), token.lemma.lower()):
            if word in told and word != "casualty":
                return told[word]
        if token.lemma.lower() == "casualty":
            return "casualties"
        plain = token.lemma.lower() in people or token.pos in ("ADJ", "AUX")
        if token.i != noun and not plain:
            return None
    return None


def _thing(sentence: Sentence, noun: int | None) -> str | None:
    """What counts by itself; people who are counted may be killed, and then that is counted."""
    if noun is None:
        return None
    what = load_words().things.get(sentence.tokens[noun].lemma.lower())
    if what in ("crowd", "prisoners", "hostages", "troops", "refugees"):
        return _by_verb(sentence, noun) or _by_participle(sentence, noun) or what
    return what


def _by_verb(sentence: Sentence, place: int) -> str | None:
    """What is done to, or by, those who are counted."""
    counts, words = load_counts(), load_words()
    token = _first_joined(sentence, place)
    verb = sentence.tokens[token.head]
    lemma = verb.lemma.lower()
    if token.dep not in ("nsubjpass", "dobj", "nsubj"):
        return None
    if lemma in words.suffering and _is_of_injuries(sentence, verb.i):
        return "wounded"
    if token.dep == "nsubj":
        return _by_deed(sentence, verb)
    return "casualties" if lemma in words.harm_verbs else counts.done_to.get(lemma)


def _by_deed(sentence: Sentence, verb: Token) -> str | None:
    """What those do, or are, who are counted: die, march, "were dead"."""
    counts, lemma = load_counts(), verb.lemma.lower()
    if lemma == "be":
        after = sentence.tokens[verb.i + 1 : verb.i + 3]
        told = (counts.told_as.get(one.text.lower()) for one in after)
        return next((one for one in told if one is not None), None)
    if load_words().done.get(lemma) == "protest" or lemma in load_words().coming:
        return "crowd"
    if verb.tag == "VBN" and lemma in counts.done_to and child(sentence, verb.i, "dobj") is None:
        return counts.done_to[lemma]  # a headline: "12 killed in a raid"
    return counts.done_by.get(lemma)


def _by_participle(sentence: Sentence, noun: int | None) -> str | None:
    """For "two people killed in the raid"."""
    if noun is None:
        return None
    below = children(sentence, noun, "acl", "amod")
    done = (load_counts().done_to.get(one.lemma.lower()) for one in below if one.tag == "VBN")
    return next((what for what in done if what is not None), None)


def _is_of_injuries(sentence: Sentence, verb: int) -> bool:
    injuries = load_words().injuries
    return any(sentence.tokens[n].lemma.lower() in injuries for n in subtree(sentence, verb))


def _by_measure(sentence: Sentence, place: int, verb: int | None) -> str | None:
    """What a noun counts that the number is given of: "the toll rose to 56", "a crowd of 900"."""
    prep = sentence.tokens[sentence.tokens[place].head]
    if sentence.tokens[place].dep == "pobj" and prep.text.lower() == "of":
        of = load_words().measures.get(sentence.tokens[prep.head].lemma.lower())
        if of is not None:
            return of
    giving = verb is not None and sentence.tokens[verb].lemma.lower() in load_words().giving
    if verb is None or not giving or sentence.tokens[place].dep in ("nsubj", "nsubjpass"):
        return None
    inside = [n for n in subtree(sentence, verb) if place - 2 * _NEAR <= n < place]
    said = " ".join(sentence.tokens[n].text.lower() for n in inside)
    found = [one for one in load_words().measures if re.search(rf"\b{re.escape(one)}\b", said)]
    return load_words().measures[max(found, key=len)] if found else None


def _read_bare(sentence: Sentence, amount: Amount, found: Counted) -> Counted | None:
    """A number that stands for what was counted before: "the first reports spoke of about 12"."""
    root = sentence.tokens[found.root]
    people = load_words().people
    if found.noun is not None and sentence.tokens[found.noun].lemma.lower() not in people:
        return None
    if _goes_on(sentence, amount) or _is_of_other(sentence, found):
        return None
    before = [t.text.lower() for t in sentence.tokens if t.end <= sentence.start + amount.start]
    if before[-1:] == ["from"] and (
        before[-2:-1] in (["up"], ["down"]) or _is_giving(sentence, found)
    ):
        return Counted(amount, None, found.root, found.noun, found.verb, before=True)
    giving = _is_giving(sentence, found)
    joined = bool(before) and root.dep in ("appos", "conj", "dep", "npadvmod", "nummod", "dobj")
    gapped = joined and root.pos == "NUM" and found.noun is None
    fired = found.verb is not None and (
        sentence.tokens[found.verb].lemma.lower() in load_words().done and root.dep == "dobj"
    )
    direct = root.dep in ("dobj", "pobj", "attr", "conj", "oprd", "ccomp", "appos", "nsubjpass")
    return found if (giving and direct) or gapped or fired else None


def _is_giving(sentence: Sentence, found: Counted) -> bool:
    verb = found.verb
    return verb is not None and sentence.tokens[verb].lemma.lower() in load_words().giving


def _goes_on(sentence: Sentence, amount: Amount) -> bool:
    """Whether a noun follows that says what is counted: "3,000 more soldiers"."""
    words, end = load_words(), sentence.start + amount.end
    for token in [t for t in sentence.tokens if t.start >= end][:_BEHIND]:
        if token.pos in ("NOUN", "PROPN"):
            time = token.lemma.lower() in ("week", "day", "month", "hour", "year")
            return token.lemma.lower() not in words.people and not time
        if token.pos not in ("ADJ", "ADV", "ADP") or token.lemma.lower() == "of":
            return False
    return False


def _is_of_other(sentence: Sentence, found: Counted) -> bool:
    """Whether the verb gives the number of something else: "gave the strength as 600"."""
    if found.verb is None:
        return False
    words = load_words()
    others = (
        one
        for one in children(sentence, found.verb, "dobj", "nsubjpass")
        if one.i < found.root and one.pos == "NOUN"
    )
    known = words.measures.keys() | words.people | words.things.keys()
    return any(one.lemma.lower() not in known for one in others)


def _read_share(
    sentence: Sentence, share: "re.Match[str]", bounded: Amount | None
) -> Counted | None:
    """A turnout: "turnout was 42 percent", "below 42 percent"."""
    value = float(share.group(1))
    low: int | None = int(value)
    high: int | None = int(value) if value.is_integer() else int(value) + 1
    start = share.start()
    if bounded is not None and bounded.start < start:
        low, high, start = bounded.low, bounded.high, bounded.start
    amount = Amount(low, high, start, share.end(), share=True)
    if _CHANGE.search(share.string[:start]) or _OF_VOTE.match(share.string[share.end() :]):
        return None
    root = _root(sentence, amount)
    if root is None:
        return None
    turnout = any(one.lemma.lower() == "turnout" for one in sentence.tokens)
    verb = _verb_above(sentence, root)
    giving = verb is not None and sentence.tokens[verb].lemma.lower() in load_words().giving
    if turnout or giving:
        return Counted(amount, "turnout" if turnout else None, root, None, verb)
    return None


def _find_none(sentence: Sentence) -> Iterator[Counted]:
    """Give where nobody was harmed: "no American was hurt", "there were no losses"."""
    counts, words = load_counts(), load_words()
    for token in sentence.tokens[:400]:
        low = token.text.lower()
        if low == "no" and token.dep == "det":
            noun: int | None = token.head
            place = token.head
        elif low in _NOBODY or (low == "one" and token.i and _is_no(sentence, token.i - 1)):
            inner = object_of(sentence, token.i)
            noun, place = inner.i if inner is not None else None, token.i
        else:
            continue
        lemma = sentence.tokens[place].lemma.lower()
        what = _by_verb(sentence, place)
        if what is None and noun is not None and lemma in words.harm_nouns:
            what = "casualties"
        if what is None and noun is not None and place == noun:
            what = counts.told_as.get(lemma)
        if what is not None:
            start = token.start if low != "one" else sentence.tokens[token.i - 1].start
            amount = Amount(0, 0, start - sentence.start, token.end - sentence.start)
            yield Counted(amount, what, place, noun, _verb_above(sentence, place))


def _is_no(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].text.lower() == "no"


def _currency(words: str, amount: Amount) -> str | None:
    counts = load_counts()
    for sign, code in counts.signs.items():
        at = words[max(0, amount.start - len(sign)) : amount.end]
        if sign in at:
            return code
    behind = words[amount.end : amount.end + 30].split()
    return counts.currencies.get(behind[0].strip(".,;").removesuffix("s")) if behind else None


def _first_joined(sentence: Sentence, i: int) -> Token:
    """The first of things joined by "and": it holds the place of all."""
    token = sentence.tokens[i]
    for above in ancestors(sentence, i):
        if token.dep not in ("conj", "appos"):
            break
        token = above
    return token


def _verb_above(sentence: Sentence, i: int) -> int | None:
    verb = verb_above(sentence, i)
    return verb.i if verb is not None else None
