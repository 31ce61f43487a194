"""One fault for each promise of docs/promises.md: where it is planted, and the tests that must notice.

The tests are some of those that the promise names: what would find just this fault, and nothing longer.
A fault stands for a guard that somebody takes away by mistake. `tests/promises.py` tries them.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """One piece of code, and what stands there instead while the fault is planted."""

    number: int
    what: str
    path: str
    before: str
    after: str
    tests: tuple[str, ...]


READING = "supervision/records/services/reading.py"
BOOKING_RACES = "tests/supervision/booking/test_booking_races.py"
READERS = "tests/test_canaries.py::test_every_reader_finds_what_they_may_read_and_no_more"

FAULTS = (
    Fault(
        1, "no trigger guards what was signed",
        "workforce/triggers/expected.py",
        "                operation.change(triggers)\n    return triggers",
        "                operation.change(triggers)\n"
        "    return {name: one for name, one in triggers.items() if \"signedtext\" not in name}",
        ("tests/supervision/test_triggers.py::test_each_way_to_change_a_signed_record_is_refused",),
    ),
    Fault(
        2, "a booking holds the supervisor's time no more",
        "supervision/booking/services/booking.py",
        "    hold_time(session, workers=[supervisor, supervisee])",
        "    hold_time(session, workers=[supervisee])",
        (f"{BOOKING_RACES}::test_overlapping_groups_and_slots_of_one_supervisor_make_one_booking",),
    ),
    Fault(
        3, "a class takes one more than it has places",
        "nqsw/classes/services/classes.py",
        "has_room = taken < held.capacity and not waiting",
        "has_room = taken <= held.capacity and not waiting",
        ("tests/nqsw/classes/test_class_races.py::test_forty_people_join_a_class_of_twelve",),
    ),
    Fault(
        4, "everyone sees every session's facts",
        "supervision/permissions.py",
        "    return Session.objects.filter(Exists(seen) | Exists(referred) | coming)",
        "    return Session.objects.all()",
        ("tests/test_strangers.py::test_a_colleague_finds_nothing",),
    ),
    Fault(
        5, "an auditor reads the personal part",
        READING,
        "_open(each.session, each, texts, may_case=True, may_personal=False, on=viewer.on)",
        "_open(each.session, each, texts, may_case=True, may_personal=True, on=viewer.on)",
        (f"{READERS}[auditor]",),
    ),
    Fault(
        6, "sessions of a disabled account go on",
        "workforce/accounts/services.py",
        "    account.save(update_fields=[\"is_active\"])\n    end_access(account, by=by)\n"
        "    record_event(verb=Verb.ACCOUNT_DISABLED",
        "    record_event(verb=Verb.ACCOUNT_DISABLED",
        ("tests/workforce/accounts/test_accounts.py::test_disabling_ends_what_is_open_at_once",),
    ),
    Fault(
        7, "absences move no due day",
        "supervision/clock/due_days.py",
        "gone = absences.get(agreement.supervisee_id, ())",
        "gone = ()",
        ("tests/properties/test_due_days.py",),
    ),
    Fault(
        8, "an e-mail is sent without being claimed",
        "workforce/mail/sending.py",
        "    if not mine.update(state=MailState.CLAIMED, claimed_at=at):\n        return None\n",
        "    Mail.objects.filter(pk=key).update(state=MailState.CLAIMED, claimed_at=at)\n",
        ("tests/supervision/reminders/test_sending.py::test_four_runs_at_once_tell_everyone_once",),
    ),
    Fault(
        9, "an agenda item is answered as saved before it is written",
        "supervision/records/services/agenda.py",
        "    item = AgendaItem.objects.create(session=session, text=text, added_by=worker)",
        "    item = AgendaItem.objects.create(session=session, text=text, added_by=worker)\n"
        "    from threading import Timer\n"
        "    AgendaItem.objects.filter(pk=item.pk).delete()\n"
        "    later = AgendaItem(session=session, text=text, added_by=worker)\n"
        "    Timer(0.5, lambda: later.save()).start()",
        ("tests/races/test_killed.py::test_what_was_acknowledged_is_kept",),
    ),
    Fault(
        10, "a backup copies the file and not the database",
        "tracker/backup/copying.py",
        "        live.backup(copy)",
        "        target.write_bytes(source.read_bytes())",
        ("tests/tracker/backup/test_backup.py::test_a_copy_made_while_others_write_holds_no_half_transaction",
         "tests/tracker/backup/test_restoring.py::test_a_restored_copy_holds_the_same_rows"),
    ),
    Fault(
        11, "a damaged workbook is an error and no refusal",
        "workforce/readers/files.py",
        "    except Damaged as error:",
        "    except ZeroDivisionError as error:",
        ("tests/workforce/readers/test_mutated_files.py::"
         "test_a_file_of_any_kind_with_a_few_bytes_changed_is_read_or_refused",),
    ),
    Fault(
        12, "a cell that begins with @ is no formula",
        "workforce/web/workbook.py",
        'STARTS_A_FORMULA = frozenset("=+-@',
        'STARTS_A_FORMULA = frozenset("=+-',
        ("tests/workforce/web/test_workbook.py::test_no_cell_of_a_csv_begins_like_a_formula",),
    ),
    Fault(
        13, "an entry's changes are not counted in calendars",
        "supervision/calendars/ical.py",
        'event.add("sequence", entry.sequence)',
        'event.add("sequence", 0)',
        ("tests/supervision/calendars/test_calendar.py::"
         "test_one_meeting_keeps_its_uid_and_raises_its_sequence_through_its_life",),
    ),
    Fault(
        14, "a calendar's address is kept as it is",
        "workforce/rules/tokens.py",
        "    return hashlib.sha256(token.encode()).hexdigest()",
        "    return token",
        ("tests/supervision/calendars/test_calendar.py::"
         "test_the_address_is_shown_once_and_only_its_hash_is_kept",),
    ),
    Fault(
        15, "the version of a draft is not asked for",
        "supervision/records/services/drafts.py",
        "    if version != record.version:",
        "    if False:",
        ("tests/browser/test_nothing_typed_is_lost.py::"
         "test_the_older_of_two_tabs_never_overwrites_the_newer_text_unseen",),
    ),
    Fault(
        16, "who reads a record is not recorded",
        READING,
        "    if read:\n        note_reading(",
        "    if not read:\n        note_reading(",
        (f"{READERS}[supervisor]",),
    ),
    Fault(
        17, "an answer to an access request holds everybody's rows",
        "workforce/privacy/subject_access.py",
        "    rows = table_of(held)._base_manager.filter(**{to_worker(held): worker.pk})",
        "    rows = table_of(held)._base_manager.all()",
        ("tests/tracker/test_subject_access.py::test_everything_of_theirs_is_there_and_nothing_of_anyone_else",),
    ),
    Fault(
        18, "sealing in an upgrade cuts the last letter off",
        "workforce/resealing.py",
        "seal_bytes(reads(old, about), purpose=PURPOSE, about=about)",
        "seal_bytes(reads(old, about)[:-1], purpose=PURPOSE, about=about)",
        ("tests/upgrades/test_releases.py::test_no_row_is_lost_or_changed",),
    ),
    Fault(
        19, "a page that is no number is an error",
        "workforce/web/tables.py",
        "        except PageNotAnInteger:\n            return 1\n",
        "",
        ("tests/test_query_strings.py::test_every_page_opens_whatever_its_query_string_says",),
    ),
    Fault(
        20, "pages do not say their language",
        "templates/base.html",
        '<html lang="en-GB" class="govuk-template">',
        '<html class="govuk-template">',
        ("tests/browser/test_empty_pages.py::"
         "test_every_page_of_an_empty_authority_says_what_will_appear",),
    ),
    Fault(
        21, "people are locked in the order in which they are named",
        "workforce/locking.py",
        'filter(pk__in=keys).order_by("pk")',
        'filter(pk__in=keys).order_by("-pk")',
        ("tests/races/test_lock_order.py",),
    ),
    Fault(
        22, "signatures are not recomputed",
        "tracker/verifying.py",
        "    found += [str(each) for each in signed]\n",
        "",
        ("tests/tracker/test_verifying.py::test_each_tampering_is_found_and_named",),
    ),
    Fault(
        23, "a database of a newer version is not refused",
        "tracker/history.py",
        "    if unknown:\n",
        "    if False:\n",
        ("tests/upgrades/test_history.py::test_an_unknown_history_is_refused_and_nothing_changes",),
    ),
    Fault(
        24, "whoever gains by a change decides it alone",
        "workforce/reader_changes/second_person.py",
        "    if not (gains or by.is_administrator):\n        return False\n    return not sets_up_alone",
        "    if not by.is_administrator:\n        return False\n    return not sets_up_alone",
        ("tests/workforce/reader_changes/test_reader_changes.py::"
         "test_a_principal_social_worker_does_not_make_themselves_line_manager",),
    ),
    Fault(
        25, "what a reader leaves out is told for the first half alone",
        "workforce/readers/notes.py",
        "        return tuple(sorted(self._found.values(), key=lambda note: ORDER[note.kind]))",
        "        found = sorted(self._found.values(), key=lambda note: ORDER[note.kind])\n"
        "        return tuple(found[: len(found) // 2])",
        ("tests/workforce/readers/test_whole_readings.py::test_a_list_is_told_word_for_word",),
    ),
    Fault(
        26, "a number on the home page is one too high",
        "tracker/home/reports.py",
        "            imports_waiting=ImportRun.objects.waiting().count(),\n            log_rows_waiting",
        "            imports_waiting=ImportRun.objects.waiting().count() + 1,\n            log_rows_waiting",
        ("tests/test_numbers.py::test_every_number_leads_to_exactly_the_rows_that_it_counts",),
    ),
)  # fmt: skip
