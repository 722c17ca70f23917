package io.jangbu.cli.erase;

import static io.jangbu.cli.erase.ErasableShop.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.erase.ErasableShop.Run;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What belongs to an order: the cart, the fulfilment, the claim. Each test has its own customers.
 */
class EraseCheckoutTest extends InAShop {

  private static final List<Line> LINES = List.of(new Line("ink", 1, 100));

  @Test
  void erasesAllThatBelongsToAnOrder() throws Exception {
    String claim = checkOut("way-k", "way-o", "ivy", "ivy-7");
    order("way-o", "ivy", "ivy-7");
    String other = checkOut("way-k2", "way-o2", "ivy", "ivy-8");
    order("way-o2", "ivy", "ivy-8");
    ErasingService service = shop.service(1, "way-k", "way-o", claim);

    Run run = shop.run("--order", "way-o", at(service));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains(
            "To erase: 1 order, 1 cart, 1 fulfilment, 1 claim, with 6 events and 2 personal texts:"
                + " order way-o; cart way-k; fulfilment way-o; claim "
                + claim
                + ".")
        .contains("Erased: 1 order, 1 cart, 1 fulfilment, 1 claim. Of 12 events 8 were")
        .contains("1 of the texts are in events of others, too, and stay there.")
        .containsPattern("claims\\.events +1  until ");
    assertThat(service.erased)
        .containsExactly("carts/way-k", "fulfilment/way-o", "claims/" + claim, "orders/way-o");

    ErasingService whole = shop.service(1, "way-k2", "way-o2", other, "way-k", "way-o", claim);
    Run all = shop.run("--customer", "ivy", at(whole));
    assertThat(all.exitCode()).as(all.toString()).isZero();
    assertThat(all.out()).contains("To erase: 2 orders, 2 carts, 2 fulfilments, 2 claims, with 12");
  }

  /** The order was rejected, or is not decided yet: its command waits in the claim. */
  @Test
  void findsWhatNeverBecameAnOrder() throws Exception {
    String claim = checkOut("never-k", "never-o", "joy", "joy-7");
    ErasingService service = shop.service(1, "never-k", "never-o", claim);

    Run run = shop.run("--customer", "joy", at(service));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("To erase: 1 cart, 1 fulfilment, 1 claim, with 5 events and 2 personal texts:")
        .contains("Also what is remembered of 1 order that never came to be.")
        .contains("Erased: 1 cart, 1 fulfilment, 1 claim.");
    assertThat(service.erased)
        .containsExactly(
            "carts/never-k", "fulfilment/never-o", "claims/" + claim, "orders/never-o");
    assertThat(shop.run("--order", "never-o", "--dry-run").out())
        .contains("To erase: 1 cart, 1 fulfilment, 1 claim");
  }

