package ai.chatbot.core.fake;

import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.port.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes at once and counts what it is asked: for tests alone. Whoever finds such a hash guesses
 * millions of passwords a second.
 */
public final class QuickHasher implements PasswordHasher {
  private static final AtomicInteger SALT = new AtomicInteger();

  private final AtomicInteger hashed = new AtomicInteger();
  private final AtomicInteger compared = new AtomicInteger();

  /** How many hashes it has made. */
  public int hashed() {
    return hashed.get();
  }

  /** How many comparisons it has made. */
  public int compared() {
    return compared.get();
  }

  @Override
  public PasswordHash hash(String password) {
    hashed.incrementAndGet();
    return hash(password, Integer.toString(SALT.incrementAndGet()));
  }

  @Override
  public boolean matches(String password, PasswordHash hash) {
    compared.incrementAndGet();
    String salt = hash.value().substring(0, Math.max(hash.value().indexOf('!'), 0));
    return hash.equals(hash(password, salt));
  }

  private static PasswordHash hash(String password, String salt) {
    byte[] salted = (salt + "!" + password).getBytes(StandardCharsets.UTF_8);
    return new PasswordHash(salt + "!" + HexFormat.of().formatHex(sha256(salted)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
