"""Who may see and do what in the programme. Each predicate has its queryset form; tests agree them.

The facts of a programme (milestones, mentor, caseload, classes) are seen by the NQSW, the line of managers
above, the assessor, the mentor and the principal social worker. What people wrote has narrower readers: the
text of a milestone is closed to the mentor, the topics of a mentor meeting belong to the two who met.
"""

from django.db.models import Q, QuerySet

from nqsw.models import (
    RECORDING_STATUSES,
    Enrolment,
    EnrolmentQuerySet,
    MentorAssignment,
    MentorAssignmentQuerySet,
    MentorMeeting,
    Milestone,
    MilestoneKind,
    MilestoneQuerySet,
    MilestoneRequest,
    MilestoneRequestQuerySet,
    OutcomeStep,
    Pause,
    PauseParty,
    PauseQuerySet,
    Reflection,
    ReflectionQuerySet,
    Signer,
    Step,
)
from workforce.models import Worker, WorkerQuerySet
from workforce.permissions import oversees_anyone
from workforce.web.viewer import Viewer

#: What an NQSW records for themselves; the rest is recorded by those who support and assess them.
OWN_KINDS = (
    MilestoneKind.REFLECTIVE_LOG,
    MilestoneKind.SELF_ASSESSMENT,
    MilestoneKind.DEVELOPMENT_PLAN,
    MilestoneKind.LIVED_EXPERIENCE_FEEDBACK,
    MilestoneKind.PROFESSIONAL_FEEDBACK,
)
#: Recorded by the principal social worker alone: the panel's and the employer's part.
PANEL_KINDS = (MilestoneKind.MODERATION, MilestoneKind.OUTCOME)


def runs_programmes(viewer: Viewer) -> bool:
    """Programmes, cohorts, enrolments and mentors are the principal social worker's."""
    return viewer.is_principal_social_worker


def mentors_someone(viewer: Viewer) -> bool:
    """The viewer is mentor of someone today."""
    return "mentor" in viewer.parts


def assesses_someone(viewer: Viewer) -> bool:
    """The viewer is assessor of someone on a programme."""
    return "assessor" in viewer.parts


def is_nqsw(viewer: Viewer) -> bool:
    """The viewer is on a programme, or was."""
    return "nqsw" in viewer.parts


def takes_part_in_programmes(viewer: Viewer) -> bool:
    """The programme's pages have something to show this viewer."""
    return (
        runs_programmes(viewer)
        or oversees_anyone(viewer)
        or is_nqsw(viewer)
        or mentors_someone(viewer)
        or assesses_someone(viewer)
    )


def sees_mentors(viewer: Viewer) -> bool:
    """The page of mentors: who runs programmes, and managers for their own people."""
    return runs_programmes(viewer) or oversees_anyone(viewer)


def mentored_by(viewer: Viewer) -> MentorAssignmentQuerySet:
    """The viewer's own assignments as a mentor, in force today."""
    return MentorAssignment.objects.in_force(on=viewer.on).filter(mentor=viewer.worker)


def nqsws_supported(viewer: Viewer) -> WorkerQuerySet:
    """The NQSWs that the viewer mentors today, or assesses."""
    supported = Q(assessor=viewer.worker) | Q(pk__in=mentored_by(viewer).values("enrolment"))
    return Worker.objects.filter(pk__in=Enrolment.objects.current().filter(supported).values("worker"))


def enrolments_overseen(viewer: Viewer) -> EnrolmentQuerySet:
    """Enrolments of the people the viewer answers for."""
    if viewer.is_principal_social_worker:
        return Enrolment.objects.all()
    return Enrolment.objects.filter(worker__in=viewer.managed.values("pk"))


def enrolments_visible(viewer: Viewer) -> EnrolmentQuerySet:
    """Enrolments whose facts the viewer may see."""
    if viewer.is_principal_social_worker:
        return Enrolment.objects.all()
    if viewer.worker is None:
        return Enrolment.objects.none()
    return Enrolment.objects.filter(
        Q(worker=viewer.worker)
        | Q(worker__in=viewer.managed.values("pk"))
        | Q(assessor=viewer.worker)
        | Q(pk__in=mentored_by(viewer).values("enrolment"))
    )


