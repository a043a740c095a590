"""What belongs to a cue beside its verb: "said in a statement: ..."."""

from collections.abc import Sequence

from dateline.extract.statements.content import Piece
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.paragraphs import Place
from dateline.extract.syntax import subtree


def widen_cue(place: Place, pieces: Sequence[Piece], lexicon: Lexicon) -> tuple[int, ...]:
    """Give the cue's tokens, with the circumstance that leads from it to quoted words.

    In "said in a statement: ..." it is part of the cue; a day, whom it was said to and of whom are
    not.
    """
    cue, tokens = place.cue, place.sentence.tokens
    last = cue.tokens[-1]
    if not pieces or not pieces[0].quoted or pieces[0].start < tokens[last].end:
        return cue.tokens
    wider = set(cue.tokens)
    for token in tokens[last + 1 :]:
        if token.start >= pieces[0].start or token.i in wider:
            continue
        leads = token.dep == "prep" and token.lemma in lexicon.leading
        if not leads or token.head not in wider or token.i != max(wider) + 1:
            break
        wider.update(subtree(place.sentence, token.i))
    if any(tokens[number].start >= pieces[0].start for number in wider):
        return cue.tokens
    return tuple(sorted(wider))
