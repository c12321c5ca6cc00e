import assert from "node:assert/strict";
import { test } from "node:test";
import { tamed } from "../../main/web/js/html-in-markdown.js";

test("harmless HTML stays, without what it must not have", () => {
  assert.equal(tamed("<b>a</b><br/>"), "<b>a</b><br>");
  assert.equal(tamed("<kbd class='x' onclick='y' id=z>"), '<kbd class="x">');
  assert.equal(tamed("<details open><summary>"), '<details open=""><summary>');
  assert.equal(tamed('<a href="https://a.example/?b&amp;c" style="d">'), '<a href="https://a.example/?b&amp;c">');
});

test("comments go", () => {
  assert.equal(tamed("a<!-- <b> -->c"), "ac");
});

test("everything else is text", () => {
  assert.equal(tamed("<script>x</script>"), "&lt;script&gt;x&lt;/script&gt;");
  assert.equal(tamed("<style>"), "&lt;style&gt;");
  assert.equal(tamed("<b onclick"), "&lt;b onclick");
  assert.equal(tamed("<!-- never closed <b>"), "&lt;!-- never closed <b>");
  assert.equal(tamed("<svg/onload=x>"), "&lt;svg/onload=x&gt;");
  assert.equal(tamed("<a title='\"><img src=x onerror=y>'>"), '<a title="&#34;&#62;&#60;img src=x onerror=y&#62;">');
});
