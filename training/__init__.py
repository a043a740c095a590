"""Training of the weights that ship: seeded, from our own corpus, recipe and scores beside them."""
