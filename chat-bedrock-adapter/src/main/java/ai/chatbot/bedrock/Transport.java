package ai.chatbot.bedrock;

import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;

/**
 * A way to Bedrock. Requests are sent once and never again; trouble is not thrown but the last
 * signal of what comes back. Safe for use by many threads.
 */
interface Transport {

  /** Asks for an answer as it is made. */
  Incoming stream(ConverseStreamRequest request);

  /** Asks for a whole answer, which then comes as if it had been streamed. */
  Incoming whole(ConverseRequest request);

  /** What comes back for one request; for one thread. */
  interface Incoming extends AutoCloseable {

    /**
     * The next signal, as soon as there is one. Nothing follows {@link Closed} or {@link Broke}.
     */
    Signal take() throws InterruptedException;

    /** Closes the request upstream at once, unless it has ended. */
    @Override
    void close();
  }

  /** What came, in order. */
  sealed interface Signal {}

  /** An event of the answer. */
  record Said(ConverseStreamOutput event) implements Signal {}

  /** The answer came to its end. */
  record Closed(String requestId) implements Signal {}

  /** The call failed, before its first event or after. */
  record Broke(Throwable cause, String requestId) implements Signal {}
}
