package io.jangbu.cli.importer;

import static io.jangbu.cli.importer.ShopFiles.deliveredOrder;
import static io.jangbu.cli.importer.ShopFiles.item;
import static io.jangbu.cli.importer.ShopFiles.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlistImportTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir Path directory;
  @TempDir Path temp;

  private final Ledger ledger = new Ledger();

  @Test
  void endsWithTheTablesOfWhatBecameOfTheCommands() throws Exception {
    Importing importing = importShop(threeOrders(), TIMEOUT);

    assertThat(importing.exit()).isEqualTo(ExitCode.DONE);
    assertThat(importing.report().lines().limit(15))
        .containsExactly(
            "Accepted commands                                     5",
            "  OrderCreated                                        2",
            "  PaymentProcessed                                    1",
            "  OrderShipped                                        1",
            "  OrderDelivered                                      1",
            "",
            "Rejected commands                                     7",
            "  CreateOrder     EMPTY_ORDER                         1",
            "  ProcessPayment  ORDER_NOT_FOUND                     1",
            "  ProcessPayment  UNDERPAID                           1",
            "  ShipOrder       NOT_PAID                            1",
            "  ShipOrder       ORDER_NOT_FOUND                     1",
            "  ConfirmDelivery NOT_SHIPPED                         1",
            "  ConfirmDelivery ORDER_NOT_FOUND                     1",
            "");
    assertThat(importing.rows())
        .contains("Orders by status 2", "CREATED 1", "DELIVERED 1")
        .contains("All 12 commands were new; 5 events were added.");
  }

  @Test
  void saysThatASecondImportAddedNothing() throws Exception {
    Importing first = importShop(threeOrders(), TIMEOUT);

    Importing second = importShop(threeOrders(), TIMEOUT);

    assertThat(second.rows())
        .contains("Nothing new: all 12 commands had been imported before; no event was added.");
    assertThat(second.report().lines().takeWhile(line -> !line.startsWith("Nothing")))
        .containsExactlyElementsOf(
            first.report().lines().takeWhile(line -> !line.startsWith("All")).toList());
    assertThat(ledger.events()).isEqualTo(5);
  }

  @Test
  void bringsInWhatWasLeftOutOnceTheFilesAreMended() throws Exception {
    Importing broken = importShop(threeOrders().items(item("paid", 1), "under,2"), TIMEOUT);

    assertThat(broken.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(broken.rows())
        .contains("rows of olist_order_items_dataset.csv 1", "orders 1", "OrderCreated 1");

    Importing mended = importShop(threeOrders(), TIMEOUT);

    assertThat(mended.exit()).isEqualTo(ExitCode.DONE);
    assertThat(mended.rows())
        .contains("OrderCreated 2")
        .contains("4 commands were new, 8 had been imported before; 1 events were added.");
  }

  @Test
  void sendsACommandOnlyWhenTheOneBeforeItOfItsOrderIsAnswered() throws Exception {
    LedgerPipeline pipeline =
        new LedgerPipeline(ledger, command -> !command.streamId().equals("paid"));

    Importing importing =
        Importing.of(threeOrders().directory(), temp, pipeline, Duration.ofMillis(300));

    assertThat(pipeline.sent)
        .filteredOn(command -> command.streamId().equals("paid"))
        .extracting(CommandEnvelope::type)
        .containsExactly("CreateOrder");
    assertThat(importing.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(importing.notes().getLast())
        .startsWith("No answer for 0 s to 1 commands")
        .endsWith("It is safe to run the import again: what was done is not done twice.");
    assertThat(importing.rows()).contains("OrderCreated 1", "Orders by status 1");
  }

  @Test
  void hasABoundedNumberOfOrdersUnderWay() throws Exception {
    LedgerPipeline pipeline = new LedgerPipeline(ledger, _ -> true);
    ShopFiles shop =
        ShopFiles.in(directory)
            .orders(
                IntStream.range(0, 5_000)
                    .mapToObj(i -> deliveredOrder("o" + i))
                    .toArray(String[]::new))
            .items(
                IntStream.range(0, 5_000).mapToObj(i -> item("o" + i, 1)).toArray(String[]::new));

    Importing importing = Importing.of(shop.directory(), temp, pipeline, TIMEOUT);

    assertThat(pipeline.mostInFlight()).isEqualTo(2_000);
    assertThat(importing.rows()).contains("Orders by status 5000", "ProcessPayment UNDERPAID 5000");
  }

  @Test
  void stopsWhenAskedToAndTellsHowFarItCame() throws Exception {
    StringWriter out = new StringWriter();
    RecordedProgress progress = new RecordedProgress();
    try (StopSignal stop = StopSignal.onShutdown("")) {
      Pipeline pipeline =
          new LedgerPipeline(
              ledger,
              command -> {
                stop.request();
                return true;
              });
      ExitCode exit =
          new OlistImport(
                  threeOrders().directory(),
                  temp,
                  () -> pipeline,
                  TIMEOUT,
                  progress,
                  null,
                  stop,
                  new PrintWriter(out))
              .run();

      assertThat(exit).isEqualTo(ExitCode.STOPPED);
    }
    assertThat(progress.notes).last().asString().startsWith("Stopped; 0 commands");
    assertThat(out.toString()).contains("All 3 commands were new; 2 events were added.");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void tellsWhatItHasWhenThePipelineBreaksDown() throws Exception {
    Pipeline pipeline =
        new Pipeline() {
          @Override
          public void send(CommandEnvelope<OrderCommand> command) {}

          @Override
          public List<Answer> poll(Duration atMost) {
            throw new PipelineException("The broker is gone.");
          }

          @Override
          public void close() {}
        };

    Importing importing = Importing.of(threeOrders().directory(), temp, pipeline, TIMEOUT);

    assertThat(importing.exit()).isEqualTo(ExitCode.FINDINGS);
    assertThat(importing.notes()).contains("The broker is gone.");
    assertThat(importing.rows()).contains("No command was answered.");
  }

  private Importing importShop(ShopFiles shop, Duration timeout) throws Exception {
    return Importing.of(shop.directory(), temp, new LedgerPipeline(ledger, _ -> true), timeout);
  }

  /** One that goes well, one that is paid too little, one without items. */
  private ShopFiles threeOrders() {
    return ShopFiles.in(directory)
        .orders(deliveredOrder("paid"), deliveredOrder("under"), deliveredOrder("empty"))
        .items(item("paid", 1), item("under", 1))
        .payments(payment("paid", "38.62"), payment("under", "38.61"), payment("empty", "1.00"));
  }
}
