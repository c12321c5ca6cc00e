package ai.chatbot.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ValueTest {
  @Test
  void fieldsAreInTheOrderOfTheirNamesHoweverTheyCame() {
    Value.Fields forwards = Value.fields().with("a", "1").with("b", "2").with("c", "3");
    Value.Fields backwards = Value.fields().with("c", "3").with("b", "2").with("a", "1");

    assertThat(backwards.values().keySet()).containsExactly("a", "b", "c");
    assertThat(backwards).isEqualTo(forwards).hasToString(forwards.toString());
  }

  @Test
  void aFieldThatIsSetAgainIsReplaced() {
    assertThat(Value.fields().with("a", "old").with("a", "new").text("a")).contains("new");
  }

  @Test
  void addingAFieldLeavesTheFieldsBeforeAsTheyWere() {
    Value.Fields before = Value.fields().with("a", "1");

    assertThat(before.with("b", "2").values()).hasSize(2);
    assertThat(before.values()).hasSize(1);
  }

  @Test
  void whoChangesTheCollectionsItWasMadeOfDoesNotChangeIt() {
    Map<String, Value> map = new HashMap<>(Map.of("a", new Value.Null()));
    List<Value> list = new ArrayList<>(List.of(new Value.Bool(true)));
    Value.Fields fields = new Value.Fields(map);
    Value.Items items = new Value.Items(list);

    map.clear();
    list.clear();

    assertThat(fields.values()).hasSize(1);
    assertThat(items.values()).hasSize(1);
  }

  @Test
  void nobodyChangesItFromOutside() {
    Map<String, Value> fields = Value.fields().with("a", "1").values();
    List<Value> items = Value.texts("a").values();

    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(fields::clear);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(items::clear);
  }

  @Test
  void aTextIsFoundByNameAndNothingElseIs() {
    Value.Fields fields = Value.fields().with("text", "yes").with("list", Value.texts("no"));

    assertThat(fields.text("text")).contains("yes");
    assertThat(fields.text("list")).isEmpty();
    assertThat(fields.text("nowhere")).isEmpty();
  }
}
