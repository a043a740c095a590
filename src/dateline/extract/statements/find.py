"""Finding the statements of a document: cues, what they govern, the quotations beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from dateline.extract.mentions.words import load_words
from dateline.extract.participants import MentionIndex
from dateline.extract.quotes import Quote
from dateline.extract.statements.content import Piece, kind_of, make_pieces
from dateline.extract.statements.direct import Link, carry_on, link_quotes
from dateline.extract.statements.guesses import guess_source
from dateline.extract.statements.hearers import is_told
from dateline.extract.statements.inserted import find_quotations
from dateline.extract.statements.kinds import find_cue_kind
from dateline.extract.statements.labels import find_occasion
from dateline.extract.statements.lexicon import THRESHOLD, Lexicon, load_lexicon
from dateline.extract.statements.naming import make_speaker, resolve_label
from dateline.extract.statements.nesting import Draft, settle
from dateline.extract.statements.occasions import carry_occasions
from dateline.extract.statements.outside import find_it, find_unsaid
from dateline.extract.statements.paragraphs import (
    Paragraph,
    Place,
    read_inside,
    read_paragraphs,
    tokens_between,
)
from dateline.extract.statements.run_on import find_last_speaking, link_run_on
from dateline.extract.statements.said import TimeIndex, find_said
from dateline.extract.statements.setting import add_settings
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.statements.signatures import is_all_quoted, link_signature
from dateline.extract.statements.speakers import GIVING_REASONS, find_counted, find_source
from dateline.extract.statements.spoken import name_represented, name_spoken
from dateline.extract.statements.tails import find_tail
from dateline.extract.statements.things import is_deed_of_thing
from dateline.extract.syntax import child, has_label, is_passive
from dateline.findings import Mention, Participant, Statement, Time
from dateline.text import Document, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the whole document while its paragraphs are read."""

    document: Document
    lexicon: Lexicon
    mentions: MentionIndex
    times: TimeIndex


def find_statements(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    times: tuple[Time, ...],
    *,
    threshold: float = THRESHOLD,
) -> tuple[Statement, ...]:
    """Give the statements of a document, ordered by the first span of their content.

    A quotation of several paragraphs whose cue stands in the last is attributed in all of them.
    A paragraph of nothing but quoted words goes on from who spoke last in the one before.

    `threshold` is the probability from which uses of words that are not listed count as cues.

    Content leaves quotation marks out, so content that is partly quoted has a span for each
    stretch inside or outside the marks. Quotations that follow each other under one cue are
    statements of their own with that same cue.
    """
    context = _Context(document, load_lexicon(threshold), MentionIndex(mentions), TimeIndex(times))
    quotes = find_quotations(document.text, sentences)
    drafts: list[Draft] = []
    carried: Place | None = None
    last: Place | None = None
    waiting: list[Paragraph] = []
    reads = read_paragraphs(document, sentences, quotes, context.lexicon)
    paragraphs = [_without_mute_labels(context, read) for read in reads]
    cut = tuple(sentence for paragraph in paragraphs for sentence in paragraph.sentences)
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        links = link_quotes(paragraph, carried)
        carried = carry_on(paragraph, links)
        if not is_all_quoted(paragraph):
            last = find_last_speaking(paragraph, links)
        elif not links and paragraph.quotes[-1].closed:
            signed = link_signature(paragraph, after) if after is not None else []
            links = signed or link_run_on(paragraph, last)
        drafts.extend(_settle_paragraph(context, paragraph, links))
        if not _goes_on(paragraph):
            waiting = []
        elif links and links[0].quote == paragraph.quotes[0]:
            for early in waiting:
                back = [Link(early.quotes[-1], links[0].place, joins=False)]
                drafts.extend(_settle_paragraph(context, early, back))
            waiting = []
        if not links and paragraph.quotes and not paragraph.quotes[-1].closed:
            waiting.append(paragraph)
    statements = name_spoken(sentences, mentions, _make_statements(document, drafts), quotes)
    statements = add_settings(document, cut, mentions, statements)
    statements = name_represented(statements)
    return carry_occasions(statements, sentences, context.lexicon.occasions)


