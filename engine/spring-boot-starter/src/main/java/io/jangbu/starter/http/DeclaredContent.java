package io.jangbu.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** What a request may say that its body is: JSON, in UTF-8, as it is. */
final class DeclaredContent {

  /** Of two the last would count here, and the first elsewhere. */
  private static final Pattern TWO_CHARSETS =
      Pattern.compile("(?i);\\s*charset\\s*=.*;\\s*charset\\s*=");

  private DeclaredContent() {}

  /**
   * Checks it. A request that has no body is held to what it says all the same.
   *
   * @throws ProblemException 415 {@code UNSUPPORTED_MEDIA_TYPE}
   */
  static void require(HttpServletRequest request, HandlerMethod route) {
    if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      ProblemException encoded = unsupported("send the body as it is, without Content-Encoding");
      encoded.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
      throw encoded;
    }
    String declared = HeaderText.of(request, HttpHeaders.CONTENT_TYPE);
    if (declared != null && !isInUtf8(declared)) {
      throw unsupported("send the body in UTF-8");
    }
    if (takesBody(route) && !isJson(declared)) {
      throw unsupported("send the body as content-type: application/json");
    }
  }

  private static boolean isInUtf8(String declared) {
    if (TWO_CHARSETS.matcher(declared).find()) {
      return false;
    }
    try {
      var charset = MediaType.parseMediaType(declared).getCharset();
      return charset == null || charset.equals(StandardCharsets.UTF_8);
    } catch (InvalidMediaTypeException _) {
      // A charset that nobody knows, or no media type at all.
      return !declared.contains("=");
    }
  }

  private static boolean isJson(@Nullable String declared) {
    try {
      return declared != null
          && MediaType.parseMediaType(declared).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }

  private static boolean takesBody(HandlerMethod route) {
    return Arrays.stream(route.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", detail);
  }
}
