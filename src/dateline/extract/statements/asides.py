"""Cues set in between: "The rope, he said, was bought", "..., monitors said, though ...".

A parser ties such a verb to the clause around it in many ways. What counts here is how it stands
in the line: the verb with its subject and nothing else between commas, or at the end.
"""

from collections.abc import Sequence

from dateline.extract.statements.interrupted import (
    clause_before,
    from_conjunct,
    from_reason,
    from_relative,
    part_at_joint,
    up_to_own,
)
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import (
    FINITE,
    RELATIVES,
    SUBJECTS,
    TENSED,
    child,
    children,
    has_to,
    is_tensed,
    object_of,
    subtree,
)
from dateline.text import Sentence, Token

_LEADING = frozenset(("ADP", "SCONJ", "PART"))
_SHORTEST = 3
"""A word and its marks."""
_FEWEST = 2
"""Words that go on behind an aside, at least: "and" and a verb."""

_MOST = 16
"""Words of a subject and its verb, at most."""

_ADVERBIAL = frozenset(
    ("advmod", "npadvmod", "aux", "auxpass", "neg", "dative", "prt", "prep", "dobj")
)
_NOMINAL = frozenset(("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "PART", "CCONJ"))
_GOES_ON = frozenset(
    (
        *("and", "but", "because", "so", "or", "nor", "that", "for", "to"),
        *("if", "unless", "until", "whether"),
    )
)
"""Not "though" and its like, with which the report answers what was said."""
_VERBAL = frozenset(("VERB", "AUX"))
_CAUSES = frozenset(("owing", "due", "thanks"))
_WHATEVER = frozenset(("whatever", "whichever", "whoever"))
_HELPING = frozenset(("be", "have", "do"))
_HELD = ("aux", "auxpass", "nsubj", "csubj")
_IF = frozenset(("were", "had", "should"))


def find_aside(
    sentence: Sentence, verb: Token, hidden: frozenset[int], *, bare: bool = False
) -> tuple[int, ...]:
    """Give the content of a verb of saying that stands between commas or at the end; () for none.

    That is what stands before it, with what comes after it where the clause goes on. Tokens in
    `hidden` are spoken words. A `bare` verb has no object: "Rain, he began, is rare" says
    something, "In May, the guild began talks, and rain fell" does not.
    """
    group = _words_between(sentence, verb) or _swallowed(sentence, verb)
    if not group or (bare and child(sentence, verb.i, "dobj", "oprd", "acomp") is not None):
        return ()
    first, last = min(group), max(group)
    led = sentence.tokens[first].dep == "mark"  # "said, in May, that the dam had burst"
    if led or len(group) > _MOST or last - first + 1 != len(group) or first < 2:
        return ()
    end = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else "."
    if not _is_comma(sentence, first - 1) or end not in ",.;:":
        return ()
    before = from_relative(sentence, clause_before(sentence, first - 1))
    before = from_reason(sentence, from_conjunct(sentence, verb, before, hidden))
    added = find_added(sentence, before, last + 2)
    if added or end == ":" or not before:  # none in "At last: , he said, ..."
        return added or (before if _is_whole(sentence, before, hidden) else ())
    after = _clause_after(sentence, last + 1, before) or _tail(sentence, last + 1, before, hidden)
    after = up_to_own(sentence, verb, after)
    if _is_split(sentence, before, hidden):
        after = after if _keeps_subject(sentence, after) else ()
    if len(before) + len(after) < 2 or _is_of_quotes(sentence, before, last, hidden):
        return ()
    return (*before, *after)


def find_added(sentence: Sentence, before: Sequence[int], start: int) -> tuple[int, ...]:
    """Give the noun in marks that is all that an aside behind "and" adds: "He built it for money
    and, he says, “a free lunch”"."""
    if not before or sentence.tokens[before[-1]].pos != "CCONJ":
        return ()
    rest = [one for one in sentence.tokens[start:] if one.text != "."]
    if len(rest) < _SHORTEST:
        return ()
    marked = rest[0].tag == "``" and rest[-1].tag == "''"
    opens = rest[1].pos in ("DET", "NOUN", "PROPN", "ADJ")
    noun = marked and opens and not any(one.tag in FINITE for one in rest)
    return tuple(one.i for one in rest) if noun else ()


def _is_whole(sentence: Sentence, before: Sequence[int], hidden: frozenset[int]) -> bool:
    """Tell whether a clause tells something by itself: "It hardly matters, he said: “...”"."""
    words = [sentence.tokens[i] for i in before]
    tops = (one for one in words if one.head == one.i or one.head not in before)
    return hidden.isdisjoint(before) and any(_is_finite_clause(sentence, one) for one in tops)


def _is_comma(sentence: Sentence, i: int) -> bool:
    """Tell whether a sign is a comma, or the mark that closes quoted words behind theirs."""
    sign, before = sentence.tokens[i], sentence.tokens[i - 1]
    return sign.text == "," or (sign.tag == "''" and before.text == ",")


def is_led(sentence: Sentence, verb: Token) -> bool:
    """Tell whether what stands before a verb only says when or why: "As it rained, they knew"."""
    ahead = children(sentence, verb.i, "advcl", "prep", "npadvmod")
    return any(one.i < verb.i for one in ahead)


def is_occasion(sentence: Sentence, verb: Token, told: Sequence[int]) -> bool:
    """Tell whether all that stands before a verb says on what occasion: "Asked why, she smiled"."""
    marked = any(sentence.tokens[i].tag == "``" for i in told if i > verb.i)
    words = {i for i in told if i < verb.i or not marked}
    for ahead in children(sentence, verb.i, "advcl", "prep"):
        done = ahead.tag == "VBN" or ahead.lemma == "ask"  # taggers take "asked" for a past tense
        asked = done and child(sentence, ahead.i, *_HELD) is None
        bare = ahead.dep == "prep" and all(sentence.tokens[i].tag not in FINITE for i in told)
        if (asked or bare) and ahead.i < verb.i and words <= {*subtree(sentence, ahead.i)}:
            return True
    return False


def _is_of_quotes(
    sentence: Sentence, before: Sequence[int], last: int, hidden: frozenset[int]
) -> bool:
    """Tell whether what an aside stands in is a quotation, not a clause that ends in one.

    Quoted words open it, stand right before it, begin a sentence of their own behind it, or follow
    on words that say when or where they were said: "On Monday, he said, “we stay”". No clause yet,
    they can be the subject of one: "“A rope that old,” he said, would break".
    """
    words = [i for i in before if _is_word(sentence.tokens[i])] or [before[0]]
    after = next((one for one in sentence.tokens[last + 1 :] if _is_word(one)), None)
    if _is_split(sentence, words, hidden):
        return False
    marked = sentence.tokens[before[0]].tag == "``" and sentence.tokens[before[-1]].tag == "''"
    if marked or not hidden.isdisjoint((words[0], words[-1])):
        return after is None or not _goes_on(sentence, words, after, hidden)
    if after is None or after.i not in hidden:
        return False
    return after.text[0].isupper() or _is_occasion(sentence, before)


def _goes_on(
    sentence: Sentence, before: Sequence[int], after: Token, hidden: frozenset[int]
) -> bool:
    """Tell whether a clause begun with quoted words has its verb behind an aside, in none."""
    if after.i in hidden or after.tag == "VBG":
        return False
    if after.pos == "CCONJ" or any(_is_finite_clause(sentence, sentence.tokens[i]) for i in before):
        return False
    return after.tag in FINITE or before[0] not in hidden


def _is_split(sentence: Sentence, before: Sequence[int], hidden: frozenset[int]) -> bool:
    """Tell whether quoted words end a clause whose subject stands outside them, at its start."""
    quoted = before[-1] in hidden or sentence.tokens[before[-1]].tag == "''"
    if before[0] in hidden or not quoted:
        return False
    subjects = (sentence.tokens[i] for i in before if sentence.tokens[i].dep in SUBJECTS)
    return any(one.i not in hidden and one.head > one.i for one in subjects)


def _keeps_subject(sentence: Sentence, after: Sequence[int]) -> bool:
    """Tell whether a clause goes on behind an aside: "It is “sad”, he says, but has to be done".

    In the past it can go on from the aside as well: "..., he said, and left".
    """
    if len(after) < _FEWEST:
        return False
    joint = sentence.tokens[after[0]]
    if joint.pos != "CCONJ":
        return joint.text.lower() in _GOES_ON  # "It is “sad”, he says, that nobody came"
    verb = sentence.tokens[after[1]]
    return (verb.tag in FINITE and verb.tag != "VBD") or _is_besides(sentence, after)


def _is_besides(sentence: Sentence, after: Sequence[int]) -> bool:
    """Tell whether a clause goes on from a split one with words in marks that say what it is.

    So in "It is “sad”, he says, and the hall was “a barn”".
    """
    marks = (i for i in after if sentence.tokens[i].tag == "``")
    mark = next(marks, after[0])
    verb = sentence.tokens[mark - 1]
    own = child(sentence, verb.i, *SUBJECTS) if verb.pos == "AUX" and verb.tag in FINITE else None
    return own is not None and subtree(sentence, own.i)[0] == after[1]


def _is_occasion(sentence: Sentence, before: Sequence[int]) -> bool:
    """Tell whether words only say when or where: "in the hall", "when asked", no "if it rains"."""
    tokens = [sentence.tokens[number] for number in before]
    told = any(one.tag in FINITE and child(sentence, one.i, *SUBJECTS) for one in tokens)
    asked = len(tokens) == 1  # "Why, he asked, “did you go?”"
    return not told and (tokens[0].pos == "ADP" or (tokens[0].tag == "WRB" and not asked))


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _words_between(sentence: Sentence, verb: Token) -> set[int]:
    """The words of a verb with its subject ("he said") or of "it is said", and those beside them.

    What a comma parts from them is not among them: "On Monday, he said, the road opens".
    """
    head = sentence.tokens[verb.head]
    if head.lemma == "have" and verb.dep == "xcomp" and has_to(sentence, verb.i):
        return _words_between(sentence, head) | {*range(head.i, verb.i + 1)}  # "he had to admit"
    if verb.dep == "acomp" and head.lemma == "be" and head.i == verb.i - 1:
        own = child(sentence, head.i, "nsubj")  # "the dam, he is sure, holds"
        near = own is not None and own.i == head.i - 1 and own.tag == "PRP"
        return {head.i - 1, head.i, verb.i} if near else set()
    subjects = sorted(children(sentence, verb.i, "nsubj"), key=lambda one: abs(one.i - verb.i))
    subject = find_beside(sentence, verb) or next(iter(subjects), None)
    counted = object_of(sentence, subject.i) if subject is not None else None  # "one of whom"
    if any(one.tag in RELATIVES for one in (subject, counted) if one is not None):
        return set()
    unsaid = any(one.tag == "MD" for one in children(sentence, verb.i, "aux"))
    if subject is None or (verb.tag not in TENSED and (unsaid or not is_tensed(sentence, verb))):
        subject = child(sentence, verb.i, "nsubjpass")
        if subject is None or not (subject.text.lower() == "it" or _is_mind(verb, subject)):
            return set()
    group = set(subtree(sentence, subject.i)) | {verb.i}
    apposed = any(sentence.tokens[number].dep == "appos" for number in group)
    if any(sentence.tokens[number].text == "," for number in group) and not apposed:
        return set()
    below = [
        subtree(sentence, number)
        for number in sentence.children[verb.i]
        if sentence.tokens[number].dep in _ADVERBIAL
    ]
    for inside in sorted(below, key=lambda one: min(abs(number - verb.i) for number in one)):
        beside = inside[0] - 1 in group or inside[-1] + 1 in group
        within = min(group) < inside[0] < max(group)
        if beside or within:
            group.update(inside)
    return group


def _is_mind(verb: Token, subject: Token) -> bool:
    """Tell whether a passive says what somebody is sure of: "he is convinced"."""
    return subject.tag == "PRP" and verb.text.lower() in load_lexicon().adjectives


def find_beside(sentence: Sentence, verb: Token) -> Token | None:
    """Give the subject behind a verb that has another far before it: "No rise, says the bank"."""
    own = list(children(sentence, verb.i, "nsubj"))
    if len(own) < 2 or own[-1].i < verb.i:
        return None
    last = subtree(sentence, own[0].i)[-1]
    apart = last + 1 < verb.i or sentence.tokens[last].text == ","
    return own[-1] if apart else None


def _swallowed(sentence: Sentence, verb: Token) -> set[int]:
    """The words of "..., nurses and police said, ..." where the parser takes the nouns for a list.

    They are all that stands between the comma and the verb, behind a clause that is whole.
    """
    tokens = sentence.tokens
    comma = next((one.i for one in reversed(tokens[: verb.i]) if one.pos == "PUNCT"), 0)
    run = tokens[comma + 1 : verb.i]
    if verb.tag not in TENSED or not run or tokens[comma].text != ",":
        return set()
    first = next((one for one in run if one.pos in ("NOUN", "PROPN")), None)
    if first is None or first.dep != "conj" or any(one.pos not in _NOMINAL for one in run):
        return set()
    whole = any(_is_finite_clause(sentence, one) for one in tokens[:comma])
    return {*range(comma + 1, verb.i + 1)} if whole else set()


def _clause_after(sentence: Sentence, start: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """The words after the aside, where they go on with the clause before it.

    Behind a whole clause a finite verb shows that the clause is but the subject of another: "What
    he fears, he says, is silence".
    """
    tokens = sentence.tokens
    if not before or start + 1 >= len(tokens) or tokens[start].text != ",":
        return ()
    last = part_at_joint(sentence, before)[1]  # "It rains, and without a roof, he said, they leave"
    whole = any(_is_finite_clause(sentence, tokens[i]) for i in last)
    whole = whole and not _is_open(tokens, last)
    behind = tokens[start + 1]
    on = behind.text.lower() in _GOES_ON or behind.tag in FINITE or behind.tag in RELATIVES
    if whole and not on and not _is_condition(sentence, tokens[before[0]]):
        return ()
    end = next((one.i for one in tokens[start + 1 :] if one.text in (";", "—")), len(tokens))
    return tuple(range(start + 1, end))


def _is_open(tokens: Sequence[Token], words: Sequence[int]) -> bool:
    """Tell whether a clause lacks its end or verb: "She was, a judge said, “brave”", "Has he, Moe
    asks, never looked?"."""
    first, last = tokens[words[0]], tokens[words[-1]]
    asks = first.lemma in _HELPING and first.i < last.i and first.tag in FINITE
    return last.pos == "AUX" or last.lemma in _HELPING or asks


def _is_condition(sentence: Sentence, first: Token) -> bool:
    """Tell whether a clause with its verb before its subject says "if": "Were she to leave"."""
    own = child(sentence, first.i, *SUBJECTS) or child(sentence, first.head, *SUBJECTS)
    return first.text.lower() in _IF and own is not None and own.i == first.i + 1


def _tail(
    sentence: Sentence, start: int, before: tuple[int, ...], hidden: frozenset[int]
) -> tuple[int, ...]:
    """The words with quoted ones after the aside, which tell for what or since when the clause is.

    So in "She came by train, she said, “for three words”" and "He was not ordained, he complained,
    in order to become “a curator”".
    """
    tokens = sentence.tokens
    if not before or start + 1 >= len(tokens) or tokens[start].text != ",":
        return ()
    rest = tuple(range(start + 1, len(tokens)))
    first = next((tokens[i] for i in rest if _is_word(tokens[i])), None)
    marked = any(tokens[i].tag == "``" for i in rest)
    if first is None or not marked or not _is_whole(sentence, before, hidden):
        return ()
    small = tokens[first.i - 1].tag == "``" and first.text[0].islower()
    ends = [one for one in tokens[first.i :] if one.text != "."][-1].tag == "''"
    leads = first.pos in _LEADING or first.text.lower() in _CAUSES
    return rest if small or (ends and len(rest) <= _MOST and leads) else ()


def _opens_with_what(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause opens with "whatever" or the like: it is part of what goes on."""
    return sentence.tokens[subtree(sentence, verb.i)[0]].text.lower() in _WHATEVER


def _is_finite_clause(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token is a finite verb with its subject, not in an "if" or "when" clause."""
    led = any(one.tag == "WRB" for one in children(sentence, token.i, "advmod"))
    led = led or (token.dep == "advcl" and _opens_with_what(sentence, token))
    if led or child(sentence, token.i, "mark") is not None or token.dep in ("relcl", "acl"):
        return False
    if token.pos not in _VERBAL or child(sentence, token.i, "nsubj", "nsubjpass") is None:
        return False
    helped = child(sentence, token.i, "aux", "auxpass")
    return token.tag in TENSED or helped is not None
