"""What the DfE has published of one council and of England, for the demo's caseload page.

The demo's people are made up; the figures beside them are real, those of Knowsley (340).
Source: Department for Education, Children's social work workforce, reporting years 2017 to 2025,
Open Government Licence v3.0; `dfe-indicators.csv` holds some of its rows and columns, unchanged.
"""

from pathlib import Path

from workforce.caseloads.services.published import import_dfe_statistics

FIGURES = Path(__file__).with_name("dfe-indicators.csv")


def take_in_published_figures() -> None:
    import_dfe_statistics(content=FIGURES.read_bytes(), by=None)
