"""Who does a verb: its subject, or the one that it shares, that is asked, or that plans it."""

from dateline.extract.standing import governs_infinitive, leads_headline
from dateline.extract.syntax import child, children, find_coordinated, has_to, is_passive
from dateline.text import Sentence, Token

_CLAUSES = 4
"""Clauses that are gone up from a relative pronoun to the noun that it stands for."""

_SUBJECT_CONTROL = frozenset(("promise", "threaten", "vow", "swear", "pledge", "offer", "agree"))

_OWNING = frozenset((
    "make", "have", "take", "announce", "express", "voice", "reach", "issue", "show", "declare",
    "reiterate", "reaffirm", "get", "seek", "be", "renew", "launch", "form", "develop", "draw",
))  # fmt: skip
"""Verbs whose subject owns the plan in their object: "made an offer to help"."""

_OBJECT_DOES = frozenset((
    "accuse", "suspect", "stop", "prevent", "blame", "prohibit", "ban", "bar", "criticize",
    "criticise", "condemn", "thank", "convict", "pressure",
))  # fmt: skip
"""Verbs whose object does the -ing form after "of", "from", "for": "accused them of lying"."""

_ASKING = {
    "call": ("on", "upon", "for"), "appeal": ("to",), "plead": ("with",), "press": ("for",),
    "push": ("for",), "wait": ("for",), "rely": ("on",), "count": ("on",), "look": ("to",),
    "prevail": ("on", "upon"), "ask": ("for",), "arrange": ("for",), "argue": ("for",),
    "lobby": ("for",), "signal": ("to",), "shout": ("at",), "apply": ("to",),
}  # fmt: skip
"""Verbs with a preposition before the one who is to do the infinitive: "called on them to go"."""

_IN_ASIDES = frozenset((
    "deny", "accuse", "urge", "warn", "call", "demand", "criticise", "criticize", "condemn",
    "blame", "praise", "reject", "threaten", "promise", "pledge", "vow", "thank", "dismiss",
    "denounce",
))  # fmt: skip
"""Verbs of words whose participle after a comma goes along with what is said."""

_TELLING = frozenset(("say", "tell", "state", "announce", "declare", "claim", "insist", "report"))

_RELATIVE = frozenset(("who", "which", "that", "whom"))


