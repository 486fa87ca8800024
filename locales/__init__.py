"""Interface text: one folder a language, with its catalogue, its words and its style guide. No code."""
