"""What a cue governs, where the parser hung it on a word in between: put under its cue.

In "It is rumoured in the capital that he left" it takes the clause for one about the capital, in
"He intends, if it rains, to stay" the infinitive for a purpose, in "calls from the guild for a
vote" the vote for what the guild is for, and in "after what they suspect was a leak" the guess for
the subject of what happened.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.extract.mentions.words import load_words
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.spoken_of import (
    hang_about,
    hang_again,
    hang_behind_steps,
    hang_written,
)
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    SUBJECTS,
    TENSED,
    ancestors,
    child,
    children,
    has_to,
    leads_to_marks,
    subtree,
    verb_above,
    with_tokens,
)
from dateline.text import Sentence, Token

_ASKING = frozenset(("if", "whether"))
_LEADING = frozenset(("ADP", "SCONJ"))
_JOINTS = frozenset(("from", "and", "but"))
_MARK = "``"
"""The tag of opening marks, which stands for any of them among the words of a sentence."""
_SELVES = frozenset(("himself", "herself", "itself", "themselves"))
_BLAMED = frozenset(("responsible", "accountable", "liable", "guilty"))


def mend_governed(sentence: Sentence) -> Sentence:
    """Give a sentence in which what a cue governs hangs on it."""
    words = {token.text.lower() for token in sentence.tokens}
    if any(token.tag == _MARK for token in sentence.tokens):
        words.add(_MARK)
    mends = list(dict.fromkeys(mend for sign, mend in _MENDS if sign in words))
    for token in sentence.tokens if mends or not _JOINTS.isdisjoint(words) else ():
        changed: Sequence[Token] = ()
        if token.pos == "ADJ" and token.dep == "conj":
            changed = _hang_hungry(sentence, token)
        elif token.pos == "NOUN" and "from" in words:
            changed = _hang_wished(sentence, token) or _hang_shouting(sentence, token)
        elif token.pos in ("VERB", "AUX"):
            changed = next((found for mend in mends if (found := mend(sentence, token))), ())
        sentence = with_tokens(sentence, *changed) if changed else sentence
    return sentence


def _hang_wished(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """What is called for in "calls from the guild for a vote"."""
    whose = child(sentence, noun.i, "prep")
    if whose is None or whose.text.lower() != "from":
        return ()
    frames = load_lexicon().frames("NOUN", noun.lemma.lower()) or {}
    owner = child(sentence, whose.i, "pobj")
    above = (whose, owner) if owner is not None else (whose,)
    for what in (one for token in above for one in children(sentence, token.i, "prep")):
        if what.text.lower() in frames and what.text.lower() != "from":
            return (replace(what, head=noun.i),)
    return ()


def _hang_hungry(sentence: Sentence, quality: Token) -> Sequence[Token]:
    """The second quality of "says they are “right to be angry”, but also hungry for it"."""
    told = child(sentence, quality.head, "ccomp")
    first = child(sentence, told.i, "acomp") if told is not None else None
    return (replace(quality, head=first.i),) if first is not None and first.i < quality.i else ()


def _hang_shouting(sentence: Sentence, noun: Token) -> Sequence[Token]:
    """Who shouts in "shouts of “Thieves!” from the gallery"."""
    of = child(sentence, noun.i, "prep")
    if noun.lemma.lower() not in load_lexicon().in_marks or of is None:
        return ()
    behind = sentence.tokens[of.i :]
    closed = next((one.i for one in behind if one.tag == "''"), len(sentence.tokens))
    for whose in sentence.tokens[closed + 1 : closed + 2]:
        above = whose.i in (one.i for one in ancestors(sentence, noun.i))
        if whose.text.lower() == "from" and whose.dep == "prep" and not above:
            return (replace(whose, head=noun.i),)
    return ()


def _hang_rumoured(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause of "It is rumoured in the capital that he left"."""
    it = child(sentence, verb.i, "nsubjpass")
    if it is None or it.text.lower() != "it" or child(sentence, verb.i, "ccomp") is not None:
        return ()
    return _hang_behind_place(sentence, verb)


