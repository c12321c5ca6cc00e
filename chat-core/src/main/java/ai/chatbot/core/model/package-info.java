/** What is said to a language model and what it says back. */
@NullMarked
package ai.chatbot.core.model;

import org.jspecify.annotations.NullMarked;
