"""The survey of supervisees: questions, rounds, who is asked, results. A question keeps its words once asked."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from workforce.triggers import RefusedChange
from workforce.triggers.operations import MakeTrigger


class Migration(migrations.Migration):

    dependencies = [
        ('supervision', '0021_numbers_in_time'),
        ('workforce', '0025_provisioning'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SurveyQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=160, verbose_name='sentence')),
                ('topic', models.CharField(choices=[('caseload', 'Caseload within its limit'), ('supervision', 'Supervision held in time'), ('none', 'Nothing that the tracker measures')], default='none', max_length=11, verbose_name='shown beside')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_asked', models.BooleanField(default=True, verbose_name='asked in new rounds')),
            ],
            options={
                'ordering': ('position', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_asked', True)), fields=('text',), name='survey_question_is_asked_once', violation_error_message='This is already asked.'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='survey_question_has_words'), models.CheckConstraint(condition=models.Q(('topic__in', ['caseload', 'supervision', 'none'])), name='survey_question_topic_is_known')],
            },
        ),
        migrations.CreateModel(
            name='SurveyRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quarter', models.DateField(unique=True, verbose_name='first day of the quarter')),
                ('opened_on', models.DateField()),
                ('closes_on', models.DateField(verbose_name='last day')),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('tally', models.TextField(blank=True, default=dict)),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('questions', models.ManyToManyField(related_name='rounds', to='supervision.surveyquestion')),
            ],
            options={
                'ordering': ('-quarter',),
            },
        ),
        migrations.CreateModel(
            name='SurveyResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('everyone', 'Everyone'), ('agency', 'Agency staff'), ('service', 'Service'), ('service_agency', 'Agency staff of a service'), ('team', 'Team')], max_length=14)),
                ('asked', models.PositiveIntegerField()),
                ('answered', models.PositiveIntegerField(blank=True, null=True)),
                ('said', models.JSONField(blank=True, default=dict)),
                ('service', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='survey_results', to='workforce.service')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='survey_results', to='workforce.team')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='results', to='supervision.surveyround')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_agency', models.BooleanField()),
                ('is_used', models.BooleanField(default=False)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workforce.service')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workforce.team')),
                ('worker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='survey_invitations', to='workforce.worker')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='supervision.surveyround')),
            ],
        ),
        migrations.AddConstraint(
            model_name='surveyround',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__gt', models.F('opened_on')), ('opened_on__gte', models.F('quarter'))), name='survey_round_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='surveyround',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gt', models.F('closes_on')), _connector='OR'), name='survey_round_is_counted_after_its_last_day'),
        ),
        migrations.AddConstraint(
            model_name='surveyround',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on', None), ('tally', ''), _connector='OR'), name='survey_round_keeps_no_tally_once_closed'),
        ),
        migrations.AddConstraint(
            model_name='surveyresult',
            constraint=models.UniqueConstraint(condition=models.Q(('service', None), ('team', None)), fields=('round', 'group'), name='survey_result_of_everyone_is_one'),
        ),
        migrations.AddConstraint(
            model_name='surveyresult',
            constraint=models.UniqueConstraint(fields=('round', 'group', 'service'), name='survey_result_of_service_is_one'),
        ),
        migrations.AddConstraint(
            model_name='surveyresult',
            constraint=models.UniqueConstraint(fields=('round', 'team'), name='survey_result_of_team_is_one'),
        ),
        migrations.AddConstraint(
            model_name='surveyresult',
            constraint=models.CheckConstraint(condition=models.Q(('group__in', ['everyone', 'agency', 'service', 'service_agency', 'team'])), name='survey_group_is_known'),
        ),
        migrations.AddConstraint(
            model_name='surveyresult',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered', None), ('said', {})), models.Q(('answered__gte', 5), ('answered__lte', models.F('asked'))), _connector='OR'), name='survey_result_is_of_five_or_more'),
        ),
        migrations.AddConstraint(
            model_name='surveyinvitation',
            constraint=models.UniqueConstraint(fields=('round', 'worker'), name='survey_invitation_is_one', violation_error_message='This person is already asked.'),
        ),
        MakeTrigger(
            RefusedChange(
                message='A survey has asked this in these words.',
                name='supervision_surveyquestion_refuses_update',
                table='supervision_surveyquestion',
                verb='UPDATE',
                when='OLD.text IS DISTINCT FROM NEW.text AND EXISTS (SELECT 1 FROM'
                ' supervision_surveyround_questions asked WHERE asked.surveyquestion_id = OLD.id)',
            )
        ),
    ]
