import { dateTimeFormat, systemDateFormats } from '@grafana/data';
import { formatBytes, formatCount } from '../../../engine';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';

/** A piece of a sentence. Names stand apart, so that whatever they hold is seen as a name. */
export interface Words {
  text: string;
  isName?: true;
}

const DAY_SECONDS = 86_400;

/** The first sentence about a target: what its series do, by which label, and the memory that they explain. */
export function describeSeries(row: CardinalityRow, nowSeconds: number, timeZone: string): Words[] {
  const { headline } = cardinalityStrings;
  switch (row.kind) {
    case 'rejected':
      return [
        { text: headline.target },
        { text: headline.rejected(formatCount(row.series)) },
        ...when(row.sampleLimit !== null, headline.rejectedLimit(formatCount(row.sampleLimit))),
        { text: '.' },
      ];
    case 'churn':
      return [
        ...describeAmount(row),
        ...when(row.addedPerHour !== null, headline.churn(formatCount(row.addedPerHour))),
        ...when(row.churnCause === 'restarts', headline.churnRestarts),
        { text: '.' },
      ];
    case 'steady':
      return [...describeAmount(row), { text: '.' }];
    case 'unknown':
      return [...describeAmount(row), { text: headline.tooShort }, { text: '.' }];
    default:
      return [
        ...describeGrowth(row, nowSeconds, timeZone),
        ...when(row.kind === 'bounded', headline.levelled),
        ...describeLabel(row),
        ...describeMemory(row),
        { text: '.' },
      ];
  }
}

const when = (condition: boolean, text: string): Words[] => (condition ? [{ text }] : []);

function describeAmount({ series }: CardinalityRow): Words[] {
  const { target, has, hasUnknown } = cardinalityStrings.headline;
  return [{ text: target }, { text: series === null ? hasUnknown : has(formatCount(series)) }];
}

/** Of the metric where it was counted, else of the whole target; one of many names says little. */
function describeGrowth(row: CardinalityRow, nowSeconds: number, timeZone: string): Words[] {
  const { headline } = cardinalityStrings;
  const counted =
    row.metric === null || row.names !== null ? undefined : row.metrics.find(({ metric }) => metric === row.metric);
  const isCounted = counted !== undefined && counted.series !== null && counted.seriesAtStart !== null;
  const [from, to] = isCounted ? [counted.seriesAtStart, counted.series] : [row.seriesAtStart, row.series];
  const subject: Words =
    isCounted && row.metric !== null ? { text: capText(row.metric), isName: true } : { text: headline.target };
  return from === null || to === null
    ? describeAmount(row)
    : [
        subject,
        { text: headline.grew(formatCount(from), formatCount(to)) },
        {
          text:
            row.startSeconds === null
              ? headline.inWindow
              : headline.since(formatMoment(row.startSeconds, nowSeconds, timeZone)),
        },
      ];
}

/** What makes the series: ids in names, one label, or labels that change together. */
function describeLabel({ metric, label, labels, lookedInto, names, together }: CardinalityRow): Words[] {
  const { headline, shapes } = cardinalityStrings;
  if (names !== null) {
    return [{ text: headline.names }, { text: capText(names), isName: true }];
  }
  if (label === null) {
    return when(lookedInto.state === 'yes' && metric !== null, headline.noLabel);
  }
  const counted = labels.find((one) => one.metric === metric && one.label === label);
  const values = counted?.values ?? null;
  const shape = counted?.shape ?? null;
  const says = shape !== null && shape !== 'text' && shape !== 'mixed';
  return [
    ...describeTogether(together),
    { text: headline.label },
    { text: capText(label), isName: true },
    { text: values === null ? headline.valuesUnknown : headline.values(formatCount(values)) },
    ...when(values !== null && says, headline.looksLike(shape === null ? '' : shapes[shape])),
  ];
}

function describeTogether(together: string | null): Words[] {
  const { labels, changeTogether } = cardinalityStrings.headline;
  return together === null
    ? []
    : [{ text: labels }, { text: capText(together), isName: true }, { text: changeTogether }];
}

function describeMemory({ coupled, explainedBytes, memoryGrowthBytes }: CardinalityRow): Words[] {
  const { explains, estimated, notInStep } = cardinalityStrings.headline;
  if (coupled === null) {
    return [];
  }
  if (explainedBytes === null || memoryGrowthBytes === null || memoryGrowthBytes <= 0 || explainedBytes <= 0) {
    return when(!coupled, notInStep);
  }
  const [part, whole] = [formatBytes(Math.min(explainedBytes, memoryGrowthBytes)), formatBytes(memoryGrowthBytes)];
  return [{ text: coupled ? explains(part, whole) : estimated(part, whole) }];
}

/** The time alone where it was within a day. */
function formatMoment(seconds: number, nowSeconds: number, timeZone: string): string {
  const { minute, hour } = systemDateFormats.interval;
  return dateTimeFormat(seconds * 1000, {
    timeZone,
    format: nowSeconds - seconds < DAY_SECONDS ? minute : hour,
  });
}