def _hang_announced(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause of "told reporters outside the court that he left", which hangs on the court."""
    if verb.lemma.lower() not in load_lexicon().addressing or verb.tag == "VBN":
        return ()
    if child(sentence, verb.i, "dobj") is None or child(sentence, verb.i, "ccomp", "xcomp"):
        return ()
    return _hang_behind_place(sentence, verb)


def _hang_pointed(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause of "said in a letter to the club that it rains and that it will", which hangs on
    the club: the second tells that the first is no relative one."""
    if "clause" not in verb_frames(sentence, verb) or child(sentence, verb.i, "dobj") is not None:
        return ()
    for again in children(sentence, verb.i, "conj", "ccomp"):
        mark = child(sentence, again.i, "mark")
        if mark is None or mark.text.lower() != "that":
            continue
        if sentence.tokens[mark.i - 1].pos == "CCONJ":
            return _hang_behind_place(sentence, verb)
    return ()


def _hang_behind_place(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause behind "that" which a parser hung on the place where it was said."""
    for place in children(sentence, verb.i, "prep"):
        noun = child(sentence, place.i, "pobj")
        clause = child(sentence, noun.i, "relcl", "acl") if noun is not None else None
        if clause is None:
            continue
        inside = subtree(sentence, clause.i)
        own = child(sentence, clause.i, *NAMED_SUBJECTS)
        first = sentence.tokens[inside[0]]
        if first.text.lower() == "that" and own is not None and own.i != first.i:
            mark = replace(first, dep="mark", tag="IN", head=clause.i)
            return (mark, replace(clause, head=verb.i, dep="ccomp"))
    return ()


def _hang_named(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """Who is called what in "called Moe “the son we needed”", no name of the son."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    name = child(sentence, verb.i, "oprd") if frames.get("thing") == "judgement" else None
    if name is None or name.pos != "PROPN" or child(sentence, verb.i, "dobj") is not None:
        return ()
    called = child(sentence, name.i, "appos")
    if name.i < verb.i or called is None or not leads_to_marks(sentence, name.i):
        return ()
    return (replace(name, dep="dobj"), replace(called, head=verb.i, dep="oprd"))


def _hang_bearer(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The subject of "On the door hung a card with the words", which parsers take for an object."""
    bearer = child(sentence, verb.i, "dobj")
    ahead = child(sentence, verb.i, "prep")
    if bearer is None or ahead is None or child(sentence, verb.i, *SUBJECTS) is not None:
        return ()
    inverted = ahead.i < verb.i and subtree(sentence, bearer.i)[0] == verb.i + 1
    return (replace(bearer, dep="nsubj"),) if inverted and verb.tag in TENSED else ()


def _hang_wanted(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The infinitive of "intends, if it rains, to stay"."""
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    if "to" not in frames or [one.text for one in after] != [","]:
        return ()
    if child(sentence, verb.i, "xcomp", "ccomp", "dobj") is not None:
        return ()
    loose = [*children(sentence, verb.i, "advcl")]
    for wish in (*loose, *(one for above in loose for one in children(sentence, above.i, "advcl"))):
        first = subtree(sentence, wish.i)[0]
        if has_to(sentence, wish.i) and sentence.tokens[first - 1].text == "," and wish.i > verb.i:
            return (replace(wish, head=verb.i, dep="xcomp"),)
    return ()


def _hang_blamed(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What somebody is held to be in "held the firm responsible"."""
    noun = child(sentence, verb.i, "dobj")
    if verb.lemma != "hold" or noun is None:
        return ()
    told = next((one for one in children(sentence, noun.i, "amod") if one.i > noun.i), None)
    if told is None or told.text.lower() not in _BLAMED:
        return ()
    return (replace(told, head=verb.i, dep="oprd"),)


def _hang_supposed(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The guess of "what they suspect was a leak", which is its own object's verb's subject."""
    link = sentence.tokens[verb.head]
    what, *others = [*children(sentence, verb.i, "nsubj", "dobj")] or (None,)
    if what is None or what.text.lower() != "what" or verb.dep not in ("csubj", "nsubj", "ccomp"):
        return ()
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    who = next((one for one in others if one.dep == "nsubj"), None)
    if "clause" not in frames or who is None or link.i != verb.i + 1 or link.tag not in TENSED:
        return ()
    if what.dep != "nsubj" and (what.i == 0 or sentence.tokens[what.i - 1].pos not in _LEADING):
        return ()  # "What they know is this"
    marks = [replace(one, head=verb.i) for one in children(sentence, link.i, "mark")]
    above = verb.i if link.head == link.i else link.head
    return (
        *marks,
        replace(what, head=link.i, dep="nsubj"),
        replace(verb, head=above, dep=link.dep),
        replace(link, head=verb.i, dep="ccomp"),
    )


def _hang_only(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause of "said only that it was late", which hangs on "only" as a reason."""
    if child(sentence, verb.i, "ccomp", "xcomp", "dobj") is not None:
        return ()
    for clause in children(sentence, verb.i, "advcl"):
        mark = child(sentence, clause.i, "mark")
        only = sentence.tokens[verb.i + 1 : verb.i + 2]
        if mark is None or mark.text.lower() != "that" or [one.lemma for one in only] != ["only"]:
            continue
        if mark.i == verb.i + 2:
            return (replace(clause, dep="ccomp"), replace(only[0], head=verb.i))
    return ()


def _hang_told(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The clause of "told me just now that it was late", which hangs on the adverb."""
    for adverb in children(sentence, verb.i, "advmod"):
        clause = child(sentence, adverb.i, "ccomp", "advcl")
        mark = child(sentence, clause.i, "mark") if clause is not None else None
        if clause is not None and mark is not None and mark.text.lower() == "that":
            near = mark.i == adverb.i + 1 and adverb.i > verb.i
            near = near and sentence.tokens[adverb.i - 1].lemma != "so"  # "so often that"
            return (replace(clause, head=verb.i, dep="ccomp"),) if near else ()
    return ()


def _hang_question(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The question of "Asked by Moe if it was late, Berg laughed"."""
    by = child(sentence, verb.i, "agent")
    if verb.tag != "VBN" or verb.dep != "advcl" or by is None:
        return ()
    first = subtree(sentence, by.i)[-1] + 1
    for clause in children(sentence, verb.head, "advcl"):
        mark = child(sentence, clause.i, "mark")
        asks = mark is not None and mark.i == first and mark.text.lower() in _ASKING
        if asks and verb.lemma in load_setting_words().asking:
            return (replace(clause, head=verb.i, dep="ccomp"),)
    return ()


def _hang_which(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What is put at a figure in "the cost, which treasurer Iva Holt put at 3,000"."""
    own = child(sentence, verb.i, "nsubj")
    if verb.dep != "relcl" or own is None or child(sentence, verb.i, "dobj") is not None:
        return ()
    for number in subtree(sentence, own.i):
        which = sentence.tokens[number]
        if which.text.lower() == "which" and which.dep == "det" and number < own.i:
            return (replace(which, head=verb.i, dep="dobj"),) if own.pos == "PROPN" else ()
    return ()


def _hang_promised(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The infinitive of "pledged at the time to keep it", which hangs on the time."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    if "to" not in frames or child(sentence, verb.i, "xcomp", "ccomp", "dobj") is not None:
        return ()
    for at in children(sentence, verb.i, "prep"):
        time = child(sentence, at.i, "pobj")
        wish = child(sentence, time.i, "relcl", "acl") if time is not None else None
        if time is None or wish is None or time.lemma != "time" or not has_to(sentence, wish.i):
            continue
        if subtree(sentence, wish.i)[0] == time.i + 1:
            return (replace(wish, head=verb.i, dep="xcomp"),)
    return ()


def _hang_agent(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """Who rejected it in "was rejected as “unworthy” by the ministry"."""
    if child(sentence, verb.i, "nsubjpass") is None or child(sentence, verb.i, "agent") is not None:
        return ()
    for what in children(sentence, verb.i, "prep"):
        inside = subtree(sentence, what.i) if what.text.lower() == "as" else ()
        for number in inside:
            by = sentence.tokens[number]
            if by.text.lower() == "by" and by.dep == "prep":
                return (replace(by, head=verb.i, dep="agent"),)
    return ()


def _hang_figure(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The figure of "which the firm puts at two million", no object of "puts at"."""
    at, figure = child(sentence, verb.i, "prt"), child(sentence, verb.i, "dobj")
    if verb.lemma != "put" or at is None or at.text.lower() != "at" or figure is None:
        return ()
    objects = [one for one in children(sentence, verb.i, "dobj") if one.i > at.i]
    if not objects:
        return ()
    return (replace(at, dep="prep"), replace(objects[0], head=at.i, dep="pobj"))


def _hang_declared(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """Who is what in "pronounced herself “moved”", which the parser takes for what is said."""
    what = child(sentence, verb.i, "dobj")
    if what is None or not leads_to_marks(sentence, what.i) or what.text.lower() not in _SELVES:
        return ()
    told = child(sentence, verb.i, "ccomp", "dep")
    if told is None or told.i < what.i:
        return ()
    return (replace(what, head=told.i, dep="nsubj"), replace(told, dep="ccomp"))


def _hang_ruling(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The participle of "They fined the owner of a boat that sank, ruling that he knew", which
    hangs on what a mere thing did."""
    below = sentence.tokens[verb.head]
    if verb.tag != "VBG" or verb.dep != "advcl" or below.dep != "relcl" or below.i > verb.i:
        return ()
    thing, main = sentence.tokens[below.head], verb_above(sentence, below.head)
    if main is None or main.i > thing.i or thing.pos != "NOUN" or main.tag not in TENSED:
        return ()
    says = "clause" in (load_lexicon().frames("VERB", verb.lemma.lower()) or ())
    speaks = thing.lemma.lower() in load_lexicon().speakers | load_words().person
    apart = sentence.tokens[verb.i - 1].text == "," and not speaks
    return (replace(verb, head=main.i),) if says and apart else ()


def _hang_back(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The particle of "fired back", which the parser took for an adverb."""
    if load_lexicon().frames("VERB", f"{verb.lemma.lower()} back") is None:
        return ()
    found = children(sentence, verb.i, "advmod")
    return tuple(replace(one, dep="prt") for one in found if one.text == "back")


def _hang_beyond(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What it is put down to in "put the defeat down “to tired legs”", which hangs on "down"."""
    particle = child(sentence, verb.i, "prt")
    beyond = child(sentence, particle.i, "prep") if particle is not None else None
    return (replace(beyond, head=verb.i),) if beyond is not None else ()


def _hang_bare(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The second infinitive of "urged them to “show restraint” and avoid", no deed of who urges."""
    wish = child(sentence, verb.i, "xcomp", "ccomp")
    if wish is None or not (verb.tag in TENSED or verb.tag == "VBN"):
        return ()
    if not has_to(sentence, wish.i):
        return ()
    further = [one for one in children(sentence, verb.i, "conj") if one.tag == "VB"]
    if not further or further[0].i < wish.i or child(sentence, further[0].i, "aux", *SUBJECTS):
        return ()
    joint = sentence.tokens[further[0].i - 1]
    if joint.dep != "cc" or sentence.tokens[joint.i - 1].text == ",":
        return ()
    return tuple(replace(one, head=wish.i) for one in (joint, further[0]))


_MENDS: tuple[tuple[str, Callable[[Sentence, Token], Sequence[Token]]], ...] = (
    ("it", _hang_rumoured),
    ("for", hang_about),
    *((word, hang_written) for word in ("his", "her", "its", "their")),
    (",", _hang_wanted),
    (",", _hang_ruling),
    ("what", _hang_supposed),
    ("only", _hang_only),
    ("that", _hang_told),
    ("that", _hang_announced),
    ("that", _hang_pointed),
    ("by", _hang_question),
    ("which", _hang_which),
    ("as", _hang_agent),
    ("at", _hang_figure),
    ("time", _hang_promised),
    ("back", _hang_back),
    ("down", _hang_beyond),
    ("words", _hang_bearer),
    (_MARK, hang_about),
    (_MARK, hang_behind_steps),
    (_MARK, _hang_named),
    (_MARK, _hang_declared),
    (_MARK, _hang_bare),
    (_MARK, hang_again),
    *((word, _hang_blamed) for word in sorted(_BLAMED)),
)
"""The mends, each with a word without which a sentence does not need it."""
