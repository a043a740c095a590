"""For whom a spokesperson speaks: "NATO spokesman", "her lawyer", "on behalf of the families"."""

from collections.abc import Iterator, Sequence

from dateline.extract.participants import MentionIndex, participant
from dateline.extract.statements.bodies import find_body
from dateline.extract.statements.setting_words import (
    SourceWords,
    load_setting_words,
    load_source_words,
)
from dateline.extract.statements.telling import Telling, find_head, find_speaking, find_top
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    child,
    children,
    has_label,
    is_of_time,
    subtree,
)
from dateline.findings import Participant
from dateline.text import Document, Sentence, Token

_NAMING = frozenset(("NOUN", "PROPN"))


def find_represented(
    document: Document,
    telling: Telling,
    sentences: Sequence[Sentence],
    mentions: MentionIndex,
) -> Participant | None:
    """Give whom a speaker speaks for, None where the text does not say that he speaks for any.

    "A spokesman" alone speaks for the body that the words before tell of.
    """
    words = load_source_words()
    sentence = telling.sentence
    owner = _employer(telling, words)
    if owner is not None:
        return _who(document, telling, owner, sentences, mentions)
    named = _of_title(document, telling, sentences, mentions, words)
    if named is not None:
        return named
    for token in (*_by_clause(telling, words), *_on_behalf(telling), *_put_in(telling)):
        if token.lemma.lower() not in words.nobody:
            return participant(document, sentence, token.i, mentions)
    return None


def _of_title(
    document: Document,
    telling: Telling,
    sentences: Sequence[Sentence],
    mentions: MentionIndex,
    words: SourceWords,
) -> Participant | None:
    """Whom a spokesperson's title names, or the adjective of "the Norlandic embassy"."""
    sentence, head = telling.sentence, find_head(telling)
    if head is not None and head.lemma.lower() in words.missions:
        return _named_before(document, sentence, head.i, mentions, words)
    for i in (*telling.speaker, *((head.i,) if head is not None else ())):
        if not _is_spokesperson(telling, i, words):
            continue
        before = _named_before(document, sentence, i, mentions, words)
        if before is not None:
            return before
        behind = _owner(sentence, i) or _behind(sentence, i)
        if behind is not None and behind.lemma.lower() not in words.nobody:
            return _who(document, telling, behind, sentences, mentions)
        if behind is None and sentence.tokens[i].lemma.lower() in words.plain:
            return find_body(document, telling, sentences, mentions)
    return None


def _employer(telling: Telling, words: SourceWords) -> Token | None:
    """The owner of "his office", "the governor's office" or "the embassy of Norland"; that of a
    prosecutor is a body of its own."""
    head = find_head(telling)
    if head is None or head.lemma.lower() not in words.offices:
        return None
    owner = child(telling.sentence, head.i, "poss") or _behind(telling.sentence, head.i)
    return None if owner is not None and owner.lemma.lower() in words.seated else owner


def _who(
    document: Document,
    telling: Telling,
    token: Token,
    sentences: Sequence[Sentence],
    mentions: MentionIndex,
) -> Participant:
    """Give whom a word means; "its", where nothing else is known, the body told of before."""
    known = participant(document, telling.sentence, token.i, mentions)
    if known.mention is not None or token.text.lower() not in ("its", "their"):
        return known
    body = find_body(document, telling, sentences, mentions)
    return known if body is None else Participant(known.span, body.mention, body.actor)


def _is_spokesperson(telling: Telling, i: int, words: SourceWords) -> bool:
    """Tell whether a word names a person who speaks for others, and is no part of a body's name."""
    sentence = telling.sentence
    token = sentence.tokens[i]
    if _is_seated_title(sentence, i) or _is_in_clause(telling, token):
        return False
    before = sentence.tokens[i - 1].text.lower() if i else ""
    names = {token.lemma.lower(), token.text.lower(), f"{before} {token.lemma.lower()}"}
    if names.isdisjoint(words.spokespeople) or _is_past(sentence, i, words):
        return False
    return not any(
        entity.label == "ORG" and entity.first <= i < entity.last - 1
        for entity in sentence.entities
    )


def _is_in_clause(telling: Telling, token: Token) -> bool:
    """Tell whether a word is a subject inside the speaker's: "one whose lawyers are silent"."""
    verb = telling.sentence.tokens[token.head]
    within = token.i in telling.speaker and verb.i in telling.speaker
    return within and token.dep in NAMED_SUBJECTS and verb.dep in ("relcl", "acl", "advcl")


