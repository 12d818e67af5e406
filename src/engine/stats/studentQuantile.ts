/**
 * Student's t that 80 % lies within, for 1, 2, ... degrees of freedom; beyond the list the normal distribution is near.
 * Source: R, qt(0.9, 1:10).
 */
const T_OF_80_PERCENT = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372];
const Z_OF_80_PERCENT = 1.2816;

/** How far 80 % of a distribution with so many degrees of freedom reach to both sides, in standard errors. */
export function studentQuantile(degrees: number): number {
  return T_OF_80_PERCENT[Math.max(1, Math.floor(degrees)) - 1] ?? Z_OF_80_PERCENT;
}
