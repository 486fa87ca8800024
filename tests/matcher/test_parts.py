import numpy as np
import pytest

from bot.matcher.danger import Danger
from bot.matcher.decision import Calibration, Signs, read_calibration
from bot.matcher.learner import learn, softmax
from bot.matcher.marks import EDGE, marks_of_pairs, marks_of_word
from bot.matcher.topics import Ranking
from bot.matcher.vectors import learn_vocabulary
from bot.messages import Decision


@pytest.mark.parametrize(
    ("word", "marks"),
    [("pass", ["<pas", "pass", "ass>"]), ("id", ["<id>"]), ("u", []), ("yangu", ["<yan", "yang", "angu", "ngu>"])],
)
def test_a_word_is_marked_by_itself_and_its_letters(word: str, marks: list[str]) -> None:
    assert list(marks_of_word(word)) == [EDGE + word, *marks]


def test_pairs_include_the_edges() -> None:
    assert list(marks_of_pairs(["a", "b"])) == [f"{EDGE} a", "a b", f"b {EDGE}"]
    assert list(marks_of_pairs([])) == [f"{EDGE} {EDGE}"]


def test_vectors_have_the_length_one_and_know_how_much_they_know() -> None:
    vocabulary, rows = learn_vocabulary([["card", "lost"], ["card", "cost"], ["school"]])
    known = vocabulary.vector(["card"])
    assert known.weights @ known.weights == pytest.approx(1)
    assert 0 < known.known < 1
    assert vocabulary.vector(["zzz"]).known == 0
    assert len(rows) == 3
    assert rows.starts[3] == rows.starts[2], "school stands in one text only, so it marks nothing"


def test_learns_what_can_be_told_apart() -> None:
    texts = [["card", "lost"], ["card", "cost"], ["school", "fees"], ["school", "place"]]
    vocabulary, rows = learn_vocabulary(texts)
    labels = np.array([0, 0, 1, 1], np.int32)
    weights = learn(rows, labels, np.ones(4, np.int32), len(vocabulary), 2)
    for word, label in (("card", 0), ("school", 1)):
        vector = vocabulary.vector([word])
        assert int(np.argmax(vector.weights @ weights[vector.marks])) == label


def test_learns_nothing_from_nothing() -> None:
    vocabulary, rows = learn_vocabulary([["one"], ["two"]])
    assert learn(rows, np.zeros(2, np.int32), np.ones(2, np.int32), len(vocabulary), 2).shape == (len(vocabulary), 2)


def test_probabilities_add_up_however_far_apart_the_scores_are() -> None:
    assert softmax(np.array([[1000.0, -1000.0], [0.0, 0.0]], np.float32)).sum(axis=1) == pytest.approx([1, 1])


@pytest.mark.parametrize(
    ("chance", "decision"),
    [(0.7, Decision.ANSWER), (0.69, Decision.CHOICES), (0.3, Decision.CHOICES), (0.29, Decision.UNKNOWN)],
)
def test_decides_by_the_chance_of_being_right(chance: float, decision: Decision) -> None:
    assert Calibration((), answer=0.7, choices=0.3, danger=0.2).decide(chance) is decision


def test_the_committed_calibration_is_surer_of_surer_signs() -> None:
    calibration = read_calibration()
    unsure = calibration.chance(Signs(first=0.2, second=0.19, nothing=0.4, known=0.5))
    sure = calibration.chance(Signs(first=0.99, second=0.001, nothing=0.001, known=1))
    assert 0 < unsure < calibration.answer < sure < 1
    assert 0 <= calibration.chance(Signs(0, 0, 1, 0)) < calibration.choices < calibration.answer


def test_an_alarm_adds_up_the_emergencies_and_names_the_likely_ones() -> None:
    ranking = Ranking((("school", 0.5), ("fire", 0.2), ("police", 0.15), ("flood", 0.01)), nothing=0.14)
    alarm = Danger(("fire", "police", "flood")).alarm(ranking)
    assert alarm.probability == pytest.approx(0.36)
    assert alarm.named(0.2) == ("fire", "police")
    assert alarm.named(0.4) == ()
    assert Danger(()).alarm(ranking).named(0.0) == ()
