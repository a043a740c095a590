"""The table of tasks; a new one is a file with `score` and a row here."""

from benchmarks import (
    articles,
    audit,
    coding,
    copies,
    coreference,
    dating,
    ecb,
    factuality,
    fivew,
    geoparse,
    geoparse_peers,
    knowledge_check,
    long,
    names,
    plv,
    roles,
    scale,
    seed,
    segments,
    serving,
    shards,
    speech,
    speech_peers,
    speed,
    stories,
    timex,
    timex_peers,
    where,
)
from benchmarks.frame import Peer, Task

_ALL = (
    Task("seed", "a report against what a careful reader gets out of it", "seed/", seed.score),
    Task("speed", "words/s beside the bare spaCy pipeline", "polnear texts", speed.score),
    Task(
        "timex",
        "time expressions by the rules of TempEval-3",
        "timex/te3_aquaint or timex/wikiwars",
        timex.score,
        (
            Peer(
                "HeidelTime on AQUAINT",
                {"strict_f1": 0.8099, "relaxed_f1": 0.9178, "value_f1": 0.7295, "type_f1": 0.8339},
                "its project's evaluation page",
            ),
            Peer(
                "SynTime on WikiWars",
                {"strict_f1": 0.8221, "relaxed_f1": 0.9423},
                "recomputed from its output; it gives no values",
            ),
        ),
        timex_peers.run_peers,
    ),
    Task(
        "dating",
        "the day of a report whose date is hidden",
        "news_stories, polnear or gum_news",
        dating.score,
    ),
    Task(
        "speech",
        "attributions: source, cue and content",
        "polnear/train or polnear/dev",
        speech.score,
        (
            Peer(
                "annotators among themselves",
                {"direct_f1": 0.89, "mixed_f1": 0.81, "indirect_f1": 0.64},
                "PolNeAR articles with several annotators",
            ),
        ),
        speech_peers.run_peers,
    ),
    Task(
        "stories",
        "the reports about one happening, put together",
        "news_stories or ecbplus",
        stories.score,
        (
            Peer(
                "tf-idf, average linkage, offline, on news_stories",
                {"bcubed_f1": 0.97},
                "measured elsewhere, its threshold tuned on these very articles; .88 on others",
            ),
        ),
        run_peers=stories.run_peers,
    ),
    Task(
        "articles",
        "bodies of articles on saved pages, beside trafilatura in the same run",
        "article_extraction",
        articles.score,
        (
            Peer("rs_trafilatura", {"f1": 0.975, "accuracy": 0.315}, "recomputed from its output"),
            Peer("AutoExtract", {"f1": 0.973, "accuracy": 0.506}, "recomputed from its output"),
            Peer("Diffbot", {"f1": 0.954, "accuracy": 0.348}, "recomputed from its output"),
        ),
    ),
    Task(
        "segments",
        "segments of saved pages, dates, titles and authors, beside trafilatura in the same run",
        "page_segments",
        segments.score,
    ),
    Task(
        "audit",
        "events drawn for a person to mark, or such a table of marks",
        "reports, or a .csv with marks",
        audit.score,
    ),
    Task(
        "fivew",
        "who did what, when, where and why: the main event of a report",
        "five_w_one_h",
        fivew.score,
        run_peers=fivew.run_peers,
    ),
    Task(
        "where",
        "the place of the event of a verb, among those of its sentence",
        "event_location",
        where.score,
    ),
    Task(
        "names",
        "names with their kinds, and whom they lead to",
        "ner or meantime_coref",
        names.score,
        run_peers=names.run_peers,
    ),
    Task(
        "coreference",
        "mentions, and who is the same within a report",
        "corpus",
        coreference.score,
    ),
    Task(
        "knowledge",
        "states and their leaders against public reference lists",
        "reference_lists/",
        knowledge_check.score,
    ),
    Task(
        "geoparse",
        "place names found, and resolved to points",
        "geoparsing, or one of its .xml files",
        geoparse.score,
        (
            Peer(
                "Mordecai 3 with a GeoNames server",
                {"lgl_acc161": 0.827, "trnews_acc161": 0.873, "gwn_acc161": 0.941},
                "its paper, not recomputed here",
            ),
        ),
        geoparse_peers.run_peers,
    ),
    Task(
        "plv",
        "PLOVER root code of a sentence with its source and target",
        "plv/*.tsv",
        plv.score,
        (
            Peer(
                "ZSP, roberta-large NLI with gold actors",
                {"root_macro_f1": 0.743, "quad_macro_f1": 0.867},
                "recomputed from its predictions on PLV_train",
            ),
        ),
    ),
    Task(
        "coding",
        "triples (source, target, code) by a codebook and actors of the set's own",
        "petrarch2_records",
        coding.score,
        (
            Peer(
                "PETRARCH2, ported to Python 3",
                {"exact_share": 88 / 284},
                "88 of 284 exactly, on its own records",
            ),
        ),
    ),
    Task(
        "copies",
        "near-copies of reports, made by editing them, and time as a record grows",
        "reports: examples/iraq-2020, corpus or news_stories",
        copies.score,
    ),
    Task(
        "roles",
        "perpetrators, targets, victims and weapons of a report's incidents",
        "muc4, or one of its files",
        roles.score,
    ),
    Task(
        "ecb",
        "gold mentions of events put together to happenings across documents",
        "ecbplus",
        ecb.score,
    ),
    Task(
        "serving",
        "pages of a large record for readers at once, while it grows",
        "a record, or a folder to grow one in",
        serving.score,
    ),
    Task(
        "scale",
        "a record as it grows: adding a report, questions, size",
        "a folder to work in",
        scale.score,
    ),
    Task(
        "long",
        "memory over a long read, and the skipping of known reports",
        "a folder to work in",
        long.score,
    ),
    Task(
        "shards",
        "what a report costs a cluster: processor time, memory, bytes, merging",
        "polnear texts",
        shards.score,
    ),
    Task(
        "factuality",
        "how real the words make an event, from -3 to 3",
        "factuality, or one of its sets",
        factuality.score,
        (
            Peer(
                "rules and an SVM on UW, as published",
                {"UW_mae": 0.40, "UW_r": 0.67},
                "the literature, not recomputed here",
            ),
        ),
    ),
)
TASKS = {task.name: task for task in _ALL}
