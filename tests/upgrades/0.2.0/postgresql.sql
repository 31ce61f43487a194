SELECT pg_catalog.set_config('search_path', '', false);
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: supervision_action_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_action_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_action_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_action_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_action_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_action_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_action_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_action_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.discussion_id IS DISTINCT FROM NEW.discussion_id OR OLD.what IS DISTINCT FROM NEW.what OR OLD.uid IS DISTINCT FROM NEW.uid) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_actionreview_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_actionreview_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_actionreview_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_actionreview_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_actionreview_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_actionreview_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_actionreview_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_actionreview_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_addendum_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_addendum_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_addendum_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_addendum_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_addendum)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_addendum_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_addendum_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_agendaitem_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_agendaitem_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_agendaitem_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_agendaitem_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_agendaitem_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_agendaitem_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_agendaitem_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_agendaitem_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_attendance_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_attendance_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_attendance_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_attendance_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_attendance_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_attendance_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_attendance_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_attendance_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_auditquestion_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_auditquestion_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((OLD.text IS DISTINCT FROM NEW.text OR OLD.guidance IS DISTINCT FROM NEW.guidance) AND EXISTS (SELECT 1 FROM supervision_audit_questions asked WHERE asked.auditquestion_id = OLD.id)) THEN RAISE EXCEPTION 'An audit has asked this question in these words.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_casediscussion_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_casediscussion_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_casediscussion_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_casediscussion_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_casediscussion_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_casediscussion_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_casediscussion_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_casediscussion_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_cover_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_cover_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))) THEN RAISE EXCEPTION 'Somebody else than the two of the agreement covers it.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_cover_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_cover_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_agreement a WHERE a.id = NEW.agreement_id AND (a.supervisee_id = NEW.supervisor_id OR a.supervisor_id = NEW.supervisor_id))) THEN RAISE EXCEPTION 'Somebody else than the two of the agreement covers it.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_decision_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_decision_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_decision_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_decision_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_decision)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_decision_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_decision_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_disagreementanswer_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_disagreementanswer_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_disagreementanswer_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_disagreementanswer_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_disagreementanswer)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_disagreementanswer_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_disagreementanswer_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_personalnote_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_personalnote_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_personalnote_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_personalnote_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_personalnote_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_personalnote_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_personalnote_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_personalnote_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((OLD.session_id IS DISTINCT FROM NEW.session_id OR OLD.supervisee_id IS DISTINCT FROM NEW.supervisee_id OR OLD.wellbeing IS DISTINCT FROM NEW.wellbeing) AND (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_session_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_session_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_session_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_session_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_session_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_session_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.id) AND ((OLD.kind IS DISTINCT FROM NEW.kind OR OLD.supervisor_id IS DISTINCT FROM NEW.supervisor_id OR OLD.starts_at IS DISTINCT FROM NEW.starts_at OR OLD.ends_at IS DISTINCT FROM NEW.ends_at OR OLD.minutes IS DISTINCT FROM NEW.minutes OR OLD.place IS DISTINCT FROM NEW.place OR OLD.held_on IS DISTINCT FROM NEW.held_on OR OLD.was_interrupted IS DISTINCT FROM NEW.was_interrupted OR OLD.uid IS DISTINCT FROM NEW.uid OR OLD.is_imported IS DISTINCT FROM NEW.is_imported) OR NOT (OLD.status = NEW.status OR (OLD.status = 'signed' AND NEW.status = 'agreed')))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_sessionrecord_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_sessionrecord_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_sessionrecord_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_sessionrecord_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_sessionrecord_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_sessionrecord_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_sessionrecord_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_sessionrecord_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF ((EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = OLD.session_id) OR EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.session_id = NEW.session_id))) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_signature_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signature_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_signature_refuses_insert(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signature_refuses_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (NOT EXISTS (SELECT 1 FROM supervision_signedtext text WHERE text.id = NEW.text_id AND text.content_hash = NEW.content_hash)) THEN RAISE EXCEPTION 'Both parties sign the same text.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_signature_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signature_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signature)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_signature_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signature_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_signedtext_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signedtext_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_signedtext_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signedtext_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_signedtext)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_signedtext_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_signedtext_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_terms_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_terms_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_terms_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_terms_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_termssignature s WHERE s.terms_id = OLD.id)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: supervision_termssignature_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_termssignature_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: supervision_termssignature_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_termssignature_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM supervision_termssignature)) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: supervision_termssignature_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.supervision_termssignature_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'What was signed never changes; add an addendum.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: workforce_event_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_event_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: workforce_event_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_event_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM workforce_event)) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: workforce_event_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_event_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: workforce_eventchain_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_eventchain_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: workforce_eventchain_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_eventchain_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM workforce_eventchain)) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: workforce_eventchain_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_eventchain_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: workforce_seal_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_seal_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: workforce_seal_refuses_truncate(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_seal_refuses_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (EXISTS (SELECT 1 FROM workforce_seal)) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$;


--
-- Name: workforce_seal_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_seal_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


--
-- Name: workforce_sealhead_refuses_delete(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_sealhead_refuses_delete() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (TRUE) THEN RAISE EXCEPTION 'The head of the audit trail only moves on.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$;


--
-- Name: workforce_sealhead_refuses_update(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.workforce_sealhead_refuses_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (NEW.number <= OLD.number) THEN RAISE EXCEPTION 'The head of the audit trail only moves on.' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account_emailaddress; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: account_emailconfirmation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


--
-- Name: auth_group_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_group_permissions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: auth_permission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_content_type; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: django_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);


--
-- Name: mfa_authenticator; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_allocationcheck; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_allocationcheck (
    id bigint NOT NULL,
    case_reference character varying(40) NOT NULL,
    category character varying(12) NOT NULL,
    advice character varying(6) NOT NULL,
    concerns jsonb NOT NULL,
    was_given boolean NOT NULL,
    reason character varying(300) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    checked_by_id bigint,
    worker_id bigint NOT NULL,
    CONSTRAINT allocation_check_advice_is_known CHECK (((advice)::text = ANY ((ARRAY['yes'::character varying, 'reason'::character varying, 'no'::character varying])::text[]))),
    CONSTRAINT allocation_check_against_advice_has_a_reason CHECK (((NOT was_given) OR ((advice)::text = 'yes'::text) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT allocation_check_category_is_known CHECK (((category)::text = ANY ((ARRAY['cin'::character varying, 'cp'::character varying, 'cla'::character varying, 'care_leaver'::character varying, 's47'::character varying, 'assessment'::character varying, 'other'::character varying])::text[])))
);


--
-- Name: nqsw_allocationcheck_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_allocationcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_allocationcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_classfeedback; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_classfeedback (
    id bigint NOT NULL,
    useful smallint NOT NULL,
    confident smallint NOT NULL,
    comment text NOT NULL,
    given_at timestamp with time zone NOT NULL,
    place_id bigint NOT NULL,
    CONSTRAINT class_feedback_scores_are_1_to_5 CHECK ((((confident >= 1) AND (confident <= 5)) AND ((useful >= 1) AND (useful <= 5)))),
    CONSTRAINT nqsw_classfeedback_confident_check CHECK ((confident >= 0)),
    CONSTRAINT nqsw_classfeedback_useful_check CHECK ((useful >= 0))
);


--
-- Name: nqsw_classfeedback_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_classfeedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_classfeedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_cohort; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_cohort (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    starts_on date NOT NULL,
    programme_id bigint NOT NULL
);


--
-- Name: nqsw_cohort_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_cohort ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_cohort_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_enrolment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_enrolment (
    id bigint NOT NULL,
    status character varying(10) NOT NULL,
    started_on date NOT NULL,
    expected_end_on date NOT NULL,
    ended_on date,
    extension_months smallint NOT NULL,
    joined_on date,
    transferred_from character varying(120) NOT NULL,
    closed_by_ending jsonb NOT NULL,
    assessor_id bigint,
    cohort_id bigint NOT NULL,
    enrolled_by_id bigint,
    worker_id bigint NOT NULL,
    CONSTRAINT enrolment_assessor_is_not_the_nqsw CHECK (((assessor_id IS NULL) OR (NOT ((assessor_id = worker_id) AND (assessor_id IS NOT NULL))))),
    CONSTRAINT enrolment_ends_after_it_starts CHECK ((expected_end_on > started_on)),
    CONSTRAINT enrolment_is_extended_by_a_year_at_most CHECK ((extension_months <= 12)),
    CONSTRAINT enrolment_last_day_stands_when_ended CHECK ((((ended_on IS NULL) AND ((status)::text = ANY ((ARRAY['active'::character varying, 'extended'::character varying])::text[]))) OR ((ended_on IS NOT NULL) AND (NOT ((status)::text = ANY ((ARRAY['active'::character varying, 'extended'::character varying])::text[])))))),
    CONSTRAINT enrolment_status_is_known CHECK (((status)::text = ANY ((ARRAY['active'::character varying, 'extended'::character varying, 'completed'::character varying, 'withdrawn'::character varying, 'left'::character varying])::text[]))),
    CONSTRAINT enrolment_transfer_has_day_and_authority CHECK ((((joined_on IS NULL) AND ((transferred_from)::text = ''::text)) OR ((joined_on >= started_on) AND (NOT ((transferred_from)::text = ''::text))))),
    CONSTRAINT nqsw_enrolment_extension_months_check CHECK ((extension_months >= 0))
);


--
-- Name: nqsw_enrolment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_enrolment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_enrolment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_feedback; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_feedback (
    id bigint NOT NULL,
    source character varying(24) NOT NULL,
    relationship character varying(120) NOT NULL,
    gathered_on date NOT NULL,
    said text NOT NULL,
    learnt text NOT NULL,
    enrolment_id bigint NOT NULL,
    recorded_by_id bigint,
    CONSTRAINT feedback_source_is_known CHECK (((source)::text = ANY ((ARRAY['lived_experience'::character varying, 'professional_feedback'::character varying])::text[])))
);


--
-- Name: nqsw_feedback_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_limitstep; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_limitstep (
    id bigint NOT NULL,
    from_month smallint NOT NULL,
    percent smallint NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT limit_step_is_a_share CHECK (((percent >= 1) AND (percent <= 100))),
    CONSTRAINT nqsw_limitstep_from_month_check CHECK ((from_month >= 0)),
    CONSTRAINT nqsw_limitstep_percent_check CHECK ((percent >= 0))
);


--
-- Name: nqsw_limitstep_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_limitstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_limitstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_masterclass; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_masterclass (
    id bigint NOT NULL,
    title character varying(160) NOT NULL,
    aims text NOT NULL,
    pcf_domains jsonb NOT NULL,
    facilitator character varying(160) NOT NULL,
    place character varying(200) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    capacity smallint NOT NULL,
    cancelled_at timestamp with time zone,
    uid uuid NOT NULL,
    series uuid,
    version integer NOT NULL,
    facilitated_by_id bigint,
    CONSTRAINT master_class_ends_after_it_starts CHECK ((ends_at > starts_at)),
    CONSTRAINT master_class_has_room CHECK ((capacity >= 1)),
    CONSTRAINT nqsw_masterclass_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT nqsw_masterclass_version_check CHECK ((version >= 0))
);


--
-- Name: nqsw_masterclass_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_masterclass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_masterclass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_mentorassignment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_mentorassignment (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    assigned_by_id bigint,
    enrolment_id bigint NOT NULL,
    mentor_id bigint NOT NULL,
    CONSTRAINT mentor_assignment_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);


--
-- Name: nqsw_mentorassignment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_mentorassignment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_mentorassignment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_mentormeeting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_mentormeeting (
    id bigint NOT NULL,
    status character varying(9) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(200) NOT NULL,
    topics text NOT NULL,
    uid uuid NOT NULL,
    assignment_id bigint NOT NULL,
    CONSTRAINT mentor_meeting_ends_after_it_starts CHECK ((ends_at > starts_at))
);


--
-- Name: nqsw_mentormeeting_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_mentormeeting ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_mentormeeting_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_mentorprofile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_mentorprofile (
    id bigint NOT NULL,
    is_available boolean NOT NULL,
    capacity smallint NOT NULL,
    areas character varying(300) NOT NULL,
    availability character varying(200) NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT nqsw_mentorprofile_capacity_check CHECK ((capacity >= 0))
);


--
-- Name: nqsw_mentorprofile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_mentorprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_mentorprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_milestone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_milestone (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    title character varying(120) NOT NULL,
    is_optional boolean NOT NULL,
    due_on date NOT NULL,
    done_on date,
    note text NOT NULL,
    uid uuid NOT NULL,
    done_by_id bigint,
    enrolment_id bigint NOT NULL,
    recorded_by_id bigint,
    template_id bigint,
    CONSTRAINT milestone_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['agreement'::character varying, 'development_plan'::character varying, 'review'::character varying, 'observation'::character varying, 'lived_experience'::character varying, 'professional_feedback'::character varying, 'reflective_log'::character varying, 'self_assessment'::character varying, 'final_report'::character varying, 'moderation'::character varying, 'outcome'::character varying])::text[])))
);


--
-- Name: nqsw_milestone_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_milestone ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_milestone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_milestonesignature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_milestonesignature (
    id bigint NOT NULL,
    signer character varying(12) NOT NULL,
    content_hash character varying(64) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    is_current boolean NOT NULL,
    milestone_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT milestone_signature_has_a_hash CHECK ((NOT ((content_hash)::text = ''::text))),
    CONSTRAINT milestone_signature_signer_is_known CHECK (((signer)::text = ANY ((ARRAY['nqsw'::character varying, 'line_manager'::character varying, 'assessor'::character varying, 'mentor'::character varying])::text[])))
);


--
-- Name: nqsw_milestonesignature_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_milestonesignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_milestonesignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_milestonetemplate; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_milestonetemplate (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    title character varying(120) NOT NULL,
    due_month smallint NOT NULL,
    is_optional boolean NOT NULL,
    asks_for text NOT NULL,
    signed_by jsonb NOT NULL,
    programme_id bigint NOT NULL,
    CONSTRAINT nqsw_milestonetemplate_due_month_check CHECK ((due_month >= 0))
);


--
-- Name: nqsw_milestonetemplate_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_milestonetemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_milestonetemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_outcomestep; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_outcomestep (
    id bigint NOT NULL,
    step character varying(11) NOT NULL,
    verdict character varying(6) NOT NULL,
    taken_on date NOT NULL,
    reason text NOT NULL,
    enrolment_id bigint NOT NULL,
    taken_by_id bigint,
    CONSTRAINT outcome_step_is_known CHECK (((step)::text = ANY ((ARRAY['recommended'::character varying, 'moderated'::character varying, 'decided'::character varying])::text[]))),
    CONSTRAINT outcome_verdict_is_known CHECK (((verdict)::text = ANY ((ARRAY['pass'::character varying, 'fail'::character varying, 'extend'::character varying])::text[])))
);


--
-- Name: nqsw_outcomestep_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_outcomestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_outcomestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_pause; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_pause (
    id bigint NOT NULL,
    reason character varying(16) NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    agreed_by_nqsw_on date,
    agreed_by_line_manager_on date,
    agreed_by_assessor_on date,
    agreed_by_psw_on date,
    absence_id bigint,
    enrolment_id bigint NOT NULL,
    CONSTRAINT pause_ends_after_it_starts CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
    CONSTRAINT pause_reason_is_known CHECK (((reason)::text = ANY ((ARRAY['sickness'::character varying, 'bereavement'::character varying, 'parental_leave'::character varying, 'lack_of_support'::character varying])::text[])))
);


--
-- Name: nqsw_pause_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_pause ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_pause_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_seat; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_seat (
    id bigint NOT NULL,
    status character varying(9) NOT NULL,
    "position" integer NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    mark character varying(10) NOT NULL,
    marked_at timestamp with time zone,
    apology_reason character varying(8) NOT NULL,
    master_class_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT nqsw_place_position_check CHECK (("position" >= 0)),
    CONSTRAINT place_mark_needs_a_place CHECK ((((mark)::text = ''::text) OR ((status)::text = 'enrolled'::text) OR (((mark)::text = 'apologies'::text) AND ((status)::text = 'apologies'::text)))),
    CONSTRAINT place_with_apologies_says_why CHECK (((((mark)::text = 'apologies'::text) AND ((status)::text = 'apologies'::text) AND (NOT ((apology_reason)::text = ''::text))) OR ((NOT ((status)::text = 'apologies'::text)) AND ((apology_reason)::text = ''::text))))
);


--
-- Name: nqsw_place_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_place_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_programme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_programme (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    version smallint NOT NULL,
    months smallint NOT NULL,
    standards character varying(12) NOT NULL,
    required_classes smallint NOT NULL,
    protected_time_percent smallint NOT NULL,
    mentor_meeting_every_months smallint NOT NULL,
    mentor_load_limit smallint NOT NULL,
    is_default boolean NOT NULL,
    policy_id bigint NOT NULL,
    replaces_id bigint,
    CONSTRAINT nqsw_programme_mentor_load_limit_check CHECK ((mentor_load_limit >= 0)),
    CONSTRAINT nqsw_programme_mentor_meeting_every_months_check CHECK ((mentor_meeting_every_months >= 0)),
    CONSTRAINT nqsw_programme_months_check CHECK ((months >= 0)),
    CONSTRAINT nqsw_programme_protected_time_percent_check CHECK ((protected_time_percent >= 0)),
    CONSTRAINT nqsw_programme_required_classes_check CHECK ((required_classes >= 0)),
    CONSTRAINT nqsw_programme_version_check CHECK ((version >= 0)),
    CONSTRAINT programme_lasts_up_to_24_months CHECK (((months >= 1) AND (months <= 24)))
);


--
-- Name: nqsw_programme_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_programme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_programme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_protectedtime; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_protectedtime (
    id bigint NOT NULL,
    taken_on date NOT NULL,
    hours numeric(4,2) NOT NULL,
    purpose character varying(200) NOT NULL,
    enrolment_id bigint NOT NULL,
    CONSTRAINT protected_time_fits_in_a_day CHECK (((hours > (0)::numeric) AND (hours <= (24)::numeric)))
);


--
-- Name: nqsw_protectedtime_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_protectedtime ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_protectedtime_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_reflection; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_reflection (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    text text NOT NULL,
    written_on date NOT NULL,
    shared_at timestamp with time zone,
    enrolment_id bigint NOT NULL
);


--
-- Name: nqsw_reflection_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_reflection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_reflection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: nqsw_selfassessment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.nqsw_selfassessment (
    id bigint NOT NULL,
    moment character varying(6) NOT NULL,
    assessed_on date NOT NULL,
    ratings jsonb NOT NULL,
    examples text NOT NULL,
    enrolment_id bigint NOT NULL,
    CONSTRAINT self_assessment_moment_is_known CHECK (((moment)::text = ANY ((ARRAY['start'::character varying, 'middle'::character varying, 'end'::character varying])::text[])))
);


--
-- Name: nqsw_selfassessment_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.nqsw_selfassessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.nqsw_selfassessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialaccount; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: socialaccount_socialaccount_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialapp; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);


--
-- Name: socialaccount_socialapp_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: socialaccount_socialtoken; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);


--
-- Name: socialaccount_socialtoken_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_action; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_action (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    what character varying(500) NOT NULL,
    due_on date,
    done_on date,
    dropped_on date,
    outcome character varying(500) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint NOT NULL,
    supervisee_id bigint NOT NULL,
    discussion_id bigint,
    session_id bigint,
    CONSTRAINT action_ends_one_way CHECK (((done_on IS NULL) OR (dropped_on IS NULL)))
);


--
-- Name: supervision_action_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_action ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_action_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_actionreview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_actionreview (
    id bigint NOT NULL,
    outcome character varying(8) NOT NULL,
    action_id bigint NOT NULL,
    session_id bigint NOT NULL
);


--
-- Name: supervision_actionreview_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_actionreview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_actionreview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_addendum; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_addendum (
    id bigint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    is_personal boolean NOT NULL,
    author_id bigint NOT NULL,
    text_id bigint NOT NULL
);


--
-- Name: supervision_addendum_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_addendum ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_addendum_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_agendaitem; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_agendaitem (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint,
    session_id bigint NOT NULL
);


--
-- Name: supervision_agendaitem_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_agendaitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_agendaitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_agreement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_agreement (
    id bigint NOT NULL,
    clock_started_on date NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    last_held_on date,
    next_due_on date,
    set_by_id bigint,
    supervisee_id bigint NOT NULL,
    supervisor_id bigint NOT NULL,
    policy_id bigint NOT NULL,
    cases_discussed_within_weeks smallint NOT NULL,
    CONSTRAINT agreement_clock_starts_no_later CHECK ((clock_started_on <= starts_on)),
    CONSTRAINT agreement_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT agreement_supervisor_is_not_supervisee CHECK ((NOT (supervisor_id = supervisee_id))),
    CONSTRAINT supervision_agreement_cases_discussed_within_weeks_check CHECK ((cases_discussed_within_weeks >= 0))
);


--
-- Name: supervision_agreement_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_agreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_agreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_attendance; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_attendance (
    id bigint NOT NULL,
    held_on date,
    moves_clock boolean NOT NULL,
    supervisee_id bigint NOT NULL,
    session_id bigint NOT NULL
);


--
-- Name: supervision_attendance_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_attendance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_attendance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_audit (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    org_role smallint,
    from_on date NOT NULL,
    to_on date NOT NULL,
    size smallint NOT NULL,
    seed character varying(32) NOT NULL,
    frame jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    opened_by_id bigint NOT NULL,
    team_id bigint,
    CONSTRAINT audit_draws_a_file CHECK ((size >= 1)),
    CONSTRAINT audit_period_ends_after_it_starts CHECK ((to_on >= from_on)),
    CONSTRAINT supervision_audit_org_role_check CHECK ((org_role >= 0)),
    CONSTRAINT supervision_audit_size_check CHECK ((size >= 0))
);


--
-- Name: supervision_audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_audit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_audit_questions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_audit_questions (
    id bigint NOT NULL,
    audit_id bigint NOT NULL,
    auditquestion_id bigint NOT NULL
);


--
-- Name: supervision_audit_questions_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_audit_questions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_audit_questions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_auditedfile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_auditedfile (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    overall smallint,
    moderated smallint,
    moderation_note text NOT NULL,
    scored_at timestamp with time zone,
    moderated_at timestamp with time zone,
    audit_id bigint NOT NULL,
    auditor_id bigint NOT NULL,
    moderator_id bigint,
    worker_id bigint NOT NULL,
    CONSTRAINT audit_moderator_is_not_the_auditor CHECK (((moderator_id IS NULL) OR (NOT ((moderator_id = auditor_id) AND (moderator_id IS NOT NULL))))),
    CONSTRAINT supervision_auditedfile_moderated_check CHECK ((moderated >= 0)),
    CONSTRAINT supervision_auditedfile_overall_check CHECK ((overall >= 0)),
    CONSTRAINT supervision_auditedfile_position_check CHECK (("position" >= 0))
);


--
-- Name: supervision_auditedfile_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_auditedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_auditedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_auditfinding; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_auditfinding (
    id bigint NOT NULL,
    theme character varying(60) NOT NULL,
    found_on date NOT NULL,
    action_id bigint NOT NULL,
    file_id bigint NOT NULL
);


--
-- Name: supervision_auditfinding_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_auditfinding ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_auditfinding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_auditquestion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_auditquestion (
    id bigint NOT NULL,
    text character varying(300) NOT NULL,
    guidance character varying(500) NOT NULL,
    "position" smallint NOT NULL,
    is_asked boolean NOT NULL,
    CONSTRAINT audit_question_has_words CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT supervision_auditquestion_position_check CHECK (("position" >= 0))
);


--
-- Name: supervision_auditquestion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_auditquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_auditquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_auditscore; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_auditscore (
    id bigint NOT NULL,
    grade smallint NOT NULL,
    evidence text NOT NULL,
    file_id bigint NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT audit_grade_is_known CHECK ((grade = ANY (ARRAY[1, 2, 3, 4]))),
    CONSTRAINT supervision_auditscore_grade_check CHECK ((grade >= 0))
);


--
-- Name: supervision_auditscore_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_auditscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_auditscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_calendarfeed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_calendarfeed (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    left_out jsonb NOT NULL,
    worker_id bigint NOT NULL
);


--
-- Name: supervision_calendarfeed_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_calendarfeed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_calendarfeed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_calendarreply; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_calendarreply (
    id bigint NOT NULL,
    answer character varying(9) NOT NULL,
    sequence integer NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    uploaded_by_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    CONSTRAINT calendar_reply_answer_is_known CHECK (((answer)::text = ANY ((ARRAY['accepted'::character varying, 'tentative'::character varying, 'declined'::character varying])::text[]))),
    CONSTRAINT supervision_calendarreply_sequence_check CHECK ((sequence >= 0))
);


--
-- Name: supervision_calendarreply_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_calendarreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_calendarreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_casediscussion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_casediscussion (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    case_reference character varying(40) NOT NULL,
    category character varying(12) NOT NULL,
    update text NOT NULL,
    childs_voice text NOT NULL,
    strengths text NOT NULL,
    risks text NOT NULL,
    reflection text NOT NULL,
    decision text NOT NULL,
    rationale text NOT NULL,
    timescale character varying(200) NOT NULL,
    strategy_discussion character varying(12) NOT NULL,
    strategy_reason text NOT NULL,
    strategy_held_on date,
    consent character varying(14) NOT NULL,
    consent_reason text NOT NULL,
    "position" smallint NOT NULL,
    supervisee_id bigint NOT NULL,
    session_id bigint NOT NULL,
    CONSTRAINT discussion_has_a_case_reference CHECK ((NOT ((case_reference)::text = ''::text))),
    CONSTRAINT supervision_casediscussion_position_check CHECK (("position" >= 0))
);


--
-- Name: supervision_casediscussion_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_casediscussion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_casediscussion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_cover; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_cover (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason character varying(100) NOT NULL,
    agreement_id bigint NOT NULL,
    set_by_id bigint,
    supervisor_id bigint NOT NULL,
    CONSTRAINT cover_ends_after_it_starts CHECK ((ends_on >= starts_on))
);


--
-- Name: supervision_cover_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_cover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_cover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_cpddraft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_cpddraft (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    what text NOT NULL,
    reflection text NOT NULL,
    impact text NOT NULL,
    peer character varying(120) NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    worker_id bigint NOT NULL,
    session_id bigint
);


--
-- Name: supervision_cpddraft_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_cpddraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_cpddraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_decision (
    id bigint NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    case_reference character varying(40) NOT NULL,
    decision text NOT NULL,
    rationale text NOT NULL,
    decided_by_id bigint NOT NULL,
    supervisee_id bigint NOT NULL,
    CONSTRAINT decision_has_its_rationale CHECK (((NOT (decision = ''::text)) AND (NOT (rationale = ''::text))))
);


--
-- Name: supervision_decision_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_diaryentry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_diaryentry (
    id bigint NOT NULL,
    subject character varying(16) NOT NULL,
    uid uuid NOT NULL,
    sequence integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(200) NOT NULL,
    path character varying(200) NOT NULL,
    is_exclusive boolean NOT NULL,
    is_given boolean NOT NULL,
    is_tentative boolean NOT NULL,
    cancelled_at timestamp with time zone,
    changed_at timestamp with time zone NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT diary_entry_ends_after_it_starts CHECK ((ends_at > starts_at)),
    CONSTRAINT supervision_diaryentry_sequence_check CHECK ((sequence >= 0))
);


--
-- Name: supervision_diaryentry_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_diaryentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_diaryentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_disagreementanswer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_disagreementanswer (
    id bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    body text NOT NULL,
    answered_by_id bigint NOT NULL,
    signature_id bigint NOT NULL
);


--
-- Name: supervision_disagreementanswer_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_disagreementanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_disagreementanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_escalationstep; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_escalationstep (
    id bigint NOT NULL,
    rung character varying(9) NOT NULL,
    days_overdue smallint NOT NULL,
    CONSTRAINT escalation_starts_once_overdue CHECK ((days_overdue >= 1)),
    CONSTRAINT supervision_escalationstep_days_overdue_check CHECK ((days_overdue >= 0))
);


--
-- Name: supervision_escalationstep_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_escalationstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_escalationstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_frequencypolicy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_frequencypolicy (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    source character varying(80) NOT NULL,
    reference character varying(200) NOT NULL,
    minimum_minutes smallint NOT NULL,
    ad_hoc_moves_clock boolean NOT NULL,
    counted_absence_working_days smallint NOT NULL,
    return_grace_working_days smallint NOT NULL,
    moves_to_working_day boolean NOT NULL,
    is_default_for_nqsws boolean NOT NULL,
    is_default_for_others boolean NOT NULL,
    cases_discussed_within_weeks smallint NOT NULL,
    CONSTRAINT supervision_frequencypolicy_cases_discussed_within_weeks_check CHECK ((cases_discussed_within_weeks >= 0)),
    CONSTRAINT supervision_frequencypolicy_counted_absence_working_days_check CHECK ((counted_absence_working_days >= 0)),
    CONSTRAINT supervision_frequencypolicy_minimum_minutes_check CHECK ((minimum_minutes >= 0)),
    CONSTRAINT supervision_frequencypolicy_return_grace_working_days_check CHECK ((return_grace_working_days >= 0))
);


--
-- Name: supervision_frequencypolicy_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_frequencypolicy ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_frequencypolicy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_logrow; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_logrow (
    id bigint NOT NULL,
    fingerprint character varying(64) NOT NULL,
    row_number integer NOT NULL,
    file_name character varying(255) NOT NULL,
    met_on date NOT NULL,
    supervisee_name character varying(200) NOT NULL,
    supervisor_name character varying(200) NOT NULL,
    kind character varying(10) NOT NULL,
    minutes smallint,
    was_signed boolean,
    outcome character varying(14) NOT NULL,
    called_off_reason character varying(12) NOT NULL,
    problem character varying(300) NOT NULL,
    set_aside_at timestamp with time zone,
    set_aside_reason character varying(200) NOT NULL,
    settled_by_id bigint,
    session_id bigint,
    CONSTRAINT log_row_is_set_aside_for_a_reason CHECK (((set_aside_at IS NULL) OR ((session_id IS NULL) AND (NOT ((set_aside_reason)::text = ''::text))))),
    CONSTRAINT log_row_with_a_session_has_no_problem CHECK (((session_id IS NULL) OR ((problem)::text = ''::text))),
    CONSTRAINT supervision_logrow_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT supervision_logrow_row_number_check CHECK ((row_number >= 0))
);


--
-- Name: supervision_logrow_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_logrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_logrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_personalnote; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_personalnote (
    id bigint NOT NULL,
    wellbeing text NOT NULL,
    released_at timestamp with time zone,
    supervisee_id bigint NOT NULL,
    session_id bigint NOT NULL
);


--
-- Name: supervision_personalnote_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_personalnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_personalnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_policystage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_policystage (
    id bigint NOT NULL,
    from_number smallint NOT NULL,
    from_unit character varying(5) NOT NULL,
    every_number smallint NOT NULL,
    every_unit character varying(5) NOT NULL,
    policy_id bigint NOT NULL,
    CONSTRAINT policy_stage_interval_is_positive CHECK ((every_number >= 1)),
    CONSTRAINT supervision_policystage_every_number_check CHECK ((every_number >= 0)),
    CONSTRAINT supervision_policystage_from_number_check CHECK ((from_number >= 0))
);


--
-- Name: supervision_policystage_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_policystage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_policystage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_prompt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_prompt (
    id bigint NOT NULL,
    box character varying(12) NOT NULL,
    theme character varying(60) NOT NULL,
    text character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    is_shown boolean NOT NULL,
    CONSTRAINT prompt_has_words CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT supervision_prompt_position_check CHECK (("position" >= 0))
);


--
-- Name: supervision_prompt_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_prompt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_prompt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_reminder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_reminder (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    subject character varying(100) NOT NULL,
    due_on date NOT NULL,
    line character varying(300) NOT NULL,
    path character varying(200) NOT NULL,
    calendar text NOT NULL,
    message_id character varying(120) NOT NULL,
    state character varying(9) NOT NULL,
    attempts smallint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    problem character varying(200) NOT NULL,
    about_id bigint,
    recipient_id bigint NOT NULL,
    settled_by_id bigint,
    told_in_id bigint,
    CONSTRAINT reminder_state_is_known CHECK (((state)::text = ANY ((ARRAY['gathered'::character varying, 'dropped'::character varying, 'waiting'::character varying, 'claimed'::character varying, 'sent'::character varying, 'failed'::character varying, 'uncertain'::character varying, 'settled'::character varying])::text[]))),
    CONSTRAINT reminder_told_in_another_was_gathered CHECK (((told_in_id IS NULL) OR ((state)::text = 'gathered'::text))),
    CONSTRAINT supervision_reminder_attempts_check CHECK ((attempts >= 0))
);


--
-- Name: supervision_reminder_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_reminderchoice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_reminderchoice (
    id bigint NOT NULL,
    kind character varying(24) NOT NULL,
    often character varying(6) NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT reminder_choice_is_known CHECK (((often)::text = ANY ((ARRAY['each'::character varying, 'weekly'::character varying, 'off'::character varying])::text[])))
);


--
-- Name: supervision_reminderchoice_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_reminderchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_reminderchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_session (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    status character varying(14) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    minutes smallint,
    place character varying(200) NOT NULL,
    held_on date,
    was_interrupted boolean,
    booked_at timestamp with time zone,
    called_off_at timestamp with time zone,
    called_off_side character varying(10) NOT NULL,
    called_off_reason character varying(12) NOT NULL,
    called_off_text character varying(500) NOT NULL,
    series uuid,
    uid uuid NOT NULL,
    is_imported boolean NOT NULL,
    signed_elsewhere boolean,
    booked_by_id bigint,
    called_off_by_id bigint,
    replaced_by_id bigint,
    supervisor_id bigint NOT NULL,
    slot_id bigint,
    CONSTRAINT session_cancellation_has_a_reason CHECK (((NOT ((status)::text = 'cancelled'::text)) OR ((NOT ((called_off_reason)::text = ''::text)) AND (NOT ((called_off_side)::text = ''::text))))),
    CONSTRAINT session_ends_after_it_starts CHECK ((ends_at >= starts_at)),
    CONSTRAINT session_held_day_stands_when_held CHECK ((((held_on IS NULL) AND ((status)::text = ANY ((ARRAY['proposed'::character varying, 'booked'::character varying, 'cancelled'::character varying, 'did_not_attend'::character varying, 'rescheduled'::character varying])::text[]))) OR ((held_on IS NOT NULL) AND ((status)::text = ANY ((ARRAY['held'::character varying, 'signed'::character varying, 'agreed'::character varying])::text[]))))),
    CONSTRAINT session_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['one_to_one'::character varying, 'case'::character varying, 'reflective'::character varying, 'group'::character varying, 'ad_hoc'::character varying])::text[]))),
    CONSTRAINT session_status_is_known CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'booked'::character varying, 'held'::character varying, 'signed'::character varying, 'agreed'::character varying, 'cancelled'::character varying, 'did_not_attend'::character varying, 'rescheduled'::character varying])::text[]))),
    CONSTRAINT supervision_session_minutes_check CHECK ((minutes >= 0))
);


--
-- Name: supervision_session_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_session ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_session_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_sessionrecord; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_sessionrecord (
    id bigint NOT NULL,
    agenda text NOT NULL,
    workload text NOT NULL,
    learning text NOT NULL,
    health_and_safety text NOT NULL,
    reflection text NOT NULL,
    other_matters text NOT NULL,
    jottings text NOT NULL,
    next_on date,
    version integer NOT NULL,
    saved_at timestamp with time zone,
    saved_by_id bigint,
    session_id bigint NOT NULL,
    CONSTRAINT supervision_sessionrecord_version_check CHECK ((version >= 0))
);


