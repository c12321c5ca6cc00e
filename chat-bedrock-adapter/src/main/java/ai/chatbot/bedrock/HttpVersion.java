package ai.chatbot.bedrock;

/** The versions of HTTP that Bedrock can be asked in. */
public enum HttpVersion {
  /** A connection for each answer under way; it is closed with an answer that is given up. */
  HTTP_1_1,

  /** Many answers on one connection, each a stream that is reset when it is given up. */
  HTTP_2
}
