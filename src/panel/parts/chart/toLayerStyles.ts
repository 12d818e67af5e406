import type { GrafanaTheme2 } from '@grafana/data';
import type { Certainty, PartName } from '../../../engine';
import type { Layer } from '../../read/anatomy/anatomyModel';
import { NOT_SPLIT } from './showRuntime';

export interface LayerStyle {
  color: string;
  /** Reclaimable parts are hatched: the difference does not rest on colour alone. */
  hatched: boolean;
  /** Of the filling, 0 to 1; null: the same as all parts. */
  opacity: number | null;
}

/** Fixed per part, in every panel and theme. Neighbours in the stack differ in lightness as well as in hue. */
const COLOR_BY_PART: Record<PartName, string> = {
  anon: 'semi-dark-blue',
  tmpfs: 'purple',
  kernel: 'semi-dark-orange',
  kernel_sockets_other: 'semi-dark-orange',
  beyond_anon: 'semi-dark-yellow',
  working_set: 'semi-dark-yellow',
  unattributed: 'super-light-red',
  active_file_or_tmpfs: 'semi-dark-green',
  active_file: 'semi-dark-green',
  lazyfree: 'super-light-blue',
  inactive_file: 'light-green',
  swap: 'dark-red',
};

/** Shades of anonymous memory, which neighbours take in turn. The less certain, the paler. */
const RUNTIME_SHADES: Record<Certainty, { colors: string[]; opacity: number }> = {
  certain: { colors: ['dark-blue', 'blue', 'semi-dark-blue'], opacity: 0.85 },
  probable: { colors: ['light-blue', 'semi-dark-blue'], opacity: 0.5 },
  uncertain: { colors: ['super-light-blue', 'blue'], opacity: 0.28 },
};

/** For lines and for parts that this version does not know. */
const OTHER_COLORS = ['blue', 'orange', 'purple', 'green', 'red', 'yellow', 'light-blue', 'dark-orange'];

export function toLayerStyles(theme: GrafanaTheme2, layers: Layer[]): Map<string, LayerStyle> {
  const names: Record<string, string> = COLOR_BY_PART;
  const color = (name: string) => theme.visualization.getColorByName(name);
  return new Map(
    layers.map((layer, index): [string, LayerStyle] => {
      if (layer.of !== null && layer.id !== NOT_SPLIT) {
        const { colors, opacity } = RUNTIME_SHADES[layer.certainty ?? 'uncertain'];
        return [layer.id, { color: color(colors[index % colors.length]), hatched: false, opacity }];
      }
      const name = names[layer.of ?? layer.id] ?? OTHER_COLORS[index % OTHER_COLORS.length];
      return [layer.id, { color: color(name), hatched: layer.reclaimable === 'yes', opacity: null }];
    })
  );
}