--
-- Name: supervision_sessionrecord_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_sessionrecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_sessionrecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_signature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_signature (
    id bigint NOT NULL,
    response character varying(20) NOT NULL,
    comment text NOT NULL,
    content_hash character varying(64) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    referred_to_id bigint,
    worker_id bigint NOT NULL,
    text_id bigint NOT NULL,
    CONSTRAINT signature_comment_stands_where_needed CHECK (((NOT ((response)::text = ANY ((ARRAY['agreed_with_comments'::character varying, 'disagreed'::character varying])::text[]))) OR (NOT (comment = ''::text))))
);


--
-- Name: supervision_signature_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_signature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_signature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_signedtext; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_signedtext (
    id bigint NOT NULL,
    content jsonb NOT NULL,
    content_hash character varying(64) NOT NULL,
    fixed_at timestamp with time zone NOT NULL,
    session_id bigint NOT NULL,
    supervisee_id bigint NOT NULL
);


--
-- Name: supervision_signedtext_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_signedtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_signedtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_slot; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_slot (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    place character varying(200) NOT NULL,
    withdrawn_at timestamp with time zone,
    series uuid,
    supervisor_id bigint NOT NULL,
    CONSTRAINT slot_ends_after_it_starts CHECK ((ends_at > starts_at))
);


--
-- Name: supervision_slot_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_slot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_slot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_terms; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_terms (
    id bigint NOT NULL,
    frequency text NOT NULL,
    length text NOT NULL,
    place text NOT NULL,
    agenda text NOT NULL,
    confidentiality text NOT NULL,
    cancellation text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    review_on date NOT NULL,
    agreement_id bigint NOT NULL
);


--
-- Name: supervision_terms_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_terms ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_terms_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: supervision_termssignature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_termssignature (
    id bigint NOT NULL,
    content_hash character varying(64) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    terms_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT terms_signature_has_a_hash CHECK ((NOT ((content_hash)::text = ''::text)))
);


--
-- Name: supervision_termssignature_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.supervision_termssignature ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_termssignature_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: usersessions_usersession; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);


--
-- Name: usersessions_usersession_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_absence (
    id bigint NOT NULL,
    started_on date NOT NULL,
    ended_on date,
    reason character varying(3) NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT absence_ends_after_it_starts CHECK (((ended_on IS NULL) OR (ended_on >= started_on))),
    CONSTRAINT absence_reason_is_known CHECK (((reason)::text = ANY ((ARRAY['SIC'::character varying, 'MAT'::character varying, 'OTH'::character varying, 'PUB'::character varying, 'TRN'::character varying, 'UNA'::character varying, 'UNP'::character varying, 'ANL'::character varying])::text[])))
);


--
-- Name: workforce_absence_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_account (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    email character varying(254) NOT NULL,
    role character varying(8) NOT NULL,
    is_active boolean NOT NULL,
    invited_at timestamp with time zone,
    invited_by_id bigint,
    CONSTRAINT account_role_is_known CHECK (((role)::text = ANY ((ARRAY[''::character varying, 'psw'::character varying, 'qa'::character varying, 'admin'::character varying])::text[])))
);


--
-- Name: workforce_account_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_allocation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_allocation (
    id bigint NOT NULL,
    case_reference character varying(40) NOT NULL,
    category character varying(12) NOT NULL,
    allocated_on date NOT NULL,
    ended_on date,
    worker_id bigint NOT NULL,
    CONSTRAINT allocation_category_is_known CHECK (((category)::text = ANY ((ARRAY['cin'::character varying, 'cp'::character varying, 'cla'::character varying, 'care_leaver'::character varying, 's47'::character varying, 'assessment'::character varying, 'other'::character varying])::text[]))),
    CONSTRAINT allocation_ends_after_it_starts CHECK (((ended_on IS NULL) OR (ended_on >= allocated_on)))
);


--
-- Name: workforce_allocation_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_allocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_allocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_caseloadbreach; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_caseloadbreach (
    id bigint NOT NULL,
    since date NOT NULL,
    ended_on date,
    approved_at timestamp with time zone,
    approved_until date,
    reason character varying(300) NOT NULL,
    approved_by_id bigint,
    worker_id bigint NOT NULL,
    CONSTRAINT caseload_breach_approval_is_whole CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL) AND (approved_until IS NULL) AND ((reason)::text = ''::text)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (approved_until IS NOT NULL) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT caseload_breach_ends_after_it_starts CHECK (((ended_on IS NULL) OR (ended_on >= since)))
);


--
-- Name: workforce_caseloadbreach_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_caseloadbreach ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_caseloadbreach_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_caseloadlimit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_caseloadlimit (
    id bigint NOT NULL,
    cases smallint NOT NULL,
    is_protected boolean NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    reason character varying(200) NOT NULL,
    set_at timestamp with time zone NOT NULL,
    set_by_id bigint,
    worker_id bigint NOT NULL,
    CONSTRAINT caseload_limit_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT caseload_limit_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT workforce_caseloadlimit_cases_check CHECK ((cases >= 0))
);


