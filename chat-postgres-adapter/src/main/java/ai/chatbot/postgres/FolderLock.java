package ai.chatbot.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One process's hold on a folder, which the operating system ends with the process. The file says
 * who holds it.
 */
final class FolderLock implements AutoCloseable {
  /**
   * The holds of this process, under their own monitor. A second look at the file from here would
   * not do: closing it would give up the first hold, for the operating system counts processes, not
   * channels.
   */
  private static final Map<Path, FolderLock> HELD = new HashMap<>();

  /** Locked far behind the text, so that on Windows too others can read who holds it. */
  private static final long PLACE = Long.MAX_VALUE - 1;

  private static final int LONGEST_TEXT = 1_000;

  private final Path folder;
  private final FileChannel file;
  private String holder = "";

  private FolderLock(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /** Takes the folder, which is given by its real path. */
  static FolderLock take(Path folder) throws IOException {
    synchronized (HELD) {
      FolderLock here = HELD.get(folder);
      if (here != null) {
        throw inUse(folder, here.holder);
      }
      FolderLock taken = takeFromOthers(folder);
      HELD.put(folder, taken);
      taken.write("process " + ProcessHandle.current().pid());
      return taken;
    }
  }

  /** Says more of who holds the folder than the process's id. */
  void describe(String who) {
    synchronized (HELD) {
      write("process %d (%s)".formatted(ProcessHandle.current().pid(), who));
    }
  }

  @Override
  public void close() {
    synchronized (HELD) {
      HELD.remove(folder, this);
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static FolderLock takeFromOthers(Path folder) throws IOException {
    FileChannel file = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
    try {
      if (file.tryLock(PLACE, 1, false) == null) {
        throw inUse(folder, read(file));
      }
      return new FolderLock(folder, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static String read(FileChannel file) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
    file.read(text, 0);
    String holder = UTF_8.decode(text.flip()).toString().strip();
    return holder.isEmpty() ? "another process" : holder;
  }

  private void write(String text) {
    holder = text;
    try {
      file.truncate(0).write(UTF_8.encode(text), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalPostgres.FolderInUse inUse(Path folder, String holder) {
    return new LocalPostgres.FolderInUse(
        "The folder %s is in use by %s.".formatted(folder, holder));
  }
}
