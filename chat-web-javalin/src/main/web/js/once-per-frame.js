/** A long piece of work leaves three times as long for everything else. */
const REST = 3;

/**
 * A function that has `work` done before the next picture is drawn, once, however often it is called; less often while the work
 * takes long.
 */
export function oncePerFrame(work) {
  let asked = false;
  let notBefore = 0;
  const look = () => {
    const start = performance.now();
    if (start < notBefore) {
      requestAnimationFrame(look);
      return;
    }
    asked = false;
    work();
    const end = performance.now();
    notBefore = end + (end - start) * REST;
  };
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  };
}