def _is_seated_title(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is the first of "attorney general", who speaks for himself."""
    behind = [one.text.lower() for one in sentence.tokens[i + 1 : i + 3]]
    return "general" in behind[:1] or behind == ["-", "general"]


def _is_past(sentence: Sentence, i: int, words: SourceWords) -> bool:
    """Tell whether words before a spokesperson say that he is none any more: "former NATO"."""
    start = i
    while start and sentence.tokens[start - 1].pos in ("NOUN", "PROPN", "ADJ"):
        start -= 1
    return any(one.text.lower() in words.past for one in sentence.tokens[start:i])


def _first_word(sentence: Sentence, i: int, words: SourceWords) -> int:
    """Go back over what says what kind of spokesperson it is: "chief press secretary"."""
    if i and sentence.tokens[i].lemma.lower() not in words.spokespeople | words.missions:
        i -= 1
    while i and sentence.tokens[i - 1].text.lower() in words.qualifiers:
        i -= 1
    return i


def _named_before(
    document: Document, sentence: Sentence, i: int, mentions: MentionIndex, words: SourceWords
) -> Participant | None:
    """Whom nouns before the spokesperson name: "NATO spokesman", not "an Ostby lawyer"."""
    end = start = _first_word(sentence, i, words)
    while start and _belongs(sentence, start - 1, i, words):
        start -= 1
    if start == end:
        return None
    span = document.span(sentence.tokens[start].start, sentence.tokens[end - 1].end)
    mention = mentions.at(sentence.tokens[end - 1].start)
    if mention is None:
        plain = sentence.tokens[i].lemma.lower() in words.plain
        owned = _owner(sentence, i) is not None  # "the party's migration spokesman"
        known = (plain and not owned) or _is_body(sentence, end - 1, words)
        return Participant(span, None, None) if known else None
    if mention.kind == "place":
        return None
    wider = span.covers(mention.span) and mention.form != "name"
    return Participant(span if wider else mention.span, mention.id, mention.actor)


def _is_body(sentence: Sentence, at: int, words: SourceWords) -> bool:
    """Tell whether a word names a body: "police lawyer", not "election lawyer"."""
    token = sentence.tokens[at]
    return token.pos == "PROPN" or token.lemma.lower() in words.bodies


def _belongs(sentence: Sentence, at: int, i: int, words: SourceWords) -> bool:
    """Tell whether a word before a spokesperson says for whom: a noun, or a people's adjective."""
    token = sentence.tokens[at]
    if token.pos == "ADJ":
        known = token.lemma.lower() in words.bodies
        return known or has_label(sentence, at, "NORP", "ORG", "GPE")
    return (
        token.pos in _NAMING and token.dep in ("compound", "nmod", "amod") and token.head <= i + 4
    )


def _owner(sentence: Sentence, i: int) -> Token | None:
    """The owner of a spokesperson, or of the name that it is the title of."""
    token = sentence.tokens[i]
    return child(sentence, i, "poss") or (
        child(sentence, token.head, "poss") if token.dep == "compound" else None
    )


def _behind(sentence: Sentence, i: int) -> Token | None:
    """Whom "for" or "of" names behind a spokesperson, or the name: "Ambassador Berg of Norland"."""
    token = sentence.tokens[i]
    heads = (i, token.head) if token.dep == "compound" else (i,)
    for preposition in (one for head in heads for one in children(sentence, head, "prep")):
        if preposition.text.lower() in ("for", "of"):
            return child(sentence, preposition.i, "pobj")
    return None


def _by_clause(telling: Telling, words: SourceWords) -> Iterator[Token]:
    """Whom a relative clause names: "who speaks for the elders"."""
    sentence = telling.sentence
    for i in telling.speaker:
        verb = sentence.tokens[i]
        preposition = words.representing.get(verb.lemma)
        if preposition is None or verb.dep not in ("relcl", "acl"):
            continue
        if preposition:
            yield from _objects(sentence, i, preposition)
        else:
            yield from children(sentence, i, "dobj")


def _on_behalf(telling: Telling) -> Iterator[Token]:
    """Whom "speaking for the families" and "on behalf of the families" name."""
    sentence, speaking = telling.sentence, load_setting_words().speaking
    for verb in find_speaking(telling, speaking):
        for behalf in _objects(sentence, verb.i, "on"):
            if behalf.lemma == "behalf" and telling.is_beside(behalf, verb):
                owner = child(sentence, behalf.i, "poss")
                yield from (owner,) if owner is not None else _objects(sentence, behalf.i, "of")
        if verb.tag == "VBG" and verb.lemma in speaking:
            yield from _objects(sentence, verb.i, "for")


def _put_in(telling: Telling) -> Iterator[Token]:
    """Whom "for" names between commas behind a name: "Ada Berg, for the riders, said"."""
    sentence, tokens = telling.sentence, telling.sentence.tokens
    top = find_top(sentence, telling.speaker)
    if top is None or top.pos != "PROPN":
        return
    for i in range(top.i + 2, min(max(telling.speaker) + 3, len(tokens))):
        if tokens[i].text == "for" and tokens[i - 1].text == ",":
            opening = tokens[i + 1]
            for whom in children(sentence, i, "pobj"):
                inside = subtree(sentence, whom.i)
                known = opening.pos in ("DET", "PROPN") and opening.i == inside[0]
                if known and not is_of_time(sentence, whom.i):
                    yield whom


def _objects(sentence: Sentence, i: int, preposition: str) -> Iterator[Token]:
    for one in children(sentence, i, "prep"):
        if one.text.lower() == preposition:
            yield from children(sentence, one.i, "pobj")
