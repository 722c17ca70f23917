package io.jangbu.starter.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** What a setting of a type may be, in words. */
final class Allowed {

  private Allowed() {}

  static String by(Bindable<?> setting) {
    Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(setting.getType().resolve(Object.class));
    return "must be " + kind(type) + bounds(setting);
  }

  private static String kind(Class<?> type) {
    if (type == Integer.class || type == Long.class || type == Short.class) {
      return "a whole number";
    }
    if (type == Duration.class) {
      return "a time with a unit, such as 500ms, 10s or 2m";
    }
    if (type == DataSize.class) {
      return "a size with a unit, such as 256MB or 1GB";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type == URI.class) {
      return "an address, such as https://example.org";
    }
    if (type == Path.class) {
      return "a path";
    }
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    return "a " + type.getSimpleName();
  }

  private static String bounds(Bindable<?> setting) {
    @Nullable Min min = setting.getAnnotation(Min.class);
    @Nullable Max max = setting.getAnnotation(Max.class);
    return (min == null ? "" : ", at least " + min.value())
        + (max == null ? "" : ", at most " + max.value());
  }
}
