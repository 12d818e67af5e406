import { DataFrameType, FieldType } from '@grafana/data';
import type { CardinalityKind, ChurnCause, ClientLibraryName, ExporterName } from '../engine';
import { column, namesOf, required, type RowOf } from './codec/column';
import { COUNT, INSTANT, SCORE, SIGNED_BYTES, SIGNED_COUNT } from './codec/configs';
import { cutText } from './codec/cutText';
import { toText } from './codec/fieldValues';
import type { FrameTable } from './codec/frameTable';
import type { FrameMeta } from './codec/metaColumns';
import { nestedRows, nestedTrend } from './codec/nested';
import {
  AMOUNT,
  between,
  FLAG,
  NAME,
  NAME_OR_EMPTY,
  NUMBER,
  oneOf,
  oneOfOr,
  START,
  TEXT,
  TEXT_OR_EMPTY,
  type Value,
  wholeText,
} from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';
import { PANEL_ID } from './ids';

/** Line breaks and tabs belong to code; nothing else that acts on a terminal or cannot be seen does. */
const HIDDEN = /[^\P{C}\n\t]|\p{Zl}|\p{Zp}/u;

/** `no`: not worth it, or beyond the number asked for. `refused`: somebody asked, and was not answered; the reason says why. */
export interface LookedInto {
  state: 'yes' | 'no' | 'refused';
  reason: string | null;
}

const LOOKED_INTO: Value<LookedInto> = {
  type: FieldType.string,
  write: ({ state, reason }) => reason ?? state,
  read: (raw) => {
    const text = toText(raw) ?? 'no';
    return text === 'yes' || text === 'no'
      ? { state: text, reason: null }
      : { state: 'refused', reason: cutText(text, CONTRACT_LIMITS.textCharacters.value) };
  },
};

/** Plain sentences. */
const evidenceRows = {
  mostRows: CONTRACT_LIMITS.texts,
  columns: {
    about: column('about', oneOfOr<'series' | 'memory' | 'note'>({ series: true, memory: true, note: true }, 'note')),
    text: required(column('text', TEXT)),
  },
};

/** What to change, the best first. */
const fixRows = {
  mostRows: CONTRACT_LIMITS.texts,
  columns: {
    title: required(column('title', TEXT)),
    /** `yaml`, `java`, `go`, `javascript`, `python`, `shell` or `text`. */
    language: column('language', TEXT_OR_EMPTY),
    /** To be copied. */
    code: column('code', wholeText(CONTRACT_LIMITS.codeCharacters.value, HIDDEN)),
    /** What to know before. */
    note: column('note', TEXT),
    /** The process gets its memory back as well; else it spares only the server. */
    sparesProcess: column('spares_process', FLAG),
    /** Series that the server no longer has. */
    savedSeries: column('saved_series', AMOUNT),
  },
};

