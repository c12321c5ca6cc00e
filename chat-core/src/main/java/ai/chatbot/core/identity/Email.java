package ai.chatbot.core.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, in lower case, so that one mailbox is one account. The form checked is one
 * {@code @} between two parts without blanks or characters that show nothing, at most 254
 * characters (RFC 5321 §4.5.3.1.3).
 */
public record Email(String value) {
  private static final Pattern FORM = Pattern.compile("[^@\\s\\p{C}\\p{Z}]+@[^@\\s\\p{C}\\p{Z}]+");
  private static final int LONGEST = 254;

  public Email {
    value = value.toLowerCase(Locale.ROOT);
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** The address that somebody typed, if it is one; blanks around it do not matter. */
  public static Optional<Email> of(String typed) {
    String address = typed.strip().toLowerCase(Locale.ROOT);
    return isAddress(address) ? Optional.of(new Email(address)) : Optional.empty();
  }

  private static boolean isAddress(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
