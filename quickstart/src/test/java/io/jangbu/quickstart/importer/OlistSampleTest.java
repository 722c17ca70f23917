package io.jangbu.quickstart.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of a sample of 3,000 orders of the real data set, decided in memory. The sample has a
 * licence of its own and is no part of the project: the test looks for it next to the project, or
 * where the system property {@code olist.sample} says, and is skipped where it is not.
 */
class OlistSampleTest {

  private static final Path SAMPLE =
      Path.of(System.getProperty("olist.sample", "../../shared/data/olist"));

  @TempDir Path temp;

  @Test
  void importsTheSampleWithTheFiguresThatBelongToIt() throws Exception {
    boolean present = Files.isDirectory(SAMPLE);
    if (!present) {
      System.err.println("SKIPPED: no sample of the Olist data set at " + SAMPLE);
    }
    assumeTrue(present, "no sample of the Olist data set at " + SAMPLE);
    Ledger ledger = new Ledger();

    Importing first = importSample(ledger);

    assertThat(first.exit()).isEqualTo(ExitCode.ALL_WELL);
    assertThat(first.notes()).isEmpty();
    assertThat(first.rows())
        .startsWith(
            "Accepted commands 11832",
            "OrderCreated 2982",
            "PaymentProcessed 2977",
            "OrderShipped 2951",
            "OrderDelivered 2915",
            "OrderCancelled 7",
            "",
            "Rejected commands 67",
            "CreateOrder EMPTY_ORDER 18",
            "ProcessPayment ORDER_NOT_FOUND 13",
            "ProcessPayment UNDERPAID 5",
            "ShipOrder NOT_PAID 5",
            "ConfirmDelivery NOT_SHIPPED 5",
            "CancelOrder ALREADY_DELIVERED 1",
            "CancelOrder ALREADY_SHIPPED 2",
            "CancelOrder ORDER_NOT_FOUND 18",
            "",
            "Orders by status 2982",
            "CREATED 5",
            "PAID 19",
            "SHIPPED 36",
            "DELIVERED 2915",
            "CANCELLED 7",
            "",
            "All 11899 commands were new; 11832 events were added.");
    assertThat(ledger.events()).isEqualTo(11832);

    List<String> second = importSample(ledger).rows();

    assertThat(second.subList(0, 24)).isEqualTo(first.rows().subList(0, 24));
    assertThat(second)
        .contains("Nothing new: all 11899 commands had been imported before; no event was added.");
    assertThat(ledger.events()).isEqualTo(11832);
  }

  private Importing importSample(Ledger ledger) throws Exception {
    return Importing.of(
        SAMPLE, temp, new LedgerPipeline(ledger, _ -> true), Duration.ofSeconds(30));
  }
}
