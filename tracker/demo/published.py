"""What stands beside the demo's caseloads: England as the DfE has published it, and a council made up.

The rows of England are real: Department for Education, Children's social work workforce, reporting years
2017 to 2025, Open Government Licence v3.0; `dfe-indicators.csv` holds some of its columns, unchanged. The
rows of the Demo Council in the same file are made up, under a code that no authority has.
"""

from pathlib import Path

from workforce.caseloads.services.published import import_dfe_statistics

FIGURES = Path(__file__).with_name("dfe-indicators.csv")


def take_in_published_figures() -> None:
    import_dfe_statistics(content=FIGURES.read_bytes(), by=None)
