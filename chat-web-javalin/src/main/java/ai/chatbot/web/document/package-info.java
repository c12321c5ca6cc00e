/** Documents over HTTP. */
@NullMarked
package ai.chatbot.web.document;

import org.jspecify.annotations.NullMarked;
