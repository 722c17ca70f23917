package io.jangbu.localservices;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A service that is up in no time: it takes a service's arguments, keeps a file in its state
 * directory, and is ready; unless it is told to end.
 */
public final class StandInService {

  static final String ENDS = "ends";

  private StandInService() {}

  public static void main(String[] args) throws IOException {
    if (argument(args, ENDS).isPresent()) {
      System.out.println("it ends");
      System.exit(3);
    }
    Path state = Path.of(argument(args, "jangbu.state-directory").orElseThrow());
    Files.createDirectories(state);
    Files.write(state.resolve("arguments"), List.of(args));
    int port = Integer.parseInt(argument(args, "server.port").orElseThrow());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/actuator/health/readiness", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
  }

  private static Optional<String> argument(String[] args, String name) {
    String start = "--" + name + "=";
    return Stream.of(args)
        .filter(argument -> argument.startsWith(start))
        .map(argument -> argument.substring(start.length()))
        .findFirst();
  }

  /** Puts it where a project has the jar of a service. */
  static void deploy(Path home, Service service) throws IOException {
    Path target = Files.createDirectories(home.resolve(service.toString()).resolve("target"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
    String file = StandInService.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(target.resolve(service + "-exec.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest);
        var code = StandInService.class.getResourceAsStream("StandInService.class")) {
      jar.putNextEntry(new JarEntry(file));
      code.transferTo(jar);
    }
  }
}
