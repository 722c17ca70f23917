package io.jangbu.cli.demo.books;

/** Where a cart stands, by the names of the views. */
public enum CartEnd {
  OPEN,
  CHECKED_OUT,
  EXPIRED
}
