"""A statement in its sentence, for all that is told beside its words: to whom, where, for whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.statements.naming import find_referent
from dateline.extract.statements.paragraphs import tokens_between
from dateline.extract.syntax import ancestors, children, find_sentence
from dateline.findings import Statement
from dateline.text import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement in its sentence.

    `cue` are the tokens of its cue, `heads` the words there under which the rest of the cue hangs,
    `speaker` the tokens of the one who speaks, `content` those of what is said.
    """

    statement: Statement
    sentence: Sentence
    cue: tuple[int, ...]
    heads: tuple[int, ...]
    speaker: tuple[int, ...]
    content: frozenset[int]

    def is_beside(self, token: Token, above: Token) -> bool:
        """Tell whether a token under `above` stands outside content and cue.

        It stands outside the speaker's words too, unless `above` is one of them.
        """
        return (
            token.i not in self.content and token.i not in self.cue and self.is_free(token, above)
        )

    def is_free(self, token: Token, above: Token) -> bool:
        """Tell whether a token under `above` is none of the speaker's words, or both are."""
        return token.i not in self.speaker or above.i in self.speaker


def make_telling(statement: Statement, sentences: Sequence[Sentence]) -> Telling | None:
    """Find the sentence of a statement's cue and what stands where in it; None without a cue."""
    sentence = find_sentence(sentences, statement.cue[0].start) if statement.cue else None
    if sentence is None:
        return None
    cue = _tokens(sentence, statement.cue)
    heads = tuple(i for i in cue if sentence.tokens[i].head not in cue or _is_root(sentence, i))
    speaker = _tokens(sentence, (statement.speaker.words,) if statement.speaker else ())
    content = frozenset(_tokens(sentence, statement.content))
    return Telling(statement, sentence, cue, heads, speaker, content)


def find_speaking(telling: Telling, speaking: frozenset[str]) -> Iterator[Token]:
    """Give the words of a cue and the participles beside it that only say that somebody speaks."""
    tokens = telling.sentence.tokens
    for i in telling.cue:
        if tokens[i].pos not in ("DET", "ADP", "SCONJ", "PUNCT"):
            yield tokens[i]
    for i in telling.heads:
        for below in children(telling.sentence, i, "advcl", "acl", "prep"):
            if (
                below.tag == "VBG"
                and below.lemma in speaking
                and telling.is_beside(below, tokens[i])
            ):
                yield below
    for i in telling.speaker:
        for below in children(telling.sentence, i, "acl"):
            if below.tag == "VBG" and below.lemma in speaking:
                yield below


def find_head(telling: Telling) -> Token | None:
    """Give the word that says who speaks: of "who" the noun that it refers to."""
    top = find_top(telling.sentence, telling.speaker)
    return find_referent(telling.sentence, top) if top is not None else None


def find_top(sentence: Sentence, inside: Sequence[int]) -> Token | None:
    """Give the token under which the others of a phrase hang, None of none."""
    within = frozenset(inside)
    for i in inside:
        if not any(above.i in within for above in ancestors(sentence, i)):
            return sentence.tokens[i]
    return None


def _is_root(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].head == i


def _tokens(sentence: Sentence, spans: Sequence[Span]) -> tuple[int, ...]:
    return tuple(i for span in spans for i in tokens_between(sentence, span.start, span.end))
