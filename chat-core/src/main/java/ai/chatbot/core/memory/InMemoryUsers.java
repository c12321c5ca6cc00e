package ai.chatbot.core.memory;

import static java.util.Comparator.comparing;

import ai.chatbot.core.conversation.Chat;
import ai.chatbot.core.document.DocumentId;
import ai.chatbot.core.document.DocumentVersion;
import ai.chatbot.core.identity.Account;
import ai.chatbot.core.identity.Email;
import ai.chatbot.core.identity.UserId;
import ai.chatbot.core.port.Users;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps accounts by their ids. */
final class InMemoryUsers implements Users {
  private final Memory memory;

  InMemoryUsers(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean register(Account account) {
    return memory.atomically(
        () -> {
          boolean isNew = find(account.id()).isEmpty() && find(account.email()).isEmpty();
          if (isNew) {
            memory.users.merge(
                account.id(),
                new KnownUser(false, account.createdAt()),
                (guest, member) -> guest.registered());
            memory.accounts.put(account.id(), account);
          }
          return isNew;
        });
  }

  @Override
  public Optional<Account> find(UserId id) {
    return memory.atomically(() -> Optional.ofNullable(memory.accounts.get(id)));
  }

  @Override
  public Optional<Account> find(Email email) {
    return memory.atomically(
        () ->
            memory.accounts.values().stream()
                .filter(account -> account.email().equals(email))
                .findFirst());
  }

  @Override
  public boolean replace(Account changed) {
    return memory.atomically(
        () -> {
          Optional<Account> before =
              find(changed.id()).filter(stored -> isJustBefore(stored, changed));
          before.ifPresent(stored -> memory.accounts.put(stored.id(), changed));
          return before.isPresent();
        });
  }

  @Override
  public boolean delete(UserId id) {
    return memory.atomically(
        () -> {
          chatsOf(id).forEach(chat -> memory.forget(chat.id()));
          forgetDocuments(id);
          memory.ledger.removeIf(entry -> entry.asker().equals(id));
          memory.calls.values().removeIf(call -> call.asker().equals(id));
          memory.accounts.remove(id);
          return memory.users.remove(id) != null;
        });
  }

  @Override
  public int deleteIdleGuests(Instant since, int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException("atMost is below 1");
    }
    return memory.atomically(
        () -> {
          List<UserId> idle = idleGuests(since).limit(atMost).toList();
          idle.forEach(this::delete);
          return idle.size();
        });
  }

  private Stream<UserId> idleGuests(Instant since) {
    Set<UserId> active = activeSince(since);
    return memory.users.entrySet().stream()
        .filter(user -> user.getValue().isGuestFromBefore(since))
        .sorted(comparing(user -> user.getValue().since()))
        .map(Map.Entry::getKey)
        .filter(id -> !active.contains(id));
  }

  private Set<UserId> activeSince(Instant since) {
    Stream<UserId> asked =
        memory.ledger.stream()
            .filter(entry -> !entry.askedAt().isBefore(since))
            .map(Memory.LedgerEntry::asker);
    Stream<UserId> answered =
        memory.replies.values().stream()
            .map(StoredReply::reply)
            .filter(reply -> !reply.startedAt().isBefore(since))
            .map(reply -> memory.ownerOf(reply.chat()));
    Stream<UserId> wrote =
        memory.documents.stream()
            .filter(version -> !version.createdAt().isBefore(since))
            .map(DocumentVersion::owner);
    return Stream.of(asked, answered, wrote)
        .flatMap(users -> users)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isJustBefore(Account stored, Account changed) {
    return stored.sessions() == changed.sessions() - 1 && stored.email().equals(changed.email());
  }

  private List<Chat> chatsOf(UserId owner) {
    return memory.chats.values().stream().filter(chat -> chat.belongsTo(owner)).toList();
  }

  private void forgetDocuments(UserId owner) {
    Set<DocumentId> gone =
        memory.documents.stream()
            .filter(version -> version.owner().equals(owner))
            .map(DocumentVersion::id)
            .collect(Collectors.toSet());
    memory.documents.removeIf(version -> gone.contains(version.id()));
    memory.suggestions.values().removeIf(each -> gone.contains(each.document()));
  }
}
