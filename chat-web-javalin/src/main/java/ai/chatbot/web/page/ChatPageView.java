package ai.chatbot.web.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The page of one chat. A new chat has its id already, so that its first question can be sent; it
 * is kept only when that question arrives.
 */
public record ChatPageView(
    String chatId, boolean isNew, boolean demo, List<ModelChoice> models, String title) {
  public ChatPageView {
    requireNonNull(chatId, "chatId is null");
    requireNonNull(title, "title is null");
    models = List.copyOf(models);
  }
}
