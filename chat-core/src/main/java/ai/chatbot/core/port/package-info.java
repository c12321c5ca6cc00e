/** What the core asks of the outside: stores and a language model. */
@NullMarked
package ai.chatbot.core.port;

import org.jspecify.annotations.NullMarked;
