package ai.chatbot.web;

import java.net.URI;
import java.util.Optional;

/**
 * What the settings say of sessions and of who stands before this server.
 *
 * @param secret signs sessions; empty where one is to be made
 * @param previousSecret the one before, whose sessions still hold
 * @param url what people open
 * @param trustForwarded are a proxy's headers to be believed?
 * @param proxies how many proxies of one's own add to them
 */
public record SessionSettings(
    Optional<String> secret,
    Optional<String> previousSecret,
    Optional<URI> url,
    boolean trustForwarded,
    int proxies) {

  static SessionSettings of(SettingsReader reader) {
    return new SessionSettings(
        reader.secret("AUTH_SECRET"),
        reader.secret("AUTH_SECRET_PREVIOUS"),
        reader.origin(),
        reader.flag("AUTH_TRUST_HOST"),
        reader.count("CHAT_PROXIES", 1));
  }
}
