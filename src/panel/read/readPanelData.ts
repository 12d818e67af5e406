import type { DataFrame } from '@grafana/data';
import { META_KEY, NODES } from '../../contract/frames';
import type { ContainerKey } from '../../engine/identity';
import { capText } from '../format/capText';
import type { ViewOption } from '../options';
import { strings } from '../strings';
import type { AnatomyModel } from './anatomyModel';
import { countRows, findField } from './fieldValues';
import { mergeTriage } from './mergeTriage';
import { rankContainers } from './rankContainers';
import { readAnatomyFrames } from './readAnatomyFrames';
import { isLeaksFrame, readLeaksFrame } from './readLeaksFrame';
import { readLines } from './readLines';
import { readPod, type PodModel } from './readPod';
import { readProcesses, type ProcessList } from './readProcesses';
import { readPrometheusFrames } from './readPrometheusFrames';
import { splitContainer } from './splitContainer';
import type { TriageModel } from './triageModel';

/** One container that can be looked at; taking it apart is put off until somebody does. */
export interface AnatomyChoice {
  title: string;
  read: () => AnatomyModel;
}

export type PanelContent =
  | { kind: 'triage'; model: TriageModel }
  | { kind: 'anatomy'; choices: AnatomyChoice[]; processes: ProcessList | null }
  | { kind: 'pod'; pod: PodModel }
  | { kind: 'empty'; view: 'triage' | 'anatomy' | null }
  /** There is data, but not of a shape that the view can draw. */
  | { kind: 'unusable'; message: string };

/**
 * Decides what to draw. By the shape of the frames: ranked containers, parts of memory, plain Prometheus series of
 * containers, any other time series. The option `view` only decides where two views are possible.
 */
export function readPanelData(frames: DataFrame[], view: ViewOption): PanelContent {
  const filled = frames.filter((frame) => countRows(frame) > 0);
  if (filled.length === 0) {
    return { kind: 'empty', view: view === 'auto' ? declaredView(frames) : view };
  }
  const leaks = filled.filter(isLeaksFrame);
  if (leaks.length > 0 && view !== 'anatomy') {
    return { kind: 'triage', model: mergeTriage(leaks.map(readLeaksFrame)) };
  }
  const others = filled.filter((frame) => !isLeaksFrame(frame));
  const anatomy = readAnatomyFrames(others);
  const pod = view === 'triage' ? null : readPod(others, anatomy);
  if (pod) {
    return { kind: 'pod', pod };
  }
  if (anatomy.length > 0) {
    return view === 'triage'
      ? { kind: 'unusable', message: strings.unusable.anatomyInTriage }
      : {
          kind: 'anatomy',
          choices: anatomy.map((model) => ({ title: toTitle(model.key), read: () => model })),
          // They are of one container: beside several nobody could tell of which.
          processes: anatomy.length === 1 ? readProcesses(others) : null,
        };
  }
  if (others.some(isNodesFrame)) {
    return { kind: 'unusable', message: strings.unusable.nodes };
  }
  if (leaks.length > 0 && others.length === 0) {
    return { kind: 'unusable', message: strings.unusable.leaksInAnatomy };
  }
  return readPlainFrames(others, view);
}

function isNodesFrame(frame: DataFrame): boolean {
  return findField(frame, NODES.node) !== undefined && findField(frame, NODES.allocatableBytes) !== undefined;
}

function readPlainFrames(frames: DataFrame[], view: ViewOption): PanelContent {
  const containers = readPrometheusFrames(frames);
  if (containers.length > 0 && (view === 'triage' || (view === 'auto' && containers.length > 1))) {
    return { kind: 'triage', model: rankContainers(containers) };
  }
  if (containers.length > 0) {
    return {
      kind: 'anatomy',
      processes: null,
      choices: containers.map((container) => ({
        title: toTitle(container.key),
        read: () => splitContainer(container),
      })),
    };
  }
  const lines = view === 'triage' ? null : readLines(frames);
  return lines
    ? { kind: 'anatomy', processes: null, choices: [{ title: strings.anatomy.unnamed, read: () => lines }] }
    : { kind: 'unusable', message: strings.unusable.noContainers };
}

function toTitle(key: ContainerKey | null): string {
  const names = [key?.cluster, key?.namespace, key?.pod, key?.container].filter((name) => name);
  return names.length > 0 ? capText(names.join(' / ')) : strings.anatomy.unnamed;
}

/** Only for the wording of the empty state. */
function declaredView(frames: DataFrame[]): 'triage' | 'anatomy' | null {
  const kinds = frames.map((frame) => frame.meta?.custom?.[META_KEY]?.kind);
  if (kinds.includes('leaks')) {
    return 'triage';
  }
  return kinds.includes('anatomy') ? 'anatomy' : null;
}
