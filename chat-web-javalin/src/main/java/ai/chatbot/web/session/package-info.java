/** Who is calling: signed session cookies and the guests that get them. */
@NullMarked
package ai.chatbot.web.session;

import org.jspecify.annotations.NullMarked;
