-- Every try of a delivery with what came back: what the receiver's people ask for first.
create table webhooks.attempt (
  delivery_id uuid not null references webhooks.delivery (id),
  at timestamptz not null,
  took_ms int not null,
  -- Null when no answer came.
  status int,
  error text
);
create index attempt_delivery on webhooks.attempt (delivery_id, at);
-- Lists go through deliveries newest first, page by page.
create index delivery_recent on webhooks.delivery (endpoint_id, created_at desc, id desc);
