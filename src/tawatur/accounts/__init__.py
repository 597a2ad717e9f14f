"""What a report says happened: `happenings.drafts` reads a sentence, `consolidate.consolidate` a report's drafts together."""
