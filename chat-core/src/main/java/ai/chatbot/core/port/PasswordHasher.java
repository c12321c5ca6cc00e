package ai.chatbot.core.port;

import ai.chatbot.core.identity.PasswordHash;

/**
 * Makes hashes of passwords, slowly, so that nobody guesses many. Safe for use by many threads.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP:
 *     password storage</a>
 */
public interface PasswordHasher {

  /** A hash of that password, another one at every call. */
  PasswordHash hash(String password);

  /** Is that hash one of that password? A hash that nobody here has made is of none. */
  boolean matches(String password, PasswordHash hash);
}
