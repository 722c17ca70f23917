package io.jangbu.starter.projection.reading;

import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.QueryArgument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a route take {@link NamedStreams}, which is no parameter for the API's page. */
@Component
final class NamedStreamsArgument implements QueryArgument, WebMvcConfigurer {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(NamedStreams.class);
  }

  private final Set<String> names;

  NamedStreamsArgument(List<Projection<?, ?>> projections) {
    names =
        projections.stream()
            .map(projection -> projection.codec().streamIdField())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == NamedStreams.class;
  }

  @Override
  public Set<String> names(MethodParameter parameter) {
    return names;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String name : names) {
      String id = request.getParameter(name);
      if (id != null) {
        ids.put(name, id);
      }
    }
    return new NamedStreams(ids);
  }
}
