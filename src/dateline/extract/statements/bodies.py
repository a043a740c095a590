"""The body that the words before a speaker tell of: "The ministry objected. A spokesman said"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.participants import MentionIndex, participant
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.statements.telling import Telling
from dateline.extract.syntax import ancestors, children
from dateline.findings import Participant
from dateline.text import Document, Sentence, Token

_BODIES = frozenset(("organisation", "country", "group", "operation"))


def find_body(
    document: Document, telling: Telling, sentences: Sequence[Sentence], mentions: MentionIndex
) -> Participant | None:
    """Give the body that is the subject of the clause, or of the sentence, before a speaker."""
    for sentence, token in _subjects(telling, sentences):
        mention = mentions.at(token.start)
        known = mention is not None and mention.kind in _BODIES
        if known or (mention is None and token.lemma.lower() in load_source_words().bodies):
            return participant(document, sentence, token.i, mentions)
    return None


def _subjects(telling: Telling, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Token]]:
    """Subjects of the clauses around the speaker, then of the sentence before."""
    sentence = telling.sentence
    for i in (
        *telling.heads,
        *(one.i for head in telling.heads for one in ancestors(sentence, head)),
    ):
        for token in children(sentence, i, "nsubj", "nsubjpass"):
            if token.i not in telling.speaker and token.i < min(telling.speaker):
                yield sentence, token
    before = bisect_left(sentences, sentence.start, key=lambda one: one.start) - 1
    if before >= 0 and sentences[before].paragraph == sentence.paragraph:
        for token in sentences[before].tokens:
            if token.dep in ("nsubj", "nsubjpass") and _is_main(sentences[before], token.head):
                yield sentences[before], token


def _is_main(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].head == i