def can_see_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    """Predicate form of `enrolments_visible`."""
    return enrolments_visible(viewer).filter(pk=enrolment.pk).exists()


def milestone_notes_readable(viewer: Viewer) -> MilestoneQuerySet:
    """Milestones whose text the viewer may read: all who may see the enrolment but its mentor.

    A mentor reads those alone that the programme asks them to sign.
    """
    if viewer.is_principal_social_worker:
        return Milestone.objects.all()
    if viewer.worker is None:
        return Milestone.objects.none()
    return Milestone.objects.filter(
        Q(enrolment__worker=viewer.worker)
        | Q(enrolment__worker__in=viewer.managed.values("pk"))
        | Q(enrolment__assessor=viewer.worker)
        | Q(
            enrolment__in=mentored_by(viewer).values("enrolment"),
            template__signed_by__icontains=Signer.MENTOR.value,
        )
    )


def can_read_milestone_note(viewer: Viewer, milestone: Milestone) -> bool:
    """Predicate form of `milestone_notes_readable`."""
    return milestone_notes_readable(viewer).filter(pk=milestone.pk).exists()


def milestones_recordable(viewer: Viewer) -> MilestoneQuerySet:
    """Milestones that the viewer may mark as done.

    The principal social worker every one; managers and the assessor all but the panel's; the NQSW those that
    are their own work. Nothing is recorded on a programme that has ended, unless they left.
    """
    current = Milestone.objects.filter(enrolment__status__in=RECORDING_STATUSES)
    if viewer.is_principal_social_worker:
        return current
    if viewer.worker is None:
        return current.none()
    supports = Q(enrolment__worker__in=viewer.managed.values("pk")) | Q(enrolment__assessor=viewer.worker)
    own = Q(enrolment__worker=viewer.worker, kind__in=OWN_KINDS)
    return current.filter((supports & ~Q(kind__in=PANEL_KINDS)) | own)


def can_record_milestone(viewer: Viewer, milestone: Milestone) -> bool:
    """Predicate form of `milestones_recordable`."""
    return milestones_recordable(viewer).filter(pk=milestone.pk).exists()


def requests_to_answer(viewer: Viewer) -> MilestoneRequestQuerySet:
    """Open requests that wait for the viewer. They open nothing else of the NQSW's year to them."""
    if viewer.worker is None:
        return MilestoneRequest.objects.none()
    return MilestoneRequest.objects.open().filter(asked=viewer.worker)


def meetings_visible(viewer: Viewer) -> QuerySet[MentorMeeting]:
    """Mentor meetings whose facts (when, held or not) the viewer may see.

    Those of the enrolments that they see, and those that they gave as a mentor, then or now.
    """
    seen = Q(assignment__enrolment__in=enrolments_visible(viewer).values("pk"))
    given = Q(assignment__mentor=viewer.worker)
    return MentorMeeting.objects.filter(seen | given if viewer.worker else seen)


def can_see_meeting(viewer: Viewer, meeting: MentorMeeting) -> bool:
    """Predicate form of `meetings_visible`."""
    return meetings_visible(viewer).filter(pk=meeting.pk).exists()


def meeting_topics_readable(viewer: Viewer) -> QuerySet[MentorMeeting]:
    """Mentor meetings whose topics the viewer may read: the two who met, and no one else."""
    if viewer.worker is None:
        return MentorMeeting.objects.none()
    return MentorMeeting.objects.filter(
        Q(assignment__mentor=viewer.worker) | Q(assignment__enrolment__worker=viewer.worker)
    )


def can_read_topics(viewer: Viewer, meeting: MentorMeeting) -> bool:
    """Predicate form of `meeting_topics_readable`; the two may also move, log and cancel it."""
    return viewer.worker is not None and viewer.worker.pk in meeting.who_meet


