import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { HIDDEN_TEXT } from '../../../ui/hiddenText';
import { formatBytes } from '../../../engine';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import type { PodModel } from '../../read/anatomy/readPod';
import { strings } from '../../strings';
import { AnatomyView, type AnatomyViewProps } from './AnatomyView';
import { moveByKey } from '../../parts/chart/moveByKey';
import { useCursorSync } from '../../parts/chart/useCursorSync';
import { Notices } from '../../parts/Notices';
import { Switch } from '../../parts/Switch';
import { useDrillDown } from '../../parts/drill/useDrillDown';
import { PodCard } from './PodCard';
import { rankPodContainers } from './rankPodContainers';
import { stackPod } from './stackPod';

interface PodViewProps extends Omit<AnatomyViewProps, 'choices' | 'processes'> {
  pod: PodModel;
  timeRange: TimeRange;
}

const HEADER_PX = 32;
const GAP_PX = 8;
const CARD_FROM_PX = 300;
const LEAST_CARD_PX = 170;
const THIN_CARD_PX = 110;

/** The containers of a pod side by side on one scale; summed only on demand. */
export function PodView(props: PodViewProps) {
  const { pod, options, width, height, timeRange, timeZone, eventBus, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const [stacks, setStacks] = useState(false);
  const [cursorMs, setCursorMs] = useState<number | null>(null);
  const share = useCursorSync(eventBus, setCursorMs);
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const cards = useMemo(() => rankPodContainers(pod), [pod]);
  const choices = useMemo(() => [{ title: pod.key.pod, read: () => stackPod(pod) }], [pod]);

  const onMove = (timeMs: number | null) => {
    setCursorMs(timeMs);
    share(timeMs);
  };
  const times = useMemo(() => joinTimes(cards.containers), [cards]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const target =
      event.target === event.currentTarget
        ? moveByKey(event, findNearest(times, cursorMs), times.length - 1)
        : undefined;
    if (target !== undefined) {
      event.preventDefault();
      onMove(target === null ? null : times[target]);
    }
  };

  const perRow = Math.max(1, Math.min(cards.containers.length, Math.floor(width / CARD_FROM_PX)));
  const rowCount = Math.ceil(cards.containers.length / perRow);
  const thinPx = cards.beside === null ? 0 : THIN_CARD_PX + GAP_PX;
  const freePx = height - HEADER_PX - thinPx - rowCount * GAP_PX;
  const card = {
    peakBytes: cards.peakBytes,
    maxBytes: cards.maxBytes,
    widthPx: Math.floor((width - (perRow - 1) * GAP_PX) / perRow),
    heightPx: Math.max(LEAST_CARD_PX, Math.floor(freePx / rowCount)),
    fromMs: timeRange.from.valueOf(),
    toMs: timeRange.to.valueOf(),
    timeZone,
    drillDown,
    cursorMs,
    onMove,
    onZoom: (from: number, to: number) => onChangeTimeRange({ from, to }),
  };
  return (
    <div className={styles.root} style={{ width, height }}>
      <div className={styles.header} style={{ height: HEADER_PX }}>
        <span className={styles.sentence}>
          {stacks
            ? strings.pod.stacked
            : cursorMs === null
              ? strings.pod.apart(cards.containers.length)
              : strings.pod.at(dateTimeFormat(cursorMs, { timeZone }))}
        </span>
        <span className={styles.controls}>
          <Notices notices={pod.notices} />
          <Switch label={strings.pod.stack} value={stacks} onChange={setStacks} />
        </span>
      </div>
      {stacks ? (
        <AnatomyView {...props} choices={choices} processes={null} height={height - HEADER_PX} />
      ) : (
        <div
          className={styles.cards}
          tabIndex={0}
          role="group"
          aria-label={`${strings.pod.cards(pod.key.pod)}. ${strings.anatomy.keyboardHint}`}
          onKeyDown={onKeyDown}
          onBlur={() => onMove(null)}
        >
          <div className={styles.spoken} aria-live="polite">
            {cursorMs !== null && describeMoment(cards.containers, cursorMs, timeZone)}
          </div>
          {cards.containers.map((container) => (
            <PodCard key={container.key?.container} {...card} model={container} showLimit={options.showLimit} />
          ))}
          {cards.beside !== null && (
            <PodCard
              {...card}
              model={cards.beside}
              showLimit={false}
              drillDown={null}
              widthPx={width}
              heightPx={THIN_CARD_PX}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** All times at which a container was sampled. Ascending. */
function joinTimes(containers: AnatomyModel[]): number[] {
  return [...new Set(containers.flatMap(({ timesMs }) => timesMs))].sort((a, b) => a - b);
}

/** Index of the time that is nearest; null without one. */
function findNearest(times: readonly number[], timeMs: number | null): number | null {
  if (timeMs === null || times.length === 0) {
    return null;
  }
  return times.reduce(
    (best, time, index) => (Math.abs(time - timeMs) < Math.abs(times[best] - timeMs) ? index : best),
    0
  );
}

/** What each container held, for a screen reader. */
function describeMoment(containers: AnatomyModel[], timeMs: number, timeZone: string): string {
  const values = containers.map(({ key, timesMs, wholeBytes }) => {
    const row = findNearest(timesMs, timeMs);
    return `${key?.container ?? ''} ${formatBytes(row === null ? null : (wholeBytes[row] ?? null))}`;
  });
  return `${dateTimeFormat(timeMs, { timeZone })}: ${values.join(', ')}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden' }),
  header: css({
    ...theme.typography.bodySmall,
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    overflow: 'hidden',
    color: theme.colors.text.secondary,
  }),
  controls: css({ display: 'flex', flexShrink: 0, alignItems: 'center', gap: theme.spacing(1) }),
  sentence: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  cards: css({
    position: 'relative',
    display: 'flex',
    flexWrap: 'wrap',
    gap: GAP_PX,
    minHeight: 0,
    overflow: 'auto',
    borderRadius: theme.shape.radius.default,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: '-2px' },
  }),
  spoken: css(HIDDEN_TEXT),
});
