package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

/**
 * The page on which one signs in or registers.
 *
 * @param registering which of both
 * @param error what went wrong before; empty if nothing has
 * @param next the path to go on to
 */
public record LoginView(boolean registering, String error, String next) {
  public LoginView {
    requireNonNull(error, "error is null");
    requireNonNull(next, "next is null");
  }
}
