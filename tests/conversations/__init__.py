"""Golden conversations: what people write and what Jirani answers, in files that anybody can read and correct."""
