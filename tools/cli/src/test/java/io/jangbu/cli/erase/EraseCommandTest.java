package io.jangbu.cli.erase;

import static io.jangbu.cli.erase.ErasableShop.VIEW;
import static io.jangbu.cli.erase.ErasableShop.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** On a real broker, against stand-ins of the command service. Each test has its own orders. */
class EraseCommandTest extends InAShop {

  private String out = "";
  private String err = "";

  @Test
  void erasesTheOrdersOfACustomerAndProvesIt() throws Exception {
    order("whole-1", "ada");
    order("whole-2", "ada");
    order("whole-3", "ada-2");
    shop.topics.send("orders.commands", "whole-1", "of ada");
    ErasingService one = shop.service(3, "whole-1");
    ErasingService other = shop.service(2, "whole-2");

    assertThat(run("--customer", "ada", at(one), at(other))).as(out + "\n" + err).isZero();

    assertThat(out)
        .contains(
            "To erase: 2 orders, with 4 events and 3 personal texts: orders whole-1, whole-2.")
        .contains("Erased: 2 orders. Of 6 events 4 were appended again; 2 remembered commands")
        .containsPattern("orders\\.commands +1  until 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC at")
        .containsPattern("orders\\.events +4  until ")
        .contains("when it is gone: ./jangbu erase --check --customer ada\n")
        .doesNotContain("pay-");
    assertThat(one.erasures).isNotEmpty().containsOnly(other.erasures.getFirst());
    assertThat(run("--check", "--customer", "ada")).isZero();
    assertThat(out).contains("./jangbu erase --check --customer ada\n");
  }

  @Test
  void leavesAloneWhatOtherOrdersHaveToo() throws Exception {
    order("shared-1", "eve");
    append("shared-1", 3, new OrderCancelled("too late"));
    order("shared-2", "eve");
    append("shared-2", 3, new OrderCancelled("too late"));

    assertThat(run("--order", "shared-1", at(shop.service(1, "shared-1"))))
        .as(out + "\n" + err)
        .isZero();
    assertThat(out)
        .contains("2 of the texts are in events of others, too, and stay there.")
        .contains("--check --value TEXT");
  }

  @Test
  void waitsForTheReadSide() throws Exception {
    order("late-1", "kim");
    shop.topics.send(VIEW, "late-1", "kim's");
    var follows =
        CompletableFuture.runAsync(
            () -> shop.send(VIEW, "late-1", "[erased]"),
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));

    assertThat(run("--order", "late-1", at(shop.service(1, "late-1"))))
        .as(out + "\n" + err)
        .isZero();
    follows.join();
  }

  @Test
  void namesWhatStands() throws Exception {
    order("stands-1", "lee");
    long offset = shop.topics.send(VIEW, "lee/stands-1", "").offset();

    assertThat(run("--order", "stands-1", "--timeout=6", at(shop.service(1, "stands-1"))))
        .isEqualTo(1);
    assertThat(out)
        .contains("stands: " + VIEW + "-0 offset " + offset + ", key lee/stands-1")
        .doesNotContain("when it is gone");

    assertThat(run("--check", "--customer", "lee")).isEqualTo(1);
    shop.send(VIEW, "lee/stands-1", null);
    assertThat(run("--check", "--customer", "lee")).isZero();
  }

  @Test
  void erasesNothingWithoutAnOrder() throws Exception {
    order("known-1", "mia");
    ErasingService service = shop.service(1, "known-1");

    assertThat(run("--order", "known-1", "--order", "nobody", at(service))).isEqualTo(2);
    assertThat(err).contains("There is no order nobody. Nothing was erased.");
    assertThat(run("--order", "known-1", "--dry-run", at(service))).isZero();
    assertThat(out)
        .contains("To erase: 1 order, with 2 events and 2 personal texts: order known-1.")
        .contains("Nothing was changed.");
    assertThat(service.erasures).isEmpty();

    assertThat(run("--customer", "nobody", at(service))).as(out + "\n" + err).isZero();
    assertThat(out)
        .contains("Customer nobody has no order, cart or claim")
        .contains("The text is in no topic");
    assertThat(service.erasures).isEmpty();
  }

  @Test
  void saysWhyAnOrderIsNotErased() throws Exception {
    order("refused-1", "noa");
    String reason = "its event 2 is of a later release";

    assertThat(run("--order", "refused-1", at(shop.service(1, "refused-1").refusing(reason))))
        .isEqualTo(1);
    assertThat(out)
        .contains("Not erased: order refused-1: " + reason)
        .contains("stands: orders.events-0 offset");

    assertThat(run("--order", "refused-1", "--timeout=5", at(shop.service(1, "none"))))
        .isEqualTo(1);
    assertThat(err)
        .contains("No progress for 5 s; these orders are not erased: refused-1.", "each instance");
  }

  @Test
  void saysWhatIsWrongWithAService() throws Exception {
    order("service-1", "ola");
    assertThat(run("--order=service-1", at(shop.service(1).answering(400)))).isEqualTo(2);
    assertThat(err).contains("does not take it: there is no context orders. Nothing was erased.");

    assertThat(run("--order=service-1", at(shop.service(1).answering(404)))).isEqualTo(2);
    assertThat(err).contains("status 404: is it a command service of this release?");

    assertThat(run("--order=service-1", "--command-service=http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err).contains("No command service answers at http://127.0.0.1:1.");
  }

  @Test
  void saysWhatItCannotLookAt() throws Exception {
    assertThat(
            command(
                "--check",
                "--value=absent",
                "--bootstrap-servers=" + shop.bootstrapServers(),
                "--database-url=jdbc:postgresql://127.0.0.1:1/none"))
        .isEqualTo(4);
    assertThat(out)
        .contains("The text is in no topic and no table that was looked at.")
        .contains("127.0.0.1:1/none could not be looked at");
  }

  @Test
  void needsAKafkaAndSomethingToErase() {
    assertThat(command("--order=o-1", "--bootstrap-servers=127.0.0.1:1")).isEqualTo(2);
    assertThat(err).contains("No Kafka broker answers at 127.0.0.1:1.");
    assertThat(command("--check", "--value=x", "--bootstrap-servers=127.0.0.1:1")).isEqualTo(2);
    assertThat(err).contains("Kafka at 127.0.0.1:1 cannot be asked");

    assertThat(command()).isEqualTo(2);
    assertThat(err).contains("Name what is to be erased: --order or --customer.");
    assertThat(command("--check")).isEqualTo(2);
    assertThat(command("--check", "--order=o-1")).isEqualTo(2);
    assertThat(command("--check", "--dry-run", "--value=x")).isEqualTo(2);
    assertThat(command("--customer", "")).isEqualTo(2);
    assertThat(command("--customer", "[erased]")).isEqualTo(2);
    assertThat(err).contains("[erased] is what stands in the place of erased texts.");
  }

  private void order(String id, String customer) throws Exception {
    append(id, 1, new OrderCreated(customer, "EUR", List.of(new Line("ink", 1, 100)), 0, 100));
    append(id, 2, new PaymentProcessed("pay-" + id, 100, "card"));
  }

  private void append(String id, long version, OrderEvent payload) throws Exception {
    shop.append(OrderCodec.TOPICS, new OrderCodec(), id, version, payload);
  }

  private int run(String... options) {
    return told(shop.run(options));
  }

  private int command(String... arguments) {
    return told(ErasableShop.command(arguments));
  }

  private int told(ErasableShop.Run run) {
    out = run.out();
    err += run.err();
    return run.exitCode();
  }
}
