import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Certainty } from '../../../engine';
import { capText } from '../../parts/words/capText';
import { strings } from '../../strings';
import type { LayerSummary } from './summarizeLayers';

const ICONS: Record<Certainty, IconName> = {
  certain: 'check-circle',
  probable: 'adjust-circle',
  uncertain: 'question-circle',
};

/** Icon and word; opens the metrics that the number was made from, on click and on Enter. */
export function CertaintyCell({ layer }: { layer: LayerSummary }) {
  const styles = useStyles2(getStyles);
  const { certainty, source, title } = layer;
  if (certainty === null) {
    return <span className={styles.unknown}>{strings.unknown}</span>;
  }
  const { word, help } = strings.certainty[certainty];
  const content = (
    <div className={styles.content}>
      {layer.description !== null && <p>{layer.description}</p>}
      <p>{help}</p>
      {source !== null && source !== '' && <p>{strings.anatomy.source(capText(source))}</p>}
    </div>
  );
  return (
    <Toggletip content={content} placement="top-end">
      <button type="button" className={styles.button} aria-label={strings.anatomy.aboutPart(title, word)}>
        <Icon name={ICONS[certainty]} size="sm" />
        {word}
      </button>
    </Toggletip>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.secondary,
    font: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
  }),
  content: css({ overflowWrap: 'anywhere', 'p:last-child': { marginBottom: 0 } }),
  unknown: css({ color: theme.colors.text.secondary }),
});
