-- A case shows the visits that were booked for it or led to it.
create index visit_case on branches.visit (case_id) where case_id is not null;
create index visit_outcome_case on branches.visit (outcome_case_id) where outcome_case_id is not null;
