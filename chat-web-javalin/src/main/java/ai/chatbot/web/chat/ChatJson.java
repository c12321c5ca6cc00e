package ai.chatbot.web.chat;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.web.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A chat as a row of the original's (http-contract §3.4). */
public final class ChatJson {
  private ChatJson() {}

  /** That chat. */
  public static ObjectNode of(Chat chat) {
    return Json.object()
        .put("id", chat.id().toString())
        .put("createdAt", Json.time(chat.createdAt()))
        .put("title", chat.title())
        .put("userId", chat.owner().toString())
        .put("visibility", chat.visibility().name().toLowerCase(Locale.ROOT));
  }
}
