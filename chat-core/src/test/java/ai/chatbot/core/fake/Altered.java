package ai.chatbot.core.fake;

import ai.chatbot.core.port.Stores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Ports of which a test changes some methods, and stores of which it changes some ports. */
public final class Altered {
  private Altered() {}

  /** The same port, but for the methods of that name, which do as {@code changed} says. */
  public static <T> T port(Class<T> port, T original, String name, Changed changed) {
    Object altered =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                method.getName().equals(name)
                    ? changed.call(arguments)
                    : invoke(original, method, arguments));
    return port.cast(altered);
  }

  /** The same stores, but for one port. */
  public static <T> Stores stores(Stores stores, Class<T> port, UnaryOperator<T> change) {
    RecordComponent[] all = Stores.class.getRecordComponents();
    try {
      Object[] ports = new Object[all.length];
      for (int at = 0; at < all.length; at++) {
        Object known = all[at].getAccessor().invoke(stores);
        ports[at] = all[at].getType() == port ? change.apply(port.cast(known)) : known;
      }
      Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Stores.class.getDeclaredConstructor(types).newInstance(ports);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      method.setAccessible(true);
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What a method does instead. */
  @FunctionalInterface
  public interface Changed {
    /** What comes of a call with those arguments. */
    Object call(Object[] arguments);
  }
}
