import { DataTopic, FieldType } from '@grafana/data';
import { column, namesOf, required } from './codec/column';
import type { FrameTable } from './codec/frameTable';
import { TEXT, TIME, type Value } from './codec/value';
import { CONTRACT_LIMITS } from './contractLimits';

export const MARK_KINDS = ['oom-kill', 'restart', 'deploy', 'onset'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Tags of an annotation, of which one is the kind. They are a list, or its text after a transformation. */
const KIND_AS_TAGS: Value<MarkKind | null> = {
  type: FieldType.other,
  write: (kind) => [kind],
  read: (raw) => {
    const tags: unknown[] = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(/[\s,]+/) : [];
    return MARK_KINDS.find((kind) => tags.includes(kind)) ?? null;
  },
};

const columns = {
  atSeconds: required(column('time', TIME)),
  title: column('title', TEXT),
  text: column('text', TEXT),
  kind: required(column('tags', KIND_AS_TAGS)),
};

/** Beside an anatomy or a comparison: annotations. Grafana keeps them apart, and native panels draw them over theirs. */
export const marksFrame = {
  kind: 'marks',
  name: 'marks',
  look: { dataTopic: DataTopic.Annotations },
  mostRows: CONTRACT_LIMITS.marks,
  columns,
  telling: ['atSeconds', 'kind'],
  meta: {},
} satisfies FrameTable<typeof columns>;

/** Names of the fields. */
const { atSeconds: time, kind: tags, ...words } = namesOf(columns);
export const MARKS = { time, ...words, tags };
