"""One file a provider, each with the same small door: read what came in, send what goes out."""
