import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Box, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { ALERTS_PATH, readAlertLink, readMoments } from '../../contract/alertLink';
import { DEFAULT_GRAFANA_FOLDER } from '../../engine';
import { AppPage } from '../AppPage';
import { BacktestSection } from '../backtest/BacktestSection';
import { TextBlock } from '../files/TextBlock';
import { toGroupLabels, toName } from '../form/buildAlert';
import { findKind } from '../form/startForm';
import { toAlertFiles } from '../form/toAlertFiles';
import { listFolders } from '../grafana/folders';
import { readPermissions } from '../grafana/readPermissions';
import { useLeakscopeQuery } from '../grafana/useLeakscopeQuery';
import { PathLink } from '../PathLink';
import { useLoaded } from '../useLoaded';
import { alertStrings } from './alertStrings';
import { ConditionSection } from './ConditionSection';
import { KindSection } from './KindSection';
import { LeftOutNotice } from './LeftOutNotice';
import { PlaceSection } from './PlaceSection';
import { RecordedNotice } from './RecordedNotice';
import { SaveSection } from './SaveSection';
import { ScopeSection } from './ScopeSection';
import { DEFAULT_PERIOD, GIVEN, listPeriods, toAlertQuestion, toRange } from './toAlertQuestion';
import { useAlertForm } from './useAlertForm';

const { form: texts } = alertStrings;

/** Makes an alert: what, when, where; a back-test; then it is saved or taken along. */
export function NewAlertPage() {
  const { search } = useLocation();
  const link = useMemo(() => readAlertLink(search), [search]);
  const moments = useMemo(() => readMoments(search), [search]);
  const state = useAlertForm(link);
  const { form, errors, context, sources, source, built, leftOut, acceptLeftOut, change } = state;
  const [permissions] = useState(readPermissions);
  const [folders] = useLoaded(listFolders);
  const recording = useLeakscopeQuery();
  const backtest = useLeakscopeQuery();
  const periods = useMemo(() => listPeriods(moments), [moments]);
  const [period, setPeriod] = useState(moments === null ? DEFAULT_PERIOD : GIVEN);
  const [testedKey, setTestedKey] = useState('');

  const files = useMemo(() => (built === null ? [] : toAlertFiles(built)), [built]);
  const info = findKind(form.kind);
  const isLeakscope = source?.isLeakscope ?? false;
  const key =
    built === null ? '' : JSON.stringify([form.datasourceUid, form.scope, toAlertQuestion(form, context), period]);
  const test = () => {
    if (isLeakscope && built !== null) {
      setTestedKey(key);
      backtest.ask(form.datasourceUid, toAlertQuestion(form, context), toRange(period, moments));
    }
  };

  // The advised folder is the first choice where it exists.
  useEffect(() => {
    const found = folders.state === 'loaded' && folders.value.find(({ title }) => title === DEFAULT_GRAFANA_FOLDER);
    if (found) {
      change({ folderUid: found.uid, newFolder: found.title });
    }
  }, [folders, change]);

  const askRecording = recording.ask;
  useEffect(() => {
    if (isLeakscope) {
      askRecording(form.datasourceUid, { queryType: 'recording', scope: {} }, toRange(period, moments));
    }
  }, [askRecording, isLeakscope, form.datasourceUid, period, moments]);

  // Once, for the alert that the page opens with.
  const isTested = useRef(false);
  useEffect(() => {
    if (!isTested.current && link !== null) {
      isTested.current = true;
      test();
    }
  });

  return (
    <AppPage
      page="alerts"
      below={texts.title}
      subtitle={texts.subtitle}
      actions={
        <PathLink icon="arrow-left" path={link?.returnTo ?? ALERTS_PATH}>
          {link?.returnTo ? texts.back : texts.toList}
        </PathLink>
      }
    >
      <Stack direction="column" gap={2}>
        {sources.length === 0 && <Alert severity="warning" title={alertStrings.list.noSource} />}
        <Section title={texts.kind}>
          <KindSection kind={form.kind} onChange={(kind) => change({ kind })} />
        </Section>
        <Section title={texts.scope}>
          <LeftOutNotice names={leftOut} onAccept={acceptLeftOut} />
          <ScopeSection {...{ form, errors, context, sources, change }} />
        </Section>
        <Section title={texts.when}>
          <ConditionSection {...{ form, errors, context, change }} />
          {isLeakscope && form.basis === 'recorded' && (
            <RecordedNotice answer={recording.answer} kind={form.kind} groupLabels={toGroupLabels(form, context)} />
          )}
        </Section>
        <Box padding={2} borderStyle="solid" borderColor="weak" backgroundColor="primary">
          <BacktestSection
            {...{ info, period, periods }}
            answer={backtest.answer}
            scope={form.scope}
            isOld={testedKey !== '' && testedKey !== key}
            whyNot={!isLeakscope ? alertStrings.list.noSource : built === null ? texts.wrong : null}
            remark={form.kind === 'leak' && form.basis === 'standalone' ? texts.standaloneTest : null}
            onPeriod={setPeriod}
            onTest={test}
            onCancel={backtest.cancel}
          />
        </Box>
        <Section title={texts.where}>
          <PlaceSection
            {...{ form, errors, folders, change }}
            mayMakeFolders={permissions.mayMakeFolders}
            defaultName={toName({ ...form, name: '' }, context)}
          />
          {built !== null && <TextBlock title={texts.query} help={texts.queryHelp} text={built.expr} />}
          <SaveSection
            {...{ form, built, permissions }}
            onFolder={({ uid, title }) => change({ folderUid: uid, newFolder: title })}
          />
        </Section>
        {built !== null && (
          <Section title={texts.files}>
            <Text color="secondary">{texts.filesHelp}</Text>
            {files.map(({ name, title, help, text }) => (
              <TextBlock key={name} {...{ title, help, text }} file={name} folded />
            ))}
          </Section>
        )}
      </Stack>
    </AppPage>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <Box padding={2} borderStyle="solid" borderColor="weak" backgroundColor="primary">
      <section aria-labelledby={id} className={styles.section}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {children}
      </section>
    </Box>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ minWidth: 0 }),
  title: css({ ...theme.typography.h4, marginBottom: theme.spacing(1.5) }),
});
