/** One tunable number of the engine. Tables of these are read by the code, the docs and the tests. */
export interface Threshold {
  /** Its name in a formula or a rule, where it has one besides its key in the table. */
  id?: string;
  value: number;
  unit: string;
  /** Why there is such a limit, in one sentence. */
  reason: string;
  /** Where the value comes from. */
  source: string;
}
