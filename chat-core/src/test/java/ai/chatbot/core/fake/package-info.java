/** Stand-ins with a behaviour of their own, for tests here and in the modules around the core. */
@NullMarked
package ai.chatbot.core.fake;

import org.jspecify.annotations.NullMarked;
