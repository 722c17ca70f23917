package io.jangbu.starter.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every route of ours asks of a request, before it reads anything of it. */
final class RequestRules implements HandlerInterceptor, WebMvcConfigurer {

  private final QueryParameters query;

  RequestRules(QueryParameters query) {
    this.query = query;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod route
        && OwnRoutes.contain(route.getBeanType())
        && request.getDispatcherType() == DispatcherType.REQUEST) {
      HeaderText.ONCE.forEach(name -> HeaderText.of(request, name));
      DeclaredContent.require(request, route);
      query.require(request, route);
    }
    return true;
  }
}
