"""One report in, one reading out: the design on one screen.

    report -> clean -> document -> annotate -> sentences -> extract -> reading

The order is held by the arguments: a finder that needs times cannot be called before there are
times. Nothing here looks at a clock, a file of the user, the network or chance, so the same
reports give the same readings in any process.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.annotate.protocol import Annotator
from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean import clean_report, require_read
from dateline.errors import DatelineError
from dateline.extract.dating import date_report
from dateline.extract.events.codebook import load_codebook
from dateline.extract.events.find import find_events
from dateline.extract.events.frames import Lexicon
from dateline.extract.events.unlisted import THRESHOLD as RELATION_THRESHOLD
from dateline.extract.gist import find_main_event
from dateline.extract.meaning import find_meaning
from dateline.extract.mentions import find_mentions, resolve_we
from dateline.extract.notes import part_notes
from dateline.extract.places import find_places, settle_homonyms
from dateline.extract.plans import find_plans
from dateline.extract.statements.find import find_statements
from dateline.extract.statements.lexicon import THRESHOLD as CUE_THRESHOLD
from dateline.extract.states import find_states
from dateline.extract.tallies import find_tallies
from dateline.extract.times import anchor_quoted, find_phrases, resolve_times
from dateline.findings import Reading
from dateline.knowledge import Knowledge, load_knowledge
from dateline.settings import Settings
from dateline.text import Document, Failure, Report, Sentence


class Pipeline:
    """Reads reports with one annotator and one body of knowledge; made once, used for many.

    `cue_threshold` is the probability from which unlisted uses of words count as cues,
    `relation_threshold` that from which verbs without a frame tell an event; `lexicon` takes the
    place of the shipped frames of events.
    """

    def __init__(
        self,
        annotator: Annotator,
        knowledge: Knowledge,
        *,
        cue_threshold: float = CUE_THRESHOLD,
        relation_threshold: float = RELATION_THRESHOLD,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._annotator = annotator
        self._knowledge = knowledge
        self._cue_threshold = cue_threshold
        self._relation_threshold = relation_threshold
        self._lexicon = lexicon

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading] | Failure]:
        """Give each report with its reading, or why it has none, in the order of the reports."""
        cleaned = [_try_clean(report) for report in reports]
        documents = [one[1] for one in cleaned if not isinstance(one, Failure)]
        sentences = self._annotator.annotate(documents)
        for one in cleaned:
            if isinstance(one, Failure):
                yield one
            else:
                report, document = one
                found = extract(
                    document,
                    next(sentences),
                    self._knowledge,
                    cue_threshold=self._cue_threshold,
                    relation_threshold=self._relation_threshold,
                    lexicon=self._lexicon,
                )
                yield report, found


def extract(
    document: Document,
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
    *,
    cue_threshold: float = CUE_THRESHOLD,
    relation_threshold: float = RELATION_THRESHOLD,
    lexicon: Lexicon | None = None,
) -> Reading:
    """Find all that one document says, each layer from those before it."""
    mentions = find_mentions(document, sentences, knowledge)
    phrases = find_phrases(document, sentences)
    published = date_report(document, sentences, phrases, mentions, knowledge)
    document = replace(document, published=published)
    times = resolve_times(document, sentences, phrases)
    sentences, notes = part_notes(document, sentences)
    statements = find_statements(document, sentences, mentions, times, threshold=cue_threshold)
    mentions = resolve_we(document, sentences, mentions, statements, knowledge)
    times = anchor_quoted(document, sentences, phrases, times, statements)
    places = find_places(document, mentions, knowledge)
    mentions = settle_homonyms(mentions, places, knowledge)
    reading = Reading(document, mentions, times, statements, places=places)
    events, skipped = find_events(
        reading, sentences, knowledge, lexicon=lexicon, threshold=relation_threshold
    )
    states = find_states(reading, sentences, knowledge)
    main = find_main_event(reading, events, sentences)
    skipped = tuple(sorted((*notes, *skipped), key=lambda one: (one.span.start, one.span.end)))
    reading = replace(reading, events=events, states=states, skipped=skipped, main=main)
    tallies = find_tallies(reading, sentences, knowledge)
    plans = find_plans(reading, sentences)
    meaning = find_meaning(document.title, document.text)
    return replace(reading, tallies=tallies, plans=plans, meaning=meaning)


def make_pipeline(settings: Settings) -> Pipeline:
    """Load the codebook, the language model and the knowledge that the settings name."""
    lexicon = load_codebook(settings.codebooks)
    annotator = SpacyAnnotator(settings.model)
    return Pipeline(
        annotator,
        load_knowledge(settings.knowledge_folders),
        cue_threshold=settings.cue_threshold,
        relation_threshold=settings.relation_threshold,
        lexicon=lexicon,
    )


def _try_clean(report: Report) -> tuple[Report, Document] | Failure:
    try:
        document = clean_report(report)
        require_read(document)
        return report, document
    except DatelineError as error:
        return Failure(report.source, type(error).__name__, str(error))
