package io.jangbu.shop.schemas.fulfilment;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far many lines are, without the lines: a byte for each, and how often it was rejected for the
 * few that were. The bytes stand before a snapshot, after two that no snapshot begins with.
 *
 * @param statuses of the lines, in their order
 * @param rejections by the line's place, of those that were rejected at least once
 */
record LineMarks(List<LineStatus> statuses, Map<Integer, Integer> rejections) {

  private static final byte[] MARK = {0, (byte) 0xF2};
  private static final LineStatus[] STATUSES = LineStatus.values();

  static LineMarks of(List<ReservedLine> lines) {
    Map<Integer, Integer> rejections = new TreeMap<>();
    for (int place = 0; place < lines.size(); place++) {
      if (lines.get(place).rejections() > 0) {
        rejections.put(place, lines.get(place).rejections());
      }
    }
    return new LineMarks(lines.stream().map(ReservedLine::status).toList(), rejections);
  }

  static boolean areIn(byte[] bytes) {
    return bytes.length > MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1];
  }

  /**
   * Those that the bytes begin with; what is left then stands behind them.
   *
   * @throws MalformedRecordException if they end too early, or have a status that there is not
   */
  static LineMarks read(ByteBuffer buffer) {
    try {
      buffer.get(new byte[MARK.length]);
      int lines = buffer.getInt();
      List<LineStatus> statuses = new ArrayList<>();
      for (int i = 0; i < lines; i++) {
        statuses.add(status(buffer.get()));
      }
      int rejected = buffer.getInt();
      Map<Integer, Integer> rejections = new TreeMap<>();
      for (int i = 0; i < rejected; i++) {
        rejections.put(buffer.getInt(), buffer.getInt());
      }
      return new LineMarks(statuses, rejections);
    } catch (BufferUnderflowException e) {
      throw new MalformedRecordException("the marks of the lines end too early", e);
    }
  }

  /** The bytes of these and of a snapshot behind them. */
  byte[] before(byte[] snapshot) {
    int rejected = 2 * Integer.BYTES * rejections.size();
    ByteBuffer buffer =
        ByteBuffer.allocate(
            MARK.length + 2 * Integer.BYTES + statuses.size() + rejected + snapshot.length);
    buffer.put(MARK).putInt(statuses.size());
    statuses.forEach(status -> buffer.put(mark(status)));
    buffer.putInt(rejections.size());
    rejections.forEach((place, times) -> buffer.putInt(place).putInt(times));
    return buffer.put(snapshot).array();
  }

  /**
   * The lines as far as these say that they are.
   *
   * @throws MalformedRecordException if they are the marks of other lines
   */
  List<ReservedLine> on(List<ReservedLine> lines) {
    if (lines.size() != statuses.size()) {
      throw new MalformedRecordException(
          "%d lines have %d marks".formatted(lines.size(), statuses.size()));
    }
    List<ReservedLine> marked = new ArrayList<>(lines.size());
    for (int place = 0; place < lines.size(); place++) {
      ReservedLine line = lines.get(place);
      marked.add(
          new ReservedLine(
              line.sku(), line.quantity(), statuses.get(place), rejections.getOrDefault(place, 0)));
    }
    return marked;
  }

  /** Kept for ever, as the bytes are. */
  private static byte mark(LineStatus status) {
    return switch (status) {
      case ASKED -> 1;
      case REFUSED -> 2;
      case RESERVED -> 3;
      case RELEASING -> 4;
      case RELEASED -> 5;
      case DISPATCHING -> 6;
      case DISPATCHED -> 7;
    };
  }

  private static LineStatus status(byte mark) {
    for (LineStatus status : STATUSES) {
      if (mark(status) == mark) {
        return status;
      }
    }
    throw new MalformedRecordException("no line has the mark " + mark);
  }
}
