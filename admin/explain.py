"""Why this answer? In words that a clerk understands."""

from bot.flow import Outcome
from bot.line import Line
from bot.messages import Question


def explanation(line: Line, outcome: Outcome) -> str:
    """How a message was read, which topics were weighed, and what decided."""
    reading, finding = outcome.reading, outcome.finding
    lines = [
        f"read as:   {type(reading.asked).__name__}",
        f"language:  {reading.language}",
        f"county:    {reading.county or 'none'}{' (named in the text)' if reading.place_named else ''}",
    ]
    if not isinstance(reading.asked, Question) or finding is None:
        return "\n".join(lines)
    lines.append(f"fact:      {reading.asked.aspect or 'none in particular'}")
    finding = line.matcher.explain(reading.asked.text, reading.county)
    lines.append(f"danger:    {', '.join(finding.emergency) or 'none'}")
    lines.append(f"decision:  {finding.decision} (probability {finding.probability:.2f})")
    lines.append(f"words:     {', '.join(finding.deciding_words) or 'none'}")
    lines += [
        f"{vote.name + ':':<11}{', '.join(f'{topic} {score:.2f}' for topic, score in vote.ranking)}"
        for vote in finding.votes
    ]
    return "\n".join(lines)
