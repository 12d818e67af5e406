/** The samples of one series as they stand in an answer, already in columns. Only our own scanner makes them. */
export class SampleColumns {
  constructor(
    readonly timesSeconds: readonly number[],
    readonly values: readonly number[]
  ) {}
}
