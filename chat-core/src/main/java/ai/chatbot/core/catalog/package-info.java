/** The models on offer, their generations and lifecycles, and the rule that picks one. */
@NullMarked
package ai.chatbot.core.catalog;

import org.jspecify.annotations.NullMarked;
