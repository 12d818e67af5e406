import { css } from '@emotion/css';
import type { AbsoluteTimeRange, EventBus, GrafanaTheme2, TimeRange } from '@grafana/data';
import { Combobox, useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import type { LeakPanelOptions } from '../../options';
import type { AnatomyChoice } from '../../read/readPanelData';
import { strings } from '../../strings';
import { AnatomyChart } from './AnatomyChart';
import { AnatomyFooter } from './AnatomyFooter';
import { AnatomyLegend } from './AnatomyLegend';
import { layOut } from './layOut';
import { summarizeLayers } from './summarizeLayers';
import { toLayerStyles } from './toLayerStyles';

interface AnatomyViewProps {
  choices: AnatomyChoice[];
  options: LeakPanelOptions;
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
  eventBus: EventBus;
  onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

const HEADER_PX = 40;

/** One container over time, as parts of one whole. */
export function AnatomyView(props: AnatomyViewProps) {
  const { choices, options, width, height, timeRange, timeZone, eventBus, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [chosenTitle, setChosenTitle] = useState<string | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());

  const choice = choices.find(({ title }) => title === chosenTitle) ?? choices[0];
  const model = useMemo(() => choice.read(), [choice]);
  const summary = useMemo(() => summarizeLayers(model), [model]);
  const layerStyles = useMemo(() => toLayerStyles(theme, model.layers), [theme, model.layers]);
  // Parts that an earlier answer had do not count as hidden now.
  const hiddenHere = useMemo(
    () => new Set(model.layers.map(({ id }) => id).filter((id) => hidden.has(id))),
    [model.layers, hidden]
  );
  const layout = layOut({
    width,
    height,
    showLegend: options.showLegend,
    legendRows: model.layers.length,
    headerPx: choices.length > 1 ? HEADER_PX : 0,
  });

  const onToggle = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) {
      next.add(id);
    }
    setHidden(next);
  };

  return (
    <div className={styles.root} style={{ width, height }}>
      {choices.length > 1 && (
        <div className={styles.header} style={{ height: HEADER_PX }}>
          <Combobox
            aria-label={strings.anatomy.container}
            options={choices.map(({ title }) => ({ value: title, label: title }))}
            value={choice.title}
            onChange={({ value }) => setChosenTitle(value)}
          />
        </div>
      )}
      <div className={layout.legend === 'right' ? styles.beside : styles.below}>
        <AnatomyChart
          {...{ model, timeRange, timeZone, eventBus }}
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
            <AnatomyLegend
              {...{ summary, onToggle }}
              stacked={model.stacked}
              styles={layerStyles}
              hidden={hiddenHere}
              compact={layout.compactLegend}
            />
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
  beside: css({ display: 'flex', alignItems: 'flex-start' }),
  below: css({ display: 'flex', flexDirection: 'column' }),
  legend: css({ flexShrink: 0, overflow: 'auto', paddingInlineStart: theme.spacing(1) }),
});
