import numpy as np
import pytest

from bot.matcher.danger import Danger
from bot.matcher.decision import Calibration, read_calibration, signs_of
from bot.matcher.examples import Example
from bot.matcher.learner import refine, softmax
from bot.matcher.lift import count
from bot.matcher.marks import EDGE, letters_of, marks_of, marks_of_word, number_of
from bot.matcher.spelling import Spelling
from bot.matcher.topics import Ranking, labels_of
from bot.matcher.vectors import Vocabulary, distinct, learn_vocabulary, spans
from bot.messages import Decision

TEXTS = [["card", "lost"], ["card", "cost"], ["school", "fees"], ["school", "place"]]
LABELS = np.array([0, 0, 1, 1], np.int32)
ONCE = np.ones(4, np.int32)


@pytest.mark.parametrize(
    ("word", "marks"),
    [("pass", ["<pas", "pass", "ass>"]), ("id", ["<id>"]), ("u", []), ("yangu", ["<yan", "yang", "angu", "ngu>"])],
)
def test_a_word_is_marked_by_itself_and_its_letters(word: str, marks: list[str]) -> None:
    assert list(letters_of(word)) == [EDGE + word, *marks]
    assert marks_of_word(word)[0] == number_of(EDGE + word)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [("a b", "a b", 5), ("a b", "b a", 2), ("a", "a c", 2), ("a", "b", 0), ("", "", 1), ("a a", "a", 3)],
)
def test_marks_are_words_and_neighbours_in_their_order(one: str, other: str, shared: int) -> None:
    assert len(np.intersect1d(marks_of(one.split()), marks_of(other.split()))) == shared


def test_the_marks_of_a_text_ascend() -> None:
    marks = marks_of(["nimepoteza", "kadi", "yangu", "ya", "mgeni"])
    assert (np.diff(marks.astype(np.int64)) > 0).all()


def test_vectors_have_the_length_one() -> None:
    vocabulary, rows = learn_vocabulary([["card", "lost"], ["card", "cost"], ["school"]])
    known = vocabulary.vector(["card"])
    assert known.weights @ known.weights == pytest.approx(1)
    assert len(vocabulary.vector(["zzz"]).marks) == 0
    assert len(rows) == 3
    assert rows.starts[3] == rows.starts[2], "school stands in one text only, so it marks nothing"


def test_a_text_that_was_learned_is_read_as_it_was() -> None:
    vocabulary, rows = learn_vocabulary([*TEXTS, *TEXTS])
    for number, text in enumerate(TEXTS):
        vector = vocabulary.vector(text)
        place = slice(rows.starts[number], rows.starts[number + 1])
        assert vector.marks.tolist() == rows.marks[place].tolist()
        assert vector.weights == pytest.approx(rows.weights[place])


def test_knows_the_words_of_the_phrases() -> None:
    vocabulary, _ = learn_vocabulary(TEXTS)
    assert [vocabulary.knows(word) for word in ("card", "school", "zzz", "")] == [True, True, False, False]
    nothing = Vocabulary(np.zeros(0, np.uint32), np.zeros(0, np.float32))
    assert not nothing.knows("card")
    assert len(nothing.vector(["card"]).marks) == 0


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("hospitl", "hospital"),
        ("hosipital", "hospital"),
        ("pasiporti", "pasipoti"),
        ("kitambulixo", "kitambulisho"),
        ("ospital", "ospital"),
        ("pasi", "pasi"),
        ("1234567", "1234567"),
        ("umbrella", "umbrella"),
    ],
)
def test_a_misspelt_word_becomes_the_one_that_phrases_use(word: str, right: str) -> None:
    assert Spelling(["pasipoti", "hospital", "hospitali", "kitambulisho", "passi"]).right(word) == right


def test_numbers_are_put_in_order_and_spans_in_a_row() -> None:
    assert distinct(np.array([3, 1, 3, 2, 1])).tolist() == [1, 2, 3]
    assert distinct(np.zeros(0, np.int64)).tolist() == []
    assert spans(np.array([5, 0, 9]), np.array([2, 0, 1])).tolist() == [5, 6, 9]


def test_counts_what_tells_topics_apart() -> None:
    vocabulary, rows = learn_vocabulary(TEXTS)
    lift = count(rows, LABELS, ONCE, len(vocabulary), 2).weights()
    for word, label in (("card", 0), ("school", 1)):
        scores = lift.scores(vocabulary.vector([word]))
        assert scores[label] > 0
        assert scores[1 - label] == 0, "a mark says nothing for a topic where it never stood"


def test_an_example_that_counts_more_weighs_more() -> None:
    vocabulary, rows = learn_vocabulary([*TEXTS, ["lost"], ["cost"]])
    labels = np.array([0, 0, 1, 1, 1, 1], np.int32)
    once, thrice = np.ones(6, np.int32), np.array([3, 1, 1, 1, 1, 1], np.int32)
    lost = vocabulary.vector(["lost"])
    for_card = [count(rows, labels, times, len(vocabulary), 2).weights().scores(lost)[0] for times in (once, thrice)]
    assert for_card[0] < for_card[1]


def test_refining_learns_what_can_be_told_apart() -> None:
    vocabulary, rows = learn_vocabulary(TEXTS)
    pairs = count(rows, LABELS, ONCE, len(vocabulary), 2).weights()
    refined = pairs.times(0).plus(refine(rows, LABELS, ONCE, pairs))
    for word, label in (("card", 0), ("school", 1)):
        assert int(np.argmax(refined.scores(vocabulary.vector([word])))) == label


def test_learns_nothing_from_nothing() -> None:
    vocabulary, rows = learn_vocabulary([["one"], ["two"]])
    labels, once = np.zeros(2, np.int32), np.ones(2, np.int32)
    lift = count(rows, labels, once, len(vocabulary), 2).weights()
    assert refine(rows, labels, once, lift).shape == lift.weights.shape
    assert lift.scores(vocabulary.vector(["three"])).tolist() == [0, 0]


def test_each_group_that_is_not_for_us_is_a_class_after_the_topics() -> None:
    examples = [
        Example("b", "x"),
        Example(None, "x", group="love"),
        Example("a", "x"),
        Example(None, "x", group="bets"),
    ]
    labels, classes = labels_of(examples, ("a", "b"))
    assert labels.tolist() == [1, 3, 0, 2]
    assert classes == 4


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
    unsure = Ranking((("a", 0.2), ("b", 0.19)), nothing=0.4, best=2, best_nothing=2.5, average=0.5, doubt=2)
    sure = Ranking((("a", 0.99), ("b", 0.001)), nothing=0.001, best=9, best_nothing=1, average=0.5, doubt=0.1)
    none = Ranking((("a", 0.0),), nothing=1.0, best=0, best_nothing=8, average=0.5, doubt=0)
    chances = [calibration.chance(signs_of(ranking, ranking.topics)) for ranking in (none, unsure, sure)]
    assert 0 <= chances[0] < calibration.choices < calibration.answer
    assert chances[0] <= chances[1] < chances[2] < 1
    assert chances[1] < calibration.answer


def test_an_alarm_adds_up_the_emergencies_and_names_the_likely_ones() -> None:
    ranking = Ranking((("school", 0.5), ("fire", 0.2), ("police", 0.15), ("flood", 0.01)), nothing=0.14)
    alarm = Danger(("fire", "police", "flood")).alarm(ranking)
    assert alarm.probability == pytest.approx(0.36)
    assert alarm.named(0.2) == ("fire", "police")
    assert alarm.named(0.4) == ()
    assert Danger(()).alarm(ranking).named(0.0) == ()
