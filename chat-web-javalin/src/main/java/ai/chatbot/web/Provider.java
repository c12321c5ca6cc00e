package ai.chatbot.web;

/** Where answers come from. */
public enum Provider {
  /** Bedrock where there are credentials for it, else the demo. */
  AUTO,
  /** Bedrock. */
  BEDROCK,
  /** The script. */
  DEMO
}
