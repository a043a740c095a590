"""Speakers and sayings that the parser hung on a word beside them: put under their verb.

In "The fire began near Ostby, the fire chief, Ada Berg, said" it takes the chief for an apposition
of the town, in "reported, citing an aide, that he left" what is reported for what is cited.
"""

from dataclasses import replace

from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.syntax import SUBJECTS, TENSED, child, subtree
from dateline.text import Sentence, Token


def hang_speakers(sentence: Sentence) -> Sentence:
    """Give a sentence in which those who speak are the subjects of the verbs right behind them."""
    for name in sentence.tokens:
        if name.dep == "appos" and name.pos == "PROPN":
            verb = _verb_behind(sentence, name)
            speaker = _described(sentence, name)
            if verb is not None and speaker is not None:
                return _hang(sentence, speaker, verb)
    return sentence


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
        if clause.dep == "relcl" and _is_whole(sentence, clause):
            verb = _find_telling(sentence, sentence.tokens[clause.head])
            if verb is not None and child(sentence, verb.i, "ccomp", "xcomp") is None:
                tokens = list(sentence.tokens)
                tokens[clause.i] = replace(clause, head=verb.i, dep="ccomp")
                return replace(sentence, tokens=tuple(tokens))
    return sentence


def _find_telling(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb by which somebody tells the one a noun names, or in what it names."""
    lexicon, above = load_lexicon(), sentence.tokens[noun.head]
    if noun.dep == "dobj":
        return above if above.lemma.lower() in lexicon.addressing else None
    verb = sentence.tokens[above.head]
    known = (lexicon.frames(verb.pos, verb.lemma.lower()) or {}).get("quote")
    inside = noun.dep == "pobj" and above.text.lower() in ("in", "on")
    papers = lexicon.wordings | lexicon.occasions
    return verb if inside and known in SPEECH_KINDS and noun.lemma.lower() in papers else None


def _is_whole(sentence: Sentence, clause: Token) -> bool:
    """Tell whether a clause begins with its subject, right behind what it hangs on."""
    own = child(sentence, clause.i, "nsubj", "nsubjpass", "expl")
    inside = subtree(sentence, clause.i)
    if own is None or subtree(sentence, own.i)[0] != inside[0] or inside[0] - 1 != clause.head:
        return False
    linked = sentence.tokens[inside[0]].tag in ("WP", "WDT", "WP$")
    return not linked and child(sentence, clause.i, "ccomp") is None


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


def _hang_saying(sentence: Sentence, first: Token, between: Token) -> Sentence:
    """Put a clause and the participle before it under the verb of speech before both."""
    tokens = list(sentence.tokens)
    clause = tokens[first.head]
    verb = tokens[clause.head if between.head == clause.i else between.head]
    told = child(sentence, verb.i, "ccomp")
    if verb.i >= between.i or (told is not None and told.i != clause.i):
        return sentence
    known = (load_lexicon().frames(verb.pos, verb.lemma.lower()) or {}).get("clause")
    if known not in SPEECH_KINDS:
        return sentence
    tokens[between.i] = replace(between, head=verb.i, dep="advcl")
    tokens[clause.i] = replace(clause, head=verb.i, dep="ccomp")
    comma = tokens[first.i - 1]
    tokens[comma.i] = replace(comma, head=verb.i)
    return replace(sentence, tokens=tuple(tokens))


def _verb_behind(sentence: Sentence, name: Token) -> Token | None:
    """The verb of speech without a subject that follows a name and a comma."""
    if name.i + 2 >= len(sentence.tokens) or sentence.tokens[name.i + 1].text != ",":
        return None
    verb = sentence.tokens[name.i + 2]
    if verb.tag not in TENSED or child(sentence, verb.i, *SUBJECTS) is not None:
        return None
    known = (load_lexicon().frames("VERB", verb.lemma.lower()) or {}).get("quote")
    return verb if known in SPEECH_KINDS else None


def _described(sentence: Sentence, name: Token) -> Token | None:
    """The noun that a name explains, itself between commas and hung on a word before it."""
    noun = sentence.tokens[name.head]
    if noun.pos != "NOUN" or noun.dep != "appos" or noun.head >= noun.i:
        return None
    first = subtree(sentence, noun.i)[0]
    apart = first > 0 and sentence.tokens[first - 1].text == ","
    return noun if apart and sentence.tokens[noun.head].i < first else None


def _hang(sentence: Sentence, speaker: Token, verb: Token) -> Sentence:
    """Make a word the subject of a verb, and what stood beside the verb what it governs."""
    tokens = list(sentence.tokens)
    tokens[speaker.i] = replace(speaker, head=verb.i, dep="nsubj")
    above = tokens[verb.head]
    if verb.dep == "conj" and above.head == above.i:
        tokens[verb.i] = replace(verb, head=verb.i, dep="ROOT")
        tokens[above.i] = replace(above, head=verb.i, dep="ccomp")
    return replace(sentence, tokens=tuple(tokens))