--
-- Name: workforce_caseloadlimit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_caseloadlimit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_caseloadlimit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_caseloadsnapshot; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_caseloadsnapshot (
    id bigint NOT NULL,
    counted_on date NOT NULL,
    cin smallint NOT NULL,
    cp smallint NOT NULL,
    cla smallint NOT NULL,
    care_leaver smallint NOT NULL,
    s47 smallint NOT NULL,
    assessment smallint NOT NULL,
    other smallint NOT NULL,
    total integer GENERATED ALWAYS AS (((((((cin + cp) + cla) + care_leaver) + s47) + assessment) + other)) STORED,
    source character varying(200) NOT NULL,
    worker_id bigint NOT NULL,
    CONSTRAINT workforce_caseloadsnapshot_assessment_check CHECK ((assessment >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_care_leaver_check CHECK ((care_leaver >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_cin_check CHECK ((cin >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_cla_check CHECK ((cla >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_cp_check CHECK ((cp >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_other_check CHECK ((other >= 0)),
    CONSTRAINT workforce_caseloadsnapshot_s47_check CHECK ((s47 >= 0))
);


--
-- Name: workforce_caseloadsnapshot_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_caseloadsnapshot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_caseloadsnapshot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_event (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    verb character varying(60) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id character varying(40) NOT NULL,
    details jsonb NOT NULL,
    previous_hash character varying(64) NOT NULL,
    hash character varying(64) NOT NULL,
    actor_id bigint,
    worker_id bigint,
    key character varying(8) NOT NULL,
    nonce character varying(32) NOT NULL
);


--
-- Name: workforce_event_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_eventchain; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_eventchain (
    id bigint NOT NULL,
    head character varying(64) NOT NULL
);


--
-- Name: workforce_eventchain_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_eventchain ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_eventchain_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_importrun; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_importrun (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    file_name character varying(255) NOT NULL,
    sha256 character varying(64) NOT NULL,
    content bytea,
    uploaded_at timestamp with time zone NOT NULL,
    applied_at timestamp with time zone,
    rows integer NOT NULL,
    changes jsonb NOT NULL,
    uploaded_by_id bigint,
    began_at timestamp with time zone,
    lines jsonb,
    step smallint NOT NULL,
    CONSTRAINT workforce_importrun_rows_check CHECK ((rows >= 0)),
    CONSTRAINT workforce_importrun_step_check CHECK ((step >= 0))
);


--
-- Name: workforce_importrun_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_publishedfigures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_publishedfigures (
    id bigint NOT NULL,
    year smallint NOT NULL,
    area_code character varying(24) NOT NULL,
    dfe_code character varying(12) NOT NULL,
    area_name character varying(80) NOT NULL,
    caseload numeric(7,2),
    agency_rate numeric(7,2),
    absence_rate numeric(7,2),
    turnover_rate numeric(7,2),
    vacancy_rate numeric(7,2),
    symbols jsonb NOT NULL,
    CONSTRAINT workforce_publishedfigures_year_check CHECK ((year >= 0))
);


--
-- Name: workforce_publishedfigures_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_publishedfigures ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_publishedfigures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_seal (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    runs jsonb NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL,
    events integer NOT NULL,
    events_hash character varying(64) NOT NULL,
    previous_hash character varying(64) NOT NULL,
    key character varying(8) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT workforce_seal_events_check CHECK ((events >= 0)),
    CONSTRAINT workforce_seal_number_check CHECK ((number >= 0))
);


--
-- Name: workforce_sealhead; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_sealhead (
    id bigint NOT NULL,
    number bigint NOT NULL,
    seal_hash character varying(64) NOT NULL,
    key character varying(8) NOT NULL,
    hash character varying(64) NOT NULL,
    CONSTRAINT workforce_sealhead_number_check CHECK ((number >= 0))
);


--
-- Name: workforce_sealhead_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_sealhead ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_sealhead_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_service; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_service (
    id bigint NOT NULL,
    name character varying(120) NOT NULL
);


--
-- Name: workforce_service_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_service ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_team; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_team (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    service_id bigint NOT NULL
);


--
-- Name: workforce_team_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_team ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_team_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: workforce_worker; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.workforce_worker (
    id bigint NOT NULL,
    given_name character varying(120) NOT NULL,
    family_name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    staff_number character varying(20),
    swe_number character varying(12),
    registration_expires_on date,
    job_title character varying(120) NOT NULL,
    org_role smallint NOT NULL,
    contract character varying(12) NOT NULL,
    fte numeric(7,6) NOT NULL,
    qualified_on date,
    started_on date NOT NULL,
    left_on date,
    account_id bigint,
    line_manager_id bigint,
    team_id bigint NOT NULL,
    CONSTRAINT worker_contract_is_known CHECK (((contract)::text = ANY ((ARRAY['permanent'::character varying, 'fixed_term'::character varying, 'agency'::character varying])::text[]))),
    CONSTRAINT worker_fte_is_between_0_and_1 CHECK (((fte >= (0)::numeric) AND (fte <= (1)::numeric))),
    CONSTRAINT worker_is_not_their_own_line_manager CHECK (((line_manager_id IS NULL) OR (NOT ((line_manager_id = id) AND (line_manager_id IS NOT NULL))))),
    CONSTRAINT worker_leaves_after_starting CHECK (((left_on IS NULL) OR (left_on >= started_on))),
    CONSTRAINT worker_org_role_is_known CHECK ((org_role = ANY (ARRAY[1, 2, 3, 4, 5, 6]))),
    CONSTRAINT worker_staff_number_is_not_empty CHECK ((NOT (((staff_number)::text = ''::text) AND (staff_number IS NOT NULL)))),
    CONSTRAINT worker_swe_number_is_well_formed CHECK (((swe_number IS NULL) OR ((swe_number)::text ~ '^SW[1-9][0-9]{0,5}$'::text))),
    CONSTRAINT workforce_worker_org_role_check CHECK ((org_role >= 0))
);


--
-- Name: workforce_worker_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.workforce_worker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workforce_worker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Data for Name: account_emailaddress; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: account_emailconfirmation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: auth_permission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.auth_permission VALUES (1, 'Can add cohort', 3, 'add_cohort');
INSERT INTO public.auth_permission VALUES (2, 'Can change cohort', 3, 'change_cohort');
INSERT INTO public.auth_permission VALUES (3, 'Can delete cohort', 3, 'delete_cohort');
INSERT INTO public.auth_permission VALUES (4, 'Can view cohort', 3, 'view_cohort');
INSERT INTO public.auth_permission VALUES (5, 'Can add milestone template', 13, 'add_milestonetemplate');
INSERT INTO public.auth_permission VALUES (6, 'Can change milestone template', 13, 'change_milestonetemplate');
INSERT INTO public.auth_permission VALUES (7, 'Can delete milestone template', 13, 'delete_milestonetemplate');
INSERT INTO public.auth_permission VALUES (8, 'Can view milestone template', 13, 'view_milestonetemplate');
INSERT INTO public.auth_permission VALUES (9, 'Can add enrolment', 4, 'add_enrolment');
INSERT INTO public.auth_permission VALUES (10, 'Can change enrolment', 4, 'change_enrolment');
INSERT INTO public.auth_permission VALUES (11, 'Can delete enrolment', 4, 'delete_enrolment');
INSERT INTO public.auth_permission VALUES (12, 'Can view enrolment', 4, 'view_enrolment');
INSERT INTO public.auth_permission VALUES (13, 'Can add feedback', 5, 'add_feedback');
INSERT INTO public.auth_permission VALUES (14, 'Can change feedback', 5, 'change_feedback');
INSERT INTO public.auth_permission VALUES (15, 'Can delete feedback', 5, 'delete_feedback');
INSERT INTO public.auth_permission VALUES (16, 'Can view feedback', 5, 'view_feedback');
INSERT INTO public.auth_permission VALUES (17, 'Can add master class', 7, 'add_masterclass');
INSERT INTO public.auth_permission VALUES (18, 'Can change master class', 7, 'change_masterclass');
INSERT INTO public.auth_permission VALUES (19, 'Can delete master class', 7, 'delete_masterclass');
INSERT INTO public.auth_permission VALUES (20, 'Can view master class', 7, 'view_masterclass');
INSERT INTO public.auth_permission VALUES (21, 'Can add mentor assignment', 8, 'add_mentorassignment');
INSERT INTO public.auth_permission VALUES (22, 'Can change mentor assignment', 8, 'change_mentorassignment');
INSERT INTO public.auth_permission VALUES (23, 'Can delete mentor assignment', 8, 'delete_mentorassignment');
INSERT INTO public.auth_permission VALUES (24, 'Can view mentor assignment', 8, 'view_mentorassignment');
INSERT INTO public.auth_permission VALUES (25, 'Can add mentor meeting', 9, 'add_mentormeeting');
INSERT INTO public.auth_permission VALUES (26, 'Can change mentor meeting', 9, 'change_mentormeeting');
INSERT INTO public.auth_permission VALUES (27, 'Can delete mentor meeting', 9, 'delete_mentormeeting');
INSERT INTO public.auth_permission VALUES (28, 'Can view mentor meeting', 9, 'view_mentormeeting');
INSERT INTO public.auth_permission VALUES (29, 'Can add mentor profile', 10, 'add_mentorprofile');
INSERT INTO public.auth_permission VALUES (30, 'Can change mentor profile', 10, 'change_mentorprofile');
INSERT INTO public.auth_permission VALUES (31, 'Can delete mentor profile', 10, 'delete_mentorprofile');
INSERT INTO public.auth_permission VALUES (32, 'Can view mentor profile', 10, 'view_mentorprofile');
INSERT INTO public.auth_permission VALUES (33, 'Can add milestone', 11, 'add_milestone');
INSERT INTO public.auth_permission VALUES (34, 'Can change milestone', 11, 'change_milestone');
INSERT INTO public.auth_permission VALUES (35, 'Can delete milestone', 11, 'delete_milestone');
INSERT INTO public.auth_permission VALUES (36, 'Can view milestone', 11, 'view_milestone');
INSERT INTO public.auth_permission VALUES (37, 'Can add milestone signature', 12, 'add_milestonesignature');
INSERT INTO public.auth_permission VALUES (38, 'Can change milestone signature', 12, 'change_milestonesignature');
INSERT INTO public.auth_permission VALUES (39, 'Can delete milestone signature', 12, 'delete_milestonesignature');
INSERT INTO public.auth_permission VALUES (40, 'Can view milestone signature', 12, 'view_milestonesignature');
INSERT INTO public.auth_permission VALUES (41, 'Can add outcome step', 14, 'add_outcomestep');
INSERT INTO public.auth_permission VALUES (42, 'Can change outcome step', 14, 'change_outcomestep');
INSERT INTO public.auth_permission VALUES (43, 'Can delete outcome step', 14, 'delete_outcomestep');
INSERT INTO public.auth_permission VALUES (44, 'Can view outcome step', 14, 'view_outcomestep');
INSERT INTO public.auth_permission VALUES (45, 'Can add pause', 15, 'add_pause');
INSERT INTO public.auth_permission VALUES (46, 'Can change pause', 15, 'change_pause');
INSERT INTO public.auth_permission VALUES (47, 'Can delete pause', 15, 'delete_pause');
INSERT INTO public.auth_permission VALUES (48, 'Can view pause', 15, 'view_pause');
INSERT INTO public.auth_permission VALUES (49, 'Can add class feedback', 2, 'add_classfeedback');
INSERT INTO public.auth_permission VALUES (50, 'Can change class feedback', 2, 'change_classfeedback');
INSERT INTO public.auth_permission VALUES (51, 'Can delete class feedback', 2, 'delete_classfeedback');
INSERT INTO public.auth_permission VALUES (52, 'Can view class feedback', 2, 'view_classfeedback');
INSERT INTO public.auth_permission VALUES (53, 'Can add programme', 16, 'add_programme');
INSERT INTO public.auth_permission VALUES (54, 'Can change programme', 16, 'change_programme');
INSERT INTO public.auth_permission VALUES (55, 'Can delete programme', 16, 'delete_programme');
INSERT INTO public.auth_permission VALUES (56, 'Can view programme', 16, 'view_programme');
INSERT INTO public.auth_permission VALUES (57, 'Can add limit step', 6, 'add_limitstep');
INSERT INTO public.auth_permission VALUES (58, 'Can change limit step', 6, 'change_limitstep');
INSERT INTO public.auth_permission VALUES (59, 'Can delete limit step', 6, 'delete_limitstep');
INSERT INTO public.auth_permission VALUES (60, 'Can view limit step', 6, 'view_limitstep');
INSERT INTO public.auth_permission VALUES (61, 'Can add protected time', 17, 'add_protectedtime');
INSERT INTO public.auth_permission VALUES (62, 'Can change protected time', 17, 'change_protectedtime');
INSERT INTO public.auth_permission VALUES (63, 'Can delete protected time', 17, 'delete_protectedtime');
INSERT INTO public.auth_permission VALUES (64, 'Can view protected time', 17, 'view_protectedtime');
INSERT INTO public.auth_permission VALUES (65, 'Can add reflection', 18, 'add_reflection');
INSERT INTO public.auth_permission VALUES (66, 'Can change reflection', 18, 'change_reflection');
INSERT INTO public.auth_permission VALUES (67, 'Can delete reflection', 18, 'delete_reflection');
INSERT INTO public.auth_permission VALUES (68, 'Can view reflection', 18, 'view_reflection');
INSERT INTO public.auth_permission VALUES (69, 'Can add self assessment', 20, 'add_selfassessment');
INSERT INTO public.auth_permission VALUES (70, 'Can change self assessment', 20, 'change_selfassessment');
INSERT INTO public.auth_permission VALUES (71, 'Can delete self assessment', 20, 'delete_selfassessment');
INSERT INTO public.auth_permission VALUES (72, 'Can view self assessment', 20, 'view_selfassessment');
INSERT INTO public.auth_permission VALUES (73, 'Can add allocation check', 1, 'add_allocationcheck');
INSERT INTO public.auth_permission VALUES (74, 'Can change allocation check', 1, 'change_allocationcheck');
INSERT INTO public.auth_permission VALUES (75, 'Can delete allocation check', 1, 'delete_allocationcheck');
INSERT INTO public.auth_permission VALUES (76, 'Can view allocation check', 1, 'view_allocationcheck');
INSERT INTO public.auth_permission VALUES (77, 'Can add seat', 19, 'add_seat');
INSERT INTO public.auth_permission VALUES (78, 'Can change seat', 19, 'change_seat');
INSERT INTO public.auth_permission VALUES (79, 'Can delete seat', 19, 'delete_seat');
INSERT INTO public.auth_permission VALUES (80, 'Can view seat', 19, 'view_seat');
INSERT INTO public.auth_permission VALUES (81, 'Can add action', 21, 'add_action');
INSERT INTO public.auth_permission VALUES (82, 'Can change action', 21, 'change_action');
INSERT INTO public.auth_permission VALUES (83, 'Can delete action', 21, 'delete_action');
INSERT INTO public.auth_permission VALUES (84, 'Can view action', 21, 'view_action');
INSERT INTO public.auth_permission VALUES (85, 'Can add agreement', 25, 'add_agreement');
INSERT INTO public.auth_permission VALUES (86, 'Can change agreement', 25, 'change_agreement');
INSERT INTO public.auth_permission VALUES (87, 'Can delete agreement', 25, 'delete_agreement');
INSERT INTO public.auth_permission VALUES (88, 'Can view agreement', 25, 'view_agreement');
INSERT INTO public.auth_permission VALUES (89, 'Can add attendance', 26, 'add_attendance');
INSERT INTO public.auth_permission VALUES (90, 'Can change attendance', 26, 'change_attendance');
INSERT INTO public.auth_permission VALUES (91, 'Can delete attendance', 26, 'delete_attendance');
INSERT INTO public.auth_permission VALUES (92, 'Can view attendance', 26, 'view_attendance');
INSERT INTO public.auth_permission VALUES (93, 'Can add audit', 27, 'add_audit');
INSERT INTO public.auth_permission VALUES (94, 'Can change audit', 27, 'change_audit');
INSERT INTO public.auth_permission VALUES (95, 'Can delete audit', 27, 'delete_audit');
INSERT INTO public.auth_permission VALUES (96, 'Can view audit', 27, 'view_audit');
INSERT INTO public.auth_permission VALUES (97, 'Can add audited file', 28, 'add_auditedfile');
INSERT INTO public.auth_permission VALUES (98, 'Can change audited file', 28, 'change_auditedfile');
INSERT INTO public.auth_permission VALUES (99, 'Can delete audited file', 28, 'delete_auditedfile');
INSERT INTO public.auth_permission VALUES (100, 'Can view audited file', 28, 'view_auditedfile');
INSERT INTO public.auth_permission VALUES (101, 'Can add audit finding', 29, 'add_auditfinding');
INSERT INTO public.auth_permission VALUES (102, 'Can change audit finding', 29, 'change_auditfinding');
INSERT INTO public.auth_permission VALUES (103, 'Can delete audit finding', 29, 'delete_auditfinding');
INSERT INTO public.auth_permission VALUES (104, 'Can view audit finding', 29, 'view_auditfinding');
INSERT INTO public.auth_permission VALUES (105, 'Can add audit question', 30, 'add_auditquestion');
INSERT INTO public.auth_permission VALUES (106, 'Can change audit question', 30, 'change_auditquestion');
INSERT INTO public.auth_permission VALUES (107, 'Can delete audit question', 30, 'delete_auditquestion');
INSERT INTO public.auth_permission VALUES (108, 'Can view audit question', 30, 'view_auditquestion');
INSERT INTO public.auth_permission VALUES (109, 'Can add audit score', 31, 'add_auditscore');
INSERT INTO public.auth_permission VALUES (110, 'Can change audit score', 31, 'change_auditscore');
INSERT INTO public.auth_permission VALUES (111, 'Can delete audit score', 31, 'delete_auditscore');
INSERT INTO public.auth_permission VALUES (112, 'Can view audit score', 31, 'view_auditscore');
INSERT INTO public.auth_permission VALUES (113, 'Can add calendar feed', 32, 'add_calendarfeed');
INSERT INTO public.auth_permission VALUES (114, 'Can change calendar feed', 32, 'change_calendarfeed');
INSERT INTO public.auth_permission VALUES (115, 'Can delete calendar feed', 32, 'delete_calendarfeed');
INSERT INTO public.auth_permission VALUES (116, 'Can view calendar feed', 32, 'view_calendarfeed');
INSERT INTO public.auth_permission VALUES (117, 'Can add case discussion', 34, 'add_casediscussion');
INSERT INTO public.auth_permission VALUES (118, 'Can change case discussion', 34, 'change_casediscussion');
INSERT INTO public.auth_permission VALUES (119, 'Can delete case discussion', 34, 'delete_casediscussion');
INSERT INTO public.auth_permission VALUES (120, 'Can view case discussion', 34, 'view_casediscussion');
INSERT INTO public.auth_permission VALUES (121, 'Can add cover', 35, 'add_cover');
INSERT INTO public.auth_permission VALUES (122, 'Can change cover', 35, 'change_cover');
INSERT INTO public.auth_permission VALUES (123, 'Can delete cover', 35, 'delete_cover');
INSERT INTO public.auth_permission VALUES (124, 'Can view cover', 35, 'view_cover');
INSERT INTO public.auth_permission VALUES (125, 'Can add decision', 37, 'add_decision');
INSERT INTO public.auth_permission VALUES (126, 'Can change decision', 37, 'change_decision');
INSERT INTO public.auth_permission VALUES (127, 'Can delete decision', 37, 'delete_decision');
INSERT INTO public.auth_permission VALUES (128, 'Can view decision', 37, 'view_decision');
INSERT INTO public.auth_permission VALUES (129, 'Can add diary entry', 38, 'add_diaryentry');
INSERT INTO public.auth_permission VALUES (130, 'Can change diary entry', 38, 'change_diaryentry');
INSERT INTO public.auth_permission VALUES (131, 'Can delete diary entry', 38, 'delete_diaryentry');
INSERT INTO public.auth_permission VALUES (132, 'Can view diary entry', 38, 'view_diaryentry');
INSERT INTO public.auth_permission VALUES (133, 'Can add calendar reply', 33, 'add_calendarreply');
INSERT INTO public.auth_permission VALUES (134, 'Can change calendar reply', 33, 'change_calendarreply');
INSERT INTO public.auth_permission VALUES (135, 'Can delete calendar reply', 33, 'delete_calendarreply');
INSERT INTO public.auth_permission VALUES (136, 'Can view calendar reply', 33, 'view_calendarreply');
INSERT INTO public.auth_permission VALUES (137, 'Can add escalation step', 40, 'add_escalationstep');
INSERT INTO public.auth_permission VALUES (138, 'Can change escalation step', 40, 'change_escalationstep');
INSERT INTO public.auth_permission VALUES (139, 'Can delete escalation step', 40, 'delete_escalationstep');
INSERT INTO public.auth_permission VALUES (140, 'Can view escalation step', 40, 'view_escalationstep');
INSERT INTO public.auth_permission VALUES (141, 'Can add frequency policy', 41, 'add_frequencypolicy');
INSERT INTO public.auth_permission VALUES (142, 'Can change frequency policy', 41, 'change_frequencypolicy');
INSERT INTO public.auth_permission VALUES (143, 'Can delete frequency policy', 41, 'delete_frequencypolicy');
INSERT INTO public.auth_permission VALUES (144, 'Can view frequency policy', 41, 'view_frequencypolicy');
INSERT INTO public.auth_permission VALUES (145, 'Can add policy stage', 44, 'add_policystage');
INSERT INTO public.auth_permission VALUES (146, 'Can change policy stage', 44, 'change_policystage');
INSERT INTO public.auth_permission VALUES (147, 'Can delete policy stage', 44, 'delete_policystage');
INSERT INTO public.auth_permission VALUES (148, 'Can view policy stage', 44, 'view_policystage');
INSERT INTO public.auth_permission VALUES (149, 'Can add prompt', 45, 'add_prompt');
INSERT INTO public.auth_permission VALUES (150, 'Can change prompt', 45, 'change_prompt');
INSERT INTO public.auth_permission VALUES (151, 'Can delete prompt', 45, 'delete_prompt');
INSERT INTO public.auth_permission VALUES (152, 'Can view prompt', 45, 'view_prompt');
INSERT INTO public.auth_permission VALUES (153, 'Can add reminder', 46, 'add_reminder');
INSERT INTO public.auth_permission VALUES (154, 'Can change reminder', 46, 'change_reminder');
INSERT INTO public.auth_permission VALUES (155, 'Can delete reminder', 46, 'delete_reminder');
INSERT INTO public.auth_permission VALUES (156, 'Can view reminder', 46, 'view_reminder');
INSERT INTO public.auth_permission VALUES (157, 'Can add reminder choice', 47, 'add_reminderchoice');
INSERT INTO public.auth_permission VALUES (158, 'Can change reminder choice', 47, 'change_reminderchoice');
INSERT INTO public.auth_permission VALUES (159, 'Can delete reminder choice', 47, 'delete_reminderchoice');
INSERT INTO public.auth_permission VALUES (160, 'Can view reminder choice', 47, 'view_reminderchoice');
INSERT INTO public.auth_permission VALUES (161, 'Can add session', 48, 'add_session');
INSERT INTO public.auth_permission VALUES (162, 'Can change session', 48, 'change_session');
INSERT INTO public.auth_permission VALUES (163, 'Can delete session', 48, 'delete_session');
INSERT INTO public.auth_permission VALUES (164, 'Can view session', 48, 'view_session');
INSERT INTO public.auth_permission VALUES (165, 'Can add personal note', 43, 'add_personalnote');
INSERT INTO public.auth_permission VALUES (166, 'Can change personal note', 43, 'change_personalnote');
INSERT INTO public.auth_permission VALUES (167, 'Can delete personal note', 43, 'delete_personalnote');
INSERT INTO public.auth_permission VALUES (168, 'Can view personal note', 43, 'view_personalnote');
INSERT INTO public.auth_permission VALUES (169, 'Can add log row', 42, 'add_logrow');
INSERT INTO public.auth_permission VALUES (170, 'Can change log row', 42, 'change_logrow');
INSERT INTO public.auth_permission VALUES (171, 'Can delete log row', 42, 'delete_logrow');
INSERT INTO public.auth_permission VALUES (172, 'Can view log row', 42, 'view_logrow');
INSERT INTO public.auth_permission VALUES (173, 'Can add cpd draft', 36, 'add_cpddraft');
INSERT INTO public.auth_permission VALUES (174, 'Can change cpd draft', 36, 'change_cpddraft');
INSERT INTO public.auth_permission VALUES (175, 'Can delete cpd draft', 36, 'delete_cpddraft');
INSERT INTO public.auth_permission VALUES (176, 'Can view cpd draft', 36, 'view_cpddraft');
INSERT INTO public.auth_permission VALUES (177, 'Can add agenda item', 24, 'add_agendaitem');
INSERT INTO public.auth_permission VALUES (178, 'Can change agenda item', 24, 'change_agendaitem');
INSERT INTO public.auth_permission VALUES (179, 'Can delete agenda item', 24, 'delete_agendaitem');
INSERT INTO public.auth_permission VALUES (180, 'Can view agenda item', 24, 'view_agendaitem');
INSERT INTO public.auth_permission VALUES (181, 'Can add action review', 22, 'add_actionreview');
INSERT INTO public.auth_permission VALUES (182, 'Can change action review', 22, 'change_actionreview');
INSERT INTO public.auth_permission VALUES (183, 'Can delete action review', 22, 'delete_actionreview');
INSERT INTO public.auth_permission VALUES (184, 'Can view action review', 22, 'view_actionreview');
INSERT INTO public.auth_permission VALUES (185, 'Can add session record', 49, 'add_sessionrecord');
INSERT INTO public.auth_permission VALUES (186, 'Can change session record', 49, 'change_sessionrecord');
INSERT INTO public.auth_permission VALUES (187, 'Can delete session record', 49, 'delete_sessionrecord');
INSERT INTO public.auth_permission VALUES (188, 'Can view session record', 49, 'view_sessionrecord');
INSERT INTO public.auth_permission VALUES (189, 'Can add signature', 50, 'add_signature');
INSERT INTO public.auth_permission VALUES (190, 'Can change signature', 50, 'change_signature');
INSERT INTO public.auth_permission VALUES (191, 'Can delete signature', 50, 'delete_signature');
INSERT INTO public.auth_permission VALUES (192, 'Can view signature', 50, 'view_signature');
INSERT INTO public.auth_permission VALUES (193, 'Can add disagreement answer', 39, 'add_disagreementanswer');
INSERT INTO public.auth_permission VALUES (194, 'Can change disagreement answer', 39, 'change_disagreementanswer');
INSERT INTO public.auth_permission VALUES (195, 'Can delete disagreement answer', 39, 'delete_disagreementanswer');
INSERT INTO public.auth_permission VALUES (196, 'Can view disagreement answer', 39, 'view_disagreementanswer');
INSERT INTO public.auth_permission VALUES (197, 'Can add signed text', 51, 'add_signedtext');
INSERT INTO public.auth_permission VALUES (198, 'Can change signed text', 51, 'change_signedtext');
INSERT INTO public.auth_permission VALUES (199, 'Can delete signed text', 51, 'delete_signedtext');
INSERT INTO public.auth_permission VALUES (200, 'Can view signed text', 51, 'view_signedtext');
INSERT INTO public.auth_permission VALUES (201, 'Can add addendum', 23, 'add_addendum');
INSERT INTO public.auth_permission VALUES (202, 'Can change addendum', 23, 'change_addendum');
INSERT INTO public.auth_permission VALUES (203, 'Can delete addendum', 23, 'delete_addendum');
INSERT INTO public.auth_permission VALUES (204, 'Can view addendum', 23, 'view_addendum');
INSERT INTO public.auth_permission VALUES (205, 'Can add slot', 52, 'add_slot');
INSERT INTO public.auth_permission VALUES (206, 'Can change slot', 52, 'change_slot');
INSERT INTO public.auth_permission VALUES (207, 'Can delete slot', 52, 'delete_slot');
INSERT INTO public.auth_permission VALUES (208, 'Can view slot', 52, 'view_slot');
INSERT INTO public.auth_permission VALUES (209, 'Can add terms', 53, 'add_terms');
INSERT INTO public.auth_permission VALUES (210, 'Can change terms', 53, 'change_terms');
INSERT INTO public.auth_permission VALUES (211, 'Can delete terms', 53, 'delete_terms');
INSERT INTO public.auth_permission VALUES (212, 'Can view terms', 53, 'view_terms');
INSERT INTO public.auth_permission VALUES (213, 'Can add terms signature', 54, 'add_termssignature');
INSERT INTO public.auth_permission VALUES (214, 'Can change terms signature', 54, 'change_termssignature');
INSERT INTO public.auth_permission VALUES (215, 'Can delete terms signature', 54, 'delete_termssignature');
INSERT INTO public.auth_permission VALUES (216, 'Can view terms signature', 54, 'view_termssignature');
INSERT INTO public.auth_permission VALUES (217, 'Can add event chain', 62, 'add_eventchain');
INSERT INTO public.auth_permission VALUES (218, 'Can change event chain', 62, 'change_eventchain');
INSERT INTO public.auth_permission VALUES (219, 'Can delete event chain', 62, 'delete_eventchain');
INSERT INTO public.auth_permission VALUES (220, 'Can view event chain', 62, 'view_eventchain');
INSERT INTO public.auth_permission VALUES (221, 'Can add service', 67, 'add_service');
INSERT INTO public.auth_permission VALUES (222, 'Can change service', 67, 'change_service');
INSERT INTO public.auth_permission VALUES (223, 'Can delete service', 67, 'delete_service');
INSERT INTO public.auth_permission VALUES (224, 'Can view service', 67, 'view_service');
INSERT INTO public.auth_permission VALUES (225, 'Can add account', 56, 'add_account');
INSERT INTO public.auth_permission VALUES (226, 'Can change account', 56, 'change_account');
INSERT INTO public.auth_permission VALUES (227, 'Can delete account', 56, 'delete_account');
INSERT INTO public.auth_permission VALUES (228, 'Can view account', 56, 'view_account');
INSERT INTO public.auth_permission VALUES (229, 'Can add import run', 63, 'add_importrun');
INSERT INTO public.auth_permission VALUES (230, 'Can change import run', 63, 'change_importrun');
INSERT INTO public.auth_permission VALUES (231, 'Can delete import run', 63, 'delete_importrun');
INSERT INTO public.auth_permission VALUES (232, 'Can view import run', 63, 'view_importrun');
INSERT INTO public.auth_permission VALUES (233, 'Can add published figures', 64, 'add_publishedfigures');
INSERT INTO public.auth_permission VALUES (234, 'Can change published figures', 64, 'change_publishedfigures');
INSERT INTO public.auth_permission VALUES (235, 'Can delete published figures', 64, 'delete_publishedfigures');
INSERT INTO public.auth_permission VALUES (236, 'Can view published figures', 64, 'view_publishedfigures');
INSERT INTO public.auth_permission VALUES (237, 'Can add team', 68, 'add_team');
INSERT INTO public.auth_permission VALUES (238, 'Can change team', 68, 'change_team');
INSERT INTO public.auth_permission VALUES (239, 'Can delete team', 68, 'delete_team');
INSERT INTO public.auth_permission VALUES (240, 'Can view team', 68, 'view_team');
INSERT INTO public.auth_permission VALUES (241, 'Can add worker', 69, 'add_worker');
INSERT INTO public.auth_permission VALUES (242, 'Can change worker', 69, 'change_worker');
INSERT INTO public.auth_permission VALUES (243, 'Can delete worker', 69, 'delete_worker');
INSERT INTO public.auth_permission VALUES (244, 'Can view worker', 69, 'view_worker');
INSERT INTO public.auth_permission VALUES (245, 'Can add event', 61, 'add_event');
INSERT INTO public.auth_permission VALUES (246, 'Can change event', 61, 'change_event');
INSERT INTO public.auth_permission VALUES (247, 'Can delete event', 61, 'delete_event');
INSERT INTO public.auth_permission VALUES (248, 'Can view event', 61, 'view_event');
INSERT INTO public.auth_permission VALUES (249, 'Can add caseload snapshot', 60, 'add_caseloadsnapshot');
INSERT INTO public.auth_permission VALUES (250, 'Can change caseload snapshot', 60, 'change_caseloadsnapshot');
INSERT INTO public.auth_permission VALUES (251, 'Can delete caseload snapshot', 60, 'delete_caseloadsnapshot');
INSERT INTO public.auth_permission VALUES (252, 'Can view caseload snapshot', 60, 'view_caseloadsnapshot');
INSERT INTO public.auth_permission VALUES (253, 'Can add caseload limit', 59, 'add_caseloadlimit');
INSERT INTO public.auth_permission VALUES (254, 'Can change caseload limit', 59, 'change_caseloadlimit');
INSERT INTO public.auth_permission VALUES (255, 'Can delete caseload limit', 59, 'delete_caseloadlimit');
INSERT INTO public.auth_permission VALUES (256, 'Can view caseload limit', 59, 'view_caseloadlimit');
INSERT INTO public.auth_permission VALUES (257, 'Can add caseload breach', 58, 'add_caseloadbreach');
INSERT INTO public.auth_permission VALUES (258, 'Can change caseload breach', 58, 'change_caseloadbreach');
INSERT INTO public.auth_permission VALUES (259, 'Can delete caseload breach', 58, 'delete_caseloadbreach');
INSERT INTO public.auth_permission VALUES (260, 'Can view caseload breach', 58, 'view_caseloadbreach');
INSERT INTO public.auth_permission VALUES (261, 'Can add allocation', 57, 'add_allocation');
INSERT INTO public.auth_permission VALUES (262, 'Can change allocation', 57, 'change_allocation');
INSERT INTO public.auth_permission VALUES (263, 'Can delete allocation', 57, 'delete_allocation');
INSERT INTO public.auth_permission VALUES (264, 'Can view allocation', 57, 'view_allocation');
INSERT INTO public.auth_permission VALUES (265, 'Can add absence', 55, 'add_absence');
INSERT INTO public.auth_permission VALUES (266, 'Can change absence', 55, 'change_absence');
INSERT INTO public.auth_permission VALUES (267, 'Can delete absence', 55, 'delete_absence');
INSERT INTO public.auth_permission VALUES (268, 'Can view absence', 55, 'view_absence');
INSERT INTO public.auth_permission VALUES (269, 'Can add seal', 65, 'add_seal');
INSERT INTO public.auth_permission VALUES (270, 'Can change seal', 65, 'change_seal');
INSERT INTO public.auth_permission VALUES (271, 'Can delete seal', 65, 'delete_seal');
INSERT INTO public.auth_permission VALUES (272, 'Can view seal', 65, 'view_seal');
INSERT INTO public.auth_permission VALUES (273, 'Can add seal head', 66, 'add_sealhead');
INSERT INTO public.auth_permission VALUES (274, 'Can change seal head', 66, 'change_sealhead');
INSERT INTO public.auth_permission VALUES (275, 'Can delete seal head', 66, 'delete_sealhead');
INSERT INTO public.auth_permission VALUES (276, 'Can view seal head', 66, 'view_sealhead');
INSERT INTO public.auth_permission VALUES (277, 'Can add permission', 71, 'add_permission');
INSERT INTO public.auth_permission VALUES (278, 'Can change permission', 71, 'change_permission');
INSERT INTO public.auth_permission VALUES (279, 'Can delete permission', 71, 'delete_permission');
INSERT INTO public.auth_permission VALUES (280, 'Can view permission', 71, 'view_permission');
INSERT INTO public.auth_permission VALUES (281, 'Can add group', 70, 'add_group');
INSERT INTO public.auth_permission VALUES (282, 'Can change group', 70, 'change_group');
INSERT INTO public.auth_permission VALUES (283, 'Can delete group', 70, 'delete_group');
INSERT INTO public.auth_permission VALUES (284, 'Can view group', 70, 'view_group');
INSERT INTO public.auth_permission VALUES (285, 'Can add content type', 72, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (286, 'Can change content type', 72, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (287, 'Can delete content type', 72, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (288, 'Can view content type', 72, 'view_contenttype');
INSERT INTO public.auth_permission VALUES (289, 'Can add session', 73, 'add_session');
INSERT INTO public.auth_permission VALUES (290, 'Can change session', 73, 'change_session');
INSERT INTO public.auth_permission VALUES (291, 'Can delete session', 73, 'delete_session');
INSERT INTO public.auth_permission VALUES (292, 'Can view session', 73, 'view_session');
INSERT INTO public.auth_permission VALUES (293, 'Can add email address', 74, 'add_emailaddress');
INSERT INTO public.auth_permission VALUES (294, 'Can change email address', 74, 'change_emailaddress');
INSERT INTO public.auth_permission VALUES (295, 'Can delete email address', 74, 'delete_emailaddress');
INSERT INTO public.auth_permission VALUES (296, 'Can view email address', 74, 'view_emailaddress');
INSERT INTO public.auth_permission VALUES (297, 'Can add email confirmation', 75, 'add_emailconfirmation');
INSERT INTO public.auth_permission VALUES (298, 'Can change email confirmation', 75, 'change_emailconfirmation');
INSERT INTO public.auth_permission VALUES (299, 'Can delete email confirmation', 75, 'delete_emailconfirmation');
INSERT INTO public.auth_permission VALUES (300, 'Can view email confirmation', 75, 'view_emailconfirmation');
INSERT INTO public.auth_permission VALUES (301, 'Can add authenticator', 76, 'add_authenticator');
INSERT INTO public.auth_permission VALUES (302, 'Can change authenticator', 76, 'change_authenticator');
INSERT INTO public.auth_permission VALUES (303, 'Can delete authenticator', 76, 'delete_authenticator');
INSERT INTO public.auth_permission VALUES (304, 'Can view authenticator', 76, 'view_authenticator');
INSERT INTO public.auth_permission VALUES (305, 'Can add social account', 77, 'add_socialaccount');
INSERT INTO public.auth_permission VALUES (306, 'Can change social account', 77, 'change_socialaccount');
INSERT INTO public.auth_permission VALUES (307, 'Can delete social account', 77, 'delete_socialaccount');
INSERT INTO public.auth_permission VALUES (308, 'Can view social account', 77, 'view_socialaccount');
INSERT INTO public.auth_permission VALUES (309, 'Can add social application', 78, 'add_socialapp');
INSERT INTO public.auth_permission VALUES (310, 'Can change social application', 78, 'change_socialapp');
INSERT INTO public.auth_permission VALUES (311, 'Can delete social application', 78, 'delete_socialapp');
INSERT INTO public.auth_permission VALUES (312, 'Can view social application', 78, 'view_socialapp');
INSERT INTO public.auth_permission VALUES (313, 'Can add social application token', 79, 'add_socialtoken');
INSERT INTO public.auth_permission VALUES (314, 'Can change social application token', 79, 'change_socialtoken');
INSERT INTO public.auth_permission VALUES (315, 'Can delete social application token', 79, 'delete_socialtoken');
INSERT INTO public.auth_permission VALUES (316, 'Can view social application token', 79, 'view_socialtoken');
INSERT INTO public.auth_permission VALUES (317, 'Can add user session', 80, 'add_usersession');
INSERT INTO public.auth_permission VALUES (318, 'Can change user session', 80, 'change_usersession');
INSERT INTO public.auth_permission VALUES (319, 'Can delete user session', 80, 'delete_usersession');
INSERT INTO public.auth_permission VALUES (320, 'Can view user session', 80, 'view_usersession');


--
-- Data for Name: django_content_type; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_content_type VALUES (1, 'nqsw', 'allocationcheck');
INSERT INTO public.django_content_type VALUES (2, 'nqsw', 'classfeedback');
INSERT INTO public.django_content_type VALUES (3, 'nqsw', 'cohort');
INSERT INTO public.django_content_type VALUES (4, 'nqsw', 'enrolment');
INSERT INTO public.django_content_type VALUES (5, 'nqsw', 'feedback');
INSERT INTO public.django_content_type VALUES (6, 'nqsw', 'limitstep');
INSERT INTO public.django_content_type VALUES (7, 'nqsw', 'masterclass');
INSERT INTO public.django_content_type VALUES (8, 'nqsw', 'mentorassignment');
INSERT INTO public.django_content_type VALUES (9, 'nqsw', 'mentormeeting');
INSERT INTO public.django_content_type VALUES (10, 'nqsw', 'mentorprofile');
INSERT INTO public.django_content_type VALUES (11, 'nqsw', 'milestone');
INSERT INTO public.django_content_type VALUES (12, 'nqsw', 'milestonesignature');
INSERT INTO public.django_content_type VALUES (13, 'nqsw', 'milestonetemplate');
INSERT INTO public.django_content_type VALUES (14, 'nqsw', 'outcomestep');
INSERT INTO public.django_content_type VALUES (15, 'nqsw', 'pause');
INSERT INTO public.django_content_type VALUES (16, 'nqsw', 'programme');
INSERT INTO public.django_content_type VALUES (17, 'nqsw', 'protectedtime');
INSERT INTO public.django_content_type VALUES (18, 'nqsw', 'reflection');
INSERT INTO public.django_content_type VALUES (19, 'nqsw', 'seat');
INSERT INTO public.django_content_type VALUES (20, 'nqsw', 'selfassessment');
INSERT INTO public.django_content_type VALUES (21, 'supervision', 'action');
INSERT INTO public.django_content_type VALUES (22, 'supervision', 'actionreview');
INSERT INTO public.django_content_type VALUES (23, 'supervision', 'addendum');
INSERT INTO public.django_content_type VALUES (24, 'supervision', 'agendaitem');
INSERT INTO public.django_content_type VALUES (25, 'supervision', 'agreement');
INSERT INTO public.django_content_type VALUES (26, 'supervision', 'attendance');
INSERT INTO public.django_content_type VALUES (27, 'supervision', 'audit');
INSERT INTO public.django_content_type VALUES (28, 'supervision', 'auditedfile');
INSERT INTO public.django_content_type VALUES (29, 'supervision', 'auditfinding');
INSERT INTO public.django_content_type VALUES (30, 'supervision', 'auditquestion');
INSERT INTO public.django_content_type VALUES (31, 'supervision', 'auditscore');
INSERT INTO public.django_content_type VALUES (32, 'supervision', 'calendarfeed');
INSERT INTO public.django_content_type VALUES (33, 'supervision', 'calendarreply');
INSERT INTO public.django_content_type VALUES (34, 'supervision', 'casediscussion');
INSERT INTO public.django_content_type VALUES (35, 'supervision', 'cover');
INSERT INTO public.django_content_type VALUES (36, 'supervision', 'cpddraft');
INSERT INTO public.django_content_type VALUES (37, 'supervision', 'decision');
INSERT INTO public.django_content_type VALUES (38, 'supervision', 'diaryentry');
INSERT INTO public.django_content_type VALUES (39, 'supervision', 'disagreementanswer');
INSERT INTO public.django_content_type VALUES (40, 'supervision', 'escalationstep');
INSERT INTO public.django_content_type VALUES (41, 'supervision', 'frequencypolicy');
INSERT INTO public.django_content_type VALUES (42, 'supervision', 'logrow');
INSERT INTO public.django_content_type VALUES (43, 'supervision', 'personalnote');
INSERT INTO public.django_content_type VALUES (44, 'supervision', 'policystage');
INSERT INTO public.django_content_type VALUES (45, 'supervision', 'prompt');
INSERT INTO public.django_content_type VALUES (46, 'supervision', 'reminder');
INSERT INTO public.django_content_type VALUES (47, 'supervision', 'reminderchoice');
INSERT INTO public.django_content_type VALUES (48, 'supervision', 'session');
INSERT INTO public.django_content_type VALUES (49, 'supervision', 'sessionrecord');
INSERT INTO public.django_content_type VALUES (50, 'supervision', 'signature');
INSERT INTO public.django_content_type VALUES (51, 'supervision', 'signedtext');
INSERT INTO public.django_content_type VALUES (52, 'supervision', 'slot');
INSERT INTO public.django_content_type VALUES (53, 'supervision', 'terms');
INSERT INTO public.django_content_type VALUES (54, 'supervision', 'termssignature');
INSERT INTO public.django_content_type VALUES (55, 'workforce', 'absence');
INSERT INTO public.django_content_type VALUES (56, 'workforce', 'account');
INSERT INTO public.django_content_type VALUES (57, 'workforce', 'allocation');
INSERT INTO public.django_content_type VALUES (58, 'workforce', 'caseloadbreach');
INSERT INTO public.django_content_type VALUES (59, 'workforce', 'caseloadlimit');
INSERT INTO public.django_content_type VALUES (60, 'workforce', 'caseloadsnapshot');
INSERT INTO public.django_content_type VALUES (61, 'workforce', 'event');
INSERT INTO public.django_content_type VALUES (62, 'workforce', 'eventchain');
INSERT INTO public.django_content_type VALUES (63, 'workforce', 'importrun');
INSERT INTO public.django_content_type VALUES (64, 'workforce', 'publishedfigures');
INSERT INTO public.django_content_type VALUES (65, 'workforce', 'seal');
INSERT INTO public.django_content_type VALUES (66, 'workforce', 'sealhead');
INSERT INTO public.django_content_type VALUES (67, 'workforce', 'service');
INSERT INTO public.django_content_type VALUES (68, 'workforce', 'team');
INSERT INTO public.django_content_type VALUES (69, 'workforce', 'worker');
INSERT INTO public.django_content_type VALUES (70, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (71, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (72, 'contenttypes', 'contenttype');
INSERT INTO public.django_content_type VALUES (73, 'sessions', 'session');
INSERT INTO public.django_content_type VALUES (74, 'account', 'emailaddress');
INSERT INTO public.django_content_type VALUES (75, 'account', 'emailconfirmation');
INSERT INTO public.django_content_type VALUES (76, 'mfa', 'authenticator');
INSERT INTO public.django_content_type VALUES (77, 'socialaccount', 'socialaccount');
INSERT INTO public.django_content_type VALUES (78, 'socialaccount', 'socialapp');
INSERT INTO public.django_content_type VALUES (79, 'socialaccount', 'socialtoken');
INSERT INTO public.django_content_type VALUES (80, 'usersessions', 'usersession');


--
-- Data for Name: django_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.django_migrations VALUES (1, 'workforce', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (2, 'account', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (3, 'account', '0002_email_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (4, 'account', '0003_alter_emailaddress_create_unique_verified_email', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (5, 'account', '0004_alter_emailaddress_drop_unique_email', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (6, 'account', '0005_emailaddress_idx_upper_email', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (7, 'account', '0006_emailaddress_lower', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (8, 'account', '0007_emailaddress_idx_email', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (9, 'account', '0008_emailaddress_unique_primary_email_fixup', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (10, 'account', '0009_emailaddress_unique_primary_email', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (11, 'contenttypes', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (12, 'contenttypes', '0002_remove_content_type_name', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0002_alter_permission_name_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (15, 'auth', '0003_alter_user_email_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (16, 'auth', '0004_alter_user_username_opts', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (17, 'auth', '0005_alter_user_last_login_null', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (18, 'auth', '0006_require_contenttypes_0002', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (19, 'auth', '0007_alter_validators_add_error_messages', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (20, 'auth', '0008_alter_user_username_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (21, 'auth', '0009_alter_user_last_name_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (22, 'auth', '0010_alter_group_name_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (23, 'auth', '0011_update_proxy_permissions', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (24, 'auth', '0012_alter_user_first_name_max_length', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (25, 'mfa', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (26, 'mfa', '0002_authenticator_timestamps', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (27, 'mfa', '0003_authenticator_type_uniq', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (28, 'workforce', '0002_import_lines', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (29, 'workforce', '0003_triggers_are_migrations', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (30, 'workforce', '0004_seals_over_the_audit_trail', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (31, 'workforce', '0005_plain_words', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (32, 'supervision', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (33, 'supervision', '0002_cases_discussed_within_weeks', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (34, 'nqsw', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (35, 'nqsw', '0002_cases_discussed_sooner', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (36, 'nqsw', '0003_triggers_are_migrations', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (37, 'nqsw', '0004_seats_and_current_signatures', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (38, 'nqsw', '0005_plain_words', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (39, 'sessions', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (40, 'socialaccount', '0001_initial', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (41, 'socialaccount', '0002_token_max_lengths', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (42, 'socialaccount', '0003_extra_data_default_dict', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (43, 'socialaccount', '0004_app_provider_id_settings', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (44, 'socialaccount', '0005_socialtoken_nullable_app', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (45, 'socialaccount', '0006_alter_socialaccount_extra_data', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (46, 'supervision', '0003_triggers_are_migrations', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (47, 'supervision', '0004_plain_words', '2026-11-19 10:00:00+00');
INSERT INTO public.django_migrations VALUES (48, 'usersessions', '0001_initial', '2026-11-19 10:00:00+00');


--
-- Data for Name: django_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: mfa_authenticator; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: nqsw_allocationcheck; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_allocationcheck VALUES (1, 'P2000009', 'cp', 'no', '[]', true, 'Sibling of a case', '2026-11-19 10:00:00+00', 2, 3);


--
-- Data for Name: nqsw_classfeedback; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_classfeedback VALUES (1, 4, 3, 'Clear', '2026-11-19 10:00:00+00', 3);


--
-- Data for Name: nqsw_cohort; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_cohort VALUES (1, 'Cohort 0', '2026-09-07', 5);
INSERT INTO public.nqsw_cohort VALUES (2, 'September 2026', '2026-09-07', 1);


--
-- Data for Name: nqsw_enrolment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_enrolment VALUES (1, 'active', '2026-09-07', '2027-09-06', NULL, 0, NULL, '', '{}', 7, 1, NULL, 3);
INSERT INTO public.nqsw_enrolment VALUES (2, 'active', '2026-09-07', '2027-09-18', NULL, 0, NULL, '', '{}', NULL, 2, 8, 14);


--
-- Data for Name: nqsw_feedback; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_feedback VALUES (1, 'lived_experience', 'Visited weekly', '2026-11-02', 'Kind', 'Slow down', 2, 16);


--
-- Data for Name: nqsw_limitstep; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_limitstep VALUES (1, 0, 90, 1);
INSERT INTO public.nqsw_limitstep VALUES (2, 0, 90, 2);
INSERT INTO public.nqsw_limitstep VALUES (3, 0, 90, 3);
INSERT INTO public.nqsw_limitstep VALUES (4, 0, 90, 4);


--
-- Data for Name: nqsw_masterclass; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_masterclass VALUES (1, 'Writing chronologies', '', '[]', '', 'Room 5', '2026-12-09 14:00:00+00', '2026-12-09 16:00:00+00', 12, NULL, 'f90d8985-fe95-4275-a7cd-6eec504ff9b7', NULL, 0, 6);
INSERT INTO public.nqsw_masterclass VALUES (2, 'Direct work with children', '', '[]', '', 'Room 5', '2026-12-16 14:00:00+00', '2026-12-16 16:00:00+00', 1, NULL, '5e579a79-bc25-4d07-a6b3-d5ed7ce945ca', NULL, 0, 6);
INSERT INTO public.nqsw_masterclass VALUES (3, 'Court skills', '', '[]', '', 'Room 5', '2026-11-19 09:00:00+00', '2026-11-19 11:00:00+00', 12, NULL, '31adb781-c921-4ed2-bafd-fffe37e70aec', NULL, 0, 6);


--
-- Data for Name: nqsw_mentorassignment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_mentorassignment VALUES (1, '2026-09-07', NULL, NULL, 1, 6);
INSERT INTO public.nqsw_mentorassignment VALUES (2, '2026-09-07', NULL, 8, 2, 6);


--
-- Data for Name: nqsw_mentormeeting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_mentormeeting VALUES (1, 'booked', '2026-11-22 15:00:00+00', '2026-11-22 16:00:00+00', '', '', 'b92398e5-dd71-436a-9e04-86c906c171fb', 1);
INSERT INTO public.nqsw_mentormeeting VALUES (2, 'booked', '2026-12-03 15:00:00+00', '2026-12-03 16:00:00+00', '', '', 'f48c0761-dd0d-4252-b06e-12d69dac316d', 1);
INSERT INTO public.nqsw_mentormeeting VALUES (3, 'held', '2026-11-11 15:00:00+00', '2026-11-11 16:00:00+00', '', 'First court statement', '248eed82-403b-4f79-a4ee-732bb667e212', 1);


--
-- Data for Name: nqsw_mentorprofile; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_mentorprofile VALUES (1, true, 3, 'Court work', 'Wednesdays', 6);


--
-- Data for Name: nqsw_milestone; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_milestone VALUES (1, 'review', '3-month review', false, '2026-11-30', NULL, '', '5f3004b4-cf77-49fb-91e3-7fc9a6c582e3', NULL, 1, NULL, NULL);
INSERT INTO public.nqsw_milestone VALUES (2, 'review', 'Learning agreement', false, '2026-09-30', NULL, '', 'cd2ec7d8-fbd8-40c7-a8f5-6f8e9bd185f3', NULL, 1, NULL, NULL);
INSERT INTO public.nqsw_milestone VALUES (3, 'agreement', 'Support and assessment agreement', false, '2026-09-21', '2026-09-21', '', 'e541efc3-d5aa-4216-9277-a4651c59568b', 2, 2, 2, 1);
INSERT INTO public.nqsw_milestone VALUES (5, 'development_plan', 'Development plan, months 0 to 3', false, '2026-12-18', NULL, '', '19cad9a1-1f1a-4391-9675-5e983f6457b8', NULL, 2, NULL, 3);
INSERT INTO public.nqsw_milestone VALUES (6, 'observation', 'First direct observation', false, '2026-12-18', NULL, '', '421dc312-55fa-473f-a554-f4745d9d25f1', NULL, 2, NULL, 4);
INSERT INTO public.nqsw_milestone VALUES (7, 'reflective_log', 'First reflective log', false, '2026-12-18', NULL, '', '043cc350-44a7-4ee1-9fd9-e723357d4753', NULL, 2, NULL, 5);
INSERT INTO public.nqsw_milestone VALUES (8, 'review', '3-month review', false, '2026-12-18', NULL, '', 'a60fd850-12e4-422a-a661-a4fa62a0d934', NULL, 2, NULL, 6);
INSERT INTO public.nqsw_milestone VALUES (9, 'lived_experience', 'First feedback from people with lived experience', false, '2027-03-18', NULL, '', 'b44cca3f-b6d9-4a57-9bb2-db5edff845de', NULL, 2, NULL, 7);
INSERT INTO public.nqsw_milestone VALUES (10, 'professional_feedback', 'First feedback from professionals', false, '2027-03-18', NULL, '', '8f044d3a-4ff7-45ae-8eea-3cb9508839da', NULL, 2, NULL, 8);
INSERT INTO public.nqsw_milestone VALUES (11, 'self_assessment', 'Self-assessment at the middle', false, '2027-03-18', NULL, '', 'c539f7ec-8db7-40e5-912a-7d38c39227ad', NULL, 2, NULL, 9);
INSERT INTO public.nqsw_milestone VALUES (12, 'development_plan', 'Development plan, months 3 to 6', false, '2027-03-18', NULL, '', '3d0fdf8f-8877-4ed0-b61c-d2c164cf1ca5', NULL, 2, NULL, 10);
INSERT INTO public.nqsw_milestone VALUES (13, 'reflective_log', 'Second reflective log', false, '2027-03-18', NULL, '', '96b0dd17-140b-4e25-aa82-e53db74531c7', NULL, 2, NULL, 11);
INSERT INTO public.nqsw_milestone VALUES (14, 'review', '6-month review', false, '2027-03-18', NULL, '', 'f5530aac-3bf4-4e9e-a83b-b59c0001bc9f', NULL, 2, NULL, 12);
INSERT INTO public.nqsw_milestone VALUES (15, 'observation', 'Second direct observation', false, '2027-04-16', NULL, '', '03813983-0a53-4c07-9a85-ab35c5be5b78', NULL, 2, NULL, 13);
INSERT INTO public.nqsw_milestone VALUES (16, 'review', '9-month review', true, '2027-06-18', NULL, '', 'ac72a2d5-b3cf-4b44-8c48-7c7f7c565a33', NULL, 2, NULL, 14);
INSERT INTO public.nqsw_milestone VALUES (17, 'lived_experience', 'Second feedback from people with lived experience', false, '2027-08-18', NULL, '', 'c4f82b5c-f89d-47df-94ac-8444ee047009', NULL, 2, NULL, 15);
INSERT INTO public.nqsw_milestone VALUES (18, 'professional_feedback', 'Second feedback from professionals', false, '2027-08-18', NULL, '', 'e92d7388-809e-479b-890e-1fbf104b0da6', NULL, 2, NULL, 16);
INSERT INTO public.nqsw_milestone VALUES (19, 'observation', 'Third direct observation', false, '2027-08-18', NULL, '', '58513609-a526-471f-b045-1e68ed5ba405', NULL, 2, NULL, 17);
INSERT INTO public.nqsw_milestone VALUES (20, 'reflective_log', 'Third reflective log', false, '2027-08-18', NULL, '', 'a473db55-4da2-48b6-9cc9-afe5152d1cdd', NULL, 2, NULL, 18);
INSERT INTO public.nqsw_milestone VALUES (21, 'self_assessment', 'Self-assessment at the end', false, '2027-08-18', NULL, '', '69e26e24-b83a-4c80-ba7d-07aab1728cd9', NULL, 2, NULL, 19);
INSERT INTO public.nqsw_milestone VALUES (22, 'development_plan', 'Development plan, months 6 to 12', false, '2027-09-17', NULL, '', '8f6c7814-5d25-4324-9364-1951f7dc508d', NULL, 2, NULL, 20);
INSERT INTO public.nqsw_milestone VALUES (23, 'review', '12-month review', false, '2027-09-17', NULL, '', 'cec3c797-f615-4e13-953e-55c5b7f8fec7', NULL, 2, NULL, 21);
INSERT INTO public.nqsw_milestone VALUES (24, 'final_report', 'Final report', false, '2027-09-17', NULL, '', '10de836f-2656-4d99-ba0a-7e7d2604ba6f', NULL, 2, NULL, 22);
INSERT INTO public.nqsw_milestone VALUES (25, 'moderation', 'Internal moderation', false, '2027-09-17', NULL, '', '0699be74-b0e8-4fbe-abb3-26d7538f7b63', NULL, 2, NULL, 23);
INSERT INTO public.nqsw_milestone VALUES (26, 'outcome', 'Outcome', false, '2027-09-17', NULL, '', '5bd3c0a6-116b-43dc-ac71-e1ca1836fed4', NULL, 2, NULL, 24);
INSERT INTO public.nqsw_milestone VALUES (4, 'self_assessment', 'Self-assessment at the start', false, '2026-09-21', '2026-11-19', '', 'f8e5a99c-9ccd-47c7-9964-6962bacb33c3', NULL, 2, 16, 2);


--
-- Data for Name: nqsw_milestonesignature; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_milestonesignature VALUES (1, 'nqsw', '22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6', '2026-11-19 10:00:00+00', true, 3, 14);
INSERT INTO public.nqsw_milestonesignature VALUES (2, 'line_manager', '22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6', '2026-11-19 10:00:00+00', true, 3, 2);


--
-- Data for Name: nqsw_milestonetemplate; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_milestonetemplate VALUES (1, 'agreement', 'Support and assessment agreement', 0, false, 'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (2, 'self_assessment', 'Self-assessment at the start', 0, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (3, 'development_plan', 'Development plan, months 0 to 3', 3, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (4, 'observation', 'First direct observation', 3, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (5, 'reflective_log', 'First reflective log', 3, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (6, 'review', '3-month review', 3, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (7, 'lived_experience', 'First feedback from people with lived experience', 6, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (8, 'professional_feedback', 'First feedback from professionals', 6, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (9, 'self_assessment', 'Self-assessment at the middle', 6, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (10, 'development_plan', 'Development plan, months 3 to 6', 6, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (11, 'reflective_log', 'Second reflective log', 6, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (12, 'review', '6-month review', 6, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (13, 'observation', 'Second direct observation', 7, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (14, 'review', '9-month review', 9, true, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (15, 'lived_experience', 'Second feedback from people with lived experience', 11, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (16, 'professional_feedback', 'Second feedback from professionals', 11, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (17, 'observation', 'Third direct observation', 11, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (18, 'reflective_log', 'Third reflective log', 11, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (19, 'self_assessment', 'Self-assessment at the end', 11, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (20, 'development_plan', 'Development plan, months 6 to 12', 12, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (21, 'review', '12-month review', 12, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (22, 'final_report', 'Final report', 12, false, 'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.', '["nqsw", "line_manager", "assessor"]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (23, 'moderation', 'Internal moderation', 12, false, 'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (24, 'outcome', 'Outcome', 12, false, 'The employer decides after moderation: pass, fail or an extension, and why.', '[]', 1);
INSERT INTO public.nqsw_milestonetemplate VALUES (25, 'agreement', 'Support and assessment agreement', 0, false, 'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (26, 'self_assessment', 'Self-assessment at the start', 0, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (27, 'development_plan', 'Development plan, months 0 to 3', 3, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (28, 'observation', 'First direct observation', 3, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (29, 'reflective_log', 'First reflective log', 3, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (30, 'review', '3-month review', 3, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (31, 'lived_experience', 'First feedback from people with lived experience', 6, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (32, 'professional_feedback', 'First feedback from professionals', 6, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (33, 'self_assessment', 'Self-assessment at the middle', 6, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (34, 'development_plan', 'Development plan, months 3 to 6', 6, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (35, 'reflective_log', 'Second reflective log', 6, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (36, 'review', '6-month review', 6, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (37, 'observation', 'Second direct observation', 7, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (38, 'review', '9-month review', 9, true, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (39, 'lived_experience', 'Second feedback from people with lived experience', 11, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (40, 'professional_feedback', 'Second feedback from professionals', 11, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (41, 'observation', 'Third direct observation', 11, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (42, 'reflective_log', 'Third reflective log', 11, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (43, 'self_assessment', 'Self-assessment at the end', 11, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (44, 'development_plan', 'Development plan, months 6 to 12', 12, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (45, 'review', '12-month review', 12, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (46, 'final_report', 'Final report', 12, false, 'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.', '["nqsw", "line_manager", "assessor"]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (47, 'moderation', 'Internal moderation', 12, false, 'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (48, 'outcome', 'Outcome', 12, false, 'The employer decides after moderation: pass, fail or an extension, and why.', '[]', 2);
INSERT INTO public.nqsw_milestonetemplate VALUES (49, 'agreement', 'Support and assessment agreement', 0, false, 'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (50, 'self_assessment', 'Self-assessment at the start', 0, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (51, 'development_plan', 'Development plan, months 0 to 3', 3, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (52, 'observation', 'First direct observation', 3, false, 'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (53, 'reflective_log', 'First reflective log', 3, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (54, 'review', '3-month review', 3, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (55, 'lived_experience', 'First feedback from people with lived experience', 6, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (56, 'professional_feedback', 'First feedback from professionals', 6, false, 'What colleagues and other agencies say: a ward, a GP, a care provider, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (57, 'self_assessment', 'Self-assessment at the middle', 6, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (58, 'development_plan', 'Development plan, months 3 to 6', 6, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (59, 'reflective_log', 'Second reflective log', 6, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (60, 'review', '6-month review', 6, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (61, 'observation', 'Second direct observation', 7, false, 'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (62, 'review', '9-month review', 9, true, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (63, 'lived_experience', 'Second feedback from people with lived experience', 11, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (64, 'professional_feedback', 'Second feedback from professionals', 11, false, 'What colleagues and other agencies say: a ward, a GP, a care provider, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (65, 'observation', 'Third direct observation', 11, false, 'The assessor, or another registered social worker, watches the NQSW with an adult or a carer, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (66, 'reflective_log', 'Third reflective log', 11, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (67, 'self_assessment', 'Self-assessment at the end', 11, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (68, 'development_plan', 'Development plan, months 6 to 12', 12, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (69, 'review', '12-month review', 12, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (70, 'final_report', 'Final report', 12, false, 'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.', '["nqsw", "line_manager", "assessor"]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (71, 'moderation', 'Internal moderation', 12, false, 'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (72, 'outcome', 'Outcome', 12, false, 'The employer decides after moderation: pass, fail or an extension, and why.', '[]', 3);
INSERT INTO public.nqsw_milestonetemplate VALUES (73, 'agreement', 'Support and assessment agreement', 0, false, 'Who supports and who assesses, how often supervision is, the protected caseload and time, and the dates of the reviews. Signed by the NQSW, the line manager and the assessor.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (74, 'self_assessment', 'Self-assessment at the start', 0, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (75, 'development_plan', 'Development plan, months 0 to 3', 3, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (76, 'observation', 'First direct observation', 3, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (77, 'reflective_log', 'First reflective log', 3, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (78, 'review', '3-month review', 3, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (79, 'review', '6-month review', 6, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (80, 'lived_experience', 'First feedback from people with lived experience', 12, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (81, 'professional_feedback', 'First feedback from professionals', 12, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (82, 'self_assessment', 'Self-assessment at the middle', 12, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (83, 'development_plan', 'Development plan, months 3 to 12', 12, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (84, 'reflective_log', 'Second reflective log', 12, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (85, 'review', '12-month review', 12, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (86, 'observation', 'Second direct observation', 14, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (87, 'review', '18-month review', 18, true, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (88, 'lived_experience', 'Second feedback from people with lived experience', 22, false, 'What people who use the service say about working with the NQSW: asked for by the NQSW or the assessor, recorded without names, and what was learnt from it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (89, 'professional_feedback', 'Second feedback from professionals', 22, false, 'What colleagues and other agencies say: a school, a health visitor, a court, a team colleague. Who was asked in what role, and what was learnt from it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (90, 'observation', 'Third direct observation', 22, false, 'The assessor, or another registered social worker, watches the NQSW with a child, a family or an adult, with their consent. What was seen, the NQSW''s own reflection, feedback and what to work on next.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (91, 'reflective_log', 'Third reflective log', 22, false, 'A piece of reflective writing about one piece of work: what happened, what you thought and felt, what you would do again. It is yours alone until you share it.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (92, 'self_assessment', 'Self-assessment at the end', 22, false, 'Where you stand against each of the post-qualifying standards, and an example for each. The later ones show how it has changed.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (93, 'development_plan', 'Development plan, months 12 to 24', 24, false, 'What has been learnt, what comes next and how: learning needs, the work and the support that will meet them, and by when. Agreed by the NQSW, the assessor and the line manager.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (94, 'review', '24-month review', 24, false, 'A meeting of the NQSW, the assessor and the line manager. Progress against the standards, whether the promises were kept (supervision, caseload, protected time, mentor), and what changes because of it.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (95, 'final_report', 'Final report', 24, false, 'The assessor''s account of the whole year against the standards, the evidence it rests on, and what is recommended: pass, fail or an extension.', '["nqsw", "line_manager", "assessor"]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (96, 'moderation', 'Internal moderation', 24, false, 'A panel reads the evidence and says whether it bears out the recommendation, in the same way for everyone in the cohort.', '[]', 4);
INSERT INTO public.nqsw_milestonetemplate VALUES (97, 'outcome', 'Outcome', 24, false, 'The employer decides after moderation: pass, fail or an extension, and why.', '[]', 4);


--
-- Data for Name: nqsw_outcomestep; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_outcomestep VALUES (1, 'recommended', 'pass', '2026-11-19', 'Sound work', 1, 8);


--
-- Data for Name: nqsw_pause; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_pause VALUES (1, 'sickness', '2026-10-12', '2026-10-23', NULL, NULL, NULL, NULL, 3, 2);


--
-- Data for Name: nqsw_programme; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_programme VALUES (1, 'Fortnightly NQSW programme', 1, 12, 'child_family', 6, 10, 1, 3, true, 2, NULL);
INSERT INTO public.nqsw_programme VALUES (2, 'ASYE child and family', 1, 12, 'child_family', 6, 10, 1, 3, false, 1, NULL);
INSERT INTO public.nqsw_programme VALUES (3, 'ASYE adults', 1, 12, 'adults', 6, 10, 1, 3, false, 1, NULL);
INSERT INTO public.nqsw_programme VALUES (4, 'Two-year induction (draft)', 1, 24, 'child_family', 12, 10, 1, 3, false, 1, NULL);
INSERT INTO public.nqsw_programme VALUES (5, 'Programme 0', 1, 12, 'child_family', 6, 10, 1, 3, false, 11, NULL);


--
-- Data for Name: nqsw_protectedtime; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_protectedtime VALUES (1, '2026-11-06', 3.50, 'Reading', 2);


--
-- Data for Name: nqsw_reflection; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_reflection VALUES (1, 'A first visit', 'I listened more than I asked.', '2026-11-19', '2026-11-19 10:00:00+00', 2);


--
-- Data for Name: nqsw_seat; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_seat VALUES (1, 'enrolled', 1, '2026-11-19 10:00:00+00', '', NULL, '', 2, 4);
INSERT INTO public.nqsw_seat VALUES (2, 'waiting', 2, '2026-11-19 10:00:00+00', '', NULL, '', 2, 5);
INSERT INTO public.nqsw_seat VALUES (3, 'enrolled', 1, '2026-11-09 09:00:00+00', '', NULL, '', 3, 3);
INSERT INTO public.nqsw_seat VALUES (4, 'enrolled', 2, '2026-11-09 09:00:00+00', '', NULL, '', 3, 4);
INSERT INTO public.nqsw_seat VALUES (5, 'enrolled', 3, '2026-11-09 09:00:00+00', 'late', '2026-11-19 10:00:00+00', '', 3, 5);


--
-- Data for Name: nqsw_selfassessment; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.nqsw_selfassessment VALUES (1, 'start', '2026-11-19', '{"law": 2, "analysis": 2, "assessment": 2, "adult_needs": 2, "supervision": 2, "organisation": 2, "communication": 2, "relationships": 2, "abuse_and_neglect": 2, "child_development": 2}', 'Two cases', 2);


--
-- Data for Name: socialaccount_socialaccount; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: socialaccount_socialapp; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: socialaccount_socialtoken; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: supervision_action; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_action VALUES (1, '7068f262-d5bb-40fb-8a82-0c6bb61dff9f', 'Ask for the school''s attendance record', '2026-11-22', NULL, NULL, '', '2026-11-19 10:00:00+00', 5, 5, 1, 5);
INSERT INTO public.supervision_action VALUES (2, 'e5a91f54-f6da-4256-a255-ecb1471e8011', 'Ask for the school''s attendance record', '2026-11-22', NULL, NULL, '', '2026-11-19 10:00:00+00', 4, 4, 2, 6);
INSERT INTO public.supervision_action VALUES (3, 'eb8e3025-d283-44e3-a9c6-c4f656ceb4dd', 'Ask for the school''s attendance record', '2026-11-22', NULL, NULL, '', '2026-11-19 10:00:00+00', 3, 3, 3, 7);
INSERT INTO public.supervision_action VALUES (4, 'a70ae500-9273-4f2b-9e3a-60418b383279', 'Ask for the school''s attendance record', '2026-11-12', NULL, NULL, '', '2026-11-19 10:00:00+00', 3, 3, NULL, NULL);
INSERT INTO public.supervision_action VALUES (5, '94e6db28-564c-4063-b524-d225306252b9', 'Ask for the school''s attendance record', NULL, NULL, NULL, '', '2026-11-19 10:00:00+00', 2, 4, NULL, NULL);
INSERT INTO public.supervision_action VALUES (6, '2a196f15-5b5d-42f2-bad1-77686a00a11c', 'Ask for the school''s attendance record', '2026-11-22', NULL, NULL, '', '2026-11-19 10:00:00+00', 4, 4, 4, 8);
INSERT INTO public.supervision_action VALUES (7, 'b2cdd6d9-8947-4971-9e29-81e77286ab35', 'Write why', '2026-12-19', NULL, NULL, '', '2026-11-19 10:00:00+00', 2, 2, NULL, NULL);
INSERT INTO public.supervision_action VALUES (8, 'fe1ce27a-e5a0-4a84-ae34-20a931581a78', 'Ask for the school''s attendance record', '2026-11-26', '2026-11-19', NULL, 'Done', '2026-11-19 10:00:00+00', 3, 3, NULL, NULL);


--
-- Data for Name: supervision_actionreview; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_actionreview VALUES (1, 'carried', 5, 8);


--
-- Data for Name: supervision_addendum; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_addendum VALUES (1, '2026-11-19 10:00:00+00', 'The visit was on Tuesday.', false, 2, 3);


--
-- Data for Name: supervision_agendaitem; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_agendaitem VALUES (1, 'Annual leave', '2026-11-19 10:00:00+00', 4, 1);
INSERT INTO public.supervision_agendaitem VALUES (2, 'Court report', '2026-11-19 10:00:00+00', 2, 2);


--
-- Data for Name: supervision_agreement; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_agreement VALUES (4, '2026-03-02', '2026-03-02', NULL, NULL, '2026-04-02', NULL, 2, 1, 10, 8);
INSERT INTO public.supervision_agreement VALUES (3, '2026-03-02', '2026-03-02', NULL, '2026-11-12', '2026-12-14', NULL, 5, 2, 9, 8);
INSERT INTO public.supervision_agreement VALUES (2, '2026-03-02', '2026-03-02', NULL, '2026-11-10', '2026-12-10', NULL, 4, 2, 8, 8);
INSERT INTO public.supervision_agreement VALUES (1, '2026-03-02', '2026-03-02', NULL, '2026-11-04', '2026-12-04', NULL, 3, 2, 7, 8);
INSERT INTO public.supervision_agreement VALUES (5, '2026-03-02', '2026-03-02', NULL, NULL, '2026-04-02', NULL, 10, 2, 12, 8);
INSERT INTO public.supervision_agreement VALUES (6, '2026-03-02', '2026-03-02', NULL, NULL, '2026-04-02', NULL, 13, 1, 13, 8);
INSERT INTO public.supervision_agreement VALUES (7, '2026-09-07', '2026-09-07', NULL, NULL, '2026-09-21', NULL, 14, 2, 2, 4);


--
-- Data for Name: supervision_attendance; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_attendance VALUES (1, NULL, true, 4, 1);
INSERT INTO public.supervision_attendance VALUES (2, NULL, true, 5, 2);
INSERT INTO public.supervision_attendance VALUES (3, NULL, true, 5, 3);
INSERT INTO public.supervision_attendance VALUES (4, NULL, true, 3, 4);
INSERT INTO public.supervision_attendance VALUES (5, '2026-11-12', true, 5, 5);
INSERT INTO public.supervision_attendance VALUES (6, '2026-11-10', true, 4, 6);
INSERT INTO public.supervision_attendance VALUES (7, '2026-11-04', true, 3, 7);
INSERT INTO public.supervision_attendance VALUES (8, '2026-10-28', true, 4, 8);
INSERT INTO public.supervision_attendance VALUES (9, NULL, true, 4, 9);
INSERT INTO public.supervision_attendance VALUES (10, NULL, true, 3, 9);


--
-- Data for Name: supervision_audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_audit VALUES (1, 'Autumn', NULL, '2026-09-01', '2026-11-19', 1, 'd0e8768f409201b2', '[4]', '2026-11-19 10:00:00+00', NULL, 9, NULL);


--
-- Data for Name: supervision_audit_questions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_audit_questions VALUES (1, 1, 1);
INSERT INTO public.supervision_audit_questions VALUES (2, 1, 2);
INSERT INTO public.supervision_audit_questions VALUES (3, 1, 3);
INSERT INTO public.supervision_audit_questions VALUES (4, 1, 4);
INSERT INTO public.supervision_audit_questions VALUES (5, 1, 5);
INSERT INTO public.supervision_audit_questions VALUES (6, 1, 6);
INSERT INTO public.supervision_audit_questions VALUES (7, 1, 7);
INSERT INTO public.supervision_audit_questions VALUES (8, 1, 8);


--
-- Data for Name: supervision_auditedfile; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_auditedfile VALUES (1, 1, 2, 3, 'Reasons are missing', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 1, 9, 15, 4);


--
-- Data for Name: supervision_auditfinding; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_auditfinding VALUES (1, 'Reasons', '2026-11-19', 7, 1);


--
-- Data for Name: supervision_auditquestion; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_auditquestion VALUES (1, 'Supervision was as regular as promised, and gaps are explained.', 'Compare the days of the sessions with the promised interval.', 0, true);
INSERT INTO public.supervision_auditquestion VALUES (2, 'Decisions are clear, with a rationale and a timescale.', 'Someone new to the case would understand.', 1, true);
INSERT INTO public.supervision_auditquestion VALUES (3, 'The child’s voice and lived experience shaped the decisions.', 'Not only what adults say of the child.', 2, true);
INSERT INTO public.supervision_auditquestion VALUES (4, 'Risk is weighed, and thresholds such as section 47 are considered.', 'Where no strategy discussion was held, the record says why.', 3, true);
INSERT INTO public.supervision_auditquestion VALUES (5, 'There is reflection and challenge, not only a list of tasks.', 'Another explanation was looked at.', 4, true);
INSERT INTO public.supervision_auditquestion VALUES (6, 'Actions are followed up from one session to the next.', 'Carried forward twice is a sign of drift.', 5, true);
INSERT INTO public.supervision_auditquestion VALUES (7, 'The worker’s workload and development are looked after.', 'Only the case part can be seen.', 6, true);
INSERT INTO public.supervision_auditquestion VALUES (8, 'The record is signed by both, in good time.', 'Within five working days.', 7, true);


--
-- Data for Name: supervision_auditscore; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_auditscore VALUES (1, 2, 'Seen in the record', 1, 1);
INSERT INTO public.supervision_auditscore VALUES (2, 2, 'Seen in the record', 1, 2);
INSERT INTO public.supervision_auditscore VALUES (3, 2, 'Seen in the record', 1, 3);
INSERT INTO public.supervision_auditscore VALUES (4, 2, 'Seen in the record', 1, 4);
INSERT INTO public.supervision_auditscore VALUES (5, 2, 'Seen in the record', 1, 5);
INSERT INTO public.supervision_auditscore VALUES (6, 2, 'Seen in the record', 1, 6);
INSERT INTO public.supervision_auditscore VALUES (7, 2, 'Seen in the record', 1, 7);
INSERT INTO public.supervision_auditscore VALUES (8, 2, 'Seen in the record', 1, 8);


--
-- Data for Name: supervision_calendarfeed; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_calendarfeed VALUES (1, '35725ddc9c5377f98b1ac3a7325186a422bfcab3e820e57819fee55773e3f9b9', '2026-11-19 10:00:00+00', '[]', 4);


--
-- Data for Name: supervision_calendarreply; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_calendarreply VALUES (1, 'accepted', 0, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 2, 15);


--
-- Data for Name: supervision_casediscussion; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_casediscussion VALUES (1, '156e8210-120b-4ba9-b0b8-e040f9703b61', 'P2000000', 'cin', '', '', '', '', '', 'Visit weekly', 'Two missed appointments', '', 'not_relevant', '', NULL, 'not_needed', '', 0, 5, 5);
INSERT INTO public.supervision_casediscussion VALUES (2, '0ff179a0-52ee-42e4-b221-deda8a62eb4f', 'P2000001', 'cin', '', '', '', '', '', 'Visit weekly', 'Two missed appointments', '', 'not_relevant', '', NULL, 'not_needed', '', 0, 4, 6);
INSERT INTO public.supervision_casediscussion VALUES (3, '01de8787-dd06-4043-9337-1874a57e0b50', 'P2000002', 'cin', '', '', '', '', '', 'Visit weekly', 'Two missed appointments', '', 'not_relevant', '', NULL, 'not_needed', '', 0, 3, 7);
INSERT INTO public.supervision_casediscussion VALUES (4, '3fc936e7-997f-485b-95fa-11dbf894ce2a', 'P2000003', 'cin', '', '', '', '', '', 'Visit weekly', 'Two missed appointments', '', 'not_relevant', '', NULL, 'not_needed', '', 0, 4, 8);


--
-- Data for Name: supervision_cover; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_cover VALUES (1, '2026-11-19', '2026-12-09', 'Leave', 6, 8, 12);
INSERT INTO public.supervision_cover VALUES (2, '2026-08-03', '2026-08-07', '', 6, NULL, 12);


--
-- Data for Name: supervision_cpddraft; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_cpddraft VALUES (1, 'Chronologies', 'Wrote two', '', '', '', '2026-11-19 10:00:00+00', 4, 8);


--
-- Data for Name: supervision_decision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_decision VALUES (1, '2026-11-19 10:00:00+00', 'P2000001', 'Strategy meeting', 'Bruising', 2, 4);


--
-- Data for Name: supervision_diaryentry; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_diaryentry VALUES (1, 'supervision', '78445e59-a477-4699-9d9e-fb78b5e2c3e6', 0, '2026-11-23 10:00:00+00', '2026-11-23 11:30:00+00', 'Room 2', '/supervision/sessions/1/', true, true, false, NULL, '2026-11-19 10:00:00+00', 2);
INSERT INTO public.supervision_diaryentry VALUES (2, 'supervision', '78445e59-a477-4699-9d9e-fb78b5e2c3e6', 0, '2026-11-23 10:00:00+00', '2026-11-23 11:30:00+00', 'Room 2', '/supervision/sessions/1/', true, false, false, NULL, '2026-11-19 10:00:00+00', 4);
INSERT INTO public.supervision_diaryentry VALUES (3, 'supervision', '18f60f57-6e9d-4855-890a-5987fccbaffd', 0, '2026-11-19 14:00:00+00', '2026-11-19 15:00:00+00', '', '/supervision/sessions/2/', true, true, false, NULL, '2026-11-19 10:00:00+00', 2);
INSERT INTO public.supervision_diaryentry VALUES (4, 'supervision', '18f60f57-6e9d-4855-890a-5987fccbaffd', 0, '2026-11-19 14:00:00+00', '2026-11-19 15:00:00+00', '', '/supervision/sessions/2/', true, false, false, NULL, '2026-11-19 10:00:00+00', 5);
INSERT INTO public.supervision_diaryentry VALUES (5, 'supervision', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52', 1, '2026-11-30 10:00:00+00', '2026-11-30 11:30:00+00', 'Room 2', '/supervision/sessions/3/', true, true, false, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 2);
INSERT INTO public.supervision_diaryentry VALUES (6, 'supervision', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52', 1, '2026-11-30 10:00:00+00', '2026-11-30 11:30:00+00', 'Room 2', '/supervision/sessions/3/', true, false, false, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 5);
INSERT INTO public.supervision_diaryentry VALUES (7, 'supervision', '65956d3e-325c-48ad-96c8-cd8003dd4efb', 0, '2026-11-18 10:00:00+00', '2026-11-18 11:00:00+00', '', '/supervision/sessions/4/', true, true, false, NULL, '2026-11-19 10:00:00+00', 2);
INSERT INTO public.supervision_diaryentry VALUES (8, 'supervision', '65956d3e-325c-48ad-96c8-cd8003dd4efb', 0, '2026-11-18 10:00:00+00', '2026-11-18 11:00:00+00', '', '/supervision/sessions/4/', true, false, false, NULL, '2026-11-19 10:00:00+00', 3);
INSERT INTO public.supervision_diaryentry VALUES (9, 'mentor_meeting', 'b92398e5-dd71-436a-9e04-86c906c171fb', 0, '2026-11-22 15:00:00+00', '2026-11-22 16:00:00+00', '', '/nqsw/mentor-meetings/1/', true, false, false, NULL, '2026-11-19 10:00:00+00', 3);
INSERT INTO public.supervision_diaryentry VALUES (10, 'mentor_meeting', 'b92398e5-dd71-436a-9e04-86c906c171fb', 0, '2026-11-22 15:00:00+00', '2026-11-22 16:00:00+00', '', '/nqsw/mentor-meetings/1/', true, false, false, NULL, '2026-11-19 10:00:00+00', 6);
INSERT INTO public.supervision_diaryentry VALUES (11, 'mentor_meeting', 'f48c0761-dd0d-4252-b06e-12d69dac316d', 0, '2026-12-03 15:00:00+00', '2026-12-03 16:00:00+00', '', '/nqsw/mentor-meetings/2/', true, false, false, NULL, '2026-11-19 10:00:00+00', 3);
INSERT INTO public.supervision_diaryentry VALUES (12, 'mentor_meeting', 'f48c0761-dd0d-4252-b06e-12d69dac316d', 0, '2026-12-03 15:00:00+00', '2026-12-03 16:00:00+00', '', '/nqsw/mentor-meetings/2/', true, false, false, NULL, '2026-11-19 10:00:00+00', 6);
INSERT INTO public.supervision_diaryentry VALUES (13, 'master_class', '5e579a79-bc25-4d07-a6b3-d5ed7ce945ca', 0, '2026-12-16 14:00:00+00', '2026-12-16 16:00:00+00', 'Room 5', '/nqsw/classes/2/', false, false, false, NULL, '2026-11-19 10:00:00+00', 4);
INSERT INTO public.supervision_diaryentry VALUES (14, 'master_class', '31adb781-c921-4ed2-bafd-fffe37e70aec', 0, '2026-11-19 09:00:00+00', '2026-11-19 11:00:00+00', 'Room 5', '/nqsw/classes/3/', false, false, false, NULL, '2026-11-19 10:00:00+00', 3);
INSERT INTO public.supervision_diaryentry VALUES (15, 'master_class', '31adb781-c921-4ed2-bafd-fffe37e70aec', 0, '2026-11-19 09:00:00+00', '2026-11-19 11:00:00+00', 'Room 5', '/nqsw/classes/3/', false, false, false, NULL, '2026-11-19 10:00:00+00', 4);
INSERT INTO public.supervision_diaryentry VALUES (16, 'master_class', '31adb781-c921-4ed2-bafd-fffe37e70aec', 0, '2026-11-19 09:00:00+00', '2026-11-19 11:00:00+00', 'Room 5', '/nqsw/classes/3/', false, false, false, NULL, '2026-11-19 10:00:00+00', 5);
INSERT INTO public.supervision_diaryentry VALUES (17, 'supervision', '2e32576d-864e-4aa3-8424-2b577a358b76', 0, '2026-12-03 10:00:00+00', '2026-12-03 12:00:00+00', 'Room 1', '/supervision/sessions/9/', true, true, false, NULL, '2026-11-19 10:00:00+00', 2);
INSERT INTO public.supervision_diaryentry VALUES (18, 'supervision', '2e32576d-864e-4aa3-8424-2b577a358b76', 0, '2026-12-03 10:00:00+00', '2026-12-03 12:00:00+00', 'Room 1', '/supervision/sessions/9/', true, false, false, NULL, '2026-11-19 10:00:00+00', 3);
INSERT INTO public.supervision_diaryentry VALUES (19, 'supervision', '2e32576d-864e-4aa3-8424-2b577a358b76', 0, '2026-12-03 10:00:00+00', '2026-12-03 12:00:00+00', 'Room 1', '/supervision/sessions/9/', true, false, false, NULL, '2026-11-19 10:00:00+00', 4);
INSERT INTO public.supervision_diaryentry VALUES (20, 'milestone', 'e541efc3-d5aa-4216-9277-a4651c59568b', 1, '2026-09-20 23:00:00+00', '2026-09-21 23:00:00+00', '', '/nqsw/milestones/3/', false, false, false, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (22, 'milestone', '19cad9a1-1f1a-4391-9675-5e983f6457b8', 1, '2026-12-18 00:00:00+00', '2026-12-19 00:00:00+00', '', '/nqsw/milestones/5/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (23, 'milestone', '421dc312-55fa-473f-a554-f4745d9d25f1', 1, '2026-12-18 00:00:00+00', '2026-12-19 00:00:00+00', '', '/nqsw/milestones/6/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (24, 'milestone', '043cc350-44a7-4ee1-9fd9-e723357d4753', 1, '2026-12-18 00:00:00+00', '2026-12-19 00:00:00+00', '', '/nqsw/milestones/7/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (25, 'milestone', 'a60fd850-12e4-422a-a661-a4fa62a0d934', 1, '2026-12-18 00:00:00+00', '2026-12-19 00:00:00+00', '', '/nqsw/milestones/8/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (26, 'milestone', 'b44cca3f-b6d9-4a57-9bb2-db5edff845de', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/9/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (27, 'milestone', '8f044d3a-4ff7-45ae-8eea-3cb9508839da', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/10/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (28, 'milestone', 'c539f7ec-8db7-40e5-912a-7d38c39227ad', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/11/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (29, 'milestone', '3d0fdf8f-8877-4ed0-b61c-d2c164cf1ca5', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/12/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (30, 'milestone', '96b0dd17-140b-4e25-aa82-e53db74531c7', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/13/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (31, 'milestone', 'f5530aac-3bf4-4e9e-a83b-b59c0001bc9f', 1, '2027-03-18 00:00:00+00', '2027-03-19 00:00:00+00', '', '/nqsw/milestones/14/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (32, 'milestone', '03813983-0a53-4c07-9a85-ab35c5be5b78', 1, '2027-04-15 23:00:00+00', '2027-04-16 23:00:00+00', '', '/nqsw/milestones/15/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (33, 'milestone', 'c4f82b5c-f89d-47df-94ac-8444ee047009', 1, '2027-08-17 23:00:00+00', '2027-08-18 23:00:00+00', '', '/nqsw/milestones/17/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (34, 'milestone', 'e92d7388-809e-479b-890e-1fbf104b0da6', 1, '2027-08-17 23:00:00+00', '2027-08-18 23:00:00+00', '', '/nqsw/milestones/18/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (21, 'milestone', 'f8e5a99c-9ccd-47c7-9964-6962bacb33c3', 1, '2026-09-20 23:00:00+00', '2026-09-21 23:00:00+00', '', '/nqsw/milestones/4/', false, false, false, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (35, 'milestone', '58513609-a526-471f-b045-1e68ed5ba405', 1, '2027-08-17 23:00:00+00', '2027-08-18 23:00:00+00', '', '/nqsw/milestones/19/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (36, 'milestone', 'a473db55-4da2-48b6-9cc9-afe5152d1cdd', 1, '2027-08-17 23:00:00+00', '2027-08-18 23:00:00+00', '', '/nqsw/milestones/20/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (37, 'milestone', '69e26e24-b83a-4c80-ba7d-07aab1728cd9', 1, '2027-08-17 23:00:00+00', '2027-08-18 23:00:00+00', '', '/nqsw/milestones/21/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (38, 'milestone', '8f6c7814-5d25-4324-9364-1951f7dc508d', 1, '2027-09-16 23:00:00+00', '2027-09-17 23:00:00+00', '', '/nqsw/milestones/22/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (39, 'milestone', 'cec3c797-f615-4e13-953e-55c5b7f8fec7', 1, '2027-09-16 23:00:00+00', '2027-09-17 23:00:00+00', '', '/nqsw/milestones/23/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (40, 'milestone', '10de836f-2656-4d99-ba0a-7e7d2604ba6f', 1, '2027-09-16 23:00:00+00', '2027-09-17 23:00:00+00', '', '/nqsw/milestones/24/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (41, 'milestone', '0699be74-b0e8-4fbe-abb3-26d7538f7b63', 1, '2027-09-16 23:00:00+00', '2027-09-17 23:00:00+00', '', '/nqsw/milestones/25/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);
INSERT INTO public.supervision_diaryentry VALUES (42, 'milestone', '5bd3c0a6-116b-43dc-ac71-e1ca1836fed4', 1, '2027-09-16 23:00:00+00', '2027-09-17 23:00:00+00', '', '/nqsw/milestones/26/', false, false, false, NULL, '2026-11-19 10:00:00+00', 14);


--
-- Data for Name: supervision_disagreementanswer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_disagreementanswer VALUES (1, '2026-11-19 10:00:00+00', 'Counted again: nine it is.', 2, 5);


--
-- Data for Name: supervision_escalationstep; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_escalationstep VALUES (1, 'manager', 8);


--
-- Data for Name: supervision_frequencypolicy; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_frequencypolicy VALUES (1, 'ASYE policy', 'LGA standard 5', 'LGA, Standards for employers of social workers in England, standard 5', 90, false, 5, 5, true, false, false, 4);
INSERT INTO public.supervision_frequencypolicy VALUES (2, 'Fortnightly NQSW programme', 'Ofsted letter, 17 May 2011', 'Ofsted inspection letter of 17 May 2011; CWDC NQSW programme, 2008 to 2012', 90, false, 5, 5, true, true, false, 4);
INSERT INTO public.supervision_frequencypolicy VALUES (3, 'DfE support page: NQSWs', 'DfE, October 2024, standard 5', 'DfE, Support for social workers, October 2024, standard 5', 90, false, 5, 5, true, false, false, 4);
INSERT INTO public.supervision_frequencypolicy VALUES (4, 'DfE support page: everyone else', 'DfE, October 2024, standard 5', 'DfE, Support for social workers, October 2024, standard 5', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (5, 'All staff, agency included', 'LGA standard 5', 'LGA, Standards for employers of social workers in England, standard 5', 90, false, 5, 5, true, false, true, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (6, 'Four-weekly', 'Nottinghamshire supplementary policy', 'Nottinghamshire County Council, supplementary supervision policy', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (7, 'Policy 0', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (8, 'Policy 1', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (9, 'Policy 2', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (10, 'Policy 3', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (11, 'Policy 4', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (12, 'Policy 5', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (13, 'Policy 6', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);
INSERT INTO public.supervision_frequencypolicy VALUES (14, 'Policy 7', 'LGA standard 5', '', 90, false, 5, 5, true, false, false, 8);


--
-- Data for Name: supervision_logrow; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_logrow VALUES (1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 7, 'log.xlsx', '2026-10-01', 'A Ahmed', 'D Okafor', 'one_to_one', 90, NULL, 'held', '', 'Two people are called A Ahmed.', NULL, '', NULL, NULL);


--
-- Data for Name: supervision_personalnote; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_personalnote VALUES (1, 'Tired, and glad of the leave', NULL, 5, 5);
INSERT INTO public.supervision_personalnote VALUES (2, 'Tired, and glad of the leave', NULL, 4, 6);
INSERT INTO public.supervision_personalnote VALUES (3, 'Tired, and glad of the leave', NULL, 3, 7);
INSERT INTO public.supervision_personalnote VALUES (4, 'Tired, and glad of the leave', NULL, 4, 8);


--
-- Data for Name: supervision_policystage; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_policystage VALUES (1, 0, 'day', 1, 'week', 1);
INSERT INTO public.supervision_policystage VALUES (2, 6, 'week', 2, 'week', 1);
INSERT INTO public.supervision_policystage VALUES (3, 6, 'month', 1, 'month', 1);
INSERT INTO public.supervision_policystage VALUES (4, 0, 'day', 2, 'week', 2);
INSERT INTO public.supervision_policystage VALUES (5, 0, 'day', 2, 'week', 3);
INSERT INTO public.supervision_policystage VALUES (6, 0, 'day', 1, 'month', 4);
INSERT INTO public.supervision_policystage VALUES (7, 0, 'day', 1, 'month', 5);
INSERT INTO public.supervision_policystage VALUES (8, 0, 'day', 28, 'day', 6);
INSERT INTO public.supervision_policystage VALUES (9, 0, 'week', 1, 'month', 7);
INSERT INTO public.supervision_policystage VALUES (10, 0, 'week', 1, 'month', 8);
INSERT INTO public.supervision_policystage VALUES (11, 0, 'week', 1, 'month', 9);
INSERT INTO public.supervision_policystage VALUES (12, 0, 'week', 1, 'month', 10);
INSERT INTO public.supervision_policystage VALUES (13, 0, 'week', 14, 'day', 11);
INSERT INTO public.supervision_policystage VALUES (14, 0, 'week', 1, 'month', 12);
INSERT INTO public.supervision_policystage VALUES (15, 0, 'week', 1, 'month', 13);
INSERT INTO public.supervision_policystage VALUES (16, 0, 'week', 1, 'month', 14);


--
-- Data for Name: supervision_prompt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_prompt VALUES (1, 'wellbeing', 'Support', 'What took the most out of you since we last met?', 0, true);
INSERT INTO public.supervision_prompt VALUES (2, 'wellbeing', 'Support', 'What would make the next two weeks easier?', 1, true);
INSERT INTO public.supervision_prompt VALUES (3, 'workload', 'Management', 'Which piece of work worries you because nobody has looked at it recently?', 2, true);
INSERT INTO public.supervision_prompt VALUES (4, 'workload', 'Mediation', 'What do you need from other teams or agencies that you are not getting?', 3, true);
INSERT INTO public.supervision_prompt VALUES (5, 'learning', 'Development', 'What did you do well that you could teach someone else?', 4, true);
INSERT INTO public.supervision_prompt VALUES (6, 'learning', 'Development', 'Where did you feel out of your depth?', 5, true);
INSERT INTO public.supervision_prompt VALUES (7, 'childs_voice', 'Lived experience', 'What is an ordinary morning like in this home for this child?', 6, true);
INSERT INTO public.supervision_prompt VALUES (8, 'childs_voice', 'Lived experience', 'What would the child say is going wrong, and what have they shown?', 7, true);
INSERT INTO public.supervision_prompt VALUES (9, 'childs_voice', 'Neglect', 'When did someone last see the child’s bed, food and clothes?', 8, true);
INSERT INTO public.supervision_prompt VALUES (10, 'strengths', 'Strengths', 'What goes well, even a little, and what makes that possible?', 9, true);
INSERT INTO public.supervision_prompt VALUES (11, 'strengths', 'Strengths', 'Who around the family turns up when it matters?', 10, true);
INSERT INTO public.supervision_prompt VALUES (12, 'risks', 'Risk', 'What are we worried will happen, to whom, how soon, and how likely is it?', 11, true);
INSERT INTO public.supervision_prompt VALUES (13, 'risks', 'Domestic abuse', 'What pattern of control is there, and who in the home is being held to account?', 12, true);
INSERT INTO public.supervision_prompt VALUES (14, 'risks', 'Neglect', 'What is the harm so far, put together rather than one event at a time?', 13, true);
INSERT INTO public.supervision_prompt VALUES (15, 'risks', 'Exploitation', 'Who has the child’s time, phone and money, and where do they go?', 14, true);
INSERT INTO public.supervision_prompt VALUES (16, 'reflection', 'Reflection', 'What else could explain what you see?', 15, true);
INSERT INTO public.supervision_prompt VALUES (17, 'reflection', 'Reflection', 'What did you feel in that house, and what might that tell us?', 16, true);
INSERT INTO public.supervision_prompt VALUES (18, 'reflection', 'Reflection', 'Whose account have we come to rely on, and what would change our mind?', 17, true);
INSERT INTO public.supervision_prompt VALUES (19, 'decision', 'Management', 'What happens next, by when, and what if it does not?', 18, true);
INSERT INTO public.supervision_prompt VALUES (20, 'decision', 'Section 47', 'Is the threshold for a strategy discussion met today? If not, why not?', 19, true);


--
-- Data for Name: supervision_reminder; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_reminder VALUES (2, 'invitation', '78445e59-a477-4699-9d9e-fb78b5e2c3e6:0', '2026-11-23', 'Supervision with Amina Ahmed1 is booked: Monday 23 November, 10:00 to 11:30, Room 2.', '/supervision/sessions/1/', 'BEGIN:VCALENDAR
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
UID:78445e59-a477-4699-9d9e-fb78b5e2c3e6
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
', '<3c95f4e6-e513-5eac-92a7-cb793ba8e48d@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 4, 4, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (1, 'invitation', '78445e59-a477-4699-9d9e-fb78b5e2c3e6:0', '2026-11-23', 'Supervision with Amina Ahmed3 is booked: Monday 23 November, 10:00 to 11:30, Room 2.', '/supervision/sessions/1/', 'BEGIN:VCALENDAR
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
UID:78445e59-a477-4699-9d9e-fb78b5e2c3e6
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
', '<082b537f-1b1b-5f43-b483-e336ea6ea720@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (4, 'invitation', '18f60f57-6e9d-4855-890a-5987fccbaffd:0', '2026-11-19', 'Supervision with Amina Ahmed1 is booked: Thursday 19 November, 14:00 to 15:00.', '/supervision/sessions/2/', 'BEGIN:VCALENDAR
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
UID:18f60f57-6e9d-4855-890a-5987fccbaffd
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/2/
END:VEVENT
END:VCALENDAR
', '<8b223c1c-2dea-5a25-b405-07ba3237c6b9@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 5, 5, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (3, 'invitation', '18f60f57-6e9d-4855-890a-5987fccbaffd:0', '2026-11-19', 'Supervision with Amina Ahmed4 is booked: Thursday 19 November, 14:00 to 15:00.', '/supervision/sessions/2/', 'BEGIN:VCALENDAR
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
UID:18f60f57-6e9d-4855-890a-5987fccbaffd
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person4@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/2/
END:VEVENT
END:VCALENDAR
', '<57d13d5a-d19d-56ff-8a07-ce776edbdc67@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (6, 'invitation', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52:0', '2026-11-30', 'Supervision with Amina Ahmed1 is booked: Monday 30 November, 10:00 to 11:30, Room 2.', '/supervision/sessions/3/', 'BEGIN:VCALENDAR
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
UID:c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52
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
', '<9b777650-33bd-54c5-812e-14663ba87453@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 5, 5, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (5, 'invitation', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52:0', '2026-11-30', 'Supervision with Amina Ahmed4 is booked: Monday 30 November, 10:00 to 11:30, Room 2.', '/supervision/sessions/3/', 'BEGIN:VCALENDAR
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
UID:c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52
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
', '<be5f0b41-c501-5443-9d38-e9a30c3ca163@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (8, 'invitation', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52:1', '2026-11-30', 'Supervision with Amina Ahmed1 on Monday 30 November, 10:00 to 11:30 is cancelled.', '/supervision/sessions/3/', 'BEGIN:VCALENDAR
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
UID:c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52
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
', '<8e55c573-6893-5958-b21d-2c43cd609221@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 5, 5, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (7, 'invitation', 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52:1', '2026-11-30', 'Supervision with Amina Ahmed4 on Monday 30 November, 10:00 to 11:30 is cancelled.', '/supervision/sessions/3/', 'BEGIN:VCALENDAR
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
UID:c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52
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
', '<68b755c4-0318-50a0-b772-0b057f52841b@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (10, 'invitation', '65956d3e-325c-48ad-96c8-cd8003dd4efb:0', '2026-11-18', 'Supervision with Amina Ahmed1 is booked: Wednesday 18 November, 10:00 to 11:00.', '/supervision/sessions/4/', 'BEGIN:VCALENDAR
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
UID:65956d3e-325c-48ad-96c8-cd8003dd4efb
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/4/
END:VEVENT
END:VCALENDAR
', '<36cd61d6-4f8b-59a7-a235-f4c4587a95f1@demo.example>', 'sent', 1, '2026-11-12 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 3, 3, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (9, 'invitation', '65956d3e-325c-48ad-96c8-cd8003dd4efb:0', '2026-11-18', 'Supervision with Amina Ahmed2 is booked: Wednesday 18 November, 10:00 to 11:00.', '/supervision/sessions/4/', 'BEGIN:VCALENDAR
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
UID:65956d3e-325c-48ad-96c8-cd8003dd4efb
SEQUENCE:0
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person1@council.example
ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:person2@council.example
ORGANIZER:mailto:tracker@demo.example
STATUS:CONFIRMED
TRANSP:OPAQUE
URL:http://127.0.0.1:8000/supervision/sessions/4/
END:VEVENT
END:VCALENDAR
', '<d9b2d423-c348-5d0c-bb3e-a31a8d98b7a2@demo.example>', 'sent', 1, '2026-11-12 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (13, 'invitation', '2e32576d-864e-4aa3-8424-2b577a358b76:0', '2026-12-03', 'Supervision with Amina Ahmed1, Amina Ahmed2 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.', '/supervision/sessions/9/', 'BEGIN:VCALENDAR
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
UID:2e32576d-864e-4aa3-8424-2b577a358b76
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
', '<4ffeb5b2-f9ad-5ace-b47b-909b869d07b3@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 4, 4, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (12, 'invitation', '2e32576d-864e-4aa3-8424-2b577a358b76:0', '2026-12-03', 'Supervision with Amina Ahmed1, Amina Ahmed3 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.', '/supervision/sessions/9/', 'BEGIN:VCALENDAR
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
UID:2e32576d-864e-4aa3-8424-2b577a358b76
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
', '<6d92d8d6-dd85-5eda-a5fe-eb33a114e7d7@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 3, 3, NULL, NULL);
INSERT INTO public.supervision_reminder VALUES (11, 'invitation', '2e32576d-864e-4aa3-8424-2b577a358b76:0', '2026-12-03', 'Supervision with Amina Ahmed2, Amina Ahmed3 is booked: Thursday 3 December, 10:00 to 12:00, Room 1.', '/supervision/sessions/9/', 'BEGIN:VCALENDAR
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
UID:2e32576d-864e-4aa3-8424-2b577a358b76
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
', '<752825a6-1f36-54ee-a1ed-754c09dc9f93@demo.example>', 'sent', 1, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', '', 2, 2, NULL, NULL);


--
-- Data for Name: supervision_reminderchoice; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_reminderchoice VALUES (1, 'due', 'weekly', 4);


--
-- Data for Name: supervision_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_session VALUES (1, 'one_to_one', 'booked', '2026-11-23 10:00:00+00', '2026-11-23 11:30:00+00', NULL, 'Room 2', NULL, NULL, '2026-11-19 10:00:00+00', NULL, '', '', '', NULL, '78445e59-a477-4699-9d9e-fb78b5e2c3e6', false, NULL, 2, NULL, NULL, 2, 1);
INSERT INTO public.supervision_session VALUES (2, 'one_to_one', 'booked', '2026-11-19 14:00:00+00', '2026-11-19 15:00:00+00', NULL, '', NULL, NULL, '2026-11-19 10:00:00+00', NULL, '', '', '', NULL, '18f60f57-6e9d-4855-890a-5987fccbaffd', false, NULL, 2, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (3, 'one_to_one', 'cancelled', '2026-11-30 10:00:00+00', '2026-11-30 11:30:00+00', NULL, 'Room 2', NULL, NULL, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 'supervisor', 'sickness', '', NULL, 'c6d3ecb2-e2c7-491e-a6a1-7a8d59e51b52', false, NULL, 2, 2, NULL, 2, 4);
INSERT INTO public.supervision_session VALUES (4, 'one_to_one', 'booked', '2026-11-18 10:00:00+00', '2026-11-18 11:00:00+00', NULL, '', NULL, NULL, '2026-11-12 10:00:00+00', NULL, '', '', '', NULL, '65956d3e-325c-48ad-96c8-cd8003dd4efb', false, NULL, 2, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (5, 'one_to_one', 'held', '2026-11-12 10:00:00+00', '2026-11-12 11:30:00+00', 90, '', '2026-11-12', NULL, NULL, NULL, '', '', '', NULL, 'c45c2a56-5d5f-41c7-b329-7122d3a0ed79', false, NULL, NULL, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (6, 'one_to_one', 'signed', '2026-11-10 10:00:00+00', '2026-11-10 11:30:00+00', 90, '', '2026-11-10', NULL, NULL, NULL, '', '', '', NULL, '1f7ecb8c-86f9-4e39-8367-b01a5a2a06fb', false, NULL, NULL, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (7, 'one_to_one', 'agreed', '2026-11-04 10:00:00+00', '2026-11-04 11:30:00+00', 90, '', '2026-11-04', NULL, NULL, NULL, '', '', '', NULL, '845a0c3a-6a63-457a-9269-f45cd4884103', false, NULL, NULL, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (8, 'one_to_one', 'agreed', '2026-10-28 10:00:00+00', '2026-10-28 11:30:00+00', 90, '', '2026-10-28', NULL, NULL, NULL, '', '', '', NULL, '8befbe64-ff05-4ac1-849f-5eaae4e79e29', false, NULL, NULL, NULL, NULL, 2, NULL);
INSERT INTO public.supervision_session VALUES (9, 'group', 'booked', '2026-12-03 10:00:00+00', '2026-12-03 12:00:00+00', NULL, 'Room 1', NULL, NULL, '2026-11-19 10:00:00+00', NULL, '', '', '', NULL, '2e32576d-864e-4aa3-8424-2b577a358b76', false, NULL, 2, NULL, NULL, 2, NULL);


--
-- Data for Name: supervision_sessionrecord; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_sessionrecord VALUES (1, '', 'Eleven cases, two of them new', '', '', '', '', '', NULL, 1, NULL, NULL, 5);
INSERT INTO public.supervision_sessionrecord VALUES (2, '', 'Eleven cases, two of them new', '', '', '', '', '', NULL, 1, NULL, NULL, 6);
INSERT INTO public.supervision_sessionrecord VALUES (3, '', 'Eleven cases, two of them new', '', '', '', '', '', NULL, 1, NULL, NULL, 7);
INSERT INTO public.supervision_sessionrecord VALUES (4, '', 'Eleven cases, two of them new', '', '', '', '', '', NULL, 1, NULL, NULL, 8);


--
-- Data for Name: supervision_signature; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_signature VALUES (1, 'signed', '', 'cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4', '2026-11-19 10:00:00+00', NULL, 2, 1);
INSERT INTO public.supervision_signature VALUES (2, 'signed', '', '5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4', '2026-11-19 10:00:00+00', NULL, 2, 2);
INSERT INTO public.supervision_signature VALUES (3, 'agreed', '', '5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4', '2026-11-19 10:00:00+00', NULL, 3, 2);
INSERT INTO public.supervision_signature VALUES (4, 'signed', '', '9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253', '2026-11-19 10:00:00+00', NULL, 2, 3);
INSERT INTO public.supervision_signature VALUES (5, 'disagreed', 'Nine cases.', '9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253', '2026-11-19 10:00:00+00', 1, 4, 3);


--
-- Data for Name: supervision_signedtext; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_signedtext VALUES (1, '{"form": 1, "session": {"ends": "11:30", "kind": "One-to-one", "place": "", "others": [], "starts": "10:00", "held_on": "2026-11-10", "minutes": 90, "supervisee": "Amina Ahmed3", "supervisor": "Amina Ahmed1", "interrupted": null}, "case_part": {"cases": [{"risks": "", "update": "", "worker": "Amina Ahmed3", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed3", "due_on": "2026-11-22"}], "consent": "", "category": "Child in need", "decision": "Visit weekly", "strategy": "", "rationale": "Two missed appointments", "reference": "P2000001", "strengths": "", "timescale": "", "reflection": "", "childs_voice": "", "consent_reason": "", "strategy_reason": "", "strategy_held_on": null}], "agenda": "", "actions": [], "next_on": null, "reviews": [], "learning": "", "workload": "Eleven cases, two of them new", "reflection": "", "agenda_items": [], "other_matters": "", "health_and_safety": ""}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}', 'cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4', '2026-11-19 10:00:00+00', 6, 4);
INSERT INTO public.supervision_signedtext VALUES (2, '{"form": 1, "session": {"ends": "11:30", "kind": "One-to-one", "place": "", "others": [], "starts": "10:00", "held_on": "2026-11-04", "minutes": 90, "supervisee": "Amina Ahmed2", "supervisor": "Amina Ahmed1", "interrupted": null}, "case_part": {"cases": [{"risks": "", "update": "", "worker": "Amina Ahmed2", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed2", "due_on": "2026-11-22"}], "consent": "", "category": "Child in need", "decision": "Visit weekly", "strategy": "", "rationale": "Two missed appointments", "reference": "P2000002", "strengths": "", "timescale": "", "reflection": "", "childs_voice": "", "consent_reason": "", "strategy_reason": "", "strategy_held_on": null}], "agenda": "", "actions": [], "next_on": null, "reviews": [], "learning": "", "workload": "Eleven cases, two of them new", "reflection": "", "agenda_items": [], "other_matters": "", "health_and_safety": ""}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}', '5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4', '2026-11-19 10:00:00+00', 7, 3);
INSERT INTO public.supervision_signedtext VALUES (3, '{"form": 1, "session": {"ends": "11:30", "kind": "One-to-one", "place": "", "others": [], "starts": "10:00", "held_on": "2026-10-28", "minutes": 90, "supervisee": "Amina Ahmed3", "supervisor": "Amina Ahmed1", "interrupted": null}, "case_part": {"cases": [{"risks": "", "update": "", "worker": "Amina Ahmed3", "actions": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed3", "due_on": "2026-11-22"}], "consent": "", "category": "Child in need", "decision": "Visit weekly", "strategy": "", "rationale": "Two missed appointments", "reference": "P2000003", "strengths": "", "timescale": "", "reflection": "", "childs_voice": "", "consent_reason": "", "strategy_reason": "", "strategy_held_on": null}], "agenda": "", "actions": [], "next_on": null, "reviews": [{"what": "Ask for the school''s attendance record", "owner": "Amina Ahmed1", "became": "Carried forward", "due_on": null, "outcome": "", "times_carried": 1}], "learning": "", "workload": "Eleven cases, two of them new", "reflection": "", "agenda_items": [], "other_matters": "", "health_and_safety": ""}, "personal_part": {"wellbeing": "Tired, and glad of the leave"}}', '9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253', '2026-11-19 10:00:00+00', 8, 4);


--
-- Data for Name: supervision_slot; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_slot VALUES (1, '2026-11-23 10:00:00+00', '2026-11-23 11:30:00+00', 'Room 2', NULL, NULL, 2);
INSERT INTO public.supervision_slot VALUES (2, '2026-11-24 10:00:00+00', '2026-11-24 11:30:00+00', 'Room 2', NULL, NULL, 2);
INSERT INTO public.supervision_slot VALUES (3, '2026-11-25 10:00:00+00', '2026-11-25 11:30:00+00', 'Room 2', NULL, NULL, 2);
INSERT INTO public.supervision_slot VALUES (4, '2026-11-30 10:00:00+00', '2026-11-30 11:30:00+00', 'Room 2', NULL, NULL, 2);
INSERT INTO public.supervision_slot VALUES (5, '2026-11-24 14:00:00+00', '2026-11-24 15:30:00+00', 'Room 2', NULL, NULL, 1);


--
-- Data for Name: supervision_terms; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_terms VALUES (1, 'As in the policy', 'As in the policy', 'As in the policy', 'As in the policy', 'As in the policy', 'As in the policy', '2026-11-19 10:00:00+00', '2027-11-19', 2);


--
-- Data for Name: supervision_termssignature; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.supervision_termssignature VALUES (1, 'a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807', '2026-11-19 10:00:00+00', 1, 2);
INSERT INTO public.supervision_termssignature VALUES (2, 'a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807', '2026-11-19 10:00:00+00', 1, 4);


--
-- Data for Name: usersessions_usersession; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: workforce_absence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_absence VALUES (1, '2026-09-04', NULL, 'MAT', 10);
INSERT INTO public.workforce_absence VALUES (2, '2026-10-05', '2026-10-09', 'SIC', 13);
INSERT INTO public.workforce_absence VALUES (3, '2026-10-12', '2026-10-23', 'SIC', 14);


--
-- Data for Name: workforce_account; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_account VALUES (1, 'md5$PEAQMYC2EazDxfZqk4CfkB$e3708b42f4099daf48de640aa804f248', NULL, 'person0@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (2, 'md5$6PKzNfymznhh1CvjBij8T7$71dff64fc675cfd1ed82e28f67f198d7', NULL, 'person1@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (3, 'md5$lI3zrPNeaMIhq1iUpcso9d$7a1c0e5bfb1bc97450caee85ee79d9ef', NULL, 'person2@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (4, 'md5$dYST1m5qTVLRpZZrlyxnHh$6f3a6336a4e958a67104b48f74ac6ca8', NULL, 'person3@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (5, 'md5$SRhomwzDbP9jPvbzl1HV6b$2e3e63881e98916c5d789effb1e4d2f9', NULL, 'person4@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (6, 'md5$phq8n57P9JEoidcAaUf0JE$58644c68d1952d9c39f616b2e9d19bbc', NULL, 'person5@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (7, 'md5$Ddd5PpZFNLajbT43Fh6Bmw$ff4636f7b52a7ce304fce595f80d6d95', NULL, 'person6@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (8, 'md5$9tMeCqlRM71ut90I5TXWWb$f8d4d246943822e57f3be56707b6e205', NULL, 'person7@council.example', 'psw', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (9, 'md5$2XiArdiFxwERJTNrDMDhK3$87c47753bf2820e5e5befa3faad0d924', NULL, 'person8@council.example', 'qa', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (10, 'md5$hPgOx3j1uPgPeyqZR42RPi$8c716fb40a5c58103c9575f447b93fc4', NULL, 'person9@council.example', 'admin', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (11, 'md5$GU7yONL8qXqsGm9V4wwtsD$1688a319d7576652f14c854a674a8927', NULL, 'person10@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (12, '!LaTliu55Om8qzFlJdpxxTMgbLmKULMII2uvfpHsT', NULL, 'new@council.example', '', true, '2026-11-19 10:00:00+00', 10);
INSERT INTO public.workforce_account VALUES (13, 'md5$xIipZkFsVTRgYGGJZ77lAG$891f992ab81919cebc5847a9f45bce3a', NULL, 'person11@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (14, 'md5$fss0ejyTT3iAaRheiK39Nd$ff4be8d2dcc7b76b611bb20d78077930', NULL, 'person12@council.example', '', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (15, 'md5$MYasANo9MY53QM8ZoOD5Gi$d0676f4da845d3047cf27488e7d72ba3', NULL, 'person13@council.example', 'qa', true, NULL, NULL);
INSERT INTO public.workforce_account VALUES (16, 'md5$Y0S6Ukngo10BspSw6DPivv$5f6a7ecf487f4f89b2166a903f4ffe38', NULL, 'person14@council.example', '', true, NULL, NULL);


--
-- Data for Name: workforce_allocation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_allocation VALUES (1, 'P1000000', 'cin', '2026-06-01', NULL, 3);
INSERT INTO public.workforce_allocation VALUES (2, 'P1000001', 'cin', '2026-06-01', NULL, 3);
INSERT INTO public.workforce_allocation VALUES (3, 'P1000002', 'cin', '2026-06-01', NULL, 4);
INSERT INTO public.workforce_allocation VALUES (4, 'P1000003', 'cin', '2026-06-01', NULL, 4);
INSERT INTO public.workforce_allocation VALUES (5, 'P1000004', 'cin', '2026-06-01', NULL, 5);
INSERT INTO public.workforce_allocation VALUES (6, 'P1000005', 'cin', '2026-06-01', NULL, 5);


--
-- Data for Name: workforce_caseloadbreach; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_caseloadbreach VALUES (1, '2026-10-19', NULL, '2026-11-19 10:00:00+00', '2026-11-28', 'Handing over', 8, 4);


--
-- Data for Name: workforce_caseloadlimit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_caseloadlimit VALUES (1, 11, true, '2026-09-07', '2027-03-01', 'NQSW, first half', '2026-11-19 10:00:00+00', 8, 3);
INSERT INTO public.workforce_caseloadlimit VALUES (2, 1, false, '2026-09-07', NULL, 'Returning', '2026-11-19 10:00:00+00', 8, 4);
INSERT INTO public.workforce_caseloadlimit VALUES (3, 16, true, '2026-09-07', NULL, 'Fortnightly NQSW programme: 90% of an experienced worker''s 18 cases', '2026-11-19 10:00:00+00', 8, 14);


--
-- Data for Name: workforce_caseloadsnapshot; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_caseloadsnapshot VALUES (1, '2026-10-19', 9, 0, 0, 0, 0, 0, 0, DEFAULT, '', 3);
INSERT INTO public.workforce_caseloadsnapshot VALUES (2, '2026-11-16', 10, 0, 0, 0, 0, 0, 0, DEFAULT, '', 3);
INSERT INTO public.workforce_caseloadsnapshot VALUES (3, '2026-10-19', 10, 0, 0, 0, 0, 0, 0, DEFAULT, '', 4);
INSERT INTO public.workforce_caseloadsnapshot VALUES (4, '2026-11-16', 14, 0, 0, 0, 0, 0, 0, DEFAULT, '', 4);
INSERT INTO public.workforce_caseloadsnapshot VALUES (5, '2026-10-19', 11, 0, 0, 0, 0, 0, 0, DEFAULT, '', 5);
INSERT INTO public.workforce_caseloadsnapshot VALUES (6, '2026-11-16', 18, 0, 0, 0, 0, 0, 0, DEFAULT, '', 5);


--
-- Data for Name: workforce_event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_event VALUES (1, '2026-11-19 10:00:00+00', 'caseload limit set', 'workforce.caseloadlimit', '1', '{"cases": 11, "ends_on": "2027-03-01", "starts_on": "2026-09-07"}', '', '2b455a5fa35c62455697c1efa2bddd127fef20a6091e907edcb847a3ee2103e5', 8, 3, '56406177', '3bfd33a62e2dcbda35b814e58258ecc3');
INSERT INTO public.workforce_event VALUES (2, '2026-11-19 10:00:00+00', 'session booked', 'supervision.session', '1', '{"starts_at": "2026-11-23T10:00:00+00:00"}', '', 'f4d2238843df40a07d0623d9c2da84dd62bb37553e7f49cb63dc88ef8ec9e867', 2, 4, '56406177', '5aafc9c3eb6e190751bcd6476361ed41');
INSERT INTO public.workforce_event VALUES (3, '2026-11-19 10:00:00+00', 'session booked', 'supervision.session', '2', '{"starts_at": "2026-11-19T14:00:00+00:00"}', '', 'cf54c2174a9e6b3db9bb8ad60e7378a8f719779e33e0d2792c6266968d32dfa5', 2, 5, '56406177', 'f083be499dbe9b460993efacfae735d9');
INSERT INTO public.workforce_event VALUES (4, '2026-11-19 10:00:00+00', 'session booked', 'supervision.session', '3', '{"starts_at": "2026-11-30T10:00:00+00:00"}', '', '9c755bcc95bb15fe1ba9ade9bb40b43b4e0001fac428d721fe783e51079e58ba', 2, 5, '56406177', 'e9f7a6492aa7aae8c4f4d82c6b49f63e');
INSERT INTO public.workforce_event VALUES (5, '2026-11-19 10:00:00+00', 'session cancelled', 'supervision.session', '3', '{"side": "supervisor", "reason": "sickness", "notice_minutes": 15840}', '', 'e11e9c7f625e95b782f340c9b2fc5bd648305bb1efd8b62e1ad1bf6847f9c162', 2, 5, '56406177', 'b02602346d4ea1ea07842782895e83b7');
INSERT INTO public.workforce_event VALUES (6, '2026-11-19 10:00:00+00', 'session booked', 'supervision.session', '4', '{"starts_at": "2026-11-18T10:00:00+00:00"}', '', 'e666639dd6c06d5c308abecf6c79c05ab4caee4ef2fa19e2c6bc2ca2d5e02e73', 2, 3, '56406177', '6eaaf5b9619543ab3aa86e122eef7edb');
INSERT INTO public.workforce_event VALUES (7, '2026-11-19 10:00:00+00', 'record signed', 'supervision.session', '6', '{"hashes": ["cf0378f3416013041d481640bfa2459c05aafbb5a88b17a5cc43062f15453ac4"]}', '', 'd70eaaa550bdf0dca1033a99c7b10d8d3b7477ed878df60ec98d29af697bb0ed', 2, NULL, '56406177', '55b6fb4c34f17cb55f3b4ebbb8e23268');
INSERT INTO public.workforce_event VALUES (8, '2026-11-19 10:00:00+00', 'record signed', 'supervision.session', '7', '{"hashes": ["5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4"]}', '', '84dffb82a7bb3ce22bb65a261e7a96ae091d2612aa125221214cd0f9d54975c4', 2, NULL, '56406177', '232f5b4ff6e94fccf628c79e4620d60a');
INSERT INTO public.workforce_event VALUES (9, '2026-11-19 10:00:00+00', 'record answered', 'supervision.session', '7', '{"hash": "5e8bd8616662caadc6f5023fbcf1cd7e496047c05a5eed65628fda89ac2a1cf4", "response": "agreed"}', '', 'e54f02a49482469284d11d2e4809ba10790e9fcc55ee8244c7a518d3d1a7eee9', 3, 3, '56406177', '1523800c6317af24feebb1b055916368');
INSERT INTO public.workforce_event VALUES (10, '2026-11-19 10:00:00+00', 'mentor meeting booked', 'nqsw.mentormeeting', '1', '{"mentor": 6, "starts_at": "2026-11-22T15:00:00+00:00"}', '', '001047fd56b4020adf55403942fe60ddc8173bea91ba72e88f9ec05acb7dd0e8', 6, 3, '56406177', 'd357a56ed99419d22b5b41443a4c7fbf');
INSERT INTO public.workforce_event VALUES (11, '2026-11-19 10:00:00+00', 'mentor meeting booked', 'nqsw.mentormeeting', '2', '{"mentor": 6, "starts_at": "2026-12-03T15:00:00+00:00"}', '', '5ff79ce9cc156bb553e3dc4cedd2559e817b4253b683ee812b1cecf8130f0054', 6, 3, '56406177', '83bc3f8cddcc9bee9e519ef977b72734');
INSERT INTO public.workforce_event VALUES (12, '2026-11-19 10:00:00+00', 'mentor meeting held', 'nqsw.mentormeeting', '3', '{"mentor": 6, "starts_at": "2026-11-11T15:00:00+00:00"}', '', 'becebc550bedfbf3c2bc0252afd73a5a539fde0fc435da73adccc3905a778936', 6, 3, '56406177', 'be3835a04a405320c4ecc838d04ffaf8');
INSERT INTO public.workforce_event VALUES (13, '2026-11-19 10:00:00+00', 'master class scheduled', 'nqsw.masterclass', '1', '{"capacity": 12, "starts_at": "2026-12-09T14:00:00+00:00"}', '', 'f7f39d27a76bc688e4572551b54c87012035ee88a398532b1e4becbd5fa7faaf', 8, NULL, '56406177', '9707bcaf67a9222ea97d5c365ab1c86f');
INSERT INTO public.workforce_event VALUES (14, '2026-11-19 10:00:00+00', 'master class scheduled', 'nqsw.masterclass', '2', '{"capacity": 1, "starts_at": "2026-12-16T14:00:00+00:00"}', '', '8f06481fb619b164f6f603e35b2047f64be3f012b548a879570f4762b2733be2', 8, NULL, '56406177', '9c1c884e01e4caca486aa94f659ea8e7');
INSERT INTO public.workforce_event VALUES (15, '2026-11-19 10:00:00+00', 'master class joined', 'nqsw.masterclass', '2', '{"status": "enrolled", "position": 1}', '', '2ca588d198abf186561fa08fe7e6053d92790cfc10e43d0a537027cb99217360', 8, 4, '56406177', '54ee3782e47b68dde78cb93c445dd18a');
INSERT INTO public.workforce_event VALUES (16, '2026-11-19 10:00:00+00', 'master class joined', 'nqsw.masterclass', '2', '{"status": "waiting", "position": 2}', '', 'f63679671cd4c289a85669a40a4b09062c17dd7e5a1108dbd56cca10d78c7611', 8, 5, '56406177', '3e85da0993bca4efc35f6cdde67b7764');
INSERT INTO public.workforce_event VALUES (17, '2026-11-19 10:00:00+00', 'master class scheduled', 'nqsw.masterclass', '3', '{"capacity": 12, "starts_at": "2026-11-19T09:00:00+00:00"}', '', '67e70eb6cc60d7ebbbacff779383f849ea796fcd43e7a5ebf429633d2d2ca579', 8, NULL, '56406177', '7d76368fa7c9c0074d23647006bab26f');
INSERT INTO public.workforce_event VALUES (18, '2026-11-19 10:00:00+00', 'master class joined', 'nqsw.masterclass', '3', '{"status": "enrolled", "position": 1}', '', '6e1334e87a8459c7744f10491681d5d927fd637c45d8fcd6548ff18ca3279606', 8, 3, '56406177', 'f0d8b6f68d48e3c89769fac6dadae280');
INSERT INTO public.workforce_event VALUES (19, '2026-11-19 10:00:00+00', 'master class joined', 'nqsw.masterclass', '3', '{"status": "enrolled", "position": 2}', '', '1d4cf5602248a4b56dd0efc52ca08865f7b9c9d9b46d9f7a640e2f74eaa28d35', 8, 4, '56406177', 'ebab7887be98b64a38e905ea5cad1b07');
INSERT INTO public.workforce_event VALUES (20, '2026-11-19 10:00:00+00', 'master class joined', 'nqsw.masterclass', '3', '{"status": "enrolled", "position": 3}', '', 'c90a758c59ba1821be3f4bfb5579bba965025535497a03f828355bbcb7ade259', 8, 5, '56406177', '909e48c4a1078c7e6121f730e3a05fec');
INSERT INTO public.workforce_event VALUES (21, '2026-11-19 10:00:00+00', 'account invited', 'workforce.account', '12', '{"role": ""}', '', '583c89acb4208a9e2fd9fa97966c9001d5ed07c36dd850c37fb1831a245f8a9b', 10, NULL, '56406177', '88c7bcbdd71aebc35eff53276edf1c28');
INSERT INTO public.workforce_event VALUES (22, '2026-11-19 10:00:00+00', 'actions carried forward', 'supervision.session', '8', '{"number": 1}', '', 'b0ccc9bed87c1e1e4265916bc0ab70c2e4a1c9685b623850ab7f2f6ba170efe1', 2, NULL, '56406177', 'b9259ccbc101cf5b54342bf00107f07a');
INSERT INTO public.workforce_event VALUES (23, '2026-11-19 10:00:00+00', 'record signed', 'supervision.session', '8', '{"hashes": ["9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253"]}', '', '6c6bf220d2282ffff1fc3a77b48d3bb8376e98cb8be07759078f8b305dc7f697', 2, NULL, '56406177', 'd757cb4def14e1fab14dcb201b881542');
INSERT INTO public.workforce_event VALUES (24, '2026-11-19 10:00:00+00', 'record answered', 'supervision.session', '8', '{"hash": "9323b98da1865b1b6e8f93dec02af6d2de83666220fcdb90917d2b8859e03253", "response": "disagreed"}', '', '438f4fd50e251b25a9892244d1a776bd000bd2eb682d9bbe0f70592cbe29be3f', 4, 4, '56406177', '394d8cb0e662864dbbc34ca564923ad3');
INSERT INTO public.workforce_event VALUES (25, '2026-11-19 10:00:00+00', 'disagreement answered', 'supervision.session', '8', '{}', '', '13e3d17f0917a1e89eadd28377c2be49b5cc325586f1a86f49f015e9f2b31b4b', 2, 4, '56406177', 'a88eb8b694ae7e07c5710a3a46ff1500');
INSERT INTO public.workforce_event VALUES (26, '2026-11-19 10:00:00+00', 'addendum added', 'supervision.session', '8', '{"addendum": 1}', '', '65363ec25f2834d834563e35b19dc35a499132c800a29331e7ebb329f7200d4a', 2, 4, '56406177', '268d79f418f754952ba4c80695382cdf');
INSERT INTO public.workforce_event VALUES (27, '2026-11-19 10:00:00+00', 'decision recorded', 'supervision.decision', '1', '{}', '', '91fa136add1a0b884d050003d0c5784d178715313896f073f05d89a2bb5bcc4a', 2, 4, '56406177', '65e191801f1e02de43dd5ccc2f09041a');
INSERT INTO public.workforce_event VALUES (28, '2026-11-19 10:00:00+00', 'group session booked', 'supervision.session', '9', '{"people": [3, 4], "starts_at": "2026-12-03T10:00:00+00:00"}', '', 'c71947265d2f618d7e21ba915997e6a34d9dd3343b392d96925d98716954d635', 2, NULL, '56406177', 'c1c2acc4a146b3e21b53ce9736de8344');
INSERT INTO public.workforce_event VALUES (29, '2026-11-19 10:00:00+00', 'calendar address made', 'supervision.calendarfeed', '1', '{}', '', 'd9ea349bdb88284345f40c165d8ce26c5d37e43bcc2738e140d8bc7e132c15fd', 4, 4, '56406177', '7c686f335b10744555ac5cc885f8fa35');
INSERT INTO public.workforce_event VALUES (30, '2026-11-19 10:00:00+00', 'agreement terms written', 'supervision.agreement', '2', '{}', '', '82f8ea99172df963e6ee3af5e95ddb3ab1e3f8b671e171d22419ae23efd0c8a6', 2, 4, '56406177', 'aad4b839013e5302bf7a70d3e2b3a41d');
INSERT INTO public.workforce_event VALUES (31, '2026-11-19 10:00:00+00', 'agreement terms signed', 'supervision.agreement', '2', '{"hash": "a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807"}', '', '15422b74b6b4744b9be00b93d5e822e532f68a6670d6291b02468bc7d5123ae7', 2, 4, '56406177', '7f3c23b2951c1850049a2ed069933aec');
INSERT INTO public.workforce_event VALUES (32, '2026-11-19 10:00:00+00', 'agreement terms signed', 'supervision.agreement', '2', '{"hash": "a2d51d000c293ccfc44a58f73887e216499c5efb302fd698f8c7ee1abe0b6807"}', '', 'df15d40235830bc50f9a734057f38fb939d3832e046f7f653e7c8ee29a4dfa90', 4, 4, '56406177', '702825df5d6ba139d7949a9de41079da');
INSERT INTO public.workforce_event VALUES (33, '2026-11-19 10:00:00+00', 'cover arranged', 'supervision.cover', '1', '{"to_on": "2026-12-09", "from_on": "2026-11-19", "supervisor": 12}', '', '4e27b720c55c2bea80e1944556cfc3703e3708e2c07e3d5d123e711ea46c3c3a', 8, 13, '56406177', '177a0d3c773990c5fc9c503f6ca494c1');
INSERT INTO public.workforce_event VALUES (34, '2026-11-19 10:00:00+00', 'absence recorded', 'workforce.absence', '2', '{"reason": "SIC", "ended_on": "2026-10-09", "started_on": "2026-10-05"}', '', '906a88b985ffcdbc9a29d7ae7304981a73fd2cec11c804b292c7da7bdb3ebad4', 8, 13, '56406177', '9f0607a74852a1502cdeec71410aa1bb');
INSERT INTO public.workforce_event VALUES (35, '2026-11-19 10:00:00+00', 'audit opened', 'supervision.audit', '1', '{"files": 1, "frame": 1}', '', 'aabd7408c1ab0d12fc841a27b94bb60f863fad298da10aa6ff19a4551b52e34e', 9, NULL, '56406177', 'ee57ffdf9aa71c50e69410f1aa417f66');
INSERT INTO public.workforce_event VALUES (36, '2026-11-19 10:00:00+00', 'file audited', 'supervision.auditedfile', '1', '{"overall": 2}', '', '38a600d9b08337d609857478c3f6f581c33e3bc84fdc5ea4a771dfa409054188', 9, 4, '56406177', '8724796fca87457d11b7e66794987ab4');
INSERT INTO public.workforce_event VALUES (37, '2026-11-19 10:00:00+00', 'file audit moderated', 'supervision.auditedfile', '1', '{"grade": 3}', '', '16b985000de5ad0dea248ddc1d95243db5125d15c919a46c562f0b61375eb13f', 15, 4, '56406177', '2a3b61ea57e0813eb4f64f8df008c079');
INSERT INTO public.workforce_event VALUES (38, '2026-11-19 10:00:00+00', 'audit finding added', 'supervision.auditfinding', '1', '{}', '', '5712db8b4e1ae5f2cb30a9d575ed96150aeb24622768fb5a3770570357b27788', 9, 2, '56406177', '239fa8a2dd42a13348e7b94678b79a8a');
INSERT INTO public.workforce_event VALUES (39, '2026-11-19 10:00:00+00', 'caseload limit set', 'workforce.caseloadlimit', '2', '{"cases": 1, "ends_on": null, "starts_on": "2026-09-07"}', '', '542a72bb0a64ccb0c1d88b5b2f1bd7fada80d70f3e3789c29104faab9093c2cf', 8, 4, '56406177', 'f80139a54a7e9d9aba4d1c81a227860a');
INSERT INTO public.workforce_event VALUES (40, '2026-11-19 10:00:00+00', 'caseload over its limit', 'workforce.caseloadbreach', '1', '{"cases": 14, "limit": 1, "since": "2026-10-19"}', '', 'a6e78db33f9097718ec8659e651bd41cae22afc89dbbd19f1705582ab7f3abb2', 8, 4, '56406177', '525870686b367bbbfa221f2c77c63c9f');
INSERT INTO public.workforce_event VALUES (41, '2026-11-19 10:00:00+00', 'caseload over its limit agreed', 'workforce.caseloadbreach', '1', '{"until": "2026-11-28"}', '', '82f68f2024fbde713a2b5f6f378e1c2824be67812b60bcd82d3c1f84498db6a7', 8, 4, '56406177', '072009207b6093b0feca8427fea454e9');
INSERT INTO public.workforce_event VALUES (42, '2026-11-19 10:00:00+00', 'cohort started', 'nqsw.cohort', '2', '{"programme": 1}', '', '09fa2cbd9875d64869cb146ad1af8c65e23eea9213373fa796c4d74fb1f7d138', 8, NULL, '56406177', '76fe52ec6290e7452ced6463c09fea93');
INSERT INTO public.workforce_event VALUES (43, '2026-11-19 10:00:00+00', 'caseload limit set', 'workforce.caseloadlimit', '3', '{"cases": 16, "ends_on": null, "starts_on": "2026-09-07"}', '', '05316034164880bf7c7e5f6dfc592788e741f1ddeb2ca61ee2768e89214ffab1', 8, 14, '56406177', 'a8ea8f3f8ae7b2d57460187e9815bbce');
INSERT INTO public.workforce_event VALUES (44, '2026-11-19 10:00:00+00', 'agreement policy changed', 'supervision.agreement', '7', '{"policy": 2}', '', '1cfa1e76dbdc7a1a81d19135d9cde15c8164f5ba96803c4f2fa6c6620ba48b4d', 8, 14, '56406177', '712bde59fc7519b4050bed507c35d2ed');
INSERT INTO public.workforce_event VALUES (45, '2026-11-19 10:00:00+00', 'enrolled', 'nqsw.enrolment', '2', '{"programme": 1, "started_on": "2026-09-07"}', '', 'a4519da2180f265875cb269a5cc71843706c6a7aeaced20634eabddb50f93d88', 8, 14, '56406177', 'b940ccc0c7308cc067bcbfbfc03f7d7c');
INSERT INTO public.workforce_event VALUES (46, '2026-11-19 10:00:00+00', 'mentor profile changed', 'nqsw.mentorprofile', '1', '{}', '', 'b1493d309a6a9f8fbcfe1bb3000deeb6bc74a8506009366e09cb17e322551a80', 8, 6, '56406177', '4b472c4859ef2f7b24a7faf7107d7132');
INSERT INTO public.workforce_event VALUES (47, '2026-11-19 10:00:00+00', 'mentor assigned', 'nqsw.mentorassignment', '2', '{"mentor": 6, "starts_on": "2026-09-07"}', '', '10f60a3d9676489b5c7c9390ee60ab05bd6d03e554bb340da5a2fee1ea3231f1', 8, 14, '56406177', '306cd27493dec379b6b1f5326e1f91db');
INSERT INTO public.workforce_event VALUES (48, '2026-11-19 10:00:00+00', 'milestone done', 'nqsw.milestone', '3', '{"done_on": "2026-09-21", "signatures_withdrawn": 0}', '', '7c5cb8bde016c7dc82ed9461f24ee263004327339186a628450be279c0818d77', 2, 14, '56406177', '0e6dc3da2b0fda22b2a8ea15c13701a3');
INSERT INTO public.workforce_event VALUES (49, '2026-11-19 10:00:00+00', 'milestone signed', 'nqsw.milestone', '3', '{"hash": "22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6", "signs_as": ["nqsw"]}', '', '95931a85132fd301eed3fdf3958f6b3064972062c387f00e42923c86b81008af', 16, 14, '56406177', '1c85ee98b423bfe166b677878beea14e');
INSERT INTO public.workforce_event VALUES (50, '2026-11-19 10:00:00+00', 'milestone signed', 'nqsw.milestone', '3', '{"hash": "22b3d971f393ca6b105ccaeb9f42c630bcac59d3ef102bd0df97888a0b1618f6", "signs_as": ["line_manager"]}', '', '5afbb863f23733b355fbcbc34332ce79e63916463b8c389c104f719032ece1fd', 2, 14, '56406177', '5be620afdc8665003dc62a488b797694');
INSERT INTO public.workforce_event VALUES (51, '2026-11-19 10:00:00+00', 'absence recorded', 'workforce.absence', '3', '{"reason": "SIC", "ended_on": "2026-10-23", "started_on": "2026-10-12"}', '', 'fa3d3dd5c2999e4c3ca80baffbdb282f2eecab14d6a6f91fecc13ad38d658302', 8, 14, '56406177', '071741fd34ebc9e27bfefd7d6933a370');
INSERT INTO public.workforce_event VALUES (52, '2026-11-19 10:00:00+00', 'programme paused', 'nqsw.pause', '1', '{"reason": "sickness", "ended_on": "2026-10-23", "started_on": "2026-10-12"}', '', 'f3af628b2b8b0d44960f0d0512033d944a68b7cce51ea40d54d80c67e840c6f1', 8, 14, '56406177', '353a7d5064332fd76dd0d06a201f4275');
INSERT INTO public.workforce_event VALUES (53, '2026-11-19 10:00:00+00', 'reflection written', 'nqsw.reflection', '1', '{}', '', 'b03b3dfa4fec98feedc2eab5a86722197ba6abce79395b69ce775d4786f265c9', 16, 14, '56406177', '78f36bf16d801ed354b070e714388b51');
INSERT INTO public.workforce_event VALUES (54, '2026-11-19 10:00:00+00', 'reflection shared', 'nqsw.reflection', '1', '{}', '', '6f32e1c9b8bbbd9d6c81ef2f56a7bffca23da95034815e1de0f7f837e4b113e1', 16, 14, '56406177', '3d3494e8a08bd3ad0d850551863d7507');
INSERT INTO public.workforce_event VALUES (55, '2026-11-19 10:00:00+00', 'feedback recorded', 'nqsw.feedback', '1', '{}', '', 'adf05365a1f1563224cae50c6f42ff5d26b9e9c453244403414ce0c60ffc38ea', 16, 14, '56406177', '1c411c52ef3805608a665c4dd194a2b9');
INSERT INTO public.workforce_event VALUES (56, '2026-11-19 10:00:00+00', 'self-assessment recorded', 'nqsw.selfassessment', '1', '{}', '', 'ac0541f8971229c6f2cd434b2db058e682450e36375111fb2be535ee7e20f5d9', 16, 14, '56406177', 'bdc834f17d655f568cfbc5e801e6a2d1');
INSERT INTO public.workforce_event VALUES (57, '2026-11-19 10:00:00+00', 'milestone done', 'nqsw.milestone', '4', '{"done_on": "2026-11-19", "signatures_withdrawn": 0}', '', '616bafc45240bca4fb000ef2c359005241a3dda6e623ebb664e236a2c4e2cb32', 16, 14, '56406177', '92dc112bdb6ec42738cb764a390051d3');
INSERT INTO public.workforce_event VALUES (58, '2026-11-19 10:00:00+00', 'protected time taken', 'nqsw.protectedtime', '1', '{"on": "2026-11-06", "hours": "3.5"}', '', 'c16f28781446f077c1ece90db22f8d5e4b1ac88da021071b02a37bb47b0c85bf', 16, 14, '56406177', '89bfa93208e66913c2380dc96dd0595c');


--
-- Data for Name: workforce_eventchain; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: workforce_importrun; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_importrun VALUES (1, 'caseloads', 'counts.csv', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', NULL, '2026-11-19 10:00:00+00', '2026-11-19 10:00:00+00', 3, '{"added": 3}', 8, NULL, NULL, 0);


--
-- Data for Name: workforce_publishedfigures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_publishedfigures VALUES (1, 2025, 'E92000001', '', 'England', 15.40, NULL, NULL, NULL, NULL, '{}');


--
-- Data for Name: workforce_seal; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: workforce_sealhead; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_sealhead VALUES (1, 0, '', '56406177', 'b9f496c3ca834a90342a0f0fa13b3f9759fe08873b2713764251b2cc5ec5121c');


--
-- Data for Name: workforce_service; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_service VALUES (1, 'Service 0');
INSERT INTO public.workforce_service VALUES (2, 'Service 1');
INSERT INTO public.workforce_service VALUES (3, 'Service 2');
INSERT INTO public.workforce_service VALUES (4, 'Service 3');
INSERT INTO public.workforce_service VALUES (5, 'Service 4');
INSERT INTO public.workforce_service VALUES (6, 'Service 5');
INSERT INTO public.workforce_service VALUES (7, 'Service 6');
INSERT INTO public.workforce_service VALUES (8, 'Service 7');
INSERT INTO public.workforce_service VALUES (9, 'Service 8');
INSERT INTO public.workforce_service VALUES (10, 'Service 9');
INSERT INTO public.workforce_service VALUES (11, 'Service 10');
INSERT INTO public.workforce_service VALUES (12, 'Service 11');
INSERT INTO public.workforce_service VALUES (13, 'Service 12');
INSERT INTO public.workforce_service VALUES (14, 'Service 13');


--
-- Data for Name: workforce_team; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_team VALUES (1, 'Team 0', 1);
INSERT INTO public.workforce_team VALUES (2, 'Team 1', 2);
INSERT INTO public.workforce_team VALUES (3, 'Team 2', 3);
INSERT INTO public.workforce_team VALUES (4, 'Team 3', 4);
INSERT INTO public.workforce_team VALUES (5, 'Team 4', 5);
INSERT INTO public.workforce_team VALUES (6, 'Team 5', 6);
INSERT INTO public.workforce_team VALUES (7, 'Team 6', 7);
INSERT INTO public.workforce_team VALUES (8, 'Team 7', 8);
INSERT INTO public.workforce_team VALUES (9, 'Team 8', 9);
INSERT INTO public.workforce_team VALUES (10, 'Team 9', 10);
INSERT INTO public.workforce_team VALUES (11, 'Team 10', 11);
INSERT INTO public.workforce_team VALUES (12, 'Team 11', 12);
INSERT INTO public.workforce_team VALUES (13, 'Team 12', 13);
INSERT INTO public.workforce_team VALUES (14, 'Team 13', 14);


--
-- Data for Name: workforce_worker; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.workforce_worker VALUES (1, 'Amina', 'Ahmed0', 'person0@council.example', '100000', 'SW1000', NULL, 'Social Worker', 2, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 1, NULL, 1);
INSERT INTO public.workforce_worker VALUES (2, 'Amina', 'Ahmed1', 'person1@council.example', '100001', 'SW1001', NULL, 'Social Worker', 3, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 2, 1, 2);
INSERT INTO public.workforce_worker VALUES (3, 'Amina', 'Ahmed2', 'person2@council.example', '100002', 'SW1002', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 3, 2, 3);
INSERT INTO public.workforce_worker VALUES (4, 'Amina', 'Ahmed3', 'person3@council.example', '100003', 'SW1003', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 4, 2, 4);
INSERT INTO public.workforce_worker VALUES (5, 'Amina', 'Ahmed4', 'person4@council.example', '100004', 'SW1004', NULL, 'Social Worker', 5, 'agency', 1.000000, NULL, '2026-03-02', NULL, 5, 2, 5);
INSERT INTO public.workforce_worker VALUES (6, 'Amina', 'Ahmed5', 'person5@council.example', '100005', 'SW1005', NULL, 'Social Worker', 4, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 6, NULL, 6);
INSERT INTO public.workforce_worker VALUES (7, 'Amina', 'Ahmed6', 'person6@council.example', '100006', 'SW1006', NULL, 'Social Worker', 4, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 7, NULL, 7);
INSERT INTO public.workforce_worker VALUES (8, 'Amina', 'Ahmed7', 'person7@council.example', '100007', 'SW1007', NULL, 'Social Worker', 2, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 8, NULL, 8);
INSERT INTO public.workforce_worker VALUES (9, 'Amina', 'Ahmed8', 'person8@council.example', '100008', 'SW1008', NULL, 'Social Worker', 6, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 9, NULL, 9);
INSERT INTO public.workforce_worker VALUES (10, 'Lee', 'Walker', 'person10@council.example', '100009', 'SW1009', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 11, 2, 10);
INSERT INTO public.workforce_worker VALUES (11, 'Sean', 'O''Kelly', '', '100010', 'SW1010', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-03-02', NULL, NULL, 2, 11);
INSERT INTO public.workforce_worker VALUES (12, 'Robin', 'Cover', 'person11@council.example', '100011', 'SW1011', NULL, 'Social Worker', 3, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 13, NULL, 12);
INSERT INTO public.workforce_worker VALUES (13, 'Kim', 'Fell', 'person12@council.example', '100012', 'SW1012', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-03-02', NULL, 14, NULL, 13);
INSERT INTO public.workforce_worker VALUES (14, 'Noor', 'Ahmed13', 'person14@council.example', '100013', 'SW1013', NULL, 'Social Worker', 5, 'permanent', 1.000000, NULL, '2026-09-07', NULL, 16, 2, 14);


--
-- Name: account_emailaddress_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);


--
-- Name: account_emailconfirmation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);


--
-- Name: auth_group_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


--
-- Name: auth_group_permissions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


--
-- Name: auth_permission_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.auth_permission_id_seq', 320, true);


--
-- Name: django_content_type_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_content_type_id_seq', 80, true);


--
-- Name: django_migrations_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.django_migrations_id_seq', 48, true);


--
-- Name: mfa_authenticator_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);


--
-- Name: nqsw_allocationcheck_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_allocationcheck_id_seq', 1, true);


--
-- Name: nqsw_classfeedback_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_classfeedback_id_seq', 1, true);


--
-- Name: nqsw_cohort_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_cohort_id_seq', 2, true);


--
-- Name: nqsw_enrolment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_enrolment_id_seq', 2, true);


--
-- Name: nqsw_feedback_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_feedback_id_seq', 1, true);


--
-- Name: nqsw_limitstep_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_limitstep_id_seq', 4, true);


--
-- Name: nqsw_masterclass_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_masterclass_id_seq', 3, true);


--
-- Name: nqsw_mentorassignment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_mentorassignment_id_seq', 2, true);


--
-- Name: nqsw_mentormeeting_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_mentormeeting_id_seq', 3, true);


--
-- Name: nqsw_mentorprofile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_mentorprofile_id_seq', 1, true);


--
-- Name: nqsw_milestone_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_milestone_id_seq', 26, true);


--
-- Name: nqsw_milestonesignature_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_milestonesignature_id_seq', 2, true);


--
-- Name: nqsw_milestonetemplate_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_milestonetemplate_id_seq', 97, true);


--
-- Name: nqsw_outcomestep_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_outcomestep_id_seq', 1, true);


--
-- Name: nqsw_pause_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_pause_id_seq', 1, true);


--
-- Name: nqsw_place_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_place_id_seq', 5, true);


--
-- Name: nqsw_programme_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_programme_id_seq', 5, true);


--
-- Name: nqsw_protectedtime_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_protectedtime_id_seq', 1, true);


--
-- Name: nqsw_reflection_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_reflection_id_seq', 1, true);


--
-- Name: nqsw_selfassessment_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.nqsw_selfassessment_id_seq', 1, true);


--
-- Name: socialaccount_socialaccount_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);


--
-- Name: socialaccount_socialapp_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);


--
-- Name: socialaccount_socialtoken_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);


--
-- Name: supervision_action_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_action_id_seq', 8, true);


--
-- Name: supervision_actionreview_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_actionreview_id_seq', 1, true);


--
-- Name: supervision_addendum_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_addendum_id_seq', 1, true);


--
-- Name: supervision_agendaitem_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_agendaitem_id_seq', 2, true);


--
-- Name: supervision_agreement_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_agreement_id_seq', 7, true);


--
-- Name: supervision_attendance_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_attendance_id_seq', 10, true);


--
-- Name: supervision_audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_audit_id_seq', 1, true);


--
-- Name: supervision_audit_questions_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_audit_questions_id_seq', 8, true);


--
-- Name: supervision_auditedfile_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_auditedfile_id_seq', 1, true);


--
-- Name: supervision_auditfinding_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_auditfinding_id_seq', 1, true);


--
-- Name: supervision_auditquestion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_auditquestion_id_seq', 8, true);


--
-- Name: supervision_auditscore_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_auditscore_id_seq', 8, true);


--
-- Name: supervision_calendarfeed_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_calendarfeed_id_seq', 1, true);


--
-- Name: supervision_calendarreply_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_calendarreply_id_seq', 1, true);


--
-- Name: supervision_casediscussion_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_casediscussion_id_seq', 4, true);


--
-- Name: supervision_cover_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_cover_id_seq', 2, true);


--
-- Name: supervision_cpddraft_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_cpddraft_id_seq', 1, true);


--
-- Name: supervision_decision_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_decision_id_seq', 1, true);


--
-- Name: supervision_diaryentry_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_diaryentry_id_seq', 42, true);


--
-- Name: supervision_disagreementanswer_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_disagreementanswer_id_seq', 1, true);


--
-- Name: supervision_escalationstep_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_escalationstep_id_seq', 1, true);


--
-- Name: supervision_frequencypolicy_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_frequencypolicy_id_seq', 14, true);


--
-- Name: supervision_logrow_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_logrow_id_seq', 1, true);


--
-- Name: supervision_personalnote_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_personalnote_id_seq', 4, true);


--
-- Name: supervision_policystage_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_policystage_id_seq', 16, true);


--
-- Name: supervision_prompt_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_prompt_id_seq', 20, true);


--
-- Name: supervision_reminder_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_reminder_id_seq', 13, true);


--
-- Name: supervision_reminderchoice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_reminderchoice_id_seq', 1, true);


--
-- Name: supervision_session_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_session_id_seq', 9, true);


--
-- Name: supervision_sessionrecord_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_sessionrecord_id_seq', 4, true);


--
-- Name: supervision_signature_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_signature_id_seq', 5, true);


--
-- Name: supervision_signedtext_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_signedtext_id_seq', 3, true);


--
-- Name: supervision_slot_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_slot_id_seq', 5, true);


--
-- Name: supervision_terms_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_terms_id_seq', 1, true);


--
-- Name: supervision_termssignature_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.supervision_termssignature_id_seq', 2, true);


--
-- Name: usersessions_usersession_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);


--
-- Name: workforce_absence_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_absence_id_seq', 3, true);


--
-- Name: workforce_account_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_account_id_seq', 16, true);


--
-- Name: workforce_allocation_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_allocation_id_seq', 6, true);


--
-- Name: workforce_caseloadbreach_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_caseloadbreach_id_seq', 1, true);


--
-- Name: workforce_caseloadlimit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_caseloadlimit_id_seq', 3, true);


--
-- Name: workforce_caseloadsnapshot_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_caseloadsnapshot_id_seq', 6, true);


--
-- Name: workforce_event_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_event_id_seq', 58, true);


--
-- Name: workforce_eventchain_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_eventchain_id_seq', 1, false);


--
-- Name: workforce_importrun_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_importrun_id_seq', 1, true);


--
-- Name: workforce_publishedfigures_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_publishedfigures_id_seq', 1, true);


--
-- Name: workforce_sealhead_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_sealhead_id_seq', 1, false);


--
-- Name: workforce_service_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_service_id_seq', 14, true);


--
-- Name: workforce_team_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_team_id_seq', 14, true);


--
-- Name: workforce_worker_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.workforce_worker_id_seq', 14, true);


--
-- Name: workforce_absence absence_starts_once_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_absence
    ADD CONSTRAINT absence_starts_once_a_day UNIQUE (worker_id, started_on);


--
-- Name: account_emailaddress account_emailaddress_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);


--
-- Name: account_emailaddress account_emailaddress_user_id_email_987c8728_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);


--
-- Name: account_emailconfirmation account_emailconfirmation_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);


--
-- Name: account_emailconfirmation account_emailconfirmation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);


--
-- Name: supervision_actionreview action_is_reviewed_once_a_session; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_actionreview
    ADD CONSTRAINT action_is_reviewed_once_a_session UNIQUE (action_id, session_id);


--
-- Name: workforce_allocation allocation_is_listed_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_allocation
    ADD CONSTRAINT allocation_is_listed_once UNIQUE (case_reference, worker_id, allocated_on);


--
-- Name: supervision_attendance attendance_is_listed_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_attendance
    ADD CONSTRAINT attendance_is_listed_once UNIQUE (session_id, supervisee_id);


--
-- Name: supervision_auditedfile audit_draws_a_worker_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT audit_draws_a_worker_once UNIQUE (audit_id, worker_id);


--
-- Name: supervision_auditscore audit_question_is_scored_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditscore
    ADD CONSTRAINT audit_question_is_scored_once UNIQUE (file_id, question_id);


--
-- Name: auth_group auth_group_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


--
-- Name: auth_group_permissions auth_group_permissions_group_id_permission_id_0cd325b0_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


--
-- Name: auth_group_permissions auth_group_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


--
-- Name: auth_group auth_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


--
-- Name: auth_permission auth_permission_content_type_id_codename_01ab375a_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


--
-- Name: auth_permission auth_permission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


--
-- Name: workforce_caseloadsnapshot caseload_is_counted_once_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadsnapshot
    ADD CONSTRAINT caseload_is_counted_once_a_day UNIQUE (worker_id, counted_on);


--
-- Name: workforce_caseloadlimit caseload_limit_starts_once_a_day; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadlimit
    ADD CONSTRAINT caseload_limit_starts_once_a_day UNIQUE (worker_id, starts_on);


--
-- Name: nqsw_cohort cohort_name_stands_once_a_programme; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_cohort
    ADD CONSTRAINT cohort_name_stands_once_a_programme UNIQUE (programme_id, name);


--
-- Name: supervision_cover cover_overlaps_nothing; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cover
    ADD CONSTRAINT cover_overlaps_nothing EXCLUDE USING gist (agreement_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);


--
-- Name: supervision_diaryentry diary_entry_is_one_a_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_diaryentry
    ADD CONSTRAINT diary_entry_is_one_a_person UNIQUE (worker_id, uid);


--
-- Name: supervision_diaryentry diary_entry_overlaps_nothing; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_diaryentry
    ADD CONSTRAINT diary_entry_overlaps_nothing EXCLUDE USING gist (worker_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((is_exclusive AND (cancelled_at IS NULL)));


--
-- Name: django_content_type django_content_type_app_label_model_76bd3d3b_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


--
-- Name: django_content_type django_content_type_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


--
-- Name: django_migrations django_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


--
-- Name: django_session django_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);


--
-- Name: nqsw_limitstep limit_step_starts_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_limitstep
    ADD CONSTRAINT limit_step_starts_once UNIQUE (programme_id, from_month);


--
-- Name: nqsw_mentorassignment mentor_assignment_overlaps_nothing; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorassignment
    ADD CONSTRAINT mentor_assignment_overlaps_nothing EXCLUDE USING gist (enrolment_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&);


--
-- Name: mfa_authenticator mfa_authenticator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);


--
-- Name: nqsw_milestonetemplate milestone_template_title_stands_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonetemplate
    ADD CONSTRAINT milestone_template_title_stands_once UNIQUE (programme_id, title);


--
-- Name: nqsw_milestone milestone_title_stands_once_an_enrolment; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT milestone_title_stands_once_an_enrolment UNIQUE (enrolment_id, title);


--
-- Name: nqsw_allocationcheck nqsw_allocationcheck_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_allocationcheck
    ADD CONSTRAINT nqsw_allocationcheck_pkey PRIMARY KEY (id);


--
-- Name: nqsw_classfeedback nqsw_classfeedback_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_classfeedback
    ADD CONSTRAINT nqsw_classfeedback_pkey PRIMARY KEY (id);


--
-- Name: nqsw_classfeedback nqsw_classfeedback_place_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_classfeedback
    ADD CONSTRAINT nqsw_classfeedback_place_id_key UNIQUE (place_id);


--
-- Name: nqsw_cohort nqsw_cohort_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_cohort
    ADD CONSTRAINT nqsw_cohort_pkey PRIMARY KEY (id);


--
-- Name: nqsw_enrolment nqsw_enrolment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_enrolment
    ADD CONSTRAINT nqsw_enrolment_pkey PRIMARY KEY (id);


--
-- Name: nqsw_feedback nqsw_feedback_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_feedback
    ADD CONSTRAINT nqsw_feedback_pkey PRIMARY KEY (id);


--
-- Name: nqsw_limitstep nqsw_limitstep_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_limitstep
    ADD CONSTRAINT nqsw_limitstep_pkey PRIMARY KEY (id);


--
-- Name: nqsw_masterclass nqsw_masterclass_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_masterclass
    ADD CONSTRAINT nqsw_masterclass_pkey PRIMARY KEY (id);


--
-- Name: nqsw_masterclass nqsw_masterclass_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_masterclass
    ADD CONSTRAINT nqsw_masterclass_uid_key UNIQUE (uid);


--
-- Name: nqsw_mentorassignment nqsw_mentorassignment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorassignment
    ADD CONSTRAINT nqsw_mentorassignment_pkey PRIMARY KEY (id);


--
-- Name: nqsw_mentormeeting nqsw_mentormeeting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentormeeting
    ADD CONSTRAINT nqsw_mentormeeting_pkey PRIMARY KEY (id);


--
-- Name: nqsw_mentormeeting nqsw_mentormeeting_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentormeeting
    ADD CONSTRAINT nqsw_mentormeeting_uid_key UNIQUE (uid);


--
-- Name: nqsw_mentorprofile nqsw_mentorprofile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorprofile
    ADD CONSTRAINT nqsw_mentorprofile_pkey PRIMARY KEY (id);


--
-- Name: nqsw_mentorprofile nqsw_mentorprofile_worker_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorprofile
    ADD CONSTRAINT nqsw_mentorprofile_worker_id_key UNIQUE (worker_id);


--
-- Name: nqsw_milestone nqsw_milestone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_pkey PRIMARY KEY (id);


--
-- Name: nqsw_milestone nqsw_milestone_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_uid_key UNIQUE (uid);


--
-- Name: nqsw_milestonesignature nqsw_milestonesignature_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonesignature
    ADD CONSTRAINT nqsw_milestonesignature_pkey PRIMARY KEY (id);


--
-- Name: nqsw_milestonetemplate nqsw_milestonetemplate_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonetemplate
    ADD CONSTRAINT nqsw_milestonetemplate_pkey PRIMARY KEY (id);


--
-- Name: nqsw_outcomestep nqsw_outcomestep_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_outcomestep
    ADD CONSTRAINT nqsw_outcomestep_pkey PRIMARY KEY (id);


--
-- Name: nqsw_pause nqsw_pause_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_pause
    ADD CONSTRAINT nqsw_pause_pkey PRIMARY KEY (id);


--
-- Name: nqsw_seat nqsw_place_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_seat
    ADD CONSTRAINT nqsw_place_pkey PRIMARY KEY (id);


--
-- Name: nqsw_programme nqsw_programme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_programme
    ADD CONSTRAINT nqsw_programme_pkey PRIMARY KEY (id);


--
-- Name: nqsw_programme nqsw_programme_replaces_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_programme
    ADD CONSTRAINT nqsw_programme_replaces_id_key UNIQUE (replaces_id);


--
-- Name: nqsw_protectedtime nqsw_protectedtime_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_protectedtime
    ADD CONSTRAINT nqsw_protectedtime_pkey PRIMARY KEY (id);


--
-- Name: nqsw_reflection nqsw_reflection_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_reflection
    ADD CONSTRAINT nqsw_reflection_pkey PRIMARY KEY (id);


--
-- Name: nqsw_selfassessment nqsw_selfassessment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_selfassessment
    ADD CONSTRAINT nqsw_selfassessment_pkey PRIMARY KEY (id);


--
-- Name: nqsw_outcomestep outcome_step_is_taken_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_outcomestep
    ADD CONSTRAINT outcome_step_is_taken_once UNIQUE (enrolment_id, step);


--
-- Name: supervision_personalnote personal_note_is_one_a_supervisee; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_personalnote
    ADD CONSTRAINT personal_note_is_one_a_supervisee UNIQUE (session_id, supervisee_id);


--
-- Name: nqsw_seat place_is_one_a_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_seat
    ADD CONSTRAINT place_is_one_a_person UNIQUE (master_class_id, worker_id);


--
-- Name: nqsw_seat place_position_stands_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_seat
    ADD CONSTRAINT place_position_stands_once UNIQUE (master_class_id, "position");


--
-- Name: supervision_policystage policy_stage_starts_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_policystage
    ADD CONSTRAINT policy_stage_starts_once UNIQUE (policy_id, from_number, from_unit);


--
-- Name: nqsw_programme programme_version_is_one; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_programme
    ADD CONSTRAINT programme_version_is_one UNIQUE (name, version);


--
-- Name: supervision_prompt prompt_is_asked_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_prompt
    ADD CONSTRAINT prompt_is_asked_once UNIQUE (box, text);


--
-- Name: workforce_publishedfigures published_figures_stand_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_publishedfigures
    ADD CONSTRAINT published_figures_stand_once UNIQUE (year, area_code);


--
-- Name: supervision_reminderchoice reminder_choice_is_made_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminderchoice
    ADD CONSTRAINT reminder_choice_is_made_once UNIQUE (account_id, kind);


--
-- Name: supervision_reminder reminder_is_made_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT reminder_is_made_once UNIQUE (kind, subject, due_on, recipient_id);


--
-- Name: nqsw_selfassessment self_assessment_is_one_a_moment; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_selfassessment
    ADD CONSTRAINT self_assessment_is_one_a_moment UNIQUE (enrolment_id, moment);


--
-- Name: supervision_signature signature_is_one_a_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signature
    ADD CONSTRAINT signature_is_one_a_person UNIQUE (text_id, worker_id);


--
-- Name: supervision_signedtext signed_text_is_one_a_supervisee; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signedtext
    ADD CONSTRAINT signed_text_is_one_a_supervisee UNIQUE (session_id, supervisee_id);


--
-- Name: socialaccount_socialaccount socialaccount_socialaccount_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);


--
-- Name: socialaccount_socialaccount socialaccount_socialaccount_provider_uid_fc810c6e_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);


--
-- Name: socialaccount_socialapp socialaccount_socialapp_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);


--
-- Name: socialaccount_socialtoken socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);


--
-- Name: socialaccount_socialtoken socialaccount_socialtoken_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);


--
-- Name: supervision_action supervision_action_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_pkey PRIMARY KEY (id);


--
-- Name: supervision_action supervision_action_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_uid_key UNIQUE (uid);


--
-- Name: supervision_actionreview supervision_actionreview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_actionreview
    ADD CONSTRAINT supervision_actionreview_pkey PRIMARY KEY (id);


--
-- Name: supervision_addendum supervision_addendum_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_addendum
    ADD CONSTRAINT supervision_addendum_pkey PRIMARY KEY (id);


--
-- Name: supervision_agendaitem supervision_agendaitem_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agendaitem
    ADD CONSTRAINT supervision_agendaitem_pkey PRIMARY KEY (id);


--
-- Name: supervision_agreement supervision_agreement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agreement
    ADD CONSTRAINT supervision_agreement_pkey PRIMARY KEY (id);


--
-- Name: supervision_attendance supervision_attendance_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_attendance
    ADD CONSTRAINT supervision_attendance_pkey PRIMARY KEY (id);


--
-- Name: supervision_audit supervision_audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit
    ADD CONSTRAINT supervision_audit_pkey PRIMARY KEY (id);


--
-- Name: supervision_audit_questions supervision_audit_questi_audit_id_auditquestion_i_14e94151_uniq; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit_questions
    ADD CONSTRAINT supervision_audit_questi_audit_id_auditquestion_i_14e94151_uniq UNIQUE (audit_id, auditquestion_id);


--
-- Name: supervision_audit_questions supervision_audit_questions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit_questions
    ADD CONSTRAINT supervision_audit_questions_pkey PRIMARY KEY (id);


--
-- Name: supervision_auditedfile supervision_auditedfile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT supervision_auditedfile_pkey PRIMARY KEY (id);


--
-- Name: supervision_auditfinding supervision_auditfinding_action_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditfinding
    ADD CONSTRAINT supervision_auditfinding_action_id_key UNIQUE (action_id);


--
-- Name: supervision_auditfinding supervision_auditfinding_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditfinding
    ADD CONSTRAINT supervision_auditfinding_pkey PRIMARY KEY (id);


--
-- Name: supervision_auditquestion supervision_auditquestion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditquestion
    ADD CONSTRAINT supervision_auditquestion_pkey PRIMARY KEY (id);


--
-- Name: supervision_auditscore supervision_auditscore_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditscore
    ADD CONSTRAINT supervision_auditscore_pkey PRIMARY KEY (id);


--
-- Name: supervision_calendarfeed supervision_calendarfeed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarfeed
    ADD CONSTRAINT supervision_calendarfeed_pkey PRIMARY KEY (id);


--
-- Name: supervision_calendarfeed supervision_calendarfeed_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarfeed
    ADD CONSTRAINT supervision_calendarfeed_token_hash_key UNIQUE (token_hash);


--
-- Name: supervision_calendarfeed supervision_calendarfeed_worker_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarfeed
    ADD CONSTRAINT supervision_calendarfeed_worker_id_key UNIQUE (worker_id);


--
-- Name: supervision_calendarreply supervision_calendarreply_entry_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarreply
    ADD CONSTRAINT supervision_calendarreply_entry_id_key UNIQUE (entry_id);


--
-- Name: supervision_calendarreply supervision_calendarreply_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarreply
    ADD CONSTRAINT supervision_calendarreply_pkey PRIMARY KEY (id);


--
-- Name: supervision_casediscussion supervision_casediscussion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_casediscussion
    ADD CONSTRAINT supervision_casediscussion_pkey PRIMARY KEY (id);


--
-- Name: supervision_casediscussion supervision_casediscussion_uid_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_casediscussion
    ADD CONSTRAINT supervision_casediscussion_uid_key UNIQUE (uid);


--
-- Name: supervision_cover supervision_cover_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cover
    ADD CONSTRAINT supervision_cover_pkey PRIMARY KEY (id);


--
-- Name: supervision_cpddraft supervision_cpddraft_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cpddraft
    ADD CONSTRAINT supervision_cpddraft_pkey PRIMARY KEY (id);


--
-- Name: supervision_decision supervision_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_decision
    ADD CONSTRAINT supervision_decision_pkey PRIMARY KEY (id);


--
-- Name: supervision_diaryentry supervision_diaryentry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_diaryentry
    ADD CONSTRAINT supervision_diaryentry_pkey PRIMARY KEY (id);


--
-- Name: supervision_disagreementanswer supervision_disagreementanswer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_disagreementanswer
    ADD CONSTRAINT supervision_disagreementanswer_pkey PRIMARY KEY (id);


--
-- Name: supervision_disagreementanswer supervision_disagreementanswer_signature_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_disagreementanswer
    ADD CONSTRAINT supervision_disagreementanswer_signature_id_key UNIQUE (signature_id);


--
-- Name: supervision_escalationstep supervision_escalationstep_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_escalationstep
    ADD CONSTRAINT supervision_escalationstep_pkey PRIMARY KEY (id);


--
-- Name: supervision_escalationstep supervision_escalationstep_rung_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_escalationstep
    ADD CONSTRAINT supervision_escalationstep_rung_key UNIQUE (rung);


--
-- Name: supervision_frequencypolicy supervision_frequencypolicy_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_frequencypolicy
    ADD CONSTRAINT supervision_frequencypolicy_name_key UNIQUE (name);


--
-- Name: supervision_frequencypolicy supervision_frequencypolicy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_frequencypolicy
    ADD CONSTRAINT supervision_frequencypolicy_pkey PRIMARY KEY (id);


--
-- Name: supervision_logrow supervision_logrow_fingerprint_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_logrow
    ADD CONSTRAINT supervision_logrow_fingerprint_key UNIQUE (fingerprint);


--
-- Name: supervision_logrow supervision_logrow_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_logrow
    ADD CONSTRAINT supervision_logrow_pkey PRIMARY KEY (id);


--
-- Name: supervision_logrow supervision_logrow_session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_logrow
    ADD CONSTRAINT supervision_logrow_session_id_key UNIQUE (session_id);


--
-- Name: supervision_personalnote supervision_personalnote_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_personalnote
    ADD CONSTRAINT supervision_personalnote_pkey PRIMARY KEY (id);


--
-- Name: supervision_policystage supervision_policystage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_policystage
    ADD CONSTRAINT supervision_policystage_pkey PRIMARY KEY (id);


--
-- Name: supervision_prompt supervision_prompt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_prompt
    ADD CONSTRAINT supervision_prompt_pkey PRIMARY KEY (id);


--
-- Name: supervision_reminder supervision_reminder_message_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_message_id_key UNIQUE (message_id);


--
-- Name: supervision_reminder supervision_reminder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_pkey PRIMARY KEY (id);


--
-- Name: supervision_reminderchoice supervision_reminderchoice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminderchoice
    ADD CONSTRAINT supervision_reminderchoice_pkey PRIMARY KEY (id);


--
-- Name: supervision_session supervision_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_pkey PRIMARY KEY (id);


--
-- Name: supervision_session supervision_session_replaced_by_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_replaced_by_id_key UNIQUE (replaced_by_id);


--
-- Name: supervision_sessionrecord supervision_sessionrecord_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_sessionrecord
    ADD CONSTRAINT supervision_sessionrecord_pkey PRIMARY KEY (id);


--
-- Name: supervision_sessionrecord supervision_sessionrecord_session_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_sessionrecord
    ADD CONSTRAINT supervision_sessionrecord_session_id_key UNIQUE (session_id);


--
-- Name: supervision_signature supervision_signature_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signature
    ADD CONSTRAINT supervision_signature_pkey PRIMARY KEY (id);


--
-- Name: supervision_signedtext supervision_signedtext_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signedtext
    ADD CONSTRAINT supervision_signedtext_pkey PRIMARY KEY (id);


--
-- Name: supervision_slot supervision_slot_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_slot
    ADD CONSTRAINT supervision_slot_pkey PRIMARY KEY (id);


--
-- Name: supervision_terms supervision_terms_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_terms
    ADD CONSTRAINT supervision_terms_pkey PRIMARY KEY (id);


--
-- Name: supervision_termssignature supervision_termssignature_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_termssignature
    ADD CONSTRAINT supervision_termssignature_pkey PRIMARY KEY (id);


--
-- Name: supervision_termssignature terms_are_signed_once_a_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_termssignature
    ADD CONSTRAINT terms_are_signed_once_a_person UNIQUE (terms_id, worker_id);


--
-- Name: usersessions_usersession usersessions_usersession_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);


--
-- Name: usersessions_usersession usersessions_usersession_session_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);


--
-- Name: workforce_absence workforce_absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_absence
    ADD CONSTRAINT workforce_absence_pkey PRIMARY KEY (id);


--
-- Name: workforce_account workforce_account_email_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_account
    ADD CONSTRAINT workforce_account_email_key UNIQUE (email);


--
-- Name: workforce_account workforce_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_account
    ADD CONSTRAINT workforce_account_pkey PRIMARY KEY (id);


--
-- Name: workforce_allocation workforce_allocation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_allocation
    ADD CONSTRAINT workforce_allocation_pkey PRIMARY KEY (id);


--
-- Name: workforce_caseloadbreach workforce_caseloadbreach_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadbreach
    ADD CONSTRAINT workforce_caseloadbreach_pkey PRIMARY KEY (id);


--
-- Name: workforce_caseloadlimit workforce_caseloadlimit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadlimit
    ADD CONSTRAINT workforce_caseloadlimit_pkey PRIMARY KEY (id);


--
-- Name: workforce_caseloadsnapshot workforce_caseloadsnapshot_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadsnapshot
    ADD CONSTRAINT workforce_caseloadsnapshot_pkey PRIMARY KEY (id);


--
-- Name: workforce_event workforce_event_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_event
    ADD CONSTRAINT workforce_event_hash_key UNIQUE (hash);


--
-- Name: workforce_event workforce_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_event
    ADD CONSTRAINT workforce_event_pkey PRIMARY KEY (id);


--
-- Name: workforce_eventchain workforce_eventchain_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_eventchain
    ADD CONSTRAINT workforce_eventchain_pkey PRIMARY KEY (id);


--
-- Name: workforce_importrun workforce_importrun_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_importrun
    ADD CONSTRAINT workforce_importrun_pkey PRIMARY KEY (id);


--
-- Name: workforce_publishedfigures workforce_publishedfigures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_publishedfigures
    ADD CONSTRAINT workforce_publishedfigures_pkey PRIMARY KEY (id);


--
-- Name: workforce_seal workforce_seal_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_seal
    ADD CONSTRAINT workforce_seal_hash_key UNIQUE (hash);


--
-- Name: workforce_seal workforce_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_seal
    ADD CONSTRAINT workforce_seal_pkey PRIMARY KEY (number);


--
-- Name: workforce_sealhead workforce_sealhead_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_sealhead
    ADD CONSTRAINT workforce_sealhead_pkey PRIMARY KEY (id);


--
-- Name: workforce_service workforce_service_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_service
    ADD CONSTRAINT workforce_service_name_key UNIQUE (name);


--
-- Name: workforce_service workforce_service_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_service
    ADD CONSTRAINT workforce_service_pkey PRIMARY KEY (id);


--
-- Name: workforce_team workforce_team_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_team
    ADD CONSTRAINT workforce_team_name_key UNIQUE (name);


--
-- Name: workforce_team workforce_team_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_team
    ADD CONSTRAINT workforce_team_pkey PRIMARY KEY (id);


--
-- Name: workforce_worker workforce_worker_account_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_account_id_key UNIQUE (account_id);


--
-- Name: workforce_worker workforce_worker_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_pkey PRIMARY KEY (id);


--
-- Name: workforce_worker workforce_worker_staff_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_staff_number_key UNIQUE (staff_number);


--
-- Name: workforce_worker workforce_worker_swe_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_swe_number_key UNIQUE (swe_number);


--
-- Name: account_email_is_used_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX account_email_is_used_once ON public.workforce_account USING btree (lower((email)::text));


--
-- Name: account_emailaddress_email_03be32b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);


--
-- Name: account_emailaddress_email_03be32b2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);


--
-- Name: account_emailaddress_user_id_2c513194; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);


--
-- Name: account_emailconfirmation_email_address_id_5b7f8c58; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);


--
-- Name: account_emailconfirmation_key_f43612bd_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);


--
-- Name: action_by_owner_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX action_by_owner_due ON public.supervision_action USING btree (owner_id, due_on);


--
-- Name: agreement_by_due_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX agreement_by_due_day ON public.supervision_agreement USING btree (next_due_on);


--
-- Name: agreement_by_supervisor_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX agreement_by_supervisor_due ON public.supervision_agreement USING btree (supervisor_id, next_due_on);


--
-- Name: agreement_open_ended_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX agreement_open_ended_is_one ON public.supervision_agreement USING btree (supervisee_id) WHERE (ends_on IS NULL);


--
-- Name: allocation_by_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX allocation_by_case ON public.workforce_allocation USING btree (case_reference);


--
-- Name: attendance_by_supervisee_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX attendance_by_supervisee_day ON public.supervision_attendance USING btree (supervisee_id, held_on);


--
-- Name: audit_question_is_asked_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX audit_question_is_asked_once ON public.supervision_auditquestion USING btree (text) WHERE is_asked;


--
-- Name: auth_group_name_a6ea08ec_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


--
-- Name: auth_group_permissions_group_id_b120cbf9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


--
-- Name: auth_group_permissions_permission_id_84c5c92e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


--
-- Name: auth_permission_content_type_id_2f476e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


--
-- Name: caseload_breach_open_is_one_a_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX caseload_breach_open_is_one_a_worker ON public.workforce_caseloadbreach USING btree (worker_id) WHERE (ended_on IS NULL);


--
-- Name: cover_by_supervisor_last_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cover_by_supervisor_last_day ON public.supervision_cover USING btree (supervisor_id, ends_on);


--
-- Name: decision_by_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX decision_by_case ON public.supervision_decision USING btree (case_reference);


--
-- Name: diary_by_worker_start; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX diary_by_worker_start ON public.supervision_diaryentry USING btree (worker_id, starts_at);


--
-- Name: discussion_by_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX discussion_by_case ON public.supervision_casediscussion USING btree (case_reference);


--
-- Name: django_session_expire_date_a5c62663; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);


--
-- Name: django_session_session_key_c0390e0f_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);


--
-- Name: enrolment_current_is_one_a_worker; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX enrolment_current_is_one_a_worker ON public.nqsw_enrolment USING btree (worker_id) WHERE ((status)::text = ANY ((ARRAY['active'::character varying, 'extended'::character varying])::text[]));


--
-- Name: event_by_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX event_by_subject ON public.workforce_event USING btree (subject_type, subject_id);


--
-- Name: mentor_assignment_open_ended_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX mentor_assignment_open_ended_is_one ON public.nqsw_mentorassignment USING btree (enrolment_id) WHERE (ends_on IS NULL);


--
-- Name: mfa_authenticator_user_id_0c3a50c0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);


--
-- Name: milestone_is_signed_once_by_each; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX milestone_is_signed_once_by_each ON public.nqsw_milestonesignature USING btree (milestone_id, signer) WHERE is_current;


--
-- Name: nqsw_allocationcheck_checked_by_id_5dfdb97d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_allocationcheck_checked_by_id_5dfdb97d ON public.nqsw_allocationcheck USING btree (checked_by_id);


--
-- Name: nqsw_allocationcheck_worker_id_a2a12cfd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_allocationcheck_worker_id_a2a12cfd ON public.nqsw_allocationcheck USING btree (worker_id);


--
-- Name: nqsw_cohort_programme_id_9bfe293a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_cohort_programme_id_9bfe293a ON public.nqsw_cohort USING btree (programme_id);


--
-- Name: nqsw_enrolment_assessor_id_3913237d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_enrolment_assessor_id_3913237d ON public.nqsw_enrolment USING btree (assessor_id);


--
-- Name: nqsw_enrolment_cohort_id_ed9ab7be; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_enrolment_cohort_id_ed9ab7be ON public.nqsw_enrolment USING btree (cohort_id);


--
-- Name: nqsw_enrolment_enrolled_by_id_c9873604; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_enrolment_enrolled_by_id_c9873604 ON public.nqsw_enrolment USING btree (enrolled_by_id);


--
-- Name: nqsw_enrolment_worker_id_c3018096; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_enrolment_worker_id_c3018096 ON public.nqsw_enrolment USING btree (worker_id);


--
-- Name: nqsw_feedback_enrolment_id_157d86d2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_feedback_enrolment_id_157d86d2 ON public.nqsw_feedback USING btree (enrolment_id);


--
-- Name: nqsw_feedback_recorded_by_id_2d03f4c7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_feedback_recorded_by_id_2d03f4c7 ON public.nqsw_feedback USING btree (recorded_by_id);


--
-- Name: nqsw_limitstep_programme_id_84353201; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_limitstep_programme_id_84353201 ON public.nqsw_limitstep USING btree (programme_id);


--
-- Name: nqsw_masterclass_facilitated_by_id_f0bbe716; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_masterclass_facilitated_by_id_f0bbe716 ON public.nqsw_masterclass USING btree (facilitated_by_id);


--
-- Name: nqsw_masterclass_series_16214b94; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_masterclass_series_16214b94 ON public.nqsw_masterclass USING btree (series);


--
-- Name: nqsw_masterclass_starts_at_0b76357d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_masterclass_starts_at_0b76357d ON public.nqsw_masterclass USING btree (starts_at);


--
-- Name: nqsw_mentorassignment_assigned_by_id_29ac7c7e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_mentorassignment_assigned_by_id_29ac7c7e ON public.nqsw_mentorassignment USING btree (assigned_by_id);


--
-- Name: nqsw_mentorassignment_enrolment_id_781e13f3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_mentorassignment_enrolment_id_781e13f3 ON public.nqsw_mentorassignment USING btree (enrolment_id);


--
-- Name: nqsw_mentorassignment_mentor_id_42657a54; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_mentorassignment_mentor_id_42657a54 ON public.nqsw_mentorassignment USING btree (mentor_id);


--
-- Name: nqsw_mentormeeting_assignment_id_17994e37; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_mentormeeting_assignment_id_17994e37 ON public.nqsw_mentormeeting USING btree (assignment_id);


--
-- Name: nqsw_milestone_done_by_id_6ff5ca2e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestone_done_by_id_6ff5ca2e ON public.nqsw_milestone USING btree (done_by_id);


--
-- Name: nqsw_milestone_enrolment_id_79977b9c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestone_enrolment_id_79977b9c ON public.nqsw_milestone USING btree (enrolment_id);


--
-- Name: nqsw_milestone_recorded_by_id_ef9b908b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestone_recorded_by_id_ef9b908b ON public.nqsw_milestone USING btree (recorded_by_id);


--
-- Name: nqsw_milestone_template_id_d76c33e6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestone_template_id_d76c33e6 ON public.nqsw_milestone USING btree (template_id);


--
-- Name: nqsw_milestonesignature_milestone_id_312a2d1c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestonesignature_milestone_id_312a2d1c ON public.nqsw_milestonesignature USING btree (milestone_id);


--
-- Name: nqsw_milestonesignature_worker_id_4dd181eb; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestonesignature_worker_id_4dd181eb ON public.nqsw_milestonesignature USING btree (worker_id);


--
-- Name: nqsw_milestonetemplate_programme_id_290ecb54; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_milestonetemplate_programme_id_290ecb54 ON public.nqsw_milestonetemplate USING btree (programme_id);


--
-- Name: nqsw_outcomestep_enrolment_id_3c79c491; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_outcomestep_enrolment_id_3c79c491 ON public.nqsw_outcomestep USING btree (enrolment_id);


--
-- Name: nqsw_outcomestep_taken_by_id_b2fa13ea; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_outcomestep_taken_by_id_b2fa13ea ON public.nqsw_outcomestep USING btree (taken_by_id);


--
-- Name: nqsw_pause_absence_id_4515e041; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_pause_absence_id_4515e041 ON public.nqsw_pause USING btree (absence_id);


--
-- Name: nqsw_pause_enrolment_id_e046a9fe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_pause_enrolment_id_e046a9fe ON public.nqsw_pause USING btree (enrolment_id);


--
-- Name: nqsw_place_master_class_id_5dbbb55c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_place_master_class_id_5dbbb55c ON public.nqsw_seat USING btree (master_class_id);


--
-- Name: nqsw_place_worker_id_c56586ce; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_place_worker_id_c56586ce ON public.nqsw_seat USING btree (worker_id);


--
-- Name: nqsw_programme_policy_id_15fc200a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_programme_policy_id_15fc200a ON public.nqsw_programme USING btree (policy_id);


--
-- Name: nqsw_protectedtime_enrolment_id_0bd5319d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_protectedtime_enrolment_id_0bd5319d ON public.nqsw_protectedtime USING btree (enrolment_id);


--
-- Name: nqsw_reflection_enrolment_id_233eb963; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_reflection_enrolment_id_233eb963 ON public.nqsw_reflection USING btree (enrolment_id);


--
-- Name: nqsw_selfassessment_enrolment_id_e7ea730d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX nqsw_selfassessment_enrolment_id_e7ea730d ON public.nqsw_selfassessment USING btree (enrolment_id);


--
-- Name: pause_open_ended_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX pause_open_ended_is_one ON public.nqsw_pause USING btree (enrolment_id) WHERE (ended_on IS NULL);


--
-- Name: policy_for_nqsws_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_for_nqsws_is_one ON public.supervision_frequencypolicy USING btree (is_default_for_nqsws) WHERE is_default_for_nqsws;


--
-- Name: policy_for_others_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX policy_for_others_is_one ON public.supervision_frequencypolicy USING btree (is_default_for_others) WHERE is_default_for_others;


--
-- Name: programme_default_is_one; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX programme_default_is_one ON public.nqsw_programme USING btree (is_default) WHERE is_default;


--
-- Name: reminder_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reminder_by_state ON public.supervision_reminder USING btree (state, claimed_at);


--
-- Name: session_by_status_start; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_by_status_start ON public.supervision_session USING btree (status, starts_at);


--
-- Name: session_by_supervisor_start; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX session_by_supervisor_start ON public.supervision_session USING btree (supervisor_id, starts_at);


--
-- Name: session_has_its_slot_alone; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX session_has_its_slot_alone ON public.supervision_session USING btree (slot_id) WHERE ((status)::text = ANY ((ARRAY['proposed'::character varying, 'booked'::character varying])::text[]));


--
-- Name: slot_is_published_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX slot_is_published_once ON public.supervision_slot USING btree (supervisor_id, starts_at) WHERE (withdrawn_at IS NULL);


--
-- Name: socialaccount_socialaccount_user_id_8146e70c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);


--
-- Name: socialaccount_socialtoken_account_id_951f210e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);


--
-- Name: socialaccount_socialtoken_app_id_636a42d7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);


--
-- Name: supervision_action_discussion_id_2f24ded7; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_action_discussion_id_2f24ded7 ON public.supervision_action USING btree (discussion_id);


--
-- Name: supervision_action_owner_id_e5118052; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_action_owner_id_e5118052 ON public.supervision_action USING btree (owner_id);


--
-- Name: supervision_action_session_id_526a4365; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_action_session_id_526a4365 ON public.supervision_action USING btree (session_id);


--
-- Name: supervision_action_supervisee_id_82513e2a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_action_supervisee_id_82513e2a ON public.supervision_action USING btree (supervisee_id);


--
-- Name: supervision_actionreview_action_id_cfe5cc31; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_actionreview_action_id_cfe5cc31 ON public.supervision_actionreview USING btree (action_id);


--
-- Name: supervision_actionreview_session_id_7fd85334; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_actionreview_session_id_7fd85334 ON public.supervision_actionreview USING btree (session_id);


--
-- Name: supervision_addendum_author_id_6fd9a698; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_addendum_author_id_6fd9a698 ON public.supervision_addendum USING btree (author_id);


--
-- Name: supervision_addendum_text_id_7e4403b2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_addendum_text_id_7e4403b2 ON public.supervision_addendum USING btree (text_id);


--
-- Name: supervision_agendaitem_added_by_id_2477b140; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agendaitem_added_by_id_2477b140 ON public.supervision_agendaitem USING btree (added_by_id);


--
-- Name: supervision_agendaitem_session_id_e4e5c845; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agendaitem_session_id_e4e5c845 ON public.supervision_agendaitem USING btree (session_id);


--
-- Name: supervision_agreement_policy_id_4232e36d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agreement_policy_id_4232e36d ON public.supervision_agreement USING btree (policy_id);


--
-- Name: supervision_agreement_set_by_id_68769038; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agreement_set_by_id_68769038 ON public.supervision_agreement USING btree (set_by_id);


--
-- Name: supervision_agreement_supervisee_id_b6d69a00; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agreement_supervisee_id_b6d69a00 ON public.supervision_agreement USING btree (supervisee_id);


--
-- Name: supervision_agreement_supervisor_id_abd9df75; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_agreement_supervisor_id_abd9df75 ON public.supervision_agreement USING btree (supervisor_id);


--
-- Name: supervision_attendance_session_id_b001f5e1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_attendance_session_id_b001f5e1 ON public.supervision_attendance USING btree (session_id);


--
-- Name: supervision_attendance_supervisee_id_04ef9dd1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_attendance_supervisee_id_04ef9dd1 ON public.supervision_attendance USING btree (supervisee_id);


--
-- Name: supervision_audit_opened_by_id_935edb52; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_audit_opened_by_id_935edb52 ON public.supervision_audit USING btree (opened_by_id);


--
-- Name: supervision_audit_questions_audit_id_0c2d91f9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_audit_questions_audit_id_0c2d91f9 ON public.supervision_audit_questions USING btree (audit_id);


--
-- Name: supervision_audit_questions_auditquestion_id_998266dd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_audit_questions_auditquestion_id_998266dd ON public.supervision_audit_questions USING btree (auditquestion_id);


--
-- Name: supervision_audit_team_id_05316492; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_audit_team_id_05316492 ON public.supervision_audit USING btree (team_id);


--
-- Name: supervision_auditedfile_audit_id_4a7d8120; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditedfile_audit_id_4a7d8120 ON public.supervision_auditedfile USING btree (audit_id);


--
-- Name: supervision_auditedfile_auditor_id_18539b28; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditedfile_auditor_id_18539b28 ON public.supervision_auditedfile USING btree (auditor_id);


--
-- Name: supervision_auditedfile_moderator_id_61935c94; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditedfile_moderator_id_61935c94 ON public.supervision_auditedfile USING btree (moderator_id);


--
-- Name: supervision_auditedfile_worker_id_288bb82a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditedfile_worker_id_288bb82a ON public.supervision_auditedfile USING btree (worker_id);


--
-- Name: supervision_auditfinding_file_id_b8ed20b3; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditfinding_file_id_b8ed20b3 ON public.supervision_auditfinding USING btree (file_id);


--
-- Name: supervision_auditscore_file_id_a2b9c77b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditscore_file_id_a2b9c77b ON public.supervision_auditscore USING btree (file_id);


--
-- Name: supervision_auditscore_question_id_cf1ef2ff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_auditscore_question_id_cf1ef2ff ON public.supervision_auditscore USING btree (question_id);


--
-- Name: supervision_calendarfeed_token_hash_d450b622_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_calendarfeed_token_hash_d450b622_like ON public.supervision_calendarfeed USING btree (token_hash varchar_pattern_ops);


--
-- Name: supervision_calendarreply_uploaded_by_id_baa248f6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_calendarreply_uploaded_by_id_baa248f6 ON public.supervision_calendarreply USING btree (uploaded_by_id);


--
-- Name: supervision_casediscussion_session_id_5804b68e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_casediscussion_session_id_5804b68e ON public.supervision_casediscussion USING btree (session_id);


--
-- Name: supervision_casediscussion_supervisee_id_063b0e4e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_casediscussion_supervisee_id_063b0e4e ON public.supervision_casediscussion USING btree (supervisee_id);


--
-- Name: supervision_cover_agreement_id_61c1d053; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_cover_agreement_id_61c1d053 ON public.supervision_cover USING btree (agreement_id);


--
-- Name: supervision_cover_set_by_id_0126eb47; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_cover_set_by_id_0126eb47 ON public.supervision_cover USING btree (set_by_id);


--
-- Name: supervision_cover_supervisor_id_38ada056; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_cover_supervisor_id_38ada056 ON public.supervision_cover USING btree (supervisor_id);


--
-- Name: supervision_cpddraft_session_id_50bc0c1b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_cpddraft_session_id_50bc0c1b ON public.supervision_cpddraft USING btree (session_id);


--
-- Name: supervision_cpddraft_worker_id_ebd2ae39; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_cpddraft_worker_id_ebd2ae39 ON public.supervision_cpddraft USING btree (worker_id);


--
-- Name: supervision_decision_decided_by_id_81cbf73e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_decision_decided_by_id_81cbf73e ON public.supervision_decision USING btree (decided_by_id);


--
-- Name: supervision_decision_supervisee_id_80731f12; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_decision_supervisee_id_80731f12 ON public.supervision_decision USING btree (supervisee_id);


--
-- Name: supervision_diaryentry_uid_00cd99ec; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_diaryentry_uid_00cd99ec ON public.supervision_diaryentry USING btree (uid);


--
-- Name: supervision_diaryentry_worker_id_a312e2c8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_diaryentry_worker_id_a312e2c8 ON public.supervision_diaryentry USING btree (worker_id);


--
-- Name: supervision_disagreementanswer_answered_by_id_9dcff1e8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_disagreementanswer_answered_by_id_9dcff1e8 ON public.supervision_disagreementanswer USING btree (answered_by_id);


--
-- Name: supervision_escalationstep_rung_5a84a2a0_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_escalationstep_rung_5a84a2a0_like ON public.supervision_escalationstep USING btree (rung varchar_pattern_ops);


--
-- Name: supervision_frequencypolicy_name_36f6a26b_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_frequencypolicy_name_36f6a26b_like ON public.supervision_frequencypolicy USING btree (name varchar_pattern_ops);


--
-- Name: supervision_logrow_fingerprint_ed322c46_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_logrow_fingerprint_ed322c46_like ON public.supervision_logrow USING btree (fingerprint varchar_pattern_ops);


--
-- Name: supervision_logrow_settled_by_id_0b768b0a; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_logrow_settled_by_id_0b768b0a ON public.supervision_logrow USING btree (settled_by_id);


--
-- Name: supervision_personalnote_session_id_0d51219e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_personalnote_session_id_0d51219e ON public.supervision_personalnote USING btree (session_id);


--
-- Name: supervision_personalnote_supervisee_id_ec686803; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_personalnote_supervisee_id_ec686803 ON public.supervision_personalnote USING btree (supervisee_id);


--
-- Name: supervision_policystage_policy_id_59e8cbfd; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_policystage_policy_id_59e8cbfd ON public.supervision_policystage USING btree (policy_id);


--
-- Name: supervision_reminder_about_id_4327249e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_about_id_4327249e ON public.supervision_reminder USING btree (about_id);


--
-- Name: supervision_reminder_message_id_89849f83_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_message_id_89849f83_like ON public.supervision_reminder USING btree (message_id varchar_pattern_ops);


--
-- Name: supervision_reminder_recipient_id_5bf9cdd9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_recipient_id_5bf9cdd9 ON public.supervision_reminder USING btree (recipient_id);


--
-- Name: supervision_reminder_settled_by_id_09f4e439; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_settled_by_id_09f4e439 ON public.supervision_reminder USING btree (settled_by_id);


--
-- Name: supervision_reminder_told_in_id_54fc4ca5; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_told_in_id_54fc4ca5 ON public.supervision_reminder USING btree (told_in_id);


--
-- Name: supervision_reminderchoice_account_id_5cd4d01d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminderchoice_account_id_5cd4d01d ON public.supervision_reminderchoice USING btree (account_id);


--
-- Name: supervision_session_booked_by_id_b4f9fac0; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_session_booked_by_id_b4f9fac0 ON public.supervision_session USING btree (booked_by_id);


--
-- Name: supervision_session_called_off_by_id_50ebb5d9; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_session_called_off_by_id_50ebb5d9 ON public.supervision_session USING btree (called_off_by_id);


--
-- Name: supervision_session_series_1bf84d5c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_session_series_1bf84d5c ON public.supervision_session USING btree (series);


--
-- Name: supervision_session_slot_id_f264ee49; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_session_slot_id_f264ee49 ON public.supervision_session USING btree (slot_id);


--
-- Name: supervision_session_supervisor_id_789878ac; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_session_supervisor_id_789878ac ON public.supervision_session USING btree (supervisor_id);


--
-- Name: supervision_sessionrecord_saved_by_id_e99ad252; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_sessionrecord_saved_by_id_e99ad252 ON public.supervision_sessionrecord USING btree (saved_by_id);


--
-- Name: supervision_signature_referred_to_id_cd897058; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_signature_referred_to_id_cd897058 ON public.supervision_signature USING btree (referred_to_id);


--
-- Name: supervision_signature_text_id_de7f1b93; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_signature_text_id_de7f1b93 ON public.supervision_signature USING btree (text_id);


--
-- Name: supervision_signature_worker_id_2ea8f164; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_signature_worker_id_2ea8f164 ON public.supervision_signature USING btree (worker_id);


--
-- Name: supervision_signedtext_session_id_1156359f; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_signedtext_session_id_1156359f ON public.supervision_signedtext USING btree (session_id);


--
-- Name: supervision_signedtext_supervisee_id_25867e4b; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_signedtext_supervisee_id_25867e4b ON public.supervision_signedtext USING btree (supervisee_id);


--
-- Name: supervision_slot_series_af743a03; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_slot_series_af743a03 ON public.supervision_slot USING btree (series);


--
-- Name: supervision_slot_supervisor_id_956d8dff; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_slot_supervisor_id_956d8dff ON public.supervision_slot USING btree (supervisor_id);


--
-- Name: supervision_terms_agreement_id_1d768823; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_terms_agreement_id_1d768823 ON public.supervision_terms USING btree (agreement_id);


--
-- Name: supervision_termssignature_terms_id_acce11fe; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_termssignature_terms_id_acce11fe ON public.supervision_termssignature USING btree (terms_id);


--
-- Name: supervision_termssignature_worker_id_859f0c8c; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_termssignature_worker_id_859f0c8c ON public.supervision_termssignature USING btree (worker_id);


--
-- Name: unique_authenticator_type; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));


--
-- Name: unique_primary_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";


--
-- Name: unique_verified_email; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;


--
-- Name: usersessions_usersession_session_key_fd35de43_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);


--
-- Name: usersessions_usersession_user_id_af5e0a6d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);


--
-- Name: worker_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX worker_by_name ON public.workforce_worker USING btree (family_name, given_name);


--
-- Name: workforce_absence_worker_id_a7327709; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_absence_worker_id_a7327709 ON public.workforce_absence USING btree (worker_id);


--
-- Name: workforce_account_email_251ca6a4_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_account_email_251ca6a4_like ON public.workforce_account USING btree (email varchar_pattern_ops);


--
-- Name: workforce_account_invited_by_id_23518fe6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_account_invited_by_id_23518fe6 ON public.workforce_account USING btree (invited_by_id);


--
-- Name: workforce_allocation_worker_id_4055829e; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_allocation_worker_id_4055829e ON public.workforce_allocation USING btree (worker_id);


--
-- Name: workforce_caseloadbreach_approved_by_id_0b58d598; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_caseloadbreach_approved_by_id_0b58d598 ON public.workforce_caseloadbreach USING btree (approved_by_id);


--
-- Name: workforce_caseloadbreach_worker_id_119db511; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_caseloadbreach_worker_id_119db511 ON public.workforce_caseloadbreach USING btree (worker_id);


--
-- Name: workforce_caseloadlimit_set_by_id_48c47700; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_caseloadlimit_set_by_id_48c47700 ON public.workforce_caseloadlimit USING btree (set_by_id);


--
-- Name: workforce_caseloadlimit_worker_id_b52a3bad; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_caseloadlimit_worker_id_b52a3bad ON public.workforce_caseloadlimit USING btree (worker_id);


--
-- Name: workforce_caseloadsnapshot_worker_id_b690afe1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_caseloadsnapshot_worker_id_b690afe1 ON public.workforce_caseloadsnapshot USING btree (worker_id);


--
-- Name: workforce_event_actor_id_69d5acd6; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_actor_id_69d5acd6 ON public.workforce_event USING btree (actor_id);


--
-- Name: workforce_event_at_79e51b66; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_at_79e51b66 ON public.workforce_event USING btree (at);


--
-- Name: workforce_event_hash_50a2d2ff_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_hash_50a2d2ff_like ON public.workforce_event USING btree (hash varchar_pattern_ops);


--
-- Name: workforce_event_verb_3310b510; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_verb_3310b510 ON public.workforce_event USING btree (verb);


--
-- Name: workforce_event_verb_3310b510_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_verb_3310b510_like ON public.workforce_event USING btree (verb varchar_pattern_ops);


--
-- Name: workforce_event_worker_id_a7b4ed7d; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_event_worker_id_a7b4ed7d ON public.workforce_event USING btree (worker_id);


--
-- Name: workforce_importrun_uploaded_by_id_ac142118; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_importrun_uploaded_by_id_ac142118 ON public.workforce_importrun USING btree (uploaded_by_id);


--
-- Name: workforce_seal_hash_465e2acb_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_seal_hash_465e2acb_like ON public.workforce_seal USING btree (hash varchar_pattern_ops);


--
-- Name: workforce_seal_last_35b24f43; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_seal_last_35b24f43 ON public.workforce_seal USING btree (last);


--
-- Name: workforce_service_name_653ef7c2_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_service_name_653ef7c2_like ON public.workforce_service USING btree (name varchar_pattern_ops);


--
-- Name: workforce_team_name_775487df_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_team_name_775487df_like ON public.workforce_team USING btree (name varchar_pattern_ops);


--
-- Name: workforce_team_service_id_50ffbb48; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_team_service_id_50ffbb48 ON public.workforce_team USING btree (service_id);


--
-- Name: workforce_worker_line_manager_id_87d5d734; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_worker_line_manager_id_87d5d734 ON public.workforce_worker USING btree (line_manager_id);


--
-- Name: workforce_worker_staff_number_8981a92c_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_worker_staff_number_8981a92c_like ON public.workforce_worker USING btree (staff_number varchar_pattern_ops);


--
-- Name: workforce_worker_swe_number_e3407fcb_like; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_worker_swe_number_e3407fcb_like ON public.workforce_worker USING btree (swe_number varchar_pattern_ops);


--
-- Name: workforce_worker_team_id_73de9a89; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX workforce_worker_team_id_73de9a89 ON public.workforce_worker USING btree (team_id);


--
-- Name: supervision_action supervision_action_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_action_refuses_delete BEFORE DELETE ON public.supervision_action FOR EACH ROW EXECUTE FUNCTION public.supervision_action_refuses_delete();


--
-- Name: supervision_action supervision_action_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_action_refuses_insert BEFORE INSERT ON public.supervision_action FOR EACH ROW EXECUTE FUNCTION public.supervision_action_refuses_insert();


--
-- Name: supervision_action supervision_action_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_action_refuses_truncate BEFORE TRUNCATE ON public.supervision_action FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_action_refuses_truncate();


--
-- Name: supervision_action supervision_action_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_action_refuses_update BEFORE UPDATE ON public.supervision_action FOR EACH ROW EXECUTE FUNCTION public.supervision_action_refuses_update();


--
-- Name: supervision_actionreview supervision_actionreview_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_actionreview_refuses_delete BEFORE DELETE ON public.supervision_actionreview FOR EACH ROW EXECUTE FUNCTION public.supervision_actionreview_refuses_delete();


--
-- Name: supervision_actionreview supervision_actionreview_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_actionreview_refuses_insert BEFORE INSERT ON public.supervision_actionreview FOR EACH ROW EXECUTE FUNCTION public.supervision_actionreview_refuses_insert();


--
-- Name: supervision_actionreview supervision_actionreview_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_actionreview_refuses_truncate BEFORE TRUNCATE ON public.supervision_actionreview FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_actionreview_refuses_truncate();


--
-- Name: supervision_actionreview supervision_actionreview_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_actionreview_refuses_update BEFORE UPDATE ON public.supervision_actionreview FOR EACH ROW EXECUTE FUNCTION public.supervision_actionreview_refuses_update();


--
-- Name: supervision_addendum supervision_addendum_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_addendum_refuses_delete BEFORE DELETE ON public.supervision_addendum FOR EACH ROW EXECUTE FUNCTION public.supervision_addendum_refuses_delete();


--
-- Name: supervision_addendum supervision_addendum_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_addendum_refuses_truncate BEFORE TRUNCATE ON public.supervision_addendum FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_addendum_refuses_truncate();


--
-- Name: supervision_addendum supervision_addendum_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_addendum_refuses_update BEFORE UPDATE ON public.supervision_addendum FOR EACH ROW EXECUTE FUNCTION public.supervision_addendum_refuses_update();


--
-- Name: supervision_agendaitem supervision_agendaitem_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_agendaitem_refuses_delete BEFORE DELETE ON public.supervision_agendaitem FOR EACH ROW EXECUTE FUNCTION public.supervision_agendaitem_refuses_delete();


--
-- Name: supervision_agendaitem supervision_agendaitem_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_agendaitem_refuses_insert BEFORE INSERT ON public.supervision_agendaitem FOR EACH ROW EXECUTE FUNCTION public.supervision_agendaitem_refuses_insert();


--
-- Name: supervision_agendaitem supervision_agendaitem_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_agendaitem_refuses_truncate BEFORE TRUNCATE ON public.supervision_agendaitem FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_agendaitem_refuses_truncate();


--
-- Name: supervision_agendaitem supervision_agendaitem_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_agendaitem_refuses_update BEFORE UPDATE ON public.supervision_agendaitem FOR EACH ROW EXECUTE FUNCTION public.supervision_agendaitem_refuses_update();


--
-- Name: supervision_attendance supervision_attendance_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_attendance_refuses_delete BEFORE DELETE ON public.supervision_attendance FOR EACH ROW EXECUTE FUNCTION public.supervision_attendance_refuses_delete();


--
-- Name: supervision_attendance supervision_attendance_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_attendance_refuses_insert BEFORE INSERT ON public.supervision_attendance FOR EACH ROW EXECUTE FUNCTION public.supervision_attendance_refuses_insert();


--
-- Name: supervision_attendance supervision_attendance_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_attendance_refuses_truncate BEFORE TRUNCATE ON public.supervision_attendance FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_attendance_refuses_truncate();


--
-- Name: supervision_attendance supervision_attendance_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_attendance_refuses_update BEFORE UPDATE ON public.supervision_attendance FOR EACH ROW EXECUTE FUNCTION public.supervision_attendance_refuses_update();


--
-- Name: supervision_auditquestion supervision_auditquestion_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_auditquestion_refuses_update BEFORE UPDATE ON public.supervision_auditquestion FOR EACH ROW EXECUTE FUNCTION public.supervision_auditquestion_refuses_update();


--
-- Name: supervision_casediscussion supervision_casediscussion_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_casediscussion_refuses_delete BEFORE DELETE ON public.supervision_casediscussion FOR EACH ROW EXECUTE FUNCTION public.supervision_casediscussion_refuses_delete();


--
-- Name: supervision_casediscussion supervision_casediscussion_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_casediscussion_refuses_insert BEFORE INSERT ON public.supervision_casediscussion FOR EACH ROW EXECUTE FUNCTION public.supervision_casediscussion_refuses_insert();


--
-- Name: supervision_casediscussion supervision_casediscussion_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_casediscussion_refuses_truncate BEFORE TRUNCATE ON public.supervision_casediscussion FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_casediscussion_refuses_truncate();


--
-- Name: supervision_casediscussion supervision_casediscussion_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_casediscussion_refuses_update BEFORE UPDATE ON public.supervision_casediscussion FOR EACH ROW EXECUTE FUNCTION public.supervision_casediscussion_refuses_update();


--
-- Name: supervision_cover supervision_cover_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_cover_refuses_insert BEFORE INSERT ON public.supervision_cover FOR EACH ROW EXECUTE FUNCTION public.supervision_cover_refuses_insert();


--
-- Name: supervision_cover supervision_cover_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_cover_refuses_update BEFORE UPDATE ON public.supervision_cover FOR EACH ROW EXECUTE FUNCTION public.supervision_cover_refuses_update();


--
-- Name: supervision_decision supervision_decision_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_decision_refuses_delete BEFORE DELETE ON public.supervision_decision FOR EACH ROW EXECUTE FUNCTION public.supervision_decision_refuses_delete();


--
-- Name: supervision_decision supervision_decision_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_decision_refuses_truncate BEFORE TRUNCATE ON public.supervision_decision FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_decision_refuses_truncate();


--
-- Name: supervision_decision supervision_decision_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_decision_refuses_update BEFORE UPDATE ON public.supervision_decision FOR EACH ROW EXECUTE FUNCTION public.supervision_decision_refuses_update();


--
-- Name: supervision_disagreementanswer supervision_disagreementanswer_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_disagreementanswer_refuses_delete BEFORE DELETE ON public.supervision_disagreementanswer FOR EACH ROW EXECUTE FUNCTION public.supervision_disagreementanswer_refuses_delete();


--
-- Name: supervision_disagreementanswer supervision_disagreementanswer_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_disagreementanswer_refuses_truncate BEFORE TRUNCATE ON public.supervision_disagreementanswer FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_disagreementanswer_refuses_truncate();


--
-- Name: supervision_disagreementanswer supervision_disagreementanswer_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_disagreementanswer_refuses_update BEFORE UPDATE ON public.supervision_disagreementanswer FOR EACH ROW EXECUTE FUNCTION public.supervision_disagreementanswer_refuses_update();


--
-- Name: supervision_personalnote supervision_personalnote_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_personalnote_refuses_delete BEFORE DELETE ON public.supervision_personalnote FOR EACH ROW EXECUTE FUNCTION public.supervision_personalnote_refuses_delete();


--
-- Name: supervision_personalnote supervision_personalnote_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_personalnote_refuses_insert BEFORE INSERT ON public.supervision_personalnote FOR EACH ROW EXECUTE FUNCTION public.supervision_personalnote_refuses_insert();


--
-- Name: supervision_personalnote supervision_personalnote_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_personalnote_refuses_truncate BEFORE TRUNCATE ON public.supervision_personalnote FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_personalnote_refuses_truncate();


--
-- Name: supervision_personalnote supervision_personalnote_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_personalnote_refuses_update BEFORE UPDATE ON public.supervision_personalnote FOR EACH ROW EXECUTE FUNCTION public.supervision_personalnote_refuses_update();


--
-- Name: supervision_session supervision_session_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_session_refuses_delete BEFORE DELETE ON public.supervision_session FOR EACH ROW EXECUTE FUNCTION public.supervision_session_refuses_delete();


--
-- Name: supervision_session supervision_session_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_session_refuses_truncate BEFORE TRUNCATE ON public.supervision_session FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_session_refuses_truncate();


--
-- Name: supervision_session supervision_session_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_session_refuses_update BEFORE UPDATE ON public.supervision_session FOR EACH ROW EXECUTE FUNCTION public.supervision_session_refuses_update();


--
-- Name: supervision_sessionrecord supervision_sessionrecord_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_sessionrecord_refuses_delete BEFORE DELETE ON public.supervision_sessionrecord FOR EACH ROW EXECUTE FUNCTION public.supervision_sessionrecord_refuses_delete();


--
-- Name: supervision_sessionrecord supervision_sessionrecord_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_sessionrecord_refuses_insert BEFORE INSERT ON public.supervision_sessionrecord FOR EACH ROW EXECUTE FUNCTION public.supervision_sessionrecord_refuses_insert();


--
-- Name: supervision_sessionrecord supervision_sessionrecord_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_sessionrecord_refuses_truncate BEFORE TRUNCATE ON public.supervision_sessionrecord FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_sessionrecord_refuses_truncate();


--
-- Name: supervision_sessionrecord supervision_sessionrecord_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_sessionrecord_refuses_update BEFORE UPDATE ON public.supervision_sessionrecord FOR EACH ROW EXECUTE FUNCTION public.supervision_sessionrecord_refuses_update();


--
-- Name: supervision_signature supervision_signature_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signature_refuses_delete BEFORE DELETE ON public.supervision_signature FOR EACH ROW EXECUTE FUNCTION public.supervision_signature_refuses_delete();


--
-- Name: supervision_signature supervision_signature_refuses_insert; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signature_refuses_insert BEFORE INSERT ON public.supervision_signature FOR EACH ROW EXECUTE FUNCTION public.supervision_signature_refuses_insert();


--
-- Name: supervision_signature supervision_signature_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signature_refuses_truncate BEFORE TRUNCATE ON public.supervision_signature FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_signature_refuses_truncate();


--
-- Name: supervision_signature supervision_signature_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signature_refuses_update BEFORE UPDATE ON public.supervision_signature FOR EACH ROW EXECUTE FUNCTION public.supervision_signature_refuses_update();


--
-- Name: supervision_signedtext supervision_signedtext_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signedtext_refuses_delete BEFORE DELETE ON public.supervision_signedtext FOR EACH ROW EXECUTE FUNCTION public.supervision_signedtext_refuses_delete();


--
-- Name: supervision_signedtext supervision_signedtext_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signedtext_refuses_truncate BEFORE TRUNCATE ON public.supervision_signedtext FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_signedtext_refuses_truncate();


--
-- Name: supervision_signedtext supervision_signedtext_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_signedtext_refuses_update BEFORE UPDATE ON public.supervision_signedtext FOR EACH ROW EXECUTE FUNCTION public.supervision_signedtext_refuses_update();


--
-- Name: supervision_terms supervision_terms_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_terms_refuses_delete BEFORE DELETE ON public.supervision_terms FOR EACH ROW EXECUTE FUNCTION public.supervision_terms_refuses_delete();


--
-- Name: supervision_terms supervision_terms_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_terms_refuses_update BEFORE UPDATE ON public.supervision_terms FOR EACH ROW EXECUTE FUNCTION public.supervision_terms_refuses_update();


--
-- Name: supervision_termssignature supervision_termssignature_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_termssignature_refuses_delete BEFORE DELETE ON public.supervision_termssignature FOR EACH ROW EXECUTE FUNCTION public.supervision_termssignature_refuses_delete();


--
-- Name: supervision_termssignature supervision_termssignature_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_termssignature_refuses_truncate BEFORE TRUNCATE ON public.supervision_termssignature FOR EACH STATEMENT EXECUTE FUNCTION public.supervision_termssignature_refuses_truncate();


--
-- Name: supervision_termssignature supervision_termssignature_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER supervision_termssignature_refuses_update BEFORE UPDATE ON public.supervision_termssignature FOR EACH ROW EXECUTE FUNCTION public.supervision_termssignature_refuses_update();


--
-- Name: workforce_event workforce_event_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_event_refuses_delete BEFORE DELETE ON public.workforce_event FOR EACH ROW EXECUTE FUNCTION public.workforce_event_refuses_delete();


--
-- Name: workforce_event workforce_event_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_event_refuses_truncate BEFORE TRUNCATE ON public.workforce_event FOR EACH STATEMENT EXECUTE FUNCTION public.workforce_event_refuses_truncate();


--
-- Name: workforce_event workforce_event_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_event_refuses_update BEFORE UPDATE ON public.workforce_event FOR EACH ROW EXECUTE FUNCTION public.workforce_event_refuses_update();


--
-- Name: workforce_eventchain workforce_eventchain_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_eventchain_refuses_delete BEFORE DELETE ON public.workforce_eventchain FOR EACH ROW EXECUTE FUNCTION public.workforce_eventchain_refuses_delete();


--
-- Name: workforce_eventchain workforce_eventchain_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_eventchain_refuses_truncate BEFORE TRUNCATE ON public.workforce_eventchain FOR EACH STATEMENT EXECUTE FUNCTION public.workforce_eventchain_refuses_truncate();


--
-- Name: workforce_eventchain workforce_eventchain_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_eventchain_refuses_update BEFORE UPDATE ON public.workforce_eventchain FOR EACH ROW EXECUTE FUNCTION public.workforce_eventchain_refuses_update();


--
-- Name: workforce_seal workforce_seal_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_seal_refuses_delete BEFORE DELETE ON public.workforce_seal FOR EACH ROW EXECUTE FUNCTION public.workforce_seal_refuses_delete();


--
-- Name: workforce_seal workforce_seal_refuses_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_seal_refuses_truncate BEFORE TRUNCATE ON public.workforce_seal FOR EACH STATEMENT EXECUTE FUNCTION public.workforce_seal_refuses_truncate();


--
-- Name: workforce_seal workforce_seal_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_seal_refuses_update BEFORE UPDATE ON public.workforce_seal FOR EACH ROW EXECUTE FUNCTION public.workforce_seal_refuses_update();


--
-- Name: workforce_sealhead workforce_sealhead_refuses_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_sealhead_refuses_delete BEFORE DELETE ON public.workforce_sealhead FOR EACH ROW EXECUTE FUNCTION public.workforce_sealhead_refuses_delete();


--
-- Name: workforce_sealhead workforce_sealhead_refuses_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER workforce_sealhead_refuses_update BEFORE UPDATE ON public.workforce_sealhead FOR EACH ROW EXECUTE FUNCTION public.workforce_sealhead_refuses_update();


--
-- Name: account_emailaddress account_emailaddress_user_id_2c513194_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_workforce_account_id FOREIGN KEY (user_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: account_emailconfirmation account_emailconfirm_email_address_id_5b7f8c58_fk_account_e; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissio_permission_id_84c5c92e_fk_auth_perm; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_group_permissions auth_group_permissions_group_id_b120cbf9_fk_auth_group_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: auth_permission auth_permission_content_type_id_2f476e4b_fk_django_co; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: mfa_authenticator mfa_authenticator_user_id_0c3a50c0_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_workforce_account_id FOREIGN KEY (user_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_allocationcheck nqsw_allocationcheck_checked_by_id_5dfdb97d_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_allocationcheck
    ADD CONSTRAINT nqsw_allocationcheck_checked_by_id_5dfdb97d_fk_workforce FOREIGN KEY (checked_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_allocationcheck nqsw_allocationcheck_worker_id_a2a12cfd_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_allocationcheck
    ADD CONSTRAINT nqsw_allocationcheck_worker_id_a2a12cfd_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_classfeedback nqsw_classfeedback_place_id_02b262c1_fk_nqsw_seat_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_classfeedback
    ADD CONSTRAINT nqsw_classfeedback_place_id_02b262c1_fk_nqsw_seat_id FOREIGN KEY (place_id) REFERENCES public.nqsw_seat(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_cohort nqsw_cohort_programme_id_9bfe293a_fk_nqsw_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_cohort
    ADD CONSTRAINT nqsw_cohort_programme_id_9bfe293a_fk_nqsw_programme_id FOREIGN KEY (programme_id) REFERENCES public.nqsw_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_enrolment nqsw_enrolment_assessor_id_3913237d_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_enrolment
    ADD CONSTRAINT nqsw_enrolment_assessor_id_3913237d_fk_workforce_worker_id FOREIGN KEY (assessor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_enrolment nqsw_enrolment_cohort_id_ed9ab7be_fk_nqsw_cohort_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_enrolment
    ADD CONSTRAINT nqsw_enrolment_cohort_id_ed9ab7be_fk_nqsw_cohort_id FOREIGN KEY (cohort_id) REFERENCES public.nqsw_cohort(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_enrolment nqsw_enrolment_enrolled_by_id_c9873604_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_enrolment
    ADD CONSTRAINT nqsw_enrolment_enrolled_by_id_c9873604_fk_workforce_account_id FOREIGN KEY (enrolled_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_enrolment nqsw_enrolment_worker_id_c3018096_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_enrolment
    ADD CONSTRAINT nqsw_enrolment_worker_id_c3018096_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_feedback nqsw_feedback_enrolment_id_157d86d2_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_feedback
    ADD CONSTRAINT nqsw_feedback_enrolment_id_157d86d2_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_feedback nqsw_feedback_recorded_by_id_2d03f4c7_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_feedback
    ADD CONSTRAINT nqsw_feedback_recorded_by_id_2d03f4c7_fk_workforce_account_id FOREIGN KEY (recorded_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_limitstep nqsw_limitstep_programme_id_84353201_fk_nqsw_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_limitstep
    ADD CONSTRAINT nqsw_limitstep_programme_id_84353201_fk_nqsw_programme_id FOREIGN KEY (programme_id) REFERENCES public.nqsw_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_masterclass nqsw_masterclass_facilitated_by_id_f0bbe716_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_masterclass
    ADD CONSTRAINT nqsw_masterclass_facilitated_by_id_f0bbe716_fk_workforce FOREIGN KEY (facilitated_by_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_mentorassignment nqsw_mentorassignmen_assigned_by_id_29ac7c7e_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorassignment
    ADD CONSTRAINT nqsw_mentorassignmen_assigned_by_id_29ac7c7e_fk_workforce FOREIGN KEY (assigned_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_mentorassignment nqsw_mentorassignmen_enrolment_id_781e13f3_fk_nqsw_enro; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorassignment
    ADD CONSTRAINT nqsw_mentorassignmen_enrolment_id_781e13f3_fk_nqsw_enro FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_mentorassignment nqsw_mentorassignment_mentor_id_42657a54_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorassignment
    ADD CONSTRAINT nqsw_mentorassignment_mentor_id_42657a54_fk_workforce_worker_id FOREIGN KEY (mentor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_mentormeeting nqsw_mentormeeting_assignment_id_17994e37_fk_nqsw_ment; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentormeeting
    ADD CONSTRAINT nqsw_mentormeeting_assignment_id_17994e37_fk_nqsw_ment FOREIGN KEY (assignment_id) REFERENCES public.nqsw_mentorassignment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_mentorprofile nqsw_mentorprofile_worker_id_0632eaf6_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_mentorprofile
    ADD CONSTRAINT nqsw_mentorprofile_worker_id_0632eaf6_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestone nqsw_milestone_done_by_id_6ff5ca2e_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_done_by_id_6ff5ca2e_fk_workforce_worker_id FOREIGN KEY (done_by_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestone nqsw_milestone_enrolment_id_79977b9c_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_enrolment_id_79977b9c_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestone nqsw_milestone_recorded_by_id_ef9b908b_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_recorded_by_id_ef9b908b_fk_workforce_account_id FOREIGN KEY (recorded_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestone nqsw_milestone_template_id_d76c33e6_fk_nqsw_mile; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestone
    ADD CONSTRAINT nqsw_milestone_template_id_d76c33e6_fk_nqsw_mile FOREIGN KEY (template_id) REFERENCES public.nqsw_milestonetemplate(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestonesignature nqsw_milestonesignat_milestone_id_312a2d1c_fk_nqsw_mile; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonesignature
    ADD CONSTRAINT nqsw_milestonesignat_milestone_id_312a2d1c_fk_nqsw_mile FOREIGN KEY (milestone_id) REFERENCES public.nqsw_milestone(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestonesignature nqsw_milestonesignat_worker_id_4dd181eb_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonesignature
    ADD CONSTRAINT nqsw_milestonesignat_worker_id_4dd181eb_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_milestonetemplate nqsw_milestonetempla_programme_id_290ecb54_fk_nqsw_prog; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_milestonetemplate
    ADD CONSTRAINT nqsw_milestonetempla_programme_id_290ecb54_fk_nqsw_prog FOREIGN KEY (programme_id) REFERENCES public.nqsw_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_outcomestep nqsw_outcomestep_enrolment_id_3c79c491_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_outcomestep
    ADD CONSTRAINT nqsw_outcomestep_enrolment_id_3c79c491_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_outcomestep nqsw_outcomestep_taken_by_id_b2fa13ea_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_outcomestep
    ADD CONSTRAINT nqsw_outcomestep_taken_by_id_b2fa13ea_fk_workforce_account_id FOREIGN KEY (taken_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_pause nqsw_pause_absence_id_4515e041_fk_workforce_absence_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_pause
    ADD CONSTRAINT nqsw_pause_absence_id_4515e041_fk_workforce_absence_id FOREIGN KEY (absence_id) REFERENCES public.workforce_absence(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_pause nqsw_pause_enrolment_id_e046a9fe_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_pause
    ADD CONSTRAINT nqsw_pause_enrolment_id_e046a9fe_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_seat nqsw_place_master_class_id_5dbbb55c_fk_nqsw_masterclass_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_seat
    ADD CONSTRAINT nqsw_place_master_class_id_5dbbb55c_fk_nqsw_masterclass_id FOREIGN KEY (master_class_id) REFERENCES public.nqsw_masterclass(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_seat nqsw_place_worker_id_c56586ce_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_seat
    ADD CONSTRAINT nqsw_place_worker_id_c56586ce_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_programme nqsw_programme_policy_id_15fc200a_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_programme
    ADD CONSTRAINT nqsw_programme_policy_id_15fc200a_fk_supervisi FOREIGN KEY (policy_id) REFERENCES public.supervision_frequencypolicy(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_programme nqsw_programme_replaces_id_f0f6439b_fk_nqsw_programme_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_programme
    ADD CONSTRAINT nqsw_programme_replaces_id_f0f6439b_fk_nqsw_programme_id FOREIGN KEY (replaces_id) REFERENCES public.nqsw_programme(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_protectedtime nqsw_protectedtime_enrolment_id_0bd5319d_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_protectedtime
    ADD CONSTRAINT nqsw_protectedtime_enrolment_id_0bd5319d_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_reflection nqsw_reflection_enrolment_id_233eb963_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_reflection
    ADD CONSTRAINT nqsw_reflection_enrolment_id_233eb963_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: nqsw_selfassessment nqsw_selfassessment_enrolment_id_e7ea730d_fk_nqsw_enrolment_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.nqsw_selfassessment
    ADD CONSTRAINT nqsw_selfassessment_enrolment_id_e7ea730d_fk_nqsw_enrolment_id FOREIGN KEY (enrolment_id) REFERENCES public.nqsw_enrolment(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: socialaccount_socialtoken socialaccount_social_account_id_951f210e_fk_socialacc; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: socialaccount_socialtoken socialaccount_social_app_id_636a42d7_fk_socialacc; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: socialaccount_socialaccount socialaccount_social_user_id_8146e70c_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_workforce FOREIGN KEY (user_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_action supervision_action_discussion_id_2f24ded7_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_discussion_id_2f24ded7_fk_supervisi FOREIGN KEY (discussion_id) REFERENCES public.supervision_casediscussion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_action supervision_action_owner_id_e5118052_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_owner_id_e5118052_fk_workforce_worker_id FOREIGN KEY (owner_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_action supervision_action_session_id_526a4365_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_session_id_526a4365_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_action supervision_action_supervisee_id_82513e2a_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_action
    ADD CONSTRAINT supervision_action_supervisee_id_82513e2a_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_actionreview supervision_actionre_action_id_cfe5cc31_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_actionreview
    ADD CONSTRAINT supervision_actionre_action_id_cfe5cc31_fk_supervisi FOREIGN KEY (action_id) REFERENCES public.supervision_action(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_actionreview supervision_actionre_session_id_7fd85334_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_actionreview
    ADD CONSTRAINT supervision_actionre_session_id_7fd85334_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_addendum supervision_addendum_author_id_6fd9a698_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_addendum
    ADD CONSTRAINT supervision_addendum_author_id_6fd9a698_fk_workforce_worker_id FOREIGN KEY (author_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_addendum supervision_addendum_text_id_7e4403b2_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_addendum
    ADD CONSTRAINT supervision_addendum_text_id_7e4403b2_fk_supervisi FOREIGN KEY (text_id) REFERENCES public.supervision_signedtext(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agendaitem supervision_agendait_added_by_id_2477b140_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agendaitem
    ADD CONSTRAINT supervision_agendait_added_by_id_2477b140_fk_workforce FOREIGN KEY (added_by_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agendaitem supervision_agendait_session_id_e4e5c845_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agendaitem
    ADD CONSTRAINT supervision_agendait_session_id_e4e5c845_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agreement supervision_agreemen_policy_id_4232e36d_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agreement
    ADD CONSTRAINT supervision_agreemen_policy_id_4232e36d_fk_supervisi FOREIGN KEY (policy_id) REFERENCES public.supervision_frequencypolicy(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agreement supervision_agreemen_set_by_id_68769038_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agreement
    ADD CONSTRAINT supervision_agreemen_set_by_id_68769038_fk_workforce FOREIGN KEY (set_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agreement supervision_agreemen_supervisee_id_b6d69a00_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agreement
    ADD CONSTRAINT supervision_agreemen_supervisee_id_b6d69a00_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_agreement supervision_agreemen_supervisor_id_abd9df75_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_agreement
    ADD CONSTRAINT supervision_agreemen_supervisor_id_abd9df75_fk_workforce FOREIGN KEY (supervisor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_attendance supervision_attendan_session_id_b001f5e1_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_attendance
    ADD CONSTRAINT supervision_attendan_session_id_b001f5e1_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_attendance supervision_attendan_supervisee_id_04ef9dd1_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_attendance
    ADD CONSTRAINT supervision_attendan_supervisee_id_04ef9dd1_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_audit supervision_audit_opened_by_id_935edb52_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit
    ADD CONSTRAINT supervision_audit_opened_by_id_935edb52_fk_workforce_account_id FOREIGN KEY (opened_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_audit_questions supervision_audit_qu_audit_id_0c2d91f9_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit_questions
    ADD CONSTRAINT supervision_audit_qu_audit_id_0c2d91f9_fk_supervisi FOREIGN KEY (audit_id) REFERENCES public.supervision_audit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_audit_questions supervision_audit_qu_auditquestion_id_998266dd_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit_questions
    ADD CONSTRAINT supervision_audit_qu_auditquestion_id_998266dd_fk_supervisi FOREIGN KEY (auditquestion_id) REFERENCES public.supervision_auditquestion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_audit supervision_audit_team_id_05316492_fk_workforce_team_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_audit
    ADD CONSTRAINT supervision_audit_team_id_05316492_fk_workforce_team_id FOREIGN KEY (team_id) REFERENCES public.workforce_team(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditedfile supervision_auditedf_audit_id_4a7d8120_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT supervision_auditedf_audit_id_4a7d8120_fk_supervisi FOREIGN KEY (audit_id) REFERENCES public.supervision_audit(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditedfile supervision_auditedf_auditor_id_18539b28_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT supervision_auditedf_auditor_id_18539b28_fk_workforce FOREIGN KEY (auditor_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditedfile supervision_auditedf_moderator_id_61935c94_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT supervision_auditedf_moderator_id_61935c94_fk_workforce FOREIGN KEY (moderator_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditedfile supervision_auditedf_worker_id_288bb82a_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditedfile
    ADD CONSTRAINT supervision_auditedf_worker_id_288bb82a_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditfinding supervision_auditfin_action_id_caaae5fd_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditfinding
    ADD CONSTRAINT supervision_auditfin_action_id_caaae5fd_fk_supervisi FOREIGN KEY (action_id) REFERENCES public.supervision_action(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditfinding supervision_auditfin_file_id_b8ed20b3_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditfinding
    ADD CONSTRAINT supervision_auditfin_file_id_b8ed20b3_fk_supervisi FOREIGN KEY (file_id) REFERENCES public.supervision_auditedfile(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditscore supervision_auditsco_file_id_a2b9c77b_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditscore
    ADD CONSTRAINT supervision_auditsco_file_id_a2b9c77b_fk_supervisi FOREIGN KEY (file_id) REFERENCES public.supervision_auditedfile(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_auditscore supervision_auditsco_question_id_cf1ef2ff_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_auditscore
    ADD CONSTRAINT supervision_auditsco_question_id_cf1ef2ff_fk_supervisi FOREIGN KEY (question_id) REFERENCES public.supervision_auditquestion(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_calendarreply supervision_calendar_entry_id_94a8a72c_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarreply
    ADD CONSTRAINT supervision_calendar_entry_id_94a8a72c_fk_supervisi FOREIGN KEY (entry_id) REFERENCES public.supervision_diaryentry(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_calendarreply supervision_calendar_uploaded_by_id_baa248f6_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarreply
    ADD CONSTRAINT supervision_calendar_uploaded_by_id_baa248f6_fk_workforce FOREIGN KEY (uploaded_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_calendarfeed supervision_calendar_worker_id_0065e3e7_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_calendarfeed
    ADD CONSTRAINT supervision_calendar_worker_id_0065e3e7_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_casediscussion supervision_casedisc_session_id_5804b68e_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_casediscussion
    ADD CONSTRAINT supervision_casedisc_session_id_5804b68e_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_casediscussion supervision_casedisc_supervisee_id_063b0e4e_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_casediscussion
    ADD CONSTRAINT supervision_casedisc_supervisee_id_063b0e4e_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_cover supervision_cover_agreement_id_61c1d053_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cover
    ADD CONSTRAINT supervision_cover_agreement_id_61c1d053_fk_supervisi FOREIGN KEY (agreement_id) REFERENCES public.supervision_agreement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_cover supervision_cover_set_by_id_0126eb47_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cover
    ADD CONSTRAINT supervision_cover_set_by_id_0126eb47_fk_workforce_account_id FOREIGN KEY (set_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_cover supervision_cover_supervisor_id_38ada056_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cover
    ADD CONSTRAINT supervision_cover_supervisor_id_38ada056_fk_workforce_worker_id FOREIGN KEY (supervisor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_cpddraft supervision_cpddraft_session_id_50bc0c1b_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cpddraft
    ADD CONSTRAINT supervision_cpddraft_session_id_50bc0c1b_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_cpddraft supervision_cpddraft_worker_id_ebd2ae39_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_cpddraft
    ADD CONSTRAINT supervision_cpddraft_worker_id_ebd2ae39_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_decision supervision_decision_decided_by_id_81cbf73e_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_decision
    ADD CONSTRAINT supervision_decision_decided_by_id_81cbf73e_fk_workforce FOREIGN KEY (decided_by_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_decision supervision_decision_supervisee_id_80731f12_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_decision
    ADD CONSTRAINT supervision_decision_supervisee_id_80731f12_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_diaryentry supervision_diaryent_worker_id_a312e2c8_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_diaryentry
    ADD CONSTRAINT supervision_diaryent_worker_id_a312e2c8_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_disagreementanswer supervision_disagree_answered_by_id_9dcff1e8_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_disagreementanswer
    ADD CONSTRAINT supervision_disagree_answered_by_id_9dcff1e8_fk_workforce FOREIGN KEY (answered_by_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_disagreementanswer supervision_disagree_signature_id_523a5bde_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_disagreementanswer
    ADD CONSTRAINT supervision_disagree_signature_id_523a5bde_fk_supervisi FOREIGN KEY (signature_id) REFERENCES public.supervision_signature(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_logrow supervision_logrow_session_id_ebf75c38_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_logrow
    ADD CONSTRAINT supervision_logrow_session_id_ebf75c38_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_logrow supervision_logrow_settled_by_id_0b768b0a_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_logrow
    ADD CONSTRAINT supervision_logrow_settled_by_id_0b768b0a_fk_workforce FOREIGN KEY (settled_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_personalnote supervision_personal_session_id_0d51219e_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_personalnote
    ADD CONSTRAINT supervision_personal_session_id_0d51219e_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_personalnote supervision_personal_supervisee_id_ec686803_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_personalnote
    ADD CONSTRAINT supervision_personal_supervisee_id_ec686803_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_policystage supervision_policyst_policy_id_59e8cbfd_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_policystage
    ADD CONSTRAINT supervision_policyst_policy_id_59e8cbfd_fk_supervisi FOREIGN KEY (policy_id) REFERENCES public.supervision_frequencypolicy(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_reminder supervision_reminder_about_id_4327249e_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_about_id_4327249e_fk_workforce_worker_id FOREIGN KEY (about_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_reminderchoice supervision_reminder_account_id_5cd4d01d_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminderchoice
    ADD CONSTRAINT supervision_reminder_account_id_5cd4d01d_fk_workforce FOREIGN KEY (account_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_reminder supervision_reminder_recipient_id_5bf9cdd9_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_recipient_id_5bf9cdd9_fk_workforce FOREIGN KEY (recipient_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_reminder supervision_reminder_settled_by_id_09f4e439_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_settled_by_id_09f4e439_fk_workforce FOREIGN KEY (settled_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_reminder supervision_reminder_told_in_id_54fc4ca5_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_told_in_id_54fc4ca5_fk_supervisi FOREIGN KEY (told_in_id) REFERENCES public.supervision_reminder(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_session supervision_session_booked_by_id_b4f9fac0_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_booked_by_id_b4f9fac0_fk_workforce FOREIGN KEY (booked_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_session supervision_session_called_off_by_id_50ebb5d9_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_called_off_by_id_50ebb5d9_fk_workforce FOREIGN KEY (called_off_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_session supervision_session_replaced_by_id_1397a2f2_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_replaced_by_id_1397a2f2_fk_supervisi FOREIGN KEY (replaced_by_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_session supervision_session_slot_id_f264ee49_fk_supervision_slot_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_slot_id_f264ee49_fk_supervision_slot_id FOREIGN KEY (slot_id) REFERENCES public.supervision_slot(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_session supervision_session_supervisor_id_789878ac_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_session
    ADD CONSTRAINT supervision_session_supervisor_id_789878ac_fk_workforce FOREIGN KEY (supervisor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_sessionrecord supervision_sessionr_saved_by_id_e99ad252_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_sessionrecord
    ADD CONSTRAINT supervision_sessionr_saved_by_id_e99ad252_fk_workforce FOREIGN KEY (saved_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_sessionrecord supervision_sessionr_session_id_6064c2a6_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_sessionrecord
    ADD CONSTRAINT supervision_sessionr_session_id_6064c2a6_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_signature supervision_signatur_referred_to_id_cd897058_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signature
    ADD CONSTRAINT supervision_signatur_referred_to_id_cd897058_fk_workforce FOREIGN KEY (referred_to_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_signature supervision_signatur_text_id_de7f1b93_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signature
    ADD CONSTRAINT supervision_signatur_text_id_de7f1b93_fk_supervisi FOREIGN KEY (text_id) REFERENCES public.supervision_signedtext(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_signature supervision_signature_worker_id_2ea8f164_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signature
    ADD CONSTRAINT supervision_signature_worker_id_2ea8f164_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_signedtext supervision_signedte_session_id_1156359f_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signedtext
    ADD CONSTRAINT supervision_signedte_session_id_1156359f_fk_supervisi FOREIGN KEY (session_id) REFERENCES public.supervision_session(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_signedtext supervision_signedte_supervisee_id_25867e4b_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_signedtext
    ADD CONSTRAINT supervision_signedte_supervisee_id_25867e4b_fk_workforce FOREIGN KEY (supervisee_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_slot supervision_slot_supervisor_id_956d8dff_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_slot
    ADD CONSTRAINT supervision_slot_supervisor_id_956d8dff_fk_workforce_worker_id FOREIGN KEY (supervisor_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_terms supervision_terms_agreement_id_1d768823_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_terms
    ADD CONSTRAINT supervision_terms_agreement_id_1d768823_fk_supervisi FOREIGN KEY (agreement_id) REFERENCES public.supervision_agreement(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_termssignature supervision_termssig_terms_id_acce11fe_fk_supervisi; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_termssignature
    ADD CONSTRAINT supervision_termssig_terms_id_acce11fe_fk_supervisi FOREIGN KEY (terms_id) REFERENCES public.supervision_terms(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: supervision_termssignature supervision_termssig_worker_id_859f0c8c_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_termssignature
    ADD CONSTRAINT supervision_termssig_worker_id_859f0c8c_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: usersessions_usersession usersessions_userses_user_id_af5e0a6d_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_userses_user_id_af5e0a6d_fk_workforce FOREIGN KEY (user_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_absence workforce_absence_worker_id_a7327709_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_absence
    ADD CONSTRAINT workforce_absence_worker_id_a7327709_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_account workforce_account_invited_by_id_23518fe6_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_account
    ADD CONSTRAINT workforce_account_invited_by_id_23518fe6_fk_workforce FOREIGN KEY (invited_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_allocation workforce_allocation_worker_id_4055829e_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_allocation
    ADD CONSTRAINT workforce_allocation_worker_id_4055829e_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_caseloadbreach workforce_caseloadbr_approved_by_id_0b58d598_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadbreach
    ADD CONSTRAINT workforce_caseloadbr_approved_by_id_0b58d598_fk_workforce FOREIGN KEY (approved_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_caseloadbreach workforce_caseloadbr_worker_id_119db511_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadbreach
    ADD CONSTRAINT workforce_caseloadbr_worker_id_119db511_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_caseloadlimit workforce_caseloadli_set_by_id_48c47700_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadlimit
    ADD CONSTRAINT workforce_caseloadli_set_by_id_48c47700_fk_workforce FOREIGN KEY (set_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_caseloadlimit workforce_caseloadli_worker_id_b52a3bad_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadlimit
    ADD CONSTRAINT workforce_caseloadli_worker_id_b52a3bad_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_caseloadsnapshot workforce_caseloadsn_worker_id_b690afe1_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_caseloadsnapshot
    ADD CONSTRAINT workforce_caseloadsn_worker_id_b690afe1_fk_workforce FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_event workforce_event_actor_id_69d5acd6_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_event
    ADD CONSTRAINT workforce_event_actor_id_69d5acd6_fk_workforce_account_id FOREIGN KEY (actor_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_event workforce_event_worker_id_a7b4ed7d_fk_workforce_worker_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_event
    ADD CONSTRAINT workforce_event_worker_id_a7b4ed7d_fk_workforce_worker_id FOREIGN KEY (worker_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_importrun workforce_importrun_uploaded_by_id_ac142118_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_importrun
    ADD CONSTRAINT workforce_importrun_uploaded_by_id_ac142118_fk_workforce FOREIGN KEY (uploaded_by_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_team workforce_team_service_id_50ffbb48_fk_workforce_service_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_team
    ADD CONSTRAINT workforce_team_service_id_50ffbb48_fk_workforce_service_id FOREIGN KEY (service_id) REFERENCES public.workforce_service(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_worker workforce_worker_account_id_029977eb_fk_workforce_account_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_account_id_029977eb_fk_workforce_account_id FOREIGN KEY (account_id) REFERENCES public.workforce_account(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_worker workforce_worker_line_manager_id_87d5d734_fk_workforce; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_line_manager_id_87d5d734_fk_workforce FOREIGN KEY (line_manager_id) REFERENCES public.workforce_worker(id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: workforce_worker workforce_worker_team_id_73de9a89_fk_workforce_team_id; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.workforce_worker
    ADD CONSTRAINT workforce_worker_team_id_73de9a89_fk_workforce_team_id FOREIGN KEY (team_id) REFERENCES public.workforce_team(id) DEFERRABLE INITIALLY DEFERRED;


--
-- PostgreSQL database dump complete
--


