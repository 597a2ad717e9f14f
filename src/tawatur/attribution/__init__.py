"""Who says so: `frames.frames` reads the acts of saying of a sentence, `content.chain_at` the chain over a word of it."""
