package io.jangbu.starter.projection.comparison;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** All views of a partition, page by page, sorted by their streams' ids. */
final class Digests implements Iterator<ViewDigest> {

  /** Sorts right after the id that it is put to. */
  private static final String NEXT = "\0";

  private final Function<String, DigestPage> pages;
  private DigestPage page;
  private Iterator<ViewDigest> views;

  /** {@code pages} gives the page that begins at an id. */
  Digests(Function<String, DigestPage> pages) {
    this.pages = pages;
    page = pages.apply("");
    views = page.views().iterator();
  }

  @Override
  public boolean hasNext() {
    if (!views.hasNext() && page.more()) {
      page = pages.apply(page.views().getLast().streamId() + NEXT);
      views = page.views().iterator();
    }
    return views.hasNext();
  }

  @Override
  public ViewDigest next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return views.next();
  }
}
