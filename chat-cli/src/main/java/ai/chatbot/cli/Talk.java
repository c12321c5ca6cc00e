package ai.chatbot.cli;

import ai.chatbot.cli.markdown.Look;
import ai.chatbot.cli.markdown.MarkdownScreen;
import ai.chatbot.core.catalog.ModelId;
import ai.chatbot.core.catalog.ModelRouter;
import ai.chatbot.core.catalog.Route;
import ai.chatbot.core.conversation.Message;
import ai.chatbot.core.conversation.Visibility;
import ai.chatbot.core.port.StoreUnavailable;
import ai.chatbot.core.reply.Reply;
import ai.chatbot.core.reply.ReplyEnd;
import ai.chatbot.core.usecase.Answer;
import ai.chatbot.core.usecase.RegenerateAnswer;
import ai.chatbot.core.usecase.ReplyFollower;
import ai.chatbot.core.usecase.SendMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A talk at a terminal, from its first question to its end. What goes wrong is told in a sentence,
 * and the talk goes on. For use by one thread.
 */
final class Talk {
  private static final String NO_QUESTION = "There is no question yet: ask one.";

  private final Terminal terminal;
  private final TalkReader reader;
  private final Conversation conversation;
  private final TalkModel model;
  private final TalkTrouble trouble;
  private final TalkManner manner;
  private final Lines lines;
  private String family;
  private volatile @Nullable Thread waiting;

  /**
   * A talk.
   *
   * @param model what answers in that conversation
   * @param trouble hears what goes wrong in that conversation
   * @param family whom to ask at first
   */
  Talk(
      Terminal terminal,
      TalkReader reader,
      Conversation conversation,
      TalkModel model,
      TalkTrouble trouble,
      TalkManner manner,
      String family) {
    this.terminal = terminal;
    this.reader = reader;
    this.conversation = conversation;
    this.model = model;
    this.trouble = trouble;
    this.manner = manner;
    this.family = family;
    this.lines = new Lines(terminal.writer(), true, manner.colours());
  }

