type Say = (text: string) => void;

/** How often somebody who waits wants to hear something, in milliseconds. */
const often = 2000;

/** Tells how far it has come, now and then: `progress('ideas', 10_000, say)` returns what to call with how many are done. */
export function progress(what: string, total: number, say: Say): (done: number) => void {
  let told = performance.now();
  return (done) => {
    if (performance.now() - told < often) return;
    told = performance.now();
    say(`  ${what}: ${done} of ${total} …`);
  };
}
