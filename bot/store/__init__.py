"""What the bot keeps: people, messages in and out, delivery reports, questions, barazas."""
