package ai.chatbot.web.account;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.access.Allowance;
import ai.chatbot.core.catalog.Generation;
import ai.chatbot.core.identity.User;
import ai.chatbot.core.port.UsageLedger;
import ai.chatbot.core.usecase.Shelf.OfferedModel;
import ai.chatbot.web.page.AccountView;
import ai.chatbot.web.page.Pages;
import ai.chatbot.web.page.Reader;
import ai.chatbot.web.session.Sessions;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;

/** {@code /account}: who one is, what one has used, and what one can do about either. */
public final class AccountPages {
  private final Chatbot chatbot;
  private final Pages pages;
  private final InstantSource clock;

  /** Of that chatbot's users, rendered by those. */
  public AccountPages(Chatbot chatbot, Pages pages, InstantSource clock) {
    this.chatbot = chatbot;
    this.pages = pages;
    this.clock = clock;
  }

  /** The caller's; a guest has one too. */
  public void show(Context ctx) {
    User user = Sessions.user(ctx);
    AccountView view =
        new AccountView(Reader.of(user), chatbot.usage().questions(user), modelsUsed(user));
    pages.show(ctx, "account.jte", view);
  }

  private List<AccountView.ModelUse> modelsUsed(User user) {
    List<OfferedModel> offered = chatbot.shelf().models(user);
    return chatbot.usage().totals(user, clock.instant().minus(Allowance.WINDOW)).stream()
        .map(total -> use(total, name(total.inferenceId(), offered)))
        .toList();
  }

  private static AccountView.ModelUse use(UsageLedger.Total total, String name) {
    return new AccountView.ModelUse(
        name,
        total.calls(),
        total.estimated() > 0,
        total.input() + total.cacheRead() + total.cacheWrite(),
        total.output());
  }

  /** One that is not offered any more has no other name than its id. */
  private static String name(String inferenceId, List<OfferedModel> offered) {
    return offered.stream()
        .flatMap(each -> each.model().generation(inferenceId).stream())
        .map(Generation::name)
        .findFirst()
        .orElse(inferenceId);
  }
}
