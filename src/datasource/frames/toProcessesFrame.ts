import type { DataFrame } from '@grafana/data';
import { encodeFrame } from '../../contract/codec/encodeFrame';
import { processesFrame } from '../../contract/processesFrame';
import type { ProcessSplit } from '../../engine';
import { ANATOMY_STRINGS } from './anatomyStrings';

/** The processes of one container as one frame of type `numeric-long`, the largest first. */
export function toProcessesFrame(refId: string, { measure, processes }: ProcessSplit): DataFrame {
  const rows = processes.map((one) => ({ ...one, process: one.name, measure }));
  return encodeFrame(processesFrame, rows, { refId, titles: ANATOMY_STRINGS.processes });
}
