package ai.chatbot.core.contract;

import ai.chatbot.core.fake.QuickHasher;
import ai.chatbot.core.identity.PasswordHash;
import ai.chatbot.core.port.PasswordHasher;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be wrong with a {@link PasswordHasher}. */
interface BrokenPasswordHasher extends PasswordHasher, Broken<PasswordHasher> {

  @CaughtBy("everyHashIsAnotherAndDoesNotHoldThePassword")
  interface HashesAPasswordAlwaysTheSame extends BrokenPasswordHasher {
    Map<String, PasswordHash> ALL = new ConcurrentHashMap<>();

    @Override
    default PasswordHash hash(String password) {
      return ALL.computeIfAbsent(password, correct()::hash);
    }
  }

  @CaughtBy("everyHashIsAnotherAndDoesNotHoldThePassword")
  interface KeepsThePasswordInTheHash extends BrokenPasswordHasher {
    @Override
    default PasswordHash hash(String password) {
      return new PasswordHash(correct().hash(password).value() + password);
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      String all = hash.value();
      return all.endsWith(password)
          && all.length() > password.length()
          && correct().matches(password, without(password, all));
    }

    private static PasswordHash without(String password, String all) {
      return new PasswordHash(all.substring(0, all.length() - password.length()));
    }
  }

  @CaughtBy({
    "aHashIsOfNoOtherPassword",
    "passwordsThatDifferAfterANulOrFarBehindAreDifferent",
    "aHashThatNobodyHereHasMadeIsOfNoPassword",
    "aHashThatWasCutOrChangedIsOfNoPassword",
    "manyHashAtOnce"
  })
  interface MatchesAlways extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      return true;
    }
  }

  @CaughtBy({
    "aHashIsOneOfItsPassword",
    "aHashIsKnownToAnotherHasherOfItsKind",
    "everyHashIsAnotherAndDoesNotHoldThePassword",
    "manyHashAtOnce"
  })
  interface MatchesNever extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      return false;
    }
  }

  @CaughtBy("aHashIsOneOfItsPassword")
  interface KnowsNoEmptyPassword extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      return !password.isEmpty() && correct().matches(password, hash);
    }
  }

  @CaughtBy("aHashIsOfNoOtherPassword")
  interface StripsPasswords extends BrokenPasswordHasher {
    @Override
    default PasswordHash hash(String password) {
      return correct().hash(left(password));
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().matches(left(password), hash);
    }

    private static String left(String password) {
      return password.strip();
    }
  }

  @CaughtBy("aHashIsOfNoOtherPassword")
  interface OverlooksCase extends BrokenPasswordHasher {
    @Override
    default PasswordHash hash(String password) {
      return correct().hash(left(password));
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().matches(left(password), hash);
    }

    private static String left(String password) {
      return password.toLowerCase(Locale.ROOT);
    }
  }

  @CaughtBy({"aHashIsOfNoOtherPassword", "passwordsThatDifferAfterANulOrFarBehindAreDifferent"})
  interface StopsAtANul extends BrokenPasswordHasher {
    @Override
    default PasswordHash hash(String password) {
      return correct().hash(left(password));
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().matches(left(password), hash);
    }

    private static String left(String password) {
      return password.replaceFirst("(?s)\\x00.*", "");
    }
  }

  @CaughtBy("passwordsThatDifferAfterANulOrFarBehindAreDifferent")
  interface ReadsTheBeginningOfAPassword extends BrokenPasswordHasher {
    @Override
    default PasswordHash hash(String password) {
      return correct().hash(left(password));
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().matches(left(password), hash);
    }

    private static String left(String password) {
      return password.substring(0, Math.min(password.length(), 72));
    }
  }

  @CaughtBy("aHashIsKnownToAnotherHasherOfItsKind")
  interface KnowsItsOwnHashesAlone extends BrokenPasswordHasher {
    Map<PasswordHash, PasswordHasher> MAKERS = new ConcurrentHashMap<>();

    @Override
    default PasswordHash hash(String password) {
      PasswordHash hash = correct().hash(password);
      MAKERS.put(hash, correct());
      return hash;
    }

    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().equals(MAKERS.get(hash)) && correct().matches(password, hash);
    }
  }

  @CaughtBy("aHashThatNobodyHereHasMadeIsOfNoPassword")
  interface TakesAPasswordForItsHash extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      return hash.value().equals(password) || correct().matches(password, hash);
    }
  }

  @CaughtBy("aHashThatNobodyHereHasMadeIsOfNoPassword")
  interface RefusesAHashOfOthers extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      if (!hash.value().contains("!")) {
        throw new IllegalArgumentException("not a hash");
      }
      return correct().matches(password, hash);
    }
  }

  @CaughtBy("aHashThatWasCutOrChangedIsOfNoPassword")
  interface ReadsTheBeginningOfAHash extends BrokenPasswordHasher {
    @Override
    default boolean matches(String password, PasswordHash hash) {
      return correct().matches(password, new PasswordHash(beginning(hash.value())));
    }

    private static String beginning(String all) {
      return all.substring(0, Math.min(all.length(), all.indexOf('!') + 1 + 64));
    }
  }

  @CaughtBy("manyHashAtOnce")
  interface HashesInOnePlace extends BrokenPasswordHasher {
    AtomicReference<String> PLACE = new AtomicReference<>("");

    @Override
    default PasswordHash hash(String password) {
      PLACE.set(password);
      dawdle();
      return correct().hash(PLACE.get());
    }
  }

  @ExtendWith(FaultOfTheRun.class)
  final class Contract extends PasswordHasherContract {
    private final Fault fault;

    Contract(Fault fault) {
      this.fault = fault;
    }

    @Override
    protected PasswordHasher hasher() {
      return fault.in(PasswordHasher.class, new QuickHasher());
    }
  }
}
