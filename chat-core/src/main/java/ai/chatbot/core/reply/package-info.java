/**
 * An answer while it is made: its events, the message they add up to, and what the model is told.
 */
@NullMarked
package ai.chatbot.core.reply;

import org.jspecify.annotations.NullMarked;
