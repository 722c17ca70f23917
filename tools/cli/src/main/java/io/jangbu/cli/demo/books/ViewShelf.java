package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.shop.Answer;
import io.jangbu.cli.demo.shop.GivenUpException;
import io.jangbu.cli.demo.shop.ShopServices;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The views of one type, read several at a time. */
final class ViewShelf<T extends Entry> {

  private static final int READERS = 8;

  private final ShopServices services;
  private final String path;
  private final Function<JsonNode, T> entry;
  private final Predicate<T> isFinal;
  private final SortedMap<String, T> seen = new TreeMap<>();

  /**
   * Those below a path.
   *
   * @param isFinal whether what was read is not going to change
   */
  ViewShelf(ShopServices services, String path, Function<JsonNode, T> entry, Predicate<T> isFinal) {
    this.services = services;
    this.path = path;
    this.entry = entry;
    this.isFinal = isFinal;
  }

  /** Those that exist of these. */
  SortedMap<String, T> read(Collection<String> ids) throws GivenUpException, InterruptedException {
    SortedMap<String, Future<Answer>> answers = new TreeMap<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(READERS, Thread.ofVirtual().factory())) {
      for (String id : ids) {
        T before = seen.get(id);
        if (before == null || !isFinal.test(before)) {
          answers.put(id, threads.submit(() -> services.get(path + id)));
        }
      }
    }
    for (var answer : answers.entrySet()) {
      Answer read = answer(answer.getValue());
      if (read.isAccepted()) {
        seen.put(answer.getKey(), entry.apply(read.body()));
      } else if (!read.isNotFound()) {
        throw GivenUpException.unexpected("GET " + path + answer.getKey(), read);
      }
    }
    return seen;
  }

  private static Answer answer(Future<Answer> future)
      throws GivenUpException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GivenUpException givenUp) {
        throw givenUp;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
