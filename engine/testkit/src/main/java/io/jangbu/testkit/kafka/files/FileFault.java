package io.jangbu.testkit.kafka.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sentence about a file or directory that cannot be used: what is wrong, where, and what to do.
 * Java's own message is the name of a class and a path.
 *
 * <p>Whoever talks to a user asks here, and nobody else has such words.
 */
public final class FileFault {

  /** Of which the JVM makes the names of files; the locale decides on it. */
  private static final String NAMES_ENCODING = "sun.jnu.encoding";

  private FileFault() {}

  /**
   * What a failure says of a file.
   *
   * @return empty if the failure, with its causes, is about no file
   */
  public static Optional<String> in(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof FileSystemException e) {
        return Optional.of(sentence(e));
      }
      if (t instanceof FileNotFoundException e) {
        return Optional.of(sentence(e));
      }
      if (t instanceof InvalidPathException e) {
        return Optional.of(sentence(e));
      }
    }
    return Optional.empty();
  }

  /** The same, and the failure's own words if it is about no file. */
  public static String sentence(Throwable failure) {
    return in(failure)
        .orElseGet(() -> {
          Throwable own =
              failure instanceof UncheckedIOException e && e.getCause() != null
                  ? e.getCause()
                  : failure;
          String message = own.getMessage();
          return message == null ? own.toString() : message;
        });
  }

  /**
   * What a failure says of a file that was being read or written: Java leaves its name out when it
   * is a directory, for one, or holds something else than text.
   */
  public static String sentence(IOException failure, Path file) {
    return in(failure).orElseGet(() -> sentence(file, failure));
  }

  /** The same failure with the name of the file in it. */
  public static FileSystemException naming(Path file, IOException failure) {
    if (failure instanceof FileSystemException named) {
      return named;
    }
    FileSystemException named =
        new FileSystemException(file.toString(), null, String.valueOf(failure.getMessage()));
    named.initCause(failure);
    return named;
  }

  private static String sentence(Path file, IOException failure) {
    Path path = file.toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      return "%s is a directory where a file is due. Name a file.".formatted(path);
    }
    if (failure instanceof CharacterCodingException) {
      return "%s is no text in UTF-8.".formatted(path);
    }
    return "%s cannot be used: %s. Mend that, or name another place."
        .formatted(path, reason(String.valueOf(failure.getMessage())));
  }

  private static String sentence(FileSystemException e) {
    String name = e.getFile() == null ? e.getOtherFile() : e.getFile();
    if (name == null) {
      return "A file cannot be used: %s.".formatted(reason(String.valueOf(e.getReason())));
    }
    Path path = Path.of(name).toAbsolutePath().normalize();
    Path inTheWay = fileInTheWay(path);
    if (inTheWay != null) {
      return fileInTheWayOfADirectory(inTheWay);
    }
    return switch (e) {
      case NoSuchFileException _ -> "There is no file or directory %s.".formatted(missing(path));
      case AccessDeniedException _ ->
          ("%s may not be read or written by the user %s. Change its permissions, or name another"
                  + " place.")
              .formatted(path, System.getProperty("user.name"));
      case FileAlreadyExistsException _ when !Files.isDirectory(path) ->
          fileInTheWayOfADirectory(path);
      case NotDirectoryException _ -> fileInTheWayOfADirectory(path);
      default -> sentence(path, new IOException(words(e)));
    };
  }

  /** What streams throw: {@code name (reason)}. */
  private static String sentence(FileNotFoundException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.lastIndexOf(" (");
    if (end < 0 || !message.endsWith(")")) {
      return sentence(new NoSuchFileException(message));
    }
    String reason = message.substring(end + 2, message.length() - 1);
    String name = message.substring(0, end);
    return sentence(
        reason.equals("Permission denied")
            ? new AccessDeniedException(name)
            : reason.startsWith("No such file")
                ? new NoSuchFileException(name)
                : new FileSystemException(name, null, reason));
  }

  private static String fileInTheWayOfADirectory(Path file) {
    return "%s is a file where a directory is due. Move it away, or name another place."
        .formatted(file);
  }

  /** The nearest one above that there is, if it is no directory. */
  private static @Nullable Path fileInTheWay(Path path) {
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
        return Files.isDirectory(above) ? null : above;
      }
    }
    return null;
  }

  /** The first of its parts that there is not. */
  private static Path missing(Path path) {
    Path missing = path;
    for (Path above = path.getParent();
        above != null && Files.notExists(above);
        above = above.getParent()) {
      missing = above;
    }
    return missing;
  }

  private static String words(FileSystemException e) {
    if (e instanceof DirectoryNotEmptyException) {
      return "The directory is not empty";
    }
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static String reason(String words) {
    return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }

  private static String sentence(InvalidPathException e) {
    return invalid(e.getInput(), System.getProperty(NAMES_ENCODING, ""))
        .orElseGet(
            () -> "%s cannot be the name of a file: %s.".formatted(e.getInput(), e.getReason()));
  }

  /**
   * What keeps a name from being a file's.
   *
   * @param encoding of the names of files
   * @return empty if the encoding has all of its characters
   */
  static Optional<String> invalid(String name, String encoding) {
    boolean encodable =
        Charset.isSupported(encoding)
            && Charset.forName(encoding).newEncoder().canEncode(name)
            // What the locale could not read on the command line has become this.
            && name.indexOf('\uFFFD') < 0;
    if (encodable) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s has characters that the names of files cannot have here: the locale of this process"
                + " encodes them as %s. Set a UTF-8 one, for instance LC_ALL=C.UTF-8, and try"
                + " again.")
            .formatted(name, encoding.isEmpty() ? "nothing" : encoding));
  }
}
