"""What the numbers of each first step mean: whether it is done, and what is there or missing."""

from datetime import date

from django.conf import settings as django_settings

from tracker.first_steps.steps import Facts, Look
from workforce.authority_settings import History
from workforce.mail.sender import sender_that_cannot_be
from workforce.rules.in_words import day_in_full, many


def name_look(facts: Facts, settings: History) -> Look:
    there = settings.on(date.max)
    missing = [
        words for words, value in (("name", there.authority_name), ("DfE code", there.dfe_code)) if not value
    ]
    if missing:
        return Look(False, f"The {' and the '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.")
    return Look(True, f"{there.authority_name}, DfE code {there.dfe_code}.")


def psw_look(facts: Facts, settings: History) -> Look:
    invited, came = facts["psws"], facts["psws_came"]
    if not invited:
        return Look(False, "Nobody has this role yet. Invite an address: the HR list can come later.")
    return Look(True, f"{many(invited, 'person', 'people')} invited, {came} came.")


def policies_look(facts: Facts, settings: History) -> Look:
    policies, programmes = facts["policies"], facts["programmes"]
    if not policies and not programmes:
        return Look(False, "There are none yet. The usual ones, each with its source, are added in one go.")
    words = f"{many(policies, 'policy', 'policies')}, {many(programmes, 'programme')}."
    missing = [
        said
        for said, is_missing in (
            ("policy for NQSWs", not facts["for_nqsws"]),
            ("policy for everyone else", not facts["for_others"]),
            ("programme", not facts["default_programme"]),
        )
        if is_missing
    ]
    if missing:
        return Look(False, f"{words} No default yet: {', '.join(missing)}.")
    return Look(True, words)


def words_look(facts: Facts, settings: History) -> Look:
    prompts, questions = facts["prompts"], facts["questions"]
    words = f"{many(prompts, 'prompt')} for records, {many(questions, 'question')} for file audits."
    return Look(bool(prompts and questions), words)


def ladder_look(facts: Facts, settings: History) -> Look:
    if facts["rungs"]:
        return Look(True, f"{many(facts['rungs'], 'step')} set.")
    return Look(
        False, "Not confirmed yet. Usual: both parties on day 1, the manager on day 8, the PSW on day 15."
    )


def people_look(facts: Facts, settings: History) -> Look:
    people, bosses = facts["people"], facts["managers_missing"]
    if not people:
        return Look(False, "Nobody is in the tracker yet.")
    words = f"{many(people, 'person', 'people')} in {many(facts['teams'], 'team')}."
    if facts["agreements"]:
        words += f" {facts['agreements']} with a supervisor."
    if bosses > 1:
        words += f" {bosses} without a line manager."
    return Look(True, words)


def caseloads_look(facts: Facts, settings: History) -> Look:
    holders, counted = facts["case_holders"], facts["counted"]
    if not holders:
        return Look(False, "The HR list comes first.")
    return Look(bool(counted), f"{counted} of {many(holders, 'case holder')} counted.")


def allocations_look(facts: Facts, settings: History) -> Look:
    number = facts["allocations"]
    return Look(bool(number), f"{many(number, 'case')} allocated." if number else "No allocations yet.")


def log_look(facts: Facts, settings: History) -> Look:
    held, waiting = facts["log_sessions"], facts["log_rows_waiting"]
    words = (
        f"{many(held, 'session')} from before the tracker."
        if held
        else "No sessions from before the tracker."
    )
    if waiting:
        words += (
            f" {many(waiting, 'row waits', 'rows wait')} for a person to say who met, or whether it was held."
        )
        return Look(False, words, action="Settle the rows", page="supervision:log_rows")
    return Look(bool(held), words)


def programme_look(facts: Facts, settings: History) -> Look:
    nqsws, alone = facts["nqsws"], facts["nqsws_without_mentor"]
    if not nqsws:
        return Look(False, "Nobody is on a programme yet. NQSWs in the HR list are enrolled with it.")
    words = f"{many(nqsws, 'NQSW')}"
    return Look(True, f"{words}, {alone} without a mentor." if alone else f"{words}, each with a mentor.")


def programme_sheet_look(facts: Facts, settings: History) -> Look:
    if not facts["nqsws"]:
        return Look(False, "Nobody is on a programme yet.")
    waiting = facts["milestones_before"]
    if not waiting:
        return Look(True, "Nothing from before records began is left open.")
    words = (
        f"{many(waiting, 'milestone was', 'milestones were')} due before records began, and nobody has said"
    )
    words += f" whether {'it was' if waiting == 1 else 'they were'} done."
    if facts["programme_sheet"]:
        return Look(False, words, action="Say what was already done", page="nqsw:already_done")
    return Look(False, f"{words} One by one: NQSW programme, Already done.")


def invitations_look(facts: Facts, settings: History) -> Look:
    invited, waiting, without = facts["invited"], facts["not_invited"], facts["without_address"]
    words = f"{invited} invited, {facts['came']} came."
    if waiting:
        words += f" {waiting} not invited yet."
    if without:
        words += f" {many(without, 'person has', 'people have')} no e-mail address."
    if waiting and not django_settings.INSECURE_LOCAL and (said := sender_that_cannot_be()):
        words += f" {said} Set DEFAULT_FROM_EMAIL on the server first."
    return Look(bool(invited) and not waiting, words)


def reminder_look(facts: Facts, settings: History) -> Look:
    if facts["reminded"]:
        return Look(True, "E-mails have been sent.")
    return Look(False, "No e-mail has been sent yet. The hourly run sends them, or you do.")


def start_day_look(facts: Facts, settings: History) -> Look:
    day = facts["records_begin_on"]
    if day is None:
        return Look(False, "Not set yet.")
    return Look(True, f"{day_in_full(day)}.")


def first_due_days_look(facts: Facts, settings: History) -> Look:
    if facts["records_begin_on"] is None:
        return Look(False, "The day on which records begin comes first.")
    not_seen, agreed = facts["not_seen"], facts["first_days_agreed"]
    if agreed:
        return Look(True, f"{many(agreed, 'first due day')} agreed.")
    if not not_seen:
        return Look(True, "Everyone was seen since records begin.")
    return Look(False, "None is agreed yet. The page says who needs one, and proposes them all at once.")
