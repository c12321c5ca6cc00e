package ai.chatbot.web.chat;

import ai.chatbot.core.conversation.ChatId;
import ai.chatbot.web.json.Body;
import ai.chatbot.web.problem.Problem;
import io.javalin.http.Context;

/** The chat that a path names; what is no UUID names none. */
final class ChatIds {
  private ChatIds() {}

  static ChatId ofPath(Context ctx) {
    return Body.uuid(ctx.pathParam("id"))
        .map(ChatId::new)
        .orElseThrow(() -> Problem.noSuchChat().asException());
  }
}
