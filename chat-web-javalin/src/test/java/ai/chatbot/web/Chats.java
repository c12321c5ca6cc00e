package ai.chatbot.web;

import java.util.UUID;

/** Bodies of {@code POST /api/chat} as clients send them. */
public final class Chats {
  private Chats() {}

  /** A question in the form of our own page. */
  public static String question(UUID chat, UUID message, String text) {
    return """
    {"id":"%s","message":{"id":"%s","role":"user","parts":[{"type":"text","text":"%s"}]},\
    "selectedChatModel":"claude-haiku","selectedVisibilityType":"private"}\
    """
        .formatted(chat, message, text);
  }
}
