import { css } from '@emotion/css';
import type { AbsoluteTimeRange, EventBus, GrafanaTheme2, TimeRange } from '@grafana/data';
import { Combobox, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { findPart } from '../../../engine';
import type { LeakPanelOptions } from '../../options';
import { findLastRow } from '../../read/frames/findLastRow';
import { addRestarts, type Mark } from '../../read/anatomy/readMarks';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { AnatomyChoice } from '../../read/readPanelData';
import type { ProcessList as Processes } from '../../read/anatomy/readProcesses';
import { strings } from '../../strings';
import { useToggles } from '../../parts/useToggles';
import { AnatomyChart } from './AnatomyChart';
import { AnatomyControls } from './AnatomyControls';
import { AnatomyFooter } from './AnatomyFooter';
import { countLegendRows } from './countLegendRows';
import type { ChartLine } from '../../parts/chart/buildChartLines';
import { describeGrowth } from './describeGrowth';
import { EvidenceList } from './EvidenceList';
import { layOut } from './layOut';
import { PartsTable, type TableColumn } from './PartsTable';
import { ProcessList } from './ProcessList';
import { showRuntime } from '../../parts/chart/showRuntime';
import { summarizeEvidence, type EvidenceSummary } from './summarizeEvidence';
import { summarizeLayers } from './summarizeLayers';
import { toLayerStyles } from '../../parts/chart/toLayerStyles';
import { buildToolLines, reportToolsAt } from './toolFigures';
import { toForecast } from './toForecast';
import { ToolList } from './ToolList';

export interface AnatomyViewProps {
  choices: AnatomyChoice[];
  marks: Mark[];
  processes: Processes | null;
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
  eventBus: EventBus;
  onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

const CHOICE_PX = 40;
/** Heights of what stands above the chart; below them it makes way. */
const CONTROLS_PX = 32;
const SENTENCE_PX = 24;
const NARROW_SENTENCE_PX = 40;
const CONTROLS_FROM_PX = 240;
const ONE_LINE_FROM_PX = 900;
const NARROW_PX = 480;
const NO_LINES: ChartLine[] = [];
const ignore = () => {};

/** One container over time, as parts of one whole. */
export function AnatomyView(props: AnatomyViewProps) {
  const { choices, processes, options, width, height, timeRange, timeZone, eventBus, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [chosenTitle, setChosenTitle] = useState<string | null>(null);
  const [hidden, onToggle] = useToggles();
  const [wantsDetail, setWantsDetail] = useState(true);
  const [wantsTools, setWantsTools] = useState(false);
  const [cursorRow, setCursorRow] = useState<number | null>(null);

  const choice = choices.find(({ title }) => title === chosenTitle) ?? choices[0];
  const model = useMemo(() => choice.read(), [choice]);
  const hasDetail = model.runtime !== null || model.evidence.length > 0;
  const showDetails = model.runtime !== null && wantsDetail;
  const hasTools = knowsTools(model);
  const showTools = hasTools && wantsTools;
  const drawn = useMemo(() => (showDetails ? { ...model, layers: showRuntime(model) } : model), [model, showDetails]);
  const marks = useMemo(() => addRestarts(props.marks, model.restartTimesMs), [props.marks, model]);
  const summary = useMemo(() => summarizeLayers(model, marks), [model, marks]);
  const evidence = useMemo(() => (wantsDetail ? summarizeEvidence(model, marks) : []), [model, marks, wantsDetail]);
  const sentence = useMemo(() => describeGrowth(model, summary), [model, summary]);
  const layerStyles = useMemo(
    () => new Map([...toLayerStyles(theme, model.layers), ...toLayerStyles(theme, drawn.layers)]),
    [theme, model.layers, drawn.layers]
  );
  const { forecast, toMs } = useMemo(
    () => toForecast(model, timeRange.from.valueOf(), timeRange.to.valueOf(), options.showLimit),
    [model, timeRange, options.showLimit]
  );
  const toolLines = useMemo(() => (showTools ? buildToolLines(model, theme) : NO_LINES), [model, showTools, theme]);
  // Parts that an earlier answer had do not count as hidden now.
  const hiddenHere = useMemo(
    () => new Set([...model.layers, ...drawn.layers].map(({ id }) => id).filter((id) => hidden.has(id))),
    [model.layers, drawn.layers, hidden]
  );

  const hasControls = model.stacked && height >= CONTROLS_FROM_PX;
  const isOneLine = width >= ONE_LINE_FROM_PX;
  const isNarrow = width < NARROW_PX;
  const sentencePx = sentence !== null && hasControls ? toSentencePx(width) : 0;
  const choicePx = choices.length > 1 ? CHOICE_PX : 0;
  const layout = layOut({
    width,
    height,
    showLegend: options.showLegend,
    legendRows: countLegendRows({
      layers: drawn.layers.length,
      reserved: showDetails ? summary.reserved.length : null,
      evidence: evidence.length,
      tools: showTools,
      processes: processes !== null,
    }),
    headerPx: choicePx + (hasControls ? CONTROLS_PX : 0) + sentencePx,
  });
  const columns = layout.columns.filter((column) => isTold(column, model));
  const toolRow = Math.min(cursorRow ?? findLastRow(model.wholeBytes), model.timesMs.length - 1);

  const sentenceElement = sentence !== null && (
    <div className={styles.sentence} title={sentence}>
      {sentence}
    </div>
  );

  return (
    <div className={styles.root} style={{ width, height }}>
      {choicePx > 0 && (
        <div className={styles.header} style={{ height: choicePx }}>
          <Combobox
            aria-label={strings.anatomy.container}
            options={choices.map(({ title }) => ({ value: title, label: title }))}
            value={choice.title}
            onChange={({ value }) => setChosenTitle(value)}
          />
        </div>
      )}
      {sentencePx > 0 && <div style={{ height: sentencePx }}>{sentenceElement}</div>}
      {hasControls && (
        <div className={styles.controls} style={{ height: CONTROLS_PX }}>
          {isOneLine && sentenceElement}
          <AnatomyControls
            {...{ isNarrow }}
            detail={{ isThere: hasDetail, value: wantsDetail, onChange: setWantsDetail }}
            tools={{ isThere: hasTools, value: wantsTools, onChange: setWantsTools }}
          />
        </div>
      )}
      <div className={layout.legend === 'right' ? styles.beside : styles.below}>
        <AnatomyChart
          {...{ marks, timeRange, timeZone, eventBus }}
          toMs={toMs}
          model={drawn}
          forecast={forecast}
          moreLines={toolLines}
          onMove={showTools ? setCursorRow : ignore}
          title={choice.title}
          hidden={hiddenHere}
          styles={layerStyles}
          showLimit={options.showLimit}
          widthPx={layout.chartWidthPx}
          heightPx={layout.chartHeightPx}
          onZoom={(from, to) => onChangeTimeRange({ from, to })}
        />
        {layout.legend !== null && (
          <div className={styles.legend} style={{ width: layout.legendWidthPx, maxHeight: layout.legendHeightPx }}>
            <PartsTable
              {...{ summary, columns, showDetails, onToggle }}
              stacked={model.stacked}
              styles={layerStyles}
              hidden={hiddenHere}
            />
            <BelowParts {...{ processes, evidence, timeZone, model, showTools, toolRow }} />
          </div>
        )}
      </div>
      {layout.showFooter && <AnatomyFooter {...{ model, summary }} hiddenCount={hiddenHere.size} />}
    </div>
  );
}

interface BelowPartsProps extends Pick<AnatomyViewProps, 'processes' | 'timeZone'> {
  model: AnatomyModel;
  evidence: EvidenceSummary[];
  showTools: boolean;
  /** The sample that the tools would report; -1: there is none. */
  toolRow: number;
}

/** What is listed besides the parts. */
function BelowParts({ processes, evidence, timeZone, model, showTools, toolRow }: BelowPartsProps) {
  return (
    <>
      {processes !== null && <ProcessList processes={processes} />}
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      {showTools && toolRow >= 0 && (
        <ToolList figures={reportToolsAt(model, toolRow)} timeMs={model.timesMs[toolRow]} timeZone={timeZone} />
      )}
    </>
  );
}

/** Containers of a pod are no parts that the formulas of the tools know. */
function knowsTools({ stacked, layers }: AnatomyModel): boolean {
  return stacked && layers.every(({ id }) => findPart(id) !== undefined);
}

function isTold(column: TableColumn, { stacked, layers }: AnatomyModel): boolean {
  switch (column) {
    case 'share':
      return stacked;
    case 'certainty':
      return layers.some(({ certainty }) => certainty !== null);
    default:
      return true;
  }
}

/** Height of the sentence where it stands above the controls. */
function toSentencePx(widthPx: number): number {
  if (widthPx >= ONE_LINE_FROM_PX) {
    return 0;
  }
  return widthPx < NARROW_PX ? NARROW_SENTENCE_PX : SENTENCE_PX;
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden' }),
  header: css({ flexShrink: 0, maxWidth: theme.spacing(60) }),
  controls: css({ display: 'flex', flexShrink: 0, alignItems: 'center', overflow: 'hidden' }),
  sentence: css({
    ...theme.typography.bodySmall,
    display: '-webkit-box',
    flex: 1,
    overflow: 'hidden',
    color: theme.colors.text.primary,
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
  }),
  beside: css({ display: 'flex', alignItems: 'flex-start' }),
  below: css({ display: 'flex', flexDirection: 'column' }),
  legend: css({ flexShrink: 0, overflow: 'auto', paddingInlineStart: theme.spacing(1) }),
});
