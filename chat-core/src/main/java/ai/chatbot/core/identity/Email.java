package ai.chatbot.core.identity;

import java.util.Locale;
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
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }
}
