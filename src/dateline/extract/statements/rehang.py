"""Speakers and sayings that the parser hung on a word beside them: put under their verb.

In "The fire began near Ostby, the fire chief, Ada Berg, said" it takes the chief for an apposition
of the town, in "The log, said its keeper, was lost" the keeper for what was lost, in "The well is
dry, points out Ada Berg" Berg for what is pointed out, in "A third asked" there is no subject, and
in "reported, citing an aide, that he left" what is reported is taken for what is cited.
"""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.astray import mend_governed
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.statements.misread import mend_verbs
from dateline.extract.statements.set_in import hang_answer, hang_going_on
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.subjectless import give_subjects
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    SUBJECTS,
    TENSED,
    child,
    children,
    has_label,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_PAST = ("VBD", "VBN")
_HAS = frozenset(("'s", "’s"))
_PARTING = frozenset((":", ";"))
_BEHIND = frozenset(("who", "of", "at", "in", "from"))
_NOBODY = frozenset(("it", "this", "that", "what", "which"))


def mend_sentence(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks and what is said hang on the verb of saying."""
    whole = _hang_behind_label(_hang_behind_preposition(mend_verbs(sentence)))
    whole = mend_governed(give_subjects(_join_described(_join_kin(_join_hyphened(whole)))))
    return hang_going_on(_hang_told(_hang_sayings(_hang_speakers(_hang_asked(hang_answer(whole))))))


def _hang_asked(sentence: Sentence) -> Sentence:
    """Give a sentence in which who is asked is not who asks: "The mayor, asked about it, left".

    Parsers take the participle between commas for the verb of the sentence, or for its past tense.
    """
    asking = load_setting_words().asking
    for asked in sentence.tokens[2:]:
        put_in = asked.tag in _PAST and sentence.tokens[asked.i - 1].text == ","
        verb = _verb_after_comma(sentence, asked) if put_in and asked.lemma in asking else None
        if verb is None or verb.head not in (verb.i, asked.i):
            continue
        noun = child(sentence, asked.i, *SUBJECTS) or child(sentence, verb.i, *SUBJECTS)
        if noun is None or not _ends_before(sentence, noun, asked):
            continue
        tag = "VBD" if verb.tag == "VBN" else verb.tag
        ahead = (one for one in children(sentence, asked.i) if one.i < noun.i)
        return with_tokens(
            sentence,
            *(replace(one, head=verb.i) for one in ahead),
            replace(asked, head=noun.i, dep="acl", tag="VBN"),
            replace(noun, head=verb.i, dep="nsubj"),
            replace(verb, head=verb.i, dep="ROOT", tag=tag)
            if asked.i in (asked.head, verb.head)
            else verb,
        )
    return sentence


def _ends_before(sentence: Sentence, noun: Token, asked: Token) -> bool:
    """Tell whether a noun phrase without an apposition ends at the comma before a participle."""
    inside = subtree(sentence, noun.i, without=frozenset((asked.i,)))
    words = [i for i in inside if sentence.tokens[i].pos != "PUNCT" and i < asked.i]
    commas = any(sentence.tokens[i].text == "," for i in inside if i < asked.i - 1)
    return noun.pos in ("NOUN", "PROPN") and words[-1:] == [asked.i - 2] and not commas


def _verb_after_comma(sentence: Sentence, asked: Token) -> Token | None:
    """The verb that a comma parts from what somebody was asked, without a subject of its own."""
    for comma, verb in pairwise(sentence.tokens[asked.i + 1 :]):
        if comma.text == "," and verb.pos == "VERB" and verb.tag in (*TENSED, "VBN"):
            own = child(sentence, verb.i, *SUBJECTS)
            return verb if own is None or own.i < asked.i else None
    return None


def _hang_behind_preposition(sentence: Sentence) -> Sentence:
    """Give a sentence in which "A paper that speaks for the rebels wrote" has one subject.

    Parsers take the noun behind the preposition for a second one, and leave the preposition bare.
    """
    for noun in sentence.tokens[2:]:
        if noun.dep not in NAMED_SUBJECTS or noun.pos not in ("NOUN", "PROPN"):
            continue
        own = child(sentence, noun.head, *NAMED_SUBJECTS)
        link = sentence.tokens[subtree(sentence, noun.i)[0] - 1]
        bare = link.dep == "prep" and not sentence.children[link.i]
        if bare and own is not None and own.i < link.i < noun.i < noun.head:
            return with_tokens(sentence, replace(noun, head=link.i, dep="pobj"))
    return sentence


def _hang_behind_label(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks is no name of what a sign parts from it.

    So in "A long chain; De Sluis, prudent as ever, calls it a rope" and "“Good speech, Mr Moe,” Ada
    Berg told him".
    """
    for name in sentence.tokens[2:]:
        label = sentence.tokens[name.head]
        sign = sentence.tokens[subtree(sentence, name.i)[0] - 1] if name.dep == "appos" else name
        before = label.i < sign.i < name.i < label.head
        quoted = sentence.tokens[label.i : sign.i] if before and sign.tag == "''" else ()
        closes = bool(quoted) and all(one.tag != "``" for one in quoted)
        if (closes or sign.text in _PARTING) and label.dep == "nsubj" and before:
            return with_tokens(
                sentence,
                replace(name, head=label.head, dep="nsubj"),
                replace(label, dep="dep"),
                replace(sign, head=label.head),
            )
    return sentence


def _join_hyphened(sentence: Sentence) -> Sentence:
    """Give a sentence in which "co-founder" is one subject and not two."""
    for hyphen in sentence.tokens[1:-1]:
        first, second = sentence.tokens[hyphen.i - 1], sentence.tokens[hyphen.i + 1]
        joined = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == second.start
        if joined and first.dep in SUBJECTS and second.dep in SUBJECTS:
            parts = (replace(one, head=second.i, dep="compound") for one in (first, hyphen))
            below = (
                replace(one, head=second.i) for one in children(sentence, first.i, "det", "poss")
            )
            sentence = with_tokens(sentence, *parts, *below)
    return sentence


def _join_kin(sentence: Sentence) -> Sentence:
    """Give a sentence in which "her sister-in-law Iva" is one subject and not two."""
    for name in sentence.tokens[1:]:
        if name.pos != "PROPN" or name.dep not in SUBJECTS:
            continue
        kin = child(sentence, name.head, *SUBJECTS)
        if kin is None or kin.i >= name.i or kin.pos != "NOUN":
            continue
        before = sentence.tokens[subtree(sentence, name.i)[0] - 1]
        if before.text not in _PARTING and subtree(sentence, kin.i)[-1] == before.i:
            return with_tokens(sentence, replace(name, head=kin.i, dep="appos"))
    return sentence


def _join_described(sentence: Sentence) -> Sentence:
    """Give a sentence in which "The brewer Orlik called it" has a verb and is no phrase.

    Parsers take the name for what the verb is told of, and the noun for all there is.
    """
    noun = next((one for one in sentence.tokens if one.head == one.i), None)
    verb = child(sentence, noun.i, "relcl") if noun is not None else None
    name = child(sentence, verb.i, "nsubj") if verb is not None else None
    if noun is None or verb is None or name is None or verb.tag not in TENSED:
        return sentence
    if noun.pos != "NOUN" or name.pos != "PROPN" or noun.i > name.i:
        return sentence
    if subtree(sentence, name.i)[0] != noun.i + 1 or verb.i != name.i + 1:
        return sentence
    return with_tokens(
        sentence,
        *put_on_top(sentence, noun, verb),
        replace(noun, head=verb.i, dep="nsubj"),
        replace(name, head=noun.i, dep="appos"),
    )


def _hang_speakers(sentence: Sentence) -> Sentence:
    """Give a sentence in which those who speak are the subjects of their verbs."""
    sentence = _hang_described(sentence)
    for number in range(1, len(sentence.tokens)):
        verb = sentence.tokens[number]
        if verb.tag in TENSED or verb.tag == "VBN":
            sentence = _hang_own(sentence, verb)
    return sentence


def _hang_own(sentence: Sentence, verb: Token) -> Sentence:
    """Mend what the parser made of the subject of one verb."""
    if child(sentence, verb.i, "auxpass") is not None:
        return _hang_contracted(sentence, verb)
    if child(sentence, verb.i, *SUBJECTS) is None:
        mended = _hang_counted(sentence, verb) or _hang_object(sentence, verb)
        return mended or _hang_doing(sentence, verb) or sentence
    return _hang_inserted(sentence, verb) or _hang_behind_quote(sentence, verb) or sentence


def _hang_behind_quote(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "“Not one cent”, swears the minister", which parsers take for what is.

    So do they where it ends a headline: "Flu “worst for years”, warns doctor".
    """
    own, last = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "dobj", "npadvmod")
    before = sentence.tokens[max(verb.i - 2, 0) : verb.i]
    if own is None or own.i > verb.i or before[-1].text != ",":
        return None
    apart = with_tokens(sentence, replace(own, dep="ccomp"))
    if last is not None and speech_frames(sentence, verb):
        rest = list(range(verb.i + 1, len(sentence.tokens)))
        if subtree(sentence, last.i) == rest:
            return with_tokens(apart, replace(last, dep="nsubj"))
    return _hang_object(apart, verb) if before[0].tag == "''" else None


def _hang_contracted(sentence: Sentence, verb: Token) -> Sentence:
    """Read "has" in "He's argued that it holds": who is told something is the object of telling."""
    helper, own = child(sentence, verb.i, "auxpass"), child(sentence, verb.i, "nsubjpass")
    frames = speech_frames(sentence, verb)
    if helper is None or own is None or helper.text not in _HAS or "clause" not in frames:
        return sentence
    told = child(sentence, verb.i, "ccomp", "dobj")
    addressed = verb.lemma in load_setting_words().addressing or "passive thing" in frames
    if told is None or addressed or own.text.lower() in _NOBODY:
        return sentence
    has = replace(helper, dep="aux", lemma="have")
    return with_tokens(sentence, has, replace(own, dep="nsubj"))


def _hang_counted(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "A third asked", which the parser takes for an adjective of the verb."""
    word, article = sentence.tokens[verb.i - 1], sentence.tokens[verb.i - 2]
    if word.dep not in ("amod", "advmod") or word.head != verb.i:
        return None
    if verb.i < 2 or article.dep != "det" or article.head not in (word.i, verb.i):
        return None
    return with_tokens(sentence, replace(word, dep="nsubj"), replace(article, head=word.i))


def _hang_object(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "..., points out Ada Berg." behind a verb that says something of no person."""
    name, last = child(sentence, verb.i, "dobj"), _last(sentence, verb)
    frames = speech_frames(sentence, verb)
    if name is None or sentence.tokens[verb.i - 1].text != "," or not frames:
        return None
    if "someone_to" in frames or frames.get("thing") == "judgement":
        return None
    after = sentence.tokens[name.i + 1 : name.i + 2]
    named = has_label(sentence, name.i, "PERSON") or name.lemma.lower() in load_lexicon().speakers
    if subtree(sentence, name.i)[0] != last + 1 or not named:
        return None
    if after and after[0].pos not in ("PUNCT", "PROPN") and after[0].text.lower() not in _BEHIND:
        return None
    root = next(one for one in sentence.tokens if one.head == one.i)
    mended = with_tokens(sentence, replace(name, dep="nsubj"))
    if root.i >= verb.i or verb.dep != "conj":
        return mended if root.i == verb.i else None
    free = replace(verb, head=verb.i, dep="ROOT")
    further = [one for one in mended.tokens[verb.i + 1 :] if one.head == root.i]
    return with_tokens(
        mended,
        free,
        replace(root, head=verb.i, dep="ccomp"),
        *(replace(one, head=verb.i) for one in further),
    )


def _hang_doing(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "“...,” said a man waiting there", which the parser takes for one that waits.

    What is said stands before the verb, so that the noun and its participle are not.
    """
    told = [one for one in children(sentence, verb.i, "ccomp") if one.tag != "VBG"]
    doing = next((one for one in children(sentence, verb.i, "ccomp") if one.tag == "VBG"), None)
    if doing is None or not any(one.i < verb.i for one in told) or doing.i < verb.i:
        return None
    noun = child(sentence, doing.i, "nsubj")
    first = subtree(sentence, noun.i)[0] if noun is not None else 0
    if noun is None or noun.i != doing.i - 1 or first != verb.i + 1:
        return None
    if not speech_frames(sentence, verb):
        return None
    return with_tokens(
        sentence,
        replace(noun, head=verb.i, dep="nsubj"),
        replace(doing, head=noun.i, dep="acl"),
    )


def _hang_inserted(sentence: Sentence, verb: Token) -> Sentence | None:
    """The subject of "The log, said its keeper, was lost", which the parser takes for what was."""
    own, told = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "ccomp")
    if own is None or told is None or not own.i < verb.i < told.i:
        return None
    said = child(sentence, told.i, "nsubj", "nsubjpass")
    if said is None or not speech_frames(sentence, verb):
        return None
    before = [i for i in subtree(sentence, own.i) if i < verb.i - 1]
    behind = subtree(sentence, said.i)
    end = behind[-1] + (sentence.tokens[behind[-1]].text != ",")
    commas = {one.i for one in sentence.tokens if one.text == ","}
    if not before or before[-1] + 2 != verb.i or behind[0] != _last(sentence, verb) + 1:
        return None
    if not commas.isdisjoint(before) or not commas.issuperset((verb.i - 1, end)):
        return None
    return with_tokens(
        sentence,
        replace(said, head=verb.i, dep="nsubj"),
        replace(own, head=told.i, dep=said.dep),
    )


def _last(sentence: Sentence, verb: Token) -> int:
    """The last word of a verb with its particle."""
    particle = child(sentence, verb.i, "prt")
    return max(verb.i, particle.i if particle is not None else 0)


def _hang_described(sentence: Sentence) -> Sentence:
    """Those who speak where their name follows: "near Ostby, the fire chief, Ada Berg, said"."""
    for name in sentence.tokens:
        if name.dep == "appos" and name.pos == "PROPN":
            verb = _verb_behind(sentence, name)
            speaker = _described(sentence, name)
            if verb is not None and speaker is not None:
                return _hang(sentence, speaker, verb)
    return sentence


def _hang_sayings(sentence: Sentence) -> Sentence:
    """Give a sentence in which "that ..." behind a participle set in between is of its verb."""
    for first in sentence.tokens[1:]:
        clause = sentence.tokens[first.head]
        if first.dep == "mark" and first.text.lower() == "that" and clause.i > first.i:
            between = find_between(sentence, first)
            if between is not None:
                return _hang_saying(sentence, first, between)
    return sentence


def _hang_told(sentence: Sentence) -> Sentence:
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


def _verb_behind(sentence: Sentence, name: Token) -> Token | None:
    """The verb of speech without a subject that follows a name and a comma."""
    if name.i + 2 >= len(sentence.tokens) or sentence.tokens[name.i + 1].text != ",":
        return None
    verb = sentence.tokens[name.i + 2]
    if verb.tag not in TENSED or child(sentence, verb.i, *SUBJECTS) is not None:
        return None
    return verb if speech_frames(sentence, verb) else None


def _described(sentence: Sentence, name: Token) -> Token | None:
    """The noun that a name explains, itself between commas and hung on a word before it."""
    noun = sentence.tokens[name.head]
    if noun.pos != "NOUN" or noun.dep != "appos" or noun.head >= noun.i:
        return None
    first = subtree(sentence, noun.i)[0]
    before = [one.text for one in sentence.tokens[:first] if one.tag != "''"]
    apart = before[-1:] == [","]
    return noun if apart and sentence.tokens[noun.head].i < first else None


def _hang(sentence: Sentence, speaker: Token, verb: Token) -> Sentence:
    """Make a word the subject of a verb, and what stood beside the verb what it governs."""
    sentence = with_tokens(sentence, replace(speaker, head=verb.i, dep="nsubj"))
    above = sentence.tokens[verb.head]
    if verb.dep != "conj" or above.head != above.i:
        return sentence
    root = replace(verb, head=verb.i, dep="ROOT")
    return with_tokens(sentence, root, replace(above, head=verb.i, dep="ccomp"))
