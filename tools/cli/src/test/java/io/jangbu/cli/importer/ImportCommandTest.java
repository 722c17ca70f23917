package io.jangbu.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void namesADirectoryThatIsNotThere() {
    Path nowhere = directory.resolve("nowhere");

    assertThat(run(nowhere.toString())).isEqualTo(2);
    assertThat(err).hasToString("There is no directory " + nowhere + ".\n");
  }

  @Test
  void namesAFileThatIsMissing() throws Exception {
    ShopFiles.in(directory);
    Files.delete(directory.resolve(OlistFile.PAYMENTS.fileName));

    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(err).hasToString(directory + " has no file olist_order_payments_dataset.csv.\n");
  }

  @Test
  void namesColumnsThatAreMissing() {
    ShopFiles.in(directory).raw(OlistFile.ITEMS, "order_id,order_item_id,product_id,cost\n");

    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("olist_order_items_dataset.csv has no column price, freight_value.");
  }

  @Test
  void namesAColumnThatIsThereTwice() {
    ShopFiles.in(directory).raw(OlistFile.PAYMENTS, ShopFiles.PAYMENT_COLUMNS + ",payment_value\n");

    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(err)
        .hasToString("olist_order_payments_dataset.csv has the column payment_value twice.\n");
  }

  @Test
  void saysWhichColumnsAnEmptyFileShouldName() {
    ShopFiles.in(directory).raw(OlistFile.ORDERS, "");

    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no first line that names its columns: [order_id,");
  }

  @Test
  @Timeout(30)
  void saysThatNoBrokerAnswers() throws Exception {
    ShopFiles.in(directory);
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThat(run(directory.toString(), "--bootstrap-servers", "127.0.0.1:" + closed))
        .isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "No Kafka broker answers at 127.0.0.1:%d. Is it running (./jangbu up)?"
                    .formatted(closed)
                + " --bootstrap-servers names another address.\n");
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    ShopFiles.in(directory);

    assertThat(run(directory.toString(), "--bootstrap-servers", "nonsense")).isEqualTo(2);
    assertThat(err.toString()).startsWith("The broker at nonsense cannot be used: ");
  }

  @Test
  void saysThatTheFileForWhatIsLeftOutCannotBeWritten() {
    ShopFiles.in(directory);
    Path nowhere = directory.resolve("nowhere");

    assertThat(run(directory.toString(), "--errors", nowhere.resolve("e.txt").toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("--errors: There is no file or directory " + nowhere + ".\n");

    err.getBuffer().setLength(0);
    assertThat(run(directory.toString(), "--errors", directory.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "--errors: " + directory + " is a directory where a file is due. Name a file.\n");
  }

  @Test
  void namesAFileThatIsNoDirectoryAndADirectoryThatIsNoFile() throws Exception {
    Path file = Files.createFile(directory.resolve("olist.zip"));
    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(err).hasToString(file + " is a file. Name the directory of the data set.\n");

    err.getBuffer().setLength(0);
    ShopFiles.in(directory);
    Path orders = directory.resolve(OlistFile.ORDERS.fileName);
    Files.delete(orders);
    Files.createDirectory(orders);
    assertThat(run(directory.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith(orders + " is a directory where a file is due.");
  }

  @Test
  void refusesATimeoutThatIsNone() {
    assertThat(run(directory.toString(), "--timeout", "0")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--timeout is 1 to 86400 seconds.");
  }

  @Test
  void tellsWhereTheDataSetIsToBeHadAndWhatIsReadOfIt() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("https://www.kaggle.com/datasets/olistbr/brazilian-ecommerce", "CC BY-NC-SA 4.0")
        .contains(OlistFile.ORDERS.fileName, OlistFile.ITEMS.fileName, OlistFile.PAYMENTS.fileName);
    for (OlistFile file : OlistFile.values()) {
      assertThat(out.toString()).contains(file.columns);
    }
  }

  private int run(String... arguments) {
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
