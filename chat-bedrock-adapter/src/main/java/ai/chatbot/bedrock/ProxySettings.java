package ai.chatbot.bedrock;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;

/**
 * The proxy on the way to Bedrock: the one that the JVM's properties name ({@code https.proxyHost}
 * and its like, or those for http), else the environment's ({@code HTTPS_PROXY}, or {@code
 * HTTP_PROXY}; in small letters too). The SDK's Netty client by itself reads only the settings for
 * http, and takes a domain in {@code NO_PROXY} for a host. No proxy leads to this machine itself.
 */
final class ProxySettings {
  private static final String THIS_MACHINE = "localhost|127.*|[::1]";

  private final Properties properties;
  private final Map<String, String> env;

  private ProxySettings(Properties properties, Map<String, String> env) {
    this.properties = properties;
    this.env = env;
  }

  /**
   * The proxy of those settings; its host is null if there is none.
   *
   * @throws IllegalArgumentException if a setting cannot be used; its value is not told, since it
   *     may hold a password
   */
  static ProxyConfiguration of(Properties properties, Map<String, String> env) {
    ProxySettings settings = new ProxySettings(properties, env);
    return settings
        .ofProperties("https")
        .or(() -> settings.ofProperties("http"))
        .or(() -> settings.ofVariable("HTTPS_PROXY"))
        .or(() -> settings.ofVariable("HTTP_PROXY"))
        .orElseGet(ProxySettings::blank)
        .build();
  }

  /** One that looks for no settings itself. */
  private static ProxyConfiguration.Builder blank() {
    return ProxyConfiguration.builder()
        .useSystemPropertyValues(false)
        .useEnvironmentVariableValues(false);
  }

  private Optional<ProxyConfiguration.Builder> ofProperties(String scheme) {
    return property(scheme + ".proxyHost")
        .map(
            host ->
                blank()
                    .host(host)
                    .port(port(scheme + ".proxyPort").orElse(standardPort(scheme)))
                    .username(property(scheme + ".proxyUser").orElse(""))
                    .password(property(scheme + ".proxyPassword").orElse(""))
                    .nonProxyHosts(direct(globs(property("http.nonProxyHosts").orElse("")))));
  }

  private Optional<Integer> port(String name) {
    try {
      return property(name).map(Integer::valueOf);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not the number of a port", e);
    }
  }

  private static int standardPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private Optional<String> property(String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(it -> !it.isBlank());
  }

  private Optional<ProxyConfiguration.Builder> ofVariable(String name) {
    return variable(name)
        .map(
            address ->
                at(address(name, address))
                    .nonProxyHosts(direct(domains(variable("NO_PROXY").orElse("")))));
  }

  /** The one in small letters first, as the SDK and curl have it. */
  private Optional<String> variable(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .flatMap(it -> Optional.ofNullable(env.get(it)).stream())
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private static URI address(String name, String text) {
    try {
      URI address = URI.create(text.contains("://") ? text : "http://" + text);
      if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // told below, without the value
    }
    throw new IllegalArgumentException(
        name + " is not the address of a proxy, such as http://proxy.example.com:3128");
  }

  private static ProxyConfiguration.Builder at(URI address) {
    String[] user = Optional.ofNullable(address.getRawUserInfo()).orElse("").split(":", 2);
    return blank()
        .scheme(address.getScheme())
        .host(address.getHost())
        .port(address.getPort() < 0 ? standardPort(address.getScheme()) : address.getPort())
        .username(decoded(user[0]))
        .password(user.length > 1 ? decoded(user[1]) : "");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Set<String> direct(Stream<String> patterns) {
    return Stream.concat(globs(THIS_MACHINE), patterns).collect(Collectors.toSet());
  }

  /** Java's way: whole hosts, with a star for anything. */
  private static Stream<String> globs(String hosts) {
    return Stream.of(hosts.split("\\|"))
        .filter(glob -> !glob.isBlank())
        .map(glob -> "(?i)" + Pattern.quote(glob.strip()).replace("*", "\\E.*\\Q"));
  }

  /** The environment's way: hosts and domains, each with all that is in it. */
  private static Stream<String> domains(String hosts) {
    return Stream.of(hosts.split("[,\\s]+"))
        .filter(host -> !host.isEmpty())
        .map(host -> host.replaceFirst("^\\*?\\.", "").replaceFirst("^([^:]+):\\d+$", "$1"))
        .map(host -> host.equals("*") ? ".*" : "(?i)(.*\\.)?" + Pattern.quote(host));
  }
}
