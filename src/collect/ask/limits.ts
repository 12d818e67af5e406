import type { Threshold } from '../../engine';

/** What one question to a server may cost before we stop reading. */
export interface AnswerCaps {
  /** Decompressed bytes of one answer. */
  answerBytes: number;
  /** Series in one answer. */
  series: number;
  /** Samples in one answer, over all series and all slices of a range. */
  samples: number;
  /** Values of one label. */
  labelValues: number;
}

const limit = (value: number, unit: string, reason: string, source: string): Threshold => ({
  value,
  unit,
  reason,
  source,
});

const MEASURED = 'A sample is about 25 bytes in an answer of Prometheus, and 16 bytes in memory.';

/** Every limit on what comes from outside. */
export const LIMITS = {
  answerBytes: limit(128 * 1024 * 1024, 'bytes', 'An answer is held as text once while it is parsed.', MEASURED),
  series: limit(
    20_000,
    'series',
    'Twice the largest fleet that is shown; more is a selector that is too wide.',
    MEASURED
  ),
  samples: limit(5_000_000, 'samples', 'Two hundred containers, a week, every minute, and some room.', MEASURED),
  labelValues: limit(10_000, 'values', 'Longer lists cannot be chosen from.', 'Own choice.'),
  pointsPerSeries: limit(
    11_000,
    'points',
    'Prometheus refuses range queries with more points a series.',
    'prometheus/prometheus web/api/v1/api.go, "exceeded maximum resolution of 11,000 points per timeseries"'
  ),
  parallelSlices: limit(
    4,
    'requests',
    'A fifth of the server’s default of 20 concurrent queries.',
    'Flag query.max-concurrency.'
  ),
  sliceHalvings: limit(
    4,
    'halvings',
    'A sixteenth of the range that is still too much needs another question.',
    'Own choice.'
  ),
  serverTextLength: limit(
    300,
    'characters',
    'A server’s own sentence is quoted in ours, not a page of it.',
    'Own choice.'
  ),
  parallelRequests: limit(
    6,
    'requests',
    'Several panels load at once, and Prometheus runs 20 queries at a time by default.',
    'Grafana contracts, section 1.4, rule 7'
  ),
  settleSeconds: limit(
    120,
    'seconds',
    'A scrape takes some seconds to be stored, remote storage a minute or two: newer samples of a range are asked again.',
    'Prometheus remote write, default deadlines'
  ),
  rangeAgeSeconds: limit(
    3_600,
    'seconds',
    'A range that is extended again and again is asked anew at times, as old samples may be filled in later.',
    'Own choice.'
  ),
  packedExpressions: limit(
    10,
    'expressions',
    'One request works its expressions off with some overlap: a few requests of ten were as fast as one of forty.',
    'Measured on Grafana 12.4: 4 requests of 10 took .29 to .65 of 40 single ones, 1 of 40 .30 to .57.'
  ),
  packingGrafana: limit(
    12,
    'major version of Grafana',
    'Older servers work a request off one expression after the other, so that packing gains nothing there.',
    'Measured on Grafana 10.1: 4 requests of 10 took .65 to 1.0 of 40 single ones.'
  ),
  cachedAnswers: limit(400, 'answers', 'A dashboard asks some 30 questions a panel.', 'Own choice.'),
  cachedSeconds: limit(
    10,
    'seconds',
    'Panels of one dashboard ask the same as they are opened; who presses Refresh later wants to know what is true now.',
    'Own choice.'
  ),
  shortRetrySeconds: limit(
    5,
    'seconds',
    'A server that says to come back so soon is waited for, once; longer waits are for the user to decide.',
    'Own choice.'
  ),
  waitingSeconds: limit(
    15,
    'seconds',
    'Whoever waits for longer wants to know what for; a server is given up after some 30 s by default.',
    'Grafana, dataproxy.timeout; half of it'
  ),
  clockErrorSeconds: limit(
    30 * 86_400,
    'seconds',
    'Clocks that are wrong are so by minutes or hours; other units are off by a thousand.',
    'Own choice.'
  ),
  namedMetrics: limit(
    3,
    'names',
    'A sentence about a question names what it is about, and not all of it.',
    'Own choice.'
  ),
  workMilliseconds: limit(
    16,
    'milliseconds',
    'One frame of a screen: work that goes on for longer has to let the page draw in between.',
    'Long tasks begin at 50 ms (W3C Long Tasks); a diagnosis takes 1 to 5 ms on top'
  ),
  cachedSamples: limit(5_000_000, 'samples', 'Answers kept for reuse: 80 MB at most.', MEASURED),
  summaryPods: limit(
    2_000,
    'pods',
    'Kubelets run 110 pods by default, a few hundred at most.',
    'Kubelet setting maxPods.'
  ),
  summaryContainersPerPod: limit(200, 'containers', 'Pods have a handful.', 'Own choice.'),
  summaryNameLength: limit(253, 'characters', 'The longest name that Kubernetes allows.', 'RFC 1123 subdomain.'),
  summaryStaleSeconds: limit(
    120,
    'seconds',
    'A kubelet’s readings are 0 to 30 s old; a row that is minutes behind the newest one is no longer updated.',
    'Kubernetes pkg/kubelet/cadvisor/cadvisor_linux.go, housekeeping interval'
  ),
} as const;

export const DEFAULT_CAPS: AnswerCaps = {
  answerBytes: LIMITS.answerBytes.value,
  series: LIMITS.series.value,
  samples: LIMITS.samples.value,
  labelValues: LIMITS.labelValues.value,
};
