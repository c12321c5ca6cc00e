package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The page of one chat. A new chat has its id already, so that its first question can be sent; it
 * is kept only when that question arrives.
 *
 * @param account the e-mail address that somebody is signed in with; empty for a guest
 */
public record ChatPageView(
    String chatId,
    boolean isNew,
    boolean demo,
    List<ModelChoice> models,
    String title,
    String account) {
  public ChatPageView {
    requireNonNull(chatId, "chatId is null");
    requireNonNull(title, "title is null");
    requireNonNull(account, "account is null");
    models = List.copyOf(models);
  }
}