  /** Talks until somebody leaves. */
  void run() throws InterruptedException {
    terminal.handle(Terminal.Signal.INT, signal -> stop());
    whisper(manner.greeting());
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = turnOrTell(reader.read(family + "> ", "").orElse(""));
      }
    } catch (EndOfFileException e) {
      lines.endLine();
    }
    conversation.nameIfUntitled();
  }

  /** Ends what is under way: the wait for an answer, or the answer; what was said is kept. */
  private void stop() {
    Thread waits = waiting;
    if (waits != null) {
      waits.interrupt();
      return;
    }
    try {
      conversation.engine().stopReply().stop(conversation.user(), conversation.chat());
    } catch (StoreUnavailable e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  /** Where chats are kept may be out of reach for a while. */
  private boolean turnOrTell(String typed) throws InterruptedException {
    try {
      return turn(typed);
    } catch (StoreUnavailable e) {
      tell(String.valueOf(e.getMessage()));
      return true;
    }
  }

  private boolean turn(String typed) throws InterruptedException {
    String line = typed.strip();
    if (line.isEmpty()) {
      return true;
    }
    // A question may begin with a slash behind a blank.
    if (!typed.startsWith("/")) {
      send(line);
      return true;
    }
    String[] words = line.split("\\s+", 2);
    Optional<TalkVerb> verb = TalkVerb.of(words[0]);
    if (verb.isEmpty()) {
      tell(
          "“%s” is no command: /help lists them; to ask it, begin with a blank."
              .formatted(words[0]));
      return true;
    }
    return follow(verb.get(), words.length > 1 ? words[1] : "");
  }

  private boolean follow(TalkVerb verb, String rest) throws InterruptedException {
    switch (verb) {
      case MODEL -> model(rest);
      case SYSTEM -> system(rest);
      case RETRY -> retry(rest);
      case EDIT -> edit();
      case SAVE -> save(rest);
      case HELP -> TalkVerb.help().forEach(this::tell);
      case QUIT -> {
        return false;
      }
    }
    return true;
  }

  private void send(String text) throws InterruptedException {
    answer(() -> conversation.engine().sendMessage().send(question(text)));
  }

  private SendMessage.Command question(String text) {
    return SendMessage.Command.of(conversation.user(), conversation.chat(), text, family);
  }

  private void model(String name) {
    if (name.isEmpty()) {
      manner.families().forEach(each -> tell((each.equals(family) ? "* " : "  ") + each));
    } else if (knows(name)) {
      family = name;
    }
  }

  private boolean knows(String name) {
    boolean known = manner.router().catalog().find(name).isPresent();
    if (!known) {
      tell(
          "There is no model “%s”: choose one of %s."
              .formatted(name, String.join(", ", manner.families())));
    }
    return known;
  }

  private void system(String text) {
    if (text.isEmpty()) {
      tell(model.system().orElse("The model is told what it is told usually."));
    } else {
      model.tell(Optional.of(text).filter(it -> !it.equals("off")));
      whisper("(told from the next answer on)");
    }
  }

  private void retry(String name) throws InterruptedException {
    if (conversation.lastQuestion().isEmpty()) {
      tell(NO_QUESTION);
    } else if (name.isEmpty() || knows(name)) {
      RegenerateAnswer.Command again =
          new RegenerateAnswer.Command(
              conversation.user(),
              conversation.chat(),
              Optional.empty(),
              name.isEmpty() ? family : name,
              Optional.empty());
      answer(() -> conversation.engine().regenerateAnswer().regenerate(again));
    }
  }

  private void edit() throws InterruptedException {
    Optional<Message> last = conversation.lastQuestion();
    if (last.isEmpty()) {
      tell(NO_QUESTION);
      return;
    }
    String text = reader.read("edit> ", last.get().text()).orElse("").strip();
    if (!text.isEmpty()) {
      SendMessage.Command fresh = question(text);
      SendMessage.Command edited =
          new SendMessage.Command(
              fresh.asker(),
              fresh.chat(),
              last.get().id(),
              text,
              family,
              Visibility.PRIVATE,
              Optional.empty());
      answer(() -> conversation.engine().editMessage().edit(edited));
    }
  }

  private void save(String file) {
    conversation.nameIfUntitled();
    conversation
        .begun()
        .ifPresentOrElse(
            chat -> save(Transcript.of(chat, conversation.messages()), file),
            () -> tell("There is nothing to write yet: ask something."));
  }

  private void save(List<String> transcript, String file) {
    try {
      tell("The talk is in %s.".formatted(SavedTalk.write(transcript, file, manner.home())));
    } catch (Refusal e) {
      tell(String.valueOf(e.getMessage()));
    }
  }

  /** What is typed while an answer is waited for and shown is not seen. */
  private void answer(Asking asking) throws InterruptedException {
    Attributes usual = terminal.getAttributes();
    Attributes silent = new Attributes(usual);
    silent.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    silent.setLocalFlag(Attributes.LocalFlag.ICANON, false);
    terminal.setAttributes(silent);
    try {
      SendMessage.Result result = asked(asking);
      if (!(result instanceof SendMessage.Result.Answering)) {
        tell(TalkAdvice.of(result));
      }
    } catch (InterruptedException e) {
      whisper("(not asked)");
    } finally {
      terminal.setAttributes(usual);
    }
  }

  private SendMessage.Result asked(Asking asking) throws InterruptedException {
    waiting = Thread.currentThread();
    try (Spinner spinner = spinner()) {
      SendMessage.Result result = awaited(asking);
      if (result instanceof SendMessage.Result.Answering(Reply reply)) {
        if (Thread.interrupted()) {
          stop();
        }
        show(reply, spinner);
      }
      return result;
    }
  }

  /** Another answer in the chat may have to end first: whoever does not want to wait stops it. */
  private SendMessage.Result awaited(Asking asking) throws InterruptedException {
    try {
      return asking.ask();
    } finally {
      waiting = null;
    }
  }

  private void show(Reply reply, Spinner spinner) throws InterruptedException {
    try (ReplyFollower follower = conversation.engine().followReply().follow(reply)) {
      AnswerText output = output(spinner);
      ReplyEnd end = follower.readToEnd(output);
      TalkModel.Call call = model.last();
      Optional<Route> route = call.route().filter(it -> !manner.isDemo());
      output.end(new Answer(end, route, call.usage(), trouble.of(reply.id())));
      if (end instanceof ReplyEnd.Stopped || end instanceof ReplyEnd.Interrupted) {
        whisper("(stopped)");
      }
    }
  }

  private AnswerText output(Spinner spinner) {
    Optional<MarkdownScreen> screen =
        manner.look().map(look -> new MarkdownScreen(lines::draw, this::columns, look));
    return new AnswerText(lines, lines, manner.advice(family), manner.now(), spinner, screen);
  }

  /** A terminal that does not say how wide it is counts as usual. */
  private int columns() {
    return terminal.getColumns() > 0 ? terminal.getColumns() : Terminals.USUAL_WIDTH;
  }

  private Spinner spinner() {
    return manner.look().isPresent()
        ? Spinner.at(terminal.writer(), manner.ticker())
        : Spinner.none();
  }

  private void tell(String sentence) {
    lines.write(sentence + "\n");
  }

  private void whisper(String sentence) {
    lines.writeDimmed(sentence);
    lines.endLine();
  }

  /** Asks what is to be asked. */
  @FunctionalInterface
  private interface Asking {
    SendMessage.Result ask() throws InterruptedException;
  }

  /**
   * What a talk is like.
   *
   * @param look what the terminal shows; empty if plain text alone
   * @param home where {@code ~} is
   * @param greeting what is said first
   * @param beside how much is told beside an answer that is given now
   */
  record TalkManner(
      ModelRouter router,
      Optional<Look> look,
      Ticker ticker,
      Path home,
      String greeting,
      Supplier<Manner> beside) {

    Manner now() {
      return beside.get();
    }

    boolean isDemo() {
      return now().demo();
    }

    boolean colours() {
      return look.filter(Look::colours).isPresent();
    }

    List<String> families() {
      return router.catalog().models().stream().map(each -> each.id().value()).toList();
    }

    Advice advice(String asked) {
      return new Advice(new ModelId(asked), router.reach().region());
    }
  }
}
