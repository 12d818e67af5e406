import { DataFrameType } from '@grafana/data';
import type { Certainty, Level, RuntimeFigures, Whole } from '../engine';
import { toAmount } from './codec/fieldValues';
import { AMOUNT, NAME, oneOf } from './codec/value';
import { PANEL_ID } from './ids';

/**
 * Query type `anatomy`: one frame of type `timeseries-wide`; a time field, then one number field a part. The field
 * name is the PartName, the labels hold namespace, pod, container (cluster) and `part`. In every row the parts sum to
 * `whole`; a row of nulls is a gap, or a sample that was rejected (counted in the meta and in a notice). The fields
 * below stand beside the parts and carry no `part` label.
 *
 * Runtime: fields with the label `of` take the part named there apart (anonymous memory by what the JVM, Go, ...
 * report). In every row they are all null (no runtime sample, or a conflict), or the known ones sum to that part. Fields
 * with the label `reserved` are what the runtime reports beyond it: outside of resident memory, in no sum. Native panels
 * hide both, so that nothing is stacked twice.
 *
 * Fields with the label `evidence` (`gauge` or `counter`) are what the runtime tells besides its parts: goroutines,
 * threads, open files. They are in no sum, their unit is their own, and native panels hide them.
 *
 * A pod (query without a container) has the fields of all its containers side by side, told apart by the label
 * `container`, and fields of the pod itself with the label `container` empty: `whole` (its cgroup), `sandbox`,
 * `orphaned`.
 */
export const ANATOMY = {
  time: 'time',
  whole: 'whole',
  limit: 'limit',
  request: 'request',
  /** Unix milliseconds of the container's start: a change is a restart. */
  startTime: 'start_time',
  sandbox: 'sandbox',
  orphaned: 'orphaned',
  partLabel: 'part',
  ofLabel: 'of',
  reservedLabel: 'reserved',
  runtimeLabel: 'runtime',
  evidenceLabel: 'evidence',
} as const;

/** How sure the bytes of a part are, and the exported numbers behind them; null where nobody said. */
export interface PartFacts {
  certainty: Certainty | null;
  source: string | null;
}

const CERTAINTY = oneOf<Certainty>({ certain: true, probable: true, uncertain: true });

/** By the name of the field. */
const PARTS_OF_META = {
  read: (raw: unknown): Readonly<Record<string, PartFacts>> => {
    // Without a prototype: a field may be called like anything.
    const parts: Record<string, PartFacts> = Object.create(null);
    entriesOf(raw).forEach(([name, one]) => {
      const facts = Object.fromEntries(entriesOf(one));
      parts[name] = { certainty: CERTAINTY.read(facts.certainty), source: NAME.read(facts.source) };
    });
    return parts;
  },
};

const FIGURES: ReadonlyArray<keyof RuntimeFigures> = [
  'processRssBytes',
  'processPssBytes',
  'jvmHeapUsedBytes',
  'goHeapBytes',
  'nodeHeapUsedBytes',
];

/** Bytes measured inside of the container at its last sample, by the name of the figure. What is no size is null. */
const TOOL_FIGURES = {
  read: (raw: unknown): RuntimeFigures => {
    const told = new Map(entriesOf(raw));
    const toSize = (value: unknown) => {
      const bytes = toAmount(value);
      return bytes !== null && bytes <= Number.MAX_SAFE_INTEGER ? bytes : null;
    };
    return Object.fromEntries(FIGURES.map((name) => [name, toSize(told.get(name))]));
  },
};

function entriesOf(raw: unknown): Array<[string, unknown]> {
  return typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
}

/** What the frame is beside its fields. */
export const anatomyFrame = {
  kind: 'anatomy',
  type: DataFrameType.TimeSeriesWide,
  look: { preferredVisualisationType: 'graph', preferredVisualisationPluginId: PANEL_ID },
  meta: {
    /** Which level of detail the metrics allow, and what is taken apart. */
    level: oneOf<Level>({ L1: true, L2: true, L3: true }),
    whole: oneOf<Whole>({ usage: true, workingSet: true }),
    acceptedSamples: AMOUNT,
    rejectedSamples: AMOUNT,
    /** What is known about each part besides its bytes, for tables and help texts. */
    parts: PARTS_OF_META,
    /** When the limit is reached if it goes on like this, with an 80 % interval. Unix seconds; an open side is null. */
    limitAtLow: AMOUNT,
    limitAt: AMOUNT,
    limitAtHigh: AMOUNT,
    toolFigures: TOOL_FIGURES,
  },
} as const;
