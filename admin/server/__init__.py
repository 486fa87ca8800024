"""Everything in one process: webhooks, pages, delivery, and the watch over the knowledge base."""
