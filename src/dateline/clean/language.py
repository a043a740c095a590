"""In which language a text is: the only file that knows py3langid.

Its model takes a second to load, so a text in which one of eight words is a small word of English
is English without it; which is nearly every report that is read.
"""

import re
from functools import cache

from dateline.datafiles import data_folder, load_list
from dateline.errors import LanguageError
from dateline.text import Document

READ = "en"
"""The language that Dateline reads."""

_SAMPLE = 20_000
_LEAST_WORDS = 20
"""Words from which a text tells its language by itself; of fewer, what is said of it counts."""

_ENGLISH_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLOSE = ("pcm", "sco")
"""Languages for which English of many names is taken; who writes them is understood."""

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def find_language(text: str, said: str | None) -> str:
    """Give the language of a text as its two letters.

    The words decide where there are enough; `said`, what the report or its page says, does where
    there are not, and English where nothing is said.
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    named = _read_name(said)
    if words and sum(word in _small_words() for word in words) >= _ENGLISH_SHARE * len(words):
        return READ
    letters = sum(map(len, words))
    if len(words) < _LEAST_WORDS and letters < 5 * _LEAST_WORDS:
        return named or READ
    return _detect(sample)


def require_read(document: Document) -> None:
    """Raise LanguageError for a document in a language that Dateline does not read."""
    if document.language != READ:
        name = _NAMES.get(document.language, f"the language {document.language!r}")
        raise LanguageError(
            f"set aside: it is in {name}, and Dateline reads English: give it a translation"
        )


def _detect(sample: str) -> str:
    from py3langid import classify  # noqa: PLC0415 (loaded when a text is not plainly English)

    found = str(classify(sample)[0])
    return READ if found in _CLOSE else found


def _read_name(said: str | None) -> str | None:
    """Give a language without its region ("en" for "en-GB"); None for what names none."""
    name = (said or "").replace("_", "-").split("-")[0].strip().lower()
    if name in ("eng", "english"):
        return READ
    return name if name.isalpha() and len(name) == 2 else None


@cache
def _small_words() -> frozenset[str]:
    return load_list(data_folder("clean") / "english.yaml", "words")
