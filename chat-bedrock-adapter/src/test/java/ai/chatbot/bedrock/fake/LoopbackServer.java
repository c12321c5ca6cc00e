package ai.chatbot.bedrock.fake;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * One port on loopback that speaks HTTP/1.1 and HTTP/2: in clear text whichever the client begins
 * with, over TLS the one that ALPN settles. It waits for a silent client for ever.
 */
final class LoopbackServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;
  private final String scheme;

  private LoopbackServer(String scheme, Handler handler, ConnectionFactory... protocols) {
    this.scheme = scheme;
    server = new Server(new QueuedThreadPool());
    server.setHandler(handler);
    connector = new ServerConnector(server, 1, 1, protocols);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(0);
    server.addConnector(connector);
    LifeCycle.start(server);
  }

  static LoopbackServer inClearText(Handler handler) {
    HttpConfiguration http = http();
    return new LoopbackServer(
        "http",
        handler,
        new HttpConnectionFactory(http),
        withoutRateLimit(new HTTP2CServerConnectionFactory(http)));
  }

  static LoopbackServer overTls(Handler handler, SSLContext context) {
    HttpConfiguration http = http();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
    alpn.setDefaultProtocol("http/1.1");
    return new LoopbackServer(
        "https",
        handler,
        new SslConnectionFactory(tls, alpn.getProtocol()),
        alpn,
        withoutRateLimit(new HTTP2ServerConnectionFactory(http)),
        new HttpConnectionFactory(http));
  }

  URI endpoint() {
    return URI.create(scheme + "://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  /** Paths may hold encoded slashes: those of the ARN of an inference profile. */
  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  /** Jetty takes a client that resets many streams for an attacker. */
  private static ConnectionFactory withoutRateLimit(HTTP2ServerConnectionFactory http2) {
    http2.setRateControlFactory(new RateControl.Factory() {});
    return http2;
  }
}
