"""Who speaks beside quoted words, told by where the words stand."""

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.speakers import ADDRESSING, NOMINAL, find_phrase_head, is_hearing
from dateline.extract.statements.strays import is_reflexive
from dateline.extract.syntax import child, is_of_time
from dateline.text import Sentence, Token


def guess_source(sentence: Sentence, cue: Cue, quoted: int) -> Token | None:
    """Give the speaker beside a cue whose subject the parse does not show.

    After quoted words the speaker stands next to the cue: behind it in an inversion, else before.
    What tells of him may stand in between; then he is right behind what is `quoted`, which ends at
    that offset.
    """
    tokens = sentence.tokens
    after, before = cue.tokens[-1] + 1, cue.tokens[0] - 1
    while before > 0 and (tokens[before].pos == "AUX" or is_reflexive(tokens[before])):
        before -= 1
    preceded = before >= 0 and tokens[before].pos in ("PROPN", "NOUN", "PRON")
    if preceded and is_hearing(tokens[cue.head], tokens[before]):
        return None
    if preceded and tokens[cue.head].lemma in ADDRESSING:
        return tokens[before]
    if after < len(tokens) and is_of_time(sentence, after):
        after += 1
    if not preceded and any(one.tag == "''" for one in tokens[: cue.tokens[0]]):
        after = _find_behind_places(sentence, cue, after)
    named = after < len(tokens) and tokens[after].pos in NOMINAL - {"ADJ"}
    if named and not _is_hyphened_adverb(sentence, after):
        return find_phrase_head(sentence, after, cue.tokens[-1], len(tokens))
    if preceded:
        return tokens[before]
    word = tokens[cue.head]
    if word.dep == "acl" and tokens[word.head].pos in NOMINAL:
        return tokens[word.head]  # "The envoy, a former judge, posted: “...”"
    first = next((one.i for one in tokens[:before] if one.start >= quoted), before)
    return find_phrase_head(sentence, first, first - 1, before)


def _find_behind_places(sentence: Sentence, cue: Cue, after: int) -> int:
    """Give the first word behind where and when something was said: "said in the hall, before the
    press, the mayor"."""
    tokens, reached = sentence.tokens, after
    while reached + 2 < len(tokens) and tokens[reached].pos == "ADP":
        noun = child(sentence, reached, "pobj")
        if tokens[reached].head != cue.head or noun is None:
            break
        reached = noun.i + 1 + (tokens[min(noun.i + 1, len(tokens) - 1)].text == ",")
    named = reached < len(tokens) and tokens[reached].pos in NOMINAL
    return reached if named else after


def _is_hyphened_adverb(sentence: Sentence, i: int) -> bool:
    """Tell whether a word begins "matter-of-factly"."""
    last = i
    while last + 2 < len(sentence.tokens) and sentence.tokens[last + 1].tag == "HYPH":
        last += 2
    return last > i and sentence.tokens[last].pos == "ADV"
