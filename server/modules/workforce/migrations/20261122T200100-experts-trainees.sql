-- Null experts: one where the queue has any. Null trainees: as many as there are.
alter table workforce.staffing
  add column least_experts int check (least_experts between 0 and 1000),
  add column most_trainees double precision check (most_trainees between 0 and 1);
