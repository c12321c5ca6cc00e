package ai.chatbot.cli.sqlite;

/** What is said to SQLite about usage. */
final class UsageSql {
  static final String ADD_QUESTION =
      "insert into usage_ledger (asker, asked_at, reply) values (:asker, :asked_at, :reply)";

  static final String GIVE_BACK = "delete from usage_ledger where reply = :reply";

  /** Nothing happens if the call is there, or its asker is not. */
  static final String RECORD =
      """
      insert into model_calls
        (id, asker, reply, purpose, inference_id, input_tokens, output_tokens, cache_read_tokens,
         cache_write_tokens, estimated, ended_at)
      select :call, id, :reply, :purpose, :inference_id, :input, :output, :cache_read,
        :cache_write, :estimated, :ended_at
      from users where id = :asker
      on conflict (id) do nothing
      """;

  static final String QUESTIONS =
      """
      select asked_at from usage_ledger
      where asker = :asker and asked_at > :after
      order by asked_at
      """;

  static final String TOTALS =
      """
      select
        inference_id,
        count(*) as calls,
        sum(estimated) as estimated,
        sum(input_tokens) as input,
        sum(output_tokens) as output,
        sum(cache_read_tokens) as cache_read,
        sum(cache_write_tokens) as cache_write
      from model_calls
      where asker = :asker and ended_at > :after
      group by inference_id
      order by inference_id
      """;

  private UsageSql() {}
}
