package ai.chatbot.core.usecase;

import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.reply.ReplyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events of one reply as this instance knows them, shared by all its readers: each reads at its
 * own index and nobody queues per reader. Safe for use by many threads.
 */
final class ReplyBuffer {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<ReplyEvent> events = new ArrayList<>();
  private boolean ended;

  static ReplyBuffer of(List<ReplyEvent> events) {
    ReplyBuffer buffer = new ReplyBuffer();
    buffer.add(events);
    return buffer;
  }

  /** Adds events unless the end is among those before; returns whether it did. */
  boolean add(List<ReplyEvent> more) {
    lock.lock();
    try {
      if (ended) {
        return false;
      }
      events.addAll(more);
      ended = !more.isEmpty() && more.getLast() instanceof ReplyEvent.Ended;
      grown.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  boolean isEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** How it ended, once it has. */
  ReplyEnd end() {
    lock.lock();
    try {
      return ((ReplyEvent.Ended) events.getLast()).end();
    } finally {
      lock.unlock();
    }
  }

  List<ReplyEvent> from(int index) {
    lock.lock();
    try {
      return index < events.size() ? List.copyOf(events.subList(index, events.size())) : List.of();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there are at least that many events, or the end, or the time is over. */
  void awaitSize(int size, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (!ended && events.size() < size && left > 0) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
