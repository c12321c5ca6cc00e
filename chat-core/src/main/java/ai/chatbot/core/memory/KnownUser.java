package ai.chatbot.core.memory;

import java.time.Instant;

/** Somebody who has asked or registered, and since when they are known. */
record KnownUser(boolean guest, Instant since) {
  KnownUser registered() {
    return new KnownUser(false, since);
  }

  boolean isGuestFromBefore(Instant moment) {
    return guest && since.isBefore(moment);
  }
}
