package io.jangbu.testkit.hosts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * HTTP/1.1 byte by byte, for requests that no client library would send. Each has a connection of
 * its own.
 */
public final class RawHttp {

  /** In milliseconds: a service that has not answered by then does not answer. */
  private static final int PATIENCE = 20_000;

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final URI base;
  private final String host;

  /** Speaks to the service at {@code http://host:port}. */
  public RawHttp(String base) {
    this(URI.create(base), URI.create(base).getAuthority());
  }

  private RawHttp(URI base, String host) {
    this.base = base;
    this.host = host;
  }

  /** Speaks to the same service, but calls it by another name in {@code Host}. */
  public RawHttp callingIt(String name) {
    return new RawHttp(base, name);
  }

  /** An answer as text; chunks are not put together. */
  public record Answer(String text) {

    public int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** The values of a header, in their order. */
    public List<String> header(String name) {
      String head = text.substring(0, Math.max(0, text.indexOf("\r\n\r\n")));
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }
  }

  /**
   * Sends a request.
   *
   * @param line such as {@code POST /orders}
   * @param headers each {@code name: value}, in UTF-8
   */
  public Answer send(String line, byte[] body, String... headers) {
    return sendBytes(line, body, Arrays.stream(headers).map(h -> h.getBytes(UTF_8)).toList());
  }

  /** The same with headers as bytes. */
  public Answer sendBytes(String line, byte[] body, List<byte[]> headers) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes((line + " HTTP/1.1\r\nHost: " + host).getBytes(UTF_8));
    request.writeBytes("\r\nConnection: close".getBytes(UTF_8));
    if (body.length > 0) {
      request.writeBytes(("\r\nContent-Length: " + body.length).getBytes(UTF_8));
    }
    for (byte[] header : headers) {
      request.writeBytes("\r\n".getBytes(UTF_8));
      request.writeBytes(header);
    }
    request.writeBytes(END_OF_HEAD);
    request.writeBytes(body);
    try (Socket socket = open()) {
      socket.getOutputStream().write(request.toByteArray());
      return new Answer(new String(socket.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  /** Sends a request without a body and reads no more than the beginning of what comes. */
  public Socket begin(String line, String... headers) throws IOException {
    Socket socket = open();
    String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
    String request = line + " HTTP/1.1\r\nHost: " + host + more + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }

  private Socket open() throws IOException {
    Socket socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }
}
