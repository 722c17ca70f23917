-- Every event that was ever taken in. orders.events is kept for ever, and a reset of the offsets delivers all of it
-- again: so this is never pruned either.
CREATE TABLE inbox (
  event_id text PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now()
);

-- One shipment per order, and never a second one.
CREATE TABLE shipments (
  order_id text PRIMARY KEY,
  event_id text NOT NULL,
  carrier text NOT NULL,
  tracking_number text,
  status text NOT NULL DEFAULT 'REQUESTED' CHECK (status IN ('REQUESTED', 'ACCEPTED', 'PARKED')),
  -- All attempts ever claimed. Only grows, so that it also tells a late outcome from the newest one.
  attempts integer NOT NULL DEFAULT 0,
  -- Those of them before the last retry by hand: they do not count against the budget.
  attempts_forgiven integer NOT NULL DEFAULT 0,
  -- When the next attempt is due; while one is under way, when its claim ends.
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  carrier_reference text,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX shipments_due ON shipments (next_attempt_at) WHERE status = 'REQUESTED';
CREATE INDEX shipments_newest ON shipments (created_at DESC, order_id);
CREATE INDEX shipments_newest_by_status ON shipments (status, created_at DESC, order_id);
