package ai.chatbot.core.identity;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Names a user, guest or member, for good. */
public record UserId(UUID value) {
  public UserId {
    requireNonNull(value, "value is null");
  }

  /** The same for the same user always; nobody can tell from it who they are. */
  public String pseudonym() {
    try {
      byte[] id = value.toString().getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
