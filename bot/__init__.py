"""Answers people: reads their messages, finds what they mean, composes and delivers replies."""
