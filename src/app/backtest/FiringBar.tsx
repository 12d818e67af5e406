import { say } from '../../engine';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { APP_LIMITS } from '../appLimits';
import type { Episode } from './readBacktest';

interface Props {
  episodes: readonly Episode[];
  from: number;
  to: number;
}

const WIDTH = 1000;
const HEIGHT = 12;
/** A short alert has to be seen. */
const LEAST_WIDTH = 4;
const NAMED = 3;

/** When it would have fired, on a line from the beginning to the end of what was tested. */
export function FiringBar({ episodes, from, to }: Props) {
  const styles = useStyles2(getStyles);
  const toX = (moment: number) => ((Math.min(to, Math.max(from, moment)) - from) / (to - from)) * WIDTH;
  return (
    <svg
      className={styles.bar}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describeEpisodes(episodes)}
    >
      <rect className={styles.ground} x={0} y={HEIGHT / 2 - 1} width={WIDTH} height={2} />
      {episodes.slice(0, APP_LIMITS.drawnEpisodes.value).map(({ started, ended }) => (
        <rect
          key={started}
          className={styles.firing}
          x={Math.min(toX(started), WIDTH - LEAST_WIDTH)}
          y={0}
          width={Math.max(LEAST_WIDTH, toX(ended ?? to) - toX(started))}
          height={HEIGHT}
        />
      ))}
    </svg>
  );
}

function describeEpisodes(episodes: readonly Episode[]): string {
  if (episodes.length === 0) {
    return 'Never';
  }
  const named = episodes
    .slice(0, NAMED)
    .map(
      ({ started, ended }) => `${dateTimeFormat(started)} to ${ended === null ? say`the end` : dateTimeFormat(ended)}`
    );
  const more = episodes.length - named.length;
  return named.join(', ') + (more > 0 ? say` and ${more} more` : '');
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'block', width: '100%', minWidth: 120, height: HEIGHT }),
  ground: css({ fill: theme.colors.border.medium }),
  firing: css({ fill: theme.colors.error.main }),
});
