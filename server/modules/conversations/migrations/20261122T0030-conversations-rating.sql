-- How a customer was asked after a contact that a person served, and what they answered. One row an invitation, made in
-- the transaction that ends the contact, by the system for every such contact: nobody chooses who is asked.
create table conversations.rating (
  contact_id uuid primary key references conversations.contact,
  -- Whose contact it was at the end; null when it had gone back to its queue by then.
  agent_id uuid,
  invited_at timestamptz not null,
  due_at timestamptz not null,
  score int check (score between 1 and 5),
  -- Masked.
  comment text,
  -- The first answer, from which the time for second thoughts runs.
  rated_at timestamptz,
  check ((score is null) = (rated_at is null)),
  check (comment is null or score is not null),
  check (due_at > invited_at)
);
