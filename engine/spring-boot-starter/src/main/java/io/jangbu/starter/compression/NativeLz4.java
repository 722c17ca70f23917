package io.jangbu.starter.compression;

import net.jpountz.lz4.LZ4Factory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Has Kafka's clients compress by LZ4's own library. By itself it is loaded only where the JVM's
 * class path has it, which is not so in a jar or an image of Spring Boot: there everything would be
 * compressed by Java code, which costs a command service an eighth of its processor time.
 *
 * <p>Before any client of Kafka is made, since they look for it once.
 */
public final class NativeLz4
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Logger log = LoggerFactory.getLogger(NativeLz4.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      LZ4Factory.nativeInstance();
    } catch (LinkageError | RuntimeException e) {
      log.warn(
          "LZ4's library does not load, Java code compresses in its place, which takes longer."
              + " It needs a directory for temporary files from which libraries may be loaded"
              + " (-Djava.io.tmpdir): {}",
          e.toString());
    }
  }
}
