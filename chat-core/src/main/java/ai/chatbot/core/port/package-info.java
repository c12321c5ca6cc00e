/** What the core asks of the outside: stores, a language model and the weather. */
@NullMarked
package ai.chatbot.core.port;

import org.jspecify.annotations.NullMarked;
