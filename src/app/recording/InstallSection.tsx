import { say } from '../../engine';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Field, RadioButtonGroup, Switch, Text, TextLink, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState } from 'react';
import { alertStrings } from '../alerts/alertStrings';
import { Scrolled } from '../alerts/Sized';
import { TextBlock } from '../files/TextBlock';
import type { Source } from '../findSources';
import { useExpandedTexts } from '../grafana/useExpandedTexts';
import { buildInstallFile, INSTALL_WAYS, type InstallWay, listInstallTexts } from './installWays';
import { recordingStrings as texts } from './recordingStrings';

const WAYS = (Object.keys(INSTALL_WAYS) as InstallWay[]).map((value) => ({ value, label: INSTALL_WAYS[value].title }));

/** The rule file for each system, and what to do with it. */
export function InstallSection({ sources }: { sources: readonly Source[] }) {
  const styles = useStyles2(getStyles);
  const switchId = useId();
  const [way, setWay] = useState<InstallWay>('prometheus');
  const [withAlerts, setWithAlerts] = useState(false);
  const clusterLabel = sources[0]?.clusterLabel ?? null;
  const rules = useMemo(() => listInstallTexts(way, { clusterLabel, withAlerts }), [way, clusterLabel, withAlerts]);
  const { expand, sources: read, failure } = useExpandedTexts(sources[0]?.uid ?? null, rules);
  const file = useMemo(
    () => buildInstallFile(way, { clusterLabel, withAlerts, expand }),
    [way, clusterLabel, withAlerts, expand]
  );
  const { title, steps } = INSTALL_WAYS[way];
  return (
    <section aria-label={texts.install}>
      <Text element="h2" variant="h4">
        {texts.install}
      </Text>
      <Text element="p" color="secondary">
        {texts.installHelp}
      </Text>
      <Field label={texts.way}>
        <Scrolled>
          <RadioButtonGroup aria-label={texts.way} options={WAYS} value={way} onChange={setWay} />
        </Scrolled>
      </Field>
      <Field label={texts.withAlerts} description={texts.withAlertsHelp} htmlFor={switchId}>
        <Switch id={switchId} value={withAlerts} onChange={(event) => setWithAlerts(event.currentTarget.checked)} />
      </Field>
      {failure !== null && <Alert severity="warning" title={texts.sourcesUnknown(failure)} />}
      {read !== null && read.length > 0 && (
        <Text element="p" color="secondary">
          {texts.reads(read)}
        </Text>
      )}
      <TextBlock key={file.name} title={file.name} text={file.text} file={file.name} folded />
      <ol className={styles.steps}>
        {steps.map(({ text, paste }, index) => (
          <li key={text}>
            {text}
            {paste && <TextBlock title={say`${title}, step ${index + 1}`} text={paste} />}
          </li>
        ))}
      </ol>
      <Text element="p" color="secondary">
        {texts.firstDays}{' '}
        <TextLink href={`${alertStrings.docs}#the-first-days`} external inline>
          {texts.docs}
        </TextLink>
      </Text>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({ paddingInlineStart: theme.spacing(3) }),
});
