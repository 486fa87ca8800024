"""What did they ask? A pure reading of a message, with what we remember of the person."""

from bot.conversation.read import Reader
from bot.conversation.vocabulary import Vocabulary, VocabularyError, read_vocabularies

__all__ = ["Reader", "Vocabulary", "VocabularyError", "read_vocabularies"]
