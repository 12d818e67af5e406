import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';
import type { TriageRow } from '../../read/triage/triageModel';
import { mayAnnotate, removeAnnotation, toOnsetAnnotation, writeAnnotation } from './annotateOnset';
import { handOverStrings } from './handOverStrings';

const { annotation: texts } = handOverStrings;

/** Where it stands. `id` is the annotation that this button wrote. */
interface Note {
  isBusy: boolean;
  id: number | null;
  said: string;
  isProblem: boolean;
}

/** Writes the beginning of the growth to Grafana, for all dashboards, and takes it away again. Nothing is written before. */
export function OnsetNote({ row, nowSeconds }: { row: TriageRow; nowSeconds: number }) {
  const styles = useStyles2(getStyles);
  const [{ isBusy, id, said, isProblem }, setNote] = useState<Note>({
    isBusy: false,
    id: null,
    said: '',
    isProblem: false,
  });
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const annotation = toOnsetAnnotation(row, nowSeconds);
  if (annotation === null || !mayAnnotate()) {
    return null;
  }
  const run = async (act: () => Promise<number | null>, done: string) => {
    setNote({ isBusy: true, id, said: '', isProblem: false });
    const result = await act().then(
      (next): Note => ({ isBusy: false, id: next, said: done, isProblem: false }),
      (error: Error): Note => ({ isBusy: false, id, said: error.message, isProblem: true })
    );
    if (isThere.current) {
      setNote(result);
    }
  };
  const write = () => run(() => writeAnnotation(annotation), texts.written(annotation.tags[0]));
  const remove = () => run(() => removeAnnotation(id!).then(() => null), texts.removed);
  return (
    <span className={styles.root}>
      <Button
        size="sm"
        fill="text"
        icon={id === null ? 'comment-alt' : 'trash-alt'}
        title={id === null ? texts.help : undefined}
        disabled={isBusy}
        onClick={id === null ? write : remove}
      >
        {id === null ? texts.write : texts.remove}
      </Button>
      <span className={isProblem ? styles.problem : styles.said} aria-live="polite">
        {said}
      </span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  root: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center' }),
  said: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  problem: css({ ...theme.typography.bodySmall, color: theme.colors.warning.text }),
});
