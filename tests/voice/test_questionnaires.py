"""The questionnaires that come with Medspil, as they are asked: plain, kind, spelled right, and short as an SMS."""

import pytest

from medspil.conversations.messages import Button, Message
from medspil.conversations.plain import MOST_SEPTETS, as_sms, lix, septets
from medspil.conversations.questionnaires import shipped
from medspil.conversations.questionnaires.asking import question_choices, question_text
from medspil.conversations.texts import speaking
from medspil.domain.persons import LANGUAGES
from medspil.domain.questionnaires import Questionnaire
from tests.voice.lists import own_words, words_to_avoid
from tests.voice.test_spelling import DICTIONARIES, hunspell, words_of
from tests.voice.test_voice import HARDEST_TALK

ALL = pytest.mark.parametrize("questionnaire", shipped().now, ids=lambda one: one.name)
IN_BOTH = pytest.mark.parametrize("language", LANGUAGES)


def said(questionnaire: Questionnaire, language: str) -> list[Message]:
    """Each question as it is asked."""
    count = len(questionnaire.questions)
    with speaking(language):
        return [
            Message(
                question_text(question, number, count),
                tuple((Button(choice.label, ""),) for choice in question_choices(question)),
            )
            for number, question in enumerate(questionnaire.questions, start=1)
        ]


def texts(questionnaire: Questionnaire, language: str) -> list[str]:
    """The title, all questions and all labels."""
    messages = said(questionnaire, language)
    labels = [button.label for message in messages for row in message.rows for button in row]
    return [questionnaire.title[language], *(message.text for message in messages), *labels]


@IN_BOTH
@ALL
def test_it_is_easy_to_read(questionnaire: Questionnaire, language: str) -> None:
    assert lix("\n".join(message.text for message in said(questionnaire, language))) <= HARDEST_TALK


@IN_BOTH
@ALL
def test_nothing_blames_and_nothing_sounds_like_an_office(questionnaire: Questionnaire, language: str) -> None:
    found = [
        f"“{phrase}” in {text!r}; instead: {instead}"
        for pattern, phrase, instead in words_to_avoid(language)
        for text in texts(questionnaire, language)
        if pattern.search(text)
    ]
    assert found == []


@IN_BOTH
@ALL
def test_every_question_fits_in_two_sms_with_a_way_to_skip_it(questionnaire: Questionnaire, language: str) -> None:
    skip = "\n9 Spring over"
    assert [one.text for one in said(questionnaire, language) if septets(as_sms(one) + skip) > MOST_SEPTETS] == []


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_spelled_right(language: str) -> None:
    words = {word for one in shipped().now for text in texts(one, language) for word in words_of(text)}
    own = own_words(language)
    unknown = [word for word in hunspell(DICTIONARIES[language], sorted(words)) if word and word.casefold() not in own]
    assert unknown == []


@ALL
def test_both_languages_are_there_and_not_the_same(questionnaire: Questionnaire) -> None:
    for question in questionnaire.questions:
        for words in (question.text, question.low, question.high, *(option.label for option in question.options)):
            assert not words or (set(words) == set(LANGUAGES) and words["da"] != words["en"])


@ALL
def test_every_question_says_where_it_comes_from(questionnaire: Questionnaire) -> None:
    assert questionnaire.source
    assert [question.key for question in questionnaire.questions if not question.source] == []
