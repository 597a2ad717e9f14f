"""Who, where and when a sentence names: `chunk.Chunker.chunk` makes pieces of its words, `times.find_times` its times."""
