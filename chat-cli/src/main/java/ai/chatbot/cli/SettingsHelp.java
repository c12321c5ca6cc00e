package ai.chatbot.cli;

import ai.chatbot.web.Setting;
import ai.chatbot.web.Settings;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** The settings as a help text's last section. */
final class SettingsHelp {
  private static final int NAME = 24;
  private static final int MEANING = 76;

  private SettingsHelp() {}

  static String render(Help help) {
    Ansi ansi = help.ansi();
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(NAME, 2, Column.Overflow.SPAN),
            new Column(MEANING, 2, Column.Overflow.WRAP));
    for (Setting setting : Settings.table()) {
      table.addRowValues(
          ansi.new Text(setting.name(), help.colorScheme()),
          ansi.new Text(text(setting), help.colorScheme()));
    }
    return table.toString();
  }

  private static String text(Setting setting) {
    return setting.standard() + ": " + setting.meaning();
  }
}
