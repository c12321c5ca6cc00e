package ai.chatbot.web.limit;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request comes from, to count what comes from there. Each proxy adds at the right of
 * {@code X-Forwarded-For} whom it was asked by; what stands further left than the trusted proxies
 * reach, anybody may have written.
 *
 * @param proxies how many proxies of one's own stand before this server; none if 0
 */
public record ClientAddress(int proxies) {
  private static final Pattern PORT = Pattern.compile("^\\[?([^\\]]*?)]?(:[0-9]+)?$");
  private static final int NETWORK_BYTES = 8;

  /** An IPv4 address, or the network that an IPv6 address is in: a household has one of those. */
  public String of(Context ctx) {
    return forwarded(ctx).or(() -> literal(ctx.ip())).map(ClientAddress::network).orElse("unknown");
  }

  /** The header may stand on several lines: some proxies add one of their own. */
  private Optional<InetAddress> forwarded(Context ctx) {
    List<String> lines = Collections.list(ctx.req().getHeaders("X-Forwarded-For"));
    if (proxies == 0 || lines.isEmpty()) {
      return Optional.empty();
    }
    List<String> hops = Arrays.asList(String.join(",", lines).split(",", -1));
    return literal(hops.get(Math.max(0, hops.size() - proxies)));
  }

  /** Never looks a name up. */
  private static Optional<InetAddress> literal(String text) {
    String address = text.strip();
    boolean hasPort = address.startsWith("[") || address.indexOf(':') == address.lastIndexOf(':');
    String host = hasPort ? PORT.matcher(address).replaceFirst("$1") : address;
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length <= NETWORK_BYTES) {
      return address.getHostAddress();
    }
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
