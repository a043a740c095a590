"""The content of a statement as stretches of text: inside or outside quotation marks, marks left
out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.quotes import Quote
from dateline.extract.statements.between import find_between
from dateline.extract.statements.clauses import has_clause
from dateline.extract.statements.fronted import find_front
from dateline.extract.statements.holding import find_joints
from dateline.extract.statements.kinds import find_cue_kind
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.limits import find_term
from dateline.extract.statements.outside import find_narration, find_unsaid
from dateline.extract.statements.paragraphs import Paragraph, Place, tokens_between
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.syntax import SUBJECTS, child, children, is_of_time, subtree
from dateline.findings import StatementKind
from dateline.text import Sentence, Span, Token

_LOOSE = ' \t\xa0\u2009,;:—–-“”„«»"＂`…'
_JOINT_AT_END = re.compile(r"\W+(?:and|but|or)$")
_LOOSE_END = _LOOSE + ".!?"
_SHORTEST_DAY = 10
"""Letters of a day that is told of by itself, at least."""
SHORTEST_LEAD = 2
"""Fewer words between a cue and a quotation are whom it was said to."""

_TO_COME = frozenset(("asks", "orders", "promises", "threatens", "wants"))
_FORETELLING = frozenset(("forecast", "foresee", "predict"))
_PARTS = frozenset(("advcl", "acl", "relcl", "xcomp", "prep"))
_BY_ITSELF = frozenset(("while", "whereas", "though", "although"))
_OBJECTS = frozenset(("dobj", "nsubjpass", "pobj"))
_REASONS = frozenset(("because", "since", "as", "for", "out", "due", "so"))
_OF_NOUNS = frozenset(
    ("thing", "someone_to", "for", "on", "of", "to", "about", "against", "with", "at", "by", "over")
)
"""Frames of which a noun is the content: "proud of that day"."""

_OF_NOUN = ("poss", "det", "amod", "compound", "nummod")
_EMPTY = frozenset(("that", "and", "but", "as", "because", "where", "when", "’s", "'s"))
"""Words that alone tell nothing, unless they stand for a noun: "a vote that he calls “a lie”"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of content, whether it stands in quotation marks, holds a clause, is but a day."""

    start: int
    end: int
    quoted: bool
    clause: bool = False
    day: bool = False


def kind_of(pieces: Sequence[Piece]) -> StatementKind:
    """Direct when all stands in quotation marks, indirect when nothing does, else mixed."""
    if all(piece.quoted for piece in pieces):
        return "direct"
    return "mixed" if any(piece.quoted for piece in pieces) else "indirect"


def make_pieces(
    paragraph: Paragraph,
    place: Place | None,
    own: Sequence[Quote],
    speaker: Span | None,
    *,
    tail: tuple[int, int] | None = None,
) -> tuple[Piece, ...]:
    """Give the content of a cue: what it governs, the quotations that are its `own`, their `tail`.

    Quoted speech that belongs to another cue is left out, as are the words of cue and speaker.
    """
    text, runs = paragraph.document.text, [tail] if tail is not None else []
    front: Sequence[int] = ()
    between: Sequence[tuple[int, int]] = ()
    if place is not None:
        told = find_narration(place, own)
        own = [one for one in own if one.start >= told]
        added = frozenset(_afterthought(paragraph, place))
        own = [one for one in own if not _is_in(place, one, added)]
        front = find_front(place, own)
        runs = list(_runs(paragraph, place, own, speaker, added, front))
        between = list(find_between(paragraph, place, own, speaker))
        runs = [*(one for one in runs if not _lies_in(one, between)), *between]
    if runs and place is not None and place.cue.frame == "colon" and not own:
        runs += [(one.start, one.end) for one in paragraph.sentences if one.start > runs[0][0]]
    loose = [piece for start, end in runs for piece in _cut(paragraph.quotes, start, end)]
    quoted = [Piece(quote.first, quote.last, quoted=True) for quote in own]
    noun = place is not None and (place.cue.frame.split()[0] in _OF_NOUNS or _opens_noun(place))
    ordered = sorted(loose + quoted, key=lambda one: one.start)
    found = [_trim(text, piece, announced=not noun) for piece in ordered]
    found[-1:] = [_without_joint(text, piece) for piece in found[-1:]]
    solid = [piece for piece in found if _has_words(text, piece)]
    if len(solid) > 1 and place is not None and place.cue.kind == "speech":  # "said only “no”"
        said = place.sentence.tokens[place.cue.word].start
        solid = [one for one in solid if one.end < said or text[one.start : one.end] != "only"]
    if len(solid) > 1:
        solid = [
            one
            for one in solid
            if one.quoted
            or _lies_in((one.start, one.end), between)
            or not _is_empty(paragraph, one, front)
        ]
    if len(solid) > 1 and not solid[0].quoted and _is_day(paragraph, solid[0]):
        solid[0] = replace(solid[0], day=True)  # "noted that today “we must go”"
    return tuple(
        replace(piece, clause=True)
        if has_clause(paragraph, piece.start, piece.end) and not _is_part(paragraph, piece, solid)
        else piece
        for piece in solid
    )


def _lies_in(run: tuple[int, int], those: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a stretch lies in one of some others."""
    return any(start <= run[0] and run[1] <= end for start, end in those)


