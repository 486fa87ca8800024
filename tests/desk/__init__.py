"""The desk, page by page, as browsers ask for it."""
