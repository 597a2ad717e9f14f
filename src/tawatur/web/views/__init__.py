"""What each page shows, as plain values: the same object is written as HTML, JSON and CSV."""
