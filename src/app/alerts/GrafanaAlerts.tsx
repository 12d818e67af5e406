import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Alert, Badge, Button, LoadingPlaceholder, Text, TextLink, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { getTableStyles } from '../getTableStyles';
import { SCREEN_MARKS, say } from '../../engine';
import { listAlerts, type ListedAlert } from '../grafana/listAlerts';
import { useLoaded } from '../useLoaded';
import { alertStrings } from './alertStrings';
import { toRuleHref } from './SaveSection';

const { list: texts } = alertStrings;
type Look = Pick<React.ComponentProps<typeof Badge>, 'color' | 'icon'>;
const LOOKS: Record<string, Look> = {
  firing: { color: 'red', icon: 'bell' },
  pending: { color: 'orange', icon: 'clock-nine' },
  inactive: { color: 'green', icon: 'check' },
};
const NAME_WIDTH_PX = 200;
const UNKNOWN_LOOK: Look = { color: 'blue', icon: 'question-circle' };

/** The rules of ours that Grafana evaluates, with their state. */
export function GrafanaAlerts() {
  const styles = useStyles2(getStyles);
  const [loaded, again] = useLoaded(listAlerts);
  switch (loaded.state) {
    case 'loading':
      return <LoadingPlaceholder text="" />;
    case 'failed':
      return (
        <Alert severity="error" title={texts.failed}>
          <p>{loaded.error.answer}</p>
          <Button size="sm" variant="secondary" onClick={again}>
            {texts.again}
          </Button>
        </Alert>
      );
    case 'loaded': {
      const { rules, total } = loaded.value;
      if (rules.length === 0) {
        return <Text color="secondary">{texts.none}</Text>;
      }
      return (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={texts.grafana}>
          <table className={cx(styles.table, styles.names)}>
            <caption className={styles.caption}>
              {texts.grafanaHelp} {total > rules.length && say`Showing ${rules.length} of ${total}.`}
            </caption>
            <thead>
              <tr>
                <th scope="col">{say`Rule`}</th>
                <th scope="col">{say`State`}</th>
                <th scope="col">{say`Firing`}</th>
                <th scope="col">{say`Health`}</th>
                <th scope="col">{say`Last evaluation`}</th>
                <th scope="col">{say`Folder / group`}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((rule, index) => (
                <Row key={rule.uid ?? index} rule={rule} />
              ))}
            </tbody>
          </table>
        </div>
      );
    }
  }
}

function Row({ rule }: { rule: ListedAlert }) {
  const { uid, name, state, health, lastError, firing, lastEvaluation, folder, group, isPaused, isEdited } = rule;
  return (
    <tr>
      <th scope="row">
        {uid === null ? (
          name
        ) : (
          <TextLink href={toRuleHref(uid)} inline>
            {name}
          </TextLink>
        )}{' '}
        {isEdited === true && (
          <Tooltip content={texts.editedHelp}>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what explains must be reached by keyboard */}
            <span tabIndex={0}>
              <Badge color="purple" icon="pen" text={texts.edited} />
            </span>
          </Tooltip>
        )}
      </th>
      <td>
        <Badge {...(LOOKS[state] ?? UNKNOWN_LOOK)} text={isPaused ? 'paused' : state} />
      </td>
      <td>{firing ?? SCREEN_MARKS.unknown}</td>
      <td>
        {health}
        {lastError !== '' && (
          <Text color="error" variant="bodySmall" element="p">
            {lastError}
          </Text>
        )}
      </td>
      <td>{lastEvaluation === null ? say`never` : dateTimeFormat(lastEvaluation)}</td>
      <td>{`${folder} / ${group}`}</td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  ...getTableStyles(theme),
  // In narrow windows the table scrolls, rather than to break names after a few letters.
  names: css({ 'tbody th': { minWidth: NAME_WIDTH_PX } }),
});
