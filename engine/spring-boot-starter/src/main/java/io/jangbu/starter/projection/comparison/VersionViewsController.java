package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.routing.PartitionRouter;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the instances tell each other of their views. Refused to anyone else. */
@Hidden
@RestController
@RequiredScope({Scope.READ, Scope.OPERATE})
@RequestMapping("/generations/views/{context}")
final class VersionViewsController {

  private final List<Projection<?, ?>> projections;
  private final PartitionRouter router;
  private final VersionViews views;

  VersionViewsController(
      List<Projection<?, ?>> projections, PartitionRouter router, VersionViews views) {
    this.projections = projections;
    this.router = router;
    this.views = views;
  }

  @GetMapping
  DigestPage page(
      HttpServletRequest request,
      @PathVariable String context,
      @RequestParam(defaultValue = "") String from) {
    return router.forInstance(request, DigestPage.class, views.page(require(context), from));
  }

  @GetMapping("/{streamId}")
  StoredView view(
      HttpServletRequest request, @PathVariable String context, @PathVariable String streamId) {
    return router.forInstance(request, StoredView.class, views.view(require(context), streamId));
  }

  private Projection<?, ?> require(String context) {
    return projections.stream()
        .filter(projection -> projection.context().equals(context))
        .findAny()
        .orElseThrow(() -> ProblemException.malformed("there is no context " + context));
  }
}
