package ai.chatbot.web;

import ai.chatbot.core.Chatbot;
import ai.chatbot.core.port.PasswordHasher;
import ai.chatbot.core.usecase.Accounts;
import ai.chatbot.web.chat.ViewerLocation;
import ai.chatbot.web.limit.ClientAddress;
import ai.chatbot.web.limit.Limits;
import ai.chatbot.web.session.PublicOrigin;
import ai.chatbot.web.session.SessionTokens;
import ai.chatbot.web.session.Sessions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What stands behind the listener, put together as the settings say.
 *
 * @param secret signs sessions
 */
record Site(Settings settings, String secret, Chatbot chatbot, PasswordHasher hasher) {

  /** {@code demo} says that no real model answers, {@code weather} that it can look that up. */
  Routes routes(HealthHandlers health, boolean demo, boolean weather) {
    Accounts members = chatbot.accounts(hasher);
    boolean trusted = settings.sessions().trustForwarded();
    Guard guard = new Guard(sessions(members), origin(), limits(trusted));
    return new Routes(chatbot, members, guard, health, new ViewerLocation(trusted), demo, weather);
  }

  private Sessions sessions(Accounts members) {
    SessionTokens tokens =
        new SessionTokens(secret, settings.sessions().previousSecret(), InstantSource.system());
    return new Sessions(tokens, origin(), members, UUID::randomUUID);
  }

  private PublicOrigin origin() {
    SessionSettings sessions = settings.sessions();
    return new PublicOrigin(sessions.url(), sessions.trustForwarded(), isOnlyHere(settings.host()));
  }

  private Limits limits(boolean trusted) {
    ClientAddress addresses = new ClientAddress(trusted ? settings.sessions().proxies() : 0);
    return new Limits(addresses, settings.guestsAnHour());
  }

  private static boolean isOnlyHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
