-- What a shipment comes from, for the calls to the carrier: they are made later, by another thread, perhaps after a
-- restart. Null where the event said nothing, and in shipments from before.
ALTER TABLE shipments
  ADD COLUMN traceparent text,
  ADD COLUMN tracestate text,
  ADD COLUMN correlation_id text;
