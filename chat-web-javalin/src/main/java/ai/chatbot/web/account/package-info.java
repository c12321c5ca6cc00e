/** Registering, signing in and out, and what a user may do with all that is theirs. */
@NullMarked
package ai.chatbot.web.account;

import org.jspecify.annotations.NullMarked;
