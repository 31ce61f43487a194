"""The one parent of everything that a person is told no with."""


class Refusal(Exception):
    """What was asked for is not done; each message says to a person why, and what to do instead.

    A service raises it before anything is written, or inside the transaction that it undoes. A class of
    its own is for what a page answers in a way of its own; `usual` is what it says unless told otherwise.
    """

    usual = ""
    #: The box of a form that it is about, by its name.
    about: str | None = None

    def __init__(self, *messages: str) -> None:
        self.messages = messages or ((self.usual,) if self.usual else ())
        super().__init__(" ".join(self.messages))


class ChangedSince(Refusal):
    """What someone acts on is not what they were shown: another has changed it since."""

    usual = "Someone has changed this since you opened it. Read it again."
