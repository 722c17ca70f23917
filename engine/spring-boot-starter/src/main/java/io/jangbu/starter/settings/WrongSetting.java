package io.jangbu.starter.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;

/**
 * A setting that a service cannot run with.
 *
 * @param name as in the tables of settings, such as {@code jangbu.topics.partitions}
 * @param value as it was given; null = not at all
 * @param origin where it was given, if that is known
 * @param fault what is allowed, such as {@code must be a whole number}
 */
record WrongSetting(String name, @Nullable Object value, @Nullable Origin origin, String fault) {

  /** In an address. */
  private static final Pattern PASSWORD = Pattern.compile("//[^/@]*@");

  static WrongSetting of(String name, @Nullable ConfigurationProperty given, String fault) {
    return given == null
        ? new WrongSetting(name, null, null, fault)
        : new WrongSetting(name, given.getValue(), given.getOrigin(), fault);
  }

  String sentence() {
    return name + shown() + " " + fault + (origin == null ? "" : " (from " + origin + ")");
  }

  /** For what may be somebody else's secret. */
  WrongSetting withoutValue() {
    return new WrongSetting(name, null, origin, fault);
  }

  String environmentVariable() {
    return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  private String shown() {
    return value == null
        ? ":"
        : " is \"" + PASSWORD.matcher(value.toString()).replaceAll("//…@") + "\":";
  }
}
