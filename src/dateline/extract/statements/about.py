"""What a cue tells something of, where that stands before it: "the tower is called a needle"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.complement import Complement
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.words import CueWord
from dateline.extract.syntax import SUBJECTS, child, children, subtree
from dateline.text import Sentence, Token

_ARTICLES = frozenset(("a", "an"))
_NEAR = 6
"""Words from a cue to the opening mark, with who speaks and "as"."""

_RELATIVE = frozenset(("WDT", "WP", "WP$", "WRB"))
_NAMING = frozenset(("thing as", "thing be"))
_PREDICATES = frozenset(("thing", "thing be", "be", "clause"))


def with_subject(sentence: Sentence, i: int, content: tuple[int, ...]) -> tuple[int, ...]:
    """Give the content of a verb of seeming with its subject, less loose clauses on that.

    That of a participle is the noun before it: "the plan, described by Moe as idle".
    """
    token = sentence.tokens[i]
    if token.dep == "acl" and token.tag == "VBN" and token.head < i:
        return _with_noun(sentence, token, content)
    found = _subject_of_seeming(sentence, token)
    if found is None or found.i in content or _is_nothing(sentence, found, content):
        return content
    return tuple(sorted({*content, *_without_loose(sentence, found)}))


def _is_nothing(sentence: Sentence, subject: Token, content: Sequence[int]) -> bool:
    """Tell whether an "it" stands for no thing but for a clause: "It is thought that it rains", "it
    is expected to be his case that"."""
    if subject.text.lower() != "it":
        return False
    set_in = min(content, default=subject.i) < subject.i  # "Nobody, it is said, sleeps"
    inside = any(one.dep == "ccomp" and one.i in content for one in sentence.tokens)
    return set_in or inside or child(sentence, subject.head, "ccomp", "csubj", "acomp") is not None


def _with_noun(sentence: Sentence, participle: Token, content: tuple[int, ...]) -> tuple[int, ...]:
    """Give the content of a participle with the noun before it and what narrows that down."""
    named = subtree(sentence, participle.head, without=frozenset((participle.i,)))
    first = min(subtree(sentence, participle.i))
    parted = sentence.tokens[first - 1].text == ","
    return tuple(sorted({*content, *(i for i in named if i < first - parted)}))


def with_antecedent(sentence: Sentence, word: CueWord, best: Complement) -> tuple[int, ...]:
    """Give what a noun is called with that noun: "a vote critics call “a farce”", "a vote described
    by one of them as a farce".

    Where a pronoun joins the two ("a vote that critics call") it stands for the noun.
    """
    verb, noun = word.token, sentence.tokens[word.token.head]
    first = min(subtree(sentence, verb.i))
    what = child(sentence, verb.i, "dobj")
    if what is not None and what.text.lower() == "what" and _tells_what(sentence, verb, best):
        return (what.i, *best.tokens)
    if verb.dep == "acl" and word.passive and best.frame == "as" and first > noun.i:
        return _with_noun(sentence, verb, best.tokens)
    naming = not _NAMING.isdisjoint(word.frames or {}) and best.frame in _PREDICATES
    if verb.dep != "relcl" or not naming or first < noun.i or best.tokens[0] < verb.i:
        return best.tokens
    if _is_joined(sentence, verb) or any(sentence.tokens[i].dep in SUBJECTS for i in best.tokens):
        return best.tokens  # a clause of its own
    called = child(sentence, verb.i, "dobj")
    if called is not None and best.tokens[0] <= called.i and child(sentence, verb.i, "oprd"):
        return best.tokens  # "the day they called it a farce"
    before = (i for i in subtree(sentence, noun.i) if i < first)
    return tuple(sorted({*best.tokens, *before}))


def _tells_what(sentence: Sentence, verb: Token, best: Complement) -> bool:
    """Tell whether a clause behind a verb says what a thing was: "what he said was a con"."""
    follows = best.frame == "clause" and best.tokens[0] == verb.i + 1
    return follows and sentence.tokens[verb.i + 1].lemma == "be"


def cut_renamings(sentence: Sentence, cues: Sequence[Cue]) -> list[Cue]:
    """Give the cues without what the report itself adds that another calls what was said: "allege
    that he waited, a charge his lawyer called “idle”"."""
    marked = [one.word for one in cues if _leads_to_marks(sentence, one)]
    if not marked:
        return list(cues)
    added = [
        noun.i
        for noun in sentence.tokens[2:]
        if noun.lemma.lower() in load_lexicon().renaming
        and _is_set_off(sentence, noun)
        and not frozenset(marked).isdisjoint(subtree(sentence, noun.i))
    ]
    return [
        replace(cue, content=tuple(i for i in cue.content if i < start - 2))
        if (start := next((i for i in added if cue.word < i - 2 and i in cue.content), 0))
        else cue
        for cue in cues
    ]


def _leads_to_marks(sentence: Sentence, cue: Cue) -> bool:
    return any(one.tag == "``" for one in sentence.tokens[cue.word : cue.word + _NEAR])


def _is_set_off(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands behind a comma and an article: ", a charge"."""
    comma, article = sentence.tokens[noun.i - 2 : noun.i]
    return comma.text == "," and article.text.lower() in _ARTICLES


def _is_joined(sentence: Sentence, verb: Token) -> bool:
    between = sentence.tokens[verb.head + 1 : verb.i]
    return any(
        one.tag in _RELATIVE or one.dep == "dobj" or one.text.lower() == "that" for one in between
    )


def _without_loose(sentence: Sentence, noun: Token) -> list[int]:
    """The words of a noun less the clauses that commas part from it: "the guild, which left,"."""
    tokens = subtree(sentence, noun.i)
    for clause in children(sentence, noun.i, "relcl", "acl"):
        inside = subtree(sentence, clause.i)
        if sentence.tokens[inside[0] - 1].text == "," and inside[0] > noun.i:
            gone = {inside[0] - 1, *inside, inside[-1] + 1}
            tokens = [i for i in tokens if i not in gone]
    return tokens


def _subject_of_seeming(sentence: Sentence, token: Token) -> Token | None:
    """The subject of a verb, of the copula of an adjective, or of the verb that shares its own."""
    found = child(sentence, token.i, "nsubj", "nsubjpass")
    if found is not None or token.dep not in ("acomp", "conj") or token.head == token.i:
        return found
    return _subject_of_seeming(sentence, sentence.tokens[token.head])
