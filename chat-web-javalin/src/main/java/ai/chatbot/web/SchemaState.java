package ai.chatbot.web;

import java.util.List;

/**
 * How a database's schema stands.
 *
 * @param server which PostgreSQL it is on, and whether it is reached over TLS
 * @param pending the names of the migrations that it lacks, in order
 */
public record SchemaState(String server, List<String> pending) {
  public SchemaState {
    pending = List.copyOf(pending);
  }
}
