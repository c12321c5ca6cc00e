package ai.chatbot.web;

import ai.chatbot.bedrock.fake.ScriptedBedrock.Answer;
import ai.chatbot.bedrock.fake.ScriptedBedrock.Script;
import ai.chatbot.core.fake.Gate;
import java.io.IOException;

/** A model of Bedrock's that names chats at once and answers in those words, at their own pace. */
record Saying(Script words) implements Script {

  /** Because of the air, of which the second half waits at the gate. */
  static Saying becauseOfTheAir(Gate half) {
    return new Saying(
        answer -> {
          answer.text("Because of ");
          half.pass();
          answer.text("the air.");
        });
  }

  @Override
  public void play(Answer answer) throws IOException, InterruptedException {
    answer.start();
    if (answer.call().path().endsWith("/converse")) {
      answer.text("Blue skies");
    } else {
      words.play(answer);
    }
    answer.blockStops(0).stop("end_turn", 12, 5);
  }
}