const columns = {
  cluster: column('cluster', NAME),
  job: required(column('job', NAME)),
  instance: column('instance', NAME_OR_EMPTY),
  /** What tells it from other targets of the same job and instance, as in `metrics_path=/metrics`; null where nothing does. */
  also: column('also', NAME),
  /** Of the container behind the target, where its labels tell. */
  namespace: column('namespace', NAME),
  pod: column('pod', NAME),
  container: column('container', NAME),
  kind: column(
    'kind',
    oneOfOr<CardinalityKind>(
      { 'blow-up': true, churn: true, bounded: true, rejected: true, steady: true, unknown: true },
      'unknown'
    )
  ),
  churnCause: column('churn_cause', oneOf<ChurnCause>({ restarts: true, labels: true })),
  /** Metric that grew most, and its label that explodes; null where nothing was looked into. */
  metric: column('metric', NAME),
  label: column('label', NAME),
  /** Labels that change together with it, itself among them, as text; null where it is alone. */
  together: column('together', TEXT),
  /** What the names of metrics have in common, where it is they that explode: `tenant_*_requests_total`. */
  names: column('names', NAME),
  library: column(
    'library',
    oneOf<ClientLibraryName>({
      micrometer: true,
      client_java: true,
      client_golang: true,
      'prom-client': true,
      prometheus_client: true,
      opentelemetry: true,
    })
  ),
  /** The program that made the page, where it is one that people set up and do not write. */
  exporter: column(
    'exporter',
    oneOf<ExporterName>({
      istio: true,
      envoy: true,
      'kube-state-metrics': true,
      kubernetes: true,
      cadvisor: true,
      node_exporter: true,
      'ingress-nginx': true,
      traefik: true,
      blackbox_exporter: true,
      coredns: true,
      pushgateway: true,
      statsd_exporter: true,
      'otel-collector': true,
      postgres_exporter: true,
      mysqld_exporter: true,
      redis_exporter: true,
      elasticsearch_exporter: true,
      rabbitmq: true,
      kafka_exporter: true,
      'process-exporter': true,
    })
  ),
  /** Memory grows with the series. False: not in step. */
  coupled: column('coupled', FLAG),
  lookedInto: column('looked_into', LOOKED_INTO),
  score: column('score', between(0, 100), SCORE),
  /** Of the last scrape that was answered, and after the relabel rules. */
  series: column('series', AMOUNT, COUNT),
  keptSeries: column('kept_series', AMOUNT, COUNT),
  /** At the begin of the life of the process that is judged. */
  seriesAtStart: column('series_at_start', AMOUNT, COUNT),
  /** Unix seconds; null where it began before the window. */
  startTime: column('start_time', START, INSTANT),
  grownSeries: column('grown_series', NUMBER, SIGNED_COUNT),
  seriesPerHour: column('series_per_hour', NUMBER, SIGNED_COUNT),
  /** Unix seconds, since when it no longer grows; null while it does. */
  stoppedTime: column('stopped_time', START, INSTANT),
  addedPerHour: column('added_per_hour', AMOUNT, COUNT),
  restarts: column('restarts', AMOUNT, COUNT),
  sampleLimit: column('sample_limit', AMOUNT, COUNT),
  memoryGrowthBytes: column('memory_growth_bytes', NUMBER, SIGNED_BYTES),
  explainedBytes: column('explained_bytes', AMOUNT, SIGNED_BYTES),
  /** What the client library's figures say the label sets take. */
  estimatedBytes: column('estimated_bytes', AMOUNT, SIGNED_BYTES),
  bytesPerSeries: column('bytes_per_series', AMOUNT, SIGNED_BYTES),
  /** Of memory and series in time. */
  correlation: column('correlation', between(-1, 1), { min: -1, max: 1, decimals: 2 }),
  /** Samples of the target over the window. */
  trend: column('trend', nestedTrend({ series: 'series' }, {}, CONTRACT_LIMITS.trendPoints.value)),
  evidence: column('evidence', nestedRows(evidenceRows)),
  fixes: column('fixes', nestedRows(fixRows)),
};

/**
 * Query type `cardinality`: the targets of a Prometheus whose series blow up; a row a target, in rank order: thrown away,
 * blowing up, churning, levelled off, unknown, steady. Names and values are hostile like every label.
 */
export const cardinalityFrame = {
  kind: 'cardinality',
  name: 'cardinality',
  type: DataFrameType.NumericLong,
  look: { preferredVisualisationType: 'table', preferredVisualisationPluginId: PANEL_ID },
  mostRows: CONTRACT_LIMITS.listRows,
  columns,
  telling: ['job', 'instance', 'kind', 'lookedInto', 'grownSeries'],
  meta: {
    /** Targets in the scope, of which the frame shows the first ones. */
    totalTargets: AMOUNT,
    /** How many of them were looked into, of how many that are worth it; fewer while answers come in. */
    lookedInto: AMOUNT,
    toLookInto: AMOUNT,
    /** What it cost so far: requests, and samples in the answers. */
    requests: AMOUNT,
    samples: AMOUNT,
  },
} satisfies FrameTable<typeof columns>;

export type CardinalityFrameRow = RowOf<typeof columns>;
export type CardinalityEvidence = RowOf<typeof evidenceRows.columns>;

export type CardinalityMeta = FrameMeta<(typeof cardinalityFrame)['meta']>;

/** Names of the fields. */
export const CARDINALITY = namesOf(columns);
export const CARDINALITY_TREND = { time: 'time', series: 'series' } as const;
export const CARDINALITY_EVIDENCE = namesOf(evidenceRows.columns);
export const CARDINALITY_FIXES = namesOf(fixRows.columns);
