package ai.chatbot.core.contract;

import ai.chatbot.core.port.Stores;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with the adapters of a run: what a {@link Broken} says, or nothing. */
record Fault(Optional<Class<?>> kind) {
  static final Fault NONE = new Fault(Optional.empty());

  static Fault of(Class<?> kind) {
    return new Fault(Optional.of(kind));
  }

  /** Is it one that a test notices by waiting in vain? */
  boolean isWaitedForInVain() {
    return kind.map(it -> it.getAnnotation(CaughtBy.class)).filter(CaughtBy::inVain).isPresent();
  }

  /** Those stores, of which one has this fault. */
  Stores in(Stores stores) {
    RecordComponent[] ports = Stores.class.getRecordComponents();
    Class<?>[] types = Arrays.stream(ports).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] adapters = Arrays.stream(ports).map(port -> in(port, stores)).toArray();
    try {
      return Stores.class.getDeclaredConstructor(types).newInstance(adapters);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the stores are not to be put together", e);
    }
  }

  /** That adapter with this fault, or as it is if the fault is another port's. */
  <P> P in(Class<P> port, P correct) {
    return port.cast(in(port, correct, null));
  }

  private Object in(RecordComponent port, Stores stores) {
    try {
      return in(port.getType(), port.getAccessor().invoke(stores), stores);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("there is no store to break", e);
    }
  }

  private Object in(Class<?> port, Object correct, @Nullable Stores stores) {
    return kind.filter(port::isAssignableFrom)
        .map(broken -> around(broken, new Around(correct, stores)))
        .orElse(correct);
  }

  private static Object around(Class<?> broken, Around around) {
    return Proxy.newProxyInstance(broken.getClassLoader(), new Class<?>[] {broken}, around);
  }

  /** Does what the fault says, and asks the correct adapter for all else. */
  private record Around(Object correct, @Nullable Stores stores) implements InvocationHandler {
    @Override
    public @Nullable Object invoke(Object broken, Method method, Object @Nullable [] arguments)
        throws Throwable {
      Class<?> says = method.getDeclaringClass();
      if (!Broken.class.isAssignableFrom(says)) {
        return ask(method, arguments);
      }
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(broken, method, arguments);
      }
      return says == BrokenStore.class ? stores : correct;
    }

    private @Nullable Object ask(Method method, Object @Nullable [] arguments) throws Throwable {
      try {
        return method.invoke(correct, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
