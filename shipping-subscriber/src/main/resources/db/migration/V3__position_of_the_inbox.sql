-- How far orders.events was taken in, in the transaction that took it in. The group's offsets in Kafka only follow:
-- anybody who is in the group can move them, and they stay when this database is lost.
CREATE TABLE inbox_topics (
  topic text PRIMARY KEY,
  -- Kafka's own id of it. A topic that is deleted and made anew under its name has another one.
  topic_id text NOT NULL
);

CREATE TABLE inbox_positions (
  topic text NOT NULL REFERENCES inbox_topics,
  partition integer NOT NULL,
  -- The offset of the first record that was not taken in.
  next_offset bigint NOT NULL,
  -- Set by an operator, and not gone on from since: that the group says something else is no news then.
  chosen boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition)
);
