/** The file in which an installation says which models it offers. */
@NullMarked
package ai.chatbot.web.catalog;

import org.jspecify.annotations.NullMarked;
