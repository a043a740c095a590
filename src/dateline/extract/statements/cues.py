"""Cue words in a parsed sentence, each with the words that belong to it and what it governs."""

from dataclasses import replace

from dateline.extract.statements.about import cut_renamings, with_antecedent, with_subject
from dateline.extract.statements.adjuncts import find_adjunct
from dateline.extract.statements.asides import find_aside, is_led, is_occasion
from dateline.extract.statements.chained import is_left_open, read_chained
from dateline.extract.statements.choose import (
    HELPERS,
    choose_complement,
    find_listed,
    find_uses,
    name_frame,
)
from dateline.extract.statements.cited import read_cited
from dateline.extract.statements.complement import Complement
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.groups import (
    SEMI_AUXILIARIES,
    find_group,
    is_apart,
    is_placed_in_time,
)
from dateline.extract.statements.handed_on import hand_on
from dateline.extract.statements.hearers import has_hearer, without_hearer
from dateline.extract.statements.idioms import read_idiom
from dateline.extract.statements.leaders import find_leader
from dateline.extract.statements.lexicon import SPEECH_KINDS, Lexicon
from dateline.extract.statements.phrases import cut_phrases
from dateline.extract.statements.polls import read_standing
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.several import free_participles, lift_tail
from dateline.extract.statements.signs import read_owned, read_phrase, read_sign
from dateline.extract.statements.spelled_out import spell_out
from dateline.extract.statements.stops import mind_stops
from dateline.extract.statements.wishes import read_wish
from dateline.extract.statements.words import CueWord, read_word
from dateline.extract.syntax import child, children, leads_to_marks, subtree
from dateline.text import Sentence, Token

LONGEST_SENTENCE = 300
"""A run of more words is a list or a table, and what a parser says of it is worth nothing."""

CUE_POS = frozenset(("VERB", "AUX", "NOUN", "ADJ"))
_TELLING = frozenset(("someone_to", "thing of"))
"""Frames of verbs whose object can be whom something is told: "she warned the council"."""

_CLAUSAL = frozenset(("clause", "to", "someone_to", "ing", "idiom"))
_SAYING = SPEECH_KINDS | {"judgement"}
_PLAIN = {"cited": read_cited, "standing": read_standing, "wish": read_wish}
"""Readers of cues that are none but in their sentence, each with the frame that it makes."""
_OF_NOUNS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_LONG = 4
"""Letters from which on a word of a title is written with a capital."""
_TOLD = frozenset(("passive clause", "passive of", "passive about"))


def find_cues(
    sentence: Sentence,
    lexicon: Lexicon,
    hidden: frozenset[int],
    *,
    headline: bool = False,
    opens: bool = False,
) -> list[Cue]:
    """Give the cues of a sentence in order; tokens in `hidden` (spoken words) are left out.

    In a headline, "Name: what the name says" and its inversion are cues as well, and where the
    sentence `opens` its paragraph "NAME: what the name says".
    """
    found: list[Cue] = []
    chained: set[int] = set()
    if len(sentence.tokens) > LONGEST_SENTENCE:
        return found
    marking = lexicon.marking | lexicon.heading if headline else lexicon.marking
    for token in sentence.tokens:
        if token.i in hidden or token.i in chained:
            continue
        if token.pos in ("PUNCT", "SYM") or token.text == ":":
            cue = read_sign(sentence, token, lexicon, hidden, headline=headline, opens=opens)
        elif token.lemma in marking and leads_to_marks(sentence, token.i):
            cue = _marking_cue(sentence, token, ())
        else:
            cue = _read_word(sentence, token, lexicon, hidden)
        if cue is None and token.lemma in lexicon.marking:
            cue = _read_set_in(sentence, token, hidden)
        if cue is not None:
            chained.update((cue.word, *cue.tokens) if cue.frame == "idiom" else (cue.word,))
            found.append(cue)
    if not found:
        return found
    led = {cue.head for cue in found if cue.head < cue.word}
    found = [cue for cue in found if cue.word not in led]
    found = hand_on(
        sentence, lift_tail(sentence, free_participles(sentence, found), hidden), hidden
    )
    found = cut_phrases(sentence, _without_carriers(sentence, spell_out(sentence, found, hidden)))
    found = cut_renamings(sentence, mind_stops(sentence, found))
    return [_without_adjunct(sentence, cue, lexicon) for cue in found]


