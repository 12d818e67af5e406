import { createDataFrame, DataTopic, FieldType, type DataFrame } from '@grafana/data';
import type { Mark } from '../../collect/facts/marks/mark';
import { MARKS, META_KEY, type LeakscopeMeta } from '../../contract/frames';

/** Marks as annotations: Grafana keeps such a frame apart from the data, and native panels draw it over theirs. */
export function toMarksFrame(refId: string, marks: readonly Mark[]): DataFrame {
  const meta: LeakscopeMeta = { schema: 1, kind: 'marks' };
  return createDataFrame({
    refId,
    name: 'marks',
    fields: [
      { name: MARKS.time, type: FieldType.time, values: marks.map(({ atSeconds }) => Math.round(atSeconds * 1000)) },
      { name: MARKS.title, type: FieldType.string, values: marks.map(({ title }) => title) },
      { name: MARKS.text, type: FieldType.string, values: marks.map(({ text }) => text) },
      { name: MARKS.tags, type: FieldType.other, values: marks.map(({ kind }) => [kind]) },
    ],
    meta: { dataTopic: DataTopic.Annotations, custom: { [META_KEY]: meta } },
  });
}
