package io.jangbu.cli.erase.proof;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What a proof ends with: a table of where the texts are and until when, and what to do about it.
 *
 * @param servers of the Kafka that was looked at
 * @param again the command that looks once more
 */
public record ProofReport(PrintWriter out, String servers, String again) {

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Seven days: what a command is remembered for. */
  private static final long SUGGESTED_LAG = 604_800_000L;

  /**
   * Prints it.
   *
   * @param texts how many were looked for
   * @param tables whether the subscriber's database was to be looked at
   */
  public void print(Proof.Result result, int texts, boolean tables) {
    out.println();
    if (result.found().isEmpty()) {
      out.printf(
          "%s in no topic%s.%n",
          texts == 1 ? "The text is" : "The " + texts + " texts are",
          !tables
              ? ""
              : result.unseen().isEmpty()
                  ? ", and in no table"
                  : " and no table that was looked at");
    } else {
      table(result.found());
      result.found().forEach(this::places);
      result.found().forEach(this::bound);
    }
    result.unseen().forEach(out::println);
    if (!tables) {
      out.println("The subscriber's database was not looked at.");
    }
    if (result.shared() > 0) {
      out.printf(
          "%d of the texts are in events of others, too, and stay there.%n", result.shared());
    }
    if (!result.stands() && result.found().stream().anyMatch(Found::leaves)) {
      out.println("This proves it when it is gone: " + again);
    }
    out.flush();
  }

  private void table(List<Found> found) {
    int width = found.stream().mapToInt(each -> each.where().length()).max().orElse(0);
    String line = "%-" + width + "s  %9s  %s%n";
    out.printf(line, "", "records", "stays");
    found.forEach(each -> out.printf(line, each.where(), each.records(), until(each)));
  }

  private static String until(Found found) {
    if (found.standing() > 0) {
      return found.standing() == found.records()
          ? "for ever"
          : found.standing() + " of them for ever";
    }
    if (found.open() > 0) {
      return "as a transaction on it is open";
    }
    return found.isUndated()
        ? "no date: " + found.boundedBy() + " of " + found.where() + " is not set"
        : "until " + moment(found.latest()) + " at the latest";
  }

  private static String moment(long millis) {
    Instant moment = Instant.ofEpochMilli(millis);
    Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
    return MINUTES.format(minute.equals(moment) ? minute : minute.plus(1, ChronoUnit.MINUTES));
  }

  private void places(Found found) {
    found.places().forEach(place -> out.println("stands: " + place));
    if (found.standing() > found.places().size()) {
      out.println("... and " + (found.standing() - found.places().size()) + " more");
    }
  }

  private void bound(Found found) {
    if (found.isUndated()) {
      out.printf(
          "Nothing says until when %s keeps what was overwritten or has grown old. This does:%n "
              + " kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name"
              + " %s --add-config %s=%d%n",
          found.where(), servers, found.where(), found.boundedBy(), SUGGESTED_LAG);
    }
    if (found.open() > 0) {
      out.printf(
          "%d of %s are in transactions that are open: ./jangbu transactions shows them.%n",
          found.open(), found.where());
    }
  }
}
