package ai.chatbot.core.contract;

import ai.chatbot.core.port.Stores;

/** One fault of a store. */
interface BrokenStore<P> extends Broken<P> {

  /** The stores that the correct one belongs to, all of them correct. */
  Stores stores();
}
