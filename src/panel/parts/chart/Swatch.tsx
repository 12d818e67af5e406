import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { LayerStyle } from './toLayerStyles';

interface SwatchProps {
  style: LayerStyle | undefined;
  off?: boolean;
}

/** The colour of a layer, hatched as it is in the chart. */
export function Swatch({ style, off = false }: SwatchProps) {
  const styles = useStyles2(getStyles);
  if (!style) {
    return null;
  }
  const stripes = `repeating-linear-gradient(135deg, ${style.color} 0 2px, transparent 2px 4px)`;
  const plain = style.opacity === null ? style.color : colorManipulator.alpha(style.color, style.opacity);
  const background = off ? 'none' : style.hatched ? stripes : plain;
  return <span className={styles.swatch} style={{ borderColor: style.color, background }} aria-hidden="true" />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  swatch: css({
    display: 'inline-block',
    flexShrink: 0,
    width: theme.spacing(1.5),
    height: theme.spacing(1.5),
    border: '1px solid',
    borderRadius: theme.shape.radius.default,
  }),
});
