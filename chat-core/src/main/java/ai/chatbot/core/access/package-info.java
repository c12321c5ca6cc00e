/** Who may do what, as pure rules with reasons. */
@NullMarked
package ai.chatbot.core.access;

import org.jspecify.annotations.NullMarked;
