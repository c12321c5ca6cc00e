/** The core's nouns in the JSON shapes of the original's clients. */
@NullMarked
package ai.chatbot.web.json;

import org.jspecify.annotations.NullMarked;
