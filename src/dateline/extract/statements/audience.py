"""Whom something was said to: "told reporters", "said to the council", "in a letter to her"."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.extract.statements.setting_words import SettingWords, load_source_words
from dateline.extract.statements.speakers import is_bare_participle, is_hearing
from dateline.extract.statements.telling import Telling
from dateline.extract.syntax import behind as behind_of
from dateline.extract.syntax import child, children, has_label, has_to, is_passive, subject
from dateline.text import Sentence, Token

_LISTENING = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET"))
_NOBODY = frozenset(
    (
        *("it", "this", "that", "these", "those", "what", "which", "who", "whom", "all", "more"),
        *(
            "himself",
            "herself",
            "themselves",
            "itself",
            "there",
            "something",
            "nothing",
            "anything",
        ),
    )
)
_ASKING = frozenset(("ask", "beg", "press", "petition"))


def find_audience(telling: Telling, speaking: Sequence[Token], words: SettingWords) -> Token | None:
    """Give the head word of those to whom something was said, None where the text names nobody.

    `speaking` are the words that say that somebody speaks.
    """
    for verb in speaking:
        for token in _audiences(telling, verb, words):
            if _can_listen(telling, token, verb, words):
                return token
    return next(chain(_asking(telling, words), _demanded(telling, words)), None)


def _demanded(telling: Telling, words: SettingWords) -> Iterator[Token]:
    """Who is to do what is demanded: "demanded that the council find the money"."""
    sentence = telling.sentence
    for head in telling.heads:
        if sentence.tokens[head].lemma not in words.demanding:
            continue
        for clause in children(sentence, head, "ccomp"):
            bare = clause.tag in ("VB", "VBP") and child(sentence, clause.i, "aux") is None
            for whom in children(sentence, clause.i, "nsubj") if bare else ():
                if _is_somebody(sentence, whom, words):
                    yield whom


def _is_somebody(sentence: Sentence, token: Token, words: SettingWords) -> bool:
    known = load_source_words()
    return has_label(sentence, token.i, "PERSON", "ORG", "GPE") or any(
        token.lemma.lower() in those for those in (known.people, known.bodies, words.listeners)
    )


def _asking(telling: Telling, words: SettingWords) -> Iterator[Token]:
    """Who asks for what is said: "Asked by reporters, he said"."""
    for head in telling.heads:
        for verb in children(telling.sentence, head, "advcl"):
            if verb.lemma in words.asking and is_bare_participle(telling.sentence, verb.i):
                for agent in children(telling.sentence, verb.i, "agent"):
                    yield from children(telling.sentence, agent.i, "pobj")


def _audiences(telling: Telling, verb: Token, words: SettingWords) -> Iterator[Token]:
    """Give what may be the audience of one word that says that somebody speaks, best first."""
    sentence = telling.sentence
    yield from (one for one in children(sentence, verb.i, "nsubj") if is_hearing(verb, one))
    if verb.lemma in words.addressing or verb.lemma == "address":
        yield from _addressed(telling, verb)
    elif verb.lemma in words.giving:
        yield from _given(telling, verb)
    for preposition in children(sentence, verb.i, "prep", "dative"):
        word = preposition.text.lower()
        behind = child(sentence, preposition.i, "pobj")
        if behind is None or not telling.is_free(preposition, verb):
            continue
        by = verb.lemma in words.by.get(word, ())
        if by and child(sentence, verb.i, "prt") is not None:
            continue  # "put it down to luck"
        if by or (word == "to" and verb.lemma in words.speaking):
            yield behind
        elif preposition.i in telling.content:
            continue
        elif word in ("in", "on", "during"):
            yield from _reached(sentence, behind, words)
        elif word in ("before", "with") and behind.lemma.lower() in words.listeners:
            yield behind


def _addressed(telling: Telling, verb: Token) -> Iterator[Token]:
    """The object of "told them", the subject of "they were told" and of "asked whether ...".

    What is said holds it only when it is what somebody is to do ("told them to leave", "invited
    them to talks", "asked them for help").
    """
    sentence = telling.sentence
    if is_passive(sentence, verb.i) or is_bare_participle(sentence, verb.i):
        whom = subject(sentence, verb.i)
        if whom is not None:
            yield whom
        return
    asked = [
        clause
        for clause in children(sentence, verb.i, "xcomp", "ccomp", "advcl")
        if has_to(sentence, clause.i)
    ]
    invited = any(
        one.i in telling.content
        and (one.text.lower() == "to" or (one.text.lower() == "for" and verb.lemma in _ASKING))
        for one in children(sentence, verb.i, "prep", "dative")
    )
    for whom in children(sentence, verb.i, "dative", "dobj"):
        if asked or invited or whom.i not in telling.content:
            yield whom
    for clause in asked:
        yield from children(sentence, clause.i, "nsubj")


def _given(telling: Telling, verb: Token) -> Iterator[Token]:
    """Whom something is offered: "offered the players a loan"."""
    sentence = telling.sentence
    if child(sentence, verb.i, "dobj") is not None:
        yield from (one for one in children(sentence, verb.i, "dative") if one.pos != "ADP")


def _reached(sentence: Sentence, carrier: Token, words: SettingWords) -> Iterator[Token]:
    """Whom a letter, an interview or a call reaches."""
    if carrier.lemma.lower() not in words.carriers:
        return
    for preposition in children(sentence, carrier.i, "prep", "dative"):
        question = child(sentence, preposition.i, "pobj")
        if question is not None and question.lemma.lower() in words.questions:
            yield from behind_of(sentence, question.i, "from", "by")
        elif preposition.text.lower() in ("to", "with", "before"):
            behind = child(sentence, preposition.i, "pobj")
            if behind is not None:
                yield behind


def _can_listen(telling: Telling, token: Token, verb: Token, words: SettingWords) -> bool:
    """Tell whether words can be somebody spoken to who does not speak himself."""
    if token.pos not in _LISTENING or token.i in telling.cue:
        return False
    if not telling.is_free(token, verb):
        return False
    addressed = token.text.lower() == "it" and _is_hearer(telling, token, verb, words)
    if (token.text.lower() in _NOBODY and not addressed) or token.lemma.lower() in words.things:
        return False
    return not has_label(telling.sentence, token.i, "DATE", "TIME", "MONEY")


def _is_hearer(telling: Telling, token: Token, verb: Token, words: SettingWords) -> bool:
    """Tell whether "it" hears what a clause behind it says: "told it that", "reminded it of"."""
    if verb.lemma not in words.addressing or token.dep not in ("dobj", "dative", "nsubj"):
        return False
    clauses = children(telling.sentence, verb.i, "ccomp", "xcomp", "prep")
    return any(one.i > token.i and one.i in telling.content for one in clauses)
