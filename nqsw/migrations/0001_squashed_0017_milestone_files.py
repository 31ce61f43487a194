import django.db.models.deletion
import uuid
import workforce.new_tables
import workforce.triggers
import workforce.triggers.operations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('nqsw', '0001_initial'), ('nqsw', '0002_cases_discussed_sooner'), ('nqsw', '0003_triggers_are_migrations'), ('nqsw', '0004_seats_and_current_signatures'), ('nqsw', '0005_plain_words'), ('nqsw', '0006_start_day'), ('nqsw', '0007_done_before_the_tracker'), ('nqsw', '0008_outcome_panels'), ('nqsw', '0009_milestone_place'), ('nqsw', '0010_pauses_agreed_by'), ('nqsw', '0011_meetings_recorded_by'), ('nqsw', '0012_milestone_requests'), ('nqsw', '0013_class_standards'), ('nqsw', '0014_programme_is_withdrawn'), ('nqsw', '0015_what_was_signed_stands'), ('nqsw', '0016_request_feedback'), ('nqsw', '0017_milestone_files')]

    initial = True

    dependencies = [
        ('supervision', '0013_audit_results_stand'),
        ('workforce', '0017_class_registers'),
    ]

    operations = [
        workforce.new_tables.MakeTables(
            models=[migrations.CreateModel(
                name='Cohort',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('starts_on', models.DateField()),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='nqsw.programme')),
                ],
                options={
                    'ordering': ('-starts_on', 'name'),
                    'constraints': [models.UniqueConstraint(fields=('programme', 'name'), name='cohort_name_stands_once_a_programme', violation_error_message='This programme already has a cohort of that name.')],
                },
            ), migrations.CreateModel(
                name='MilestoneTemplate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agreement', 'Support and assessment agreement'), ('development_plan', 'Professional development plan'), ('review', 'Review'), ('observation', 'Direct observation'), ('lived_experience', 'Feedback from people with lived experience'), ('professional_feedback', 'Feedback from professionals'), ('reflective_log', 'Critical reflection log'), ('self_assessment', 'PQS self-assessment'), ('final_report', 'Final report'), ('moderation', 'Internal moderation'), ('outcome', 'Outcome')], max_length=24)),
                    ('title', models.CharField(max_length=120)),
                    ('due_month', models.PositiveSmallIntegerField(verbose_name='due by the end of month')),
                    ('is_optional', models.BooleanField(default=False)),
                    ('asks_for', models.TextField(blank=True, verbose_name='what it asks for')),
                    ('signed_by', models.JSONField(blank=True, default=list, verbose_name='signed by')),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestone_templates', to='nqsw.programme')),
                ],
                options={
                    'ordering': ('programme', 'due_month', 'pk'),
                    'constraints': [models.UniqueConstraint(fields=('programme', 'title'), name='milestone_template_title_stands_once')],
                },
            ), migrations.CreateModel(
                name='Enrolment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('active', 'Active'), ('paused', 'Paused'), ('extended', 'Extended'), ('completed', 'Completed'), ('withdrawn', 'Withdrawn'), ('left', 'Left')], default='active', max_length=10)),
                    ('started_on', models.DateField()),
                    ('expected_end_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='last day on the programme')),
                    ('extension_months', models.PositiveSmallIntegerField(default=0, verbose_name='extended by, months')),
                    ('joined_on', models.DateField(blank=True, null=True, verbose_name='first day here')),
                    ('transferred_from', models.CharField(blank=True, max_length=120, verbose_name='authority where it started')),
                    ('closed_by_ending', models.JSONField(blank=True, default=dict)),
                    ('assessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='enrolments_assessed', to='workforce.worker')),
                    ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='nqsw.cohort')),
                    ('enrolled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='workforce.worker')),
                ],
                options={
                    'ordering': ('worker__family_name', 'worker__given_name', 'pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('active', 'extended'))), fields=('worker',), name='enrolment_current_is_one_a_worker', violation_error_message='This person is already on a programme.'), models.CheckConstraint(condition=models.Q(('expected_end_on__gt', models.F('started_on'))), name='enrolment_ends_after_it_starts', violation_error_message='The programme must end after it starts.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on', None), ('status__in', ('active', 'extended'))), models.Q(('ended_on__isnull', False), models.Q(('status__in', ('active', 'extended')), _negated=True)), _connector='OR'), name='enrolment_last_day_stands_when_ended', violation_error_message='Enter the last day only when the programme has ended.'), models.CheckConstraint(condition=models.Q(('assessor', None), models.Q(('assessor', models.F('worker')), _negated=True), _connector='OR'), name='enrolment_assessor_is_not_the_nqsw', violation_error_message='A person cannot assess themselves.'), models.CheckConstraint(condition=models.Q(('status__in', ['active', 'extended', 'completed', 'withdrawn', 'left'])), name='enrolment_status_is_known'), models.CheckConstraint(condition=models.Q(('extension_months__lte', 12)), name='enrolment_is_extended_by_a_year_at_most', violation_error_message='A programme can be extended by up to 12 months.'), models.CheckConstraint(condition=models.Q(models.Q(('joined_on', None), ('transferred_from', '')), models.Q(('joined_on__gte', models.F('started_on')), models.Q(('transferred_from', ''), _negated=True)), _connector='OR'), name='enrolment_transfer_has_day_and_authority', violation_error_message='Enter the other authority and the first day here.')],
                },
            ), migrations.CreateModel(
                name='Feedback',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(choices=[('lived_experience', 'People with lived experience'), ('professional_feedback', 'Professionals')], max_length=24)),
                    ('relationship', models.CharField(max_length=120, verbose_name='who they are to the work')),
                    ('gathered_on', models.DateField()),
                    ('said', models.TextField(verbose_name='what they said')),
                    ('learnt', models.TextField(blank=True, verbose_name='what was learnt from it')),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='nqsw.enrolment')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name_plural': 'feedback',
                    'ordering': ('-gathered_on', '-pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('source__in', ['lived_experience', 'professional_feedback'])), name='feedback_source_is_known')],
                },
            ), migrations.CreateModel(
                name='MasterClass',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=160)),
                    ('aims', models.TextField(blank=True)),
                    ('pcf_domains', models.JSONField(blank=True, default=list, verbose_name='PCF domains')),
                    ('facilitator', models.CharField(blank=True, max_length=160)),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='room or link')),
                    ('starts_at', models.DateTimeField(db_index=True)),
                    ('ends_at', models.DateTimeField()),
                    ('capacity', models.PositiveSmallIntegerField(default=20)),
                    ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('series', models.UUIDField(blank=True, db_index=True, null=True)),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('facilitated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='classes_facilitated', to='workforce.worker')),
                    ('pqs_standards', models.JSONField(blank=True, default=list, verbose_name='post-qualifying standards')),
                ],
                options={
                    'verbose_name_plural': 'master classes',
                    'ordering': ('starts_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='master_class_ends_after_it_starts', violation_error_message='The end time must be after the start time.'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='master_class_has_room', violation_error_message='Enter at least 1 place.')],
                },
            ), migrations.CreateModel(
                name='MentorAssignment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('assigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentor_assignments', to='nqsw.enrolment')),
                    ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentor_assignments', to='workforce.worker')),
                ],
                options={
                    'ordering': ('starts_on',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='mentor_assignment_ends_after_it_starts', violation_error_message='The last day must be on or after the first day.'), models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('enrolment',), name='mentor_assignment_open_ended_is_one', violation_error_message='This NQSW already has a mentor. End that assignment first.')],
                },
            ), migrations.CreateModel(
                name='MentorMeeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('booked', 'Booked'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='booked', max_length=9)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='room or link')),
                    ('topics', models.TextField(blank=True)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='nqsw.mentorassignment')),
                    ('recorded_at', models.DateTimeField(blank=True, null=True)),
                    ('recorded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('-starts_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='mentor_meeting_ends_after_it_starts', violation_error_message='The end time must be after the start time.')],
                },
            ), migrations.CreateModel(
                name='MentorProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_available', models.BooleanField(default=True, verbose_name='can take another NQSW')),
                    ('capacity', models.PositiveSmallIntegerField(default=2, verbose_name='most NQSWs at a time')),
                    ('areas', models.CharField(blank=True, max_length=300, verbose_name='areas of practice')),
                    ('availability', models.CharField(blank=True, max_length=200, verbose_name='when there is time')),
                    ('worker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mentor_profile', to='workforce.worker')),
                ],
                options={
                    'ordering': ('worker__family_name', 'worker__given_name'),
                },
            ), migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('agreement', 'Support and assessment agreement'), ('development_plan', 'Professional development plan'), ('review', 'Review'), ('observation', 'Direct observation'), ('lived_experience', 'Feedback from people with lived experience'), ('professional_feedback', 'Feedback from professionals'), ('reflective_log', 'Critical reflection log'), ('self_assessment', 'PQS self-assessment'), ('final_report', 'Final report'), ('moderation', 'Internal moderation'), ('outcome', 'Outcome')], max_length=24)),
                    ('title', models.CharField(max_length=120)),
                    ('is_optional', models.BooleanField(default=False)),
                    ('due_on', models.DateField()),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('note', models.TextField(blank=True)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='nqsw.enrolment')),
                    ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('template', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='nqsw.milestonetemplate')),
                    ('not_done_on', models.DateField(blank=True, null=True)),
                    ('before_tracker', models.CharField(blank=True, choices=[('', 'Recorded here'), ('day', 'Done before the tracker'), ('no_day', 'Done before the tracker, day not known')], default='', max_length=6, verbose_name='done before the tracker')),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='where it was')),
                    ('files_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ],
                options={
                    'ordering': ('due_on', 'pk'),
                    'constraints': [models.UniqueConstraint(fields=('enrolment', 'title'), name='milestone_title_stands_once_an_enrolment', violation_error_message='This enrolment already has a milestone with this name.'), models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'development_plan', 'review', 'observation', 'lived_experience', 'professional_feedback', 'reflective_log', 'self_assessment', 'final_report', 'moderation', 'outcome'])), name='milestone_kind_is_known'), models.CheckConstraint(condition=models.Q(('before_tracker', ''), models.Q(('before_tracker__in', ('day', 'no_day')), ('done_on__isnull', False)), _connector='OR'), name='milestone_before_tracker_was_done')],
                },
            ), migrations.CreateModel(
                name='MilestoneSignature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('signer', models.CharField(choices=[('nqsw', 'NQSW'), ('line_manager', 'Line manager'), ('assessor', 'Assessor'), ('mentor', 'Mentor')], max_length=12, verbose_name='signs as')),
                    ('content_hash', models.CharField(max_length=64, verbose_name='hash of what was signed')),
                    ('signed_at', models.DateTimeField()),
                    ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='nqsw.milestone')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                    ('is_current', models.BooleanField(default=True)),
                ],
                options={
                    'ordering': ('signed_at', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('signer__in', ['nqsw', 'line_manager', 'assessor', 'mentor'])), name='milestone_signature_signer_is_known'), models.CheckConstraint(condition=models.Q(('content_hash', ''), _negated=True), name='milestone_signature_has_a_hash'), models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('milestone', 'signer'), name='milestone_is_signed_once_by_each', violation_error_message='This is already signed.')],
                },
            ), migrations.CreateModel(
                name='OutcomeStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(choices=[('recommended', "Assessor's recommendation"), ('moderated', "Panel's moderation"), ('decided', "Employer's decision")], max_length=11)),
                    ('verdict', models.CharField(choices=[('pass', 'Pass'), ('fail', 'Fail'), ('extend', 'Extend')], max_length=6)),
                    ('taken_on', models.DateField()),
                    ('reason', models.TextField(blank=True)),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcome_steps', to='nqsw.enrolment')),
                    ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('before_tracker', models.BooleanField(default=False, verbose_name='decided before the tracker')),
                    ('panel', models.ManyToManyField(blank=True, related_name='panels', to='workforce.worker')),
                    ('why_differs', models.TextField(blank=True, verbose_name='why it differs from the steps before')),
                    ('withdrawn_because', models.TextField(blank=True)),
                    ('withdrawn_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('withdrawn_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('taken_on', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('step__in', ['recommended', 'moderated', 'decided'])), name='outcome_step_is_known'), models.CheckConstraint(condition=models.Q(('verdict__in', ['pass', 'fail', 'extend'])), name='outcome_verdict_is_known'), models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('enrolment', 'step'), name='outcome_step_is_taken_once', violation_error_message='This step is already recorded.'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_because', ''), ('withdrawn_on', None)), models.Q(('withdrawn_on__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='outcome_step_withdrawn_says_why', violation_error_message='Enter why it is withdrawn.')],
                },
            ), migrations.CreateModel(
                name='Pause',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(choices=[('sickness', 'Sickness'), ('bereavement', 'Bereavement'), ('parental_leave', 'Parental leave'), ('lack_of_support', 'Lack of support')], max_length=16)),
                    ('started_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('agreed_by_nqsw_on', models.DateField(blank=True, null=True)),
                    ('agreed_by_line_manager_on', models.DateField(blank=True, null=True)),
                    ('agreed_by_assessor_on', models.DateField(blank=True, null=True)),
                    ('agreed_by_psw_on', models.DateField(blank=True, null=True)),
                    ('absence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='pauses', to='workforce.absence')),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pauses', to='nqsw.enrolment')),
                    ('agreed_by_assessor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_by_line_manager', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_by_nqsw', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_by_psw', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('started_on',),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('enrolment',), name='pause_open_ended_is_one', violation_error_message='This programme is already paused.'), models.CheckConstraint(condition=models.Q(('reason__in', ['sickness', 'bereavement', 'parental_leave', 'lack_of_support'])), name='pause_reason_is_known'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='pause_ends_after_it_starts', violation_error_message='The last day of the pause must be on or after the first day.')],
                },
            ), migrations.CreateModel(
                name='ClassFeedback',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('useful', models.PositiveSmallIntegerField(choices=[(1, 'Not at all'), (2, 'A little'), (3, 'Somewhat'), (4, 'Quite'), (5, 'Very')], verbose_name='how useful was it for your work?')),
                    ('confident', models.PositiveSmallIntegerField(choices=[(1, 'Not at all'), (2, 'A little'), (3, 'Somewhat'), (4, 'Quite'), (5, 'Very')], verbose_name='how confident are you to use it?')),
                    ('comment', models.TextField(blank=True, max_length=2000, verbose_name='what would make it better?')),
                    ('given_at', models.DateTimeField()),
                    ('place', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='nqsw.seat')),
                ],
                options={
                    'verbose_name_plural': 'class feedback',
                    'constraints': [models.CheckConstraint(condition=models.Q(('confident__range', (1, 5)), ('useful__range', (1, 5))), name='class_feedback_scores_are_1_to_5')],
                },
            ), migrations.CreateModel(
                name='Programme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('version', models.PositiveSmallIntegerField(default=1)),
                    ('months', models.PositiveSmallIntegerField(default=12, verbose_name='length in months')),
                    ('standards', models.CharField(choices=[('child_family', 'Child and family practitioners'), ('adults', 'Social workers in adult services')], default='child_family', max_length=12, verbose_name='post-qualifying standards')),
                    ('required_classes', models.PositiveSmallIntegerField(default=6, verbose_name='master classes to attend')),
                    ('protected_time_percent', models.PositiveSmallIntegerField(default=10, verbose_name='protected time, % of hours')),
                    ('mentor_meeting_every_months', models.PositiveSmallIntegerField(default=1, verbose_name='mentor meeting every, months')),
                    ('mentor_load_limit', models.PositiveSmallIntegerField(default=3, verbose_name='most NQSWs a mentor takes')),
                    ('is_default', models.BooleanField(default=False, verbose_name='new starters are enrolled in it')),
                    ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='supervision.frequencypolicy')),
                    ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='nqsw.programme')),
                    ('is_withdrawn', models.BooleanField(default=False, verbose_name='nobody starts in it any more')),
                ],
                options={
                    'ordering': ('name', '-version'),
                    'constraints': [models.UniqueConstraint(fields=('name', 'version'), name='programme_version_is_one'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('is_default',), name='programme_default_is_one', violation_error_message='Another programme is already the default.'), models.CheckConstraint(condition=models.Q(('months__gte', 1), ('months__lte', 24)), name='programme_lasts_up_to_24_months', violation_error_message='A programme lasts between 1 and 24 months.'), models.CheckConstraint(condition=models.Q(('is_default', False), ('is_withdrawn', False), _connector='OR'), name='programme_default_is_offered')],
                },
            ), migrations.CreateModel(
                name='LimitStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('from_month', models.PositiveSmallIntegerField(default=0)),
                    ('percent', models.PositiveSmallIntegerField()),
                    ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='limit_steps', to='nqsw.programme')),
                ],
                options={
                    'ordering': ('programme', 'from_month'),
                    'constraints': [models.UniqueConstraint(fields=('programme', 'from_month'), name='limit_step_starts_once'), models.CheckConstraint(condition=models.Q(('percent__gte', 1), ('percent__lte', 100)), name='limit_step_is_a_share')],
                },
            ), migrations.CreateModel(
                name='ProtectedTime',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('taken_on', models.DateField()),
                    ('hours', models.DecimalField(decimal_places=2, max_digits=4)),
                    ('purpose', models.CharField(blank=True, max_length=200)),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='protected_time', to='nqsw.enrolment')),
                ],
                options={
                    'ordering': ('-taken_on',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='protected_time_fits_in_a_day', violation_error_message='Hours must be more than 0 and no more than 24.')],
                },
            ), migrations.CreateModel(
                name='Reflection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('text', models.TextField()),
                    ('written_on', models.DateField()),
                    ('shared_at', models.DateTimeField(blank=True, null=True)),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reflections', to='nqsw.enrolment')),
                ],
                options={
                    'ordering': ('-written_on', '-pk'),
                },
            ), migrations.CreateModel(
                name='SelfAssessment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('moment', models.CharField(choices=[('start', 'At the start'), ('middle', 'At the middle'), ('end', 'At the end')], max_length=6)),
                    ('assessed_on', models.DateField()),
                    ('ratings', models.JSONField(default=dict)),
                    ('examples', models.TextField(blank=True, verbose_name='examples')),
                    ('enrolment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='self_assessments', to='nqsw.enrolment')),
                ],
                options={
                    'ordering': ('assessed_on',),
                    'constraints': [models.UniqueConstraint(fields=('enrolment', 'moment'), name='self_assessment_is_one_a_moment', violation_error_message='There is already a self-assessment for this point.'), models.CheckConstraint(condition=models.Q(('moment__in', ['start', 'middle', 'end'])), name='self_assessment_moment_is_known')],
                },
            ), migrations.CreateModel(
                name='AllocationCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case_reference', models.CharField(blank=True, max_length=40)),
                    ('category', models.CharField(choices=[('cin', 'Child in need'), ('cp', 'Child protection'), ('cla', 'Child looked after'), ('care_leaver', 'Care leaver'), ('s47', 'Section 47 enquiry'), ('assessment', 'Assessment'), ('other', 'Other')], max_length=12)),
                    ('advice', models.CharField(choices=[('yes', 'Yes'), ('reason', 'Yes, with a reason'), ('no', 'No')], max_length=6)),
                    ('concerns', models.JSONField(blank=True, default=list)),
                    ('was_given', models.BooleanField(verbose_name='the case was given')),
                    ('reason', models.CharField(blank=True, max_length=300)),
                    ('checked_at', models.DateTimeField()),
                    ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocation_checks', to='workforce.worker')),
                ],
                options={
                    'ordering': ('-checked_at', '-pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('was_given', False), ('advice', 'yes'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='allocation_check_against_advice_has_a_reason', violation_error_message='Enter why you are giving them the case.'), models.CheckConstraint(condition=models.Q(('category__in', ['cin', 'cp', 'cla', 'care_leaver', 's47', 'assessment', 'other'])), name='allocation_check_category_is_known'), models.CheckConstraint(condition=models.Q(('advice__in', ['yes', 'reason', 'no'])), name='allocation_check_advice_is_known')],
                },
            ), migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('enrolled', 'Has a place'), ('waiting', 'On the waiting list'), ('apologies', 'Sent apologies'), ('withdrawn', 'Withdrawn')], max_length=9)),
                    ('position', models.PositiveIntegerField()),
                    ('joined_at', models.DateTimeField()),
                    ('mark', models.CharField(blank=True, choices=[('present', 'Present'), ('late', 'Late'), ('left_early', 'Left early'), ('apologies', 'Apologies'), ('absent', 'Absent')], max_length=10)),
                    ('marked_at', models.DateTimeField(blank=True, null=True)),
                    ('apology_reason', models.CharField(blank=True, choices=[('court', 'Court, or a visit that cannot wait'), ('sickness', 'Ill'), ('leave', 'On leave'), ('training', 'Other training at that time'), ('care', 'Caring for someone'), ('other', 'Something else')], max_length=8, verbose_name='why they cannot come')),
                    ('master_class', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='nqsw.masterclass')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='class_places', to='workforce.worker')),
                ],
                options={
                    'ordering': ('position',),
                    'constraints': [models.UniqueConstraint(fields=('master_class', 'worker'), name='place_is_one_a_person', violation_error_message='This person already has a place or is on the waiting list.'), models.UniqueConstraint(fields=('master_class', 'position'), name='place_position_stands_once'), models.CheckConstraint(condition=models.Q(('mark', ''), ('status', 'enrolled'), models.Q(('mark', 'apologies'), ('status', 'apologies')), _connector='OR'), name='place_mark_needs_a_place', violation_error_message='Only those with a place are in the register.'), models.CheckConstraint(condition=models.Q(models.Q(('mark', 'apologies'), ('status', 'apologies'), models.Q(('apology_reason', ''), _negated=True)), models.Q(models.Q(('status', 'apologies'), _negated=True), ('apology_reason', '')), _connector='OR'), name='place_with_apologies_says_why', violation_error_message='Select why you cannot come.')],
                },
            ), migrations.CreateModel(
                name='MilestoneRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('asked_on', models.DateField()),
                    ('answered_on', models.DateField(blank=True, null=True)),
                    ('withdrawn_on', models.DateField(blank=True, null=True)),
                    ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestone_requests', to='workforce.worker')),
                    ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='nqsw.milestone')),
                    ('feedback', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='nqsw.feedback')),
                ],
                options={
                    'ordering': ('asked_on', 'pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('answered_on', None), ('withdrawn_on', None)), fields=('milestone', 'asked'), name='milestone_request_is_open_once_a_person', violation_error_message='This person is already asked.'), models.CheckConstraint(condition=models.Q(('answered_on', None), ('withdrawn_on', None), _connector='OR'), name='milestone_request_answered_or_withdrawn')],
                },
            ), migrations.CreateModel(
                name='MilestoneFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='what it is')),
                    ('file_name', models.CharField(max_length=120)),
                    ('content', models.BinaryField()),
                    ('digest', models.CharField(max_length=64)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='nqsw.milestone')),
                ],
                options={
                    'ordering': ('added_at', 'pk'),
                    'constraints': [models.UniqueConstraint(fields=('milestone', 'digest'), name='milestone_file_is_kept_once', violation_error_message='This file is there already.')],
                },
            )],
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.NoOverlap(are_days=True, ends='ends_on', key='enrolment_id', message='There is one mentor at a time.', name='mentor_assignment_overlaps_nothing', starts='starts_on', table='nqsw_mentorassignment', when=''),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A signature never changes; it can be withdrawn.', name='nqsw_milestonesignature_refuses_update', table='nqsw_milestonesignature', verb='UPDATE', when='(OLD.milestone_id IS DISTINCT FROM NEW.milestone_id OR OLD.signer IS DISTINCT FROM NEW.signer OR OLD.worker_id IS DISTINCT FROM NEW.worker_id OR OLD.content_hash IS DISTINCT FROM NEW.content_hash OR OLD.signed_at IS DISTINCT FROM NEW.signed_at) OR (NEW.is_current AND NOT OLD.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A signature never changes; it can be withdrawn.', name='nqsw_milestonesignature_refuses_delete', table='nqsw_milestonesignature', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A signature never changes; it can be withdrawn.', name='nqsw_milestonesignature_refuses_truncate', table='nqsw_milestonesignature', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM nqsw_milestonesignature)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A milestone never changes under its signatures; withdraw them first.', name='nqsw_milestone_refuses_update', table='nqsw_milestone', verb='UPDATE', when='(OLD.enrolment_id IS DISTINCT FROM NEW.enrolment_id OR OLD.kind IS DISTINCT FROM NEW.kind OR OLD.template_id IS DISTINCT FROM NEW.template_id OR OLD.title IS DISTINCT FROM NEW.title OR OLD.done_on IS DISTINCT FROM NEW.done_on OR OLD.done_by_id IS DISTINCT FROM NEW.done_by_id OR OLD.before_tracker IS DISTINCT FROM NEW.before_tracker OR OLD.place IS DISTINCT FROM NEW.place OR OLD.note IS DISTINCT FROM NEW.note) AND EXISTS (SELECT 1 FROM nqsw_milestonesignature s JOIN nqsw_milestone m ON m.id = s.milestone_id WHERE s.milestone_id = OLD.id AND s.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A milestone never changes under its signatures; withdraw them first.', name='nqsw_milestone_refuses_delete', table='nqsw_milestone', verb='DELETE', when='EXISTS (SELECT 1 FROM nqsw_milestonesignature s JOIN nqsw_milestone m ON m.id = s.milestone_id WHERE s.milestone_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A milestone never changes under its signatures; withdraw them first.', name='nqsw_milestonetemplate_refuses_update', table='nqsw_milestonetemplate', verb='UPDATE', when='(OLD.asks_for IS DISTINCT FROM NEW.asks_for) AND EXISTS (SELECT 1 FROM nqsw_milestonesignature s JOIN nqsw_milestone m ON m.id = s.milestone_id WHERE m.template_id = OLD.id AND s.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A milestone never changes under its signatures; withdraw them first.', name='nqsw_enrolment_refuses_update', table='nqsw_enrolment', verb='UPDATE', when='(OLD.worker_id IS DISTINCT FROM NEW.worker_id) AND EXISTS (SELECT 1 FROM nqsw_milestonesignature s JOIN nqsw_milestone m ON m.id = s.milestone_id WHERE m.enrolment_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_refuses_update', table='nqsw_outcomestep', verb='UPDATE', when='(OLD.enrolment_id IS DISTINCT FROM NEW.enrolment_id OR OLD.step IS DISTINCT FROM NEW.step OR OLD.verdict IS DISTINCT FROM NEW.verdict OR OLD.taken_on IS DISTINCT FROM NEW.taken_on OR OLD.reason IS DISTINCT FROM NEW.reason OR OLD.why_differs IS DISTINCT FROM NEW.why_differs OR OLD.taken_by_id IS DISTINCT FROM NEW.taken_by_id OR OLD.before_tracker IS DISTINCT FROM NEW.before_tracker) OR (OLD.withdrawn_on IS NOT NULL AND (OLD.withdrawn_on IS DISTINCT FROM NEW.withdrawn_on OR OLD.withdrawn_by_id IS DISTINCT FROM NEW.withdrawn_by_id OR OLD.withdrawn_because IS DISTINCT FROM NEW.withdrawn_because))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_refuses_delete', table='nqsw_outcomestep', verb='DELETE', when='NOT OLD.before_tracker'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_refuses_truncate', table='nqsw_outcomestep', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM nqsw_outcomestep)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_panel_refuses_update', table='nqsw_outcomestep_panel', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_panel_refuses_delete', table='nqsw_outcomestep_panel', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A step of the outcome never changes; withdraw it.', name='nqsw_outcomestep_panel_refuses_truncate', table='nqsw_outcomestep_panel', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM nqsw_outcomestep_panel)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A milestone never changes under its signatures; withdraw them first.', name='nqsw_milestone_files_stand', table='nqsw_milestone', verb='UPDATE', when='OLD.files_digest IS DISTINCT FROM NEW.files_digest AND EXISTS (SELECT 1 FROM nqsw_milestonesignature s WHERE s.milestone_id = OLD.id AND s.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A file never changes under the signatures of its milestone; withdraw them first.', name='nqsw_milestonefile_refuses_insert', table='nqsw_milestonefile', verb='INSERT', when='EXISTS (SELECT 1 FROM nqsw_milestonesignature s WHERE s.milestone_id = NEW.milestone_id AND s.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A file never changes; add another one.', name='nqsw_milestonefile_refuses_update', table='nqsw_milestonefile', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A file never changes under the signatures of its milestone; withdraw them first.', name='nqsw_milestonefile_refuses_delete', table='nqsw_milestonefile', verb='DELETE', when='EXISTS (SELECT 1 FROM nqsw_milestonesignature s WHERE s.milestone_id = OLD.milestone_id AND s.is_current)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A file never changes under the signatures of its milestone; withdraw them first.', name='nqsw_milestonefile_refuses_truncate', table='nqsw_milestonefile', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM nqsw_milestonefile f JOIN nqsw_milestonesignature s ON s.milestone_id = f.milestone_id WHERE s.is_current)'),
        ),
    ]
