package ai.chatbot.core.usecase;

import static java.util.Objects.requireNonNull;

import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.port.Opening;
import ai.chatbot.core.port.Resumption;
import ai.chatbot.core.port.Stores;
import ai.chatbot.core.reply.InstanceId;
import ai.chatbot.core.reply.ModelCall;
import ai.chatbot.core.reply.ReplyId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One instance's line to the stores. Once it is cut every method throws, and whatever was done
 * before is done: that is all the stores see of a crash. Facts that pass are noted.
 */
final class StoreLine {
  private final Stores stores;
  private final Facts facts;
  private final News news;
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
  private final List<ModelCall> entered = new CopyOnWriteArrayList<>();
  private final AtomicInteger renewals = new AtomicInteger();
  private volatile boolean cut;
  private volatile @Nullable InstanceId instance;

  StoreLine(Stores stores, Facts facts, News news) {
    this.stores = stores;
    this.facts = facts;
    this.news = news;
  }

  /** The stores at the other end. */
  Stores stores() {
    RecordComponent[] all = Stores.class.getRecordComponents();
    try {
      Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Object[] ports = new Object[all.length];
      for (int at = 0; at < all.length; at++) {
        ports[at] = port(types[at], all[at].getAccessor().invoke(stores));
      }
      return Stores.class.getDeclaredConstructor(types).newInstance(ports);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nothing passes any longer; what is passing is waited for. */
  void cut() {
    use.writeLock().lock();
    try {
      cut = true;
    } finally {
      use.writeLock().unlock();
    }
  }

  /** Who is at this end. */
  InstanceId instance() {
    return requireNonNull(instance, "nobody has taken a lease");
  }

  /** How often the lease was renewed. */
  int renewals() {
    return renewals.get();
  }

  /** The calls of models that were entered into the ledger from here. */
  List<ModelCall> entered() {
    return List.copyOf(entered);
  }

  private Object port(Class<?> type, Object port) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> pass(port, method, arguments));
  }

  private @Nullable Object pass(Object port, Method method, Object @Nullable [] arguments)
      throws Throwable {
    use.readLock().lock();
    try {
      if (cut) {
        throw new IllegalStateException("the line is cut");
      }
      Object result = method.invoke(port, arguments);
      if (arguments != null) {
        note(method.getName(), arguments, result);
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      use.readLock().unlock();
    }
  }

  private void note(String method, Object[] arguments, @Nullable Object result) {
    if (result instanceof Opening.Opened(var chat, var reply)) {
      facts.opened(reply);
    } else if (result instanceof Resumption.Resumed(var reply)) {
      facts.resumed(reply, stores.messages().of(reply.chat()));
    } else if (method.equals("close") && Boolean.TRUE.equals(result)) {
      ReplyId reply = (ReplyId) arguments[0];
      facts.closed(reply, (Message) arguments[4], stores.replies().read(reply, 0));
    } else if (method.equals("renewLease")) {
      instance = (InstanceId) arguments[0];
      renewals.incrementAndGet();
    } else if (method.equals("record")) {
      ((List<?>) arguments[0]).forEach(call -> entered.add((ModelCall) call));
    }
    if (!method.equals("statusOf") && !method.equals("find")) {
      news.tell();
    }
  }
}