def _read_word(
    sentence: Sentence, token: Token, lexicon: Lexicon, hidden: frozenset[int]
) -> Cue | None:
    lower = token.text.lower()
    if lower in lexicon.owned or lower in lexicon.phrases:
        return read_phrase(sentence, token, lexicon) or read_owned(sentence, token, lexicon)
    if token.pos in CUE_POS:
        return _read_cue(sentence, token, lexicon, hidden)
    if token.pos == "ADV" and token.lemma.lower() in lexicon.adverbs:
        return _hearsay(sentence, token, lexicon)
    return None


def _without_carriers(sentence: Sentence, found: list[Cue]) -> list[Cue]:
    """Leave out the verbs that but carry a noun that is a cue: "voiced" of "voiced fears for".

    What is "put forward" is no longer carried.
    """
    nouns = [cue for cue in found if sentence.tokens[cue.word].pos == "NOUN"]
    carrying = {number for cue in nouns for number in cue.tokens if number != cue.word}
    return [
        cue
        for cue in found
        if cue.word not in carrying or child(sentence, cue.word, "prt") is not None
    ]


def _without_adjunct(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> Cue:
    if cue.frame not in _CLAUSAL and not (cue.frame == "thing in" and cue.kind in _SAYING):
        return cue
    gone = find_adjunct(sentence, cue.head, cue.content, lexicon)
    return replace(cue, content=tuple(i for i in cue.content if i not in gone)) if gone else cue


def _read_cue(
    sentence: Sentence, token: Token, lexicon: Lexicon, hidden: frozenset[int]
) -> Cue | None:
    idiom = read_idiom(sentence, token, lexicon)
    if idiom is not None:
        return _idiom_cue(token, *idiom)
    plain = _read_plain(sentence, token, lexicon)
    if plain is not None or lexicon.parts.isdisjoint((token.lemma.lower(), token.text.lower())):
        return plain
    return _read_listed(sentence, token, lexicon, hidden)


def _read_listed(
    sentence: Sentence, token: Token, lexicon: Lexicon, hidden: frozenset[int]
) -> Cue | None:
    """Give the cue that a word is with the likeliest of what it governs, if it is one."""
    word = read_word(sentence, token, lexicon)
    if word.frames is None or _says_nothing(sentence, token, lexicon):
        return None
    complements = find_uses(sentence, word, lexicon)
    listed = find_listed(word, complements)
    chained = read_chained(sentence, token, listed, lexicon) if listed is not None else None
    if chained is not None:
        return chained
    best = choose_complement(sentence, word, complements, listed, lexicon)
    if has_hearer(sentence, word, listed, best) or _is_no_aside(listed, best):
        best = listed = None
    if best is None and listed is None and _stands_by_quotes(sentence, word):
        bare = _TELLING.isdisjoint(word.frames or {})
        aside = find_aside(sentence, token, hidden, bare=bare)
        told = aside and not is_occasion(sentence, token, aside)
        best = Complement("clause", aside) if told else _beside_quotes(sentence, word)
    elif best is None and listed is None and "clause" in (word.frames or {}):
        aside = find_aside(sentence, token, hidden, bare=True)
        goes_on = bool(aside) and aside[-1] > token.i and child(sentence, token.i, "advcl") is None
        told = goes_on or (bool(aside) and not is_led(sentence, token))  # "In May, notes show, he"
        best = Complement("clause", aside) if told else None
    elif best is not None and (best.frame == "clause" or _is_apart(sentence, token, best)):
        best = _around(sentence, token, best, hidden)
    if best is None or _modifies(sentence, word, best):
        return None
    return _make_cue(sentence, word, best, lexicon)


def _beside_quotes(sentence: Sentence, word: CueWord) -> Complement:
    """Give what a verb governs beside quoted words: what it does so, if they say how.

    So in "accepted them “with shame”" and "thanked her “for nothing”"; else they are all that is
    told.
    """
    thing, frames = child(sentence, word.token.i, "dobj"), word.frames or {}
    if thing is None or not _TELLING.isdisjoint(frames):
        return Complement("quote", ())
    inside = subtree(sentence, thing.i)
    behind = sentence.tokens[inside[-1] + 1 : inside[-1] + 3]
    led = [one.tag for one in behind] == ["``", "IN"]
    known = led and (thing.pos == "PRON" or f"thing {behind[-1].text.lower()}" in frames)
    return Complement("thing", tuple(inside)) if known else Complement("quote", ())


def _says_nothing(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb attributes nothing of its own, whatever it governs.

    "Accused her of treating it as a joke" tells what she does; "has" of "has said" helps; "the
    accused" is somebody; what "runs to three words" is but long.
    """
    person = token.tag == "VBN" and token.dep in _OF_NOUNS
    if token.dep in HELPERS or (person and child(sentence, token.i, "det") is not None):
        return True
    does = token.dep == "pcomp" and token.lemma == "treat"
    behind = sentence.tokens[token.i + 1 : token.i + 2] if token.lemma == "run" else ()
    does = does or any(one.dep == "prep" and one.text.lower() == "to" for one in behind)
    return does or _places_saying(sentence, token, lexicon) or is_left_open(sentence, token)


def _is_no_aside(listed: Complement | None, best: Complement | None) -> bool:
    """Tell whether "as she put it" says nothing of its clause: it can still of words in marks."""
    return best is None and listed is not None and listed.frame == "as"


def _places_saying(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb only says how often another says something: "likes to point out"."""
    if token.lemma not in SEMI_AUXILIARIES:
        return False
    below = (one for one in children(sentence, token.i, "xcomp") if one.i > token.i)
    return any(
        is_placed_in_time(sentence, one)
        and "quote" in (read_word(sentence, one, lexicon).frames or ())
        for one in below
    )


def _read_plain(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    """Give the cue that a word is by what stands beside it, whatever it governs elsewhere."""
    i = token.i
    if token.pos not in ("VERB", "AUX"):
        return None
    for frame, read in _PLAIN.items():
        told = read(sentence, token, lexicon)
        if not told:
            continue
        group = tuple(one for one in find_group(sentence, i) if one not in told)
        kind = "wish" if frame == "wish" else "showing"
        if group:
            return Cue(i, i, group, frame, kind, told, quotes=False, silent=False)
    return None


def _idiom_cue(token: Token, tokens: tuple[int, ...], content: tuple[int, ...]) -> Cue:
    i = token.i
    return Cue(i, i, tokens, "idiom", "speech", content, quotes=True, silent=False)


def _read_set_in(sentence: Sentence, token: Token, hidden: frozenset[int]) -> Cue | None:
    """Give a verb that counts before marks alone, set in there: "It was, he felt, “a pity”"."""
    aside = find_aside(sentence, token, hidden)
    marked = any(sentence.tokens[i].tag == "``" for i in aside if i > token.i)
    return _marking_cue(sentence, token, aside) if marked else None


def _marking_cue(sentence: Sentence, token: Token, content: tuple[int, ...]) -> Cue:
    i, tokens = token.i, find_group(sentence, token.i)
    frame = "clause" if content else "quote"
    return Cue(i, i, tokens, frame, "judgement", content, quotes=True, silent=False)


def _is_apart(sentence: Sentence, token: Token, best: Complement) -> bool:
    """Tell whether a comma parts a verb from what seems its object: "Moe, she says, hid it"."""
    comma = sentence.tokens[token.i + 1 : token.i + 2]
    return best.frame == "thing" and best.tokens[0] == token.i + 2 and comma[0].text == ","


def _around(
    sentence: Sentence, token: Token, best: Complement, hidden: frozenset[int]
) -> Complement:
    """Give a clause whole where its cue is set in between; parsers tie but a part to the cue."""
    around = find_aside(sentence, token, hidden)
    if around and around[-1] < token.i < best.tokens[0] and best.tokens[0] in hidden:
        leads = any(one.text == ":" for one in sentence.tokens[token.i : best.tokens[0]])
        return replace(best, tokens=(*around, *best.tokens)) if leads else best
    return replace(best, tokens=around) if around and around[-1] > token.i else best


def _modifies(sentence: Sentence, word: CueWord, best: Complement) -> bool:
    """Tell whether a name only says who or what is meant: "an inn called The Anchor", "known to all
    as “Sugar”", "she is called Lucky"."""
    if word.token.dep != "acl" or not word.passive:
        return word.passive and _gives_name(sentence, word, best)
    if word.lemma == "name" and leads_to_marks(sentence, word.token.i):
        return True  # "the bird, named “Kevin” by the children"
    if child(sentence, word.token.i, "agent") is not None:
        return False
    known = word.lemma == "know" and best.frame in ("as", "to") and best.marker >= 0
    return known or (best.frame == "thing" and "passive thing be" in (word.frames or {}))


def _gives_name(sentence: Sentence, word: CueWord, best: Complement) -> bool:
    """Tell whether a passive with nobody who does it gives a name: no article stands before it."""
    if "passive thing be" not in (word.frames or {}):
        return False
    named = [sentence.tokens[i] for i in best.tokens if i > word.token.i]
    words = [one.text for one in named if one.pos != "PUNCT"]
    titled = bool(words) and all(one[0].isupper() for one in words if len(one) >= _LONG)
    return titled and words[0][0].isupper() and child(sentence, word.token.i, "agent") is None


def _make_cue(sentence: Sentence, word: CueWord, best: Complement, lexicon: Lexicon) -> Cue:
    best = _with_summed(sentence, word, best, lexicon)
    frames = word.frames or {}
    frame = name_frame(word, best)
    silent = (word.lemma, frame) in lexicon.silent
    i = word.token.i
    marker = -1 if is_apart(sentence, i, best.marker) else best.marker
    if marker != best.marker:
        best = replace(best, tokens=(*range(i + 1, best.tokens[0]), *best.tokens))
    tokens = find_group(sentence, i, marker=marker, carriers=lexicon.carriers)
    leader = find_leader(sentence, word.token, lexicon) if not silent else None
    if leader is not None:  # "issued a statement saying" is one cue
        tokens = tuple(range(find_group(sentence, leader.i)[0], tokens[-1] + 1))
    return Cue(
        head=leader.i if leader is not None else i,
        word=i,
        tokens=tokens,
        frame=best.frame,
        kind=frames.get(frame) or frames.get("quote") or _find_kind(word, best.frame),
        content=with_subject(sentence, i, best.tokens)
        if silent and not _is_hearer(word, frame)
        else without_hearer(sentence, word, best.frame, with_antecedent(sentence, word, best)),
        quotes="quote" in frames and (not silent or _is_hearer(word, frame)),
        silent=silent,
    )


def _with_summed(
    sentence: Sentence, word: CueWord, best: Complement, lexicon: Lexicon
) -> Complement:
    """Give quoted words behind a colon together with what they are told of: "summed up the day:
    “...”"."""
    thing = child(sentence, word.token.i, "dobj") if word.lemma in lexicon.summing else None
    if thing is None or best.frame != "clause" or thing.i > best.tokens[0]:
        return best
    inside = subtree(sentence, thing.i)
    between = sentence.tokens[inside[-1] + 1 : best.tokens[0]]
    colon = any(one.text == ":" for one in between)
    return Complement("thing", (*inside, *best.tokens)) if colon else best


def _is_hearer(word: CueWord, frame: str) -> bool:
    """Tell whether the subject of a passive is but told what is said: "the jury was told that".

    What is asked of somebody is said of that one too: "they were asked to wait", "... for help".
    """
    return word.lemma in load_setting_words().addressing and frame in _TOLD


def _stands_by_quotes(sentence: Sentence, word: CueWord) -> bool:
    """Tell whether a word takes quoted words and not only names: "an inn called “The Anchor”"."""
    frames = word.frames or {}
    kind = frames.get("quote")
    naming = kind == "judgement" or "passive thing be" in frames
    names = naming and word.passive and child(sentence, word.token.i, "agent") is None
    return kind is not None and not names


def _find_kind(word: CueWord, frame: str) -> str:
    """Give the kind of a use that is not listed: that of the word's other uses, or by its frame."""
    others = (word.frames or {}).values()
    return next(iter(others), "speech" if frame == "clause" else "thought")


def _hearsay(sentence: Sentence, token: Token, lexicon: Lexicon) -> Cue | None:
    """ "Reportedly" makes its clause hearsay; before a verb of saying it is part of that cue."""
    head = sentence.tokens[token.head]
    if token.dep != "advmod" or "clause" in (lexicon.frames(head.pos, head.lemma) or ()):
        return None
    content = subtree(sentence, token.head, without=frozenset((token.i,)))
    return Cue(
        token.i, token.i, (token.i,), "adverb", "speech", tuple(content), quotes=False, silent=True
    )
