package io.jangbu.shop.projection.reference;

import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.ClaimState.Held;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about references. */
@RestController
@RequiredScope(Scope.READ)
@Tag(name = "customers")
final class ReferenceController {

  /** Which order has a customer's reference. */
  record ReferenceJson(String customerId, String reference, String orderId) {}

  private final ReadSide readSide;
  private final StreamReads<ClaimEvent, ClaimState> claims;

  ReferenceController(Projection<ClaimEvent, ClaimState> claims, ReadSide readSide) {
    this.readSide = readSide;
    this.claims = readSide.of(claims);
  }

  /**
   * The order that has the reference, which is one that is not cancelled.
   *
   * @param minVersion of the claim on the reference
   */
  @GetMapping("/references")
  ReferenceJson reference(
      HttpServletRequest request,
      @RequestParam String customerId,
      @RequestParam String reference,
      @RequestParam @Nullable Long minVersion) {
    String claim = OrderReference.of(customerId, reference).claim();
    return readSide
        .router()
        .one(
            request,
            ReferenceJson.class,
            claims.one(
                claim,
                minVersion,
                stream ->
                    stream.share().require(json(customerId, reference, stream.current().state()))));
  }

  private static ReferenceJson json(String customerId, String reference, ClaimState claim) {
    if (claim instanceof Held(var orderId)) {
      return new ReferenceJson(customerId, reference, orderId);
    }
    throw new ProblemException(
        HttpStatus.NOT_FOUND, "REFERENCE_NOT_FOUND", "no order of the customer has this reference");
  }
}
