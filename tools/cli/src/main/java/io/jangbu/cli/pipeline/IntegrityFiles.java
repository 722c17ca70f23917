package io.jangbu.cli.pipeline;

import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.localservices.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The keys that a pipeline's events are authenticated and its checkpoints signed with: made once,
 * and kept with its data (0700, 0600). The public key lies beside them, for anyone.
 *
 * @param directory where they are
 */
record IntegrityFiles(Path directory) {

  private static final String FIRST_KEY = "local-1";

  /** The secret keys of the events. */
  Path eventKeys() {
    return directory.resolve("events.keys");
  }

  /** The pair that checkpoints are signed with. */
  Path checkpointKeys() {
    return directory.resolve("checkpoints.pem");
  }

  /** The public key of that pair. */
  Path publicKey() {
    return directory.resolve("checkpoints-public.pem");
  }

  /** Makes those that are missing. */
  void make() throws IOException {
    OwnerOnly.directory(directory);
    if (Files.notExists(eventKeys())) {
      write(eventKeys(), EventKeys.random(FIRST_KEY) + "\n");
    }
    if (Files.notExists(checkpointKeys())) {
      write(checkpointKeys(), CheckpointSigner.random());
    }
    Files.writeString(publicKey(), CheckpointSigner.publicKey(Files.readString(checkpointKeys())));
  }

  /** Whole or not at all: half a key would be taken for one. */
  private static void write(Path file, String text) throws IOException {
    Path drawn = file.resolveSibling(file.getFileName() + ".new");
    OwnerOnly.write(drawn, text);
    Files.move(drawn, file);
  }
}
