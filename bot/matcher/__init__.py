"""Which topic is a question about, how sure are we, is somebody in danger? Learned from the knowledge base alone."""

from bot.matcher.explanation import Explanation
from bot.matcher.matcher import Matcher

__all__ = ["Explanation", "Matcher"]
