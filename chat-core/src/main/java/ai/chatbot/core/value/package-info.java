/** The JSON-like tree in which tools take their input and give their output. */
@NullMarked
package ai.chatbot.core.value;

import org.jspecify.annotations.NullMarked;
