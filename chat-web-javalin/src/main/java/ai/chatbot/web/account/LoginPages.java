package ai.chatbot.web.account;

import ai.chatbot.core.identity.User;
import ai.chatbot.web.page.LoginView;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.page.Texts;
import ai.chatbot.web.session.OwnPath;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** {@code /login} and {@code /register}. Their forms work without a script. */
public final class LoginPages {
  private final Pages pages;
  private final TypedEmail typed;

  /** Rendered by those; after a failure with what was typed. */
  public LoginPages(Pages pages, TypedEmail typed) {
    this.pages = pages;
    this.typed = typed;
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
    String next = OwnPath.of(ctx.queryParam("redirectUrl"));
    LoginView view =
        Optional.ofNullable(ctx.queryParam("error"))
            .map(LoginFault::of)
            .map(fault -> again(ctx, registering, fault, next))
            .orElseGet(() -> LoginView.anew(registering, next));
    pages.show(ctx, "login.jte", view);
  }

  private LoginView again(Context ctx, boolean registering, LoginFault fault, String next) {
    return new LoginView(
        registering,
        fault.words(Texts.of(ctx)),
        fault.isInEmail(),
        fault.isInPassword(),
        typed.of(ctx),
        next);
  }
}
