"""Which of the things that a word governs it attributes to somebody, if any.

The lexicon says which frames make a cue of a word; the learned model says how likely each use of
it is one. The likeliest use of a word counts: where the lexicon lists one of them unless the model
finds all most unlikely, else from the threshold on. A word that it does not list at all is none: in
1,250 reports the model took 58 for one, and half of those were wrong.
"""

from collections.abc import Sequence

from dateline.extract.statements.complement import Complement, is_told_by_what
from dateline.extract.statements.frames import find_complements
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.model import load_cue_model
from dateline.extract.statements.words import CueWord
from dateline.extract.syntax import children, has_to, leads_by_colon, leads_to_marks
from dateline.text import Sentence, Token

LEAST = 0.05
"""A word that the lexicon lists with what it governs is no cue below this probability."""

_ORDER = ("clause", "someone_to", "to", "ing", "as")
"""Frames that say most come first; after them objects, then prepositions, then predicates."""

_LISTED_ALONE = frozenset(("when", "by", "so", "subject", "thing be", "passive be"))
_OF_WHAT_IS_TO_COME = frozenset(("wants", "promises"))

_CLAUSAL = frozenset(("clause", "to", "someone_to", "ing", "so", "as", "be", "by", "when"))
HELPERS = frozenset(("aux", "auxpass"))


def find_uses(sentence: Sentence, word: CueWord, lexicon: Lexicon) -> list[Complement]:
    """Give what a word governs, less the frames that the lexicon says attribute nothing.

    Words of seeming take an infinitive, but no preposition: "appeared to her".
    Some frames are given to listed words alone: many a thing "was said on Sunday".
    """
    if _is_conjunction(sentence, word) or _is_deed(sentence, word, lexicon):
        return []
    if _is_listed_only(word) and not _has_preposition(sentence, word):
        return []
    to_come = lexicon.cue_kinds.get(word.lemma) in _OF_WHAT_IS_TO_COME
    found = find_complements(sentence, word.token.i, to_come=to_come)
    if word.lemma == "suppose" and word.passive:
        found = [one for one in found if one.frame != "to" or _is_past(sentence, one)]
    own = word.frames or ()
    copular = word.frames is None and word.token.pos == "NOUN"  # "the trouble is that"
    return [
        one
        for one in found
        if (word.lemma, one.frame) not in lexicon.never
        and (name_frame(word, one) in own or not _is_listed_alone(word, one))
        and not ((word.lemma, "it") in lexicon.never and _is_it(sentence, one))
        and not (word.lemma in lexicon.in_marks and _lacks_marks(sentence, one))
        and not (copular and one.frame == "clause" and one.marker >= 0)
        and not (one.marker >= 0 and one.frame == "to" and (word.lemma, "to") in lexicon.silent)
    ]


def _is_conjunction(sentence: Sentence, word: CueWord) -> bool:
    """Tell whether a word only tells what is done what for: "in order to pay"."""
    before = sentence.tokens[word.token.i - 1].text.lower()
    return word.token.text.lower() == "order" and word.token.i > 0 and before == "in"


def _is_listed_only(word: CueWord) -> bool:
    """Tell whether a word that is in every other sentence counts where it is listed alone."""
    return word.token.pos == "AUX" or word.lemma == "be"


def _has_preposition(sentence: Sentence, word: CueWord) -> bool:
    """Tell whether a preposition that the lexicon lists for a word stands below it."""
    frames = word.frames or ()
    return any(one.text.lower() in frames for one in children(sentence, word.token.i, "prep"))


def _is_past(sentence: Sentence, complement: Complement) -> bool:
    """Tell whether an infinitive tells what was: of who is "supposed to go" nobody supposes it."""
    return any(sentence.tokens[number].text.lower() == "have" for number in complement.tokens[:3])


def _is_deed(sentence: Sentence, word: CueWord, lexicon: Lexicon) -> bool:
    """Tell whether a verb does something to its object without a word: "claimed second place"."""
    objects = lexicon.wordless.get(word.lemma, frozenset())
    below = children(sentence, word.token.i, "dobj", "nsubjpass") if objects else ()
    return any(one.lemma.lower() in objects for one in below)


def _is_it(sentence: Sentence, complement: Complement) -> bool:
    """Tell whether all that a verb governs is an "it" that stands for nothing: "as she put it".

    So in "put it without ornament: “...”".
    """
    words = [sentence.tokens[number].text.lower() for number in complement.tokens]
    return words[:1] == ["it"] and words[1:2] in ([], ["without"])


def _lacks_marks(sentence: Sentence, complement: Complement) -> bool:
    """Tell whether no quotation mark stands at the first word of what "of" leads to."""
    first = complement.tokens[0]
    opening = sentence.tokens[max(first - 1, 0) : first + 1]
    return complement.frame == "of" and all(one.tag != "``" for one in opening)


def _is_listed_alone(word: CueWord, complement: Complement) -> bool:
    return not _LISTED_ALONE.isdisjoint((complement.frame, name_frame(word, complement)))


