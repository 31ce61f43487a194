"""The one parent of everything that a person is told no with."""


class Refusal(Exception):
    """What was asked for is not done; each message says to a person why, and what to do instead.

    A service raises it before anything is written, or inside the transaction that it undoes.
    """

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        super().__init__(" ".join(messages))
