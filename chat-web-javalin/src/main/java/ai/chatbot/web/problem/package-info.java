/** What a client is told when a request cannot be served: one envelope, stable codes. */
@NullMarked
package ai.chatbot.web.problem;

import org.jspecify.annotations.NullMarked;
