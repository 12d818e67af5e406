import { recordingStrings } from '../recordingStrings';
import type { Step } from './recordByClick';
import type { RecordingWay } from './recordingStore';

const { click: texts } = recordingStrings;

/** One sentence about one group: what is there, or what went wrong, and what Grafana says to it. */
export function describeStep({ state, problem }: Step, way: RecordingWay): string {
  if (problem === null) {
    return texts.steps[state];
  }
  if (problem.at === 'read-back') {
    return texts.readBack;
  }
  const { kind, answer } = problem.error;
  const said = answer === '' ? '' : ` ${texts.said(answer.replace(/[.\s]+$/, ''))}`;
  const why = kind === 'refused' ? texts.refused[way] : texts.failures[kind];
  return `${texts.at[problem.at]}: ${why}${said}`;
}