def _without_mute_labels(context: _Context, paragraph: Paragraph) -> Paragraph:
    """Leave out the colons beside quoted words that lead to nobody: "The motto: “We count.”"."""
    places = tuple(
        tuple(one for one in inside if one.cue.frame not in _NAMING or _speaks(context, one))
        for inside in paragraph.places
    )
    return paragraph if places == paragraph.places else replace(paragraph, places=places)


def _goes_on(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens with more of the quotation that the one before left open."""
    return bool(paragraph.quotes) and paragraph.quotes[0].continues


def _settle_paragraph(
    context: _Context, paragraph: Paragraph, links: Sequence[Link]
) -> list[Draft]:
    """Give the statements of a paragraph and, inside them, those that its quotations tell."""
    told = _read_paragraph(context, paragraph, links)
    inner: list[Draft] = []
    if told and any(paragraph.hidden):
        inner = _read_paragraph(context, read_inside(paragraph, context.lexicon), ())
    return settle(told, inner)


def _read_paragraph(context: _Context, paragraph: Paragraph, links: Sequence[Link]) -> list[Draft]:
    joined: dict[tuple[int, int], list[Link]] = {}
    for link in (*links, *_hand_on(paragraph, links)):
        joined.setdefault(_key(link.place), []).append(link)
    places = {_key(place): place for inside in paragraph.places for place in inside}
    places.update((_key(link.place), link.place) for link in links)
    return [
        draft
        for key in sorted(places)
        for draft in _make_drafts(
            context, paragraph, places[key], joined.get(key, []), _quotes_inside(places[key], links)
        )
    ]


def _hand_on(paragraph: Paragraph, links: Sequence[Link]) -> Iterator[Link]:
    """Give the links by which quoted words are told by those whose words another hands on, too."""
    for link in links:
        for place in (one for inside in paragraph.places for one in inside):
            same = place.sentence is link.place.sentence
            if same and place.cue.handed == link.place.cue.head:
                yield replace(link, place=place)


def _quotes_inside(place: Place, links: Sequence[Link]) -> list[Quote]:
    """Give the quotations of cues around `place` or inside it that its content holds as well.

    "As she puts it, “...”" words what it is set in, and says none of its other quotations.
    """
    it = find_it(place) if place.cue.frame == "as" else None
    if it is not None and any(one.place is place and one.quote.start >= it.end for one in links):
        return []
    return [
        link.quote
        for link in links
        if link.joins
        and link.place.sentence is place.sentence
        and link.place.cue.frame not in _NAMING
        and (
            link.place.cue.word in place.cue.content
            or (place.cue.word in link.place.cue.content and _holds(place, link.quote))
        )
    ]


def _holds(place: Place, quote: Quote) -> bool:
    """Tell whether a cue governs all quoted words, and no colon or dash parts them from it."""
    tokens = place.sentence.tokens
    spoken = tokens_between(place.sentence, quote.first, quote.last)
    words = {number for number in spoken if tokens[number].pos != "PUNCT"}
    before = [one.text for one in tokens[: spoken.start] if one.tag not in ("``", "''")][-1:]
    apart = before == [] or before[0] in _APART
    return bool(words) and words <= set(place.cue.content) and not apart


def _key(place: Place) -> tuple[int, int]:
    return place.sentence.start, place.cue.word


def _make_drafts(
    context: _Context,
    paragraph: Paragraph,
    place: Place,
    links: Sequence[Link],
    inside: Sequence[Quote],
) -> list[Draft]:
    hidden = place.hidden
    source = find_source(place.sentence, place.cue, context.lexicon)
    if links and not place.cue.silent and _is_unknown(place, source, links):
        source = guess_source(place.sentence, place.cue, max(one.quote.end for one in links))
    if source is not None and not paragraph.quotes and _has_own_subject(place, source):
        hidden = frozenset()  # the quotation begins behind its subject
    if source is not None and _is_mute(context, place, source):
        return []
    if place.cue.frame in ("leading", "label") and not _speaks(context, place):
        return []
    unsaid = find_unsaid(paragraph, place, [one.quote for one in links if one.joins])
    said = frozenset(place.cue.content).difference(unsaid)
    occasion = find_occasion(place.sentence, place.cue, context.lexicon)
    taken = frozenset(place.cue.tokens).union(said, hidden, occasion)
    speaker: Participant | None = None
    if source is not None and source.i not in taken:
        speaker = make_speaker(context.document, place.sentence, source, context.mentions, taken)
        if place.cue.frame == "colon":
            colon = place.sentence.tokens[place.cue.head]
            speaker = resolve_label(context.document, speaker, colon, context.mentions)
    elif _needs_speaker(place) and not links:
        return []
    if (
        place.cue.frame in _LABELS
        and not links
        and not _can_speak(source, speaker, context.mentions)
    ):
        return []
    when = find_said(place, context.times)
    apart = [one for one in links if speaker is None or not _lies_in(one.quote, speaker.span)]
    joining = [one.quote for one in apart if one.joins and _is_own(paragraph, place, one.quote)]
    own = sorted({*joining, *inside}, key=lambda one: one.start)
    here = paragraph.sentences[0].start <= place.sentence.start <= paragraph.sentences[-1].start
    pieces = make_pieces(paragraph, place, own, speaker.span if speaker else None) if here else ()
    does = find_cue_kind(place.sentence, place.cue, context.lexicon)
    tokens = place.sentence.tokens
    cue = tuple(_mark(tokens[i]) for i in place.cue.tokens)
    alone = [_pieces_alone(paragraph, link) for link in apart if not link.joins]
    if any(alone) and _governs_hearer(place):
        pieces = ()
    heard = is_told(place.sentence, place.cue)
    doc = context.document.id
    return [
        Draft(doc, kind_of(content), place.cue, cue, content, speaker, when, does, heard=heard)
        for content in (pieces, *alone)
        if content
    ]


def _is_unknown(place: Place, source: Token | None, links: Sequence[Link]) -> bool:
    """Tell whether the parse shows no speaker where quoted words need one; a passive need not."""
    if source is None:
        return child(place.sentence, place.cue.head, "auxpass") is None
    quoted = any(one.quote.start <= source.start < one.quote.end for one in links)
    return quoted or source.i in place.hidden


def _governs_hearer(place: Place) -> bool:
    """Tell whether all that a cue governs is who hears words: "contradicted him: “...”"."""
    told = [place.sentence.tokens[number] for number in place.cue.content]
    return [one.tag for one in told] == ["PRP"] and told[0].text.lower() != "it"


def _pieces_alone(paragraph: Paragraph, link: Link) -> tuple[Piece, ...]:
    """Give the content of a quotation that has its cue elsewhere, with what ends its sentence."""
    tail = find_tail(paragraph, link.quote, link.place)
    return make_pieces(paragraph, None, [link.quote], None, tail=tail)


def _is_mute(context: _Context, place: Place, source: Token) -> bool:
    return is_deed_of_thing(place.sentence, place.cue, source, context.lexicon, context.mentions)


def _has_own_subject(place: Place, source: Token) -> bool:
    """Tell whether a source is the subject of the cue itself: 'it was “aware of the delays”'."""
    cue = place.cue
    return source.head in (cue.head, *cue.tokens) and source.dep == "nsubj" and source.i < cue.head


def _mark(token: Token) -> tuple[int, int]:
    """The place of a word of a cue; of "):" the colon."""
    return token.end - 1 if token.text == "):" else token.start, token.end


def _lies_in(quote: Quote, span: Span) -> bool:
    """Tell whether a quotation is part of a phrase: the title of what the speaker wrote."""
    return span.start < quote.start and quote.last <= span.end


def _is_own(paragraph: Paragraph, place: Place, quote: Quote) -> bool:
    """Tell whether a quotation is all that a label leads to, not a part of it."""
    text, colon = paragraph.document.text, place.sentence.tokens[place.cue.head]
    if place.cue.frame != "colon":
        return True
    around = text[colon.end : quote.start] + text[quote.end : place.sentence.end]
    return not any(sign.isalnum() for sign in around)


_APART = frozenset((":", "-", "--", "–", "—"))
_LABELS = frozenset(("colon", "signature", "label", "headline"))
_NAMING = frozenset(("label", "headline"))
"""Colons beside quoted words, which anything can stand before."""

_SPEAKING = frozenset(("person", "organisation", "group"))
_PERSONS = frozenset(("i", "we", "he", "she", "who"))
_SPEAKING_LABELS = frozenset(("PERSON", "ORG", "NORP"))


def _needs_speaker(place: Place) -> bool:
    """Tell whether a cue attributes nothing when nobody speaks.

    A noun without its owner attributes only with a clause: "fears that", not "an attack on", but
    for what goes about ("talk of a strike", "a plan to close it"; "for fear of it" tells why one
    does something). A verb
    in the active without its subject asks somebody to speak or think ("recall that"), but for verbs
    of seeming, which have no speaker.
    """
    head = place.sentence.tokens[place.cue.head]
    if head.pos == "NOUN":
        about = place.sentence.tokens[head.head].text.lower() not in GIVING_REASONS
        return place.cue.frame != "clause" and not (about and place.cue.kind == "hearsay")
    if place.cue.silent or head.tag not in ("VB", "VBP", "VBG"):
        return False
    return not is_passive(place.sentence, place.cue.head)


def _can_speak(source: Token | None, speaker: Participant | None, mentions: MentionIndex) -> bool:
    """Tell whether what stands beside the colon of a headline can speak: no place, no thing.

    A place that but opens a longer name is none: "PARIS BERG: ...".
    """
    if source is None or speaker is None:
        return False
    if speaker.span.text.split()[0].capitalize() in load_words().honorifics:
        return True  # "MS ROME: ..."
    mention = mentions.at(source.start) or mentions.at(speaker.span.start)
    if mention is None or mention.kind in _SPEAKING:
        return True
    return mention.span.end < speaker.span.end


def _speaks(context: _Context, place: Place) -> bool:
    """Tell whether the words beside a colon name somebody, or a letter: no motto speaks."""
    source = find_source(place.sentence, place.cue, context.lexicon)
    if source is None:
        return False
    if source.text.lower() in _PERSONS:
        return True
    named = find_counted(place.sentence, source)
    lexicon = context.lexicon
    words = {named.lemma.lower(), named.text.lower()}
    known = load_source_words()
    if place.cue.frame == "headline" and words & known.bodies:
        return False  # "“We stay”: board keeps coach" tells of no words of the board
    listed = lexicon.speakers | lexicon.issued | known.people | known.bodies
    if words & (listed | load_words().person):
        return True
    mention = context.mentions.at(named.start)
    if mention is not None:
        return mention.kind in _SPEAKING
    several = named.tag == "NNPS"  # "The Greens: “...”"
    return several or has_label(place.sentence, named.i, *_SPEAKING_LABELS)


def _make_statements(document: Document, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Write the drafts as statements, each id once, in order of their content."""
    once = {draft.id: draft for draft in drafts}  # what is read again knows more
    ordered = sorted(once.items(), key=lambda one: (one[1].pieces[0].start, one[1].marks, one[0]))
    return tuple(
        Statement(
            id=name,
            kind=draft.kind,
            content=tuple(document.span(piece.start, piece.end) for piece in draft.pieces),
            cue=_spans(document, draft.marks),
            speaker=draft.speaker,
            said=draft.said,
            within=draft.above,
            cue_kind=draft.does,
        )
        for name, draft in ordered
    )


def _spans(document: Document, marks: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Join the words of a cue that stand side by side."""
    spans: list[tuple[int, int]] = []
    for start, end in marks:
        if spans and not document.text[spans[-1][1] : start].strip():
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(document.span(start, end) for start, end in spans)
