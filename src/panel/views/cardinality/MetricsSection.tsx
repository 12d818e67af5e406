import React, { useState } from 'react';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import { cardinalityStrings } from './cardinalityStrings';
import { LabelsTable } from './LabelsTable';
import { MetricsTable } from './MetricsTable';
import { Section } from './Section';
import { Treemap } from './Treemap';

interface MetricsSectionProps {
  row: CardinalityRow;
  /** Of one column. */
  widthPx: number;
  className: string;
  columns: React.CSSProperties;
}

const MAP_HEIGHT_PX = 240;

/** Series by metric as a map and as a table; a chosen metric shows its labels. */
export function MetricsSection({ row, widthPx, className, columns }: MetricsSectionProps) {
  const [picked, setPicked] = useState<string | null>(null);
  // A newer answer may not have it any more.
  const chosen = picked !== null && row.metrics.some(({ metric }) => metric === picked) ? picked : row.metric;
  const { metrics: texts } = cardinalityStrings;
  if (row.metrics.length === 0) {
    return <Section title={texts.title}>{texts.none}</Section>;
  }
  return (
    <>
      <div className={className} style={columns}>
        <Section title={texts.title}>
          <Treemap
            metrics={row.metrics}
            chosen={chosen}
            onChoose={setPicked}
            widthPx={widthPx}
            heightPx={MAP_HEIGHT_PX}
          />
        </Section>
        <Section title={texts.caption}>
          <MetricsTable metrics={row.metrics} chosen={chosen} onChoose={setPicked} />
        </Section>
      </div>
      <LabelsTable row={row} chosen={chosen} />
    </>
  );
}
