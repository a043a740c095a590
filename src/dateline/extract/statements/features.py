"""What the learned model of cues is told of a word and of what it governs.

Features are short strings that a person can read in data/speech/cue_weights.yaml, "frame=clause"
or "head=NOUN". Those of the word are the same for all its complements.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.extract.statements.complement import Complement
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.words import CueWord
from dateline.extract.syntax import FINITE, child, subject
from dateline.text import Sentence, Token

_OTHERS = {"VERB": ("NOUN", "ADJ"), "NOUN": ("VERB", "ADJ"), "ADJ": ("VERB", "NOUN")}
_PREDICATIVE = frozenset(("acomp", "oprd"))
_MARKED = {"aux": "aux", "auxpass": "aux", "neg": "aux", "prt": "particle", "det": "det",
           "poss": "det"}  # fmt: skip
_MARKS = frozenset(("``", "''"))
_SIGNS = frozenset('“”«»‘"')
_LONGEST = 6
"""Lengths count in pairs of words up to here."""


def describe_word(sentence: Sentence, word: CueWord, lexicon: Lexicon) -> list[str]:
    """Give the features of a word that may be a cue: itself, its neighbours, its subject."""
    token, tokens = word.token, sentence.tokens
    head = tokens[token.head]
    found = [
        *_describe_itself(token.pos, token.tag, token.dep, word.lemma),
        *_describe_listing(word, lexicon),
        f"head={head.lemma.lower()}" if head.i != token.i else "head=ROOT",
        f"head={head.pos}",
    ]
    if word.passive:
        found.append("passive")
    for number in sentence.children[token.i]:
        below = tokens[number]
        found.append(f"has={below.dep}")
        if below.dep in _MARKED:
            found.append(f"{_MARKED[below.dep]}={below.lemma.lower()}")
    if token.i > 0:
        before = tokens[token.i - 1]
        found += (f"before={before.text.lower()}", f"before={before.tag}")
    if token.i + 1 < len(tokens):
        after = tokens[token.i + 1]
        found += (f"after={after.text.lower()}", f"after={after.tag}")
    return found + _describe_subject(sentence, token, lexicon)


@lru_cache(8192)
def _describe_itself(pos: str, tag: str, dep: str, lemma: str) -> tuple[str, ...]:
    """What there is to say of a use of a word, whatever stands around it."""
    return f"word={pos} {lemma}", f"lemma={lemma}", f"pos={pos}", f"tag={tag}", f"dep={pos} {dep}"


def _describe_listing(word: CueWord, lexicon: Lexicon) -> Sequence[str]:
    """Whether the lexicon lists the word, as what, or only as another part of speech."""
    if word.frames is not None:
        return _describe_kinds(tuple(word.frames.values()))
    others = _OTHERS.get(word.token.pos, ())
    listed = [f"listed as {pos}" for pos in others if lexicon.frames(pos, word.lemma) is not None]
    return [f"ending={word.lemma[-3:]}", *listed]


@lru_cache(1024)
def _describe_kinds(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """What a listed word says by its uses, each once."""
    return ("listed", *(f"kind={kind}" for kind in sorted(set(kinds))))


def _describe_subject(sentence: Sentence, token: Token, lexicon: Lexicon) -> list[str]:
    found = _find_subject(sentence, token)
    if found is None:
        return ["subject=none"]
    lemma = found.text.lower() if found.pos in ("PRON", "DET") else found.lemma.lower()
    told = [
        f"subject={found.pos}",
        f"subject={found.dep}",
        f"subject={'before' if found.i < token.i else 'after'}",
        f"subject={lemma}",
    ]
    if lemma in lexicon.speakers:
        told.append("subject=speaker")
    inside = (one for one in sentence.entities if one.first <= found.i < one.last)
    return [*told, *(f"subject={one.label}" for one in inside)]


def _find_subject(sentence: Sentence, token: Token) -> Token | None:
    if token.pos in ("VERB", "AUX"):
        return subject(sentence, token.i)
    if token.pos == "NOUN":
        return child(sentence, token.i, "poss")
    own = child(sentence, token.i, "nsubj")
    return subject(sentence, token.head) if own is None and token.dep in _PREDICATIVE else own


def describe_complement(sentence: Sentence, word: CueWord, complement: Complement) -> Iterator[str]:
    """Give the features of a word together with one thing that it governs."""
    pos, frame, tokens = word.token.pos, complement.frame, complement.tokens
    named = f"passive {frame}" if word.passive else frame
    kind = (word.frames or {}).get(named)
    yield from _describe_frame(pos, word.lemma, named, kind, listed=bool(word.frames))
    yield f"length={min(len(tokens) // 2, _LONGEST)}"
    yield "content=after" if tokens[0] > word.token.i else "content=before"
    yield f"gap={min(4, max(0, tokens[0] - word.token.i - 1))}"
    first, root = sentence.tokens[tokens[0]], _find_root(sentence, tokens)
    yield f"first={first.text.lower()}"
    yield f"first={frame} {first.tag}"
    yield f"root={root.pos}"
    yield f"root={frame} {root.tag}"
    yield f"root={root.lemma.lower()}"
    if complement.announced:
        yield "announced"
    inside = [sentence.tokens[number] for number in tokens]
    if any(one.pos == "VERB" for one in inside):
        yield "content=verb"
    if any(one.tag in FINITE for one in inside):
        yield "content=finite"
    around = sentence.tokens[max(0, tokens[0] - 1) : tokens[-1] + 1]
    if any(one.tag in _MARKS or one.text in _SIGNS for one in around):
        yield "content=quoted"


@lru_cache(8192)
def _describe_frame(
    pos: str, lemma: str, frame: str, kind: str | None, *, listed: bool
) -> tuple[str, ...]:
    """How a word takes what it governs, and whether the lexicon lists that it does."""
    known = "listed" if listed else "new"
    taken = (f"frame={frame}", f"frame={pos} {frame}", f"frame={known} {frame}",
             f"frame={lemma} {frame}")  # fmt: skip
    if kind is None:
        return taken
    return (*taken, "frame listed", f"frame listed={pos} {frame}", f"frame listed={kind}")


def _find_root(sentence: Sentence, tokens: tuple[int, ...]) -> Token:
    inside = frozenset(tokens)
    for number in tokens:
        token = sentence.tokens[number]
        if token.head not in inside or token.head == number:
            return token
    return sentence.tokens[tokens[0]]