def evidence_readable(viewer: Viewer) -> EnrolmentQuerySet:
    """Enrolments whose evidence (shared reflections, feedback, self-assessment) the viewer may read.

    All who may see the enrolment but its mentor: the same as a milestone's text.
    """
    if viewer.is_principal_social_worker:
        return Enrolment.objects.all()
    if viewer.worker is None:
        return Enrolment.objects.none()
    return Enrolment.objects.filter(
        Q(worker=viewer.worker) | Q(worker__in=viewer.managed.values("pk")) | Q(assessor=viewer.worker)
    )


def reflections_readable(viewer: Viewer) -> ReflectionQuerySet:
    """The viewer's own reflections, and those shared by NQSWs whose evidence they may read."""
    shared = Q(shared_at__isnull=False, enrolment__in=evidence_readable(viewer).values("pk"))
    own = Q(enrolment__worker=viewer.worker) if viewer.worker else Q(pk=None)
    return Reflection.objects.filter(shared | own)


def can_read_reflection(viewer: Viewer, reflection: Reflection) -> bool:
    """Predicate form of `reflections_readable`."""
    return reflections_readable(viewer).filter(pk=reflection.pk).exists()


def can_take_step(viewer: Viewer, enrolment: Enrolment, step: Step) -> bool:
    """The assessor recommends; the principal social worker records the panel.

    For the employer decides a principal social worker, or a senior or middle manager above the NQSW. Who had
    their say in a step before is refused by the service.
    """
    if step == Step.RECOMMENDED:
        return viewer.worker is not None and enrolment.assessor_id == viewer.worker.pk
    if viewer.is_principal_social_worker:
        return True
    return step == Step.DECIDED and decides_for_employer(viewer, enrolment)


def decides_for_employer(viewer: Viewer, enrolment: Enrolment) -> bool:
    """A senior or middle manager somewhere above the NQSW."""
    return viewer.is_senior_manager and viewer.managed.filter(pk=enrolment.worker_id).exists()


def can_withdraw_step(viewer: Viewer, enrolment: Enrolment, taken: OutcomeStep) -> bool:
    """Who took it, the principal social worker, and of a decision those who could have made it."""
    if taken.step == Step.DECIDED:
        return can_take_step(viewer, enrolment, Step.DECIDED)
    return viewer.is_principal_social_worker or taken.taken_by_id == viewer.account.pk


def pause_parties(viewer: Viewer, pause: Pause) -> list[PauseParty]:
    """The parts in which the viewer is asked to agree to a pause."""
    enrolment, worker = pause.enrolment, viewer.worker
    parts = []
    if worker and enrolment.worker_id == worker.pk:
        parts.append(PauseParty.NQSW)
    if worker and enrolment.worker.line_manager_id == worker.pk:
        parts.append(PauseParty.LINE_MANAGER)
    if worker and enrolment.assessor_id == worker.pk:
        parts.append(PauseParty.ASSESSOR)
    if viewer.is_principal_social_worker:
        parts.append(PauseParty.PSW)
    return parts


def pauses_to_agree(viewer: Viewer) -> PauseQuerySet:
    """Pauses, not over yet, that wait for the viewer's agreement in one part or another."""
    asked = Q(pk=None)
    if viewer.worker:
        asked |= Q(enrolment__worker=viewer.worker, agreed_by_nqsw_on=None)
        asked |= Q(enrolment__worker__line_manager=viewer.worker, agreed_by_line_manager_on=None)
        asked |= Q(enrolment__assessor=viewer.worker, agreed_by_assessor_on=None)
    if viewer.is_principal_social_worker:
        asked |= Q(agreed_by_psw_on=None)
    return Pause.objects.not_over(on=viewer.on).filter(asked)


def is_own_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The viewer is the NQSW."""
    return viewer.worker is not None and enrolment.worker_id == viewer.worker.pk


def mentor_profile_is_theirs(viewer: Viewer) -> bool:
    """Everyone who works here and is on no programme may offer to be a mentor."""
    return viewer.worker is not None and not Enrolment.objects.current().filter(worker=viewer.worker).exists()
