from careerflow.services.llm import tokens


def test_nothing_is_no_token() -> None:
    assert tokens.estimate("") == 0


def test_vietnamese_takes_more_than_english_of_the_same_length() -> None:
    english = "Built reports for the board of a bank" * 9
    vietnamese = "Lập báo cáo cho hội đồng ngân hàng ở" * 9
    assert len(vietnamese) <= len(english)
    assert tokens.estimate(vietnamese) > tokens.estimate(english) * 1.2


def test_no_ordinary_word_is_below_what_google_gives_for_english() -> None:
    text = "Managed the accounts of forty customers and reported to the director every month. " * 20
    assert len(text) / 4 <= tokens.estimate(text) <= len(text) / 3
