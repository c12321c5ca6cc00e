package ai.chatbot.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What clients send to {@code POST /api/chat}, and what they read of its answers. */
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

  /** The words of an answer, out of its stream. */
  static String said(String stream) {
    return stream
        .lines()
        .filter(line -> line.contains("\"text-delta\""))
        .map(line -> Visitor.parsed(line.substring("data: ".length())).path("delta").asText())
        .collect(Collectors.joining());
  }

  /** A stream's own lines: comments and blanks may come anywhere. */
  static List<String> lines(String stream) {
    return stream
        .lines()
        .filter(line -> line.startsWith("data: ") || line.startsWith("id: "))
        .toList();
  }

  /** The words of the message that was stored. */
  static String said(JsonNode message) {
    return message
        .path("parts")
        .valueStream()
        .filter(part -> part.path("type").asText().equals("text"))
        .map(part -> part.path("text").asText())
        .collect(Collectors.joining());
  }
}
