import type { GrafanaTheme2 } from '@grafana/data';
import type { PartName } from '../../../engine/memory/parts';
import type { Layer } from '../../read/anatomyModel';

export interface LayerStyle {
  color: string;
  /** Reclaimable parts are hatched: the difference does not rest on colour alone. */
  hatched: boolean;
}

/** Fixed per part, in every panel and theme. Neighbours in the stack differ in lightness as well as in hue. */
const COLOR_BY_PART: Record<PartName, string> = {
  anon: 'semi-dark-blue',
  tmpfs: 'purple',
  kernel: 'semi-dark-orange',
  kernel_sockets_other: 'semi-dark-orange',
  beyond_anon: 'semi-dark-yellow',
  unattributed: 'super-light-red',
  active_file_or_tmpfs: 'semi-dark-green',
  active_file: 'semi-dark-green',
  lazyfree: 'super-light-blue',
  inactive_file: 'light-green',
};

/** For lines and for parts that this version does not know. */
const OTHER_COLORS = ['blue', 'orange', 'purple', 'green', 'red', 'yellow', 'light-blue', 'dark-orange'];

export function toLayerStyles(theme: GrafanaTheme2, layers: Layer[]): Map<string, LayerStyle> {
  const names: Record<string, string> = COLOR_BY_PART;
  return new Map(
    layers.map((layer, index) => {
      const name = names[layer.id] ?? OTHER_COLORS[index % OTHER_COLORS.length];
      return [layer.id, { color: theme.visualization.getColorByName(name), hatched: layer.reclaimable === 'yes' }];
    })
  );
}
