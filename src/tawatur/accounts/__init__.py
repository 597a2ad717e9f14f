"""What a report says happened: `happenings.Reader.drafts` reads a sentence, `consolidate.consolidate` a report's drafts together."""
