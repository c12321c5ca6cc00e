package ai.chatbot.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers who asks for a WebSocket as if they had not, which RFC 9110 §7.8 leaves to a server.
 * Javalin would go past the routes' guard and begin a servlet session that is never forgotten.
 */
final class NoWebSockets extends Handler.Wrapper {
  NoWebSockets(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(withoutTheWish(request), response, callback);
  }

  private static Request withoutTheWish(Request request) {
    HttpFields headers =
        HttpFields.build(request.getHeaders()).remove(HttpHeader.SEC_WEBSOCKET_VERSION);
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }
}
