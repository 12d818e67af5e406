import { CONTRACT_LIMITS } from '../../contract/contractLimits';
import { META_KEY } from '../../contract/codec/metaKey';
import { FieldType, type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import { readCustom } from '../../contract/codec/metaColumns';
import { textsIn, type ContainerKey } from '../../engine';
import { capText } from '../parts/words/capText';
import type { ViewOption } from '../options';
import { strings } from '../strings';
import type { AnatomyModel } from './anatomy/anatomyModel';
import type { CardinalityModel } from './cardinality/cardinalityModel';
import type { CompareModel } from './compare/compareModel';
import { isLivesFrame, isWorkloadPageFrame, readWorkloadFrames } from './workload/readWorkloadFrames';
import type { WorkloadModel } from './workload/workloadModel';
import { countRows } from '../../contract/codec/fieldValues';
import { mergeTriage } from './triage/mergeTriage';
import type { NodesModel } from './nodes/nodesModel';
import { rankContainers } from './triage/rankContainers';
import { readAnatomyFrames } from './anatomy/readAnatomyFrames';
import { hasCardinality, isCardinalityFrame, readCardinalityFrames } from './cardinality/readCardinalityFrames';
import { isCompareFrame, isMembersFrame, readCompareFrames } from './compare/readCompareFrames';
import { isLeaksFrame } from './triage/readLeaksFrame';
import { isWorkloadsFrame, readTriage } from './triage/readWorkloadsFrame';
import { readLines } from './anatomy/readLines';
import { isNodesFrame, readNodesFrames } from './nodes/readNodesFrames';
import { readPod, type PodModel } from './anatomy/readPod';
import { readProcesses, type ProcessList } from './anatomy/readProcesses';
import { readPrometheusFrames } from './frames/readPrometheusFrames';
import { splitContainer } from './anatomy/splitContainer';
import type { TriageModel } from './triage/triageModel';

/** One container that can be looked at; taking it apart is put off until somebody does. */
export interface AnatomyChoice {
  title: string;
  read: () => AnatomyModel;
}

export type PanelContent =
  | { kind: 'triage'; model: TriageModel }
  | { kind: 'anatomy'; choices: AnatomyChoice[]; processes: ProcessList | null }
  | { kind: 'pod'; pod: PodModel }
  | { kind: 'nodes'; model: NodesModel }
  | { kind: 'compare'; model: CompareModel }
  | { kind: 'workload'; model: WorkloadModel }
  | { kind: 'cardinality'; model: CardinalityModel }
  | { kind: 'empty'; view: Exclude<ViewOption, 'auto'> | null }
  /** There is data, but not of a shape that the view can draw. */
  | { kind: 'unusable'; message: string };

type ContainerView = Exclude<ViewOption, 'nodes' | 'compare' | 'workload' | 'cardinality'>;

/**
 * Decides what to draw. By the shape of the frames: targets with their series, compared members, nodes, ranked
 * containers, parts of memory, plain Prometheus series of containers, any other time series. The option `view` only decides where two views are possible.
 */
export function readPanelData(frames: DataFrame[], view: ViewOption): PanelContent {
  const filled = frames.filter((frame) => countRows(frame) > 0);
  if (filled.length === 0) {
    return { kind: 'empty', view: view === 'auto' ? declaredView(frames) : view };
  }
  for (const one of OWN_VIEWS) {
    const content = readOwnView(one, filled, view);
    if (content !== null) {
      return content;
    }
  }
  return readContainers(
    filled.filter((frame) => !isNodesFrame(frame)),
    view as ContainerView
  );
}

/** A view that draws frames of its own, which no other view can draw. */
interface OwnView {
  view: ViewOption;
  isThere: (frames: DataFrame[]) => boolean;
  isPart: (frame: DataFrame) => boolean;
  read: (frames: DataFrame[]) => PanelContent;
  /** What is said where another view is chosen, and where this one is and has nothing to draw. */
  elsewhere: string;
  missing: string;
}

const OWN_VIEWS: readonly OwnView[] = textsIn(
  'elsewhere',
  'missing'
)([
  {
    view: 'cardinality',
    isThere: hasCardinality,
    isPart: isCardinalityFrame,
    read: (frames) => ({ kind: 'cardinality', model: readCardinalityFrames(frames) }),
    elsewhere: strings.unusable.cardinalityElsewhere,
    missing: strings.unusable.noCardinality,
  },
  {
    view: 'compare',
    isThere: (frames) => frames.some(isMembersFrame),
    isPart: isCompareFrame,
    read: (frames) => ({ kind: 'compare', model: readCompareFrames(frames) }),
    elsewhere: strings.unusable.compareElsewhere,
    missing: strings.unusable.noCompare,
  },
  {
    view: 'workload',
    isThere: (frames) => frames.some(isLivesFrame),
    isPart: isWorkloadPageFrame,
    read: (frames) => ({ kind: 'workload', model: readWorkloadFrames(frames) }),
    elsewhere: strings.unusable.workloadElsewhere,
    missing: strings.unusable.noWorkload,
  },
  {
    view: 'nodes',
    isThere: (frames) => frames.some(isNodesFrame),
    isPart: isNodesFrame,
    read: (frames) => ({ kind: 'nodes', model: readNodesFrames(frames.filter(isNodesFrame)) }),
    elsewhere: strings.unusable.nodesElsewhere,
    missing: strings.unusable.noNodes,
  },
]);

/** Null: it is for another view to draw. */
function readOwnView(own: OwnView, frames: DataFrame[], view: ViewOption): PanelContent | null {
  if (own.isThere(frames) && (view === own.view || frames.every(own.isPart))) {
    return view === 'auto' || view === own.view ? own.read(frames) : { kind: 'unusable', message: own.elsewhere };
  }
  return view === own.view ? { kind: 'unusable', message: own.missing } : null;
}

function toAnatomyContent(anatomy: AnatomyModel[], frames: DataFrame[]): PanelContent {
  return {
    kind: 'anatomy',
    choices: anatomy.map((model) => ({ title: toTitle(model.key), read: () => model })),
    // They are of one container: beside several nobody could tell of which.
    processes: anatomy.length === 1 ? readProcesses(frames) : null,
  };
}

function readContainers(filled: DataFrame[], view: ContainerView): PanelContent {
  const leaks = filled.filter(isLeaksFrame);
  if (leaks.length > 0 && view !== 'anatomy') {
    return { kind: 'triage', model: mergeTriage(leaks.map((frame) => readTriage(frame, filled))) };
  }
  const others = filled.filter((frame) => !isLeaksFrame(frame) && !isWorkloadsFrame(frame));
  const anatomy = readAnatomyFrames(others);
  const pod = view === 'triage' ? null : readPod(others, anatomy);
  if (pod) {
    return { kind: 'pod', pod };
  }
  if (anatomy.length > 0) {
    return view === 'triage'
      ? { kind: 'unusable', message: strings.unusable.anatomyInTriage }
      : toAnatomyContent(anatomy, others);
  }
  if (leaks.length > 0 && others.length === 0) {
    return { kind: 'unusable', message: strings.unusable.leaksInAnatomy };
  }
  // Frames of ours that hold no part of memory: whatever numbers they carry are no memory.
  const plain = others.filter((frame) => frame.meta?.custom?.[META_KEY] === undefined);
  return plain.length > 0 ? readPlainFrames(plain, view) : { kind: 'empty', view: declaredView(others) ?? 'anatomy' };
}

function readPlainFrames(frames: DataFrame[], view: ContainerView): PanelContent {
  const containers = readPrometheusFrames(frames);
  if (containers.length > 0 && (view === 'triage' || (view === 'auto' && containers.length > 1))) {
    return { kind: 'triage', model: { ...rankContainers(containers), notices: describeCut(frames) } };
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

/** Nothing where all of them are read. */
function describeCut(frames: DataFrame[]): QueryResultMetaNotice[] {
  const series = frames.flatMap(({ fields }) => fields).filter(({ type }) => type === FieldType.number).length;
  const most = CONTRACT_LIMITS.series.value;
  return series > most ? [{ severity: 'warning', text: strings.triage.seriesCut(most, series) }] : [];
}

function toTitle(key: ContainerKey | null): string {
  const names = [key?.cluster, key?.namespace, key?.pod, key?.container].filter((name) => name);
  return names.length > 0 ? capText(names.join(' / ')) : strings.anatomy.unnamed;
}

/** Only for the wording of the empty state. */
function declaredView(frames: DataFrame[]): Exclude<ViewOption, 'auto'> | null {
  const kinds = frames.map((frame) => readCustom(frame).kind);
  if (kinds.includes('leaks') || kinds.includes('workloads')) {
    return 'triage';
  }
  if (kinds.includes('workload-lives')) {
    return 'workload';
  }
  return (['anatomy', 'nodes', 'compare', 'cardinality'] as const).find((kind) => kinds.includes(kind)) ?? null;
}
