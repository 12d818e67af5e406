/** Series of native histograms: they have buckets in place of numbers, and nothing here reads buckets. */
export function describeHistograms(histograms: number, all: number): string[] {
  return histograms > 0
    ? [`${histograms} of ${all} series are native histograms, which hold no numbers, and left out.`]
    : [];
}
