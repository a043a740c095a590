"""What somebody speaks of, where the parser hung it on what stands in between.

In "complained for months of thirst" it takes the thirst for what the months are of, in "spoke on
the steps of the court of “a blow”" the blow for what the court is of.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import child, children, is_of_time, leads_to_marks, subtree
from dateline.text import Sentence, Token

_WHEN = frozenset(("for", "in", "on", "at", "during", "since"))
_ABOUT = frozenset(("of", "about"))


def hang_about(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What somebody spoke of "for months", boasted "in 1891 of", or complained "to the mayor of
    “a lie”"."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    for span in children(sentence, verb.i, "prep"):
        noun = child(sentence, span.i, "pobj")
        timed = noun is not None and span.text.lower() in _WHEN and is_of_time(sentence, noun.i)
        if noun is None or not (timed or span.text.lower() == "to"):
            continue
        for about in children(sentence, noun.i, "prep"):
            below = child(sentence, about.i, "pobj")
            long = timed and (below is None or not is_of_time(sentence, below.i))
            marked = leads_to_marks(sentence, about.i)
            if about.text.lower() in _ABOUT and about.text.lower() in frames and (long or marked):
                further = [
                    replace(one, head=topic.i)
                    for topic in children(sentence, about.i, "pobj")
                    for one in children(sentence, noun.i, "cc", "conj")
                ]
                return (replace(about, head=verb.i), *further)
    return ()


def hang_written(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What somebody spoke of "in its bulletin", where the bulletin itself is of nothing."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    for paper in children(sentence, verb.i, "prep") if "of" in frames else ():
        noun = child(sentence, paper.i, "pobj") if paper.text.lower() == "in" else None
        if noun is None or child(sentence, noun.i, "poss") is None:
            continue
        for about in children(sentence, noun.i, "prep"):
            if about.text.lower() == "of":
                return (replace(about, head=verb.i),)
    return ()


def hang_behind_steps(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """What somebody spoke of "on the steps of the court of “a blow”", which hangs on the court."""
    frames = load_lexicon().frames("VERB", verb.lemma.lower()) or {}
    if "of" not in frames or any(one.text.lower() == "of" for one in children(sentence, verb.i)):
        return ()
    place = next((one for one in children(sentence, verb.i, "prep") if one.i == verb.i + 1), None)
    for i in subtree(sentence, place.i) if place is not None else ():
        about = sentence.tokens[i]
        if about.text.lower() == "of" and leads_to_marks(sentence, i):
            return (replace(about, head=verb.i),)
    return ()


def hang_again(sentence: Sentence, verb: Token) -> Sequence[Token]:
    """The second phrase of "agreed on “steps” and on “talks”", no other than the first."""
    phrases = list(children(sentence, verb.i, "prep"))
    for first, second in pairwise(phrases):
        joint = child(sentence, first.i, "cc")
        same = first.text.lower() == second.text.lower()
        if same and joint is not None and joint.i == second.i - 1:
            return (replace(second, head=first.i, dep="conj"),)
    return ()
