package ai.chatbot.web.account;

import ai.chatbot.core.access.PasswordFlaw;
import ai.chatbot.core.access.PasswordRules;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.core.usecase.Accounts.PasswordChange;
import ai.chatbot.core.usecase.Accounts.Registration;
import ai.chatbot.web.json.Fields;
import ai.chatbot.web.json.Json;
import ai.chatbot.web.limit.Limits;
import ai.chatbot.web.problem.Problem;
import ai.chatbot.web.problem.ProblemException;
import ai.chatbot.web.session.OwnPath;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /api/auth/register}, {@code login}, {@code logout} and {@code /api/me}. What a program
 * sends as JSON is answered in JSON; what a page's form sends leads on to a page.
 */
public final class AccountHandlers {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Limits limits;
  private final TypedEmail typed;

  /** For those accounts, with those sessions, within those limits. */
  public AccountHandlers(Accounts accounts, Sessions sessions, Limits limits, TypedEmail typed) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
    this.typed = typed;
  }

  /** Makes the caller a member; a guest keeps all they have. */
  public void register(Context ctx) {
    Fields fields = Fields.of(ctx);
    answer(ctx, fields, "/register", () -> register(ctx, fields));
  }

  private void register(Context ctx, Fields fields) {
    String email = fields.required("email");
    limits.registration(ctx, email);
    Optional<User.Guest> guest =
        sessions.find(ctx).filter(User.Guest.class::isInstance).map(User.Guest.class::cast);
    switch (accounts.register(guest, email, fields.required("password"))) {
      case Registration.Registered(var session) -> sessions.begin(ctx, session);
      case Registration.NotAnAddress it -> throw bad("email", "email is no e-mail address");
      case Registration.Unfit(var flaw) -> throw unfit(flaw);
      case Registration.AddressTaken it ->
          throw Problem.of("conflict:auth", "There is an account of that e-mail address already.")
              .asException();
      case Registration.AlreadyMember it ->
          throw Problem.of("conflict:auth", "You have an account by now: sign in to it.")
              .asException();
    }
  }

  /** Begins a session of a member's. */
  public void login(Context ctx) {
    Fields fields = Fields.of(ctx);
    answer(ctx, fields, "/login", () -> login(ctx, fields));
  }

  private void login(Context ctx, Fields fields) {
    if (!signIn(ctx, fields.required("email"), fields.required("password"))) {
      throw Problem.of("unauthorized:auth", "This e-mail address and password do not match.")
          .asException();
    }
  }

  /** Begins a session if the password is right; wrong ones are counted. */
  boolean signIn(Context ctx, String email, String password) {
    Optional<Accounts.Session> session =
        limits.password(ctx, email, () -> accounts.signIn(email, password), Optional::isEmpty);
    session.ifPresent(begun -> sessions.begin(ctx, begun));
    return session.isPresent();
  }

  /** Ends the caller's session. */
  public void logout(Context ctx) {
    sessions.end(ctx);
    if (Fields.isForm(ctx)) {
      ctx.redirect("/", HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.NO_CONTENT);
    }
  }

  /** Changes the caller's password; their other sessions are over. */
  public void changePassword(Context ctx) {
    User.Member member = member(ctx);
    Fields fields = Fields.of(ctx);
    String present = fields.required("password");
    String wanted = fields.required("newPassword");
    PasswordChange change =
        limits.password(
            ctx,
            member.email().value(),
            () -> accounts.changePassword(member, present, wanted),
            PasswordChange.WrongPassword.class::isInstance);
    switch (change) {
      case PasswordChange.Changed(var session) -> {
        sessions.begin(ctx, session);
        ctx.status(HttpStatus.NO_CONTENT);
      }
      case PasswordChange.Unfit(var flaw) -> throw unfit(flaw);
      case PasswordChange.WrongPassword it -> throw wrongPassword();
      case PasswordChange.TooLate it ->
          throw Problem.of("conflict:auth", "The account was changed at this very moment.")
              .asException();
    }
  }

  /** Ends every session of the caller's. */
  public void signOutEverywhere(Context ctx) {
    accounts.signOutEverywhere(member(ctx));
    sessions.end(ctx);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** Deletes the caller and all they have; a member gives the password. */
  public void delete(Context ctx) {
    User user = Sessions.user(ctx);
    boolean deleted =
        switch (user) {
          case User.Guest guest -> accounts.delete(guest, Optional.empty());
          case User.Member member -> delete(ctx, member, Fields.of(ctx).required("password"));
        };
    if (!deleted) {
      throw wrongPassword();
    }
    sessions.end(ctx);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private boolean delete(Context ctx, User.Member member, String password) {
    return limits.password(
        ctx,
        member.email().value(),
        () -> accounts.delete(member, Optional.of(password)),
        deleted -> !deleted);
  }

  /** Who the caller is. */
  public void me(Context ctx) {
    ctx.json(Json.object().set("user", UserJson.of(Sessions.user(ctx))));
  }

  private static User.Member member(Context ctx) {
    return switch (Sessions.user(ctx)) {
      case User.Member member -> member;
      case User.Guest guest ->
          throw Problem.of("forbidden:auth", "This is for those who have an account.")
              .asException();
    };
  }

  /** Tells a page by leading it back, a program by the problem itself. */
  private void answer(Context ctx, Fields fields, String page, Runnable work) {
    if (!fields.isForm()) {
      work.run();
      ctx.json(Json.object().set("user", UserJson.of(Sessions.user(ctx))));
      return;
    }
    try {
      work.run();
      typed.forget(ctx, page);
      ctx.redirect(next(fields), HttpStatus.SEE_OTHER);
    } catch (ProblemException e) {
      leadBack(ctx, fields, page, LoginFault.of(e.problem()));
    } catch (Argon2Hasher.Busy | StoreUnavailable e) {
      leadBack(ctx, fields, page, LoginFault.LATER);
    }
  }

  private void leadBack(Context ctx, Fields fields, String page, LoginFault fault) {
    typed.keep(ctx, fields.text("email").orElse(""), page);
    String next = URLEncoder.encode(next(fields), StandardCharsets.UTF_8);
    ctx.redirect(page + "?error=" + fault.word() + "&redirectUrl=" + next, HttpStatus.SEE_OTHER);
  }

  private static String next(Fields fields) {
    return OwnPath.of(fields.text("redirectUrl").orElse("/"));
  }

  private static ProblemException wrongPassword() {
    return Problem.of("forbidden:auth", "This is not your present password.").asException();
  }

  private static ProblemException unfit(PasswordFlaw flaw) {
    String why =
        switch (flaw) {
          case BLANK -> "there is nothing to read in it";
          case TOO_SHORT -> "it has fewer than " + PasswordRules.SHORTEST + " characters";
          case TOO_LONG -> "it has more than " + PasswordRules.LONGEST + " characters";
          case SAME_AS_EMAIL -> "it is the e-mail address";
          case VERY_COMMON -> "it is one of those that everybody tries first";
        };
    return bad("password_" + flaw.name().toLowerCase(Locale.ROOT), "password: " + why);
  }

  private static ProblemException bad(String reason, String cause) {
    return new Problem("bad_request:auth", "This cannot be used: " + cause + ".", reason)
        .asException();
  }
}
