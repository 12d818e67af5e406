import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { NewShare } from './toNewShare';

export interface ShareColor {
  fill: string;
  border: string;
}

/**
 * Colours of the map by growth since the start: tints, on which the text of the theme can be read. They differ in strength
 * as well, and each cell says its growth in words.
 */
export function toShareColors(theme: GrafanaTheme2): Record<NewShare, ShareColor> {
  const toColor = (name: string, strength: number): ShareColor => {
    const border = theme.visualization.getColorByName(name);
    return { fill: colorManipulator.alpha(border, strength), border };
  };
  return {
    most: toColor('orange', 0.45),
    some: toColor('yellow', 0.25),
    none: toColor('blue', 0.15),
    unknown: { fill: theme.colors.background.secondary, border: theme.colors.border.strong },
  };
}
