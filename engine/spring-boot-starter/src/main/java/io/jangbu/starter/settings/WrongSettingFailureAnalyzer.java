package io.jangbu.starter.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Says which settings cannot be read or are out of bounds, in place of Boot's more general words.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WrongSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, BindException failure) {
    BindValidationException invalid = findCause(failure, BindValidationException.class);
    List<WrongSetting> wrong =
        invalid == null
            ? List.of(unreadable(failure))
            : StreamSupport.stream(invalid.getValidationErrors().spliterator(), false)
                .map(error -> outOfBounds(invalid.getValidationErrors(), error))
                .toList();
    return new FailureAnalysis(
        wrong.stream().map(WrongSetting::sentence).collect(Collectors.joining("\n")),
        "Set it otherwise, in a file, on the command line or by its environment variable: "
            + wrong.stream()
                .map(WrongSetting::environmentVariable)
                .distinct()
                .collect(Collectors.joining(", ")),
        failure);
  }

  private static WrongSetting unreadable(BindException failure) {
    return WrongSetting.of(
        failure.getName().toString(), failure.getProperty(), Allowed.by(failure.getTarget()));
  }

  private static WrongSetting outOfBounds(ValidationErrors errors, ObjectError error) {
    String fault = String.valueOf(error.getDefaultMessage());
    if (error instanceof FieldError field && !isRule(field)) {
      String name = errors.getName() + "." + kebab(field.getField());
      return new WrongSetting(name, field.getRejectedValue(), Origin.from(field), fault);
    }
    return new WrongSetting(errors.getName().toString(), null, null, fault);
  }

  /** One over several settings is a method that said no; its words name the settings. */
  private static boolean isRule(FieldError field) {
    return "AssertTrue".equals(field.getCode());
  }

  private static String kebab(String component) {
    return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
