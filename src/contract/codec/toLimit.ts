/** cgroup v1 writes "no limit" as a number near 2^63; anything beyond an exbibyte is not a limit. */
const NO_LIMIT_BYTES = 2 ** 60;

/** A memory limit, or null where the value stands for "none". */
export function toLimit(bytes: number | null): number | null {
  return bytes !== null && bytes > 0 && bytes < NO_LIMIT_BYTES ? bytes : null;
}
