"""Why this answer? In words that a clerk understands."""

from bot.flow import Outcome
from bot.line import Line
from bot.messages import Question


def explanation(line: Line, outcome: Outcome) -> str:
    """How a message was read, which topics were weighed, and what decided."""
    reading = outcome.reading
    lines = [
        f"read as:   {type(reading.asked).__name__}",
        f"language:  {reading.language}",
        f"county:    {reading.county or 'none'}{' (named in the text)' if reading.place_named else ''}",
    ]
    if isinstance(reading.asked, Question):
        lines += _reasons(line, reading.asked, reading.county)
    return "\n".join(lines)


def _reasons(line: Line, question: Question, county: str | None) -> list[str]:
    reasons = line.matcher.explain(question.text, county)
    finding = reasons.finding
    lines = [
        f"fact:      {question.aspect or 'none in particular'}",
        f"danger:    {', '.join(finding.emergency) or 'none'} (probability {reasons.danger:.2f})",
        f"decision:  {finding.decision} (probability {finding.probability:.2f})",
        f"words:     {', '.join(finding.deciding_words) or 'none'}",
    ]
    for vote in finding.votes:
        ranked = ", ".join(f"{topic} {score:.2f}" for topic, score in vote.ranking)
        lines.append(f"{vote.name + ':':<11}{ranked}")
    lines += [f"like:      {near.text!r} ({near.topic}, {near.likeness:.2f})" for near in reasons.neighbours]
    return lines
