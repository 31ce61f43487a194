"""A question that several parts of a page ask is read once while the page is drawn, and never kept beyond."""

from workforce.once_a_page import answered, once_a_page, reading_a_page


def test_it_is_asked_once_while_a_page_is_read_and_each_time_elsewhere():
    asked = []

    @once_a_page
    def fact():
        asked.append(1)
        return len(asked)

    assert (fact(), fact()) == (1, 2)
    with reading_a_page():
        assert (fact(), fact()) == (3, 3)
    with reading_a_page():
        assert fact() == 4
    assert fact() == 5


def test_what_another_question_has_answered_is_not_asked_again_for_the_page():
    asked = []

    @once_a_page
    def newest():
        asked.append(1)
        return len(asked)

    answered(newest, 7)
    with reading_a_page():
        answered(newest, 7)
        assert (newest(), newest()) == (7, 7)
    assert newest() == 1
