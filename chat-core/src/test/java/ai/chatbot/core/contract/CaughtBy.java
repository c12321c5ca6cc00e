package ai.chatbot.core.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The tests of the contract that a fault must not get past: each of them has to fail. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface CaughtBy {
  /** The names of the tests. */
  String[] value();

  /** Whether they fail by waiting in vain, so that they had better not wait long. */
  boolean inVain() default false;
}
