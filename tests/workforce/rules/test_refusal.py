"""What a person is told no with: every message, one by one and together."""

from workforce.rules.refusal import ChangedSince, Refusal


def test_a_refusal_keeps_its_messages_and_reads_as_one_text():
    refusal = Refusal("Choose a later day.", "Or ask the supervisor.")
    assert refusal.messages == ("Choose a later day.", "Or ask the supervisor.")
    assert str(refusal) == "Choose a later day. Or ask the supervisor."


def test_a_refusal_may_have_nothing_to_say():
    assert (Refusal().messages, str(Refusal())) == ((), "")


def test_a_refusal_of_a_kind_says_its_usual_words_unless_told_otherwise():
    assert ChangedSince().messages == (ChangedSince.usual,)
    assert str(ChangedSince("Read the terms again.")) == "Read the terms again."
