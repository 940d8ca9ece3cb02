"""What is counted of Duckling's corpus: phrases that could be a deadline."""

from pathlib import Path

from measuring.duckling import Phrase, phrases, report

CORPUS = """
allExamples = concat
  [ examples (datetime (2013, 2, 13, 0, 0, 0) Day)
             [ "i morgen"
             , "p\\229 onsdag"
             ]
  , examples (datetime (2013, 2, 11, 0, 0, 0) Day)
             [ "i g\\229r"
             ]
  , examples (datetime (2013, 2, 12, 16, 0, 0) Hour)
             [ "kl. 16"
             , "kl. 16 CET"
             ]
  -- , examples (datetime (2013, 2, 14, 0, 0, 0) Day)
  , examples (datetimeInterval ((2013, 2, 16, 0, 0, 0), (2013, 2, 18, 0, 0, 0)) Day)
             [ "i weekenden"
             ]
  ]
"""


def test_only_what_could_be_a_deadline_is_counted(tmp_path: Path) -> None:
    corpus = tmp_path / "Corpus.hs"
    corpus.write_text(CORPUS, encoding="utf-8")
    assert list(phrases(corpus)) == [
        Phrase("i morgen", "2013-02-13"),
        Phrase("p\u00e5 onsdag", "2013-02-13"),
        Phrase("kl. 16", "2013-02-12T16:00"),
    ]
    assert report(corpus, "da", wrong=True) == "3 of 3 phrases that could be a deadline are right (100.0%)"


def test_a_miss_is_told_with_what_was_meant(tmp_path: Path) -> None:
    corpus = tmp_path / "Corpus.hs"
    corpus.write_text(CORPUS.replace("i morgen", "en dag"), encoding="utf-8")
    assert "    en dag = none, meant 2013-02-13" in report(corpus, "da", wrong=True).splitlines()
