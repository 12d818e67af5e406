import type { Threshold } from '../../src/engine';

const OWN = 'Own choice: what was reached when the limits were set, and some room';

/** How large the modules may be that Grafana loads. */
export const MODULE_LIMITS: Readonly<Record<string, { gzipBytes: Threshold }>> = {
  'module.js': {
    gzipBytes: {
      value: 5_120,
      unit: 'bytes',
      reason: 'Every page of Grafana loads it.',
      source: '5 kB, as was wanted',
    },
  },
  'datasource/module.js': {
    // The aim is 115,000: what came after the measures of ADR 13 (asking, columns, sentences) has to be won back. Of it
    // 10,000 are cardinality (7,000 of them the texts of `engine/cardinality/fixes`, which only an opened row needs), 9,000
    // sources of metrics, 7,000 lives and age curves, 4,000 workloads, 3,000 the page of a workload,
    // 3,000 the nearest limit, pressure and what is told of counts that are none, 1,500 looking texts up in a language,
    // 6,000 scores across lives, series that are sent twice, what a container runtime and jemalloc tell, the cause of series.
    gzipBytes: { value: 178_500, unit: 'bytes', reason: 'The first rows of a dashboard wait for it.', source: OWN },
  },
  'panel/module.js': {
    // The aim is 95,000; the list of workloads and their page, tickets, the story of a container and languages came on top.
    gzipBytes: { value: 111_200, unit: 'bytes', reason: 'The first picture of a dashboard waits for it.', source: OWN },
  },
};
