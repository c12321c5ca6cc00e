package ai.chatbot.web.account;

import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.port.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with OWASP's first parameters: 19 MiB, two passes, one lane. A few are
 * computed at once, on threads of their own, and a few more wait, so that a flood of passwords
 * takes neither the memory nor the processors from everybody else. Safe for use by many threads.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP:
 *     password storage</a>
 */
public final class Argon2Hasher implements PasswordHasher {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final long IDLE_SECONDS = 60;

  /** The form in which Argon2's own tools write a hash. */
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

  private final SecureRandom random = new SecureRandom();

  /** A virtual thread that computes keeps all others from its carrier until it is done. */
  private final ExecutorService threads;

  private Argon2Hasher(int atOnce, int mostWaiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            Thread.ofPlatform().daemon().name("passwords-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  /** One that leaves half of the processors to others. */
  public static Argon2Hasher forThisMachine() {
    return of(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), 16);
  }

  static Argon2Hasher of(int atOnce, int mostWaiting) {
    return new Argon2Hasher(atOnce, mostWaiting);
  }

  /**
   * A hash of that password, with a salt of its own.
   *
   * @throws Busy if too many wait already
   */
  @Override
  public PasswordHash hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Cost cost = new Cost(MEMORY_KIB, PASSES, LANES);
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                MEMORY_KIB,
                PASSES,
                LANES,
                text(salt),
                text(computed(password, salt, cost, HASH_BYTES))));
  }

  /**
   * Is that hash one of that password?
   *
   * @throws Busy if too many wait already
   */
  @Override
  public boolean matches(String password, PasswordHash hash) {
    Matcher form = FORM.matcher(hash.value());
    return form.matches()
        && Cost.of(form).filter(cost -> matches(password, form, cost)).isPresent();
  }

  private boolean matches(String password, Matcher form, Cost cost) {
    try {
      byte[] expected = Base64.getDecoder().decode(form.group(5));
      byte[] salt = Base64.getDecoder().decode(form.group(4));
      return MessageDigest.isEqual(expected, computed(password, salt, cost, expected.length));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private byte[] computed(String password, byte[] salt, Cost cost, int length) {
    try {
      return threads.submit(() -> compute(password, salt, cost, length)).get();
    } catch (RejectedExecutionException e) {
      throw new Busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2id failed", e.getCause());
    }
  }

  private static byte[] compute(String password, byte[] salt, Cost cost, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] bytes = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a hash takes to compute. */
  private record Cost(int memory, int passes, int lanes) {
    private static final int MOST_MEMORY = 65_536;
    private static final int MOST_PASSES = 10;

    /** Empty for one that nobody here has made, and that would take too much. */
    static Optional<Cost> of(Matcher form) {
      Cost cost =
          new Cost(
              Integer.parseInt(form.group(1)),
              Integer.parseInt(form.group(2)),
              Integer.parseInt(form.group(3)));
      return Optional.of(cost).filter(Cost::isModest);
    }

    private boolean isModest() {
      return passes >= 1
          && passes <= MOST_PASSES
          && lanes >= 1
          && memory >= 8 * lanes
          && memory <= MOST_MEMORY;
    }
  }

  /** Too many passwords are being checked already; a moment later it may go well. */
  public static final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Busy() {
      super("too many passwords are being checked", null, false, false);
    }
  }
}