def _opens_noun(place: Place) -> bool:
    """Tell whether the first word of a content belongs to a noun: "no time for that argument"."""
    tokens, cue = place.sentence.tokens, place.cue
    behind = bool(cue.content) and tokens[cue.tokens[-1]].pos == "ADP"
    return behind and tokens[cue.content[0]].dep == "det"


def _is_part(paragraph: Paragraph, piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether quoted words only go on with those before them.

    Their first verb has its subject there ("his people “gave up once, and he left”"), their first
    noun whose it is ("Moe's “old boats will sink”"), or either says when or why: "to stay “until he
    calls”", "if it rains, he said, “they stay”". A clause with "while" says something by itself.
    """
    sentence = paragraph.sentences[paragraph.at(piece.start)]
    before = [one for one in pieces if one.end <= piece.start and not one.quoted]
    if not piece.quoted or not before:
        return False
    outside = tokens_between(sentence, before[-1].start, before[-1].end)
    tops = [one for one in map(sentence.tokens.__getitem__, outside) if one.head not in outside]
    # "It is, she says, “for him to go”"
    lacks = bool(outside) and _is_copula(sentence, outside[-1])
    opens = paragraph.document.text[before[-1].start : before[-1].end].partition(" ")[0].lower()
    if lacks or (opens not in _BY_ITSELF and any(one.dep in _PARTS for one in tops)):
        return True
    for number in tokens_between(sentence, piece.start, piece.end):
        token = sentence.tokens[number]
        if token.head in outside and token.dep in _PARTS:
            return True
        if token.head in outside and token.dep == "ccomp" and _is_copula(sentence, token.head):
            return True
        if any(one.i in outside for one in children(sentence, number, *SUBJECTS, *_OF_NOUN)):
            return True
    return False


def _is_copula(sentence: Sentence, i: int) -> bool:
    """Tell whether all that a verb tells is what something is: "It is “what she wanted”"."""
    return sentence.tokens[i].lemma == "be" and child(sentence, i, "attr", "acomp") is None


def _is_empty(paragraph: Paragraph, piece: Piece, front: Sequence[int]) -> bool:
    if paragraph.document.text[piece.start : piece.end].lower() not in _EMPTY:
        return False
    sentence = paragraph.sentences[paragraph.at(piece.start)]
    only = tokens_between(sentence, piece.start, piece.end)
    return not any(_names(sentence.tokens[i]) or i in front for i in only)


def _is_day(paragraph: Paragraph, piece: Piece) -> bool:
    """Tell whether a short piece is but a day, which says nothing beside a quoted clause."""
    sentence = paragraph.sentences[paragraph.at(piece.start)]
    words = tokens_between(sentence, piece.start, piece.end)
    short = piece.end - piece.start < _SHORTEST_DAY
    return short and bool(words) and all(is_of_time(sentence, i) for i in words)


def _names(token: Token) -> bool:
    """Tell whether a word stands for a thing: "that, he said, is “a lie”"."""
    return token.dep in _OBJECTS or (token.dep in SUBJECTS and token.tag == "DT")


def _runs(
    paragraph: Paragraph,
    place: Place,
    own: Sequence[Quote],
    speaker: Span | None,
    added: frozenset[int],
    front: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Unbroken stretches of the tokens that the cue governs, less what the report has `added`."""
    tokens = place.sentence.tokens
    away = {*place.cue.tokens, *added}
    if own or place.cue.frame != "colon":
        away.update(_spoken_elsewhere(paragraph, place.sentence, own))
    away.update(_why_unnamed(paragraph.document.text, place))
    away.update(find_unsaid(paragraph, place, own))
    away.update(_outside_bracket(place, own))
    told = {*place.cue.content, *_lead(place, own), *front, *_term(place, own)}
    if speaker is not None:
        away.update(i for i in told if speaker.start <= tokens[i].start < speaker.end)
    start = last = -1
    for number in sorted(told):
        if number in away:
            continue
        if start >= 0 and number != last + 1:
            yield tokens[start].start, tokens[last].end
            start = -1
        start = number if start < 0 else start
        last = number
    if start >= 0:
        yield tokens[start].start, tokens[last].end


def _term(place: Place, own: Sequence[Quote]) -> Iterable[int]:
    """The condition or day right behind the last quotation of a cue before it."""
    sentence, cue = place.sentence, place.cue
    if not own or own[-1].start < sentence.tokens[cue.word].end:
        return ()
    does = find_cue_kind(sentence, cue, load_lexicon())
    to_come = does in _TO_COME or sentence.tokens[cue.word].lemma in _FORETELLING
    return find_term(sentence, cue.word, own[-1].end, to_come=to_come)


def _outside_bracket(place: Place, own: Sequence[Quote]) -> Iterator[int]:
    """The words outside of the brackets in which a cue stands with its quotation."""
    tokens, at = place.sentence.tokens, place.cue.word
    opening = max((one.i for one in tokens[:at] if one.tag == "-LRB-"), default=-1)
    closing = next((one.i for one in tokens[opening + 1 :] if one.tag == "-RRB-"), -1)
    if own and 0 <= opening < at < closing and own[0].start > tokens[opening].start:
        yield from (i for i in place.cue.content if not opening < i < closing)


def _lead(place: Place, own: Sequence[Quote]) -> Iterable[int]:
    """The words between cue and quotation that the parse gave to neither ("that he was ...")."""
    tokens, last = place.sentence.tokens, place.cue.tokens[-1]
    if not own or own[0].start < tokens[last].end or place.cue.frame == "colon":
        return ()
    gap = [one for one in tokens[last + 1 :] if one.start < own[0].start]
    known = any(one.i in place.cue.content for one in gap)
    if known and own[0].start < tokens[-1].end:
        return find_joints(place.sentence, own[0].start)
    if known or len(gap) < SHORTEST_LEAD or gap[-1].text in (",", ":"):
        return ()
    for one in gap:
        if one.text == "that":
            return [token.i for token in gap if token.i > one.i]
        if one.dep in SUBJECTS and tokens[one.head].start >= own[0].start:
            start = min(subtree(place.sentence, one.i))
            return [token.i for token in gap if token.i >= start]
    named = gap[0].pos in ("DET", "PRON", "PROPN", "NOUN")
    return [one.i for one in gap] if named and not is_of_time(place.sentence, gap[-1].i) else ()


def _afterthought(paragraph: Paragraph, place: Place) -> Iterable[int]:
    """The loose relative clause that ends the content (", which ...") is the report's own.

    One with words in quotation marks is the speaker's, unless another says them there.
    """
    content, sentence = place.cue.content, place.sentence
    if place.cue.frame == "colon" or not content:
        return
    others = {one.cue.word for one in paragraph.places[paragraph.at(sentence.start)]}
    for number in content:
        token = sentence.tokens[number]
        told = _stands_apart(sentence, token) and any(
            sentence.tokens[below].dep in ("relcl", "acl") for below in subtree(sentence, number)
        )
        told = told or token.dep == "relcl" or (token.dep == "advcl" and token.text == "meaning")
        if not told or token.head not in content:
            continue
        inside = subtree(sentence, number)
        before = sentence.tokens[inside[0] - 1]
        if place.hidden.intersection(inside):
            continue
        if _is_marked(paragraph, sentence, inside) and others.isdisjoint(inside):
            continue
        if before.tag == "''":
            before = sentence.tokens[before.i - 1]
        ends = inside[-1] >= content[-1] - 1
        named = token.dep == "relcl" and sentence.tokens[token.head].pos == "PROPN"
        after = sentence.tokens[inside[-1] + 1 : inside[-1] + 2]
        told_of = named and token.i < place.cue.word and [one.text for one in after] == [","]
        if (ends or told_of) and before.text == ",":
            yield from inside


def _is_marked(paragraph: Paragraph, sentence: Sentence, inside: Sequence[int]) -> bool:
    """Tell whether some of the words stand in quotation marks."""
    start, end = sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end
    return any(one.start < end and start < one.end for one in paragraph.quotes)


def _is_in(place: Place, quote: Quote, numbers: frozenset[int]) -> bool:
    inside = tokens_between(place.sentence, quote.first, quote.last)
    return bool(inside) and numbers.issuperset(inside)


def _stands_apart(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun renames what stands before it; parsers see a second object as well."""
    if token.dep != "dobj":
        return token.dep == "appos"
    first = child(sentence, token.head, "dobj")
    return first is not None and first.i < token.i


def _why_unnamed(text: str, place: Place) -> Iterable[int]:
    """The report's reason behind what an unnamed source asks: "not to be named because ..."."""
    sentence, content = place.sentence, place.cue.content
    kind = find_cue_kind(sentence, place.cue, load_lexicon())
    wishes = place.cue.frame == "wish"  # "would not be named because ..."
    if not content or not (wishes or kind in ("asks", "wants", "denies")):
        return
    told = place.cue.tokens[0] if wishes or kind == "denies" else content[0]
    start, end = sentence.tokens[told].start, sentence.tokens[content[-1]].end
    asked = load_source_words().anonymity.search(text, start, end)
    if asked is None:
        return
    for number in content:
        token = sentence.tokens[number]
        inside = subtree(sentence, number) if token.dep in ("advcl", "prep") else []
        if not inside or inside[-1] < content[-1] - 1:
            continue
        first = sentence.tokens[inside[0]]
        if first.start >= asked.end() and first.text.lower() in _REASONS:
            yield from inside


def _spoken_elsewhere(
    paragraph: Paragraph, sentence: Sentence, own: Sequence[Quote]
) -> Iterable[int]:
    """Tokens in quoted speech; the cue's own quotations are added whole, so they go as well."""
    yield from paragraph.hidden[paragraph.at(sentence.start)]
    for quote in own:
        yield from tokens_between(sentence, quote.start, quote.end)


def _cut(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Piece]:
    """Cut a stretch at the quotation marks in it."""
    for quote in quotes:
        if quote.end <= start or quote.start >= end:
            continue
        if start < quote.start:
            yield Piece(start, quote.start, quoted=False)
        yield Piece(max(start, quote.first), min(end, quote.last), quoted=True)
        start = quote.end
    if start < end:
        yield Piece(start, end, quoted=False)


def _trim(text: str, piece: Piece, *, announced: bool) -> Piece:
    """Leave out spaces, commas and dashes at the edges; quoted words keep their final stop.

    A clause can be `announced` by "that"; in "that rumour" it belongs to the noun.
    """
    start, end = piece.start, piece.end
    if announced and not piece.quoted and text[start:end].lower().startswith("that "):
        start += 5
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip(" \t\xa0,;:" if piece.quoted else _LOOSE))
    inside = text[start:end]
    end -= len(inside) - len(inside.rstrip(" \t\xa0," if piece.quoted else _LOOSE_END))
    if not piece.quoted and text[start:end].endswith(" that"):
        end -= 5
    return Piece(start, max(start, end), piece.quoted, piece.clause)


def _without_joint(text: str, piece: Piece) -> Piece:
    """Leave out the "and" that leads from the end of content to what the report goes on with."""
    whole = "" if piece.quoted else text[piece.start : piece.end]
    bare = _JOINT_AT_END.sub("", whole)
    return replace(piece, end=piece.start + len(bare)) if bare and bare != whole else piece


def _has_words(text: str, piece: Piece) -> bool:
    return any(sign.isalnum() for sign in text[piece.start : piece.end])
