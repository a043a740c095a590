"""What a cue word governs, as it is told of every kind of word.

A frame is the way in which a cue takes its content. Names of frames, as in the data files:

clause      a clause with its own verb ("said the talks failed", "asked whether", "said that")
to          "agreed to meet": the infinitive
ing         "denied meeting"
someone_to  "urged them to leave": who and what
thing       a noun phrase ("announced a ceasefire"), with what is said of it ("called it a farce")
be          a predicate ("seemed tired")
for, on ..  a preposition and what hangs on it ("called for talks"); with `thing X` both an
            object and a preposition ("accused Iran of lying")
in thing    what somebody finds in what: "sees in the tax a gift"
as          the cue in an aside on the content: "as the ministry reported"
so          a word for a clause ("thinks so", "says otherwise", "would not say why")
thing be    a noun phrase and what somebody finds that it is ("judge the bridge safe")
subject     of a passive, where the one who does it follows: "was condemned by the bishops"
when        the time of what is to come, of a passive: "a ruling is expected by Monday"
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import child, children, has_to, subtree
from dateline.text import Sentence, Token

_WISHES = frozenset(("promise", "request", "thought", "wish"))


@dataclass(frozen=True, slots=True)
class Complement:
    """Content by syntax: its frame, its tokens, and the word that belongs to the cue (or -1).

    `announced` tells that a clause begins with "that", "whether" or the like.
    """

    frame: str
    tokens: tuple[int, ...]
    marker: int = -1
    announced: bool = False


def find_equals(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What a form of "be" says a word to be: "her answer was that ...", "what they ask is to stay".

    A noun alone tells nothing: "the claim was a lie" says something of it, "what he saw was a lie".
    """
    token = sentence.tokens[i]
    link, told = _find_told(sentence, token)
    if told is None:
        return
    tokens = tuple(subtree(sentence, told.i))
    wishes = token.pos != "NOUN" or "to" in (load_lexicon().frames("NOUN", token.lemma) or ())
    if has_to(sentence, told.i) and wishes:  # "his job was to count" tells no wish
        yield Complement("to", tokens, marker=link.i)
    elif child(sentence, told.i, "mark") is not None or _is_marked(sentence, token, tokens[0]):
        yield Complement("clause", tokens, marker=link.i, announced=True)


def find_equal_noun(sentence: Sentence, i: int) -> list[int]:
    """The noun that what somebody wants or fears is said to be: "What she dreads is winter"."""
    token = sentence.tokens[i]
    _, told = _find_told(sentence, token)
    if told is None or not is_told_by_what(sentence, token):
        return []
    if told.dep == "xcomp" or child(sentence, told.i, "mark") is not None:
        return []
    tokens = subtree(sentence, told.i)
    return [] if _is_marked(sentence, token, tokens[0]) else tokens


def is_told_by_what(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a form of "be" says what somebody wants or fears: "What he wants is rain".

    "What he said was a lie" only says something of it.
    """
    opens = any(one.text.lower() == "what" for one in children(sentence, verb.i, "dobj"))
    if not opens or verb.dep != "csubj" or sentence.tokens[verb.head].lemma != "be":
        return False
    frames = verb_frames(sentence, verb)
    wishes = not _WISHES.isdisjoint(frames.values())
    return "quote" in frames and (wishes or frames.get("clause") not in SPEECH_KINDS)


def _find_told(sentence: Sentence, token: Token) -> tuple[Token, Token | None]:
    """The form of "be" that a word is the subject of, with what it says that to be."""
    link = sentence.tokens[token.head]
    if token.dep not in ("nsubj", "csubj") or link.lemma != "be" or link.i < token.i:
        return link, None
    told = child(sentence, link.i, "ccomp", "xcomp", "attr")
    return link, told if told is not None and told.i > link.i else None


def _is_marked(sentence: Sentence, token: Token, first: int) -> bool:
    """Tell whether what a verb is told to be begins with a quotation mark."""
    return token.pos != "NOUN" and "``" in (
        sentence.tokens[first].tag,
        sentence.tokens[first - 1].tag,
    )


def find_called_for(
    sentence: Sentence, i: int, *, frame: str = "someone_to"
) -> Iterator[Complement]:
    """Who is to do what in "called for the vote to be held", a clause that "for" opens."""
    for head in children(sentence, i, "advcl", "ccomp", "xcomp"):
        mark = child(sentence, head.i, "mark")
        opens = mark is not None and mark.text.lower() == "for" and mark.i > i
        if mark is not None and opens and has_to(sentence, head.i):
            tokens = tuple(number for number in subtree(sentence, head.i) if number != mark.i)
            yield Complement(frame, tokens, marker=mark.i)
