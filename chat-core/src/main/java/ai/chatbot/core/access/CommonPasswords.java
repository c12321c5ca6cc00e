package ai.chatbot.core.access;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those that lists of stolen passwords are full of, as far as they are long enough at all. */
final class CommonPasswords {
  private static final Set<String> ALL =
      Stream.of(
              """
              12345678 123456789 1234567890 12345678910 123123123 987654321 87654321 0987654321
              11111111 111111111 1111111111 00000000 000000000 0000000000 88888888 99999999
              66666666 12341234 11223344 1122334455 12121212 123454321 147258369 789456123
              741852963 159357456 147852369 102030405 10203040 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
              1qaz2wsx3edc 1qazxsw2 zaq12wsx zaq1zaq1 q1w2e3r4 q1w2e3r4t5 qazwsxedc 123qweasd
              123qweasdzxc qwertyui qwertyuiop qwerty123 qwerty1234 qwerty12 qwerty12345 asdfghjkl
              asdfasdf asdf1234 zxcvbnm1 zxcvbnm123 1234qwer qwer1234 abcd1234 abc12345 abcdefgh
              abcdefg1 a1b2c3d4 a1234567 a12345678 a123456789 aa123456 aa12345678 abc123456
              aaaaaaaa password password1 password12 password123 password1234 password! passw0rd
              p@ssword p@ssw0rd p@ssword1 p@ssw0rd1 pa55word pass1234 passpass mypassword letmein1
              letmein123 changeme changeme1 changeme123 default1 iloveyou iloveyou1 iloveyou2
              sunshine sunshine1 princess princess1 football football1 baseball baseball1
              basketball superman superman1 batman123 starwars pokemon1 trustno1 whatever computer
              internet samsung1 michelle jennifer jessica1 michael1 charlie1 liverpool chocolate
              butterfly elephant dragon123 monkey123 master123 shadow123 welcome1 welcome123
              admin123 admin1234 administrator test1234 testtest testing123 guest123 user1234
              login123 secret123 hello123 hellohello samantha danielle alexander victoria corvette
              mercedes maverick midnight november december december1 summer2024 winter2024
              """
                  .split("\\s+"))
          .collect(Collectors.toUnmodifiableSet());

  private CommonPasswords() {}

  /** Is it one of them, in whatever case? */
  static boolean have(String password) {
    return ALL.contains(password.toLowerCase(Locale.ROOT));
  }
}
