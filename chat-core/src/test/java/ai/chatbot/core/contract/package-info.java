/** What every adapter of a store port must do, as tests to extend, and people to do it with. */
@NullMarked
package ai.chatbot.core.contract;

import org.jspecify.annotations.NullMarked;
