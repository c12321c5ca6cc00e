package ai.chatbot.bedrock;

/** The versions of HTTP that Bedrock can be asked in. */
public enum HttpVersion {
  /** A connection for each answer under way, which is closed when the answer is given up. */
  HTTP_1_1,

  /**
   * Many answers on one connection, each a stream that is reset when it is given up. They share its
   * fate: if it breaks, all fail, and where most of them wait for their sinks, the others may too.
   */
  HTTP_2
}
