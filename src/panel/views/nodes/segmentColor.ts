import type { GrafanaTheme2 } from '@grafana/data';
import type { SegmentKind } from './splitBar';

/** Fixed per part, in every theme. Neighbours differ in lightness as well as in hue. */
const COLORS: Record<Exclude<SegmentKind, 'free' | 'undivided'>, string> = {
  pods: 'semi-dark-blue',
  system: 'light-orange',
  unaccounted: 'dark-purple',
};

export function segmentColor(theme: GrafanaTheme2, kind: SegmentKind): string {
  switch (kind) {
    case 'free':
      return theme.colors.background.secondary;
    case 'undivided':
      return theme.colors.text.disabled;
    default:
      return theme.visualization.getColorByName(COLORS[kind]);
  }
}
