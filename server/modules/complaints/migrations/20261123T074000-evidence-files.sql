-- Papers of a complaint. One that was added by mistake is marked and stays: nothing leaves the file before its time.
create table complaints.evidence_file (
  id uuid primary key,
  complaint_id uuid not null references complaints.complaint (id),
  -- What had been asked for, when it is the answer to that.
  evidence_id uuid references complaints.evidence (id),
  name text not null,
  media_type text not null,
  byte_count int not null,
  sha256 text not null,
  -- Null once erased.
  bytes bytea,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text,
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
create index evidence_file_complaint on complaints.evidence_file (complaint_id);
