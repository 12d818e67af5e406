/** Shows on stderr how far a run is: one line that changes at a terminal, a line every tenth elsewhere. */
export function toProgress(what: string, total: number): (done: number) => void {
  const started = performance.now();
  let tenth = 0;
  return (done) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    const text = `${done} of ${total} ${what}, ${seconds} s`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${text} ${done === total ? '\n' : ''}`);
    } else if (Math.floor((10 * done) / total) > tenth) {
      tenth = Math.floor((10 * done) / total);
      process.stderr.write(`${text}\n`);
    }
  };
}
