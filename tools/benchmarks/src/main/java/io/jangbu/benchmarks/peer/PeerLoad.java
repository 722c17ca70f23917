package io.jangbu.benchmarks.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a peer's program is to do. It goes from the section to the program as the arguments of its
 * {@code main}.
 *
 * @param passwordFile and not the password: all users of a machine see the arguments of a process
 * @param seed of its orders
 * @param warmUp with 8 clients before anything else, while the JVM compiles
 * @param before to warm up with so many clients before each measure
 * @param time of each measure
 * @param clients of each measure, one after the other
 */
public record PeerLoad(
    String jdbcUrl,
    String user,
    Path passwordFile,
    long seed,
    Duration warmUp,
    Duration before,
    Duration time,
    List<Integer> clients) {

  private static final int FIRST_CLIENTS = 7;

  public PeerLoad {
    clients = List.copyOf(clients);
  }

  /**
   * Reads the arguments of a {@code main}.
   *
   * @throws RuntimeException if these are not {@link #arguments}
   */
  public static PeerLoad of(String[] arguments) {
    return new PeerLoad(
        arguments[0],
        arguments[1],
        Path.of(arguments[2]),
        Long.parseLong(arguments[3]),
        Duration.parse(arguments[4]),
        Duration.parse(arguments[5]),
        Duration.parse(arguments[6]),
        Stream.of(arguments).skip(FIRST_CLIENTS).map(Integer::valueOf).toList());
  }

  /** As the arguments of a {@code main}. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(jdbcUrl);
    arguments.add(user);
    arguments.add(passwordFile.toString());
    arguments.add(Long.toString(seed));
    arguments.add(warmUp.toString());
    arguments.add(before.toString());
    arguments.add(time.toString());
    clients.forEach(each -> arguments.add(each.toString()));
    return arguments;
  }
}
