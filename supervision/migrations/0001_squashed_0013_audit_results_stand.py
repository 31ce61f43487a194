import django.db.models.deletion
import django.db.models.functions.text
import uuid
import workforce.new_tables
import workforce.triggers
import workforce.triggers.operations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('supervision', '0001_initial'), ('supervision', '0002_cases_discussed_within_weeks'), ('supervision', '0003_triggers_are_migrations'), ('supervision', '0004_plain_words'), ('supervision', '0005_start_day'), ('supervision', '0006_log_rows_in_doubt'), ('supervision', '0007_reminders_in_the_outbox'), ('supervision', '0008_case_references'), ('supervision', '0009_signed_with_a_disagreement'), ('supervision', '0010_no_answer_in_advance'), ('supervision', '0011_series_invitations'), ('supervision', '0012_audit_themes'), ('supervision', '0013_audit_results_stand')]

    initial = True

    dependencies = [
        ('workforce', '0016_search_text'),
    ]

    operations = [
        workforce.new_tables.MakeTables(
            models=[migrations.CreateModel(
                name='Action',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('what', models.CharField(max_length=500)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('dropped_on', models.DateField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, max_length=500)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions_owned', to='workforce.worker')),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supervision_actions', to='workforce.worker')),
                    ('discussion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='supervision.casediscussion')),
                    ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='supervision.session')),
                ],
                options={
                    'ordering': ('due_on', 'pk'),
                    'indexes': [models.Index(fields=['owner', 'due_on'], name='action_by_owner_due')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('done_on', None), ('dropped_on', None), _connector='OR'), name='action_ends_one_way')],
                },
            ), migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('clock_started_on', models.DateField()),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('last_held_on', models.DateField(blank=True, editable=False, null=True)),
                    ('next_due_on', models.DateField(blank=True, editable=False, null=True)),
                    ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='workforce.worker')),
                    ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements_given', to='workforce.worker')),
                    ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='supervision.frequencypolicy')),
                    ('cases_discussed_within_weeks', models.PositiveSmallIntegerField(default=8)),
                    ('first_due_on', models.DateField(blank=True, null=True, verbose_name='agreed first due day')),
                ],
                options={
                    'ordering': ('starts_on', 'pk'),
                    'indexes': [models.Index(fields=['next_due_on'], name='agreement_by_due_day'), models.Index(fields=['supervisor', 'next_due_on'], name='agreement_by_supervisor_due')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('supervisor', models.F('supervisee')), _negated=True), name='agreement_supervisor_is_not_supervisee', violation_error_message='A person cannot supervise themselves.'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='agreement_ends_after_it_starts', violation_error_message='The last day must be on or after the first day of the agreement.'), models.CheckConstraint(condition=models.Q(('clock_started_on__lte', models.F('starts_on'))), name='agreement_clock_starts_no_later', violation_error_message='The clock must start on or before the first day of the agreement.'), models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('supervisee',), name='agreement_open_ended_is_one', violation_error_message='This person already has a supervisor. Hand over instead.')],
                },
            ), migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('held_on', models.DateField(blank=True, null=True)),
                    ('moves_clock', models.BooleanField(default=True)),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='workforce.worker')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='supervision.session')),
                ],
                options={
                    'ordering': ('supervisee__family_name', 'pk'),
                    'indexes': [models.Index(fields=['supervisee', 'held_on'], name='attendance_by_supervisee_day')],
                    'constraints': [models.UniqueConstraint(fields=('session', 'supervisee'), name='attendance_is_listed_once', violation_error_message='This person is already in the session.')],
                },
            ), migrations.CreateModel(
                name='Audit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('org_role', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Senior manager'), (2, 'Middle manager'), (3, 'First line manager'), (4, 'Senior practitioner'), (5, 'Case holder'), (6, 'Qualified without cases')], null=True, verbose_name='role')),
                    ('from_on', models.DateField(verbose_name='sessions from')),
                    ('to_on', models.DateField(verbose_name='sessions to')),
                    ('size', models.PositiveSmallIntegerField(verbose_name='how many files')),
                    ('seed', models.CharField(max_length=32)),
                    ('frame', models.JSONField(default=list)),
                    ('opened_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audits_opened', to=settings.AUTH_USER_MODEL)),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.team')),
                    ('questions', models.ManyToManyField(related_name='audits', to='supervision.auditquestion')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='audited by')),
                ],
                options={
                    'ordering': ('-opened_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('to_on__gte', models.F('from_on'))), name='audit_period_ends_after_it_starts', violation_error_message='The last day must be on or after the first day.'), models.CheckConstraint(condition=models.Q(('size__gte', 1)), name='audit_draws_a_file', violation_error_message='Draw at least one file.')],
                },
            ), migrations.CreateModel(
                name='AuditedFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('overall', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Outstanding'), (2, 'Good'), (3, 'Requires improvement'), (4, 'Inadequate')], null=True, verbose_name='overall grade')),
                    ('moderated', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Outstanding'), (2, 'Good'), (3, 'Requires improvement'), (4, 'Inadequate')], null=True, verbose_name='moderated grade')),
                    ('moderation_note', models.TextField(blank=True, verbose_name='why it was moderated')),
                    ('scored_at', models.DateTimeField(blank=True, null=True)),
                    ('moderated_at', models.DateTimeField(blank=True, null=True)),
                    ('audit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='supervision.audit')),
                    ('auditor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files_to_audit', to=settings.AUTH_USER_MODEL)),
                    ('moderator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files_to_moderate', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='audited_files', to='workforce.worker')),
                ],
                options={
                    'ordering': ('position',),
                    'constraints': [models.UniqueConstraint(fields=('audit', 'worker'), name='audit_draws_a_worker_once'), models.CheckConstraint(condition=models.Q(('moderator', None), models.Q(('moderator', models.F('auditor')), _negated=True), _connector='OR'), name='audit_moderator_is_not_the_auditor', violation_error_message='Auditors cannot moderate their own audit.')],
                },
            ), migrations.CreateModel(
                name='AuditFinding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('theme', models.CharField(max_length=60)),
                    ('found_on', models.DateField()),
                    ('action', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='finding', to='supervision.action')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='supervision.auditedfile')),
                ],
                options={
                    'ordering': ('pk',),
                },
            ), migrations.CreateModel(
                name='AuditQuestion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=300, verbose_name='question')),
                    ('guidance', models.CharField(blank=True, max_length=500, verbose_name='what to look for')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('is_asked', models.BooleanField(default=True, verbose_name='asked in new audits')),
                ],
                options={
                    'ordering': ('position', 'pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_asked', True)), fields=('text',), name='audit_question_is_asked_once', violation_error_message='This question is already asked.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='audit_question_has_words')],
                },
            ), migrations.CreateModel(
                name='AuditScore',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('grade', models.PositiveSmallIntegerField(choices=[(1, 'Outstanding'), (2, 'Good'), (3, 'Requires improvement'), (4, 'Inadequate')])),
                    ('evidence', models.TextField(blank=True)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='supervision.auditedfile')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scores', to='supervision.auditquestion')),
                ],
                options={
                    'ordering': ('question__position', 'question'),
                    'constraints': [models.UniqueConstraint(fields=('file', 'question'), name='audit_question_is_scored_once'), models.CheckConstraint(condition=models.Q(('grade__in', [1, 2, 3, 4])), name='audit_grade_is_known')],
                },
            ), migrations.CreateModel(
                name='CalendarFeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token_hash', models.CharField(max_length=64, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('left_out', models.JSONField(blank=True, default=list)),
                    ('worker', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to='workforce.worker')),
                ],
            ), migrations.CreateModel(
                name='CaseDiscussion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('case_reference', models.CharField(max_length=40)),
                    ('category', models.CharField(blank=True, choices=[('cin', 'Child in need'), ('cp', 'Child protection'), ('cla', 'Child looked after'), ('care_leaver', 'Care leaver'), ('s47', 'Section 47 enquiry'), ('assessment', 'Assessment'), ('other', 'Other')], max_length=12)),
                    ('update', models.TextField(blank=True, verbose_name='update since last time')),
                    ('childs_voice', models.TextField(blank=True, verbose_name="child's voice and lived experience")),
                    ('strengths', models.TextField(blank=True)),
                    ('risks', models.TextField(blank=True, verbose_name='risks and harm')),
                    ('reflection', models.TextField(blank=True, verbose_name='reflection, hypotheses')),
                    ('decision', models.TextField(blank=True)),
                    ('rationale', models.TextField(blank=True, verbose_name='rationale for the decision')),
                    ('timescale', models.CharField(blank=True, max_length=200)),
                    ('strategy_discussion', models.CharField(blank=True, choices=[('not_relevant', 'Not relevant'), ('not_held', 'Considered, not held'), ('held', 'Held')], max_length=12, verbose_name='strategy discussion or section 47 enquiry')),
                    ('strategy_reason', models.TextField(blank=True, verbose_name='what was considered, and why')),
                    ('strategy_held_on', models.DateField(blank=True, null=True)),
                    ('consent', models.CharField(blank=True, choices=[('not_needed', 'Not needed'), ('obtained', 'Obtained'), ('refused', 'Refused'), ('dispensed_with', 'Dispensed with')], max_length=14, verbose_name='consent to share information')),
                    ('consent_reason', models.TextField(blank=True, verbose_name='why')),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='discussions', to='workforce.worker')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discussions', to='supervision.session')),
                ],
                options={
                    'ordering': ('session', 'position', 'pk'),
                    'indexes': [models.Index(fields=['case_reference'], name='discussion_by_case'), models.Index(django.db.models.functions.text.Upper(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('case_reference', models.Value(' '), models.Value('')), models.Value('-'), models.Value(''))), name='discussion_by_case_key')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('case_reference', ''), _negated=True), name='discussion_has_a_case_reference', violation_error_message="Enter the case system's reference.")],
                },
            ), migrations.CreateModel(
                name='Cover',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_on', models.DateField(verbose_name='first day')),
                    ('ends_on', models.DateField(verbose_name='last day')),
                    ('reason', models.CharField(blank=True, max_length=100)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to='supervision.agreement')),
                    ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers_given', to='workforce.worker')),
                ],
                options={
                    'ordering': ('starts_on', 'pk'),
                    'indexes': [models.Index(fields=['supervisor', 'ends_on'], name='cover_by_supervisor_last_day')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='cover_ends_after_it_starts', violation_error_message='The last day of cover must be on or after the first day.')],
                },
            ), migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('decided_at', models.DateTimeField()),
                    ('case_reference', models.CharField(blank=True, max_length=40)),
                    ('decision', models.TextField(verbose_name='what was decided')),
                    ('rationale', models.TextField(verbose_name='why')),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions_made', to='workforce.worker')),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='workforce.worker')),
                ],
                options={
                    'ordering': ('-decided_at', '-pk'),
                    'indexes': [models.Index(fields=['case_reference'], name='decision_by_case'), models.Index(django.db.models.functions.text.Upper(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('case_reference', models.Value(' '), models.Value('')), models.Value('-'), models.Value(''))), name='decision_by_case_key')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decision', ''), _negated=True), models.Q(('rationale', ''), _negated=True)), name='decision_has_its_rationale', violation_error_message='Enter what was decided, and why.')],
                },
            ), migrations.CreateModel(
                name='DiaryEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(choices=[('supervision', 'Supervision'), ('mentor_meeting', 'Mentor meeting'), ('master_class', 'Master class'), ('milestone', 'NQSW milestone due')], max_length=16)),
                    ('uid', models.UUIDField(db_index=True, default=uuid.uuid4)),
                    ('sequence', models.PositiveIntegerField(default=0)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('path', models.CharField(blank=True, max_length=200)),
                    ('is_exclusive', models.BooleanField(default=True)),
                    ('is_given', models.BooleanField(default=False)),
                    ('is_tentative', models.BooleanField(default=False)),
                    ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='diary', to='workforce.worker')),
                    ('series_starts_at', models.DateTimeField(blank=True, null=True)),
                    ('series_uid', models.UUIDField(blank=True, db_index=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'diary entries',
                    'ordering': ('starts_at',),
                    'indexes': [models.Index(fields=['worker', 'starts_at'], name='diary_by_worker_start')],
                    'constraints': [models.UniqueConstraint(fields=('worker', 'uid'), name='diary_entry_is_one_a_person'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='diary_entry_ends_after_it_starts', violation_error_message='The end time must be after the start time.')],
                },
            ), migrations.CreateModel(
                name='CalendarReply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.CharField(choices=[('accepted', 'Accepted'), ('tentative', 'Accepted for now'), ('declined', 'Declined')], max_length=9)),
                    ('sequence', models.PositiveIntegerField()),
                    ('answered_at', models.DateTimeField()),
                    ('uploaded_at', models.DateTimeField()),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reply', to='supervision.diaryentry')),
                ],
                options={
                    'verbose_name_plural': 'calendar replies',
                    'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['accepted', 'tentative', 'declined'])), name='calendar_reply_answer_is_known')],
                },
            ), migrations.CreateModel(
                name='EscalationStep',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rung', models.CharField(choices=[('parties', 'Supervisee and supervisor'), ('manager', 'The manager above them'), ('principal', 'Principal social worker')], max_length=9, unique=True)),
                    ('days_overdue', models.PositiveSmallIntegerField(verbose_name='from this day overdue')),
                ],
                options={
                    'ordering': ('days_overdue',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('days_overdue__gte', 1)), name='escalation_starts_once_overdue', violation_error_message='The first day overdue is day 1.')],
                },
            ), migrations.CreateModel(
                name='FrequencyPolicy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True)),
                    ('source', models.CharField(max_length=80, verbose_name='source, in short')),
                    ('reference', models.CharField(blank=True, max_length=200, verbose_name='source in full')),
                    ('minimum_minutes', models.PositiveSmallIntegerField(default=90, verbose_name='shortest session, minutes')),
                    ('ad_hoc_moves_clock', models.BooleanField(default=False, verbose_name='an ad hoc session counts')),
                    ('counted_absence_working_days', models.PositiveSmallIntegerField(default=5, verbose_name='shortest absence that counts, working days')),
                    ('return_grace_working_days', models.PositiveSmallIntegerField(default=5, verbose_name='working days after returning before supervision is due')),
                    ('moves_to_working_day', models.BooleanField(default=True, verbose_name='a due day on a weekend or bank holiday moves to the next working day')),
                    ('is_default_for_nqsws', models.BooleanField(default=False, verbose_name='the default for NQSWs')),
                    ('is_default_for_others', models.BooleanField(default=False, verbose_name='the default for everyone else')),
                    ('cases_discussed_within_weeks', models.PositiveSmallIntegerField(default=8, verbose_name='weeks within which each case is discussed')),
                ],
                options={
                    'verbose_name_plural': 'frequency policies',
                    'ordering': ('name',),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('is_default_for_nqsws', True)), fields=('is_default_for_nqsws',), name='policy_for_nqsws_is_one', violation_error_message='Another policy is already the default for NQSWs.'), models.UniqueConstraint(condition=models.Q(('is_default_for_others', True)), fields=('is_default_for_others',), name='policy_for_others_is_one', violation_error_message='Another policy is already the default for everyone else.')],
                },
            ), migrations.CreateModel(
                name='PolicyStage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('from_number', models.PositiveSmallIntegerField(default=0, verbose_name='from')),
                    ('from_unit', models.CharField(choices=[('day', 'days'), ('week', 'weeks'), ('month', 'months')], default='week', max_length=5)),
                    ('every_number', models.PositiveSmallIntegerField(verbose_name='at least every')),
                    ('every_unit', models.CharField(choices=[('day', 'days'), ('week', 'weeks'), ('month', 'months')], max_length=5)),
                    ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='supervision.frequencypolicy')),
                ],
                options={
                    'ordering': ('policy', 'pk'),
                    'constraints': [models.UniqueConstraint(fields=('policy', 'from_number', 'from_unit'), name='policy_stage_starts_once', violation_error_message='Two stages cannot start at the same time.'), models.CheckConstraint(condition=models.Q(('every_number__gte', 1)), name='policy_stage_interval_is_positive', violation_error_message='The interval must be at least one.')],
                },
            ), migrations.CreateModel(
                name='Prompt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('box', models.CharField(choices=[('wellbeing', 'Wellbeing'), ('workload', 'Workload and caseload'), ('learning', 'Learning and development'), ('childs_voice', "Child's voice and lived experience"), ('strengths', 'Strengths'), ('risks', 'Risks and harm'), ('reflection', 'Reflection, hypotheses'), ('decision', 'Decision')], max_length=12, verbose_name='shown beside')),
                    ('theme', models.CharField(max_length=60)),
                    ('text', models.CharField(max_length=300, verbose_name='question')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('is_shown', models.BooleanField(default=True, verbose_name='shown')),
                ],
                options={
                    'ordering': ('box', 'position', 'pk'),
                    'constraints': [models.UniqueConstraint(fields=('box', 'text'), name='prompt_is_asked_once', violation_error_message='This question is already beside that box.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='prompt_has_words')],
                },
            ), migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=24)),
                    ('subject', models.CharField(max_length=100)),
                    ('due_on', models.DateField()),
                    ('line', models.CharField(max_length=300)),
                    ('path', models.CharField(blank=True, max_length=200)),
                    ('calendar', models.TextField(blank=True)),
                    ('state', models.CharField(choices=[('owed', 'Not in an e-mail yet'), ('gathered', 'For the weekly e-mail'), ('told', 'In an e-mail'), ('dropped', 'No longer needed')], default='owed', max_length=9)),
                    ('made_at', models.DateTimeField()),
                    ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reminders_about', to='workforce.worker')),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL)),
                    ('mail', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='reminders', to='workforce.mail')),
                ],
                options={
                    'ordering': ('-made_at', '-pk'),
                    'indexes': [models.Index(fields=['state', 'recipient'], name='reminder_by_state')],
                    'constraints': [models.UniqueConstraint(fields=('kind', 'subject', 'due_on', 'recipient'), name='reminder_is_made_once'), models.CheckConstraint(condition=models.Q(('state__in', ('owed', 'gathered', 'told', 'dropped'))), name='reminder_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('mail__isnull', False), ('state', 'told')), models.Q(models.Q(('state', 'told'), _negated=True), ('mail', None)), _connector='OR'), name='reminder_is_told_in_an_e_mail')],
                },
            ), migrations.CreateModel(
                name='ReminderChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=24)),
                    ('often', models.CharField(choices=[('each', 'Each time'), ('weekly', 'Once a week, together'), ('off', 'Never')], max_length=6)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_choices', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('account', 'kind'), name='reminder_choice_is_made_once'), models.CheckConstraint(condition=models.Q(('often__in', ['each', 'weekly', 'off'])), name='reminder_choice_is_known')],
                },
            ), migrations.CreateModel(
                name='Session',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('one_to_one', 'One-to-one'), ('case', 'Case supervision'), ('reflective', 'Reflective supervision'), ('group', 'Group supervision'), ('ad_hoc', 'Ad hoc')], default='one_to_one', max_length=10)),
                    ('status', models.CharField(choices=[('proposed', 'Proposed'), ('booked', 'Booked'), ('held', 'Held, to be signed'), ('signed', 'Signed by supervisor'), ('agreed', 'Signed by both'), ('disagreed', 'Signed, with a disagreement'), ('cancelled', 'Cancelled'), ('did_not_attend', 'Did not attend'), ('rescheduled', 'Moved')], default='booked', max_length=14)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='room or link')),
                    ('held_on', models.DateField(blank=True, null=True)),
                    ('was_interrupted', models.BooleanField(blank=True, null=True, verbose_name='interrupted')),
                    ('booked_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_side', models.CharField(blank=True, choices=[('supervisee', 'Supervisee'), ('supervisor', 'Supervisor'), ('neither', 'Neither')], max_length=10)),
                    ('called_off_reason', models.CharField(blank=True, choices=[('sickness', 'Sickness'), ('leave', 'Leave'), ('court', 'Court'), ('urgent_work', 'Urgent work with a child or family'), ('training', 'Training'), ('workload', 'Workload'), ('hand_over', 'Change of supervisor'), ('other', 'Another reason')], max_length=12)),
                    ('called_off_text', models.CharField(blank=True, max_length=500)),
                    ('series', models.UUIDField(blank=True, db_index=True, null=True)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('is_imported', models.BooleanField(default=False)),
                    ('signed_elsewhere', models.BooleanField(blank=True, null=True, verbose_name='signed, according to the imported log')),
                    ('booked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='supervision.session')),
                    ('supervisees', models.ManyToManyField(related_name='sessions', through='supervision.Attendance', to='workforce.worker')),
                    ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions_given', to='workforce.worker')),
                    ('slot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='supervision.slot')),
                ],
                options={
                    'ordering': ('-starts_at', '-pk'),
                    'indexes': [models.Index(fields=['supervisor', 'starts_at'], name='session_by_supervisor_start'), models.Index(fields=['status', 'starts_at'], name='session_by_status_start')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gte', models.F('starts_at'))), name='session_ends_after_it_starts', violation_error_message='The end time must be after the start time.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(models.Q(('called_off_reason', ''), _negated=True), models.Q(('called_off_side', ''), _negated=True)), _connector='OR'), name='session_cancellation_has_a_reason', violation_error_message='Enter why the session was cancelled.'), models.UniqueConstraint(condition=models.Q(('status__in', ('proposed', 'booked'))), fields=('slot',), name='session_has_its_slot_alone', violation_error_message='That time has just been taken. Select another time.'), models.CheckConstraint(condition=models.Q(('kind__in', ['one_to_one', 'case', 'reflective', 'group', 'ad_hoc'])), name='session_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('held_on', None), ('status__in', ('proposed', 'booked', 'cancelled', 'did_not_attend', 'rescheduled'))), models.Q(('held_on__isnull', False), ('status__in', ('held', 'signed', 'agreed', 'disagreed'))), _connector='OR'), name='session_held_day_stands_when_held', violation_error_message='A held session needs its day; any other has none.'), models.CheckConstraint(condition=models.Q(('status__in', ['proposed', 'booked', 'held', 'signed', 'agreed', 'disagreed', 'cancelled', 'did_not_attend', 'rescheduled'])), name='session_status_is_known')],
                },
            ), migrations.CreateModel(
                name='PersonalNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('wellbeing', models.TextField(blank=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='personal_notes', to='workforce.worker')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='personal_notes', to='supervision.session')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('session', 'supervisee'), name='personal_note_is_one_a_supervisee')],
                },
            ), migrations.CreateModel(
                name='LogRow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('row_number', models.PositiveIntegerField()),
                    ('file_name', models.CharField(max_length=255)),
                    ('met_on', models.DateField()),
                    ('supervisee_name', models.CharField(max_length=200)),
                    ('supervisor_name', models.CharField(max_length=200)),
                    ('kind', models.CharField(max_length=10)),
                    ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('was_signed', models.BooleanField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, max_length=14)),
                    ('called_off_reason', models.CharField(blank=True, choices=[('sickness', 'Sickness'), ('leave', 'Leave'), ('court', 'Court'), ('urgent_work', 'Urgent work with a child or family'), ('training', 'Training'), ('workload', 'Workload'), ('hand_over', 'Change of supervisor'), ('other', 'Another reason')], max_length=12)),
                    ('problem', models.CharField(blank=True, max_length=300)),
                    ('set_aside_at', models.DateTimeField(blank=True, null=True)),
                    ('set_aside_reason', models.CharField(blank=True, max_length=200, verbose_name='why it is not imported')),
                    ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('session', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='log_row', to='supervision.session')),
                    ('log', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='supervision.importedlog')),
                    ('cue', models.CharField(blank=True, max_length=60)),
                    ('names_key', models.CharField(blank=True, db_index=True, max_length=410)),
                    ('outcome_was_asked', models.BooleanField(default=False)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('settled_problem', models.CharField(blank=True, max_length=300)),
                    ('starts_at', models.TimeField(blank=True, null=True)),
                    ('supervisee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                    ('supervisor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ],
                options={
                    'ordering': ('row_number',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('session', None), ('problem', ''), _connector='OR'), name='log_row_with_a_session_has_no_problem'), models.CheckConstraint(condition=models.Q(('set_aside_at', None), models.Q(('session', None), models.Q(('set_aside_reason', ''), _negated=True)), _connector='OR'), name='log_row_is_set_aside_for_a_reason', violation_error_message='Enter why this row is not imported.')],
                },
            ), migrations.CreateModel(
                name='CpdDraft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('what', models.TextField(blank=True, verbose_name='what you did or learned')),
                    ('reflection', models.TextField(blank=True, verbose_name='what you think about it now')),
                    ('impact', models.TextField(blank=True, verbose_name='how it changed your practice, and who for')),
                    ('peer', models.CharField(blank=True, max_length=120, verbose_name='peer you reflected with')),
                    ('saved_at', models.DateTimeField()),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cpd_drafts', to='workforce.worker')),
                    ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cpd_drafts', to='supervision.session')),
                ],
                options={
                    'ordering': ('-saved_at',),
                },
            ), migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=300)),
                    ('added_at', models.DateTimeField(auto_now_add=True)),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_items', to='supervision.session')),
                ],
                options={
                    'ordering': ('pk',),
                },
            ), migrations.CreateModel(
                name='ActionReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.CharField(choices=[('done', 'Done'), ('carried', 'Carried forward'), ('dropped', 'No longer needed')], max_length=8)),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='supervision.action')),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='action_reviews', to='supervision.session')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('action', 'session'), name='action_is_reviewed_once_a_session')],
                },
            ), migrations.CreateModel(
                name='SessionRecord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agenda', models.TextField(blank=True)),
                    ('workload', models.TextField(blank=True, verbose_name='workload and caseload')),
                    ('learning', models.TextField(blank=True, verbose_name='learning and development')),
                    ('health_and_safety', models.TextField(blank=True, verbose_name='health and safety, leave')),
                    ('reflection', models.TextField(blank=True, verbose_name='reflection')),
                    ('other_matters', models.TextField(blank=True, verbose_name='anything else agreed')),
                    ('jottings', models.TextField(blank=True, verbose_name='jottings, deleted when you sign')),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='next session')),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('saved_at', models.DateTimeField(blank=True, null=True)),
                    ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('session', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='record', to='supervision.session')),
                ],
            ), migrations.CreateModel(
                name='Signature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('response', models.CharField(choices=[('signed', 'Signed'), ('agreed', 'Agreed'), ('agreed_with_comments', 'Agreed with comments'), ('disagreed', 'Disagreed')], max_length=20)),
                    ('comment', models.TextField(blank=True)),
                    ('content_hash', models.CharField(max_length=64)),
                    ('signed_at', models.DateTimeField()),
                    ('referred_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disagreements', to='workforce.worker')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='workforce.worker')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='supervision.signedtext')),
                ],
                options={
                    'ordering': ('signed_at',),
                    'constraints': [models.UniqueConstraint(fields=('text', 'worker'), name='signature_is_one_a_person', violation_error_message='You have already signed this record.'), models.CheckConstraint(condition=models.Q(models.Q(('response__in', ('agreed_with_comments', 'disagreed')), _negated=True), models.Q(('comment', ''), _negated=True), _connector='OR'), name='signature_comment_stands_where_needed', violation_error_message='Enter what you want to add or disagree with.')],
                },
            ), migrations.CreateModel(
                name='DisagreementAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answered_at', models.DateTimeField()),
                    ('body', models.TextField(verbose_name='your answer')),
                    ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                    ('signature', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='supervision.signature')),
                ],
            ), migrations.CreateModel(
                name='SignedText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content', models.JSONField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('fixed_at', models.DateTimeField()),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed_texts', to='supervision.session')),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed_texts', to='workforce.worker')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('session', 'supervisee'), name='signed_text_is_one_a_supervisee')],
                },
            ), migrations.CreateModel(
                name='Addendum',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('added_at', models.DateTimeField()),
                    ('body', models.TextField()),
                    ('is_personal', models.BooleanField(default=False, verbose_name='belongs to the personal part')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='workforce.worker')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='supervision.signedtext')),
                ],
                options={
                    'verbose_name_plural': 'addenda',
                    'ordering': ('added_at',),
                },
            ), migrations.CreateModel(
                name='Slot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='room or link')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('series', models.UUIDField(blank=True, db_index=True, null=True)),
                    ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='workforce.worker')),
                ],
                options={
                    'ordering': ('starts_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='slot_ends_after_it_starts', violation_error_message='The end time must be after the start time.'), models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('supervisor', 'starts_at'), name='slot_is_published_once', violation_error_message='You already offer a time that starts then.')],
                },
            ), migrations.CreateModel(
                name='Terms',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('frequency', models.TextField(verbose_name='how often')),
                    ('length', models.TextField(verbose_name='how long, and without interruption')),
                    ('place', models.TextField(verbose_name='where')),
                    ('agenda', models.TextField(verbose_name='how the agenda is made')),
                    ('confidentiality', models.TextField(verbose_name='confidentiality and who reads the record')),
                    ('cancellation', models.TextField(verbose_name='when a session cannot be held')),
                    ('written_at', models.DateTimeField()),
                    ('review_on', models.DateField(verbose_name='reviewed by')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='supervision.agreement')),
                ],
                options={
                    'verbose_name_plural': 'terms',
                    'ordering': ('-written_at', '-pk'),
                },
            ), migrations.CreateModel(
                name='TermsSignature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('signed_at', models.DateTimeField()),
                    ('terms', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='supervision.terms')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.worker')),
                ],
                options={
                    'ordering': ('signed_at',),
                    'constraints': [models.UniqueConstraint(fields=('terms', 'worker'), name='terms_are_signed_once_a_person', violation_error_message='You have already signed.'), models.CheckConstraint(condition=models.Q(('content_hash', ''), _negated=True), name='terms_signature_has_a_hash')],
                },
            ), migrations.CreateModel(
                name='ImportedLog',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file_name', models.CharField(max_length=255)),
                    ('starts_on', models.DateField(verbose_name='first day')),
                    ('ends_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'ordering': ('starts_on', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='imported_log_ends_after_it_starts', violation_error_message='The last day must be on or after the first day of the log.')],
                },
            ), migrations.CreateModel(
                name='RememberedWords',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cue', models.CharField(max_length=60, unique=True)),
                    ('outcome', models.CharField(choices=[('proposed', 'Proposed'), ('booked', 'Booked'), ('held', 'Held, to be signed'), ('signed', 'Signed by supervisor'), ('agreed', 'Signed by both'), ('disagreed', 'Signed, with a disagreement'), ('cancelled', 'Cancelled'), ('did_not_attend', 'Did not attend'), ('rescheduled', 'Moved')], max_length=14)),
                    ('said_at', models.DateTimeField()),
                    ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('cue',),
                },
            ), migrations.CreateModel(
                name='RememberedNames',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('names_key', models.CharField(max_length=410, unique=True)),
                    ('supervisee_name', models.CharField(max_length=200)),
                    ('supervisor_name', models.CharField(max_length=200)),
                    ('said_at', models.DateTimeField()),
                    ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('supervisee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workforce.worker')),
                    ('supervisor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workforce.worker')),
                ],
                options={
                    'ordering': ('supervisee_name', 'supervisor_name'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('supervisee', models.F('supervisor')), _negated=True), name='remembered_names_are_of_two_people', violation_error_message='The supervisee and the supervisor must be different people.')],
                },
            ), migrations.CreateModel(
                name='AuditTheme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=60, verbose_name='theme')),
                    ('is_offered', models.BooleanField(default=True, verbose_name='offered for new findings')),
                ],
                options={
                    'ordering': ('name', 'pk'),
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='audit_theme_is_listed_once', violation_error_message='This theme is already in the list.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='audit_theme_has_words')],
                },
            )],
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.NoOverlap(are_days=False, ends='ends_at', key='worker_id', message='Nobody can be in two places at once.', name='diary_entry_overlaps_nothing', starts='starts_at', table='supervision_diaryentry', when='{row}is_exclusive AND {row}cancelled_at IS NULL'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.NoOverlap(are_days=True, ends='ends_on', key='agreement_id', message='There is one covering supervisor at a time.', name='cover_overlaps_nothing', starts='starts_on', table='supervision_cover', when=''),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signedtext_refuses_update', table='supervision_signedtext', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signedtext_refuses_delete', table='supervision_signedtext', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signedtext_refuses_truncate', table='supervision_signedtext', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signature_refuses_update', table='supervision_signature', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signature_refuses_delete', table='supervision_signature', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_signature_refuses_truncate', table='supervision_signature', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signature)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_addendum_refuses_update', table='supervision_addendum', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_addendum_refuses_delete', table='supervision_addendum', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_addendum_refuses_truncate', table='supervision_addendum', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_addendum)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_disagreementanswer_refuses_update', table='supervision_disagreementanswer', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_disagreementanswer_refuses_delete', table='supervision_disagreementanswer', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_disagreementanswer_refuses_truncate', table='supervision_disagreementanswer', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_disagreementanswer)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_decision_refuses_update', table='supervision_decision', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_decision_refuses_delete', table='supervision_decision', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_decision_refuses_truncate', table='supervision_decision', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_decision)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_termssignature_refuses_update', table='supervision_termssignature', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_termssignature_refuses_delete', table='supervision_termssignature', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_termssignature_refuses_truncate', table='supervision_termssignature', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_termssignature)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_sessionrecord_refuses_insert', table='supervision_sessionrecord', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_sessionrecord_refuses_update', table='supervision_sessionrecord', verb='UPDATE', when='(EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_sessionrecord_refuses_delete', table='supervision_sessionrecord', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_sessionrecord_refuses_truncate', table='supervision_sessionrecord', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_casediscussion_refuses_insert', table='supervision_casediscussion', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_casediscussion_refuses_delete', table='supervision_casediscussion', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_casediscussion_refuses_truncate', table='supervision_casediscussion', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_agendaitem_refuses_insert', table='supervision_agendaitem', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_agendaitem_refuses_update', table='supervision_agendaitem', verb='UPDATE', when='(EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_agendaitem_refuses_delete', table='supervision_agendaitem', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_agendaitem_refuses_truncate', table='supervision_agendaitem', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_actionreview_refuses_insert', table='supervision_actionreview', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_actionreview_refuses_update', table='supervision_actionreview', verb='UPDATE', when='(EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_actionreview_refuses_delete', table='supervision_actionreview', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_actionreview_refuses_truncate', table='supervision_actionreview', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_attendance_refuses_insert', table='supervision_attendance', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_attendance_refuses_update', table='supervision_attendance', verb='UPDATE', when='(EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_attendance_refuses_delete', table='supervision_attendance', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_attendance_refuses_truncate', table='supervision_attendance', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_personalnote_refuses_insert', table='supervision_personalnote', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_personalnote_refuses_update', table='supervision_personalnote', verb='UPDATE', when='(OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.wellbeing IS DISTINCT FROM NEW.wellbeing) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_personalnote_refuses_delete', table='supervision_personalnote', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_personalnote_refuses_truncate', table='supervision_personalnote', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_action_refuses_insert', table='supervision_action', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_action_refuses_update', table='supervision_action', verb='UPDATE', when='(OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.discussion_id IS DISTINCT FROM NEW.discussion_id OR OLD.what IS DISTINCT FROM NEW.what OR OLD.uid IS DISTINCT FROM NEW.uid) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_action_refuses_delete', table='supervision_action', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_action_refuses_truncate', table='supervision_action', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_session_refuses_delete', table='supervision_session', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_session_refuses_truncate', table='supervision_session', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_signedtext)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_terms_refuses_update', table='supervision_terms', verb='UPDATE', when='EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_terms_refuses_delete', table='supervision_terms', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='An audit has asked this question in these words.', name='supervision_auditquestion_refuses_update', table='supervision_auditquestion', verb='UPDATE', when='(OLD.text IS DISTINCT FROM NEW.text OR OLD.guidance IS DISTINCT FROM NEW.guidance) AND EXISTS (SELECT 1 FROM supervision_audit_questions asked WHERE asked.auditquestion_id = OLD.id)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='Somebody else than the two of the agreement covers it.', name='supervision_cover_refuses_insert', table='supervision_cover', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='Somebody else than the two of the agreement covers it.', name='supervision_cover_refuses_update', table='supervision_cover', verb='UPDATE', when='EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='Both parties sign the same text.', name='supervision_signature_refuses_insert', table='supervision_signature', verb='INSERT', when='NOT EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.id = NEW.text_id AND text.content_hash = NEW.content_hash)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_session_refuses_update', table='supervision_session', verb='UPDATE', when="EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id) AND ((OLD.kind IS DISTINCT FROM NEW.kind OR OLD.supervisor_id IS DISTINCT FROM NEW.supervisor_id OR OLD.starts_at IS DISTINCT FROM NEW.starts_at OR OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.minutes IS DISTINCT FROM NEW.minutes OR OLD.place IS DISTINCT FROM NEW.place OR OLD.held_on IS DISTINCT FROM NEW.held_on OR OLD.was_interrupted IS DISTINCT FROM NEW.was_interrupted OR OLD.uid IS DISTINCT FROM NEW.uid OR OLD.is_imported IS DISTINCT FROM NEW.is_imported) OR NOT (OLD.status = NEW.status OR (OLD.status = 'signed' AND ((NEW.status = 'agreed' AND NOT EXISTS (SELECT 1 FROM supervision_signature answer JOIN supervision_signedtext of_session ON of_session.id = answer.text_id WHERE of_session.session_id = NEW.id AND answer.response = 'disagreed')) OR (NEW.status = 'disagreed' AND EXISTS (SELECT 1 FROM supervision_signature answer JOIN supervision_signedtext of_session ON of_session.id = answer.text_id WHERE of_session.session_id = NEW.id AND answer.response = 'disagreed'))))))"),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What was signed never changes; add an addendum.', name='supervision_casediscussion_refuses_update', table='supervision_casediscussion', verb='UPDATE', when='(EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What an audit has found never changes.', name='supervision_auditfinding_refuses_update', table='supervision_auditfinding', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What an audit has found never changes.', name='supervision_auditfinding_refuses_delete', table='supervision_auditfinding', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='What an audit has found never changes.', name='supervision_auditfinding_refuses_truncate', table='supervision_auditfinding', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM supervision_auditfinding)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_auditscore_refuses_insert', table='supervision_auditscore', verb='INSERT', when='EXISTS (SELECT 1 FROM supervision_auditedfile f JOIN supervision_audit a ON a.id = f.audit_id WHERE f.id = NEW.file_id AND a.closed_at IS NOT NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_auditscore_refuses_update', table='supervision_auditscore', verb='UPDATE', when='EXISTS (SELECT 1 FROM supervision_auditedfile f JOIN supervision_audit a ON a.id = f.audit_id WHERE f.id = OLD.file_id AND a.closed_at IS NOT NULL) OR EXISTS (SELECT 1 FROM supervision_auditedfile f JOIN supervision_audit a ON a.id = f.audit_id WHERE f.id = NEW.file_id AND a.closed_at IS NOT NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_auditscore_refuses_delete', table='supervision_auditscore', verb='DELETE', when='EXISTS (SELECT 1 FROM supervision_auditedfile f JOIN supervision_audit a ON a.id = f.audit_id WHERE f.id = OLD.file_id AND a.closed_at IS NOT NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_auditedfile_refuses_update', table='supervision_auditedfile', verb='UPDATE', when='(OLD.audit_id IS DISTINCT FROM NEW.audit_id OR OLD.worker_id IS DISTINCT FROM NEW.worker_id OR OLD.auditor_id IS DISTINCT FROM NEW.auditor_id OR OLD.moderator_id IS DISTINCT FROM NEW.moderator_id OR OLD.position IS DISTINCT FROM NEW.position OR OLD.overall IS DISTINCT FROM NEW.overall OR OLD.moderated IS DISTINCT FROM NEW.moderated OR OLD.moderation_note IS DISTINCT FROM NEW.moderation_note OR OLD.scored_at IS DISTINCT FROM NEW.scored_at OR OLD.moderated_at IS DISTINCT FROM NEW.moderated_at) AND EXISTS (SELECT 1 FROM supervision_audit a WHERE a.id = OLD.audit_id AND a.closed_at IS NOT NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A graded file is still of the same person and audit.', name='supervision_auditedfile_graded_refuses_update', table='supervision_auditedfile', verb='UPDATE', when='OLD.scored_at IS NOT NULL AND ((OLD.worker_id IS DISTINCT FROM NEW.worker_id OR OLD.audit_id IS DISTINCT FROM NEW.audit_id) OR NEW.scored_at IS NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_auditedfile_refuses_delete', table='supervision_auditedfile', verb='DELETE', when='OLD.scored_at IS NOT NULL OR EXISTS (SELECT 1 FROM supervision_audit a WHERE a.id = OLD.audit_id AND a.closed_at IS NOT NULL)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='A closed audit never changes.', name='supervision_audit_refuses_update', table='supervision_audit', verb='UPDATE', when='OLD.closed_at IS NOT NULL'),
        ),
    ]
