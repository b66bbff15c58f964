-- Work that somebody of the house does for a complaint, or that a complaint came from: a case with its own owner and deadline.
create table complaints.case_of (
  complaint_id uuid not null references complaints.complaint (id),
  case_id uuid not null,
  -- Null: the house itself, when the level became a work order.
  linked_by uuid,
  linked_at timestamptz not null,
  primary key (complaint_id, case_id)
);
create index case_of_case on complaints.case_of (case_id);
