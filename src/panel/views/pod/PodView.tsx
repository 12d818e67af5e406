import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import type { PodModel } from '../../read/readPod';
import { strings } from '../../strings';
import { AnatomyView, type AnatomyViewProps } from '../anatomy/AnatomyView';
import { Notices } from '../Notices';
import { Switch } from '../Switch';
import { useDrillDown } from '../triage/useDrillDown';
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
  const { pod, options, width, height, timeRange, timeZone } = props;
  const styles = useStyles2(getStyles);
  const [stacks, setStacks] = useState(false);
  const drillDown = useDrillDown(options.drillDown, timeRange);
  const cards = useMemo(() => rankPodContainers(pod), [pod]);
  const choices = useMemo(() => [{ title: pod.key.pod, read: () => stackPod(pod) }], [pod]);

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
  };
  return (
    <div className={styles.root} style={{ width, height }}>
      <div className={styles.header} style={{ height: HEADER_PX }}>
        <span>{stacks ? strings.pod.stacked : strings.pod.apart(cards.containers.length)}</span>
        <span className={styles.controls}>
          <Notices notices={pod.notices} />
          <Switch label={strings.pod.stack} value={stacks} onChange={setStacks} />
        </span>
      </div>
      {stacks ? (
        <AnatomyView {...props} choices={choices} processes={null} height={height - HEADER_PX} />
      ) : (
        <div className={styles.cards}>
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
  cards: css({ display: 'flex', flexWrap: 'wrap', gap: GAP_PX, minHeight: 0, overflow: 'auto' }),
});
