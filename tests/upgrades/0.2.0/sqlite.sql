BEGIN TRANSACTION;
CREATE TABLE "account_emailaddress" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "verified" bool NOT NULL, "primary" bool NOT NULL, "user_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "email" varchar(254) NOT NULL);
CREATE TABLE "account_emailconfirmation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created" datetime NOT NULL, "sent" datetime NULL, "key" varchar(64) NOT NULL UNIQUE, "email_address_id" integer NOT NULL REFERENCES "account_emailaddress" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(150) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "group_id" integer NOT NULL REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED, "permission_id" integer NOT NULL REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_type_id" integer NOT NULL REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED, "codename" varchar(100) NOT NULL, "name" varchar(255) NOT NULL);
INSERT INTO "auth_permission" VALUES(1,3,'add_cohort','Can add cohort');
INSERT INTO "auth_permission" VALUES(2,3,'change_cohort','Can change cohort');
INSERT INTO "auth_permission" VALUES(3,3,'delete_cohort','Can delete cohort');
INSERT INTO "auth_permission" VALUES(4,3,'view_cohort','Can view cohort');
INSERT INTO "auth_permission" VALUES(5,13,'add_milestonetemplate','Can add milestone template');
INSERT INTO "auth_permission" VALUES(6,13,'change_milestonetemplate','Can change milestone template');
INSERT INTO "auth_permission" VALUES(7,13,'delete_milestonetemplate','Can delete milestone template');
INSERT INTO "auth_permission" VALUES(8,13,'view_milestonetemplate','Can view milestone template');
INSERT INTO "auth_permission" VALUES(9,4,'add_enrolment','Can add enrolment');
INSERT INTO "auth_permission" VALUES(10,4,'change_enrolment','Can change enrolment');
INSERT INTO "auth_permission" VALUES(11,4,'delete_enrolment','Can delete enrolment');
INSERT INTO "auth_permission" VALUES(12,4,'view_enrolment','Can view enrolment');
INSERT INTO "auth_permission" VALUES(13,5,'add_feedback','Can add feedback');
INSERT INTO "auth_permission" VALUES(14,5,'change_feedback','Can change feedback');
INSERT INTO "auth_permission" VALUES(15,5,'delete_feedback','Can delete feedback');
INSERT INTO "auth_permission" VALUES(16,5,'view_feedback','Can view feedback');
INSERT INTO "auth_permission" VALUES(17,7,'add_masterclass','Can add master class');
INSERT INTO "auth_permission" VALUES(18,7,'change_masterclass','Can change master class');
INSERT INTO "auth_permission" VALUES(19,7,'delete_masterclass','Can delete master class');
INSERT INTO "auth_permission" VALUES(20,7,'view_masterclass','Can view master class');
INSERT INTO "auth_permission" VALUES(21,8,'add_mentorassignment','Can add mentor assignment');
INSERT INTO "auth_permission" VALUES(22,8,'change_mentorassignment','Can change mentor assignment');
INSERT INTO "auth_permission" VALUES(23,8,'delete_mentorassignment','Can delete mentor assignment');
INSERT INTO "auth_permission" VALUES(24,8,'view_mentorassignment','Can view mentor assignment');
INSERT INTO "auth_permission" VALUES(25,9,'add_mentormeeting','Can add mentor meeting');
INSERT INTO "auth_permission" VALUES(26,9,'change_mentormeeting','Can change mentor meeting');
INSERT INTO "auth_permission" VALUES(27,9,'delete_mentormeeting','Can delete mentor meeting');
INSERT INTO "auth_permission" VALUES(28,9,'view_mentormeeting','Can view mentor meeting');
INSERT INTO "auth_permission" VALUES(29,10,'add_mentorprofile','Can add mentor profile');
INSERT INTO "auth_permission" VALUES(30,10,'change_mentorprofile','Can change mentor profile');
INSERT INTO "auth_permission" VALUES(31,10,'delete_mentorprofile','Can delete mentor profile');
INSERT INTO "auth_permission" VALUES(32,10,'view_mentorprofile','Can view mentor profile');
INSERT INTO "auth_permission" VALUES(33,11,'add_milestone','Can add milestone');
INSERT INTO "auth_permission" VALUES(34,11,'change_milestone','Can change milestone');
INSERT INTO "auth_permission" VALUES(35,11,'delete_milestone','Can delete milestone');
INSERT INTO "auth_permission" VALUES(36,11,'view_milestone','Can view milestone');
INSERT INTO "auth_permission" VALUES(37,12,'add_milestonesignature','Can add milestone signature');
INSERT INTO "auth_permission" VALUES(38,12,'change_milestonesignature','Can change milestone signature');
INSERT INTO "auth_permission" VALUES(39,12,'delete_milestonesignature','Can delete milestone signature');
INSERT INTO "auth_permission" VALUES(40,12,'view_milestonesignature','Can view milestone signature');
INSERT INTO "auth_permission" VALUES(41,14,'add_outcomestep','Can add outcome step');
INSERT INTO "auth_permission" VALUES(42,14,'change_outcomestep','Can change outcome step');
INSERT INTO "auth_permission" VALUES(43,14,'delete_outcomestep','Can delete outcome step');
INSERT INTO "auth_permission" VALUES(44,14,'view_outcomestep','Can view outcome step');
INSERT INTO "auth_permission" VALUES(45,15,'add_pause','Can add pause');
INSERT INTO "auth_permission" VALUES(46,15,'change_pause','Can change pause');
INSERT INTO "auth_permission" VALUES(47,15,'delete_pause','Can delete pause');
INSERT INTO "auth_permission" VALUES(48,15,'view_pause','Can view pause');
INSERT INTO "auth_permission" VALUES(49,2,'add_classfeedback','Can add class feedback');
INSERT INTO "auth_permission" VALUES(50,2,'change_classfeedback','Can change class feedback');
INSERT INTO "auth_permission" VALUES(51,2,'delete_classfeedback','Can delete class feedback');
INSERT INTO "auth_permission" VALUES(52,2,'view_classfeedback','Can view class feedback');
INSERT INTO "auth_permission" VALUES(53,16,'add_programme','Can add programme');
INSERT INTO "auth_permission" VALUES(54,16,'change_programme','Can change programme');
INSERT INTO "auth_permission" VALUES(55,16,'delete_programme','Can delete programme');
INSERT INTO "auth_permission" VALUES(56,16,'view_programme','Can view programme');
INSERT INTO "auth_permission" VALUES(57,6,'add_limitstep','Can add limit step');
INSERT INTO "auth_permission" VALUES(58,6,'change_limitstep','Can change limit step');
INSERT INTO "auth_permission" VALUES(59,6,'delete_limitstep','Can delete limit step');
INSERT INTO "auth_permission" VALUES(60,6,'view_limitstep','Can view limit step');
INSERT INTO "auth_permission" VALUES(61,17,'add_protectedtime','Can add protected time');
INSERT INTO "auth_permission" VALUES(62,17,'change_protectedtime','Can change protected time');
INSERT INTO "auth_permission" VALUES(63,17,'delete_protectedtime','Can delete protected time');
INSERT INTO "auth_permission" VALUES(64,17,'view_protectedtime','Can view protected time');
INSERT INTO "auth_permission" VALUES(65,18,'add_reflection','Can add reflection');
INSERT INTO "auth_permission" VALUES(66,18,'change_reflection','Can change reflection');
INSERT INTO "auth_permission" VALUES(67,18,'delete_reflection','Can delete reflection');
INSERT INTO "auth_permission" VALUES(68,18,'view_reflection','Can view reflection');
INSERT INTO "auth_permission" VALUES(69,20,'add_selfassessment','Can add self assessment');
INSERT INTO "auth_permission" VALUES(70,20,'change_selfassessment','Can change self assessment');
INSERT INTO "auth_permission" VALUES(71,20,'delete_selfassessment','Can delete self assessment');
INSERT INTO "auth_permission" VALUES(72,20,'view_selfassessment','Can view self assessment');
INSERT INTO "auth_permission" VALUES(73,1,'add_allocationcheck','Can add allocation check');
INSERT INTO "auth_permission" VALUES(74,1,'change_allocationcheck','Can change allocation check');
INSERT INTO "auth_permission" VALUES(75,1,'delete_allocationcheck','Can delete allocation check');
INSERT INTO "auth_permission" VALUES(76,1,'view_allocationcheck','Can view allocation check');
INSERT INTO "auth_permission" VALUES(77,19,'add_seat','Can add seat');
INSERT INTO "auth_permission" VALUES(78,19,'change_seat','Can change seat');
INSERT INTO "auth_permission" VALUES(79,19,'delete_seat','Can delete seat');
INSERT INTO "auth_permission" VALUES(80,19,'view_seat','Can view seat');
INSERT INTO "auth_permission" VALUES(81,21,'add_action','Can add action');
INSERT INTO "auth_permission" VALUES(82,21,'change_action','Can change action');
INSERT INTO "auth_permission" VALUES(83,21,'delete_action','Can delete action');
INSERT INTO "auth_permission" VALUES(84,21,'view_action','Can view action');
INSERT INTO "auth_permission" VALUES(85,25,'add_agreement','Can add agreement');
INSERT INTO "auth_permission" VALUES(86,25,'change_agreement','Can change agreement');
INSERT INTO "auth_permission" VALUES(87,25,'delete_agreement','Can delete agreement');
INSERT INTO "auth_permission" VALUES(88,25,'view_agreement','Can view agreement');
INSERT INTO "auth_permission" VALUES(89,26,'add_attendance','Can add attendance');
INSERT INTO "auth_permission" VALUES(90,26,'change_attendance','Can change attendance');
INSERT INTO "auth_permission" VALUES(91,26,'delete_attendance','Can delete attendance');
INSERT INTO "auth_permission" VALUES(92,26,'view_attendance','Can view attendance');
INSERT INTO "auth_permission" VALUES(93,27,'add_audit','Can add audit');
INSERT INTO "auth_permission" VALUES(94,27,'change_audit','Can change audit');
INSERT INTO "auth_permission" VALUES(95,27,'delete_audit','Can delete audit');
INSERT INTO "auth_permission" VALUES(96,27,'view_audit','Can view audit');
INSERT INTO "auth_permission" VALUES(97,28,'add_auditedfile','Can add audited file');
INSERT INTO "auth_permission" VALUES(98,28,'change_auditedfile','Can change audited file');
INSERT INTO "auth_permission" VALUES(99,28,'delete_auditedfile','Can delete audited file');
INSERT INTO "auth_permission" VALUES(100,28,'view_auditedfile','Can view audited file');
INSERT INTO "auth_permission" VALUES(101,29,'add_auditfinding','Can add audit finding');
INSERT INTO "auth_permission" VALUES(102,29,'change_auditfinding','Can change audit finding');
INSERT INTO "auth_permission" VALUES(103,29,'delete_auditfinding','Can delete audit finding');
INSERT INTO "auth_permission" VALUES(104,29,'view_auditfinding','Can view audit finding');
INSERT INTO "auth_permission" VALUES(105,30,'add_auditquestion','Can add audit question');
INSERT INTO "auth_permission" VALUES(106,30,'change_auditquestion','Can change audit question');
INSERT INTO "auth_permission" VALUES(107,30,'delete_auditquestion','Can delete audit question');
INSERT INTO "auth_permission" VALUES(108,30,'view_auditquestion','Can view audit question');
INSERT INTO "auth_permission" VALUES(109,31,'add_auditscore','Can add audit score');
INSERT INTO "auth_permission" VALUES(110,31,'change_auditscore','Can change audit score');
INSERT INTO "auth_permission" VALUES(111,31,'delete_auditscore','Can delete audit score');
INSERT INTO "auth_permission" VALUES(112,31,'view_auditscore','Can view audit score');
INSERT INTO "auth_permission" VALUES(113,32,'add_calendarfeed','Can add calendar feed');
INSERT INTO "auth_permission" VALUES(114,32,'change_calendarfeed','Can change calendar feed');
INSERT INTO "auth_permission" VALUES(115,32,'delete_calendarfeed','Can delete calendar feed');
INSERT INTO "auth_permission" VALUES(116,32,'view_calendarfeed','Can view calendar feed');
INSERT INTO "auth_permission" VALUES(117,34,'add_casediscussion','Can add case discussion');
INSERT INTO "auth_permission" VALUES(118,34,'change_casediscussion','Can change case discussion');
INSERT INTO "auth_permission" VALUES(119,34,'delete_casediscussion','Can delete case discussion');
INSERT INTO "auth_permission" VALUES(120,34,'view_casediscussion','Can view case discussion');
INSERT INTO "auth_permission" VALUES(121,35,'add_cover','Can add cover');
INSERT INTO "auth_permission" VALUES(122,35,'change_cover','Can change cover');
INSERT INTO "auth_permission" VALUES(123,35,'delete_cover','Can delete cover');
INSERT INTO "auth_permission" VALUES(124,35,'view_cover','Can view cover');
INSERT INTO "auth_permission" VALUES(125,37,'add_decision','Can add decision');
INSERT INTO "auth_permission" VALUES(126,37,'change_decision','Can change decision');
INSERT INTO "auth_permission" VALUES(127,37,'delete_decision','Can delete decision');
INSERT INTO "auth_permission" VALUES(128,37,'view_decision','Can view decision');
INSERT INTO "auth_permission" VALUES(129,38,'add_diaryentry','Can add diary entry');
INSERT INTO "auth_permission" VALUES(130,38,'change_diaryentry','Can change diary entry');
INSERT INTO "auth_permission" VALUES(131,38,'delete_diaryentry','Can delete diary entry');
INSERT INTO "auth_permission" VALUES(132,38,'view_diaryentry','Can view diary entry');
INSERT INTO "auth_permission" VALUES(133,33,'add_calendarreply','Can add calendar reply');
INSERT INTO "auth_permission" VALUES(134,33,'change_calendarreply','Can change calendar reply');
INSERT INTO "auth_permission" VALUES(135,33,'delete_calendarreply','Can delete calendar reply');
INSERT INTO "auth_permission" VALUES(136,33,'view_calendarreply','Can view calendar reply');
INSERT INTO "auth_permission" VALUES(137,40,'add_escalationstep','Can add escalation step');
INSERT INTO "auth_permission" VALUES(138,40,'change_escalationstep','Can change escalation step');
INSERT INTO "auth_permission" VALUES(139,40,'delete_escalationstep','Can delete escalation step');
INSERT INTO "auth_permission" VALUES(140,40,'view_escalationstep','Can view escalation step');
INSERT INTO "auth_permission" VALUES(141,41,'add_frequencypolicy','Can add frequency policy');
INSERT INTO "auth_permission" VALUES(142,41,'change_frequencypolicy','Can change frequency policy');
INSERT INTO "auth_permission" VALUES(143,41,'delete_frequencypolicy','Can delete frequency policy');
INSERT INTO "auth_permission" VALUES(144,41,'view_frequencypolicy','Can view frequency policy');
INSERT INTO "auth_permission" VALUES(145,44,'add_policystage','Can add policy stage');
INSERT INTO "auth_permission" VALUES(146,44,'change_policystage','Can change policy stage');
INSERT INTO "auth_permission" VALUES(147,44,'delete_policystage','Can delete policy stage');
INSERT INTO "auth_permission" VALUES(148,44,'view_policystage','Can view policy stage');
INSERT INTO "auth_permission" VALUES(149,45,'add_prompt','Can add prompt');
INSERT INTO "auth_permission" VALUES(150,45,'change_prompt','Can change prompt');
INSERT INTO "auth_permission" VALUES(151,45,'delete_prompt','Can delete prompt');
INSERT INTO "auth_permission" VALUES(152,45,'view_prompt','Can view prompt');
INSERT INTO "auth_permission" VALUES(153,46,'add_reminder','Can add reminder');
INSERT INTO "auth_permission" VALUES(154,46,'change_reminder','Can change reminder');
INSERT INTO "auth_permission" VALUES(155,46,'delete_reminder','Can delete reminder');
INSERT INTO "auth_permission" VALUES(156,46,'view_reminder','Can view reminder');
INSERT INTO "auth_permission" VALUES(157,47,'add_reminderchoice','Can add reminder choice');
INSERT INTO "auth_permission" VALUES(158,47,'change_reminderchoice','Can change reminder choice');
INSERT INTO "auth_permission" VALUES(159,47,'delete_reminderchoice','Can delete reminder choice');
INSERT INTO "auth_permission" VALUES(160,47,'view_reminderchoice','Can view reminder choice');
INSERT INTO "auth_permission" VALUES(161,48,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(162,48,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(163,48,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(164,48,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(165,43,'add_personalnote','Can add personal note');
INSERT INTO "auth_permission" VALUES(166,43,'change_personalnote','Can change personal note');
INSERT INTO "auth_permission" VALUES(167,43,'delete_personalnote','Can delete personal note');
INSERT INTO "auth_permission" VALUES(168,43,'view_personalnote','Can view personal note');
INSERT INTO "auth_permission" VALUES(169,42,'add_logrow','Can add log row');
INSERT INTO "auth_permission" VALUES(170,42,'change_logrow','Can change log row');
INSERT INTO "auth_permission" VALUES(171,42,'delete_logrow','Can delete log row');
INSERT INTO "auth_permission" VALUES(172,42,'view_logrow','Can view log row');
INSERT INTO "auth_permission" VALUES(173,36,'add_cpddraft','Can add cpd draft');
INSERT INTO "auth_permission" VALUES(174,36,'change_cpddraft','Can change cpd draft');
INSERT INTO "auth_permission" VALUES(175,36,'delete_cpddraft','Can delete cpd draft');
INSERT INTO "auth_permission" VALUES(176,36,'view_cpddraft','Can view cpd draft');
INSERT INTO "auth_permission" VALUES(177,24,'add_agendaitem','Can add agenda item');
INSERT INTO "auth_permission" VALUES(178,24,'change_agendaitem','Can change agenda item');
INSERT INTO "auth_permission" VALUES(179,24,'delete_agendaitem','Can delete agenda item');
INSERT INTO "auth_permission" VALUES(180,24,'view_agendaitem','Can view agenda item');
INSERT INTO "auth_permission" VALUES(181,22,'add_actionreview','Can add action review');
INSERT INTO "auth_permission" VALUES(182,22,'change_actionreview','Can change action review');
INSERT INTO "auth_permission" VALUES(183,22,'delete_actionreview','Can delete action review');
INSERT INTO "auth_permission" VALUES(184,22,'view_actionreview','Can view action review');
INSERT INTO "auth_permission" VALUES(185,49,'add_sessionrecord','Can add session record');
INSERT INTO "auth_permission" VALUES(186,49,'change_sessionrecord','Can change session record');
INSERT INTO "auth_permission" VALUES(187,49,'delete_sessionrecord','Can delete session record');
INSERT INTO "auth_permission" VALUES(188,49,'view_sessionrecord','Can view session record');
INSERT INTO "auth_permission" VALUES(189,50,'add_signature','Can add signature');
INSERT INTO "auth_permission" VALUES(190,50,'change_signature','Can change signature');
INSERT INTO "auth_permission" VALUES(191,50,'delete_signature','Can delete signature');
INSERT INTO "auth_permission" VALUES(192,50,'view_signature','Can view signature');
INSERT INTO "auth_permission" VALUES(193,39,'add_disagreementanswer','Can add disagreement answer');
INSERT INTO "auth_permission" VALUES(194,39,'change_disagreementanswer','Can change disagreement answer');
INSERT INTO "auth_permission" VALUES(195,39,'delete_disagreementanswer','Can delete disagreement answer');
INSERT INTO "auth_permission" VALUES(196,39,'view_disagreementanswer','Can view disagreement answer');
INSERT INTO "auth_permission" VALUES(197,51,'add_signedtext','Can add signed text');
INSERT INTO "auth_permission" VALUES(198,51,'change_signedtext','Can change signed text');
INSERT INTO "auth_permission" VALUES(199,51,'delete_signedtext','Can delete signed text');
INSERT INTO "auth_permission" VALUES(200,51,'view_signedtext','Can view signed text');
INSERT INTO "auth_permission" VALUES(201,23,'add_addendum','Can add addendum');
INSERT INTO "auth_permission" VALUES(202,23,'change_addendum','Can change addendum');
INSERT INTO "auth_permission" VALUES(203,23,'delete_addendum','Can delete addendum');
INSERT INTO "auth_permission" VALUES(204,23,'view_addendum','Can view addendum');
INSERT INTO "auth_permission" VALUES(205,52,'add_slot','Can add slot');
INSERT INTO "auth_permission" VALUES(206,52,'change_slot','Can change slot');
INSERT INTO "auth_permission" VALUES(207,52,'delete_slot','Can delete slot');
INSERT INTO "auth_permission" VALUES(208,52,'view_slot','Can view slot');
INSERT INTO "auth_permission" VALUES(209,53,'add_terms','Can add terms');
INSERT INTO "auth_permission" VALUES(210,53,'change_terms','Can change terms');
INSERT INTO "auth_permission" VALUES(211,53,'delete_terms','Can delete terms');
INSERT INTO "auth_permission" VALUES(212,53,'view_terms','Can view terms');
INSERT INTO "auth_permission" VALUES(213,54,'add_termssignature','Can add terms signature');
INSERT INTO "auth_permission" VALUES(214,54,'change_termssignature','Can change terms signature');
INSERT INTO "auth_permission" VALUES(215,54,'delete_termssignature','Can delete terms signature');
INSERT INTO "auth_permission" VALUES(216,54,'view_termssignature','Can view terms signature');
INSERT INTO "auth_permission" VALUES(217,62,'add_eventchain','Can add event chain');
INSERT INTO "auth_permission" VALUES(218,62,'change_eventchain','Can change event chain');
INSERT INTO "auth_permission" VALUES(219,62,'delete_eventchain','Can delete event chain');
INSERT INTO "auth_permission" VALUES(220,62,'view_eventchain','Can view event chain');
INSERT INTO "auth_permission" VALUES(221,67,'add_service','Can add service');
INSERT INTO "auth_permission" VALUES(222,67,'change_service','Can change service');
INSERT INTO "auth_permission" VALUES(223,67,'delete_service','Can delete service');
INSERT INTO "auth_permission" VALUES(224,67,'view_service','Can view service');
INSERT INTO "auth_permission" VALUES(225,56,'add_account','Can add account');
INSERT INTO "auth_permission" VALUES(226,56,'change_account','Can change account');
INSERT INTO "auth_permission" VALUES(227,56,'delete_account','Can delete account');
INSERT INTO "auth_permission" VALUES(228,56,'view_account','Can view account');
INSERT INTO "auth_permission" VALUES(229,63,'add_importrun','Can add import run');
INSERT INTO "auth_permission" VALUES(230,63,'change_importrun','Can change import run');
INSERT INTO "auth_permission" VALUES(231,63,'delete_importrun','Can delete import run');
INSERT INTO "auth_permission" VALUES(232,63,'view_importrun','Can view import run');
INSERT INTO "auth_permission" VALUES(233,64,'add_publishedfigures','Can add published figures');
INSERT INTO "auth_permission" VALUES(234,64,'change_publishedfigures','Can change published figures');
INSERT INTO "auth_permission" VALUES(235,64,'delete_publishedfigures','Can delete published figures');
INSERT INTO "auth_permission" VALUES(236,64,'view_publishedfigures','Can view published figures');
INSERT INTO "auth_permission" VALUES(237,68,'add_team','Can add team');
INSERT INTO "auth_permission" VALUES(238,68,'change_team','Can change team');
INSERT INTO "auth_permission" VALUES(239,68,'delete_team','Can delete team');
INSERT INTO "auth_permission" VALUES(240,68,'view_team','Can view team');
INSERT INTO "auth_permission" VALUES(241,69,'add_worker','Can add worker');
INSERT INTO "auth_permission" VALUES(242,69,'change_worker','Can change worker');
INSERT INTO "auth_permission" VALUES(243,69,'delete_worker','Can delete worker');
INSERT INTO "auth_permission" VALUES(244,69,'view_worker','Can view worker');
INSERT INTO "auth_permission" VALUES(245,61,'add_event','Can add event');
INSERT INTO "auth_permission" VALUES(246,61,'change_event','Can change event');
INSERT INTO "auth_permission" VALUES(247,61,'delete_event','Can delete event');
INSERT INTO "auth_permission" VALUES(248,61,'view_event','Can view event');
INSERT INTO "auth_permission" VALUES(249,60,'add_caseloadsnapshot','Can add caseload snapshot');
INSERT INTO "auth_permission" VALUES(250,60,'change_caseloadsnapshot','Can change caseload snapshot');
INSERT INTO "auth_permission" VALUES(251,60,'delete_caseloadsnapshot','Can delete caseload snapshot');
INSERT INTO "auth_permission" VALUES(252,60,'view_caseloadsnapshot','Can view caseload snapshot');
INSERT INTO "auth_permission" VALUES(253,59,'add_caseloadlimit','Can add caseload limit');
INSERT INTO "auth_permission" VALUES(254,59,'change_caseloadlimit','Can change caseload limit');
INSERT INTO "auth_permission" VALUES(255,59,'delete_caseloadlimit','Can delete caseload limit');
INSERT INTO "auth_permission" VALUES(256,59,'view_caseloadlimit','Can view caseload limit');
INSERT INTO "auth_permission" VALUES(257,58,'add_caseloadbreach','Can add caseload breach');
INSERT INTO "auth_permission" VALUES(258,58,'change_caseloadbreach','Can change caseload breach');
INSERT INTO "auth_permission" VALUES(259,58,'delete_caseloadbreach','Can delete caseload breach');
INSERT INTO "auth_permission" VALUES(260,58,'view_caseloadbreach','Can view caseload breach');
INSERT INTO "auth_permission" VALUES(261,57,'add_allocation','Can add allocation');
INSERT INTO "auth_permission" VALUES(262,57,'change_allocation','Can change allocation');
INSERT INTO "auth_permission" VALUES(263,57,'delete_allocation','Can delete allocation');
INSERT INTO "auth_permission" VALUES(264,57,'view_allocation','Can view allocation');
INSERT INTO "auth_permission" VALUES(265,55,'add_absence','Can add absence');
INSERT INTO "auth_permission" VALUES(266,55,'change_absence','Can change absence');
INSERT INTO "auth_permission" VALUES(267,55,'delete_absence','Can delete absence');
INSERT INTO "auth_permission" VALUES(268,55,'view_absence','Can view absence');
INSERT INTO "auth_permission" VALUES(269,65,'add_seal','Can add seal');
INSERT INTO "auth_permission" VALUES(270,65,'change_seal','Can change seal');
INSERT INTO "auth_permission" VALUES(271,65,'delete_seal','Can delete seal');
INSERT INTO "auth_permission" VALUES(272,65,'view_seal','Can view seal');
INSERT INTO "auth_permission" VALUES(273,66,'add_sealhead','Can add seal head');
INSERT INTO "auth_permission" VALUES(274,66,'change_sealhead','Can change seal head');
INSERT INTO "auth_permission" VALUES(275,66,'delete_sealhead','Can delete seal head');
INSERT INTO "auth_permission" VALUES(276,66,'view_sealhead','Can view seal head');
INSERT INTO "auth_permission" VALUES(277,71,'add_permission','Can add permission');
INSERT INTO "auth_permission" VALUES(278,71,'change_permission','Can change permission');
INSERT INTO "auth_permission" VALUES(279,71,'delete_permission','Can delete permission');
INSERT INTO "auth_permission" VALUES(280,71,'view_permission','Can view permission');
INSERT INTO "auth_permission" VALUES(281,70,'add_group','Can add group');
INSERT INTO "auth_permission" VALUES(282,70,'change_group','Can change group');
INSERT INTO "auth_permission" VALUES(283,70,'delete_group','Can delete group');
INSERT INTO "auth_permission" VALUES(284,70,'view_group','Can view group');
INSERT INTO "auth_permission" VALUES(285,72,'add_contenttype','Can add content type');
INSERT INTO "auth_permission" VALUES(286,72,'change_contenttype','Can change content type');
INSERT INTO "auth_permission" VALUES(287,72,'delete_contenttype','Can delete content type');
INSERT INTO "auth_permission" VALUES(288,72,'view_contenttype','Can view content type');
INSERT INTO "auth_permission" VALUES(289,73,'add_session','Can add session');
INSERT INTO "auth_permission" VALUES(290,73,'change_session','Can change session');
INSERT INTO "auth_permission" VALUES(291,73,'delete_session','Can delete session');
INSERT INTO "auth_permission" VALUES(292,73,'view_session','Can view session');
INSERT INTO "auth_permission" VALUES(293,74,'add_emailaddress','Can add email address');
INSERT INTO "auth_permission" VALUES(294,74,'change_emailaddress','Can change email address');
INSERT INTO "auth_permission" VALUES(295,74,'delete_emailaddress','Can delete email address');
INSERT INTO "auth_permission" VALUES(296,74,'view_emailaddress','Can view email address');
INSERT INTO "auth_permission" VALUES(297,75,'add_emailconfirmation','Can add email confirmation');
INSERT INTO "auth_permission" VALUES(298,75,'change_emailconfirmation','Can change email confirmation');
INSERT INTO "auth_permission" VALUES(299,75,'delete_emailconfirmation','Can delete email confirmation');
INSERT INTO "auth_permission" VALUES(300,75,'view_emailconfirmation','Can view email confirmation');
INSERT INTO "auth_permission" VALUES(301,76,'add_authenticator','Can add authenticator');
INSERT INTO "auth_permission" VALUES(302,76,'change_authenticator','Can change authenticator');
INSERT INTO "auth_permission" VALUES(303,76,'delete_authenticator','Can delete authenticator');
INSERT INTO "auth_permission" VALUES(304,76,'view_authenticator','Can view authenticator');
INSERT INTO "auth_permission" VALUES(305,77,'add_socialaccount','Can add social account');
INSERT INTO "auth_permission" VALUES(306,77,'change_socialaccount','Can change social account');
INSERT INTO "auth_permission" VALUES(307,77,'delete_socialaccount','Can delete social account');
INSERT INTO "auth_permission" VALUES(308,77,'view_socialaccount','Can view social account');
INSERT INTO "auth_permission" VALUES(309,78,'add_socialapp','Can add social application');
INSERT INTO "auth_permission" VALUES(310,78,'change_socialapp','Can change social application');
INSERT INTO "auth_permission" VALUES(311,78,'delete_socialapp','Can delete social application');
INSERT INTO "auth_permission" VALUES(312,78,'view_socialapp','Can view social application');
INSERT INTO "auth_permission" VALUES(313,79,'add_socialtoken','Can add social application token');
INSERT INTO "auth_permission" VALUES(314,79,'change_socialtoken','Can change social application token');
INSERT INTO "auth_permission" VALUES(315,79,'delete_socialtoken','Can delete social application token');
INSERT INTO "auth_permission" VALUES(316,79,'view_socialtoken','Can view social application token');
INSERT INTO "auth_permission" VALUES(317,80,'add_usersession','Can add user session');
INSERT INTO "auth_permission" VALUES(318,80,'change_usersession','Can change user session');
INSERT INTO "auth_permission" VALUES(319,80,'delete_usersession','Can delete user session');
INSERT INTO "auth_permission" VALUES(320,80,'view_usersession','Can view user session');
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
INSERT INTO "django_content_type" VALUES(1,'nqsw','allocationcheck');
INSERT INTO "django_content_type" VALUES(2,'nqsw','classfeedback');
INSERT INTO "django_content_type" VALUES(3,'nqsw','cohort');
INSERT INTO "django_content_type" VALUES(4,'nqsw','enrolment');
INSERT INTO "django_content_type" VALUES(5,'nqsw','feedback');
INSERT INTO "django_content_type" VALUES(6,'nqsw','limitstep');
INSERT INTO "django_content_type" VALUES(7,'nqsw','masterclass');
INSERT INTO "django_content_type" VALUES(8,'nqsw','mentorassignment');
INSERT INTO "django_content_type" VALUES(9,'nqsw','mentormeeting');
INSERT INTO "django_content_type" VALUES(10,'nqsw','mentorprofile');
INSERT INTO "django_content_type" VALUES(11,'nqsw','milestone');
INSERT INTO "django_content_type" VALUES(12,'nqsw','milestonesignature');
INSERT INTO "django_content_type" VALUES(13,'nqsw','milestonetemplate');
INSERT INTO "django_content_type" VALUES(14,'nqsw','outcomestep');
INSERT INTO "django_content_type" VALUES(15,'nqsw','pause');
INSERT INTO "django_content_type" VALUES(16,'nqsw','programme');
INSERT INTO "django_content_type" VALUES(17,'nqsw','protectedtime');
INSERT INTO "django_content_type" VALUES(18,'nqsw','reflection');
INSERT INTO "django_content_type" VALUES(19,'nqsw','seat');
INSERT INTO "django_content_type" VALUES(20,'nqsw','selfassessment');
INSERT INTO "django_content_type" VALUES(21,'supervision','action');
INSERT INTO "django_content_type" VALUES(22,'supervision','actionreview');
INSERT INTO "django_content_type" VALUES(23,'supervision','addendum');
INSERT INTO "django_content_type" VALUES(24,'supervision','agendaitem');
INSERT INTO "django_content_type" VALUES(25,'supervision','agreement');
INSERT INTO "django_content_type" VALUES(26,'supervision','attendance');
INSERT INTO "django_content_type" VALUES(27,'supervision','audit');
INSERT INTO "django_content_type" VALUES(28,'supervision','auditedfile');
INSERT INTO "django_content_type" VALUES(29,'supervision','auditfinding');
INSERT INTO "django_content_type" VALUES(30,'supervision','auditquestion');
INSERT INTO "django_content_type" VALUES(31,'supervision','auditscore');
INSERT INTO "django_content_type" VALUES(32,'supervision','calendarfeed');
INSERT INTO "django_content_type" VALUES(33,'supervision','calendarreply');
INSERT INTO "django_content_type" VALUES(34,'supervision','casediscussion');
INSERT INTO "django_content_type" VALUES(35,'supervision','cover');
INSERT INTO "django_content_type" VALUES(36,'supervision','cpddraft');
INSERT INTO "django_content_type" VALUES(37,'supervision','decision');
INSERT INTO "django_content_type" VALUES(38,'supervision','diaryentry');
INSERT INTO "django_content_type" VALUES(39,'supervision','disagreementanswer');
INSERT INTO "django_content_type" VALUES(40,'supervision','escalationstep');
INSERT INTO "django_content_type" VALUES(41,'supervision','frequencypolicy');
INSERT INTO "django_content_type" VALUES(42,'supervision','logrow');
INSERT INTO "django_content_type" VALUES(43,'supervision','personalnote');
INSERT INTO "django_content_type" VALUES(44,'supervision','policystage');
INSERT INTO "django_content_type" VALUES(45,'supervision','prompt');
INSERT INTO "django_content_type" VALUES(46,'supervision','reminder');
INSERT INTO "django_content_type" VALUES(47,'supervision','reminderchoice');
INSERT INTO "django_content_type" VALUES(48,'supervision','session');
INSERT INTO "django_content_type" VALUES(49,'supervision','sessionrecord');
INSERT INTO "django_content_type" VALUES(50,'supervision','signature');
INSERT INTO "django_content_type" VALUES(51,'supervision','signedtext');
INSERT INTO "django_content_type" VALUES(52,'supervision','slot');
INSERT INTO "django_content_type" VALUES(53,'supervision','terms');
INSERT INTO "django_content_type" VALUES(54,'supervision','termssignature');
INSERT INTO "django_content_type" VALUES(55,'workforce','absence');
INSERT INTO "django_content_type" VALUES(56,'workforce','account');
INSERT INTO "django_content_type" VALUES(57,'workforce','allocation');
INSERT INTO "django_content_type" VALUES(58,'workforce','caseloadbreach');
INSERT INTO "django_content_type" VALUES(59,'workforce','caseloadlimit');
INSERT INTO "django_content_type" VALUES(60,'workforce','caseloadsnapshot');
INSERT INTO "django_content_type" VALUES(61,'workforce','event');
INSERT INTO "django_content_type" VALUES(62,'workforce','eventchain');
INSERT INTO "django_content_type" VALUES(63,'workforce','importrun');
INSERT INTO "django_content_type" VALUES(64,'workforce','publishedfigures');
INSERT INTO "django_content_type" VALUES(65,'workforce','seal');
INSERT INTO "django_content_type" VALUES(66,'workforce','sealhead');
INSERT INTO "django_content_type" VALUES(67,'workforce','service');
INSERT INTO "django_content_type" VALUES(68,'workforce','team');
INSERT INTO "django_content_type" VALUES(69,'workforce','worker');
INSERT INTO "django_content_type" VALUES(70,'auth','group');
INSERT INTO "django_content_type" VALUES(71,'auth','permission');
INSERT INTO "django_content_type" VALUES(72,'contenttypes','contenttype');
INSERT INTO "django_content_type" VALUES(73,'sessions','session');
INSERT INTO "django_content_type" VALUES(74,'account','emailaddress');
INSERT INTO "django_content_type" VALUES(75,'account','emailconfirmation');
INSERT INTO "django_content_type" VALUES(76,'mfa','authenticator');
INSERT INTO "django_content_type" VALUES(77,'socialaccount','socialaccount');
INSERT INTO "django_content_type" VALUES(78,'socialaccount','socialapp');
INSERT INTO "django_content_type" VALUES(79,'socialaccount','socialtoken');
INSERT INTO "django_content_type" VALUES(80,'usersessions','usersession');
CREATE TABLE "django_migrations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" datetime NOT NULL);
INSERT INTO "django_migrations" VALUES(1,'workforce','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(2,'account','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(3,'account','0002_email_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(4,'account','0003_alter_emailaddress_create_unique_verified_email','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(5,'account','0004_alter_emailaddress_drop_unique_email','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(6,'account','0005_emailaddress_idx_upper_email','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(7,'account','0006_emailaddress_lower','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(8,'account','0007_emailaddress_idx_email','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(9,'account','0008_emailaddress_unique_primary_email_fixup','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(10,'account','0009_emailaddress_unique_primary_email','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(11,'contenttypes','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(12,'contenttypes','0002_remove_content_type_name','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(13,'auth','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(14,'auth','0002_alter_permission_name_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(15,'auth','0003_alter_user_email_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(16,'auth','0004_alter_user_username_opts','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(17,'auth','0005_alter_user_last_login_null','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(18,'auth','0006_require_contenttypes_0002','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(19,'auth','0007_alter_validators_add_error_messages','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(20,'auth','0008_alter_user_username_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(21,'auth','0009_alter_user_last_name_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(22,'auth','0010_alter_group_name_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(23,'auth','0011_update_proxy_permissions','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(24,'auth','0012_alter_user_first_name_max_length','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(25,'mfa','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(26,'mfa','0002_authenticator_timestamps','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(27,'mfa','0003_authenticator_type_uniq','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(28,'workforce','0002_import_lines','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(29,'workforce','0003_triggers_are_migrations','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(30,'workforce','0004_seals_over_the_audit_trail','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(31,'workforce','0005_plain_words','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(32,'supervision','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(33,'supervision','0002_cases_discussed_within_weeks','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(34,'nqsw','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(35,'nqsw','0002_cases_discussed_sooner','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(36,'nqsw','0003_triggers_are_migrations','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(37,'nqsw','0004_seats_and_current_signatures','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(38,'nqsw','0005_plain_words','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(39,'sessions','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(40,'socialaccount','0001_initial','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(41,'socialaccount','0002_token_max_lengths','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(42,'socialaccount','0003_extra_data_default_dict','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(43,'socialaccount','0004_app_provider_id_settings','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(44,'socialaccount','0005_socialtoken_nullable_app','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(45,'socialaccount','0006_alter_socialaccount_extra_data','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(46,'supervision','0003_triggers_are_migrations','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(47,'supervision','0004_plain_words','2026-11-19 10:00:00');
INSERT INTO "django_migrations" VALUES(48,'usersessions','0001_initial','2026-11-19 10:00:00');
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" datetime NOT NULL);
CREATE TABLE "mfa_authenticator" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "type" varchar(20) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "created_at" datetime NOT NULL, "last_used_at" datetime NULL);
CREATE TABLE "nqsw_allocationcheck" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "case_reference" varchar(40) NOT NULL, "category" varchar(12) NOT NULL, "advice" varchar(6) NOT NULL, "concerns" text NOT NULL CHECK ((JSON_VALID("concerns") OR "concerns" IS NULL)), "was_given" bool NOT NULL, "reason" varchar(300) NOT NULL, "checked_at" datetime NOT NULL, "checked_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "allocation_check_against_advice_has_a_reason" CHECK (("was_given" = 0 OR "advice" = 'yes' OR NOT ("reason" = ''))), CONSTRAINT "allocation_check_category_is_known" CHECK ("category" IN ('cin', 'cp', 'cla', 'care_leaver', 's47', 'assessment', 'other')), CONSTRAINT "allocation_check_advice_is_known" CHECK ("advice" IN ('yes', 'reason', 'no')));
INSERT INTO "nqsw_allocationcheck" VALUES(1,'P2000009','cp','no','[]',1,'Sibling of a case','2026-11-19 10:00:00',2,3);
CREATE TABLE "nqsw_classfeedback" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "useful" smallint unsigned NOT NULL CHECK ("useful" >= 0), "confident" smallint unsigned NOT NULL CHECK ("confident" >= 0), "comment" text NOT NULL, "given_at" datetime NOT NULL, "place_id" bigint NOT NULL UNIQUE REFERENCES "nqsw_seat" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "class_feedback_scores_are_1_to_5" CHECK (("confident" BETWEEN 1 AND 5 AND "useful" BETWEEN 1 AND 5)));
INSERT INTO "nqsw_classfeedback" VALUES(1,4,3,'Clear','2026-11-19 10:00:00',3);
CREATE TABLE "nqsw_cohort" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(80) NOT NULL, "starts_on" date NOT NULL, "programme_id" bigint NOT NULL REFERENCES "nqsw_programme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "cohort_name_stands_once_a_programme" UNIQUE ("programme_id", "name"));
INSERT INTO "nqsw_cohort" VALUES(1,'Cohort 0','2026-09-07',5);
INSERT INTO "nqsw_cohort" VALUES(2,'September 2026','2026-09-07',1);
CREATE TABLE "nqsw_enrolment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(10) NOT NULL, "started_on" date NOT NULL, "expected_end_on" date NOT NULL, "ended_on" date NULL, "extension_months" smallint unsigned NOT NULL CHECK ("extension_months" >= 0), "joined_on" date NULL, "transferred_from" varchar(120) NOT NULL, "closed_by_ending" text NOT NULL CHECK ((JSON_VALID("closed_by_ending") OR "closed_by_ending" IS NULL)), "assessor_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "cohort_id" bigint NOT NULL REFERENCES "nqsw_cohort" ("id") DEFERRABLE INITIALLY DEFERRED, "enrolled_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "enrolment_ends_after_it_starts" CHECK ("expected_end_on" > ("started_on")), CONSTRAINT "enrolment_last_day_stands_when_ended" CHECK ((("ended_on" IS NULL AND "status" IN ('active', 'extended')) OR ("ended_on" IS NOT NULL AND NOT ("status" IN ('active', 'extended'))))), CONSTRAINT "enrolment_assessor_is_not_the_nqsw" CHECK (("assessor_id" IS NULL OR NOT ("assessor_id" = ("worker_id") AND "assessor_id" IS NOT NULL))), CONSTRAINT "enrolment_status_is_known" CHECK ("status" IN ('active', 'extended', 'completed', 'withdrawn', 'left')), CONSTRAINT "enrolment_is_extended_by_a_year_at_most" CHECK ("extension_months" <= 12), CONSTRAINT "enrolment_transfer_has_day_and_authority" CHECK ((("joined_on" IS NULL AND "transferred_from" = '') OR ("joined_on" >= ("started_on") AND NOT ("transferred_from" = '')))));
INSERT INTO "nqsw_enrolment" VALUES(1,'active','2026-09-07','2027-09-06',NULL,0,NULL,'','{}',7,1,NULL,3);
INSERT INTO "nqsw_enrolment" VALUES(2,'active','2026-09-07','2027-09-18',NULL,0,NULL,'','{}',NULL,2,8,14);
CREATE TABLE "nqsw_feedback" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "source" varchar(24) NOT NULL, "relationship" varchar(120) NOT NULL, "gathered_on" date NOT NULL, "said" text NOT NULL, "learnt" text NOT NULL, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, "recorded_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "feedback_source_is_known" CHECK ("source" IN ('lived_experience', 'professional_feedback')));
INSERT INTO "nqsw_feedback" VALUES(1,'lived_experience','Visited weekly','2026-11-02','Kind','Slow down',2,16);
CREATE TABLE "nqsw_limitstep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_month" smallint unsigned NOT NULL CHECK ("from_month" >= 0), "percent" smallint unsigned NOT NULL CHECK ("percent" >= 0), "programme_id" bigint NOT NULL REFERENCES "nqsw_programme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "limit_step_starts_once" UNIQUE ("programme_id", "from_month"), CONSTRAINT "limit_step_is_a_share" CHECK (("percent" >= 1 AND "percent" <= 100)));
INSERT INTO "nqsw_limitstep" VALUES(1,0,90,1);
INSERT INTO "nqsw_limitstep" VALUES(2,0,90,2);
INSERT INTO "nqsw_limitstep" VALUES(3,0,90,3);
INSERT INTO "nqsw_limitstep" VALUES(4,0,90,4);
CREATE TABLE "nqsw_masterclass" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(160) NOT NULL, "aims" text NOT NULL, "pcf_domains" text NOT NULL CHECK ((JSON_VALID("pcf_domains") OR "pcf_domains" IS NULL)), "facilitator" varchar(160) NOT NULL, "place" varchar(200) NOT NULL, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "capacity" smallint unsigned NOT NULL CHECK ("capacity" >= 0), "cancelled_at" datetime NULL, "uid" char(32) NOT NULL UNIQUE, "series" char(32) NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "facilitated_by_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "master_class_ends_after_it_starts" CHECK ("ends_at" > ("starts_at")), CONSTRAINT "master_class_has_room" CHECK ("capacity" >= 1));
INSERT INTO "nqsw_masterclass" VALUES(1,'Writing chronologies','','[]','','Room 5','2026-12-09 14:00:00','2026-12-09 16:00:00',12,NULL,'a74667ffb191450e8c4b5a1578192917',NULL,0,6);
INSERT INTO "nqsw_masterclass" VALUES(2,'Direct work with children','','[]','','Room 5','2026-12-16 14:00:00','2026-12-16 16:00:00',1,NULL,'5dbef59bab7942d496197256ffeb0b9b',NULL,0,6);
INSERT INTO "nqsw_masterclass" VALUES(3,'Court skills','','[]','','Room 5','2026-11-19 09:00:00','2026-11-19 11:00:00',12,NULL,'056af8a350fb4be5861e2f401a9bf88f',NULL,0,6);
CREATE TABLE "nqsw_mentorassignment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "starts_on" date NOT NULL, "ends_on" date NULL, "assigned_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, "mentor_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mentor_assignment_ends_after_it_starts" CHECK (("ends_on" IS NULL OR "ends_on" >= ("starts_on"))));
INSERT INTO "nqsw_mentorassignment" VALUES(1,'2026-09-07',NULL,NULL,1,6);
INSERT INTO "nqsw_mentorassignment" VALUES(2,'2026-09-07',NULL,8,2,6);
CREATE TABLE "nqsw_mentormeeting" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(9) NOT NULL, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "place" varchar(200) NOT NULL, "topics" text NOT NULL, "uid" char(32) NOT NULL UNIQUE, "assignment_id" bigint NOT NULL REFERENCES "nqsw_mentorassignment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "mentor_meeting_ends_after_it_starts" CHECK ("ends_at" > ("starts_at")));
INSERT INTO "nqsw_mentormeeting" VALUES(1,'booked','2026-11-22 15:00:00','2026-11-22 16:00:00','','','93742c46b8584ac994b3f6fae2721852',1);
INSERT INTO "nqsw_mentormeeting" VALUES(2,'booked','2026-12-03 15:00:00','2026-12-03 16:00:00','','','2df4ebab8cde4f72a49294bfa034aac8',1);
INSERT INTO "nqsw_mentormeeting" VALUES(3,'held','2026-11-11 15:00:00','2026-11-11 16:00:00','','First court statement','8a1c573ccb3d4b1c8aed39f5c05497a0',1);
CREATE TABLE "nqsw_mentorprofile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "is_available" bool NOT NULL, "capacity" smallint unsigned NOT NULL CHECK ("capacity" >= 0), "areas" varchar(300) NOT NULL, "availability" varchar(200) NOT NULL, "worker_id" bigint NOT NULL UNIQUE REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "nqsw_mentorprofile" VALUES(1,1,3,'Court work','Wednesdays',6);
CREATE TABLE "nqsw_milestone" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(24) NOT NULL, "title" varchar(120) NOT NULL, "is_optional" bool NOT NULL, "due_on" date NOT NULL, "done_on" date NULL, "note" text NOT NULL, "uid" char(32) NOT NULL UNIQUE, "done_by_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, "recorded_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "template_id" bigint NULL REFERENCES "nqsw_milestonetemplate" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "milestone_title_stands_once_an_enrolment" UNIQUE ("enrolment_id", "title"), CONSTRAINT "milestone_kind_is_known" CHECK ("kind" IN ('agreement', 'development_plan', 'review', 'observation', 'lived_experience', 'professional_feedback', 'reflective_log', 'self_assessment', 'final_report', 'moderation', 'outcome')));
INSERT INTO "nqsw_milestone" VALUES(1,'review','3-month review',0,'2026-11-30',NULL,'','fd5ea6071d2c4470922efd5140785911',NULL,1,NULL,NULL);
INSERT INTO "nqsw_milestone" VALUES(2,'review','Learning agreement',0,'2026-09-30',NULL,'','2925bb38c7eb4663a11933335c9f9456',NULL,1,NULL,NULL);
INSERT INTO "nqsw_milestone" VALUES(3,'agreement','Support and assessment agreement',0,'2026-09-21','2026-09-21','','69a188f44dcc4fe8a15a4cc3bfb06128',2,2,2,1);
INSERT INTO "nqsw_milestone" VALUES(4,'self_assessment','Self-assessment at the start',0,'2026-09-21','2026-11-19','','37aab8ef2bb347fa880575c2febf36ca',NULL,2,16,2);
INSERT INTO "nqsw_milestone" VALUES(5,'development_plan','Development plan, months 0 to 3',0,'2026-12-18',NULL,'','22f19a23c5e347dfad92e0bb441a7a1a',NULL,2,NULL,3);
INSERT INTO "nqsw_milestone" VALUES(6,'observation','First direct observation',0,'2026-12-18',NULL,'','3be35ddc2518425c8196319890bcd4c9',NULL,2,NULL,4);
INSERT INTO "nqsw_milestone" VALUES(7,'reflective_log','First reflective log',0,'2026-12-18',NULL,'','f076c549f63f4c91a9c35db2ee555c1c',NULL,2,NULL,5);
INSERT INTO "nqsw_milestone" VALUES(8,'review','3-month review',0,'2026-12-18',NULL,'','7d6b9802aec64b018377e72bde505e01',NULL,2,NULL,6);
INSERT INTO "nqsw_milestone" VALUES(9,'lived_experience','First feedback from people with lived experience',0,'2027-03-18',NULL,'','11c963c433814780ac3b6629d19834e8',NULL,2,NULL,7);
INSERT INTO "nqsw_milestone" VALUES(10,'professional_feedback','First feedback from professionals',0,'2027-03-18',NULL,'','ca2018810a9f44e69e38e37ffa026ab6',NULL,2,NULL,8);
INSERT INTO "nqsw_milestone" VALUES(11,'self_assessment','Self-assessment at the middle',0,'2027-03-18',NULL,'','f3d72b9bd37a452cacfc95558d66b8de',NULL,2,NULL,9);
INSERT INTO "nqsw_milestone" VALUES(12,'development_plan','Development plan, months 3 to 6',0,'2027-03-18',NULL,'','96662a703ce141d292bdd8b85fb9cf98',NULL,2,NULL,10);
INSERT INTO "nqsw_milestone" VALUES(13,'reflective_log','Second reflective log',0,'2027-03-18',NULL,'','ab833d47fe98455b86b1a4e0b1281c5f',NULL,2,NULL,11);
INSERT INTO "nqsw_milestone" VALUES(14,'review','6-month review',0,'2027-03-18',NULL,'','5d1de20bb62e4ae08f7af4a41034dd97',NULL,2,NULL,12);
INSERT INTO "nqsw_milestone" VALUES(15,'observation','Second direct observation',0,'2027-04-16',NULL,'','ffca5d388b384e46ad47b107d0a7376c',NULL,2,NULL,13);
INSERT INTO "nqsw_milestone" VALUES(16,'review','9-month review',1,'2027-06-18',NULL,'','fa0ca6c4335c47c699b4fc0991d2a8b2',NULL,2,NULL,14);
INSERT INTO "nqsw_milestone" VALUES(17,'lived_experience','Second feedback from people with lived experience',0,'2027-08-18',NULL,'','b58790e808dd466daee17cb20b1afa5f',NULL,2,NULL,15);
INSERT INTO "nqsw_milestone" VALUES(18,'professional_feedback','Second feedback from professionals',0,'2027-08-18',NULL,'','4f1ad4c0ad234ff9bf381332c96a6246',NULL,2,NULL,16);
INSERT INTO "nqsw_milestone" VALUES(19,'observation','Third direct observation',0,'2027-08-18',NULL,'','078fd29e43494c6cb5a6427c5c615a34',NULL,2,NULL,17);
INSERT INTO "nqsw_milestone" VALUES(20,'reflective_log','Third reflective log',0,'2027-08-18',NULL,'','20c9988a316f4f84b5410f08d0b05dc2',NULL,2,NULL,18);
INSERT INTO "nqsw_milestone" VALUES(21,'self_assessment','Self-assessment at the end',0,'2027-08-18',NULL,'','1c41951077154c0cb0c806c4e7ef3241',NULL,2,NULL,19);
INSERT INTO "nqsw_milestone" VALUES(22,'development_plan','Development plan, months 6 to 12',0,'2027-09-17',NULL,'','4468d43934474d278f1949fc0fe6f8c8',NULL,2,NULL,20);
INSERT INTO "nqsw_milestone" VALUES(23,'review','12-month review',0,'2027-09-17',NULL,'','b48da93d8ddb49d48be25913ad584ae9',NULL,2,NULL,21);
INSERT INTO "nqsw_milestone" VALUES(24,'final_report','Final report',0,'2027-09-17',NULL,'','d7509e66da2746db871f0af20e46edd4',NULL,2,NULL,22);
INSERT INTO "nqsw_milestone" VALUES(25,'moderation','Internal moderation',0,'2027-09-17',NULL,'','54e56b4f95724a18ae9ff13d6be4ae74',NULL,2,NULL,23);
INSERT INTO "nqsw_milestone" VALUES(26,'outcome','Outcome',0,'2027-09-17',NULL,'','6497281a86c343609a50f0c110608d9b',NULL,2,NULL,24);
CREATE TABLE "nqsw_milestonesignature" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "signer" varchar(12) NOT NULL, "content_hash" varchar(64) NOT NULL, "signed_at" datetime NOT NULL, "is_current" bool NOT NULL, "milestone_id" bigint NOT NULL REFERENCES "nqsw_milestone" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "milestone_signature_signer_is_known" CHECK ("signer" IN ('nqsw', 'line_manager', 'assessor', 'mentor')), CONSTRAINT "milestone_signature_has_a_hash" CHECK (NOT ("content_hash" = '')));
INSERT INTO "nqsw_milestonesignature" VALUES(1,'nqsw','22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6','2026-11-19 10:00:00',1,3,14);
INSERT INTO "nqsw_milestonesignature" VALUES(2,'line_manager','22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6','2026-11-19 10:00:00',1,3,2);
CREATE TABLE "nqsw_milestonetemplate" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(24) NOT NULL, "title" varchar(120) NOT NULL, "due_month" smallint unsigned NOT NULL CHECK ("due_month" >= 0), "is_optional" bool NOT NULL, "asks_for" text NOT NULL, "signed_by" text NOT NULL CHECK ((JSON_VALID("signed_by") OR "signed_by" IS NULL)), "programme_id" bigint NOT NULL REFERENCES "nqsw_programme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "milestone_template_title_stands_once" UNIQUE ("programme_id", "title"));
INSERT INTO "nqsw_milestonetemplate" VALUES(1,'agreement','Support and assessment agreement',0,0,'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(2,'self_assessment','Self-assessment at the start',0,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(3,'development_plan','Development plan, months 0 to 3',3,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(4,'observation','First direct observation',3,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(5,'reflective_log','First reflective log',3,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(6,'review','3-month review',3,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(7,'lived_experience','First feedback from people with lived experience',6,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(8,'professional_feedback','First feedback from professionals',6,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(9,'self_assessment','Self-assessment at the middle',6,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(10,'development_plan','Development plan, months 3 to 6',6,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(11,'reflective_log','Second reflective log',6,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(12,'review','6-month review',6,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(13,'observation','Second direct observation',7,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(14,'review','9-month review',9,1,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(15,'lived_experience','Second feedback from people with lived experience',11,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(16,'professional_feedback','Second feedback from professionals',11,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(17,'observation','Third direct observation',11,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(18,'reflective_log','Third reflective log',11,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(19,'self_assessment','Self-assessment at the end',11,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(20,'development_plan','Development plan, months 6 to 12',12,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(21,'review','12-month review',12,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(22,'final_report','Final report',12,0,'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.','["nqsw", "line_manager", "assessor"]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(23,'moderation','Internal moderation',12,0,'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(24,'outcome','Outcome',12,0,'The employer decides after moderation: pass, fail or an extension, and why.','[]',1);
INSERT INTO "nqsw_milestonetemplate" VALUES(25,'agreement','Support and assessment agreement',0,0,'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(26,'self_assessment','Self-assessment at the start',0,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(27,'development_plan','Development plan, months 0 to 3',3,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(28,'observation','First direct observation',3,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(29,'reflective_log','First reflective log',3,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(30,'review','3-month review',3,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(31,'lived_experience','First feedback from people with lived experience',6,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(32,'professional_feedback','First feedback from professionals',6,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(33,'self_assessment','Self-assessment at the middle',6,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(34,'development_plan','Development plan, months 3 to 6',6,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(35,'reflective_log','Second reflective log',6,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(36,'review','6-month review',6,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(37,'observation','Second direct observation',7,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(38,'review','9-month review',9,1,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(39,'lived_experience','Second feedback from people with lived experience',11,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(40,'professional_feedback','Second feedback from professionals',11,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(41,'observation','Third direct observation',11,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(42,'reflective_log','Third reflective log',11,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(43,'self_assessment','Self-assessment at the end',11,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(44,'development_plan','Development plan, months 6 to 12',12,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(45,'review','12-month review',12,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(46,'final_report','Final report',12,0,'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.','["nqsw", "line_manager", "assessor"]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(47,'moderation','Internal moderation',12,0,'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(48,'outcome','Outcome',12,0,'The employer decides after moderation: pass, fail or an extension, and why.','[]',2);
INSERT INTO "nqsw_milestonetemplate" VALUES(49,'agreement','Support and assessment agreement',0,0,'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(50,'self_assessment','Self-assessment at the start',0,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(51,'development_plan','Development plan, months 0 to 3',3,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(52,'observation','First direct observation',3,0,'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(53,'reflective_log','First reflective log',3,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(54,'review','3-month review',3,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(55,'lived_experience','First feedback from people with lived experience',6,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(56,'professional_feedback','First feedback from professionals',6,0,'What colleagues and other agencies say: a ward, a GP, a care provider, a team colleague. Who was asked in what role, and what was learnt from it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(57,'self_assessment','Self-assessment at the middle',6,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(58,'development_plan','Development plan, months 3 to 6',6,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(59,'reflective_log','Second reflective log',6,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(60,'review','6-month review',6,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(61,'observation','Second direct observation',7,0,'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(62,'review','9-month review',9,1,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(63,'lived_experience','Second feedback from people with lived experience',11,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(64,'professional_feedback','Second feedback from professionals',11,0,'What colleagues and other agencies say: a ward, a GP, a care provider, a team colleague. Who was asked in what role, and what was learnt from it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(65,'observation','Third direct observation',11,0,'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(66,'reflective_log','Third reflective log',11,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(67,'self_assessment','Self-assessment at the end',11,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(68,'development_plan','Development plan, months 6 to 12',12,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(69,'review','12-month review',12,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(70,'final_report','Final report',12,0,'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.','["nqsw", "line_manager", "assessor"]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(71,'moderation','Internal moderation',12,0,'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(72,'outcome','Outcome',12,0,'The employer decides after moderation: pass, fail or an extension, and why.','[]',3);
INSERT INTO "nqsw_milestonetemplate" VALUES(73,'agreement','Support and assessment agreement',0,0,'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(74,'self_assessment','Self-assessment at the start',0,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(75,'development_plan','Development plan, months 0 to 3',3,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(76,'observation','First direct observation',3,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(77,'reflective_log','First reflective log',3,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(78,'review','3-month review',3,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(79,'review','6-month review',6,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(80,'lived_experience','First feedback from people with lived experience',12,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(81,'professional_feedback','First feedback from professionals',12,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(82,'self_assessment','Self-assessment at the middle',12,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(83,'development_plan','Development plan, months 3 to 12',12,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(84,'reflective_log','Second reflective log',12,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(85,'review','12-month review',12,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(86,'observation','Second direct observation',14,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(87,'review','18-month review',18,1,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(88,'lived_experience','Second feedback from people with lived experience',22,0,'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(89,'professional_feedback','Second feedback from professionals',22,0,'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(90,'observation','Third direct observation',22,0,'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(91,'reflective_log','Third reflective log',22,0,'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(92,'self_assessment','Self-assessment at the end',22,0,'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(93,'development_plan','Development plan, months 12 to 24',24,0,'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(94,'review','24-month review',24,0,'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(95,'final_report','Final report',24,0,'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.','["nqsw", "line_manager", "assessor"]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(96,'moderation','Internal moderation',24,0,'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.','[]',4);
INSERT INTO "nqsw_milestonetemplate" VALUES(97,'outcome','Outcome',24,0,'The employer decides after moderation: pass, fail or an extension, and why.','[]',4);
CREATE TABLE "nqsw_outcomestep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "step" varchar(11) NOT NULL, "verdict" varchar(6) NOT NULL, "taken_on" date NOT NULL, "reason" text NOT NULL, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, "taken_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "outcome_step_is_taken_once" UNIQUE ("enrolment_id", "step"), CONSTRAINT "outcome_step_is_known" CHECK ("step" IN ('recommended', 'moderated', 'decided')), CONSTRAINT "outcome_verdict_is_known" CHECK ("verdict" IN ('pass', 'fail', 'extend')));
INSERT INTO "nqsw_outcomestep" VALUES(1,'recommended','pass','2026-11-19','Sound work',1,8);
CREATE TABLE "nqsw_pause" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "reason" varchar(16) NOT NULL, "started_on" date NOT NULL, "ended_on" date NULL, "agreed_by_nqsw_on" date NULL, "agreed_by_line_manager_on" date NULL, "agreed_by_assessor_on" date NULL, "agreed_by_psw_on" date NULL, "absence_id" bigint NULL REFERENCES "workforce_absence" ("id") DEFERRABLE INITIALLY DEFERRED, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "pause_reason_is_known" CHECK ("reason" IN ('sickness', 'bereavement', 'parental_leave', 'lack_of_support')), CONSTRAINT "pause_ends_after_it_starts" CHECK (("ended_on" IS NULL OR "ended_on" >= ("started_on"))));
INSERT INTO "nqsw_pause" VALUES(1,'sickness','2026-10-12','2026-10-23',NULL,NULL,NULL,NULL,3,2);
CREATE TABLE "nqsw_programme" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "version" smallint unsigned NOT NULL CHECK ("version" >= 0), "months" smallint unsigned NOT NULL CHECK ("months" >= 0), "standards" varchar(12) NOT NULL, "required_classes" smallint unsigned NOT NULL CHECK ("required_classes" >= 0), "protected_time_percent" smallint unsigned NOT NULL CHECK ("protected_time_percent" >= 0), "mentor_meeting_every_months" smallint unsigned NOT NULL CHECK ("mentor_meeting_every_months" >= 0), "mentor_load_limit" smallint unsigned NOT NULL CHECK ("mentor_load_limit" >= 0), "is_default" bool NOT NULL, "policy_id" bigint NOT NULL REFERENCES "supervision_frequencypolicy" ("id") DEFERRABLE INITIALLY DEFERRED, "replaces_id" bigint NULL UNIQUE REFERENCES "nqsw_programme" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "programme_version_is_one" UNIQUE ("name", "version"), CONSTRAINT "programme_lasts_up_to_24_months" CHECK (("months" >= 1 AND "months" <= 24)));
INSERT INTO "nqsw_programme" VALUES(1,'Fortnightly NQSW programme',1,12,'child_family',6,10,1,3,1,2,NULL);
INSERT INTO "nqsw_programme" VALUES(2,'ASYE child and family',1,12,'child_family',6,10,1,3,0,1,NULL);
INSERT INTO "nqsw_programme" VALUES(3,'ASYE adults',1,12,'adults',6,10,1,3,0,1,NULL);
INSERT INTO "nqsw_programme" VALUES(4,'Two-year induction (draft)',1,24,'child_family',12,10,1,3,0,1,NULL);
INSERT INTO "nqsw_programme" VALUES(5,'Programme 0',1,12,'child_family',6,10,1,3,0,11,NULL);
CREATE TABLE "nqsw_protectedtime" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "taken_on" date NOT NULL, "hours" decimal NOT NULL, "purpose" varchar(200) NOT NULL, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "protected_time_fits_in_a_day" CHECK (("hours" > '0' AND "hours" <= '24')));
INSERT INTO "nqsw_protectedtime" VALUES(1,'2026-11-06',3.5,'Reading',2);
CREATE TABLE "nqsw_reflection" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(120) NOT NULL, "text" text NOT NULL, "written_on" date NOT NULL, "shared_at" datetime NULL, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "nqsw_reflection" VALUES(1,'A first visit','I listened more than I asked.','2026-11-19','2026-11-19 10:00:00',2);
CREATE TABLE "nqsw_seat" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "status" varchar(9) NOT NULL, "position" integer unsigned NOT NULL CHECK ("position" >= 0), "joined_at" datetime NOT NULL, "mark" varchar(10) NOT NULL, "marked_at" datetime NULL, "apology_reason" varchar(8) NOT NULL, "master_class_id" bigint NOT NULL REFERENCES "nqsw_masterclass" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "place_is_one_a_person" UNIQUE ("master_class_id", "worker_id"), CONSTRAINT "place_position_stands_once" UNIQUE ("master_class_id", "position"), CONSTRAINT "place_mark_needs_a_place" CHECK (("mark" = '' OR "status" = 'enrolled' OR ("mark" = 'apologies' AND "status" = 'apologies'))), CONSTRAINT "place_with_apologies_says_why" CHECK ((("mark" = 'apologies' AND "status" = 'apologies' AND NOT ("apology_reason" = '')) OR (NOT ("status" = 'apologies') AND "apology_reason" = ''))));
INSERT INTO "nqsw_seat" VALUES(1,'enrolled',1,'2026-11-19 10:00:00','',NULL,'',2,4);
INSERT INTO "nqsw_seat" VALUES(2,'waiting',2,'2026-11-19 10:00:00','',NULL,'',2,5);
INSERT INTO "nqsw_seat" VALUES(3,'enrolled',1,'2026-11-09 09:00:00','',NULL,'',3,3);
INSERT INTO "nqsw_seat" VALUES(4,'enrolled',2,'2026-11-09 09:00:00','',NULL,'',3,4);
INSERT INTO "nqsw_seat" VALUES(5,'enrolled',3,'2026-11-09 09:00:00','late','2026-11-19 10:00:00','',3,5);
CREATE TABLE "nqsw_selfassessment" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "moment" varchar(6) NOT NULL, "assessed_on" date NOT NULL, "ratings" text NOT NULL CHECK ((JSON_VALID("ratings") OR "ratings" IS NULL)), "examples" text NOT NULL, "enrolment_id" bigint NOT NULL REFERENCES "nqsw_enrolment" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "self_assessment_is_one_a_moment" UNIQUE ("enrolment_id", "moment"), CONSTRAINT "self_assessment_moment_is_known" CHECK ("moment" IN ('start', 'middle', 'end')));
INSERT INTO "nqsw_selfassessment" VALUES(1,'start','2026-11-19','{"relationships": 2, "communication": 2, "child_development": 2, "adult_needs": 2, "abuse_and_neglect": 2, "assessment": 2, "analysis": 2, "law": 2, "supervision": 2, "organisation": 2}','Two cases',2);
CREATE TABLE "socialaccount_socialaccount" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(200) NOT NULL, "uid" varchar(191) NOT NULL, "last_login" datetime NOT NULL, "date_joined" datetime NOT NULL, "user_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "extra_data" text NOT NULL CHECK ((JSON_VALID("extra_data") OR "extra_data" IS NULL)));
CREATE TABLE "socialaccount_socialapp" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "provider" varchar(30) NOT NULL, "name" varchar(40) NOT NULL, "client_id" varchar(191) NOT NULL, "secret" varchar(191) NOT NULL, "key" varchar(191) NOT NULL, "provider_id" varchar(200) NOT NULL, "settings" text NOT NULL CHECK ((JSON_VALID("settings") OR "settings" IS NULL)));
CREATE TABLE "socialaccount_socialtoken" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token" text NOT NULL, "token_secret" text NOT NULL, "expires_at" datetime NULL, "account_id" integer NOT NULL REFERENCES "socialaccount_socialaccount" ("id") DEFERRABLE INITIALLY DEFERRED, "app_id" integer NULL REFERENCES "socialaccount_socialapp" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "supervision_action" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" char(32) NOT NULL UNIQUE, "what" varchar(500) NOT NULL, "due_on" date NULL, "done_on" date NULL, "dropped_on" date NULL, "outcome" varchar(500) NOT NULL, "created_at" datetime NOT NULL, "owner_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "discussion_id" bigint NULL REFERENCES "supervision_casediscussion" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "action_ends_one_way" CHECK (("done_on" IS NULL OR "dropped_on" IS NULL)));
INSERT INTO "supervision_action" VALUES(1,'75aa92b4c85b4f629fbbca91e3a50c6c','Ask for the school''s attendance record','2026-11-22',NULL,NULL,'','2026-11-19 10:00:00',5,5,1,5);
INSERT INTO "supervision_action" VALUES(2,'8f24319b0a024cbe871f028801413025','Ask for the school''s attendance record','2026-11-22',NULL,NULL,'','2026-11-19 10:00:00',4,4,2,6);
INSERT INTO "supervision_action" VALUES(3,'bd5990ff222f411c995eccd478b07805','Ask for the school''s attendance record','2026-11-22',NULL,NULL,'','2026-11-19 10:00:00',3,3,3,7);
INSERT INTO "supervision_action" VALUES(4,'93de441303504d2e8122fa52f8c521c9','Ask for the school''s attendance record','2026-11-12',NULL,NULL,'','2026-11-19 10:00:00',3,3,NULL,NULL);
INSERT INTO "supervision_action" VALUES(5,'da7b5099a9364cb490b8357ca7d2498b','Ask for the school''s attendance record',NULL,NULL,NULL,'','2026-11-19 10:00:00',2,4,NULL,NULL);
INSERT INTO "supervision_action" VALUES(6,'a3d8f30d795f424e9c80976118e922af','Ask for the school''s attendance record','2026-11-22',NULL,NULL,'','2026-11-19 10:00:00',4,4,4,8);
INSERT INTO "supervision_action" VALUES(7,'49b5f7fb12bf46b59b68beb126000e8e','Write why','2026-12-19',NULL,NULL,'','2026-11-19 10:00:00',2,2,NULL,NULL);
INSERT INTO "supervision_action" VALUES(8,'185f5972f26b4f6f81f5c8377184bd25','Ask for the school''s attendance record','2026-11-26','2026-11-19',NULL,'Done','2026-11-19 10:00:00',3,3,NULL,NULL);
CREATE TABLE "supervision_actionreview" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "outcome" varchar(8) NOT NULL, "action_id" bigint NOT NULL REFERENCES "supervision_action" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "action_is_reviewed_once_a_session" UNIQUE ("action_id", "session_id"));
INSERT INTO "supervision_actionreview" VALUES(1,'carried',5,8);
CREATE TABLE "supervision_addendum" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "added_at" datetime NOT NULL, "body" text NOT NULL, "is_personal" bool NOT NULL, "author_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "text_id" bigint NOT NULL REFERENCES "supervision_signedtext" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_addendum" VALUES(1,'2026-11-19 10:00:00','The visit was on Tuesday.',0,2,3);
CREATE TABLE "supervision_agendaitem" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(300) NOT NULL, "added_at" datetime NOT NULL, "added_by_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_agendaitem" VALUES(1,'Annual leave','2026-11-19 10:00:00',4,1);
INSERT INTO "supervision_agendaitem" VALUES(2,'Court report','2026-11-19 10:00:00',2,2);
CREATE TABLE "supervision_agreement" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "clock_started_on" date NOT NULL, "starts_on" date NOT NULL, "ends_on" date NULL, "last_held_on" date NULL, "next_due_on" date NULL, "set_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisor_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "policy_id" bigint NOT NULL REFERENCES "supervision_frequencypolicy" ("id") DEFERRABLE INITIALLY DEFERRED, "cases_discussed_within_weeks" smallint unsigned NOT NULL CHECK ("cases_discussed_within_weeks" >= 0), CONSTRAINT "agreement_supervisor_is_not_supervisee" CHECK (NOT ("supervisor_id" = ("supervisee_id"))), CONSTRAINT "agreement_ends_after_it_starts" CHECK (("ends_on" IS NULL OR "ends_on" >= ("starts_on"))), CONSTRAINT "agreement_clock_starts_no_later" CHECK ("clock_started_on" <= ("starts_on")));
INSERT INTO "supervision_agreement" VALUES(1,'2026-03-02','2026-03-02',NULL,'2026-11-04','2026-12-04',NULL,3,2,7,8);
INSERT INTO "supervision_agreement" VALUES(2,'2026-03-02','2026-03-02',NULL,'2026-11-10','2026-12-10',NULL,4,2,8,8);
INSERT INTO "supervision_agreement" VALUES(3,'2026-03-02','2026-03-02',NULL,'2026-11-12','2026-12-14',NULL,5,2,9,8);
INSERT INTO "supervision_agreement" VALUES(4,'2026-03-02','2026-03-02',NULL,NULL,'2026-04-02',NULL,2,1,10,8);
INSERT INTO "supervision_agreement" VALUES(5,'2026-03-02','2026-03-02',NULL,NULL,'2026-04-02',NULL,10,2,12,8);
INSERT INTO "supervision_agreement" VALUES(6,'2026-03-02','2026-03-02',NULL,NULL,'2026-04-02',NULL,13,1,13,8);
INSERT INTO "supervision_agreement" VALUES(7,'2026-09-07','2026-09-07',NULL,NULL,'2026-09-21',NULL,14,2,2,4);
CREATE TABLE "supervision_attendance" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "held_on" date NULL, "moves_clock" bool NOT NULL, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "attendance_is_listed_once" UNIQUE ("session_id", "supervisee_id"));
INSERT INTO "supervision_attendance" VALUES(1,NULL,1,4,1);
INSERT INTO "supervision_attendance" VALUES(2,NULL,1,5,2);
INSERT INTO "supervision_attendance" VALUES(3,NULL,1,5,3);
INSERT INTO "supervision_attendance" VALUES(4,NULL,1,3,4);
INSERT INTO "supervision_attendance" VALUES(5,'2026-11-12',1,5,5);
INSERT INTO "supervision_attendance" VALUES(6,'2026-11-10',1,4,6);
INSERT INTO "supervision_attendance" VALUES(7,'2026-11-04',1,3,7);
INSERT INTO "supervision_attendance" VALUES(8,'2026-10-28',1,4,8);
INSERT INTO "supervision_attendance" VALUES(9,NULL,1,4,9);
INSERT INTO "supervision_attendance" VALUES(10,NULL,1,3,9);
CREATE TABLE "supervision_audit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL, "org_role" smallint unsigned NULL CHECK ("org_role" >= 0), "from_on" date NOT NULL, "to_on" date NOT NULL, "size" smallint unsigned NOT NULL CHECK ("size" >= 0), "seed" varchar(32) NOT NULL, "frame" text NOT NULL CHECK ((JSON_VALID("frame") OR "frame" IS NULL)), "opened_at" datetime NOT NULL, "closed_at" datetime NULL, "opened_by_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NULL REFERENCES "workforce_team" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "audit_period_ends_after_it_starts" CHECK ("to_on" >= ("from_on")), CONSTRAINT "audit_draws_a_file" CHECK ("size" >= 1));
INSERT INTO "supervision_audit" VALUES(1,'Autumn',NULL,'2026-09-01','2026-11-19',1,'22de1120be49baf5','[4]','2026-11-19 10:00:00',NULL,9,NULL);
CREATE TABLE "supervision_audit_questions" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "audit_id" bigint NOT NULL REFERENCES "supervision_audit" ("id") DEFERRABLE INITIALLY DEFERRED, "auditquestion_id" bigint NOT NULL REFERENCES "supervision_auditquestion" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_audit_questions" VALUES(1,1,1);
INSERT INTO "supervision_audit_questions" VALUES(2,1,2);
INSERT INTO "supervision_audit_questions" VALUES(3,1,3);
INSERT INTO "supervision_audit_questions" VALUES(4,1,4);
INSERT INTO "supervision_audit_questions" VALUES(5,1,5);
INSERT INTO "supervision_audit_questions" VALUES(6,1,6);
INSERT INTO "supervision_audit_questions" VALUES(7,1,7);
INSERT INTO "supervision_audit_questions" VALUES(8,1,8);
CREATE TABLE "supervision_auditedfile" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "overall" smallint unsigned NULL CHECK ("overall" >= 0), "moderated" smallint unsigned NULL CHECK ("moderated" >= 0), "moderation_note" text NOT NULL, "scored_at" datetime NULL, "moderated_at" datetime NULL, "audit_id" bigint NOT NULL REFERENCES "supervision_audit" ("id") DEFERRABLE INITIALLY DEFERRED, "auditor_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "moderator_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "audit_draws_a_worker_once" UNIQUE ("audit_id", "worker_id"), CONSTRAINT "audit_moderator_is_not_the_auditor" CHECK (("moderator_id" IS NULL OR NOT ("moderator_id" = ("auditor_id") AND "moderator_id" IS NOT NULL))));
INSERT INTO "supervision_auditedfile" VALUES(1,1,2,3,'Reasons are missing','2026-11-19 10:00:00','2026-11-19 10:00:00',1,9,15,4);
CREATE TABLE "supervision_auditfinding" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "theme" varchar(60) NOT NULL, "found_on" date NOT NULL, "action_id" bigint NOT NULL UNIQUE REFERENCES "supervision_action" ("id") DEFERRABLE INITIALLY DEFERRED, "file_id" bigint NOT NULL REFERENCES "supervision_auditedfile" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_auditfinding" VALUES(1,'Reasons','2026-11-19',7,1);
CREATE TABLE "supervision_auditquestion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "text" varchar(300) NOT NULL, "guidance" varchar(500) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "is_asked" bool NOT NULL, CONSTRAINT "audit_question_has_words" CHECK (NOT ("text" = '')));
INSERT INTO "supervision_auditquestion" VALUES(1,'Supervision was as regular as promised, and gaps are explained.','Compare the days of the sessions with the promised interval.',0,1);
INSERT INTO "supervision_auditquestion" VALUES(2,'Decisions are clear, with a rationale and a timescale.','Someone new to the case would understand.',1,1);
INSERT INTO "supervision_auditquestion" VALUES(3,'The child’s voice and lived experience shaped the decisions.','Not only what adults say of the child.',2,1);
INSERT INTO "supervision_auditquestion" VALUES(4,'Risk is weighed, and thresholds such as section 47 are considered.','Where no strategy discussion was held, the record says why.',3,1);
INSERT INTO "supervision_auditquestion" VALUES(5,'There is reflection and challenge, not only a list of tasks.','Another explanation was looked at.',4,1);
INSERT INTO "supervision_auditquestion" VALUES(6,'Actions are followed up from one session to the next.','Carried forward twice is a sign of drift.',5,1);
INSERT INTO "supervision_auditquestion" VALUES(7,'The worker’s workload and development are looked after.','Only the case part can be seen.',6,1);
INSERT INTO "supervision_auditquestion" VALUES(8,'The record is signed by both, in good time.','Within five working days.',7,1);
CREATE TABLE "supervision_auditscore" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "grade" smallint unsigned NOT NULL CHECK ("grade" >= 0), "evidence" text NOT NULL, "file_id" bigint NOT NULL REFERENCES "supervision_auditedfile" ("id") DEFERRABLE INITIALLY DEFERRED, "question_id" bigint NOT NULL REFERENCES "supervision_auditquestion" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "audit_question_is_scored_once" UNIQUE ("file_id", "question_id"), CONSTRAINT "audit_grade_is_known" CHECK ("grade" IN (1, 2, 3, 4)));
INSERT INTO "supervision_auditscore" VALUES(1,2,'Seen in the record',1,1);
INSERT INTO "supervision_auditscore" VALUES(2,2,'Seen in the record',1,2);
INSERT INTO "supervision_auditscore" VALUES(3,2,'Seen in the record',1,3);
INSERT INTO "supervision_auditscore" VALUES(4,2,'Seen in the record',1,4);
INSERT INTO "supervision_auditscore" VALUES(5,2,'Seen in the record',1,5);
INSERT INTO "supervision_auditscore" VALUES(6,2,'Seen in the record',1,6);
INSERT INTO "supervision_auditscore" VALUES(7,2,'Seen in the record',1,7);
INSERT INTO "supervision_auditscore" VALUES(8,2,'Seen in the record',1,8);
CREATE TABLE "supervision_calendarfeed" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "token_hash" varchar(64) NOT NULL UNIQUE, "made_at" datetime NOT NULL, "left_out" text NOT NULL CHECK ((JSON_VALID("left_out") OR "left_out" IS NULL)), "worker_id" bigint NOT NULL UNIQUE REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_calendarfeed" VALUES(1,'d4015cb117b8bcb002666e6c8634a879da67ce71e5b3279df04a07adae080402','2026-11-19 10:00:00','[]',4);
CREATE TABLE "supervision_calendarreply" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answer" varchar(9) NOT NULL, "sequence" integer unsigned NOT NULL CHECK ("sequence" >= 0), "answered_at" datetime NOT NULL, "uploaded_at" datetime NOT NULL, "uploaded_by_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "entry_id" bigint NOT NULL UNIQUE REFERENCES "supervision_diaryentry" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "calendar_reply_answer_is_known" CHECK ("answer" IN ('accepted', 'tentative', 'declined')));
INSERT INTO "supervision_calendarreply" VALUES(1,'accepted',0,'2026-11-19 10:00:00','2026-11-19 10:00:00',2,15);
CREATE TABLE "supervision_casediscussion" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" char(32) NOT NULL UNIQUE, "case_reference" varchar(40) NOT NULL, "category" varchar(12) NOT NULL, "update" text NOT NULL, "childs_voice" text NOT NULL, "strengths" text NOT NULL, "risks" text NOT NULL, "reflection" text NOT NULL, "decision" text NOT NULL, "rationale" text NOT NULL, "timescale" varchar(200) NOT NULL, "strategy_discussion" varchar(12) NOT NULL, "strategy_reason" text NOT NULL, "strategy_held_on" date NULL, "consent" varchar(14) NOT NULL, "consent_reason" text NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "discussion_has_a_case_reference" CHECK (NOT ("case_reference" = '')));
INSERT INTO "supervision_casediscussion" VALUES(1,'994976da52024eb7b1d7bdac6098513c','P2000000','cin','','','','','','Visit weekly','Two missed appointments','','not_relevant','',NULL,'not_needed','',0,5,5);
INSERT INTO "supervision_casediscussion" VALUES(2,'7d1ef35399e041809daf3542df46ba74','P2000001','cin','','','','','','Visit weekly','Two missed appointments','','not_relevant','',NULL,'not_needed','',0,4,6);
INSERT INTO "supervision_casediscussion" VALUES(3,'c7eb7159aa18441da856c5bbe9b4371c','P2000002','cin','','','','','','Visit weekly','Two missed appointments','','not_relevant','',NULL,'not_needed','',0,3,7);
INSERT INTO "supervision_casediscussion" VALUES(4,'3be57d877b284c34a79d7a5a725fe37a','P2000003','cin','','','','','','Visit weekly','Two missed appointments','','not_relevant','',NULL,'not_needed','',0,4,8);
CREATE TABLE "supervision_cover" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "reason" varchar(100) NOT NULL, "agreement_id" bigint NOT NULL REFERENCES "supervision_agreement" ("id") DEFERRABLE INITIALLY DEFERRED, "set_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisor_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "cover_ends_after_it_starts" CHECK ("ends_on" >= ("starts_on")));
INSERT INTO "supervision_cover" VALUES(1,'2026-11-19','2026-12-09','Leave',6,8,12);
INSERT INTO "supervision_cover" VALUES(2,'2026-08-03','2026-08-07','',6,NULL,12);
CREATE TABLE "supervision_cpddraft" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "title" varchar(120) NOT NULL, "what" text NOT NULL, "reflection" text NOT NULL, "impact" text NOT NULL, "peer" varchar(120) NOT NULL, "saved_at" datetime NOT NULL, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_cpddraft" VALUES(1,'Chronologies','Wrote two','','','','2026-11-19 10:00:00',4,8);
CREATE TABLE "supervision_decision" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "decided_at" datetime NOT NULL, "case_reference" varchar(40) NOT NULL, "decision" text NOT NULL, "rationale" text NOT NULL, "decided_by_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "decision_has_its_rationale" CHECK ((NOT ("decision" = '') AND NOT ("rationale" = ''))));
INSERT INTO "supervision_decision" VALUES(1,'2026-11-19 10:00:00','P2000001','Strategy meeting','Bruising',2,4);
CREATE TABLE "supervision_diaryentry" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "subject" varchar(16) NOT NULL, "uid" char(32) NOT NULL, "sequence" integer unsigned NOT NULL CHECK ("sequence" >= 0), "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "place" varchar(200) NOT NULL, "path" varchar(200) NOT NULL, "is_exclusive" bool NOT NULL, "is_given" bool NOT NULL, "is_tentative" bool NOT NULL, "cancelled_at" datetime NULL, "changed_at" datetime NOT NULL, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "diary_entry_is_one_a_person" UNIQUE ("worker_id", "uid"), CONSTRAINT "diary_entry_ends_after_it_starts" CHECK ("ends_at" > ("starts_at")));
INSERT INTO "supervision_diaryentry" VALUES(1,'supervision','94039c564d904c979544945d3966191c',0,'2026-11-23 10:00:00','2026-11-23 11:30:00','Room 2','/supervision/sessions/1/',1,1,0,NULL,'2026-11-19 10:00:00',2);
INSERT INTO "supervision_diaryentry" VALUES(2,'supervision','94039c564d904c979544945d3966191c',0,'2026-11-23 10:00:00','2026-11-23 11:30:00','Room 2','/supervision/sessions/1/',1,0,0,NULL,'2026-11-19 10:00:00',4);
INSERT INTO "supervision_diaryentry" VALUES(3,'supervision','42bbd57977e94cb0b8b3fe46e34ea02b',0,'2026-11-19 14:00:00','2026-11-19 15:00:00','','/supervision/sessions/2/',1,1,0,NULL,'2026-11-19 10:00:00',2);
INSERT INTO "supervision_diaryentry" VALUES(4,'supervision','42bbd57977e94cb0b8b3fe46e34ea02b',0,'2026-11-19 14:00:00','2026-11-19 15:00:00','','/supervision/sessions/2/',1,0,0,NULL,'2026-11-19 10:00:00',5);
INSERT INTO "supervision_diaryentry" VALUES(5,'supervision','a541834b61e24d10872c287d52ccb29c',1,'2026-11-30 10:00:00','2026-11-30 11:30:00','Room 2','/supervision/sessions/3/',1,1,0,'2026-11-19 10:00:00','2026-11-19 10:00:00',2);
INSERT INTO "supervision_diaryentry" VALUES(6,'supervision','a541834b61e24d10872c287d52ccb29c',1,'2026-11-30 10:00:00','2026-11-30 11:30:00','Room 2','/supervision/sessions/3/',1,0,0,'2026-11-19 10:00:00','2026-11-19 10:00:00',5);
INSERT INTO "supervision_diaryentry" VALUES(7,'supervision','453dc8753a61488abf7599844df5bd79',0,'2026-11-18 10:00:00','2026-11-18 11:00:00','','/supervision/sessions/4/',1,1,0,NULL,'2026-11-19 10:00:00',2);
INSERT INTO "supervision_diaryentry" VALUES(8,'supervision','453dc8753a61488abf7599844df5bd79',0,'2026-11-18 10:00:00','2026-11-18 11:00:00','','/supervision/sessions/4/',1,0,0,NULL,'2026-11-19 10:00:00',3);
INSERT INTO "supervision_diaryentry" VALUES(9,'mentor_meeting','93742c46b8584ac994b3f6fae2721852',0,'2026-11-22 15:00:00','2026-11-22 16:00:00','','/nqsw/mentor-meetings/1/',1,0,0,NULL,'2026-11-19 10:00:00',3);
INSERT INTO "supervision_diaryentry" VALUES(10,'mentor_meeting','93742c46b8584ac994b3f6fae2721852',0,'2026-11-22 15:00:00','2026-11-22 16:00:00','','/nqsw/mentor-meetings/1/',1,0,0,NULL,'2026-11-19 10:00:00',6);
INSERT INTO "supervision_diaryentry" VALUES(11,'mentor_meeting','2df4ebab8cde4f72a49294bfa034aac8',0,'2026-12-03 15:00:00','2026-12-03 16:00:00','','/nqsw/mentor-meetings/2/',1,0,0,NULL,'2026-11-19 10:00:00',3);
INSERT INTO "supervision_diaryentry" VALUES(12,'mentor_meeting','2df4ebab8cde4f72a49294bfa034aac8',0,'2026-12-03 15:00:00','2026-12-03 16:00:00','','/nqsw/mentor-meetings/2/',1,0,0,NULL,'2026-11-19 10:00:00',6);
INSERT INTO "supervision_diaryentry" VALUES(13,'master_class','5dbef59bab7942d496197256ffeb0b9b',0,'2026-12-16 14:00:00','2026-12-16 16:00:00','Room 5','/nqsw/classes/2/',0,0,0,NULL,'2026-11-19 10:00:00',4);
INSERT INTO "supervision_diaryentry" VALUES(14,'master_class','056af8a350fb4be5861e2f401a9bf88f',0,'2026-11-19 09:00:00','2026-11-19 11:00:00','Room 5','/nqsw/classes/3/',0,0,0,NULL,'2026-11-19 10:00:00',3);
INSERT INTO "supervision_diaryentry" VALUES(15,'master_class','056af8a350fb4be5861e2f401a9bf88f',0,'2026-11-19 09:00:00','2026-11-19 11:00:00','Room 5','/nqsw/classes/3/',0,0,0,NULL,'2026-11-19 10:00:00',4);
INSERT INTO "supervision_diaryentry" VALUES(16,'master_class','056af8a350fb4be5861e2f401a9bf88f',0,'2026-11-19 09:00:00','2026-11-19 11:00:00','Room 5','/nqsw/classes/3/',0,0,0,NULL,'2026-11-19 10:00:00',5);
INSERT INTO "supervision_diaryentry" VALUES(17,'supervision','0ae0f5e609124578aaa88acb21fdbfeb',0,'2026-12-03 10:00:00','2026-12-03 12:00:00','Room 1','/supervision/sessions/9/',1,1,0,NULL,'2026-11-19 10:00:00',2);
INSERT INTO "supervision_diaryentry" VALUES(18,'supervision','0ae0f5e609124578aaa88acb21fdbfeb',0,'2026-12-03 10:00:00','2026-12-03 12:00:00','Room 1','/supervision/sessions/9/',1,0,0,NULL,'2026-11-19 10:00:00',3);
INSERT INTO "supervision_diaryentry" VALUES(19,'supervision','0ae0f5e609124578aaa88acb21fdbfeb',0,'2026-12-03 10:00:00','2026-12-03 12:00:00','Room 1','/supervision/sessions/9/',1,0,0,NULL,'2026-11-19 10:00:00',4);
INSERT INTO "supervision_diaryentry" VALUES(20,'milestone','69a188f44dcc4fe8a15a4cc3bfb06128',1,'2026-09-20 23:00:00','2026-09-21 23:00:00','','/nqsw/milestones/3/',0,0,0,'2026-11-19 10:00:00','2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(21,'milestone','37aab8ef2bb347fa880575c2febf36ca',1,'2026-09-20 23:00:00','2026-09-21 23:00:00','','/nqsw/milestones/4/',0,0,0,'2026-11-19 10:00:00','2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(22,'milestone','22f19a23c5e347dfad92e0bb441a7a1a',1,'2026-12-18 00:00:00','2026-12-19 00:00:00','','/nqsw/milestones/5/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(23,'milestone','3be35ddc2518425c8196319890bcd4c9',1,'2026-12-18 00:00:00','2026-12-19 00:00:00','','/nqsw/milestones/6/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(24,'milestone','f076c549f63f4c91a9c35db2ee555c1c',1,'2026-12-18 00:00:00','2026-12-19 00:00:00','','/nqsw/milestones/7/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(25,'milestone','7d6b9802aec64b018377e72bde505e01',1,'2026-12-18 00:00:00','2026-12-19 00:00:00','','/nqsw/milestones/8/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(26,'milestone','11c963c433814780ac3b6629d19834e8',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/9/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(27,'milestone','ca2018810a9f44e69e38e37ffa026ab6',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/10/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(28,'milestone','f3d72b9bd37a452cacfc95558d66b8de',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/11/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(29,'milestone','96662a703ce141d292bdd8b85fb9cf98',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/12/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(30,'milestone','ab833d47fe98455b86b1a4e0b1281c5f',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/13/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(31,'milestone','5d1de20bb62e4ae08f7af4a41034dd97',1,'2027-03-18 00:00:00','2027-03-19 00:00:00','','/nqsw/milestones/14/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(32,'milestone','ffca5d388b384e46ad47b107d0a7376c',1,'2027-04-15 23:00:00','2027-04-16 23:00:00','','/nqsw/milestones/15/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(33,'milestone','b58790e808dd466daee17cb20b1afa5f',1,'2027-08-17 23:00:00','2027-08-18 23:00:00','','/nqsw/milestones/17/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(34,'milestone','4f1ad4c0ad234ff9bf381332c96a6246',1,'2027-08-17 23:00:00','2027-08-18 23:00:00','','/nqsw/milestones/18/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(35,'milestone','078fd29e43494c6cb5a6427c5c615a34',1,'2027-08-17 23:00:00','2027-08-18 23:00:00','','/nqsw/milestones/19/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(36,'milestone','20c9988a316f4f84b5410f08d0b05dc2',1,'2027-08-17 23:00:00','2027-08-18 23:00:00','','/nqsw/milestones/20/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(37,'milestone','1c41951077154c0cb0c806c4e7ef3241',1,'2027-08-17 23:00:00','2027-08-18 23:00:00','','/nqsw/milestones/21/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(38,'milestone','4468d43934474d278f1949fc0fe6f8c8',1,'2027-09-16 23:00:00','2027-09-17 23:00:00','','/nqsw/milestones/22/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(39,'milestone','b48da93d8ddb49d48be25913ad584ae9',1,'2027-09-16 23:00:00','2027-09-17 23:00:00','','/nqsw/milestones/23/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(40,'milestone','d7509e66da2746db871f0af20e46edd4',1,'2027-09-16 23:00:00','2027-09-17 23:00:00','','/nqsw/milestones/24/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(41,'milestone','54e56b4f95724a18ae9ff13d6be4ae74',1,'2027-09-16 23:00:00','2027-09-17 23:00:00','','/nqsw/milestones/25/',0,0,0,NULL,'2026-11-19 10:00:00',14);
INSERT INTO "supervision_diaryentry" VALUES(42,'milestone','6497281a86c343609a50f0c110608d9b',1,'2027-09-16 23:00:00','2027-09-17 23:00:00','','/nqsw/milestones/26/',0,0,0,NULL,'2026-11-19 10:00:00',14);
CREATE TABLE "supervision_disagreementanswer" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "answered_at" datetime NOT NULL, "body" text NOT NULL, "answered_by_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "signature_id" bigint NOT NULL UNIQUE REFERENCES "supervision_signature" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_disagreementanswer" VALUES(1,'2026-11-19 10:00:00','Counted again: nine it is.',2,5);
CREATE TABLE "supervision_escalationstep" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "rung" varchar(9) NOT NULL UNIQUE, "days_overdue" smallint unsigned NOT NULL CHECK ("days_overdue" >= 0), CONSTRAINT "escalation_starts_once_overdue" CHECK ("days_overdue" >= 1));
INSERT INTO "supervision_escalationstep" VALUES(1,'manager',8);
CREATE TABLE "supervision_frequencypolicy" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "source" varchar(80) NOT NULL, "reference" varchar(200) NOT NULL, "minimum_minutes" smallint unsigned NOT NULL CHECK ("minimum_minutes" >= 0), "ad_hoc_moves_clock" bool NOT NULL, "counted_absence_working_days" smallint unsigned NOT NULL CHECK ("counted_absence_working_days" >= 0), "return_grace_working_days" smallint unsigned NOT NULL CHECK ("return_grace_working_days" >= 0), "moves_to_working_day" bool NOT NULL, "is_default_for_nqsws" bool NOT NULL, "is_default_for_others" bool NOT NULL, "cases_discussed_within_weeks" smallint unsigned NOT NULL CHECK ("cases_discussed_within_weeks" >= 0));
INSERT INTO "supervision_frequencypolicy" VALUES(1,'ASYE policy','LGA standard 5','LGA, Standards for employers of social workers in England, standard 5',90,0,5,5,1,0,0,4);
INSERT INTO "supervision_frequencypolicy" VALUES(2,'Fortnightly NQSW programme','Ofsted letter, 17 May 2011','Ofsted inspection letter of 17 May 2011; CWDC NQSW programme, 2008 to 2012',90,0,5,5,1,1,0,4);
INSERT INTO "supervision_frequencypolicy" VALUES(3,'DfE support page: NQSWs','DfE, October 2024, standard 5','DfE, Support for social workers, October 2024, standard 5',90,0,5,5,1,0,0,4);
INSERT INTO "supervision_frequencypolicy" VALUES(4,'DfE support page: everyone else','DfE, October 2024, standard 5','DfE, Support for social workers, October 2024, standard 5',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(5,'All staff, agency included','LGA standard 5','LGA, Standards for employers of social workers in England, standard 5',90,0,5,5,1,0,1,8);
INSERT INTO "supervision_frequencypolicy" VALUES(6,'Four-weekly','Nottinghamshire supplementary policy','Nottinghamshire County Council, supplementary supervision policy',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(7,'Policy 0','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(8,'Policy 1','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(9,'Policy 2','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(10,'Policy 3','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(11,'Policy 4','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(12,'Policy 5','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(13,'Policy 6','LGA standard 5','',90,0,5,5,1,0,0,8);
INSERT INTO "supervision_frequencypolicy" VALUES(14,'Policy 7','LGA standard 5','',90,0,5,5,1,0,0,8);
CREATE TABLE "supervision_logrow" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "fingerprint" varchar(64) NOT NULL UNIQUE, "row_number" integer unsigned NOT NULL CHECK ("row_number" >= 0), "file_name" varchar(255) NOT NULL, "met_on" date NOT NULL, "supervisee_name" varchar(200) NOT NULL, "supervisor_name" varchar(200) NOT NULL, "kind" varchar(10) NOT NULL, "minutes" smallint unsigned NULL CHECK ("minutes" >= 0), "was_signed" bool NULL, "outcome" varchar(14) NOT NULL, "called_off_reason" varchar(12) NOT NULL, "problem" varchar(300) NOT NULL, "set_aside_at" datetime NULL, "set_aside_reason" varchar(200) NOT NULL, "settled_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NULL UNIQUE REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "log_row_with_a_session_has_no_problem" CHECK (("session_id" IS NULL OR "problem" = '')), CONSTRAINT "log_row_is_set_aside_for_a_reason" CHECK (("set_aside_at" IS NULL OR ("session_id" IS NULL AND NOT ("set_aside_reason" = '')))));
INSERT INTO "supervision_logrow" VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',7,'log.xlsx','2026-10-01','A Ahmed','D Okafor','one_to_one',90,NULL,'held','','Two people are called A Ahmed.',NULL,'',NULL,NULL);
CREATE TABLE "supervision_personalnote" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "wellbeing" text NOT NULL, "released_at" datetime NULL, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "personal_note_is_one_a_supervisee" UNIQUE ("session_id", "supervisee_id"));
INSERT INTO "supervision_personalnote" VALUES(1,'Tired, and glad of the leave',NULL,5,5);
INSERT INTO "supervision_personalnote" VALUES(2,'Tired, and glad of the leave',NULL,4,6);
INSERT INTO "supervision_personalnote" VALUES(3,'Tired, and glad of the leave',NULL,3,7);
INSERT INTO "supervision_personalnote" VALUES(4,'Tired, and glad of the leave',NULL,4,8);
CREATE TABLE "supervision_policystage" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_number" smallint unsigned NOT NULL CHECK ("from_number" >= 0), "from_unit" varchar(5) NOT NULL, "every_number" smallint unsigned NOT NULL CHECK ("every_number" >= 0), "every_unit" varchar(5) NOT NULL, "policy_id" bigint NOT NULL REFERENCES "supervision_frequencypolicy" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "policy_stage_starts_once" UNIQUE ("policy_id", "from_number", "from_unit"), CONSTRAINT "policy_stage_interval_is_positive" CHECK ("every_number" >= 1));
INSERT INTO "supervision_policystage" VALUES(1,0,'day',1,'week',1);
INSERT INTO "supervision_policystage" VALUES(2,6,'week',2,'week',1);
INSERT INTO "supervision_policystage" VALUES(3,6,'month',1,'month',1);
INSERT INTO "supervision_policystage" VALUES(4,0,'day',2,'week',2);
INSERT INTO "supervision_policystage" VALUES(5,0,'day',2,'week',3);
INSERT INTO "supervision_policystage" VALUES(6,0,'day',1,'month',4);
INSERT INTO "supervision_policystage" VALUES(7,0,'day',1,'month',5);
INSERT INTO "supervision_policystage" VALUES(8,0,'day',28,'day',6);
INSERT INTO "supervision_policystage" VALUES(9,0,'week',1,'month',7);
INSERT INTO "supervision_policystage" VALUES(10,0,'week',1,'month',8);
INSERT INTO "supervision_policystage" VALUES(11,0,'week',1,'month',9);
INSERT INTO "supervision_policystage" VALUES(12,0,'week',1,'month',10);
INSERT INTO "supervision_policystage" VALUES(13,0,'week',14,'day',11);
INSERT INTO "supervision_policystage" VALUES(14,0,'week',1,'month',12);
INSERT INTO "supervision_policystage" VALUES(15,0,'week',1,'month',13);
INSERT INTO "supervision_policystage" VALUES(16,0,'week',1,'month',14);
CREATE TABLE "supervision_prompt" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "box" varchar(12) NOT NULL, "theme" varchar(60) NOT NULL, "text" varchar(300) NOT NULL, "position" smallint unsigned NOT NULL CHECK ("position" >= 0), "is_shown" bool NOT NULL, CONSTRAINT "prompt_is_asked_once" UNIQUE ("box", "text"), CONSTRAINT "prompt_has_words" CHECK (NOT ("text" = '')));
INSERT INTO "supervision_prompt" VALUES(1,'wellbeing','Support','What took the most out of you since we last met?',0,1);
INSERT INTO "supervision_prompt" VALUES(2,'wellbeing','Support','What would make the next two weeks easier?',1,1);
INSERT INTO "supervision_prompt" VALUES(3,'workload','Management','Which piece of work worries you because nobody has looked at it recently?',2,1);
INSERT INTO "supervision_prompt" VALUES(4,'workload','Mediation','What do you need from other teams or agencies that you are not getting?',3,1);
INSERT INTO "supervision_prompt" VALUES(5,'learning','Development','What did you do well that you could teach someone else?',4,1);
INSERT INTO "supervision_prompt" VALUES(6,'learning','Development','Where did you feel out of your depth?',5,1);
INSERT INTO "supervision_prompt" VALUES(7,'childs_voice','Lived experience','What is an ordinary morning like in this home for this child?',6,1);
INSERT INTO "supervision_prompt" VALUES(8,'childs_voice','Lived experience','What would the child say is going wrong, and what have they shown?',7,1);
INSERT INTO "supervision_prompt" VALUES(9,'childs_voice','Neglect','When did someone last see the child’s bed, food and clothes?',8,1);
INSERT INTO "supervision_prompt" VALUES(10,'strengths','Strengths','What goes well, even a little, and what makes that possible?',9,1);
INSERT INTO "supervision_prompt" VALUES(11,'strengths','Strengths','Who around the family turns up when it matters?',10,1);
INSERT INTO "supervision_prompt" VALUES(12,'risks','Risk','What are we worried will happen, to whom, how soon, and how likely is it?',11,1);
INSERT INTO "supervision_prompt" VALUES(13,'risks','Domestic abuse','What pattern of control is there, and who in the home is being held to account?',12,1);
INSERT INTO "supervision_prompt" VALUES(14,'risks','Neglect','What is the harm so far, put together rather than one event at a time?',13,1);
INSERT INTO "supervision_prompt" VALUES(15,'risks','Exploitation','Who has the child’s time, phone and money, and where do they go?',14,1);
INSERT INTO "supervision_prompt" VALUES(16,'reflection','Reflection','What else could explain what you see?',15,1);
INSERT INTO "supervision_prompt" VALUES(17,'reflection','Reflection','What did you feel in that house, and what might that tell us?',16,1);
INSERT INTO "supervision_prompt" VALUES(18,'reflection','Reflection','Whose account have we come to rely on, and what would change our mind?',17,1);
INSERT INTO "supervision_prompt" VALUES(19,'decision','Management','What happens next, by when, and what if it does not?',18,1);
INSERT INTO "supervision_prompt" VALUES(20,'decision','Section 47','Is the threshold for a strategy discussion met today? If not, why not?',19,1);
CREATE TABLE "supervision_reminder" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(24) NOT NULL, "subject" varchar(100) NOT NULL, "due_on" date NOT NULL, "line" varchar(300) NOT NULL, "path" varchar(200) NOT NULL, "calendar" text NOT NULL, "message_id" varchar(120) NOT NULL UNIQUE, "state" varchar(9) NOT NULL, "attempts" smallint unsigned NOT NULL CHECK ("attempts" >= 0), "made_at" datetime NOT NULL, "claimed_at" datetime NULL, "sent_at" datetime NULL, "problem" varchar(200) NOT NULL, "about_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "recipient_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "settled_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "told_in_id" bigint NULL REFERENCES "supervision_reminder" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "reminder_is_made_once" UNIQUE ("kind", "subject", "due_on", "recipient_id"), CONSTRAINT "reminder_state_is_known" CHECK ("state" IN ('gathered', 'dropped', 'waiting', 'claimed', 'sent', 'failed', 'uncertain', 'settled')), CONSTRAINT "reminder_told_in_another_was_gathered" CHECK (("told_in_id" IS NULL OR "state" = 'gathered')));
INSERT INTO "supervision_reminder" VALUES(1,'invitation','94039c56-4d90-4c97-9544-945d3966191c:0','2026-11-23','Supervision with Amina Ahmed3 is booked: Monday 23 November, 10:00 to 11:30, Room 2.','/supervision/sessions/1/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261123T100000
DTEND;TZID=Europe/London:20261123T113000
DTSTAMP:20261119T100000Z
UID:94039c56-4d90-4c97-9544-945d3966191c
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person3@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/1/
END:VEVENT
END:VCALENDAR
','<24589bf0-ac8b-5b91-8eec-c40bbd910f65@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(2,'invitation','94039c56-4d90-4c97-9544-945d3966191c:0','2026-11-23','Supervision with Amina Ahmed1 is booked: Monday 23 November, 10:00 to 11:30, Room 2.','/supervision/sessions/1/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261123T100000
DTEND;TZID=Europe/London:20261123T113000
DTSTAMP:20261119T100000Z
UID:94039c56-4d90-4c97-9544-945d3966191c
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person3@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/1/
END:VEVENT
END:VCALENDAR
','<01ef8450-e9fc-57d9-9cce-81014cefb30b@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',4,4,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(3,'invitation','42bbd579-77e9-4cb0-b8b3-fe46e34ea02b:0','2026-11-19','Supervision with Amina Ahmed4 is booked: Thursday 19 November, 14:00 to 15:00.','/supervision/sessions/2/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261119T140000
DTEND;TZID=Europe/London:20261119T150000
DTSTAMP:20261119T100000Z
UID:42bbd579-77e9-4cb0-b8b3-fe46e34ea02b
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/2/
END:VEVENT
END:VCALENDAR
','<45ce4f83-3bd1-51fa-87b2-fcbd6a02a679@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(4,'invitation','42bbd579-77e9-4cb0-b8b3-fe46e34ea02b:0','2026-11-19','Supervision with Amina Ahmed1 is booked: Thursday 19 November, 14:00 to 15:00.','/supervision/sessions/2/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261119T140000
DTEND;TZID=Europe/London:20261119T150000
DTSTAMP:20261119T100000Z
UID:42bbd579-77e9-4cb0-b8b3-fe46e34ea02b
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/2/
END:VEVENT
END:VCALENDAR
','<96064824-e930-55f9-8f1b-4679b9844436@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',5,5,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(5,'invitation','a541834b-61e2-4d10-872c-287d52ccb29c:0','2026-11-30','Supervision with Amina Ahmed4 is booked: Monday 30 November, 10:00 to 11:30, Room 2.','/supervision/sessions/3/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261130T100000
DTEND;TZID=Europe/London:20261130T113000
DTSTAMP:20261119T100000Z
UID:a541834b-61e2-4d10-872c-287d52ccb29c
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/3/
END:VEVENT
END:VCALENDAR
','<2c227b52-4acc-5a11-8dc2-b9c275da23d2@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(6,'invitation','a541834b-61e2-4d10-872c-287d52ccb29c:0','2026-11-30','Supervision with Amina Ahmed1 is booked: Monday 30 November, 10:00 to 11:30, Room 2.','/supervision/sessions/3/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261130T100000
DTEND;TZID=Europe/London:20261130T113000
DTSTAMP:20261119T100000Z
UID:a541834b-61e2-4d10-872c-287d52ccb29c
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/3/
END:VEVENT
END:VCALENDAR
','<39d54463-0ff5-51f1-beeb-d5670ea10e8f@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',5,5,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(7,'invitation','a541834b-61e2-4d10-872c-287d52ccb29c:1','2026-11-30','Supervision with Amina Ahmed4 on Monday 30 November, 10:00 to 11:30 is cancelled.','/supervision/sessions/3/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:CANCEL
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261130T100000
DTEND;TZID=Europe/London:20261130T113000
DTSTAMP:20261119T100000Z
UID:a541834b-61e2-4d10-872c-287d52ccb29c
SEQUENCE:1
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:http://127.0.0.1:8000/supervision/sessions/3/
END:VEVENT
END:VCALENDAR
','<92c80776-daf7-5a33-81d9-7846c278e163@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(8,'invitation','a541834b-61e2-4d10-872c-287d52ccb29c:1','2026-11-30','Supervision with Amina Ahmed1 on Monday 30 November, 10:00 to 11:30 is cancelled.','/supervision/sessions/3/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:CANCEL
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261130T100000
DTEND;TZID=Europe/London:20261130T113000
DTSTAMP:20261119T100000Z
UID:a541834b-61e2-4d10-872c-287d52ccb29c
SEQUENCE:1
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
LOCATION:Room 2
ORGANIZER:mailto:tracker@demo.example
STATUS:CANCELLED
TRANSP:TRANSPARENT
URL:http://127.0.0.1:8000/supervision/sessions/3/
END:VEVENT
END:VCALENDAR
','<379662ce-9c64-5b92-ae1c-619bbf94d570@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',5,5,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(9,'invitation','453dc875-3a61-488a-bf75-99844df5bd79:0','2026-11-18','Supervision with Amina Ahmed2 is booked: Wednesday 18 November, 10:00 to 11:00.','/supervision/sessions/4/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261118T100000
DTEND;TZID=Europe/London:20261118T110000
DTSTAMP:20261119T100000Z
UID:453dc875-3a61-488a-bf75-99844df5bd79
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/4/
END:VEVENT
END:VCALENDAR
','<846006a8-4b67-5124-a2fa-c36f8037ac75@demo.example>','sent',1,'2026-11-12 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(10,'invitation','453dc875-3a61-488a-bf75-99844df5bd79:0','2026-11-18','Supervision with Amina Ahmed1 is booked: Wednesday 18 November, 10:00 to 11:00.','/supervision/sessions/4/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261118T100000
DTEND;TZID=Europe/London:20261118T110000
DTSTAMP:20261119T100000Z
UID:453dc875-3a61-488a-bf75-99844df5bd79
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/4/
END:VEVENT
END:VCALENDAR
','<6be8f23f-c56b-550e-9a14-7c16bcb682b3@demo.example>','sent',1,'2026-11-12 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',3,3,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(11,'invitation','0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb:0','2026-12-03','Supervision with Amina Ahmed2, Amina Ahmed3 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.','/supervision/sessions/9/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261203T100000
DTEND;TZID=Europe/London:20261203T120000
DTSTAMP:20261119T100000Z
UID:0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person3@council.example
LOCATION:Room 1
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/9/
END:VEVENT
END:VCALENDAR
','<97ce6129-ac30-5c86-b944-c96daad8f356@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',2,2,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(12,'invitation','0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb:0','2026-12-03','Supervision with Amina Ahmed1, Amina Ahmed3 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.','/supervision/sessions/9/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261203T100000
DTEND;TZID=Europe/London:20261203T120000
DTSTAMP:20261119T100000Z
UID:0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person3@council.example
LOCATION:Room 1
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/9/
END:VEVENT
END:VCALENDAR
','<5967c7e3-e139-5a40-85ac-e58368f8c204@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',3,3,NULL,NULL);
INSERT INTO "supervision_reminder" VALUES(13,'invitation','0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb:0','2026-12-03','Supervision with Amina Ahmed1, Amina Ahmed2 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.','/supervision/sessions/9/','BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Supervision and NQSW tracker//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Supervision
DTSTART;TZID=Europe/London:20261203T100000
DTEND;TZID=Europe/London:20261203T120000
DTSTAMP:20261119T100000Z
UID:0ae0f5e6-0912-4578-aaa8-8acb21fdbfeb
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person3@council.example
LOCATION:Room 1
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/9/
END:VEVENT
END:VCALENDAR
','<a70d78c5-66af-5c81-868d-795fac723015@demo.example>','sent',1,'2026-11-19 10:00:00','2026-11-19 10:00:00','2026-11-19 10:00:00','',4,4,NULL,NULL);
CREATE TABLE "supervision_reminderchoice" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(24) NOT NULL, "often" varchar(6) NOT NULL, "account_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "reminder_choice_is_made_once" UNIQUE ("account_id", "kind"), CONSTRAINT "reminder_choice_is_known" CHECK ("often" IN ('each', 'weekly', 'off')));
INSERT INTO "supervision_reminderchoice" VALUES(1,'due','weekly',4);
CREATE TABLE "supervision_session" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(10) NOT NULL, "status" varchar(14) NOT NULL, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "minutes" smallint unsigned NULL CHECK ("minutes" >= 0), "place" varchar(200) NOT NULL, "held_on" date NULL, "was_interrupted" bool NULL, "booked_at" datetime NULL, "called_off_at" datetime NULL, "called_off_side" varchar(10) NOT NULL, "called_off_reason" varchar(12) NOT NULL, "called_off_text" varchar(500) NOT NULL, "series" char(32) NULL, "uid" char(32) NOT NULL, "is_imported" bool NOT NULL, "signed_elsewhere" bool NULL, "booked_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "called_off_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisor_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "slot_id" bigint NULL REFERENCES "supervision_slot" ("id") DEFERRABLE INITIALLY DEFERRED, "replaced_by_id" bigint NULL UNIQUE REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "session_ends_after_it_starts" CHECK ("ends_at" >= ("starts_at")), CONSTRAINT "session_held_day_stands_when_held" CHECK ((("held_on" IS NULL AND "status" IN ('proposed', 'booked', 'cancelled', 'did_not_attend', 'rescheduled')) OR ("held_on" IS NOT NULL AND "status" IN ('held', 'signed', 'agreed')))), CONSTRAINT "session_cancellation_has_a_reason" CHECK ((NOT ("status" = 'cancelled') OR (NOT ("called_off_reason" = '') AND NOT ("called_off_side" = '')))), CONSTRAINT "session_status_is_known" CHECK ("status" IN ('proposed', 'booked', 'held', 'signed', 'agreed', 'cancelled', 'did_not_attend', 'rescheduled')), CONSTRAINT "session_kind_is_known" CHECK ("kind" IN ('one_to_one', 'case', 'reflective', 'group', 'ad_hoc')));
INSERT INTO "supervision_session" VALUES(1,'one_to_one','booked','2026-11-23 10:00:00','2026-11-23 11:30:00',NULL,'Room 2',NULL,NULL,'2026-11-19 10:00:00',NULL,'','','',NULL,'94039c564d904c979544945d3966191c',0,NULL,2,NULL,2,1,NULL);
INSERT INTO "supervision_session" VALUES(2,'one_to_one','booked','2026-11-19 14:00:00','2026-11-19 15:00:00',NULL,'',NULL,NULL,'2026-11-19 10:00:00',NULL,'','','',NULL,'42bbd57977e94cb0b8b3fe46e34ea02b',0,NULL,2,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(3,'one_to_one','cancelled','2026-11-30 10:00:00','2026-11-30 11:30:00',NULL,'Room 2',NULL,NULL,'2026-11-19 10:00:00','2026-11-19 10:00:00','supervisor','sickness','',NULL,'a541834b61e24d10872c287d52ccb29c',0,NULL,2,2,2,4,NULL);
INSERT INTO "supervision_session" VALUES(4,'one_to_one','booked','2026-11-18 10:00:00','2026-11-18 11:00:00',NULL,'',NULL,NULL,'2026-11-12 10:00:00',NULL,'','','',NULL,'453dc8753a61488abf7599844df5bd79',0,NULL,2,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(5,'one_to_one','held','2026-11-12 10:00:00','2026-11-12 11:30:00',90,'','2026-11-12',NULL,NULL,NULL,'','','',NULL,'1c22044c7586435ebf4e708b2bfddbe8',0,NULL,NULL,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(6,'one_to_one','signed','2026-11-10 10:00:00','2026-11-10 11:30:00',90,'','2026-11-10',NULL,NULL,NULL,'','','',NULL,'23b81023825846fa88db75ab4f23da9f',0,NULL,NULL,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(7,'one_to_one','agreed','2026-11-04 10:00:00','2026-11-04 11:30:00',90,'','2026-11-04',NULL,NULL,NULL,'','','',NULL,'8693161a86ed4b51b70bfff499a9efce',0,NULL,NULL,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(8,'one_to_one','agreed','2026-10-28 10:00:00','2026-10-28 11:30:00',90,'','2026-10-28',NULL,NULL,NULL,'','','',NULL,'6455bc7debdd4c0c9c5b5b3a6f52ef2c',0,NULL,NULL,NULL,2,NULL,NULL);
INSERT INTO "supervision_session" VALUES(9,'group','booked','2026-12-03 10:00:00','2026-12-03 12:00:00',NULL,'Room 1',NULL,NULL,'2026-11-19 10:00:00',NULL,'','','',NULL,'0ae0f5e609124578aaa88acb21fdbfeb',0,NULL,2,NULL,2,NULL,NULL);
CREATE TABLE "supervision_sessionrecord" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "agenda" text NOT NULL, "workload" text NOT NULL, "learning" text NOT NULL, "health_and_safety" text NOT NULL, "reflection" text NOT NULL, "other_matters" text NOT NULL, "jottings" text NOT NULL, "next_on" date NULL, "version" integer unsigned NOT NULL CHECK ("version" >= 0), "saved_at" datetime NULL, "saved_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "session_id" bigint NOT NULL UNIQUE REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_sessionrecord" VALUES(1,'','Eleven cases, two of them new','','','','','',NULL,1,NULL,NULL,5);
INSERT INTO "supervision_sessionrecord" VALUES(2,'','Eleven cases, two of them new','','','','','',NULL,1,NULL,NULL,6);
INSERT INTO "supervision_sessionrecord" VALUES(3,'','Eleven cases, two of them new','','','','','',NULL,1,NULL,NULL,7);
INSERT INTO "supervision_sessionrecord" VALUES(4,'','Eleven cases, two of them new','','','','','',NULL,1,NULL,NULL,8);
CREATE TABLE "supervision_signature" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "response" varchar(20) NOT NULL, "comment" text NOT NULL, "content_hash" varchar(64) NOT NULL, "signed_at" datetime NOT NULL, "referred_to_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "text_id" bigint NOT NULL REFERENCES "supervision_signedtext" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "signature_is_one_a_person" UNIQUE ("text_id", "worker_id"), CONSTRAINT "signature_comment_stands_where_needed" CHECK ((NOT ("response" IN ('agreed_with_comments', 'disagreed')) OR NOT ("comment" = ''))));
INSERT INTO "supervision_signature" VALUES(1,'signed','','cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4','2026-11-19 10:00:00',NULL,2,1);
INSERT INTO "supervision_signature" VALUES(2,'signed','','5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4','2026-11-19 10:00:00',NULL,2,2);
INSERT INTO "supervision_signature" VALUES(3,'agreed','','5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4','2026-11-19 10:00:00',NULL,3,2);
INSERT INTO "supervision_signature" VALUES(4,'signed','','9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253','2026-11-19 10:00:00',NULL,2,3);
INSERT INTO "supervision_signature" VALUES(5,'disagreed','Nine cases.','9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253','2026-11-19 10:00:00',1,4,3);
CREATE TABLE "supervision_signedtext" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content" text NOT NULL CHECK ((JSON_VALID("content") OR "content" IS NULL)), "content_hash" varchar(64) NOT NULL, "fixed_at" datetime NOT NULL, "session_id" bigint NOT NULL REFERENCES "supervision_session" ("id") DEFERRABLE INITIALLY DEFERRED, "supervisee_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "signed_text_is_one_a_supervisee" UNIQUE ("session_id", "supervisee_id"));
INSERT INTO "supervision_signedtext" VALUES(1,'{"form": 1, "session": {"kind": "One-to-one", "supervisor": "Amina Ahmed1", "supervisee": "Amina Ahmed3", "others": [], "held_on": "2026-11-10", "starts": "10:00", "ends": "11:30", "minutes": 90, "place": "", "interrupted": null}, "case_part": {"agenda": "", "workload": "Eleven cases, two of them new", "learning": "", "health_and_safety": "", "reflection": "", "other_matters": "", "agenda_items": [], "reviews": [], "cases": [{"reference": "P2000001", "category": "Child in need", "worker": "Amina Ahmed3", "update": "", "childs_voice": "", "strengths": "", "risks": "", "reflection": "", "decision": "Visit weekly", "rationale": "Two missed appointments", "timescale": "", "strategy": "", "strategy_reason": "", "strategy_held_on": null, "consent": "", "consent_reason": "", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed3", "due_on": "2026-11-22"}]}], "actions": [], "next_on": null}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}','cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4','2026-11-19 10:00:00',6,4);
INSERT INTO "supervision_signedtext" VALUES(2,'{"form": 1, "session": {"kind": "One-to-one", "supervisor": "Amina Ahmed1", "supervisee": "Amina Ahmed2", "others": [], "held_on": "2026-11-04", "starts": "10:00", "ends": "11:30", "minutes": 90, "place": "", "interrupted": null}, "case_part": {"agenda": "", "workload": "Eleven cases, two of them new", "learning": "", "health_and_safety": "", "reflection": "", "other_matters": "", "agenda_items": [], "reviews": [], "cases": [{"reference": "P2000002", "category": "Child in need", "worker": "Amina Ahmed2", "update": "", "childs_voice": "", "strengths": "", "risks": "", "reflection": "", "decision": "Visit weekly", "rationale": "Two missed appointments", "timescale": "", "strategy": "", "strategy_reason": "", "strategy_held_on": null, "consent": "", "consent_reason": "", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed2", "due_on": "2026-11-22"}]}], "actions": [], "next_on": null}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}','5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4','2026-11-19 10:00:00',7,3);
INSERT INTO "supervision_signedtext" VALUES(3,'{"form": 1, "session": {"kind": "One-to-one", "supervisor": "Amina Ahmed1", "supervisee": "Amina Ahmed3", "others": [], "held_on": "2026-10-28", "starts": "10:00", "ends": "11:30", "minutes": 90, "place": "", "interrupted": null}, "case_part": {"agenda": "", "workload": "Eleven cases, two of them new", "learning": "", "health_and_safety": "", "reflection": "", "other_matters": "", "agenda_items": [], "reviews": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed1", "due_on": null, "became": "Carried forward", "outcome": "", "times_carried": 1}], "cases": [{"reference": "P2000003", "category": "Child in need", "worker": "Amina Ahmed3", "update": "", "childs_voice": "", "strengths": "", "risks": "", "reflection": "", "decision": "Visit weekly", "rationale": "Two missed appointments", "timescale": "", "strategy": "", "strategy_reason": "", "strategy_held_on": null, "consent": "", "consent_reason": "", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed3", "due_on": "2026-11-22"}]}], "actions": [], "next_on": null}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}','9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253','2026-11-19 10:00:00',8,4);
CREATE TABLE "supervision_slot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "starts_at" datetime NOT NULL, "ends_at" datetime NOT NULL, "place" varchar(200) NOT NULL, "withdrawn_at" datetime NULL, "series" char(32) NULL, "supervisor_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "slot_ends_after_it_starts" CHECK ("ends_at" > ("starts_at")));
INSERT INTO "supervision_slot" VALUES(1,'2026-11-23 10:00:00','2026-11-23 11:30:00','Room 2',NULL,NULL,2);
INSERT INTO "supervision_slot" VALUES(2,'2026-11-24 10:00:00','2026-11-24 11:30:00','Room 2',NULL,NULL,2);
INSERT INTO "supervision_slot" VALUES(3,'2026-11-25 10:00:00','2026-11-25 11:30:00','Room 2',NULL,NULL,2);
INSERT INTO "supervision_slot" VALUES(4,'2026-11-30 10:00:00','2026-11-30 11:30:00','Room 2',NULL,NULL,2);
INSERT INTO "supervision_slot" VALUES(5,'2026-11-24 14:00:00','2026-11-24 15:30:00','Room 2',NULL,NULL,1);
CREATE TABLE "supervision_terms" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "frequency" text NOT NULL, "length" text NOT NULL, "place" text NOT NULL, "agenda" text NOT NULL, "confidentiality" text NOT NULL, "cancellation" text NOT NULL, "written_at" datetime NOT NULL, "review_on" date NOT NULL, "agreement_id" bigint NOT NULL REFERENCES "supervision_agreement" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "supervision_terms" VALUES(1,'As in the policy','As in the policy','As in the policy','As in the policy','As in the policy','As in the policy','2026-11-19 10:00:00','2027-11-19',2);
CREATE TABLE "supervision_termssignature" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "content_hash" varchar(64) NOT NULL, "signed_at" datetime NOT NULL, "terms_id" bigint NOT NULL REFERENCES "supervision_terms" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "terms_are_signed_once_a_person" UNIQUE ("terms_id", "worker_id"), CONSTRAINT "terms_signature_has_a_hash" CHECK (NOT ("content_hash" = '')));
INSERT INTO "supervision_termssignature" VALUES(1,'a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807','2026-11-19 10:00:00',1,2);
INSERT INTO "supervision_termssignature" VALUES(2,'a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807','2026-11-19 10:00:00',1,4);
CREATE TABLE "usersessions_usersession" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "created_at" datetime NOT NULL, "ip" char(39) NOT NULL, "last_seen_at" datetime NOT NULL, "session_key" varchar(40) NOT NULL UNIQUE, "user_agent" varchar(200) NOT NULL, "data" text NOT NULL CHECK ((JSON_VALID("data") OR "data" IS NULL)), "user_id" bigint NOT NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "workforce_absence" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "started_on" date NOT NULL, "ended_on" date NULL, "reason" varchar(3) NOT NULL, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "absence_ends_after_it_starts" CHECK (("ended_on" IS NULL OR "ended_on" >= ("started_on"))), CONSTRAINT "absence_starts_once_a_day" UNIQUE ("worker_id", "started_on"), CONSTRAINT "absence_reason_is_known" CHECK ("reason" IN ('SIC', 'MAT', 'OTH', 'PUB', 'TRN', 'UNA', 'UNP', 'ANL')));
INSERT INTO "workforce_absence" VALUES(1,'2026-09-04',NULL,'MAT',10);
INSERT INTO "workforce_absence" VALUES(2,'2026-10-05','2026-10-09','SIC',13);
INSERT INTO "workforce_absence" VALUES(3,'2026-10-12','2026-10-23','SIC',14);
CREATE TABLE "workforce_account" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "password" varchar(128) NOT NULL, "last_login" datetime NULL, "email" varchar(254) NOT NULL UNIQUE, "role" varchar(8) NOT NULL, "is_active" bool NOT NULL, "invited_at" datetime NULL, "invited_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "account_role_is_known" CHECK ("role" IN ('', 'psw', 'qa', 'admin')));
INSERT INTO "workforce_account" VALUES(1,'md5$HOvfubGaYtacYmPfryRn8b$64c6ce443caa5346afc00e6d782ff327',NULL,'person0@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(2,'md5$39JyPBkyJka0JEwbhiGVnY$df1f355514f93cde0ff42fb14e7131dd',NULL,'person1@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(3,'md5$2SIX98vJVcrlrhsrceihtn$3647a3f9129ea1430097be1a6f0f7336',NULL,'person2@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(4,'md5$ACOL9RVKRjSy6IIB0THmZM$ad01861ee10f3d7113280721bce6b6d7',NULL,'person3@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(5,'md5$ajp1n1mLJ7QL2eoZVUrM2b$fea39862b6fc2e850d52e6f14faaa685',NULL,'person4@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(6,'md5$0AY8Xclu7hkMbGujztwSAG$b60faf0265e7ba0f68b61338f5f41a12',NULL,'person5@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(7,'md5$RS4gwRcxAadCHCJSo4PuyB$66086d443c6a716e3ecdbbffa656300d',NULL,'person6@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(8,'md5$DvvfKtNF9ph5aVQeMbSrCd$74291715602ed83088366083ae92239e',NULL,'person7@council.example','psw',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(9,'md5$uC4YYOMLQyOEjjfrrwlh94$c2c7cfc35b15e5b0da1995642adbd41c',NULL,'person8@council.example','qa',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(10,'md5$ZcWGXR0M3tLujJLijIXWUq$ad023c9d95e92a67b59cf34d70c7045c',NULL,'person9@council.example','admin',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(11,'md5$ypatFwz02JU4D38fDTZSmm$1421996c34e9e6583777adafe9993d23',NULL,'person10@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(12,'!ny0RQn4yeCdDCkn82kTuCgyd7C4NtiVe2V8rEefn',NULL,'new@council.example','',1,'2026-11-19 10:00:00',10);
INSERT INTO "workforce_account" VALUES(13,'md5$GyU8rtaxI08dEE24WDwrRU$0b4817d846bf1c7a49e3834cf845b664',NULL,'person11@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(14,'md5$ZStncKQNUymdIzHwOuHIC5$486b22af31516f589f868f1466a44fa1',NULL,'person12@council.example','',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(15,'md5$DkamKCVGxWZvJItq1BFgr6$3a05662b160cf2f76e457c6a5676a319',NULL,'person13@council.example','qa',1,NULL,NULL);
INSERT INTO "workforce_account" VALUES(16,'md5$F1xivWqPRLT8VIQgKVx46X$9af94c62e5f173586f13e92ec6afac03',NULL,'person14@council.example','',1,NULL,NULL);
CREATE TABLE "workforce_allocation" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "case_reference" varchar(40) NOT NULL, "category" varchar(12) NOT NULL, "allocated_on" date NOT NULL, "ended_on" date NULL, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "allocation_is_listed_once" UNIQUE ("case_reference", "worker_id", "allocated_on"), CONSTRAINT "allocation_ends_after_it_starts" CHECK (("ended_on" IS NULL OR "ended_on" >= ("allocated_on"))), CONSTRAINT "allocation_category_is_known" CHECK ("category" IN ('cin', 'cp', 'cla', 'care_leaver', 's47', 'assessment', 'other')));
INSERT INTO "workforce_allocation" VALUES(1,'P1000000','cin','2026-06-01',NULL,3);
INSERT INTO "workforce_allocation" VALUES(2,'P1000001','cin','2026-06-01',NULL,3);
INSERT INTO "workforce_allocation" VALUES(3,'P1000002','cin','2026-06-01',NULL,4);
INSERT INTO "workforce_allocation" VALUES(4,'P1000003','cin','2026-06-01',NULL,4);
INSERT INTO "workforce_allocation" VALUES(5,'P1000004','cin','2026-06-01',NULL,5);
INSERT INTO "workforce_allocation" VALUES(6,'P1000005','cin','2026-06-01',NULL,5);
CREATE TABLE "workforce_caseloadbreach" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "since" date NOT NULL, "ended_on" date NULL, "approved_at" datetime NULL, "approved_until" date NULL, "reason" varchar(300) NOT NULL, "approved_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "caseload_breach_ends_after_it_starts" CHECK (("ended_on" IS NULL OR "ended_on" >= ("since"))), CONSTRAINT "caseload_breach_approval_is_whole" CHECK ((("approved_at" IS NULL AND "approved_by_id" IS NULL AND "approved_until" IS NULL AND "reason" = '') OR ("approved_at" IS NOT NULL AND "approved_by_id" IS NOT NULL AND "approved_until" IS NOT NULL AND NOT ("reason" = '')))));
INSERT INTO "workforce_caseloadbreach" VALUES(1,'2026-10-19',NULL,'2026-11-19 10:00:00','2026-11-28','Handing over',8,4);
CREATE TABLE "workforce_caseloadlimit" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "cases" smallint unsigned NOT NULL CHECK ("cases" >= 0), "is_protected" bool NOT NULL, "starts_on" date NOT NULL, "ends_on" date NULL, "reason" varchar(200) NOT NULL, "set_at" datetime NOT NULL, "set_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "caseload_limit_ends_after_it_starts" CHECK (("ends_on" IS NULL OR "ends_on" >= ("starts_on"))), CONSTRAINT "caseload_limit_starts_once_a_day" UNIQUE ("worker_id", "starts_on"), CONSTRAINT "caseload_limit_has_a_reason" CHECK (NOT ("reason" = '')));
INSERT INTO "workforce_caseloadlimit" VALUES(1,11,1,'2026-09-07','2027-03-01','NQSW, first half','2026-11-19 10:00:00',8,3);
INSERT INTO "workforce_caseloadlimit" VALUES(2,1,0,'2026-09-07',NULL,'Returning','2026-11-19 10:00:00',8,4);
INSERT INTO "workforce_caseloadlimit" VALUES(3,16,1,'2026-09-07',NULL,'Fortnightly NQSW programme: 90% of an experienced worker''s 18 cases','2026-11-19 10:00:00',8,14);
CREATE TABLE "workforce_caseloadsnapshot" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "counted_on" date NOT NULL, "cin" smallint unsigned NOT NULL CHECK ("cin" >= 0), "cp" smallint unsigned NOT NULL CHECK ("cp" >= 0), "cla" smallint unsigned NOT NULL CHECK ("cla" >= 0), "care_leaver" smallint unsigned NOT NULL CHECK ("care_leaver" >= 0), "s47" smallint unsigned NOT NULL CHECK ("s47" >= 0), "assessment" smallint unsigned NOT NULL CHECK ("assessment" >= 0), "other" smallint unsigned NOT NULL CHECK ("other" >= 0), "total" integer unsigned GENERATED ALWAYS AS ((((((("cin" + "cp") + "cla") + "care_leaver") + "s47") + "assessment") + "other")) STORED, "source" varchar(200) NOT NULL, "worker_id" bigint NOT NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "caseload_is_counted_once_a_day" UNIQUE ("worker_id", "counted_on"));
INSERT INTO "workforce_caseloadsnapshot" VALUES(1,'2026-10-19',9,0,0,0,0,0,0,'',3);
INSERT INTO "workforce_caseloadsnapshot" VALUES(2,'2026-11-16',10,0,0,0,0,0,0,'',3);
INSERT INTO "workforce_caseloadsnapshot" VALUES(3,'2026-10-19',10,0,0,0,0,0,0,'',4);
INSERT INTO "workforce_caseloadsnapshot" VALUES(4,'2026-11-16',14,0,0,0,0,0,0,'',4);
INSERT INTO "workforce_caseloadsnapshot" VALUES(5,'2026-10-19',11,0,0,0,0,0,0,'',5);
INSERT INTO "workforce_caseloadsnapshot" VALUES(6,'2026-11-16',18,0,0,0,0,0,0,'',5);
CREATE TABLE "workforce_event" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "at" datetime NOT NULL, "verb" varchar(60) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" varchar(40) NOT NULL, "details" text NOT NULL CHECK ((JSON_VALID("details") OR "details" IS NULL)), "previous_hash" varchar(64) NOT NULL, "hash" varchar(64) NOT NULL UNIQUE, "actor_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "worker_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, "key" varchar(8) NOT NULL, "nonce" varchar(32) NOT NULL);
INSERT INTO "workforce_event" VALUES(1,'2026-11-19 10:00:00','caseload limit set','workforce.caseloadlimit','1','{"cases": 11, "starts_on": "2026-09-07", "ends_on": "2027-03-01"}','','9c199dd811ef37d1b45ad9673b3249bba0c3fb01ab50aebf0a71e4496035346a',8,3,'56406177','52f78dffc082e9f7f8893e52173a5212');
INSERT INTO "workforce_event" VALUES(2,'2026-11-19 10:00:00','session booked','supervision.session','1','{"starts_at": "2026-11-23T10:00:00+00:00"}','','da815044a0df7aa00d5e31f67e77d49bbebcc7e94356487da03271823364a555',2,4,'56406177','111cf5c22618bb8c31b4944349c2025d');
INSERT INTO "workforce_event" VALUES(3,'2026-11-19 10:00:00','session booked','supervision.session','2','{"starts_at": "2026-11-19T14:00:00+00:00"}','','ae913f8a76b88c28e800b22ebdc1208531dee99a2283f6642cc4f4a6bcbb0eb9',2,5,'56406177','86a31853521d2911fe1da6e935370d91');
INSERT INTO "workforce_event" VALUES(4,'2026-11-19 10:00:00','session booked','supervision.session','3','{"starts_at": "2026-11-30T10:00:00+00:00"}','','d7ab1fa04fc97feeb40e796e473c0dd4a7f68b68ab5ec07ff691a45a6087ea60',2,5,'56406177','d4cf3dc08b211de1676b8e3e6c76d761');
INSERT INTO "workforce_event" VALUES(5,'2026-11-19 10:00:00','session cancelled','supervision.session','3','{"side": "supervisor", "reason": "sickness", "notice_minutes": 15840}','','40fdce4786d9df41f82580900da44c9267241b32fa09a86493b87dc1f675ecb7',2,5,'56406177','67cd9ebc5b0982bacefd6470869ea656');
INSERT INTO "workforce_event" VALUES(6,'2026-11-19 10:00:00','session booked','supervision.session','4','{"starts_at": "2026-11-18T10:00:00+00:00"}','','49545cf403d08042683969bcb7f20daefeb3488e0e53d72ed043ca75fa2213de',2,3,'56406177','a38cd90cafe4063873ac269260d70a70');
INSERT INTO "workforce_event" VALUES(7,'2026-11-19 10:00:00','record signed','supervision.session','6','{"hashes": ["cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4"]}','','1e24ecc23d551a225e33a4f1b7a455f0cb1de10412fdf01a61885d8686339d77',2,NULL,'56406177','d8be7ba33630bc76ce3719f89362d46b');
INSERT INTO "workforce_event" VALUES(8,'2026-11-19 10:00:00','record signed','supervision.session','7','{"hashes": ["5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4"]}','','b03971314997b44029c9ab316d7c4f27d2b2a81ee4bbdbcd7bef3d547bc7b692',2,NULL,'56406177','40f8aa9ec57414c85ca7cfde820bd128');
INSERT INTO "workforce_event" VALUES(9,'2026-11-19 10:00:00','record answered','supervision.session','7','{"response": "agreed", "hash": "5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4"}','','20804f09fcb7592b712c1828e816408537fcf259cb361921935141967e1cd5fd',3,3,'56406177','6dda0b2002b376169913a4f132a663b8');
INSERT INTO "workforce_event" VALUES(10,'2026-11-19 10:00:00','mentor meeting booked','nqsw.mentormeeting','1','{"mentor": 6, "starts_at": "2026-11-22T15:00:00+00:00"}','','c19442d07a0552a6fffcf964913f60229bd79891db024cfe3f3b5d265d9f7dbd',6,3,'56406177','d93c29c05a6e700d8e6c34866e5f1361');
INSERT INTO "workforce_event" VALUES(11,'2026-11-19 10:00:00','mentor meeting booked','nqsw.mentormeeting','2','{"mentor": 6, "starts_at": "2026-12-03T15:00:00+00:00"}','','0c4c8372067d308182946fb3b17fb5351b15ce2005521e2fa12433b53dc6a87e',6,3,'56406177','5f7d8ba808559e9b6228849f28cd209d');
INSERT INTO "workforce_event" VALUES(12,'2026-11-19 10:00:00','mentor meeting held','nqsw.mentormeeting','3','{"mentor": 6, "starts_at": "2026-11-11T15:00:00+00:00"}','','f172e4637fc319c174117d279a9e7691b384c0f672737ca5f6e77d3b4da4f0b2',6,3,'56406177','6d4457e28dc3cab19a8b6d4844119cbc');
INSERT INTO "workforce_event" VALUES(13,'2026-11-19 10:00:00','master class scheduled','nqsw.masterclass','1','{"starts_at": "2026-12-09T14:00:00+00:00", "capacity": 12}','','288ce1008927ab1955cdc00b50023c303bd097a210797d109a09b4b355736243',8,NULL,'56406177','2a4c05313cc82f9333c2cad6b04ac500');
INSERT INTO "workforce_event" VALUES(14,'2026-11-19 10:00:00','master class scheduled','nqsw.masterclass','2','{"starts_at": "2026-12-16T14:00:00+00:00", "capacity": 1}','','18b0ab910202b712bc951ce0e46aea65c130bbd2b356004d8e415a0183eaf27f',8,NULL,'56406177','842e64a7d062c48c5f26b5fd45860254');
INSERT INTO "workforce_event" VALUES(15,'2026-11-19 10:00:00','master class joined','nqsw.masterclass','2','{"status": "enrolled", "position": 1}','','37e1bb49542ad2f117a35334051856814cfed5a3c7565f324b6347788ed23b58',8,4,'56406177','9b203c685cb6402dde1b21f921825a66');
INSERT INTO "workforce_event" VALUES(16,'2026-11-19 10:00:00','master class joined','nqsw.masterclass','2','{"status": "waiting", "position": 2}','','928552c7afe346fd04998a8a73c7ad295fa59489622cdc395f167046907fbf4c',8,5,'56406177','7245a15e66f1d9b0db8f022093f4604e');
INSERT INTO "workforce_event" VALUES(17,'2026-11-19 10:00:00','master class scheduled','nqsw.masterclass','3','{"starts_at": "2026-11-19T09:00:00+00:00", "capacity": 12}','','9b4df63d286f2490a949d68889de283440b604f73ed3b4627f022a244053444d',8,NULL,'56406177','43605883344d288f6c994e499e9d1f34');
INSERT INTO "workforce_event" VALUES(18,'2026-11-19 10:00:00','master class joined','nqsw.masterclass','3','{"status": "enrolled", "position": 1}','','fa974c40638e230dc9d181672adf846677259cea0d59cac43fcc5d1766dd8c6f',8,3,'56406177','ef29202eaaaaa66af143fd8ce58954da');
INSERT INTO "workforce_event" VALUES(19,'2026-11-19 10:00:00','master class joined','nqsw.masterclass','3','{"status": "enrolled", "position": 2}','','0cf80df4bc6cb52c36347e871336d96f259d02a4a0cba122fe577a5d26c1453c',8,4,'56406177','91241290b6e7ae700d8d16d642b7ab46');
INSERT INTO "workforce_event" VALUES(20,'2026-11-19 10:00:00','master class joined','nqsw.masterclass','3','{"status": "enrolled", "position": 3}','','e8b3a1eb05a56521b483c6d73faa344a0323cd6d4b5e411e0e1cf4e7d7878362',8,5,'56406177','30f26c58d6dd8b9dcb1608faa3c67e07');
INSERT INTO "workforce_event" VALUES(21,'2026-11-19 10:00:00','account invited','workforce.account','12','{"role": ""}','','314b5b22275719458fc9b3a73b7535a95d5bf7188618a34a3d02111b1b1650b4',10,NULL,'56406177','a752e1cdb391cd4e88fa507aa72469ab');
INSERT INTO "workforce_event" VALUES(22,'2026-11-19 10:00:00','actions carried forward','supervision.session','8','{"number": 1}','','3753a9a0b2fb706f6df90c8b19618a5858ed9d0047d4dba993e417bf316f3ad5',2,NULL,'56406177','54a67540a726cfbf6843c9d12aafc690');
INSERT INTO "workforce_event" VALUES(23,'2026-11-19 10:00:00','record signed','supervision.session','8','{"hashes": ["9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253"]}','','06fad2ded257bb41d6f4c8505f8f63c03b846df0cab432df12fed6b17f47d016',2,NULL,'56406177','7bb6c8209d9679b4b1d336166d19b7e8');
INSERT INTO "workforce_event" VALUES(24,'2026-11-19 10:00:00','record answered','supervision.session','8','{"response": "disagreed", "hash": "9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253"}','','3cbcaeb57b568b35c7a5823e09903d5fe27dc7fa1f6e23a15c5658cd9ccd5892',4,4,'56406177','da1a0157023a9f2bcfbd06ddefe427f7');
INSERT INTO "workforce_event" VALUES(25,'2026-11-19 10:00:00','disagreement answered','supervision.session','8','{}','','90b1bf81223c2d4eb153e55a1027a2ac4cc62b29a6d6df24cce5f451ad432d7f',2,4,'56406177','3546b24c4cbfd64243b864744d968a7b');
INSERT INTO "workforce_event" VALUES(26,'2026-11-19 10:00:00','addendum added','supervision.session','8','{"addendum": 1}','','e2261132a66fa97c6a618c3283454c995e3c35bf8b3eb1af2960d05f144d19d7',2,4,'56406177','eb01f13f97ff5a372d0a84e1db971f72');
INSERT INTO "workforce_event" VALUES(27,'2026-11-19 10:00:00','decision recorded','supervision.decision','1','{}','','c0344f69dde590fb0844c1c2175bf15005ec8bca25a01a7ac8736e125b0b7467',2,4,'56406177','bde615038250f88340af80ab4b7803ac');
INSERT INTO "workforce_event" VALUES(28,'2026-11-19 10:00:00','group session booked','supervision.session','9','{"starts_at": "2026-12-03T10:00:00+00:00", "people": [3, 4]}','','5cec859480510d1bc0c90278da79f9a38368f7f3b29e095cb0314ed5b58e9456',2,NULL,'56406177','7ad53aa555b791893702c28a522ec55b');
INSERT INTO "workforce_event" VALUES(29,'2026-11-19 10:00:00','calendar address made','supervision.calendarfeed','1','{}','','a12245e3fae96a79c6b51091e0e1316c9b666b301caeeb1585f97f7de6799314',4,4,'56406177','7906dc02083d4f0d7dac031ff9912441');
INSERT INTO "workforce_event" VALUES(30,'2026-11-19 10:00:00','agreement terms written','supervision.agreement','2','{}','','f06848460d3b3f529d95249dfc87b0bad941a98845b97d9d483f35198159a053',2,4,'56406177','e0fdb2858de7a459868e0d0060258352');
INSERT INTO "workforce_event" VALUES(31,'2026-11-19 10:00:00','agreement terms signed','supervision.agreement','2','{"hash": "a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807"}','','27527759ae9a750657a7153c555eab5fa3fff213719d449bc3eaabfcd6aefad9',2,4,'56406177','4e71c3487c8853f216b52e1f37126376');
INSERT INTO "workforce_event" VALUES(32,'2026-11-19 10:00:00','agreement terms signed','supervision.agreement','2','{"hash": "a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807"}','','7682e6cdcd56bfa5a409a1a0beda17448fa4304c05e90a90724344002faaca6a',4,4,'56406177','8c5fa3a0421e34c6d2ce918833e22cc5');
INSERT INTO "workforce_event" VALUES(33,'2026-11-19 10:00:00','cover arranged','supervision.cover','1','{"supervisor": 12, "from_on": "2026-11-19", "to_on": "2026-12-09"}','','ddeac664fde96e9a36158ae2280274a2fef6995620ac5d51fabb6e7c1d22bbe2',8,13,'56406177','4f1eae5fbe403faa80edf85a59a9fa07');
INSERT INTO "workforce_event" VALUES(34,'2026-11-19 10:00:00','absence recorded','workforce.absence','2','{"started_on": "2026-10-05", "ended_on": "2026-10-09", "reason": "SIC"}','','23b72d98a31ebeb8ba20181ef91095cd755163ca190e21a26be245eab20d7782',8,13,'56406177','c76fffa5d6fa04eccfc13eca25fe14c7');
INSERT INTO "workforce_event" VALUES(35,'2026-11-19 10:00:00','audit opened','supervision.audit','1','{"files": 1, "frame": 1}','','97ad5d37e607504aa4dd27bdb8ce3f89601e0962fd01f3e5cc18c9cd2f349344',9,NULL,'56406177','e65e6d8abf62d742ff2eb9657c915784');
INSERT INTO "workforce_event" VALUES(36,'2026-11-19 10:00:00','file audited','supervision.auditedfile','1','{"overall": 2}','','d36f28ccc659b4de461212207f72761bfbdb85b2fb8f61e5769871513e259235',9,4,'56406177','be182fb859ede418b73fe0a80d977b37');
INSERT INTO "workforce_event" VALUES(37,'2026-11-19 10:00:00','file audit moderated','supervision.auditedfile','1','{"grade": 3}','','9e1c15634e372b750db8634de30fb4e78df13944e152446b789fa49c685fb059',15,4,'56406177','5d6900cacdcb7c8d572889968f1e6d88');
INSERT INTO "workforce_event" VALUES(38,'2026-11-19 10:00:00','audit finding added','supervision.auditfinding','1','{}','','a213cd46b2c2c407e9fc6949cd49e1682186a6178f456a504851c448868ca5d2',9,2,'56406177','ac9d045c014871e6d4c36b973aa44dcc');
INSERT INTO "workforce_event" VALUES(39,'2026-11-19 10:00:00','caseload limit set','workforce.caseloadlimit','2','{"cases": 1, "starts_on": "2026-09-07", "ends_on": null}','','5df2c6df3c3c528550091ea97ad7c2906305cbf2750ba0f47df20737501722f7',8,4,'56406177','f41819cb830e4867615cab06f8875e61');
INSERT INTO "workforce_event" VALUES(40,'2026-11-19 10:00:00','caseload over its limit','workforce.caseloadbreach','1','{"since": "2026-10-19", "cases": 14, "limit": 1}','','66c6900a2a7ba4fbef37622de6d96e63110e6a5b63b828b6e364e36219c90854',8,4,'56406177','5d0c19aba73bedce8087eeb52f976708');
INSERT INTO "workforce_event" VALUES(41,'2026-11-19 10:00:00','caseload over its limit agreed','workforce.caseloadbreach','1','{"until": "2026-11-28"}','','68ba6e8cfb075a1ef40c5ded79c36f29d664cc0b72051a9dfc8dfc89dd8ee147',8,4,'56406177','7b822d3ab91d0e8bd85e90ff2d2a28c3');
INSERT INTO "workforce_event" VALUES(42,'2026-11-19 10:00:00','cohort started','nqsw.cohort','2','{"programme": 1}','','b61f8d2c5b5d6b84e45eb4d9e69b58ba9bd88d519fc26b6f626ab6a1462f4f2f',8,NULL,'56406177','2d877d6f15b733f0cd1a36ff33732315');
INSERT INTO "workforce_event" VALUES(43,'2026-11-19 10:00:00','caseload limit set','workforce.caseloadlimit','3','{"cases": 16, "starts_on": "2026-09-07", "ends_on": null}','','49633cef16e6ddb3566f89eaa0ba9e7c60859615f0625fbb516644ab7a0f7ed6',8,14,'56406177','6accb871903d035cbad4e7a422e18eef');
INSERT INTO "workforce_event" VALUES(44,'2026-11-19 10:00:00','agreement policy changed','supervision.agreement','7','{"policy": 2}','','1e267be2f208a8298d110056cbcf5f2095a3006887759bc4ea8e3393a6af2598',8,14,'56406177','c28f5ad42aaa0906b353e2f88e9e2f6e');
INSERT INTO "workforce_event" VALUES(45,'2026-11-19 10:00:00','enrolled','nqsw.enrolment','2','{"programme": 1, "started_on": "2026-09-07"}','','0610fb566a23d14d46105f25150974a390599328a64ebccf3bc04fb7e4db3a95',8,14,'56406177','8ef860c9d9ac1fc1026e5aeb81928eb1');
INSERT INTO "workforce_event" VALUES(46,'2026-11-19 10:00:00','mentor profile changed','nqsw.mentorprofile','1','{}','','ed5c6a418c4329200b5cb49c85ee5d81d808305da81a5a5af61e2901b56b11db',8,6,'56406177','fe141cd63b3041d0ca3f7d362fbdd18f');
INSERT INTO "workforce_event" VALUES(47,'2026-11-19 10:00:00','mentor assigned','nqsw.mentorassignment','2','{"mentor": 6, "starts_on": "2026-09-07"}','','4bf9aea9139aef8b05ea9a4e23dab138490b7af184663da243688e73ad3fab1a',8,14,'56406177','d7503cf8af20c30f8f079667ea63a9ba');
INSERT INTO "workforce_event" VALUES(48,'2026-11-19 10:00:00','milestone done','nqsw.milestone','3','{"done_on": "2026-09-21", "signatures_withdrawn": 0}','','b707262b3f400f393bed44184ae1474cd56d6f888f6e91ed5c3c6c33239eae38',2,14,'56406177','d217c66351018e656832b05d7cafd85a');
INSERT INTO "workforce_event" VALUES(49,'2026-11-19 10:00:00','milestone signed','nqsw.milestone','3','{"signs_as": ["nqsw"], "hash": "22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6"}','','e8f8de27a4d71d508dc24a4622496d78acb5d7e38c02cf65b785c297800aa39d',16,14,'56406177','90fc9ae1d99be501a75996b4009fc024');
INSERT INTO "workforce_event" VALUES(50,'2026-11-19 10:00:00','milestone signed','nqsw.milestone','3','{"signs_as": ["line_manager"], "hash": "22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6"}','','3d1fd2062392c1e7407c7229a6ea04e9ab28602a4dbe2eb084f073445e1a5e7e',2,14,'56406177','c66cb12fe18e9d3a3e13fc870bfa5518');
INSERT INTO "workforce_event" VALUES(51,'2026-11-19 10:00:00','absence recorded','workforce.absence','3','{"started_on": "2026-10-12", "ended_on": "2026-10-23", "reason": "SIC"}','','344d9d810ceb009776f93694762b9ee3cb9aa5da39ba71157acb6fe17e5037d2',8,14,'56406177','db56b70f1e1db6f3079ae941c3417c3f');
INSERT INTO "workforce_event" VALUES(52,'2026-11-19 10:00:00','programme paused','nqsw.pause','1','{"reason": "sickness", "started_on": "2026-10-12", "ended_on": "2026-10-23"}','','b295b414e705cb29d628e47d457e7611c107628ee3943df54445649ae9e5c53d',8,14,'56406177','e4786c3beb4a0edf06b318435b711092');
INSERT INTO "workforce_event" VALUES(53,'2026-11-19 10:00:00','reflection written','nqsw.reflection','1','{}','','41800cbe83fe55a10e04a54473eb8ddc288a3280331b18d3dececcad8d3bb01f',16,14,'56406177','942d31b508ed0893d83489f098cc48f9');
INSERT INTO "workforce_event" VALUES(54,'2026-11-19 10:00:00','reflection shared','nqsw.reflection','1','{}','','4597e6f43d1e590da974cb376048e9d5be66ba0c63a4805c6f4066e8663ad4f0',16,14,'56406177','8da0e6dc7193bcc3dc935064caa19c27');
INSERT INTO "workforce_event" VALUES(55,'2026-11-19 10:00:00','feedback recorded','nqsw.feedback','1','{}','','ad125164d6848ad77889642b6e4d792999427538477b4d92fe96ffd55fbc2c49',16,14,'56406177','38b6ee10e35a395c82d8ad26fdf90aa8');
INSERT INTO "workforce_event" VALUES(56,'2026-11-19 10:00:00','self-assessment recorded','nqsw.selfassessment','1','{}','','a44535aa0ebe2ddb6c6faec7ed996337bc7ab3f6bc3481032bb167ee731b57a0',16,14,'56406177','82c27477fb947ae5ab32d5ba13398c38');
INSERT INTO "workforce_event" VALUES(57,'2026-11-19 10:00:00','milestone done','nqsw.milestone','4','{"done_on": "2026-11-19", "signatures_withdrawn": 0}','','0cdcb20a0c8d1f29602a4dd717267d3fa9065e375de58975ce3eaf59c4e3b308',16,14,'56406177','ba147e1a3a001ff948088d25050cdf30');
INSERT INTO "workforce_event" VALUES(58,'2026-11-19 10:00:00','protected time taken','nqsw.protectedtime','1','{"on": "2026-11-06", "hours": "3.5"}','','b1d9a5fade2d3f30a16d676e4d341ee6de5d42fb12c7e1184da360f10a6a70eb',16,14,'56406177','47a5cf240ac82aa70653d6c1051e714d');
CREATE TABLE "workforce_eventchain" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "head" varchar(64) NOT NULL);
CREATE TABLE "workforce_importrun" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" varchar(16) NOT NULL, "file_name" varchar(255) NOT NULL, "sha256" varchar(64) NOT NULL, "content" BLOB NULL, "uploaded_at" datetime NOT NULL, "applied_at" datetime NULL, "rows" integer unsigned NOT NULL CHECK ("rows" >= 0), "changes" text NOT NULL CHECK ((JSON_VALID("changes") OR "changes" IS NULL)), "uploaded_by_id" bigint NULL REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "began_at" datetime NULL, "lines" text NULL CHECK ((JSON_VALID("lines") OR "lines" IS NULL)), "step" smallint unsigned NOT NULL CHECK ("step" >= 0));
INSERT INTO "workforce_importrun" VALUES(1,'caseloads','counts.csv','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',NULL,'2026-11-19 10:00:00','2026-11-19 10:00:00',3,'{"added": 3}',8,NULL,NULL,0);
CREATE TABLE "workforce_publishedfigures" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "year" smallint unsigned NOT NULL CHECK ("year" >= 0), "area_code" varchar(24) NOT NULL, "dfe_code" varchar(12) NOT NULL, "area_name" varchar(80) NOT NULL, "caseload" decimal NULL, "agency_rate" decimal NULL, "absence_rate" decimal NULL, "turnover_rate" decimal NULL, "vacancy_rate" decimal NULL, "symbols" text NOT NULL CHECK ((JSON_VALID("symbols") OR "symbols" IS NULL)), CONSTRAINT "published_figures_stand_once" UNIQUE ("year", "area_code"));
INSERT INTO "workforce_publishedfigures" VALUES(1,2025,'E92000001','','England',15.4,NULL,NULL,NULL,NULL,'{}');
CREATE TABLE "workforce_seal" ("number" bigint unsigned NOT NULL PRIMARY KEY CHECK ("number" >= 0), "at" datetime NOT NULL, "runs" text NOT NULL CHECK ((JSON_VALID("runs") OR "runs" IS NULL)), "first" bigint NOT NULL, "last" bigint NOT NULL, "events" integer unsigned NOT NULL CHECK ("events" >= 0), "events_hash" varchar(64) NOT NULL, "previous_hash" varchar(64) NOT NULL, "key" varchar(8) NOT NULL, "hash" varchar(64) NOT NULL UNIQUE);
CREATE TABLE "workforce_sealhead" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "number" bigint unsigned NOT NULL CHECK ("number" >= 0), "seal_hash" varchar(64) NOT NULL, "key" varchar(8) NOT NULL, "hash" varchar(64) NOT NULL);
INSERT INTO "workforce_sealhead" VALUES(1,0,'','56406177','b9f496c3ca834a90342a0f0fa13b3f9759fe08873b2713764251b2cc5ec5121c');
CREATE TABLE "workforce_service" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE);
INSERT INTO "workforce_service" VALUES(1,'Service 0');
INSERT INTO "workforce_service" VALUES(2,'Service 1');
INSERT INTO "workforce_service" VALUES(3,'Service 2');
INSERT INTO "workforce_service" VALUES(4,'Service 3');
INSERT INTO "workforce_service" VALUES(5,'Service 4');
INSERT INTO "workforce_service" VALUES(6,'Service 5');
INSERT INTO "workforce_service" VALUES(7,'Service 6');
INSERT INTO "workforce_service" VALUES(8,'Service 7');
INSERT INTO "workforce_service" VALUES(9,'Service 8');
INSERT INTO "workforce_service" VALUES(10,'Service 9');
INSERT INTO "workforce_service" VALUES(11,'Service 10');
INSERT INTO "workforce_service" VALUES(12,'Service 11');
INSERT INTO "workforce_service" VALUES(13,'Service 12');
INSERT INTO "workforce_service" VALUES(14,'Service 13');
CREATE TABLE "workforce_team" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "name" varchar(120) NOT NULL UNIQUE, "service_id" bigint NOT NULL REFERENCES "workforce_service" ("id") DEFERRABLE INITIALLY DEFERRED);
INSERT INTO "workforce_team" VALUES(1,'Team 0',1);
INSERT INTO "workforce_team" VALUES(2,'Team 1',2);
INSERT INTO "workforce_team" VALUES(3,'Team 2',3);
INSERT INTO "workforce_team" VALUES(4,'Team 3',4);
INSERT INTO "workforce_team" VALUES(5,'Team 4',5);
INSERT INTO "workforce_team" VALUES(6,'Team 5',6);
INSERT INTO "workforce_team" VALUES(7,'Team 6',7);
INSERT INTO "workforce_team" VALUES(8,'Team 7',8);
INSERT INTO "workforce_team" VALUES(9,'Team 8',9);
INSERT INTO "workforce_team" VALUES(10,'Team 9',10);
INSERT INTO "workforce_team" VALUES(11,'Team 10',11);
INSERT INTO "workforce_team" VALUES(12,'Team 11',12);
INSERT INTO "workforce_team" VALUES(13,'Team 12',13);
INSERT INTO "workforce_team" VALUES(14,'Team 13',14);
CREATE TABLE "workforce_worker" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "given_name" varchar(120) NOT NULL, "family_name" varchar(120) NOT NULL, "email" varchar(254) NOT NULL, "staff_number" varchar(20) NULL UNIQUE, "swe_number" varchar(12) NULL UNIQUE, "registration_expires_on" date NULL, "job_title" varchar(120) NOT NULL, "org_role" smallint unsigned NOT NULL CHECK ("org_role" >= 0), "contract" varchar(12) NOT NULL, "fte" decimal NOT NULL, "qualified_on" date NULL, "started_on" date NOT NULL, "left_on" date NULL, "account_id" bigint NULL UNIQUE REFERENCES "workforce_account" ("id") DEFERRABLE INITIALLY DEFERRED, "team_id" bigint NOT NULL REFERENCES "workforce_team" ("id") DEFERRABLE INITIALLY DEFERRED, "line_manager_id" bigint NULL REFERENCES "workforce_worker" ("id") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "worker_fte_is_between_0_and_1" CHECK (("fte" >= '0' AND "fte" <= '1')), CONSTRAINT "worker_is_not_their_own_line_manager" CHECK (("line_manager_id" IS NULL OR NOT ("line_manager_id" = ("id") AND "line_manager_id" IS NOT NULL))), CONSTRAINT "worker_leaves_after_starting" CHECK (("left_on" IS NULL OR "left_on" >= ("started_on"))), CONSTRAINT "worker_swe_number_is_well_formed" CHECK (("swe_number" IS NULL OR "swe_number" REGEXP '^SW[1-9][0-9]{0,5}$')), CONSTRAINT "worker_staff_number_is_not_empty" CHECK (NOT ("staff_number" = '' AND "staff_number" IS NOT NULL)), CONSTRAINT "worker_org_role_is_known" CHECK ("org_role" IN (1, 2, 3, 4, 5, 6)), CONSTRAINT "worker_contract_is_known" CHECK ("contract" IN ('permanent', 'fixed_term', 'agency')));
INSERT INTO "workforce_worker" VALUES(1,'Amina','Ahmed0','person0@council.example','100000','SW1000',NULL,'Social Worker',2,'permanent',1,NULL,'2026-03-02',NULL,1,1,NULL);
INSERT INTO "workforce_worker" VALUES(2,'Amina','Ahmed1','person1@council.example','100001','SW1001',NULL,'Social Worker',3,'permanent',1,NULL,'2026-03-02',NULL,2,2,1);
INSERT INTO "workforce_worker" VALUES(3,'Amina','Ahmed2','person2@council.example','100002','SW1002',NULL,'Social Worker',5,'permanent',1,NULL,'2026-03-02',NULL,3,3,2);
INSERT INTO "workforce_worker" VALUES(4,'Amina','Ahmed3','person3@council.example','100003','SW1003',NULL,'Social Worker',5,'permanent',1,NULL,'2026-03-02',NULL,4,4,2);
INSERT INTO "workforce_worker" VALUES(5,'Amina','Ahmed4','person4@council.example','100004','SW1004',NULL,'Social Worker',5,'agency',1,NULL,'2026-03-02',NULL,5,5,2);
INSERT INTO "workforce_worker" VALUES(6,'Amina','Ahmed5','person5@council.example','100005','SW1005',NULL,'Social Worker',4,'permanent',1,NULL,'2026-03-02',NULL,6,6,NULL);
INSERT INTO "workforce_worker" VALUES(7,'Amina','Ahmed6','person6@council.example','100006','SW1006',NULL,'Social Worker',4,'permanent',1,NULL,'2026-03-02',NULL,7,7,NULL);
INSERT INTO "workforce_worker" VALUES(8,'Amina','Ahmed7','person7@council.example','100007','SW1007',NULL,'Social Worker',2,'permanent',1,NULL,'2026-03-02',NULL,8,8,NULL);
INSERT INTO "workforce_worker" VALUES(9,'Amina','Ahmed8','person8@council.example','100008','SW1008',NULL,'Social Worker',6,'permanent',1,NULL,'2026-03-02',NULL,9,9,NULL);
INSERT INTO "workforce_worker" VALUES(10,'Lee','Walker','person10@council.example','100009','SW1009',NULL,'Social Worker',5,'permanent',1,NULL,'2026-03-02',NULL,11,10,2);
INSERT INTO "workforce_worker" VALUES(11,'Sean','O''Kelly','','100010','SW1010',NULL,'Social Worker',5,'permanent',1,NULL,'2026-03-02',NULL,NULL,11,2);
INSERT INTO "workforce_worker" VALUES(12,'Robin','Cover','person11@council.example','100011','SW1011',NULL,'Social Worker',3,'permanent',1,NULL,'2026-03-02',NULL,13,12,NULL);
INSERT INTO "workforce_worker" VALUES(13,'Kim','Fell','person12@council.example','100012','SW1012',NULL,'Social Worker',5,'permanent',1,NULL,'2026-03-02',NULL,14,13,NULL);
INSERT INTO "workforce_worker" VALUES(14,'Noor','Ahmed13','person14@council.example','100013','SW1013',NULL,'Social Worker',5,'permanent',1,NULL,'2026-09-07',NULL,16,14,2);
CREATE INDEX "workforce_team_service_id_50ffbb48" ON "workforce_team" ("service_id");
CREATE UNIQUE INDEX "account_email_is_used_once" ON "workforce_account" ((LOWER("email")));
CREATE INDEX "workforce_account_invited_by_id_23518fe6" ON "workforce_account" ("invited_by_id");
CREATE INDEX "workforce_worker_team_id_73de9a89" ON "workforce_worker" ("team_id");
CREATE INDEX "workforce_worker_line_manager_id_87d5d734" ON "workforce_worker" ("line_manager_id");
CREATE INDEX "worker_by_name" ON "workforce_worker" ("family_name", "given_name");
CREATE INDEX "workforce_caseloadsnapshot_worker_id_b690afe1" ON "workforce_caseloadsnapshot" ("worker_id");
CREATE INDEX "workforce_caseloadlimit_set_by_id_48c47700" ON "workforce_caseloadlimit" ("set_by_id");
CREATE INDEX "workforce_caseloadlimit_worker_id_b52a3bad" ON "workforce_caseloadlimit" ("worker_id");
CREATE UNIQUE INDEX "caseload_breach_open_is_one_a_worker" ON "workforce_caseloadbreach" ("worker_id") WHERE "ended_on" IS NULL;
CREATE INDEX "workforce_caseloadbreach_approved_by_id_0b58d598" ON "workforce_caseloadbreach" ("approved_by_id");
CREATE INDEX "workforce_caseloadbreach_worker_id_119db511" ON "workforce_caseloadbreach" ("worker_id");
CREATE INDEX "workforce_allocation_worker_id_4055829e" ON "workforce_allocation" ("worker_id");
CREATE INDEX "allocation_by_case" ON "workforce_allocation" ("case_reference");
CREATE INDEX "workforce_absence_worker_id_a7327709" ON "workforce_absence" ("worker_id");
CREATE INDEX "account_emailconfirmation_email_address_id_5b7f8c58" ON "account_emailconfirmation" ("email_address_id");
CREATE UNIQUE INDEX "account_emailaddress_user_id_email_987c8728_uniq" ON "account_emailaddress" ("user_id", "email");
CREATE UNIQUE INDEX "unique_verified_email" ON "account_emailaddress" ("email") WHERE "verified" = 1;
CREATE INDEX "account_emailaddress_user_id_2c513194" ON "account_emailaddress" ("user_id");
CREATE INDEX "account_emailaddress_email_03be32b2" ON "account_emailaddress" ("email");
CREATE UNIQUE INDEX "unique_primary_email" ON "account_emailaddress" ("user_id", "primary") WHERE "primary" = 1;
CREATE UNIQUE INDEX "django_content_type_app_label_model_76bd3d3b_uniq" ON "django_content_type" ("app_label", "model");
CREATE UNIQUE INDEX "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" ON "auth_group_permissions" ("group_id", "permission_id");
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");
CREATE UNIQUE INDEX "auth_permission_content_type_id_codename_01ab375a_uniq" ON "auth_permission" ("content_type_id", "codename");
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "mfa_authenticator_user_id_0c3a50c0" ON "mfa_authenticator" ("user_id");
CREATE UNIQUE INDEX "unique_authenticator_type" ON "mfa_authenticator" ("user_id", "type") WHERE "type" IN ('totp', 'recovery_codes');
CREATE INDEX "workforce_importrun_uploaded_by_id_ac142118" ON "workforce_importrun" ("uploaded_by_id");
CREATE INDEX "workforce_seal_last_35b24f43" ON "workforce_seal" ("last");
CREATE INDEX "workforce_event_at_79e51b66" ON "workforce_event" ("at");
CREATE INDEX "workforce_event_verb_3310b510" ON "workforce_event" ("verb");
CREATE INDEX "workforce_event_actor_id_69d5acd6" ON "workforce_event" ("actor_id");
CREATE INDEX "workforce_event_worker_id_a7b4ed7d" ON "workforce_event" ("worker_id");
CREATE INDEX "event_by_subject" ON "workforce_event" ("subject_type", "subject_id");
CREATE INDEX "supervision_auditfinding_file_id_b8ed20b3" ON "supervision_auditfinding" ("file_id");
CREATE UNIQUE INDEX "audit_question_is_asked_once" ON "supervision_auditquestion" ("text") WHERE "is_asked" = 1;
CREATE UNIQUE INDEX "supervision_audit_questions_audit_id_auditquestion_id_14e94151_uniq" ON "supervision_audit_questions" ("audit_id", "auditquestion_id");
CREATE INDEX "supervision_audit_questions_audit_id_0c2d91f9" ON "supervision_audit_questions" ("audit_id");
CREATE INDEX "supervision_audit_questions_auditquestion_id_998266dd" ON "supervision_audit_questions" ("auditquestion_id");
CREATE INDEX "supervision_cpddraft_worker_id_ebd2ae39" ON "supervision_cpddraft" ("worker_id");
CREATE INDEX "supervision_cpddraft_session_id_50bc0c1b" ON "supervision_cpddraft" ("session_id");
CREATE INDEX "supervision_agendaitem_added_by_id_2477b140" ON "supervision_agendaitem" ("added_by_id");
CREATE INDEX "supervision_agendaitem_session_id_e4e5c845" ON "supervision_agendaitem" ("session_id");
CREATE INDEX "supervision_sessionrecord_saved_by_id_e99ad252" ON "supervision_sessionrecord" ("saved_by_id");
CREATE INDEX "supervision_disagreementanswer_answered_by_id_9dcff1e8" ON "supervision_disagreementanswer" ("answered_by_id");
CREATE INDEX "supervision_addendum_author_id_6fd9a698" ON "supervision_addendum" ("author_id");
CREATE INDEX "supervision_addendum_text_id_7e4403b2" ON "supervision_addendum" ("text_id");
CREATE INDEX "supervision_terms_agreement_id_1d768823" ON "supervision_terms" ("agreement_id");
CREATE INDEX "supervision_auditedfile_audit_id_4a7d8120" ON "supervision_auditedfile" ("audit_id");
CREATE INDEX "supervision_auditedfile_auditor_id_18539b28" ON "supervision_auditedfile" ("auditor_id");
CREATE INDEX "supervision_auditedfile_moderator_id_61935c94" ON "supervision_auditedfile" ("moderator_id");
CREATE INDEX "supervision_auditedfile_worker_id_288bb82a" ON "supervision_auditedfile" ("worker_id");
CREATE INDEX "supervision_audit_opened_by_id_935edb52" ON "supervision_audit" ("opened_by_id");
CREATE INDEX "supervision_audit_team_id_05316492" ON "supervision_audit" ("team_id");
CREATE INDEX "supervision_auditscore_file_id_a2b9c77b" ON "supervision_auditscore" ("file_id");
CREATE INDEX "supervision_auditscore_question_id_cf1ef2ff" ON "supervision_auditscore" ("question_id");
CREATE INDEX "supervision_cover_agreement_id_61c1d053" ON "supervision_cover" ("agreement_id");
CREATE INDEX "supervision_cover_set_by_id_0126eb47" ON "supervision_cover" ("set_by_id");
CREATE INDEX "supervision_cover_supervisor_id_38ada056" ON "supervision_cover" ("supervisor_id");
CREATE INDEX "cover_by_supervisor_last_day" ON "supervision_cover" ("supervisor_id", "ends_on");
CREATE INDEX "supervision_decision_decided_by_id_81cbf73e" ON "supervision_decision" ("decided_by_id");
CREATE INDEX "supervision_decision_supervisee_id_80731f12" ON "supervision_decision" ("supervisee_id");
CREATE INDEX "decision_by_case" ON "supervision_decision" ("case_reference");
CREATE INDEX "supervision_diaryentry_uid_00cd99ec" ON "supervision_diaryentry" ("uid");
CREATE INDEX "supervision_diaryentry_worker_id_a312e2c8" ON "supervision_diaryentry" ("worker_id");
CREATE INDEX "diary_by_worker_start" ON "supervision_diaryentry" ("worker_id", "starts_at");
CREATE INDEX "supervision_calendarreply_uploaded_by_id_baa248f6" ON "supervision_calendarreply" ("uploaded_by_id");
CREATE INDEX "supervision_policystage_policy_id_59e8cbfd" ON "supervision_policystage" ("policy_id");
CREATE INDEX "supervision_reminder_about_id_4327249e" ON "supervision_reminder" ("about_id");
CREATE INDEX "supervision_reminder_recipient_id_5bf9cdd9" ON "supervision_reminder" ("recipient_id");
CREATE INDEX "supervision_reminder_settled_by_id_09f4e439" ON "supervision_reminder" ("settled_by_id");
CREATE INDEX "supervision_reminder_told_in_id_54fc4ca5" ON "supervision_reminder" ("told_in_id");
CREATE INDEX "reminder_by_state" ON "supervision_reminder" ("state", "claimed_at");
CREATE INDEX "supervision_reminderchoice_account_id_5cd4d01d" ON "supervision_reminderchoice" ("account_id");
CREATE INDEX "supervision_personalnote_supervisee_id_ec686803" ON "supervision_personalnote" ("supervisee_id");
CREATE INDEX "supervision_personalnote_session_id_0d51219e" ON "supervision_personalnote" ("session_id");
CREATE INDEX "supervision_logrow_settled_by_id_0b768b0a" ON "supervision_logrow" ("settled_by_id");
CREATE INDEX "supervision_casediscussion_supervisee_id_063b0e4e" ON "supervision_casediscussion" ("supervisee_id");
CREATE INDEX "supervision_casediscussion_session_id_5804b68e" ON "supervision_casediscussion" ("session_id");
CREATE INDEX "discussion_by_case" ON "supervision_casediscussion" ("case_reference");
CREATE INDEX "supervision_attendance_supervisee_id_04ef9dd1" ON "supervision_attendance" ("supervisee_id");
CREATE INDEX "supervision_attendance_session_id_b001f5e1" ON "supervision_attendance" ("session_id");
CREATE INDEX "attendance_by_supervisee_day" ON "supervision_attendance" ("supervisee_id", "held_on");
CREATE INDEX "supervision_actionreview_action_id_cfe5cc31" ON "supervision_actionreview" ("action_id");
CREATE INDEX "supervision_actionreview_session_id_7fd85334" ON "supervision_actionreview" ("session_id");
CREATE INDEX "supervision_action_owner_id_e5118052" ON "supervision_action" ("owner_id");
CREATE INDEX "supervision_action_supervisee_id_82513e2a" ON "supervision_action" ("supervisee_id");
CREATE INDEX "supervision_action_discussion_id_2f24ded7" ON "supervision_action" ("discussion_id");
CREATE INDEX "supervision_action_session_id_526a4365" ON "supervision_action" ("session_id");
CREATE INDEX "action_by_owner_due" ON "supervision_action" ("owner_id", "due_on");
CREATE INDEX "supervision_signedtext_session_id_1156359f" ON "supervision_signedtext" ("session_id");
CREATE INDEX "supervision_signedtext_supervisee_id_25867e4b" ON "supervision_signedtext" ("supervisee_id");
CREATE INDEX "supervision_signature_referred_to_id_cd897058" ON "supervision_signature" ("referred_to_id");
CREATE INDEX "supervision_signature_worker_id_2ea8f164" ON "supervision_signature" ("worker_id");
CREATE INDEX "supervision_signature_text_id_de7f1b93" ON "supervision_signature" ("text_id");
CREATE INDEX "supervision_slot_series_af743a03" ON "supervision_slot" ("series");
CREATE INDEX "supervision_slot_supervisor_id_956d8dff" ON "supervision_slot" ("supervisor_id");
CREATE UNIQUE INDEX "slot_is_published_once" ON "supervision_slot" ("supervisor_id", "starts_at") WHERE "withdrawn_at" IS NULL;
CREATE UNIQUE INDEX "session_has_its_slot_alone" ON "supervision_session" ("slot_id") WHERE "status" IN ('proposed', 'booked');
CREATE INDEX "supervision_session_series_1bf84d5c" ON "supervision_session" ("series");
CREATE INDEX "supervision_session_booked_by_id_b4f9fac0" ON "supervision_session" ("booked_by_id");
CREATE INDEX "supervision_session_called_off_by_id_50ebb5d9" ON "supervision_session" ("called_off_by_id");
CREATE INDEX "supervision_session_supervisor_id_789878ac" ON "supervision_session" ("supervisor_id");
CREATE INDEX "supervision_session_slot_id_f264ee49" ON "supervision_session" ("slot_id");
CREATE INDEX "session_by_supervisor_start" ON "supervision_session" ("supervisor_id", "starts_at");
CREATE INDEX "session_by_status_start" ON "supervision_session" ("status", "starts_at");
CREATE INDEX "supervision_termssignature_terms_id_acce11fe" ON "supervision_termssignature" ("terms_id");
CREATE INDEX "supervision_termssignature_worker_id_859f0c8c" ON "supervision_termssignature" ("worker_id");
CREATE UNIQUE INDEX "agreement_open_ended_is_one" ON "supervision_agreement" ("supervisee_id") WHERE "ends_on" IS NULL;
CREATE INDEX "supervision_agreement_set_by_id_68769038" ON "supervision_agreement" ("set_by_id");
CREATE INDEX "supervision_agreement_supervisee_id_b6d69a00" ON "supervision_agreement" ("supervisee_id");
CREATE INDEX "supervision_agreement_supervisor_id_abd9df75" ON "supervision_agreement" ("supervisor_id");
CREATE INDEX "supervision_agreement_policy_id_4232e36d" ON "supervision_agreement" ("policy_id");
CREATE INDEX "agreement_by_due_day" ON "supervision_agreement" ("next_due_on");
CREATE INDEX "agreement_by_supervisor_due" ON "supervision_agreement" ("supervisor_id", "next_due_on");
CREATE UNIQUE INDEX "policy_for_nqsws_is_one" ON "supervision_frequencypolicy" ("is_default_for_nqsws") WHERE "is_default_for_nqsws" = 1;
CREATE UNIQUE INDEX "policy_for_others_is_one" ON "supervision_frequencypolicy" ("is_default_for_others") WHERE "is_default_for_others" = 1;
CREATE INDEX "nqsw_reflection_enrolment_id_233eb963" ON "nqsw_reflection" ("enrolment_id");
CREATE INDEX "nqsw_allocationcheck_checked_by_id_5dfdb97d" ON "nqsw_allocationcheck" ("checked_by_id");
CREATE INDEX "nqsw_allocationcheck_worker_id_a2a12cfd" ON "nqsw_allocationcheck" ("worker_id");
CREATE UNIQUE INDEX "enrolment_current_is_one_a_worker" ON "nqsw_enrolment" ("worker_id") WHERE "status" IN ('active', 'extended');
CREATE INDEX "nqsw_enrolment_assessor_id_3913237d" ON "nqsw_enrolment" ("assessor_id");
CREATE INDEX "nqsw_enrolment_cohort_id_ed9ab7be" ON "nqsw_enrolment" ("cohort_id");
CREATE INDEX "nqsw_enrolment_enrolled_by_id_c9873604" ON "nqsw_enrolment" ("enrolled_by_id");
CREATE INDEX "nqsw_enrolment_worker_id_c3018096" ON "nqsw_enrolment" ("worker_id");
CREATE INDEX "nqsw_feedback_enrolment_id_157d86d2" ON "nqsw_feedback" ("enrolment_id");
CREATE INDEX "nqsw_feedback_recorded_by_id_2d03f4c7" ON "nqsw_feedback" ("recorded_by_id");
CREATE INDEX "nqsw_masterclass_starts_at_0b76357d" ON "nqsw_masterclass" ("starts_at");
CREATE INDEX "nqsw_masterclass_series_16214b94" ON "nqsw_masterclass" ("series");
CREATE INDEX "nqsw_masterclass_facilitated_by_id_f0bbe716" ON "nqsw_masterclass" ("facilitated_by_id");
CREATE INDEX "nqsw_mentorassignment_assigned_by_id_29ac7c7e" ON "nqsw_mentorassignment" ("assigned_by_id");
CREATE INDEX "nqsw_mentorassignment_enrolment_id_781e13f3" ON "nqsw_mentorassignment" ("enrolment_id");
CREATE INDEX "nqsw_mentorassignment_mentor_id_42657a54" ON "nqsw_mentorassignment" ("mentor_id");
CREATE UNIQUE INDEX "mentor_assignment_open_ended_is_one" ON "nqsw_mentorassignment" ("enrolment_id") WHERE "ends_on" IS NULL;
CREATE INDEX "nqsw_mentormeeting_assignment_id_17994e37" ON "nqsw_mentormeeting" ("assignment_id");
CREATE INDEX "nqsw_milestonesignature_milestone_id_312a2d1c" ON "nqsw_milestonesignature" ("milestone_id");
CREATE INDEX "nqsw_milestonesignature_worker_id_4dd181eb" ON "nqsw_milestonesignature" ("worker_id");
CREATE INDEX "nqsw_milestone_done_by_id_6ff5ca2e" ON "nqsw_milestone" ("done_by_id");
CREATE INDEX "nqsw_milestone_enrolment_id_79977b9c" ON "nqsw_milestone" ("enrolment_id");
CREATE INDEX "nqsw_milestone_recorded_by_id_ef9b908b" ON "nqsw_milestone" ("recorded_by_id");
CREATE INDEX "nqsw_milestone_template_id_d76c33e6" ON "nqsw_milestone" ("template_id");
CREATE INDEX "nqsw_outcomestep_enrolment_id_3c79c491" ON "nqsw_outcomestep" ("enrolment_id");
CREATE INDEX "nqsw_outcomestep_taken_by_id_b2fa13ea" ON "nqsw_outcomestep" ("taken_by_id");
CREATE UNIQUE INDEX "pause_open_ended_is_one" ON "nqsw_pause" ("enrolment_id") WHERE "ended_on" IS NULL;
CREATE INDEX "nqsw_pause_absence_id_4515e041" ON "nqsw_pause" ("absence_id");
CREATE INDEX "nqsw_pause_enrolment_id_e046a9fe" ON "nqsw_pause" ("enrolment_id");
CREATE INDEX "nqsw_place_master_class_id_5dbbb55c" ON "nqsw_seat" ("master_class_id");
CREATE INDEX "nqsw_place_worker_id_c56586ce" ON "nqsw_seat" ("worker_id");
CREATE UNIQUE INDEX "programme_default_is_one" ON "nqsw_programme" ("is_default") WHERE "is_default" = 1;
CREATE INDEX "nqsw_programme_policy_id_15fc200a" ON "nqsw_programme" ("policy_id");
CREATE INDEX "nqsw_milestonetemplate_programme_id_290ecb54" ON "nqsw_milestonetemplate" ("programme_id");
CREATE INDEX "nqsw_limitstep_programme_id_84353201" ON "nqsw_limitstep" ("programme_id");
CREATE INDEX "nqsw_cohort_programme_id_9bfe293a" ON "nqsw_cohort" ("programme_id");
CREATE INDEX "nqsw_protectedtime_enrolment_id_0bd5319d" ON "nqsw_protectedtime" ("enrolment_id");
CREATE INDEX "nqsw_selfassessment_enrolment_id_e7ea730d" ON "nqsw_selfassessment" ("enrolment_id");
CREATE UNIQUE INDEX "milestone_is_signed_once_by_each" ON "nqsw_milestonesignature" ("milestone_id", "signer") WHERE "is_current" = 1;
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");
CREATE UNIQUE INDEX "socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq" ON "socialaccount_socialtoken" ("app_id", "account_id");
CREATE INDEX "socialaccount_socialtoken_account_id_951f210e" ON "socialaccount_socialtoken" ("account_id");
CREATE INDEX "socialaccount_socialtoken_app_id_636a42d7" ON "socialaccount_socialtoken" ("app_id");
CREATE UNIQUE INDEX "socialaccount_socialaccount_provider_uid_fc810c6e_uniq" ON "socialaccount_socialaccount" ("provider", "uid");
CREATE INDEX "socialaccount_socialaccount_user_id_8146e70c" ON "socialaccount_socialaccount" ("user_id");
CREATE TRIGGER workforce_event_refuses_update BEFORE UPDATE ON workforce_event FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_event_refuses_delete BEFORE DELETE ON workforce_event FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_seal_refuses_update BEFORE UPDATE ON workforce_seal FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_seal_refuses_delete BEFORE DELETE ON workforce_seal FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_eventchain_refuses_update BEFORE UPDATE ON workforce_eventchain FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_eventchain_refuses_delete BEFORE DELETE ON workforce_eventchain FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;
CREATE TRIGGER workforce_sealhead_refuses_delete BEFORE DELETE ON workforce_sealhead FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'The head of the audit trail only moves on.'); END;
CREATE TRIGGER workforce_sealhead_refuses_update BEFORE UPDATE ON workforce_sealhead FOR EACH ROW WHEN (NEW.number <= OLD.number) BEGIN SELECT RAISE(ABORT, 'The head of the audit trail only moves on.'); END;
CREATE TRIGGER mentor_assignment_overlaps_nothing_insert BEFORE INSERT ON nqsw_mentorassignment FOR EACH ROW WHEN EXISTS (SELECT 1 FROM nqsw_mentorassignment other WHERE other.enrolment_id = NEW.enrolment_id AND other.id IS NOT NEW.id AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on) AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)) BEGIN SELECT RAISE(ABORT, 'There is one mentor at a time.'); END;
CREATE TRIGGER mentor_assignment_overlaps_nothing_update BEFORE UPDATE ON nqsw_mentorassignment FOR EACH ROW WHEN EXISTS (SELECT 1 FROM nqsw_mentorassignment other WHERE other.enrolment_id = NEW.enrolment_id AND other.id IS NOT NEW.id AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on) AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)) BEGIN SELECT RAISE(ABORT, 'There is one mentor at a time.'); END;
CREATE TRIGGER diary_entry_overlaps_nothing_insert BEFORE INSERT ON supervision_diaryentry FOR EACH ROW WHEN NEW.is_exclusive AND NEW.cancelled_at IS NULL AND EXISTS (SELECT 1 FROM supervision_diaryentry other WHERE other.worker_id = NEW.worker_id AND other.id IS NOT NEW.id AND other.is_exclusive AND other.cancelled_at IS NULL AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at) BEGIN SELECT RAISE(ABORT, 'Nobody can be in two places at once.'); END;
CREATE TRIGGER diary_entry_overlaps_nothing_update BEFORE UPDATE ON supervision_diaryentry FOR EACH ROW WHEN NEW.is_exclusive AND NEW.cancelled_at IS NULL AND EXISTS (SELECT 1 FROM supervision_diaryentry other WHERE other.worker_id = NEW.worker_id AND other.id IS NOT NEW.id AND other.is_exclusive AND other.cancelled_at IS NULL AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at) BEGIN SELECT RAISE(ABORT, 'Nobody can be in two places at once.'); END;
CREATE TRIGGER cover_overlaps_nothing_insert BEFORE INSERT ON supervision_cover FOR EACH ROW WHEN EXISTS (SELECT 1 FROM supervision_cover other WHERE other.agreement_id = NEW.agreement_id AND other.id IS NOT NEW.id AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on) AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)) BEGIN SELECT RAISE(ABORT, 'There is one covering supervisor at a time.'); END;
CREATE TRIGGER cover_overlaps_nothing_update BEFORE UPDATE ON supervision_cover FOR EACH ROW WHEN EXISTS (SELECT 1 FROM supervision_cover other WHERE other.agreement_id = NEW.agreement_id AND other.id IS NOT NEW.id AND (NEW.ends_on IS NULL OR other.starts_on <= NEW.ends_on) AND (other.ends_on IS NULL OR other.ends_on >= NEW.starts_on)) BEGIN SELECT RAISE(ABORT, 'There is one covering supervisor at a time.'); END;
CREATE TRIGGER supervision_signedtext_refuses_update BEFORE UPDATE ON supervision_signedtext FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_signedtext_refuses_delete BEFORE DELETE ON supervision_signedtext FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_signature_refuses_update BEFORE UPDATE ON supervision_signature FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_signature_refuses_delete BEFORE DELETE ON supervision_signature FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_addendum_refuses_update BEFORE UPDATE ON supervision_addendum FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_addendum_refuses_delete BEFORE DELETE ON supervision_addendum FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_disagreementanswer_refuses_update BEFORE UPDATE ON supervision_disagreementanswer FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_disagreementanswer_refuses_delete BEFORE DELETE ON supervision_disagreementanswer FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_decision_refuses_update BEFORE UPDATE ON supervision_decision FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_decision_refuses_delete BEFORE DELETE ON supervision_decision FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_termssignature_refuses_update BEFORE UPDATE ON supervision_termssignature FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_termssignature_refuses_delete BEFORE DELETE ON supervision_termssignature FOR EACH ROW WHEN (TRUE) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_sessionrecord_refuses_insert BEFORE INSERT ON supervision_sessionrecord FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_sessionrecord_refuses_update BEFORE UPDATE ON supervision_sessionrecord FOR EACH ROW WHEN ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_sessionrecord_refuses_delete BEFORE DELETE ON supervision_sessionrecord FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_casediscussion_refuses_insert BEFORE INSERT ON supervision_casediscussion FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_casediscussion_refuses_update BEFORE UPDATE ON supervision_casediscussion FOR EACH ROW WHEN ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_casediscussion_refuses_delete BEFORE DELETE ON supervision_casediscussion FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_agendaitem_refuses_insert BEFORE INSERT ON supervision_agendaitem FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_agendaitem_refuses_update BEFORE UPDATE ON supervision_agendaitem FOR EACH ROW WHEN ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_agendaitem_refuses_delete BEFORE DELETE ON supervision_agendaitem FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_actionreview_refuses_insert BEFORE INSERT ON supervision_actionreview FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_actionreview_refuses_update BEFORE UPDATE ON supervision_actionreview FOR EACH ROW WHEN ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_actionreview_refuses_delete BEFORE DELETE ON supervision_actionreview FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_attendance_refuses_insert BEFORE INSERT ON supervision_attendance FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_attendance_refuses_update BEFORE UPDATE ON supervision_attendance FOR EACH ROW WHEN ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_attendance_refuses_delete BEFORE DELETE ON supervision_attendance FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_personalnote_refuses_insert BEFORE INSERT ON supervision_personalnote FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_personalnote_refuses_update BEFORE UPDATE ON supervision_personalnote FOR EACH ROW WHEN ((OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.wellbeing IS DISTINCT FROM NEW.wellbeing) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_personalnote_refuses_delete BEFORE DELETE ON supervision_personalnote FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_action_refuses_insert BEFORE INSERT ON supervision_action FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_action_refuses_update BEFORE UPDATE ON supervision_action FOR EACH ROW WHEN ((OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.discussion_id IS DISTINCT FROM NEW.discussion_id OR OLD.what IS DISTINCT FROM NEW.what OR OLD.uid IS DISTINCT FROM NEW.uid) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_action_refuses_delete BEFORE DELETE ON supervision_action FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_session_refuses_update BEFORE UPDATE ON supervision_session FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id) AND ((OLD.kind IS DISTINCT FROM NEW.kind OR OLD.supervisor_id IS DISTINCT FROM NEW.supervisor_id OR OLD.starts_at IS DISTINCT FROM NEW.starts_at OR OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.minutes IS DISTINCT FROM NEW.minutes OR OLD.place IS DISTINCT FROM NEW.place OR OLD.held_on IS DISTINCT FROM NEW.held_on OR OLD.was_interrupted IS DISTINCT FROM NEW.was_interrupted OR OLD.uid IS DISTINCT FROM NEW.uid OR OLD.is_imported IS DISTINCT FROM NEW.is_imported) OR NOT (OLD.status = NEW.status OR (OLD.status = 'signed' AND NEW.status = 'agreed')))) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_session_refuses_delete BEFORE DELETE ON supervision_session FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_terms_refuses_update BEFORE UPDATE ON supervision_terms FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_terms_refuses_delete BEFORE DELETE ON supervision_terms FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'What was signed never changes; add an addendum.'); END;
CREATE TRIGGER supervision_auditquestion_refuses_update BEFORE UPDATE ON supervision_auditquestion FOR EACH ROW WHEN ((OLD.text IS DISTINCT FROM NEW.text OR OLD.guidance IS DISTINCT FROM NEW.guidance) AND EXISTS (SELECT 1 FROM supervision_audit_questions asked WHERE asked.auditquestion_id = OLD.id)) BEGIN SELECT RAISE(ABORT, 'An audit has asked this question in these words.'); END;
CREATE TRIGGER supervision_cover_refuses_insert BEFORE INSERT ON supervision_cover FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))) BEGIN SELECT RAISE(ABORT, 'Somebody else than the two of the agreement covers it.'); END;
CREATE TRIGGER supervision_cover_refuses_update BEFORE UPDATE ON supervision_cover FOR EACH ROW WHEN (EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))) BEGIN SELECT RAISE(ABORT, 'Somebody else than the two of the agreement covers it.'); END;
CREATE TRIGGER supervision_signature_refuses_insert BEFORE INSERT ON supervision_signature FOR EACH ROW WHEN (NOT EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.id = NEW.text_id AND text.content_hash = NEW.content_hash)) BEGIN SELECT RAISE(ABORT, 'Both parties sign the same text.'); END;
CREATE INDEX "usersessions_usersession_user_id_af5e0a6d" ON "usersessions_usersession" ("user_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('workforce_account',16);
INSERT INTO "sqlite_sequence" VALUES('workforce_worker',14);
INSERT INTO "sqlite_sequence" VALUES('workforce_caseloadsnapshot',6);
INSERT INTO "sqlite_sequence" VALUES('workforce_caseloadlimit',3);
INSERT INTO "sqlite_sequence" VALUES('workforce_caseloadbreach',1);
INSERT INTO "sqlite_sequence" VALUES('workforce_allocation',6);
INSERT INTO "sqlite_sequence" VALUES('workforce_absence',3);
INSERT INTO "sqlite_sequence" VALUES('django_migrations',48);
INSERT INTO "sqlite_sequence" VALUES('account_emailaddress',0);
INSERT INTO "sqlite_sequence" VALUES('django_content_type',80);
INSERT INTO "sqlite_sequence" VALUES('auth_permission',320);
INSERT INTO "sqlite_sequence" VALUES('auth_group',0);
INSERT INTO "sqlite_sequence" VALUES('mfa_authenticator',0);
INSERT INTO "sqlite_sequence" VALUES('workforce_importrun',1);
INSERT INTO "sqlite_sequence" VALUES('workforce_event',58);
INSERT INTO "sqlite_sequence" VALUES('supervision_auditedfile',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_audit',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_auditscore',8);
INSERT INTO "sqlite_sequence" VALUES('supervision_cover',2);
INSERT INTO "sqlite_sequence" VALUES('supervision_decision',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_diaryentry',42);
INSERT INTO "sqlite_sequence" VALUES('supervision_calendarreply',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_policystage',16);
INSERT INTO "sqlite_sequence" VALUES('supervision_reminder',13);
INSERT INTO "sqlite_sequence" VALUES('supervision_reminderchoice',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_personalnote',4);
INSERT INTO "sqlite_sequence" VALUES('supervision_logrow',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_casediscussion',4);
INSERT INTO "sqlite_sequence" VALUES('supervision_attendance',10);
INSERT INTO "sqlite_sequence" VALUES('supervision_actionreview',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_action',8);
INSERT INTO "sqlite_sequence" VALUES('supervision_signedtext',3);
INSERT INTO "sqlite_sequence" VALUES('supervision_signature',5);
INSERT INTO "sqlite_sequence" VALUES('supervision_slot',5);
INSERT INTO "sqlite_sequence" VALUES('supervision_session',9);
INSERT INTO "sqlite_sequence" VALUES('supervision_termssignature',2);
INSERT INTO "sqlite_sequence" VALUES('supervision_agreement',7);
INSERT INTO "sqlite_sequence" VALUES('supervision_frequencypolicy',14);
INSERT INTO "sqlite_sequence" VALUES('nqsw_enrolment',2);
INSERT INTO "sqlite_sequence" VALUES('nqsw_feedback',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_masterclass',3);
INSERT INTO "sqlite_sequence" VALUES('nqsw_mentorassignment',2);
INSERT INTO "sqlite_sequence" VALUES('nqsw_mentormeeting',3);
INSERT INTO "sqlite_sequence" VALUES('nqsw_milestonesignature',2);
INSERT INTO "sqlite_sequence" VALUES('nqsw_milestone',26);
INSERT INTO "sqlite_sequence" VALUES('nqsw_outcomestep',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_pause',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_seat',5);
INSERT INTO "sqlite_sequence" VALUES('nqsw_programme',5);
INSERT INTO "sqlite_sequence" VALUES('nqsw_milestonetemplate',97);
INSERT INTO "sqlite_sequence" VALUES('nqsw_limitstep',4);
INSERT INTO "sqlite_sequence" VALUES('nqsw_cohort',2);
INSERT INTO "sqlite_sequence" VALUES('nqsw_protectedtime',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_selfassessment',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_classfeedback',1);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialapp',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialtoken',0);
INSERT INTO "sqlite_sequence" VALUES('socialaccount_socialaccount',0);
INSERT INTO "sqlite_sequence" VALUES('workforce_sealhead',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_prompt',20);
INSERT INTO "sqlite_sequence" VALUES('supervision_auditquestion',8);
INSERT INTO "sqlite_sequence" VALUES('workforce_service',14);
INSERT INTO "sqlite_sequence" VALUES('workforce_team',14);
INSERT INTO "sqlite_sequence" VALUES('supervision_agendaitem',2);
INSERT INTO "sqlite_sequence" VALUES('supervision_sessionrecord',4);
INSERT INTO "sqlite_sequence" VALUES('supervision_disagreementanswer',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_addendum',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_cpddraft',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_calendarfeed',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_terms',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_audit_questions',8);
INSERT INTO "sqlite_sequence" VALUES('supervision_auditfinding',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_allocationcheck',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_mentorprofile',1);
INSERT INTO "sqlite_sequence" VALUES('nqsw_reflection',1);
INSERT INTO "sqlite_sequence" VALUES('supervision_escalationstep',1);
INSERT INTO "sqlite_sequence" VALUES('workforce_publishedfigures',1);
COMMIT;
