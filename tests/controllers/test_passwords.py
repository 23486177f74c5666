"""How long the password of a protected CV is known."""

from careerflow.controllers.passwords import CvPasswords


def test_what_opened_a_cv_in_one_tab_opens_it_in_another_until_the_last_is_closed():
    passwords = CvPasswords()
    passwords.hold("first", "cv")
    passwords.keep("cv", "secret")
    passwords.hold("second", "cv")
    passwords.hold("other", "another cv", "its own")
    passwords.let_go("first")
    assert passwords.of("cv") == "secret"
    passwords.let_go("second")
    assert passwords.of("cv") is None
    assert passwords.of("another cv") == "its own"


def test_one_that_comes_after_the_tab_was_closed_is_not_kept():
    passwords = CvPasswords()
    passwords.hold("tab", "cv")
    passwords.let_go("tab")
    passwords.keep("cv", "secret")
    passwords.hold("tab", "cv")
    assert passwords.of("cv") is None
    passwords.let_go("tab")
    passwords.let_go("never shown")
