package io.jangbu.starter.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.BoundConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops a start with a {@code jangbu.*} setting that nothing reads, which is misspelt or another
 * service's. One from the environment is only warned about: that is shared, and a platform puts
 * names of its own into it, such as the addresses of services.
 */
final class UnknownSettings implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(UnknownSettings.class);
  private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("jangbu");

  private final ApplicationContext context;

  UnknownSettings(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<ConfigurationPropertyName> read =
        Objects.requireNonNull(BoundConfigurationProperties.get(context)).getAll().keySet();
    List<WrongSetting> unknown = new ArrayList<>();
    for (ConfigurationPropertySource source :
        ConfigurationPropertySources.get(context.getEnvironment())) {
      if (source instanceof IterableConfigurationPropertySource settings) {
        unread(settings, read)
            .forEach(
                source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                    ? UnknownSettings::warn
                    : unknown::add);
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnknownSettingsException(unknown);
    }
  }

  /**
   * By where it is given, as a variable of the environment goes by several names. Boot's origins
   * are the same only in words.
   */
  private static List<WrongSetting> unread(
      IterableConfigurationPropertySource source, Set<ConfigurationPropertyName> read) {
    Set<String> origins =
        read.stream().map(name -> origin(source, name)).collect(Collectors.toSet());
    return source.stream()
        .filter(name -> OURS.isAncestorOf(name) && !origins.contains(origin(source, name)))
        .map(name ->
            WrongSetting.of(
                name.toString(),
                source.getConfigurationProperty(name),
                "unknown setting of this service"))
        .toList();
  }

  private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
    return String.valueOf(Origin.from(source.getConfigurationProperty(name)));
  }

  private static void warn(WrongSetting setting) {
    LOG.warn("{}", setting.withoutValue().sentence());
  }
}
