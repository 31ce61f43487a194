"""The code lists of the census, as the DfE's schema documents them (2021 to 2025)."""

from collections.abc import Mapping

type Codes = Mapping[str, str]

YES_NO: Codes = {"0": "No", "1": "Yes"}
AGENCY: Codes = {"0": "Not an agency worker", "1": "Agency worker"}
SEX: Codes = {"M": "Male", "F": "Female"}
#: To 2023.
GENDER: Codes = {"0": "Not known", "1": "Male", "2": "Female", "9": "Not specified"}
ETHNICITY: Codes = {
    "WBRI": "White British",
    "WIRI": "White Irish",
    "WOTH": "Any other White background",
    "MWBC": "White and Black Caribbean",
    "MWBA": "White and Black African",
    "MWAS": "White and Asian",
    "MOTH": "Any other mixed background",
    "AIND": "Indian",
    "APKN": "Pakistani",
    "ABAN": "Bangladeshi",
    "AOTH": "Any other Asian background",
    "BCRB": "Black Caribbean",
    "BAFR": "Black African",
    "BOTH": "Any other Black background",
    "CHNE": "Chinese",
    "OOTH": "Any other ethnic group",
    "REFU": "Declared not stated or refused",
    "NOBT": "Information not yet obtained",
}
QUALIFICATION: Codes = {"1": "Under-graduate", "2": "Post-graduate", "3": "Other"}
ROLE: Codes = {
    "1": "Senior manager",
    "2": "Middle manager",
    "3": "First line manager",
    "4": "Senior practitioner",
    "5": "Case holder",
    "6": "Qualified without cases",
}
ORIGIN: Codes = {
    "1": "Newly qualified social worker",
    "2": "Social worker in another local authority in England",
    "3": "Social worker outside England",
    "4": "Agency or consultancy in social work (in England)",
    "5": "Other social work outside local authorities (in England)",
    "6": "Other social care role (in England)",
    "7": "Not social care, any role outside England, no employment or career break",
    "8": "Other",
    "9": "Not known",
    "10": "Not yet collected",
}
DESTINATION: Codes = {
    "1": "Social worker in another local authority in England",
    "2": "Social worker outside England",
    "3": "Agency or consultancy in social work (in England)",
    "4": "Other social work outside local authorities (in England)",
    "5": "Other social care role (in England)",
    "6": "Not social care, any role outside England, no employment or career break",
    "7": "Other",
    "8": "Not known",
    "9": "Not yet collected",
}
REASON: Codes = {
    "1": "Resignation",
    "2": "Voluntary redundancy",
    "3": "Compulsory redundancy",
    "4": "Dismissed",
    "5": "Retired",
    "6": "Deceased",
    "7": "Moved to another kind of social work within the authority",
    "8": "Other",
    "9": "Not known",
    "10": "Not yet collected",
}
ABSENCE: Codes = {
    "MAT": "Maternity or paternity leave",
    "OTH": "Other paid authorised absence",
    "PUB": "Paid absence for public duties",
    "SIC": "Sick leave",
    "TRN": "Training",
    "UNA": "Unauthorised absence",
    "UNP": "Unpaid authorised absence",
}
#: Knowledge and skills statement, to 2024.
KSS: Codes = {
    "1": "Assessed and supported year in employment",
    "2": "Frontline practitioner",
    "3": "Practice supervisor",
    "4": "Practice leader",
}
ELIGIBLE: Codes = {"0": "No", "1": "Yes, all are eligible", "2": "Yes, some are eligible"}
