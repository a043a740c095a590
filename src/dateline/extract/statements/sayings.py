"""What is said or told, where the parser hung it on a word beside its verb.

In "reported, citing an aide, that he left" it takes what is reported for what is cited, in "told
the guard he would stay" for what the guard is like.
"""

from dataclasses import replace

from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.syntax import child, subtree, with_tokens
from dateline.text import Sentence, Token


def hang_sayings(sentence: Sentence) -> Sentence:
    """Give a sentence in which "that ..." behind a participle set in between is of its verb."""
    for first in sentence.tokens[1:]:
        clause = sentence.tokens[first.head]
        if first.dep == "mark" and first.text.lower() == "that" and clause.i > first.i:
            between = find_between(sentence, first)
            if between is not None:
                return _hang_saying(sentence, first, between)
    return sentence


def hang_told(sentence: Sentence) -> Sentence:
    """Give a sentence in which what somebody is told is no clause of who hears it.

    In "told the guard he would stay" parsers take "he would stay" for what the guard is like, as
    they do with the letter of "said in a letter he would stay".
    """
    for clause in sentence.tokens:
        if clause.dep in ("relcl", "acl") and _is_whole(sentence, clause):
            verb = _find_telling(sentence, sentence.tokens[clause.head])
            if verb is not None and child(sentence, verb.i, "ccomp", "xcomp") is None:
                return with_tokens(sentence, replace(clause, head=verb.i, dep="ccomp"))
    return sentence


def find_between(sentence: Sentence, first: Token) -> Token | None:
    """Give the participle between commas that stands right before the `first` word of a clause."""
    comma = first.i - 1
    if comma < 0 or sentence.tokens[comma].text != ",":
        return None
    for number in range(comma - 1, 1, -1):
        if sentence.tokens[number - 1].text == ",":
            found = sentence.tokens[number]
            return found if found.tag == "VBG" else None
    return None


def _find_telling(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb by which somebody tells the one a noun names, or in what it names."""
    lexicon, above = load_lexicon(), sentence.tokens[noun.head]
    if noun.dep == "dobj":
        return above if above.lemma.lower() in lexicon.addressing else None
    verb = sentence.tokens[above.head]
    known = (lexicon.frames(verb.pos, verb.lemma.lower()) or {}).get("quote")
    if noun.dep != "pobj" or known not in SPEECH_KINDS:
        return None
    told = verb.lemma.lower() in lexicon.addressing and child(sentence, verb.i, "dobj") is not None
    papers = lexicon.wordings | lexicon.occasions
    inside = above.text.lower() in ("in", "on") and noun.lemma.lower() in papers
    return verb if told or inside else None


def _is_whole(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause begins with its subject or "that", right behind what it hangs on."""
    own = child(sentence, clause.i, "nsubj", "nsubjpass", "expl")
    inside = subtree(sentence, clause.i)
    opens = child(sentence, clause.i, "mark")
    if opens is not None and opens.text.lower() == "that" and opens.i == inside[0]:
        inside = inside[1:]
        return own is not None and subtree(sentence, own.i)[0] == inside[0]
    if own is None or subtree(sentence, own.i)[0] != inside[0] or inside[0] - 1 != clause.head:
        return False
    linked = sentence.tokens[inside[0]].tag in ("WP", "WDT", "WP$")
    return not linked and child(sentence, clause.i, "ccomp") is None


def _hang_saying(sentence: Sentence, first: Token, between: Token) -> Sentence:
    """Put a clause and the participle before it under the verb of speech before both."""
    tokens = sentence.tokens
    clause, comma = tokens[first.head], tokens[first.i - 1]
    verb = tokens[clause.head if between.head == clause.i else between.head]
    told = child(sentence, verb.i, "ccomp")
    if verb.i >= between.i or (told is not None and told.i != clause.i):
        return sentence
    known = (load_lexicon().frames(verb.pos, verb.lemma.lower()) or {}).get("clause")
    if known not in SPEECH_KINDS:
        return sentence
    return with_tokens(
        sentence,
        replace(between, head=verb.i, dep="advcl"),
        replace(clause, head=verb.i, dep="ccomp"),
        replace(comma, head=verb.i),
    )
