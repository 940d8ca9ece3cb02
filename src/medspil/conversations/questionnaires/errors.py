"""What is wrong with the file of a questionnaire, as a sentence that its author can follow."""


class BadQuestionnaire(ValueError):
    """A file can't be used. The text names it, the line, what is wrong and what to do; it ends without a full stop."""

    def __init__(self, file: str, line: int, what: str, remedy: str) -> None:
        super().__init__(f"{file}, line {line}: {what}; {remedy}")
        self.file = file
        self.line = line
