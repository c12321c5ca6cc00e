package ai.chatbot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MediaTypeTest {
  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a00, image/png",
    "ffd8ffe0, image/jpeg",
    "474946383961, image/gif",
    "474946383761, image/gif",
    "524946460000000057454250, image/webp",
    "255044462d312e37, application/pdf",
  })
  void aFileIsWhatItBeginsWithWhateverItIsCalled(String beginning, String type) {
    assertThat(MediaType.of(HexFormat.of().parseHex(beginning), "a.txt")).contains(type);
  }

  @ParameterizedTest
  @CsvSource({
    "notes.md, # Hello, text/markdown",
    "data.CSV, 'a,b', text/csv",
    "page.htm, Hello, text/html",
    "page, '\n<!DOCTYPE html><p>', text/html",
    "Main.java, class Main {}, text/plain",
    "README, Grüße, text/plain",
  })
  void aTextIsWhatItIsCalled(String name, String text, String type) {
    assertThat(MediaType.of(text.getBytes(StandardCharsets.UTF_8), name)).contains(type);
  }

  @Test
  void officesFilesAreToldByWhatIsInThem() throws IOException {
    assertThat(MediaType.of(zip("[Content_Types].xml", "word/document.xml"), "a.zip"))
        .contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    assertThat(MediaType.of(zip("xl/workbook.xml"), "a"))
        .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assertThat(MediaType.of(zip("src/Main.java"), "a.docx")).isEmpty();
    byte[] old = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    assertThat(MediaType.of(old, "a.xls")).contains("application/vnd.ms-excel");
    assertThat(MediaType.of(old, "a.msi")).isEmpty();
  }

  @Test
  void whatIsNoTextIsNothing() {
    assertThat(MediaType.of(new byte[] {'G', 'r', (byte) 0xFC}, "a.txt")).isEmpty();
    assertThat(MediaType.of(new byte[] {'a', 0, 'b'}, "a.txt")).isEmpty();
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