  @Test
  void leavesTheOrderOfAnotherCustomerAlone() throws Exception {
    order("bob-o", "bob", null);
    shop.append(
        FulfilmentCodec.TOPICS, new FulfilmentCodec(), "bob-o", 1, requested("bob-k", "bob", null));
    shop.append(
        FulfilmentCodec.TOPICS, new FulfilmentCodec(), "bob-o", 2, new OrderAccepted("bob-k"));
    shop.append(
        FulfilmentCodec.TOPICS, new FulfilmentCodec(), "bob-o", 3, requested("kay-k", "kay", null));
    shop.append(CartCodec.TOPICS, new CartCodec(), "bob-k", 1, out("bob", "bob-o", null));
    shop.append(CartCodec.TOPICS, new CartCodec(), "kay-k", 1, out("kay", "bob-o", null));
    ErasingService service = shop.service(1, "kay-k", "bob-o");

    Run run = shop.run("--customer", "kay", at(service));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out())
        .contains("fulfilment, with 4 events and 2 personal texts: cart kay-k; fulfilment bob-o.")
        .contains("1 of the texts are in events of others, too, and stay there.")
        .doesNotContain("never came to be");
    assertThat(service.erased).containsExactly("carts/kay-k", "fulfilment/bob-o");
    assertThat(shop.run("--order", "bob-o", "--dry-run").out())
        .contains("To erase: 1 order, 1 cart, 1 fulfilment", "cart bob-k;");
  }

  @Test
  void erasesTheOthersWhereOneTypeIsNotHosted() throws Exception {
    String claim = checkOut("host-k", "host-o", "lou", "lou-7");
    order("host-o", "lou", "lou-7");
    ErasingService service = shop.service(1, "host-k", "host-o", claim).notHosting("claims");

    Run run = shop.run("--customer", "lou", at(service));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("Erased: 1 order, 1 cart, 1 fulfilment.")
        .contains("Not erased: 1 claim: ", " does not take it: there is no context claims.")
        .contains("stands: claims.events-0 offset");
    assertThat(shop.run("--customer", "lou", at(service.notHosting(""))).exitCode()).isZero();
  }

  /** Where command ids are unique, a claim remembers the command that asked for its id. */
  @Test
  void erasesTheClaimsOfItsCommandsIds() throws Exception {
    String cause = UUID.randomUUID().toString();
    String claim = Claim.onCommandId("orders", cause).id();
    shop.append(
        OrderCodec.TOPICS,
        new OrderCodec(),
        "id-o",
        1,
        cause,
        new OrderCreated("una", "EUR", LINES, 0, 100, Fulfilment.NONE, null));
    shop.append(ClaimCodec.TOPICS, new ClaimCodec(), claim, 1, new ClaimConfirmed("id-o"));
    ErasingService service = shop.service(1, "id-o", claim);

    Run run = shop.run("--customer", "una", at(service));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("To erase: 1 order, 1 claim, with 2 events and 1 personal");
    assertThat(service.erased).containsExactly("claims/" + claim, "orders/id-o");
  }

  @Test
  void saysWhatIsStillToBeAskedFor() throws Exception {
    String claim = checkOut("part-k", "part-o", "max", "max-7");
    order("part-o", "max", "max-7");

    Run run = shop.run("--order=part-o", "--timeout=3", at(shop.service(1, "part-k")));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("No progress for 3 s; these fulfilments are not erased: part-o.")
        .contains("They were not asked yet for 1 claim, 1 order: run the same again.");

    Run again = shop.run("--order=part-o", at(shop.service(1, "part-k", "part-o", claim)));
    assertThat(again.exitCode()).as(again.toString()).isZero();
    assertThat(again.out()).contains("Erased: 1 order, 1 cart, 1 fulfilment, 1 claim.");
  }

  /** A cart, the process that it began, and the claim that the order needs first. */
  private String checkOut(String cart, String order, String customer, String reference)
      throws Exception {
    shop.append(CartCodec.TOPICS, new CartCodec(), cart, 1, out(customer, order, reference));
    shop.append(
        FulfilmentCodec.TOPICS,
        new FulfilmentCodec(),
        order,
        1,
        requested(cart, customer, reference));
    shop.append(FulfilmentCodec.TOPICS, new FulfilmentCodec(), order, 2, new OrderAccepted(cart));
    String claim = OrderReference.of(customer, reference).claim();
    shop.append(
        ClaimCodec.TOPICS,
        new ClaimCodec(),
        claim,
        1,
        new Claimed(pending(order, customer, reference)));
    shop.append(ClaimCodec.TOPICS, new ClaimCodec(), claim, 2, new ClaimConfirmed(order));
    return claim;
  }

  private void order(String order, String customer, @Nullable String reference) throws Exception {
    OrderReference held = reference == null ? null : OrderReference.of(customer, reference);
    shop.append(
        OrderCodec.TOPICS,
        new OrderCodec(),
        order,
        1,
        new OrderCreated(customer, "EUR", LINES, 0, 100, Fulfilment.RESERVE, held));
  }

  private static CartCheckedOut out(String customer, String order, @Nullable String reference) {
    return new CartCheckedOut(customer, "EUR", List.of(), 0, 100, order, reference);
  }

  private static OrderRequested requested(
      String cart, String customer, @Nullable String reference) {
    return new OrderRequested(1, cart, customer, "EUR", List.of(), 0, reference, "corr");
  }

  private static Pending pending(String order, String customer, String reference) {
    UUID id = UUID.randomUUID();
    byte[] command =
        new OrderCodec()
            .encodeCommand(
                new CommandEnvelope<>(
                    id,
                    order,
                    null,
                    null,
                    null,
                    new CreateOrder(customer, "EUR", LINES, 0, Fulfilment.RESERVE, reference)));
    Base64.Encoder base64 = Base64.getEncoder();
    return new Pending(
        "orders",
        order,
        id.toString(),
        base64.encodeToString(command),
        List.of(new PendingHeader("content-type", base64.encodeToString(new byte[] {1, 2}))));
  }
}
