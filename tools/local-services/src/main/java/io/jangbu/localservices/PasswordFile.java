package io.jangbu.localservices;

import io.jangbu.testkit.kafka.files.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of {@link Postgres#USER} in a file (0600), so that the next start finds it.
 *
 * <p>A new one is written beside that file before the server learns of it, and takes its place once
 * the server has let us in: whatever is cut off in between, the file never holds a password that
 * the server does not know.
 */
final class PasswordFile {

  /** In bytes: 256 bits, which nobody guesses. */
  private static final int LENGTH = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path settled;
  private final Path drawn;

  PasswordFile(Path settled) {
    this.settled = settled;
    this.drawn = settled.resolveSibling(settled.getFileName() + ".new");
  }

  /** Whether the server knows the password of the file. */
  boolean isSettled() {
    return Files.exists(settled);
  }

  /** The settled one, or else a new one that is drawn now. */
  String readOrDraw() throws IOException {
    if (!isSettled()) {
      byte[] random = new byte[LENGTH];
      RANDOM.nextBytes(random);
      // Letters, digits, - and _: it needs no quoting, wherever it goes.
      OwnerOnly.write(drawn, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    try {
      return Files.readString(path()).strip();
    } catch (IOException e) {
      throw FileFault.naming(path(), e);
    }
  }

  /** Where the one lies that was read or drawn. */
  Path path() {
    return isSettled() ? settled : drawn;
  }

  /** The server has taken it. */
  void settle() throws IOException {
    if (!isSettled()) {
      Files.move(drawn, settled, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
