package io.jangbu.projection.rollout;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Where Kafka Streams keeps the stores of all versions: a directory per application id. */
record StateDirectory(Path path) {

  private static final Logger log = LoggerFactory.getLogger(StateDirectory.class);

  /** Deletes what an application that does not run has left here, if it has. */
  void delete(String applicationId) {
    Path left = path.resolve(applicationId);
    try {
      if (FileSystemUtils.deleteRecursively(left)) {
        log.info("Deleted {}, of a projection version that was given up", left);
      }
    } catch (IOException e) {
      log.warn("{}, of a projection version that was given up, could not be deleted", left, e);
    }
  }
}
