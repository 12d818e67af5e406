import { css } from '@emotion/css';
import type { AbsoluteTimeRange, EventBus, GrafanaTheme2, TimeRange } from '@grafana/data';
import { Combobox, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { findPart } from '../../../engine';
import type { LeakPanelOptions } from '../../options';
import { findLastRow } from '../../read/frames/findLastRow';
import { addRestarts, type Mark } from '../../read/anatomy/readMarks';
import type { AnatomyChoice } from '../../read/readPanelData';
import type { ProcessList as Processes } from '../../read/anatomy/readProcesses';
import { strings } from '../../strings';
import { Switch } from '../../parts/Switch';
import { AnatomyChart } from './AnatomyChart';
import { AnatomyFooter } from './AnatomyFooter';
import type { ChartLine } from '../../parts/chart/buildChartLines';
import { describeGrowth } from './describeGrowth';
import { EvidenceList } from './EvidenceList';
import { layOut } from './layOut';
import { PartsTable } from './PartsTable';
import { ProcessList } from './ProcessList';
import { showRuntime } from '../../parts/chart/showRuntime';
import { summarizeEvidence } from './summarizeEvidence';
import { summarizeLayers } from './summarizeLayers';
import { toLayerStyles } from '../../parts/chart/toLayerStyles';
import { buildToolLines, reportToolsAt } from './toolFigures';
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
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [wantsDetail, setWantsDetail] = useState(true);
  const [wantsTools, setWantsTools] = useState(false);
  const [cursorRow, setCursorRow] = useState<number | null>(null);

  const choice = choices.find(({ title }) => title === chosenTitle) ?? choices[0];
  const model = useMemo(() => choice.read(), [choice]);
  const showDetails = model.runtime !== null && wantsDetail;
  // Containers of a pod are no parts that the formulas of the tools know.
  const hasTools = model.stacked && model.layers.every(({ id }) => findPart(id) !== undefined);
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
  const toolLines = useMemo(() => (showTools ? buildToolLines(model, theme) : NO_LINES), [model, showTools, theme]);
  // Parts that an earlier answer had do not count as hidden now.
  const hiddenHere = useMemo(
    () => new Set([...model.layers, ...drawn.layers].map(({ id }) => id).filter((id) => hidden.has(id))),
    [model.layers, drawn.layers, hidden]
  );

  const hasControls = model.stacked && height >= CONTROLS_FROM_PX;
  const isOneLine = width >= ONE_LINE_FROM_PX;
  const isNarrow = width < NARROW_PX;
  const sentencePx = sentence !== null && hasControls && !isOneLine ? (isNarrow ? NARROW_SENTENCE_PX : SENTENCE_PX) : 0;
  const layout = layOut({
    width,
    height,
    showLegend: options.showLegend,
    legendRows:
      drawn.layers.length +
      (showDetails ? 2 + summary.reserved.length : 0) +
      (evidence.length > 0 ? 1 + evidence.length : 0) +
      (showTools ? 12 : 0) +
      (processes ? 6 : 0),
    headerPx: (choices.length > 1 ? CHOICE_PX : 0) + (hasControls ? CONTROLS_PX : 0) + sentencePx,
  });
  const columns = layout.columns.filter(
    (column) =>
      (column !== 'share' || model.stacked) &&
      (column !== 'certainty' || model.layers.some(({ certainty }) => certainty !== null))
  );
  const toolRow = Math.min(cursorRow ?? findLastRow(model.wholeBytes), model.timesMs.length - 1);

  const onToggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) {
      next.add(id);
    }
    setHidden(next);
  };
  const sentenceElement = sentence !== null && (
    <div className={styles.sentence} title={sentence}>
      {sentence}
    </div>
  );

  return (
    <div className={styles.root} style={{ width, height }}>
      {choices.length > 1 && (
        <div className={styles.header} style={{ height: CHOICE_PX }}>
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
          {(model.runtime !== null || model.evidence.length > 0) && (
            <Switch
              label={isNarrow ? strings.runtime.shortToggle : strings.runtime.toggle}
              value={wantsDetail}
              onChange={setWantsDetail}
            />
          )}
          {hasTools && (
            <Switch
              label={isNarrow ? strings.tools.shortToggle : strings.tools.toggle}
              value={wantsTools}
              onChange={setWantsTools}
            />
          )}
        </div>
      )}
      <div className={layout.legend === 'right' ? styles.beside : styles.below}>
        <AnatomyChart
          {...{ marks, timeRange, timeZone, eventBus }}
          model={drawn}
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
            {processes !== null && <ProcessList processes={processes} />}
            {evidence.length > 0 && <EvidenceList evidence={evidence} />}
            {showTools && toolRow >= 0 && (
              <ToolList figures={reportToolsAt(model, toolRow)} timeMs={model.timesMs[toolRow]} timeZone={timeZone} />
            )}
          </div>
        )}
      </div>
      {layout.showFooter && <AnatomyFooter {...{ model, summary }} hiddenCount={hiddenHere.size} />}
    </div>
  );
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
