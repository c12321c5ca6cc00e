package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.access.PasswordRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The page on which one signs in or registers.
 *
 * @param registering which of both
 * @param error what went wrong before; empty if nothing has
 * @param emailIsWrong is that in the e-mail address?
 * @param passwordIsWrong is that in the password?
 * @param email what was typed before; empty if nothing was
 * @param next the path to go on to
 */
public record LoginView(
    boolean registering,
    String error,
    boolean emailIsWrong,
    boolean passwordIsWrong,
    String email,
    String next) {
  public LoginView {
    requireNonNull(error, "error is null");
    requireNonNull(email, "email is null");
    requireNonNull(next, "next is null");
  }

  /** As it is at first. */
  public static LoginView anew(boolean registering, String next) {
    return new LoginView(registering, "", false, false, "", next);
  }

  /** The other one of both pages, with the same path to go on to. */
  public String other() {
    String page = registering ? "/login" : "/register";
    return next.equals("/")
        ? page
        : page + "?redirectUrl=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }

  /** The fewest characters of a new password. */
  public int shortest() {
    return PasswordRules.SHORTEST;
  }

  /**
   * Does one go on at the password? It is never kept, so it is missing wherever the rest is not.
   */
  public boolean beginsAtPassword() {
    return !email.isEmpty() && (passwordIsWrong || !emailIsWrong);
  }
}
