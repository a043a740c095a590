"""Things that cannot speak: "the dam threatened to burst" attributes nothing to the dam.

Some words of threat, promise, refusal and want tell of a thing what is likely to become of it. No
list could name all things; so a noun is taken for one that no mention and no list knows as people,
as a body, or as something in which words travel.
"""

from dateline.extract.mentions.words import load_words
from dateline.extract.participants import MentionIndex
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.naming import find_referent
from dateline.extract.statements.setting_words import load_setting_words, load_source_words
from dateline.extract.statements.speakers import find_counted
from dateline.extract.statements.words import lemma_of, speech_frames
from dateline.extract.syntax import child, has_label, has_to
from dateline.text import Sentence, Token

_KNOWN_LABELS = ("PERSON", "ORG", "NORP", "GPE", "PERCENT", "CARDINAL")
_TOWARDS = frozenset(("against", "for"))
_ANYBODY = frozenset(("one", "other", "rest", "remainder"))
_THINGS = frozenset(("it", "this", "that", "these", "those", "which"))
_DOERS = ("ers", "ors", "ists", "ians", "ees", "men")
"""Endings of nouns for many people: "the harvesters", "the women"."""


def is_deed_of_thing(
    sentence: Sentence, cue: Cue, source: Token, lexicon: Lexicon, mentions: MentionIndex
) -> bool:
    """Tell whether a cue with an infinitive says what a mere thing is about to do.

    So with what a thing is against or provides for: "the vote was against him", "it is against the
    law", "the contract calls for a first boat in May".
    """
    lemma = lemma_of(sentence, sentence.tokens[cue.word], lexicon)
    acts = cue.frame == "to" and any(has_to(sentence, number) for number in cue.content)
    called = lemma == "call" and sentence.tokens[cue.tokens[-1]].text == "for"
    if not (acts or called or cue.frame in _TOWARDS) or lemma not in lexicon.of_things:
        return False
    noun = find_counted(sentence, find_referent(sentence, source))
    if cue.frame == "against" and noun.text.lower() in _THINGS:
        return True
    if noun.pos != "NOUN" or _speaks_besides(sentence, cue, noun):
        return False
    return not _can_speak(sentence, noun, lexicon, mentions)


def _speaks_besides(sentence: Sentence, cue: Cue, noun: Token) -> bool:
    """Tell whether a noun has the name of a person beside it, or says something before the cue.

    So in "the roofer, Ada Berg, refuses to leave" and "says the roofer, and refuses to leave".
    """
    above = sentence.tokens[noun.head]
    says = above.i < cue.word and above.pos == "VERB" and speech_frames(sentence, above)
    named = child(sentence, noun.i, "appos")
    return bool(says) or (named is not None and has_label(sentence, named.i, "PERSON"))


def _can_speak(sentence: Sentence, noun: Token, lexicon: Lexicon, mentions: MentionIndex) -> bool:
    mention = mentions.at(noun.start)
    if mention is not None and mention.kind != "other":
        return True
    if has_label(sentence, noun.i, *_KNOWN_LABELS):
        return True
    many = noun.tag == "NNS" and noun.text.lower().endswith(_DOERS)
    lemma = noun.lemma.lower()
    return many or lemma in _ANYBODY or _is_listed(lemma, lexicon)


def _is_listed(lemma: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun stands for people, for a body, or for words: "the letter threatened"."""
    sources, settings = load_source_words(), load_setting_words()
    lists = (
        load_words().person,
        lexicon.speakers,
        sources.people,
        sources.bodies,
        settings.carriers,
        settings.listeners,
    )
    return any(lemma in one for one in lists) or lexicon.frames("NOUN", lemma) is not None
