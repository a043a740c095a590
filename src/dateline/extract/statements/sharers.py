"""Whose deed a verb without a subject of its own is: of participles and infinitives that speak."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.words import SOME, lemma_of
from dateline.extract.syntax import (
    ancestors,
    child,
    children,
    has_label,
    has_to,
    is_passive,
    subject,
    subtree,
)
from dateline.text import Sentence, Token

RELATIVE_WORDS = frozenset(("who", "which", "that", "whom"))
_CHARGES = frozenset(("of", "for", "from", "over", "about"))
"""Prepositions behind which stands what the object did: "accused Berg of calling it a farce"."""

_ANY = SOME | {"one", "each"}
_CLAUSES = frozenset(("advcl", "relcl"))
_THINGS = frozenset(("it", "this", "that", "which", "there", "what"))
_ASKING = frozenset(("WP", "WDT", "WP$"))
_JOINING = frozenset(("ADV", "CCONJ"))
_BETWEEN = _JOINING | {"PUNCT"}
_SPEAKING = ("PERSON", "ORG", "NORP", "GPE")


def find_sharer(sentence: Sentence, i: int, lexicon: Lexicon) -> Token | None:
    """Give whose deed a verb is by the words around it; None where its governor's subject does it.

    Those are the object of a verb that makes or asks somebody to do it ("led Moe to deny it"), of
    a charge, or of "with" ("with Moe saying").
    """
    token = sentence.tokens[i]
    if token.tag == "VBG":
        found = _find_quoted(sentence, token) or find_recalled(sentence, token, lexicon)
        found = found or _find_charged(sentence, token)
        return found or _find_nearer(sentence, token, lexicon)
    while token.dep == "conj":
        token = sentence.tokens[token.head]
    if token.dep != "xcomp" or token.tag != "VB" or not has_to(sentence, token.i):
        return None
    return _find_moved(sentence, token, lexicon)


def _find_moved(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """The one whom the verb above an infinitive moves to it: no tool ("used it to attack")."""
    verb = sentence.tokens[token.head]
    moved = child(sentence, verb.i, "dobj")
    if moved is None or not verb.i < moved.i < token.i:
        return None
    frames = lexicon.frames(verb.pos, lemma_of(sentence, verb, lexicon)) or {}
    speaks = _can_speak(sentence, moved, lexicon)
    return moved if speaks or "someone_to" in frames else None


def _find_quoted(sentence: Sentence, token: Token) -> Token | None:
    """The source of "quoted the mayor as saying" and of "the mayor was quoted as saying"."""
    link = sentence.tokens[token.head]
    if token.dep != "pcomp" or link.text.lower() != "as":
        return None
    above = sentence.tokens[link.head]
    if is_passive(sentence, above.i):
        return child(sentence, above.i, "nsubjpass")
    return child(sentence, above.i, "dobj")


def find_recalled(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """Give who does what somebody saw or recalls: "recalled the president telling him"."""
    done = child(sentence, token.head, "dobj")
    if token.dep != "xcomp" or token.tag != "VBG" or done is None:
        return None
    between = token.head < done.i < token.i
    return done if between and _can_speak(sentence, done, lexicon) else None


def _find_charged(sentence: Sentence, token: Token) -> Token | None:
    """Who stands between a verb and the preposition of a participle, or between "with" and it."""
    link = sentence.tokens[token.head]
    if token.dep != "pcomp":
        return None
    if link.text.lower() == "with":
        beside = child(sentence, link.i, "pobj")
        return beside if beside is not None and beside.i < token.i else None
    above = sentence.tokens[link.head]
    if link.text.lower() not in _CHARGES or above.pos != "VERB" or is_passive(sentence, above.i):
        return None
    charged = child(sentence, above.i, "dobj")
    return charged if charged is not None and charged.i < link.i else None


def _find_nearer(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """Somebody who does the verb nearest before a participle that parsers give to a thing.

    "It was a blow to them, as Berg joined the guild, saying ...", "Moe offered a rise, which the
    guild spurned, saying ...".
    """
    before = sentence.tokens[token.i - 1]
    if token.dep == "acl" and token.head == before.i and before.text.lower() in _ANY:
        return before  # "None gave a name, one saying that"
    spurning = _find_spurning(sentence, token)
    if spurning is not None:
        return spurning
    above = sentence.tokens[token.head]
    thing = child(sentence, above.i, "nsubj")
    if token.dep != "advcl" or thing is None or thing.text.lower() not in _THINGS:
        return None
    for verb in reversed(sentence.tokens[above.i + 1 : token.i]):
        own = child(sentence, verb.i, "nsubj") if verb.dep in _CLAUSES else None
        if own is not None:
            return own if _can_speak(sentence, own, lexicon) else None
    return None


def _find_spurning(sentence: Sentence, token: Token) -> Token | None:
    """Who does what a clause right ahead of a participle tells of a thing, set apart by commas.

    So in "a rise, which the guild spurned, saying" and "a job, a post that she left, saying".
    """
    if token.dep != "advcl" or token.i < 2 or sentence.tokens[token.i - 1].text != ",":
        return None
    ahead = reversed(sentence.tokens[: token.i - 1])
    verb = next((one for one in ahead if one.dep == "relcl"), None)
    own = child(sentence, verb.i, "nsubj") if verb is not None else None
    if verb is None or own is None or own.text.lower() in RELATIVE_WORDS:
        return None
    inside = subtree(sentence, verb.i)
    which = sentence.tokens[inside[0]].text.lower() == "which"
    first = inside[0] if which else subtree(sentence, verb.head)[0]
    apart = first > 0 and sentence.tokens[first - 1].text == ","
    return own if apart and inside[-1] == token.i - 2 else None


def _can_speak(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    if token.pos == "PRON":
        return token.text.lower() not in _THINGS
    return token.lemma.lower() in lexicon.speakers or has_label(sentence, token.i, *_SPEAKING)


def find_adjunct_subject(sentence: Sentence, i: int) -> Token | None:
    """Give the subject that "..., adding that" or "by calling" shares with the verb above it."""
    for token in ancestors(sentence, i):
        if token.pos in ("VERB", "AUX"):
            found = child(sentence, token.i, "nsubj") or subject(sentence, token.i)
            if found is not None:
                return found
    return None


def find_shared(sentence: Sentence, i: int) -> Token | None:
    """Give the subject that a predicate shares, inside a relative clause the pronoun of that.

    So in "a miner who is old and hates his lamp" and "those who are weary of it".
    """
    shared = subject(sentence, i) or _find_before(sentence, i)
    for token in (sentence.tokens[i], *ancestors(sentence, i)) if shared is not None else ():
        if shared is not None and token.dep == "relcl" and token.head == shared.i:
            own = child(sentence, token.i, "nsubj", "nsubjpass")
            return own if own is not None and own.text.lower() in RELATIVE_WORDS else shared
    return shared


def _find_before(sentence: Sentence, i: int) -> Token | None:
    """The subject of the verb that another follows without one: "“...,” he said, then added"."""
    for token in children(sentence, i, "parataxis", "ccomp"):
        own = child(sentence, token.i, "nsubj")
        firsts = (subtree(sentence, one.i)[0] for one in children(sentence, token.i, "nsubj"))
        asks = any(sentence.tokens[first].tag in _ASKING for first in firsts)
        if own is None or asks or token.i > i:
            continue
        between = sentence.tokens[subtree(sentence, token.i)[-1] + 1 : i]
        joins = any(one.pos in _JOINING for one in between)
        only = all(one.pos in _BETWEEN and one.text != ";" for one in between)
        return own if joins and only else None
    return None
