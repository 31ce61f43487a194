"""docs/settings.md is as the code and the example make it, and both know the same settings."""

from tests.settings_document import OF_LIBRARIES, PAGE, document, settings_read, settings_said


def test_the_example_has_every_setting_that_is_read_and_no_other():
    assert len(settings_read()) > 40
    assert settings_said().keys() - OF_LIBRARIES == settings_read().keys()


def test_the_example_says_what_each_setting_means():
    assert {name for name, said in settings_said().items() if not said.meaning} == set()


def test_the_document_is_as_it_would_be_made():
    assert PAGE.read_text() == document(), "run `python -m tests.settings_document`"
