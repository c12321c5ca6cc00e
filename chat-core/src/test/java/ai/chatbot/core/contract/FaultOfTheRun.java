package ai.chatbot.core.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Tells a contract's test which fault its adapter has; none unless a {@link ContractRun} says. */
final class FaultOfTheRun implements ParameterResolver {
  static final String KEY = "ai.chatbot.core.contract.fault";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Fault.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getConfigurationParameter(KEY, FaultOfTheRun::named).orElse(Fault.NONE);
  }

  private static Fault named(String kind) {
    try {
      return Fault.of(Class.forName(kind));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("there is no such fault", e);
    }
  }
}
