"""Who says so: `frames.frames` reads the acts of saying of a sentence, `frames.chain_at` the chain over a word of it."""
