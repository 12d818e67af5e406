/** Says what is being done, does it, and says how long it took. */
export async function runStep(title, run) {
  console.log(`> ${title}`);
  const startMs = performance.now();
  const result = await run();
  console.log(`  ${title}: ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  return result;
}
