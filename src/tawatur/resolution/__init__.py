"""Who is who and what is one event: `names.compare`, `roster.load`, `merge.decide`, `events.events`, `origins.origins`."""
