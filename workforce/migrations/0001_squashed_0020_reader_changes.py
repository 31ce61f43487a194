import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import workforce.new_tables
import workforce.triggers
import workforce.triggers.operations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('workforce', '0001_initial'), ('workforce', '0002_import_lines'), ('workforce', '0003_triggers_are_migrations'), ('workforce', '0004_seals_over_the_audit_trail'), ('workforce', '0005_plain_words'), ('workforce', '0006_authority_settings'), ('workforce', '0007_periods_posts_and_import_questions'), ('workforce', '0008_start_day'), ('workforce', '0009_shared_cache'), ('workforce', '0010_first_steps'), ('workforce', '0011_outbox'), ('workforce', '0012_second_factor_resets'), ('workforce', '0013_the_trail_outlives_people'), ('workforce', '0014_known_headings'), ('workforce', '0015_programme_sheets'), ('workforce', '0016_search_text'), ('workforce', '0017_class_registers'), ('workforce', '0018_import_heard_from'), ('workforce', '0019_guidance'), ('workforce', '0020_reader_changes')]

    initial = True

    dependencies = [
    ]

    operations = [
        workforce.new_tables.MakeTables(
            models=[migrations.CreateModel(
                name='EventChain',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('head', models.CharField(blank=True, default='', max_length=64)),
                ],
            ), migrations.CreateModel(
                name='Service',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True)),
                ],
                options={
                    'ordering': ('name',),
                },
            ), migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                    ('role', models.CharField(blank=True, choices=[('', 'No authority-wide role'), ('psw', 'Principal social worker'), ('qa', 'Quality assurance auditor'), ('admin', 'System administrator')], default='', max_length=8)),
                    ('is_active', models.BooleanField(default=True, verbose_name='can sign in')),
                    ('invited_at', models.DateTimeField(blank=True, null=True)),
                    ('invited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('email',),
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='account_email_is_used_once', violation_error_message='Someone already signs in with this e-mail address.'), models.CheckConstraint(condition=models.Q(('role__in', ['', 'psw', 'qa', 'admin'])), name='account_role_is_known')],
                },
            ), migrations.CreateModel(
                name='ImportRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('workforce', 'HR establishment list'), ('caseloads', 'Caseload report'), ('allocations', 'Case allocations'), ('supervision_log', 'Supervision log'), ('programme', 'NQSW programme sheet'), ('class_register', 'Register of past classes')], max_length=16)),
                    ('file_name', models.CharField(max_length=255)),
                    ('sha256', models.CharField(max_length=64)),
                    ('content', models.BinaryField(blank=True, null=True)),
                    ('uploaded_at', models.DateTimeField()),
                    ('applied_at', models.DateTimeField(blank=True, null=True)),
                    ('rows', models.PositiveIntegerField(default=0)),
                    ('changes', models.JSONField(blank=True, default=dict)),
                    ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('began_at', models.DateTimeField(blank=True, null=True)),
                    ('lines', models.JSONField(blank=True, null=True)),
                    ('step', models.PositiveSmallIntegerField(default=0)),
                    ('answers', models.JSONField(blank=True, default=dict)),
                    ('questions', models.JSONField(blank=True, null=True)),
                    ('undo', models.JSONField(blank=True, null=True)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('heard_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('-uploaded_at',),
                },
            ), migrations.CreateModel(
                name='PublishedFigures',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='census year')),
                    ('area_code', models.CharField(max_length=24)),
                    ('dfe_code', models.CharField(blank=True, max_length=12, verbose_name='DfE code')),
                    ('area_name', models.CharField(max_length=80)),
                    ('caseload', models.DecimalField(decimal_places=2, max_digits=7, null=True, verbose_name='average caseload')),
                    ('agency_rate', models.DecimalField(decimal_places=2, max_digits=7, null=True, verbose_name='agency rate, %')),
                    ('absence_rate', models.DecimalField(decimal_places=2, max_digits=7, null=True, verbose_name='absence rate, %')),
                    ('turnover_rate', models.DecimalField(decimal_places=2, max_digits=7, null=True, verbose_name='turnover rate, %')),
                    ('vacancy_rate', models.DecimalField(decimal_places=2, max_digits=7, null=True, verbose_name='vacancy rate, %')),
                    ('symbols', models.JSONField(blank=True, default=dict)),
                ],
                options={
                    'verbose_name_plural': 'published figures',
                    'ordering': ('year', 'area_name'),
                    'constraints': [models.UniqueConstraint(fields=('year', 'area_code'), name='published_figures_stand_once')],
                },
            ), migrations.CreateModel(
                name='Team',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True)),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='workforce.service')),
                ],
                options={
                    'ordering': ('name',),
                },
            ), migrations.CreateModel(
                name='Worker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_name', models.CharField(max_length=120)),
                    ('family_name', models.CharField(max_length=120)),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                    ('staff_number', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='staff number')),
                    ('swe_number', models.CharField(blank=True, max_length=12, null=True, unique=True, verbose_name='Social Work England number')),
                    ('registration_expires_on', models.DateField(blank=True, null=True)),
                    ('job_title', models.CharField(blank=True, max_length=120)),
                    ('org_role', models.PositiveSmallIntegerField(choices=[(1, 'Senior manager'), (2, 'Middle manager'), (3, 'First line manager'), (4, 'Senior practitioner'), (5, 'Case holder'), (6, 'Qualified without cases')], verbose_name='organisational role')),
                    ('contract', models.CharField(choices=[('permanent', 'Permanent'), ('fixed_term', 'Fixed term'), ('agency', 'Agency')], max_length=12)),
                    ('fte', models.DecimalField(decimal_places=6, default=1, max_digits=7, verbose_name='full-time equivalent')),
                    ('qualified_on', models.DateField(blank=True, null=True)),
                    ('started_on', models.DateField()),
                    ('left_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('account', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='worker', to=settings.AUTH_USER_MODEL)),
                    ('line_manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='direct_reports', to='workforce.worker')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workers', to='workforce.team')),
                    ('known_as', models.CharField(blank=True, max_length=120)),
                    ('search_text', models.TextField(blank=True, default='', editable=False)),
                    ('line_manager_since', models.DateField(blank=True, editable=False, null=True)),
                ],
                options={
                    'ordering': ('family_name', 'given_name', 'pk'),
                    'indexes': [models.Index(fields=['family_name', 'given_name'], name='worker_by_name')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('fte__gte', 0), ('fte__lte', 1)), name='worker_fte_is_between_0_and_1', violation_error_message='Full-time equivalent must be between 0 and 1.'), models.CheckConstraint(condition=models.Q(('line_manager', None), models.Q(('line_manager', models.F('id')), _negated=True), _connector='OR'), name='worker_is_not_their_own_line_manager', violation_error_message='A person cannot be their own line manager.'), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('started_on')), _connector='OR'), name='worker_leaves_after_starting', violation_error_message='The last day must be on or after the first day.'), models.CheckConstraint(condition=models.Q(('swe_number', None), ('swe_number__regex', '^SW[1-9][0-9]{0,5}$'), _connector='OR'), name='worker_swe_number_is_well_formed', violation_error_message='Enter a Social Work England number as SW and up to six digits.'), models.CheckConstraint(condition=models.Q(('staff_number', ''), _negated=True), name='worker_staff_number_is_not_empty'), models.CheckConstraint(condition=models.Q(('org_role__in', [1, 2, 3, 4, 5, 6])), name='worker_org_role_is_known'), models.CheckConstraint(condition=models.Q(('contract__in', ['permanent', 'fixed_term', 'agency'])), name='worker_contract_is_known')],
                },
            ), migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField(db_index=True)),
                    ('verb', models.CharField(db_index=True, max_length=60)),
                    ('subject_type', models.CharField(max_length=60)),
                    ('subject_id', models.CharField(max_length=40)),
                    ('details', models.JSONField(blank=True, default=dict)),
                    ('previous_hash', models.CharField(blank=True, max_length=64)),
                    ('hash', models.CharField(max_length=64, unique=True)),
                    ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workforce.worker')),
                    ('key', models.CharField(blank=True, default='', max_length=8, verbose_name='name of the key')),
                    ('nonce', models.CharField(blank=True, default='', max_length=32)),
                ],
                options={
                    'ordering': ('pk',),
                    'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='event_by_subject')],
                },
            ), migrations.CreateModel(
                name='CaseloadSnapshot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('counted_on', models.DateField()),
                    ('cin', models.PositiveSmallIntegerField(default=0)),
                    ('cp', models.PositiveSmallIntegerField(default=0)),
                    ('cla', models.PositiveSmallIntegerField(default=0)),
                    ('care_leaver', models.PositiveSmallIntegerField(default=0)),
                    ('s47', models.PositiveSmallIntegerField(default=0)),
                    ('assessment', models.PositiveSmallIntegerField(default=0)),
                    ('other', models.PositiveSmallIntegerField(default=0)),
                    ('total', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('cin'), '+', models.F('cp')), '+', models.F('cla')), '+', models.F('care_leaver')), '+', models.F('s47')), '+', models.F('assessment')), '+', models.F('other')), output_field=models.PositiveIntegerField())),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='caseload_snapshots', to='workforce.worker')),
                ],
                options={
                    'ordering': ('counted_on',),
                    'constraints': [models.UniqueConstraint(fields=('worker', 'counted_on'), name='caseload_is_counted_once_a_day', violation_error_message="This worker's cases were already counted for that day.")],
                },
            ), migrations.CreateModel(
                name='CaseloadLimit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('cases', models.PositiveSmallIntegerField(verbose_name='most cases')),
                    ('is_protected', models.BooleanField(default=False, verbose_name='protected caseload of an NQSW')),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('reason', models.CharField(max_length=200)),
                    ('set_at', models.DateTimeField(auto_now_add=True)),
                    ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='caseload_limits', to='workforce.worker')),
                ],
                options={
                    'ordering': ('starts_on',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='caseload_limit_ends_after_it_starts', violation_error_message='The last day of a limit must be on or after the first day.'), models.UniqueConstraint(fields=('worker', 'starts_on'), name='caseload_limit_starts_once_a_day', violation_error_message='A limit of this worker already starts that day.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='caseload_limit_has_a_reason', violation_error_message='Enter why this limit is set.')],
                },
            ), migrations.CreateModel(
                name='CaseloadBreach',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField(verbose_name='over the limit since')),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='first count within the limit again')),
                    ('approved_at', models.DateTimeField(blank=True, null=True)),
                    ('approved_until', models.DateField(blank=True, null=True, verbose_name='agreed until')),
                    ('reason', models.CharField(blank=True, max_length=300, verbose_name='why it was agreed')),
                    ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='caseload_breaches', to='workforce.worker')),
                ],
                options={
                    'verbose_name_plural': 'caseload breaches',
                    'ordering': ('since', 'pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('worker',), name='caseload_breach_open_is_one_a_worker'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('since')), _connector='OR'), name='caseload_breach_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None), ('approved_until', None), ('reason', '')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('approved_until__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='caseload_breach_approval_is_whole', violation_error_message='Enter until when, and why.')],
                },
            ), migrations.CreateModel(
                name='Allocation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('case_reference', models.CharField(max_length=40)),
                    ('category', models.CharField(choices=[('cin', 'Child in need'), ('cp', 'Child protection'), ('cla', 'Child looked after'), ('care_leaver', 'Care leaver'), ('s47', 'Section 47 enquiry'), ('assessment', 'Assessment'), ('other', 'Other')], max_length=12)),
                    ('allocated_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='workforce.worker')),
                ],
                options={
                    'ordering': ('case_reference',),
                    'indexes': [models.Index(fields=['case_reference'], name='allocation_by_case'), models.Index(django.db.models.functions.text.Upper(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('case_reference', models.Value(' '), models.Value('')), models.Value('-'), models.Value(''))), name='allocation_by_case_key')],
                    'constraints': [models.UniqueConstraint(fields=('case_reference', 'worker', 'allocated_on'), name='allocation_is_listed_once', violation_error_message='This case was already allocated to this worker that day.'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('allocated_on')), _connector='OR'), name='allocation_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('category__in', ['cin', 'cp', 'cla', 'care_leaver', 's47', 'assessment', 'other'])), name='allocation_category_is_known')],
                },
            ), migrations.CreateModel(
                name='Absence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('started_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='last day away')),
                    ('reason', models.CharField(choices=[('SIC', 'Sickness'), ('MAT', 'Maternity, paternity or adoption leave'), ('OTH', 'Other paid leave'), ('PUB', 'Public duties'), ('TRN', 'Training'), ('UNA', 'Unauthorised absence'), ('UNP', 'Unpaid leave'), ('ANL', 'Annual leave')], max_length=3)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to='workforce.worker')),
                ],
                options={
                    'ordering': ('started_on',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='absence_ends_after_it_starts', violation_error_message='The last day away must be on or after the first day.'), models.UniqueConstraint(fields=('worker', 'started_on'), name='absence_starts_once_a_day', violation_error_message='An absence of this person already starts that day.'), models.CheckConstraint(condition=models.Q(('reason__in', ['SIC', 'MAT', 'OTH', 'PUB', 'TRN', 'UNA', 'UNP', 'ANL'])), name='absence_reason_is_known')],
                },
            ), migrations.CreateModel(
                name='Seal',
                fields=[
                    ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('runs', models.JSONField()),
                    ('first', models.BigIntegerField(verbose_name='smallest key')),
                    ('last', models.BigIntegerField(db_index=True, verbose_name='largest key')),
                    ('events', models.PositiveIntegerField(verbose_name='how many events')),
                    ('events_hash', models.CharField(max_length=64)),
                    ('previous_hash', models.CharField(blank=True, max_length=64)),
                    ('key', models.CharField(max_length=8, verbose_name='name of the key')),
                    ('hash', models.CharField(max_length=64, unique=True)),
                ],
                options={
                    'ordering': ('number',),
                },
            ), migrations.CreateModel(
                name='SealHead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveBigIntegerField()),
                    ('seal_hash', models.CharField(max_length=64)),
                    ('key', models.CharField(max_length=8, verbose_name='name of the key')),
                    ('hash', models.CharField(max_length=64)),
                ],
            ), migrations.CreateModel(
                name='SettingRevision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('setting', models.CharField(max_length=40)),
                    ('value', models.JSONField(null=True, verbose_name='is now')),
                    ('before', models.JSONField(null=True, verbose_name='was before')),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('reason', models.CharField(max_length=200)),
                    ('set_at', models.DateTimeField(auto_now_add=True)),
                    ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'setting',
                    'ordering': ('from_on', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='setting_has_a_reason', violation_error_message='Enter why this changes.')],
                },
            ), migrations.CreateModel(
                name='EmploymentPeriod',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('started_on', models.DateField()),
                    ('left_on', models.DateField(verbose_name='last day')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_employment', to='workforce.worker')),
                ],
                options={
                    'ordering': ('started_on',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('left_on__gte', models.F('started_on'))), name='employment_period_ends_after_it_starts', violation_error_message='The last day must be on or after the first day.'), models.UniqueConstraint(fields=('worker', 'started_on'), name='employment_period_starts_once_a_day')],
                },
            ), migrations.CreateModel(
                name='Post',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_main', models.BooleanField(default=True)),
                    ('started_on', models.DateField()),
                    ('ended_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('staff_number', models.CharField(blank=True, max_length=20)),
                    ('contract', models.CharField(choices=[('permanent', 'Permanent'), ('fixed_term', 'Fixed term'), ('agency', 'Agency')], max_length=12)),
                    ('fte', models.DecimalField(decimal_places=6, max_digits=7, verbose_name='full-time equivalent')),
                    ('job_title', models.CharField(blank=True, max_length=120)),
                    ('org_role', models.PositiveSmallIntegerField(choices=[(1, 'Senior manager'), (2, 'Middle manager'), (3, 'First line manager'), (4, 'Senior practitioner'), (5, 'Case holder'), (6, 'Qualified without cases')], verbose_name='organisational role')),
                    ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workforce.team')),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='workforce.worker')),
                ],
                options={
                    'ordering': ('started_on', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('started_on')), _connector='OR'), name='post_ends_after_it_starts', violation_error_message='The last day must be on or after the first day.'), models.CheckConstraint(condition=models.Q(('is_main', False), ('ended_on__isnull', False), _connector='OR'), name='post_main_one_is_over'), models.CheckConstraint(condition=models.Q(('fte__gte', 0), ('fte__lte', 1)), name='post_fte_is_between_0_and_1'), models.CheckConstraint(condition=models.Q(('org_role__in', [1, 2, 3, 4, 5, 6])), name='post_org_role_is_known'), models.CheckConstraint(condition=models.Q(('contract__in', ['permanent', 'fixed_term', 'agency'])), name='post_contract_is_known')],
                },
            ), migrations.CreateModel(
                name='StaffNumber',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=20, unique=True)),
                    ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='other_numbers', to='workforce.worker')),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='staff_number_other_is_not_empty')],
                },
            ), migrations.CreateModel(
                name='StartDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('records_begin_on', models.DateField(verbose_name='records begin on')),
                    ('set_at', models.DateTimeField()),
                    ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('pk',),
                },
            ), migrations.CreateModel(
                name='CacheEntry',
                fields=[
                    ('cache_key', models.CharField(max_length=255, primary_key=True, serialize=False)),
                    ('value', models.TextField()),
                    ('expires', models.DateTimeField(db_index=True)),
                ],
                options={
                    'db_table': 'tracker_cache',
                },
            ), migrations.CreateModel(
                name='FirstStepsPutAway',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('put_away_at', models.DateTimeField(auto_now_add=True)),
                    ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='first_steps_put_away', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'first steps put away',
                    'verbose_name_plural': 'first steps put away',
                },
            ), migrations.CreateModel(
                name='StepNotNeeded',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(max_length=40, unique=True)),
                    ('reason', models.CharField(max_length=200, verbose_name='why it is not needed here')),
                    ('said_at', models.DateTimeField(auto_now_add=True)),
                    ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'step not needed',
                    'verbose_name_plural': 'steps not needed',
                    'ordering': ('step',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='step_not_needed_has_a_reason', violation_error_message='Enter why this step is not needed here.')],
                },
            ), migrations.CreateModel(
                name='Mail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=24)),
                    ('address', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                    ('subject', models.CharField(blank=True, max_length=200)),
                    ('text', models.TextField(blank=True)),
                    ('message_id', models.CharField(max_length=120, unique=True, verbose_name='Message-ID')),
                    ('state', models.CharField(choices=[('waiting', 'Waiting to be sent'), ('claimed', 'Being sent'), ('sent', 'Sent'), ('unreached', 'Mail server not reached'), ('refused', 'Refused by the mail server'), ('uncertain', 'Not known if it was sent'), ('settled', 'Marked as sent by a person'), ('given_up', 'Given up by a person'), ('dropped', 'No longer needed')], default='waiting', max_length=9)),
                    ('refusals', models.PositiveSmallIntegerField(default=0)),
                    ('made_at', models.DateTimeField()),
                    ('claimed_at', models.DateTimeField(blank=True, null=True)),
                    ('try_at', models.DateTimeField(blank=True, null=True, verbose_name='not tried again before')),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('problem', models.CharField(blank=True, max_length=200)),
                    ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to=settings.AUTH_USER_MODEL)),
                    ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'e-mail',
                    'ordering': ('-made_at', '-pk'),
                    'indexes': [models.Index(fields=['state', 'made_at'], name='mail_by_state')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'claimed', 'sent', 'unreached', 'refused', 'uncertain', 'settled', 'given_up', 'dropped'])), name='mail_state_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ('waiting', 'claimed', 'unreached', 'refused', 'uncertain')), models.Q(('subject', ''), ('text', '')), _connector='OR'), name='mail_that_is_over_keeps_no_words')],
                },
            ), migrations.CreateModel(
                name='SecondFactorReset',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('asked_at', models.DateTimeField()),
                    ('reason', models.CharField(max_length=300)),
                    ('expires_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, choices=[('confirmed', 'Confirmed'), ('refused', 'Refused'), ('expired', 'Expired')], default='', max_length=10)),
                    ('shown_at', models.DateTimeField(blank=True, null=True)),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='second_factor_resets', to=settings.AUTH_USER_MODEL)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('-asked_at', '-pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('account',), name='second_factor_has_one_open_reset'), models.CheckConstraint(condition=models.Q(('asked_by', models.F('account')), _negated=True), name='second_factor_reset_is_asked_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'confirmed'), _negated=True), models.Q(('decided_by__isnull', False), models.Q(('decided_by', models.F('account')), _negated=True), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='second_factor_reset_takes_two'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'confirmed', 'refused', 'expired'])), name='second_factor_reset_outcome_is_known')],
                },
            ), migrations.CreateModel(
                name='KnownHeading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('workforce', 'HR establishment list'), ('caseloads', 'Caseload report'), ('allocations', 'Case allocations'), ('supervision_log', 'Supervision log'), ('programme', 'NQSW programme sheet'), ('class_register', 'Register of past classes')], max_length=16)),
                    ('heading', models.CharField(max_length=200)),
                    ('as_written', models.CharField(max_length=200)),
                    ('column', models.CharField(max_length=40)),
                    ('said_at', models.DateTimeField()),
                    ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('kind', 'as_written'),
                    'constraints': [models.UniqueConstraint(fields=('kind', 'heading'), name='a_heading_means_one_thing_in_files_of_one_kind', violation_error_message='Someone has just said what this heading means.')],
                },
            ), migrations.CreateModel(
                name='Guidance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, unique=True)),
                    ('topics', models.JSONField(blank=True, default=list)),
                    ('summary', models.CharField(blank=True, max_length=300, verbose_name='what it says, in a sentence')),
                    ('owner', models.CharField(max_length=120, verbose_name='who keeps it up to date')),
                    ('withdrawn_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'guidance',
                    'ordering': ('title',),
                },
            ), migrations.CreateModel(
                name='GuidanceVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, verbose_name='version')),
                    ('in_force_on', models.DateField(verbose_name='in force from')),
                    ('review_on', models.DateField(verbose_name='review by')),
                    ('link', models.URLField(blank=True, max_length=500)),
                    ('file_name', models.CharField(blank=True, max_length=120)),
                    ('content', models.BinaryField(blank=True, null=True)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='workforce.guidance')),
                ],
                options={
                    'ordering': ('-in_force_on', '-pk'),
                    'constraints': [models.UniqueConstraint(fields=('guidance', 'name'), name='guidance_version_has_its_own_name', violation_error_message='This document already has a version of that name.'), models.CheckConstraint(condition=models.Q(models.Q(('content', None), ('file_name', ''), models.Q(('link', ''), _negated=True)), models.Q(('content__isnull', False), ('link', ''), models.Q(('file_name', ''), _negated=True)), _connector='OR'), name='guidance_version_is_a_link_or_a_file')],
                },
            ), migrations.CreateModel(
                name='ReaderChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('right', models.CharField(choices=[('line_manager', 'Line manager'), ('cover', 'Cover'), ('supervisor', 'Supervisor'), ('auditor', 'Auditor'), ('role', 'Role across the authority'), ('sign_in_address', 'Sign-in address'), ('invitation_address', 'E-mail address for the invitation')], max_length=20)),
                    ('facts', models.JSONField(default=dict)),
                    ('before', models.CharField(blank=True, max_length=254)),
                    ('after', models.CharField(max_length=254)),
                    ('asked_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('outcome', models.CharField(blank=True, choices=[('confirmed', 'Confirmed'), ('refused', 'Refused'), ('expired', 'Expired')], default='', max_length=10)),
                    ('account', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reader_changes', to=settings.AUTH_USER_MODEL)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('gains', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workforce.worker')),
                    ('worker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reader_changes', to='workforce.worker')),
                ],
                options={
                    'ordering': ('-asked_at', '-pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'confirmed'), _negated=True), models.Q(('decided_by__isnull', False), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='reader_change_takes_two'), models.CheckConstraint(condition=models.Q(('right__in', ['line_manager', 'cover', 'supervisor', 'auditor', 'role', 'sign_in_address', 'invitation_address'])), name='reader_change_right_is_known'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'confirmed', 'refused', 'expired'])), name='reader_change_outcome_is_known')],
                },
            )],
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_event_refuses_update', table='workforce_event', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_event_refuses_delete', table='workforce_event', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_event_refuses_truncate', table='workforce_event', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM workforce_event)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_seal_refuses_update', table='workforce_seal', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_seal_refuses_delete', table='workforce_seal', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_seal_refuses_truncate', table='workforce_seal', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM workforce_seal)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_eventchain_refuses_update', table='workforce_eventchain', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_eventchain_refuses_delete', table='workforce_eventchain', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The audit trail is append-only.', name='workforce_eventchain_refuses_truncate', table='workforce_eventchain', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM workforce_eventchain)'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The head of the audit trail only moves on.', name='workforce_sealhead_refuses_delete', table='workforce_sealhead', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The head of the audit trail only moves on.', name='workforce_sealhead_refuses_update', table='workforce_sealhead', verb='UPDATE', when='NEW.number <= OLD.number'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The history of a setting never changes; make a new change.', name='workforce_settingrevision_refuses_update', table='workforce_settingrevision', verb='UPDATE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The history of a setting never changes; make a new change.', name='workforce_settingrevision_refuses_delete', table='workforce_settingrevision', verb='DELETE', when='TRUE'),
        ),
        workforce.triggers.operations.MakeTrigger(
            trigger=workforce.triggers.RefusedChange(message='The history of a setting never changes; make a new change.', name='workforce_settingrevision_refuses_truncate', table='workforce_settingrevision', verb='TRUNCATE', when='EXISTS (SELECT 1 FROM workforce_settingrevision)'),
        ),
    ]
