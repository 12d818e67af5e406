import { formatAge, formatSignedBytes, MEMORY_LIMITS } from '../../../engine';
import { PANEL_LIMITS } from '../../panelLimits';
import type { AnatomyModel } from '../../read/anatomy/anatomyModel';
import { strings } from '../../strings';
import type { LayerSummary, Summary } from './summarizeLayers';

/**
 * Which parts of the memory grew, and whether the kernel can take them back, in one or two sentences. Null where the
 * layers are no parts of one whole.
 */
export function describeGrowth({ stacked, whole }: Pick<AnatomyModel, 'stacked' | 'whole'>, summary: Summary) {
  const { lastWholeBytes, wholeChangeBytes, changeMs, sinceRestart } = summary;
  const { growth } = strings;
  if (!stacked || whole === null || lastWholeBytes === null) {
    return null;
  }
  if (wholeChangeBytes === null || changeMs === null) {
    return growth.tooShort;
  }
  const span = growth.span(formatAge(changeMs / 1000), sinceRestart);
  const least = Math.max(
    MEMORY_LIMITS.smallestGrowthBytes.value,
    MEMORY_LIMITS.smallestGrowthShare.value * lastWholeBytes
  );
  const growing = rank(summary.layers).filter((layer) => toChange(layer) >= least);
  if (growing.length === 0) {
    return growth.none(strings.anatomy.wholeTitle[whole], formatSignedBytes(wholeChangeBytes), span);
  }
  const named = takeMost(growing, wholeChangeBytes);
  const parts = growth.list(named.map((layer) => `${layer.title} ${formatSignedBytes(toChange(layer))}`));
  const total = formatSignedBytes(wholeChangeBytes);
  const isPartOfGrowth = named.reduce((sum, layer) => sum + toChange(layer), 0) <= wholeChangeBytes;
  const first = isPartOfGrowth
    ? growth.of(parts, total, span)
    : growth.beside(parts, strings.anatomy.whole[whole], total, span);
  const inside = rank(named[0].details).find((layer) => toChange(layer) >= least);
  const detail = inside ? ` ${growth.inside(inside.title, formatSignedBytes(toChange(inside)))}` : '';
  const { reclaimable } = named[0];
  return `${first}${detail}${reclaimable === null ? '' : ` ${growth.reclaimable[reclaimable]}`}`;
}

function toChange({ changeBytes }: LayerSummary): number {
  return changeBytes ?? 0;
}

function rank(layers: readonly LayerSummary[]): LayerSummary[] {
  return [...layers].sort((a, b) => toChange(b) - toChange(a));
}

/** The fewest parts that make most of the growth. */
function takeMost(growing: LayerSummary[], wholeChangeBytes: number): LayerSummary[] {
  let sum = 0;
  const index = growing.findIndex((layer) => {
    sum += toChange(layer);
    return sum >= PANEL_LIMITS.mostGrowth.value * wholeChangeBytes;
  });
  return index < 0 ? growing : growing.slice(0, index + 1);
}
