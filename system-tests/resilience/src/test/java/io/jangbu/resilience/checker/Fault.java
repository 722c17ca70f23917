package io.jangbu.resilience.checker;

import java.util.List;

/**
 * Something that must not be.
 *
 * @param id of the event, command, stream or order that it is about
 * @param at the records that show it, none if no record does
 */
public record Fault(Kind kind, String id, List<Position> at, String what) {

  /** What sort of thing is wrong. */
  public enum Kind {
    /** A version of a stream is missing. */
    GAP,
    /** The same event is there twice. */
    TWIN,
    /** Two events have the same version of the same stream. */
    FORK,
    /** Events of a stream are not in their order, or their time goes back. */
    DISORDER,
    /** A broker took a command that is not there, or a result speaks of an event that is not. */
    LOST,
    /** An event or a result that nothing accounts for. */
    STRAY,
    /** A command that is on its topic has no result, or not one for each time it is there. */
    UNANSWERED,
    /** Two answers to one command that do not agree. */
    CONTRADICTION,
    /** A decision that is not the one that the rules give. */
    MISJUDGED,
    /** A record that nobody can read and that is none of the garbage that was thrown in. */
    UNREADABLE,
    /** Garbage without its one dead letter, or a dead letter without garbage. */
    DEAD_LETTER,
    /** A deadline was reached too early, too late, or not at all. */
    LATE,
    /** A process, a cart or a claim is open, and nothing will end it. */
    OPEN,
    /** An order, its process and its cart do not stand where the others do. */
    PROCESS,
    /** What is reserved is not what open orders need. */
    STOCK,
    /** A reference is not that of the one order that has it. */
    CLAIM,
    /** A transaction that does not end. */
    HANGING,
    /** A view is not what the events fold into. */
    VIEW,
    /** A count is not that of the events. */
    COUNT,
    /** The command side does not think of a stream what its events say. */
    STATE,
    /** Shipments are not the OrderShipped events one to one. */
    SHIPMENT,
    /** The carrier has not accepted one request per shipped order. */
    CARRIER,
    /** What was broken does not come back. */
    STUCK
  }

  public Fault {
    at = List.copyOf(at);
  }

  public static Fault of(Kind kind, String id, String what, Position... at) {
    return new Fault(kind, id, List.of(at), what);
  }

  @Override
  public String toString() {
    return kind + " " + id + ": " + what + (at.isEmpty() ? "" : " " + at);
  }
}
