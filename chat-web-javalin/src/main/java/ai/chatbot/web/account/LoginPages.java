package ai.chatbot.web.account;

import ai.chatbot.core.access.PasswordRules;
import ai.chatbot.core.identity.User;
import ai.chatbot.web.page.LoginView;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.session.OwnPath;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** {@code /login} and {@code /register}. Their forms work without a script. */
public final class LoginPages {
  private final Pages pages;

  /** Rendered by those. */
  public LoginPages(Pages pages) {
    this.pages = pages;
  }

  /** Signing in; a member is in already. */
  public void login(Context ctx) {
    show(ctx, false);
  }

  /** Registering; a member has. */
  public void register(Context ctx) {
    show(ctx, true);
  }

  private void show(Context ctx, boolean registering) {
    if (Sessions.user(ctx) instanceof User.Member) {
      ctx.redirect("/", HttpStatus.TEMPORARY_REDIRECT);
      return;
    }
    String error = Optional.ofNullable(ctx.queryParam("error")).map(LoginPages::words).orElse("");
    pages.show(
        ctx,
        "login.jte",
        new LoginView(registering, error, OwnPath.of(ctx.queryParam("redirectUrl"))));
  }

  /** The word by which a page is told of that problem. */
  static String reason(Problem problem) {
    return switch (problem.code()) {
      case "bad_request:auth" -> Optional.ofNullable(problem.cause()).orElse("other");
      case "unauthorized:auth" -> "no_match";
      case "conflict:auth" -> "user_exists";
      case "rate_limit:api" -> "too_often";
      default -> "other";
    };
  }

  private static String words(String reason) {
    return switch (reason) {
      case "no_match", "CredentialsSignin" -> "This e-mail address and password do not match.";
      case "user_exists" -> "There is an account of that e-mail address already.";
      case "email" -> "This is no e-mail address.";
      case "later" -> "That cannot be done at the moment. Please try again shortly.";
      case "too_often" -> "That was tried too often. Please wait a few minutes.";
      case "password_blank", "password_too_short" ->
          "A password has " + PasswordRules.SHORTEST + " characters or more.";
      case "password_too_long" ->
          "A password has " + PasswordRules.LONGEST + " characters at most.";
      case "password_same_as_email" -> "The e-mail address is no password.";
      case "password_very_common" -> "Everybody tries this password first: take another.";
      default -> "That did not work. Please try again.";
    };
  }
}