def find_subject(sentence: Sentence, i: int) -> int | None:
    """Give who does verb `i`: its subject, or the one it shares or is controlled by."""
    for _ in range(len(sentence.tokens)):
        own = _nearest_subject(sentence, i)
        if own is not None:
            return find_antecedent(sentence, own, i)
        token = sentence.tokens[i]
        head = sentence.tokens[token.head]
        if token.dep in ("acl", "relcl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
            if _is_told_ahead(sentence, token, head):
                return head.i
            return _owner_of_plan(sentence, token, head)
        if not _climbs(token, head):
            return None
        if token.dep == "conj":
            head = find_coordinated(sentence, token)
        elif _is_aside(sentence, token):
            head = _find_teller(sentence, head)
        controlled = _controller(sentence, token, head)
        if controlled is not None:
            return controlled
        i = head.i
    return None


def _is_told_ahead(sentence: Sentence, token: Token, head: Token) -> bool:
    """Tell whether a headline says by an infinitive what its first name will do: "Oslo to act"."""
    if not leads_headline(sentence, head) or not has_to(sentence, token.i):
        return False
    return not any(children(sentence, head.i, "poss"))


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb of words goes along with what is said: "..., denying a report"."""
    comma = token.i > 0 and sentence.tokens[token.i - 1].text == ","
    return token.dep == "advcl" and token.tag == "VBG" and comma and token.lemma in _IN_ASIDES


def _find_teller(sentence: Sentence, head: Token) -> Token:
    """Give the verb of saying above: "Kyiv said they had not come, denying it" is Kyiv's denial."""
    above = head
    while above.dep in ("ccomp", "conj", "xcomp") and above.head != above.i:
        inside, above = above, sentence.tokens[above.head]
        if inside.dep == "ccomp" and above.lemma in _TELLING:
            return above
    return head


def _nearest_subject(sentence: Sentence, i: int) -> Token | None:
    """The subject next to the verb: a line that names the place of filing can look like another."""
    found = list(children(sentence, i, "nsubj", "nsubjpass"))
    before = [one for one in found if one.i < i]
    return before[-1] if before else next(iter(found), None)


def _climbs(token: Token, head: Token) -> bool:
    if (head.dep == "acomp" and token.dep == "xcomp") or token.dep == "acomp":
        return True  # "is due to meet"
    if head.pos not in ("VERB", "AUX") and token.dep not in ("pcomp", "xcomp", "conj"):
        return False
    if token.dep == "ccomp":
        return token.tag in ("VB", "VBG")
    return token.dep in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep") and token.i != head.i


def _controller(sentence: Sentence, token: Token, head: Token) -> int | None:
    """The object of "urge", "order", "accuse" is the one who does the infinitive."""
    if token.dep == "xcomp" and head.lemma not in _SUBJECT_CONTROL:
        below = child(sentence, head.i, "dobj")
        if below is not None or is_passive(sentence, head.i):
            return below.i if below is not None else None
        return _find_asked(sentence, token, head)
    if token.dep == "advcl" and has_to(sentence, token.i):
        return _find_asked(sentence, token, head)  # "appealed to the court to free them"
    if token.dep == "pcomp" and head.text.lower() in ("of", "from", "into", "for"):
        verb = sentence.tokens[head.head]
        if verb.pos == "VERB" and verb.lemma in _OBJECT_DOES:
            below = child(sentence, verb.i, "dobj", "nsubjpass")
            if below is None and verb.dep == "acl" and verb.tag == "VBN":
                return verb.head  # "a man suspected of shooting three people"
            return find_antecedent(sentence, below, verb.i) if below is not None else None
    return None


def _find_asked(sentence: Sentence, token: Token, head: Token) -> int | None:
    """In "called on them to go" them: the object of the preposition between verb and infinitive."""
    for prep in children(sentence, head.i, "prep", "dative"):
        name = prep.text.lower()
        if token.dep == "advcl" and name == "for":
            continue  # "called for sanctions to stop the war"
        if name in _ASKING.get(head.lemma, ()) and prep.i < token.i:
            below = child(sentence, prep.i, "pobj")
            return below.i if below is not None else None
    return None


def _owner_of_plan(sentence: Sentence, token: Token, head: Token) -> int | None:
    """For "Russia's decision to attack" Russia; for "troops attacking" the troops."""
    if not has_to(sentence, token.i):
        return head.i if token.tag == "VBG" or token.dep == "relcl" else None
    owner = child(sentence, head.i, "poss")
    if owner is not None:
        return owner.i
    above = sentence.tokens[head.head]
    if not governs_infinitive(head.lemma):
        return None
    if head.dep in ("dobj", "attr") and above.lemma in _OWNING:
        return find_subject(sentence, above.i)
    return None


def find_antecedent(sentence: Sentence, token: Token, verb: int) -> int:
    """For a relative pronoun the noun that it stands for."""
    if token.text.lower() not in _RELATIVE or token.tag not in ("WDT", "WP", "IN"):
        return token.i
    above = sentence.tokens[verb]
    for _ in range(_CLAUSES):
        if above.dep == "relcl":
            return _happening(sentence, token, above.head)
        if above.dep == "advcl" and token.tag == "WDT":
            return _named_by(sentence, sentence.tokens[above.head], token.i)
        if above.dep not in ("conj", "xcomp", "ccomp") or above.head == above.i:
            break
        above = sentence.tokens[above.head]
    return token.i


def _happening(sentence: Sentence, token: Token, i: int) -> int:
    """For "the blast in Oslo that killed" the blast: a place inside a phrase does nothing."""
    place = sentence.tokens[i]
    if token.text.lower() in ("who", "whom") or place.pos != "PROPN":
        return i
    while place.dep == "appos":
        place = sentence.tokens[place.head]
    prep = sentence.tokens[place.head]
    if place.dep != "pobj" or prep.text.lower() not in ("in", "at", "near", "on"):
        return i
    above = sentence.tokens[prep.head]
    if above.dep == "pobj" and above.pos == "PROPN":
        return _happening(sentence, token, above.i)
    return above.i if above.pos == "NOUN" else i


def _named_by(sentence: Sentence, head: Token, default: int) -> int:
    """For "X is a partner, with which" X."""
    if head.lemma != "be":
        return default
    found = child(sentence, head.i, "nsubj")
    return found.i if found is not None else default