def name_frame(word: CueWord, complement: Complement) -> str:
    """Give the name under which the lexicon lists a frame of a word, that of a passive apart."""
    return f"passive {complement.frame}" if word.passive else complement.frame


def find_listed(word: CueWord, complements: Sequence[Complement]) -> Complement | None:
    """Give the complement that says most of those that the lexicon lists for a word."""
    if word.frames is None:
        return None
    known = [one for one in complements if name_frame(word, one) in word.frames]
    if word.passive and not known:
        known = [one for one in complements if one.frame == "clause" and "clause" in word.frames]
    first = min(known, key=lambda one: (_rank(one), not one.announced), default=None)
    acts = word.token.dep == "acl"
    judged = next((one for one in known if one.frame == "subject" and acts), first)
    whole = first is not None and judged is not None and set(first.tokens) <= set(judged.tokens)
    return judged if whole else first  # "the plan, described by Moe as “mad”"


def _rank(complement: Complement) -> int:
    if complement.frame in _ORDER:
        return _ORDER.index(complement.frame)
    if complement.frame.startswith("thing"):
        return 10 - len(complement.frame.split())
    return 20


def choose_complement(
    sentence: Sentence,
    word: CueWord,
    complements: Sequence[Complement],
    listed: Complement | None,
    lexicon: Lexicon,
) -> Complement | None:
    """Give what a word attributes, or None; `listed` is what the lexicon would say."""
    if not complements or (listed and listed.frame == "as"):
        return listed
    topic = _find_topic(sentence, word, complements, lexicon)
    if topic is not None:
        return topic
    if _is_listed_only(word):
        complements = [] if listed is None else [listed]
        if not complements:
            return None
    ratings = load_cue_model().rate(sentence, word, complements, lexicon)
    highest = max(ratings)
    called = listed is not None and _is_called(sentence, word, listed)
    framed = is_told_by_what(sentence, word.token)
    if framed and listed is not None:
        return listed
    if called or framed or (listed is not None and word.lemma in lexicon.in_marks):
        least = 0.0
    elif listed is not None and not _is_purpose(sentence, word.token, listed.frame):
        least = LEAST
    elif listed is not None and leads_to_marks(sentence, word.token.i):
        least = LEAST  # "took to the air to promise “an end to it”"
    else:
        least = LEAST if _is_in_marks(sentence, word) else lexicon.threshold
    if highest < least:
        return None
    best = complements[ratings.index(highest)]
    whole = listed is not None and set(best.tokens) <= set(listed.tokens)
    return listed if whole else best  # who is to do it goes with it: "called on Moe to leave"


def _find_topic(
    sentence: Sentence, word: CueWord, complements: Sequence[Complement], lexicon: Lexicon
) -> Complement | None:
    """Give what a verb says something of where the words follow: "warned against haste: “...”".

    Who hears it is none ("told the crew: “...”"), nor what holds the words ("sent a line: “...”").
    """
    marked = (one for one in complements if one.frame == "clause")
    starts = (one.tokens[0] for one in marked)
    start = next((first for first in starts if leads_by_colon(sentence, first - 3)), 0)
    topics = [
        one
        for one in complements
        if word.token.i < one.tokens[0] <= one.tokens[-1] < start
        and name_frame(word, one) in (word.frames or {})
        and _names_topic(sentence, one, lexicon)
    ]
    return max(topics, key=lambda one: len(one.tokens), default=None)


def _names_topic(sentence: Sentence, complement: Complement, lexicon: Lexicon) -> bool:
    """Tell whether a complement is a noun phrase that does not hold the words that follow it."""
    inside = [sentence.tokens[i] for i in complement.tokens]
    tops = [one for one in inside if one.head not in complement.tokens or one.head == one.i]
    holds = lexicon.wordings | lexicon.worded | lexicon.nouns.keys()
    nominal = complement.frame.split()[0] not in _CLAUSAL and tops[0].pos == "NOUN"
    return nominal and tops[0].lemma.lower() not in holds


def _is_called(sentence: Sentence, word: CueWord, listed: Complement) -> bool:
    """Tell whether something is called what stands in marks: "films that he calls “prayers”"."""
    judged = "quote" in (word.frames or {}) and (word.frames or {}).get("thing") == "judgement"
    last = max(listed.tokens[-1], word.token.i + 1)
    around = sentence.tokens[listed.tokens[0] : last + 1]
    return judged and any(one.tag == "``" for one in around)


def _is_in_marks(sentence: Sentence, word: CueWord) -> bool:
    """Tell whether what is found or shown stands in marks: "found “no sign of fraud”"."""
    showing = (word.frames or {}).get("clause") == "showing"
    return showing and leads_to_marks(sentence, word.token.i)


def _is_purpose(sentence: Sentence, token: Token, frame: str) -> bool:
    """An infinitive tells what is to be said or done, not what was."""
    return token.tag == "VB" and frame != "clause" and has_to(sentence, token.i)
