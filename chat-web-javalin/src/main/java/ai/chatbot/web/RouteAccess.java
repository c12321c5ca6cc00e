package ai.chatbot.web;

import io.javalin.security.RouteRole;

/** What a route asks of whoever calls it: data on the route, read by one guard. */
enum RouteAccess implements RouteRole {
  /** Nothing, however often: what a load balancer asks, and files. */
  OPEN,
  /** No session. */
  ANYONE,
  /** A page: whoever comes without a session gets a guest's. */
  PAGE,
  /** A session; without one the answer is 401. */
  SESSION
}
