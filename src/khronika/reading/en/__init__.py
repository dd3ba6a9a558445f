"""Reading English: its rules, with their knowledge in `resources/lexicon/en/`."""
