/** In milliseconds: a frame has sixteen, and the browser needs its share of them. */
const MOST_IN_A_FRAME = 5;

const waiting = [];

/** Does a small piece of work before one of the next pictures: as many pieces in each as leave the page smooth. */
export function whenThereIsTime(work) {
  if (waiting.push(work) === 1) requestAnimationFrame(workOff);
}

function workOff() {
  const end = performance.now() + MOST_IN_A_FRAME;
  let done = 0;
  while (done < waiting.length && performance.now() < end) attempt(waiting[done++]);
  waiting.splice(0, done);
  if (waiting.length > 0) requestAnimationFrame(workOff);
}

/** The work of others goes on after a piece that fails. */
function attempt(work) {
  try {
    work();
  } catch (failure) {
    reportError(failure);
  }
}
