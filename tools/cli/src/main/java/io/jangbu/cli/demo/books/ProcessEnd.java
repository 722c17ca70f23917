package io.jangbu.cli.demo.books;

/** Where a fulfilment stands, by the names of the views. */
public enum ProcessEnd {
  RUNNING,
  COMPLETED,
  COMPENSATED,
  PARKED
}
