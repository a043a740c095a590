"""Speakers that the parser hung on the last word of what they say: made subjects of their verb.

In "The fire began near Ostby, the fire chief, Ada Berg, said" it takes the chief for an apposition
of the town.
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
