"""Telegram: `TelegramService` is the bot's life, `routes` takes its updates, `TelegramSender` hands messages to it."""
