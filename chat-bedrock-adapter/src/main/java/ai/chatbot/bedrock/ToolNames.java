package ai.chatbot.bedrock;

import java.util.regex.Pattern;

/**
 * The names of tools and of their calls as Bedrock takes them back. Models make up names that it
 * then refuses, with all the chat that they stand in.
 */
final class ToolNames {
  private static final int LONGEST = 64;
  private static final Pattern REFUSED = Pattern.compile("[^a-zA-Z0-9_-]");

  private ToolNames() {}

  /** The name itself if it fits, else one like it; for the same name always the same. */
  static String fitting(String name) {
    String taken = REFUSED.matcher(name).replaceAll("_");
    return taken.isEmpty() ? "unknown" : taken.substring(0, Math.min(taken.length(), LONGEST));
  }
}
