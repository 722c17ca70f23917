package io.jangbu.benchmarks.report;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The numbers of a run by their keys. */
record Values(Map<String, Double> byKey) {

  OptionalDouble get(String key) {
    Double value = byKey.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The highest of those whose keys begin and end so. */
  OptionalDouble highest(String begin, String end) {
    return byKey.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(begin) && entry.getKey().endsWith(end))
        .mapToDouble(Map.Entry::getValue)
        .max();
  }

  /** Numerator and denominator, if both were measured. */
  Optional<Double> quotient(OptionalDouble numerator, OptionalDouble denominator) {
    return numerator.isPresent() && denominator.isPresent() && denominator.getAsDouble() != 0
        ? Optional.of(numerator.getAsDouble() / denominator.getAsDouble())
        : Optional.empty();
  }

  /** The smallest of the sizes that stand between begin and end in a key. */
  OptionalLong smallest(String begin, String end) {
    return sizes(begin, end).min();
  }

  /** The largest of the sizes that stand between begin and end in a key. */
  OptionalLong largest(String begin, String end) {
    return sizes(begin, end).max();
  }

  private LongStream sizes(String begin, String end) {
    return byKey.keySet().stream()
        .filter(key -> key.startsWith(begin) && key.endsWith(end))
        .filter(key -> key.length() > begin.length() + end.length())
        .map(key -> key.substring(begin.length(), key.length() - end.length()))
        .filter(size -> size.chars().allMatch(Character::isDigit))
        .mapToLong(Long::parseLong);
  }
}
