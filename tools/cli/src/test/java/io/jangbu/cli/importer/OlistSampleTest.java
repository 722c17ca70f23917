package io.jangbu.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jangbu.cli.options.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of {@link OlistSample}, decided in memory. Skipped where the sample is not present.
 */
class OlistSampleTest {

  @TempDir Path temp;

  @Test
  void importsTheSampleWithTheFiguresThatBelongToIt() throws Exception {
    boolean present = OlistSample.isPresent();
    if (!present) {
      System.err.println("SKIPPED: no sample of the Olist data set at " + OlistSample.DIRECTORY);
    }
    assumeTrue(present, "no sample of the Olist data set at " + OlistSample.DIRECTORY);
    Ledger ledger = new Ledger();

    Importing first = importSample(ledger);

    assertThat(first.exit()).isEqualTo(ExitCode.DONE);
    assertThat(first.notes()).isEmpty();
    assertThat(first.rows().subList(0, 24)).isEqualTo(OlistSample.FIGURES);
    assertThat(first.rows()).contains("All 11899 commands were new; 11832 events were added.");
    assertThat(ledger.events()).isEqualTo(11832);

    List<String> second = importSample(ledger).rows();

    assertThat(second.subList(0, 24)).isEqualTo(OlistSample.FIGURES);
    assertThat(second)
        .contains("Nothing new: all 11899 commands had been imported before; no event was added.");
    assertThat(ledger.events()).isEqualTo(11832);
  }

  private Importing importSample(Ledger ledger) throws Exception {
    return Importing.of(
        OlistSample.DIRECTORY, temp, new LedgerPipeline(ledger, _ -> true), Duration.ofSeconds(30));
  }
}
