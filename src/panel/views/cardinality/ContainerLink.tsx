import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { capText } from '../../parts/words/capText';
import type { CardinalityRow } from '../../read/cardinality/cardinalityModel';
import type { DrillDownActions } from '../../parts/drill/useDrillDown';
import { cardinalityStrings } from './cardinalityStrings';

interface ContainerLinkProps {
  row: CardinalityRow;
  drillDown: DrillDownActions;
}

/** To the memory of the container behind the target. Renders nothing where its names are not known. */
export function ContainerLink({ row, drillDown }: ContainerLinkProps) {
  const styles = useStyles2(getStyles);
  const { cluster, namespace, pod, container } = row;
  if (namespace === null || pod === null || container === null) {
    return null;
  }
  const target = { key: { cluster, namespace, pod, container } };
  const href = drillDown.toHref(target);
  const openHere = (event: React.MouseEvent) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      drillDown.open?.(target);
    }
  };
  return href === null ? null : (
    <a className={styles.link} href={href} onClick={openHere}>
      {cardinalityStrings.containerLink(capText(container))}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
});
